"""A running server on SQLite and one on PostgreSQL, and a fresh session for each test."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from app.settings import Settings
from app.store.database import open_database
from tests.promises.held import HeldSession, hold_session
from tests.server import Server


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def new_postgres(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Makes an empty PostgreSQL database of this name and says its address: other tests clear the usual one."""

    def make(name: str) -> str:
        usual = make_url(str(request.getfixturevalue("postgres_url"))).set(drivername="postgresql+psycopg")
        engine = create_engine(usual, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            # The same server serves every file of tests, and a file may come back to the one that ran before it.
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return usual.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    return make


@dataclass(frozen=True)
class Kept:
    """A running server, the address of its database, and that database as another process sees it."""

    url: str
    server: Server
    engine: Engine


@pytest.fixture(scope="session")
def kept(
    tmp_path_factory: pytest.TempPathFactory, new_postgres: Callable[[str], str]
) -> Iterator[Callable[[str], Kept]]:
    """One server for all tests on one database, started when it is first asked for: a start takes seconds."""
    running: dict[str, Kept] = {}

    def one(name: str) -> Kept:
        if name not in running:
            file = tmp_path_factory.mktemp("promises") / "visent.sqlite3"
            url = new_postgres("promises") if name == "postgres" else f"sqlite:///{file}"
            server = Server(tmp_path_factory.mktemp("served"), VISENT_DATABASE_URL=url)
            server.start()
            running[name] = Kept(url, server, open_database(Settings(database_url=url).database))
        return running[name]

    yield one
    for each in running.values():
        each.engine.dispose()
        each.server.stop()


@pytest.fixture(params=["sqlite", "postgres"])
def kept_in(request: pytest.FixtureRequest) -> str:
    """Which database the running server has."""
    return str(request.param)


@pytest.fixture
def database_address(kept_in: str, kept: Callable[[str], Kept]) -> str:
    """The address of the running server's database."""
    return kept(kept_in).url


@pytest.fixture
def server(kept_in: str, kept: Callable[[str], Kept]) -> Server:
    """The running server. A test that kills it starts it again."""
    return kept(kept_in).server


@pytest.fixture
def database(kept_in: str, kept: Callable[[str], Kept]) -> Engine:
    """The running server's database, as another process sees it."""
    return kept(kept_in).engine


@pytest.fixture
def session(server: Server, database: Engine) -> HeldSession:
    """A fresh session with one question of each kind, made beside the running server."""
    return hold_session(server, database)
