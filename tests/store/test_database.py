"""Opening a database, and the guarantees that "saved" rests on."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from app.store.database import is_migrated, migrate, open_database
from app.store.tables import metadata


def test_migrations_make_the_tables_that_the_code_expects(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_migrating_twice_is_the_same_as_once(engine: Engine) -> None:
    migrate(engine)
    assert is_migrated(engine)


def test_an_empty_database_is_not_migrated(database_url: str) -> None:
    engine = open_database(database_url)
    assert not is_migrated(engine)
    engine.dispose()


def test_sqlite_has_reached_the_disk_when_a_commit_returns(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        values = {name: connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous")}
        assert values == {"journal_mode": "wal", "synchronous": 2}
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
