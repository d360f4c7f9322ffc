"""A running server on SQLite and one on PostgreSQL, and a fresh session for each test."""

from collections.abc import Callable, Iterator

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


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def kept_in(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_postgres: Callable[[str], str]
) -> str:
    """The address of the running server's database."""
    if request.param == "postgres":
        return new_postgres("promises")
    return f"sqlite:///{tmp_path_factory.mktemp('promises') / 'visent.sqlite3'}"


@pytest.fixture(scope="session")
def server(kept_in: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests on one database. A test that kills it starts it again."""
    running = Server(tmp_path_factory.mktemp("served"), VISENT_DATABASE_URL=kept_in)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def database(server: Server, kept_in: str) -> Iterator[Engine]:
    """The running server's database, as another process sees it."""
    engine = open_database(Settings(database_url=kept_in).database)
    yield engine
    engine.dispose()


@pytest.fixture
def session(server: Server, database: Engine) -> HeldSession:
    """A fresh session with one question of each kind, made beside the running server."""
    return hold_session(server, database)
