"""Opening the database, with the guarantees that "saved" rests on, and bringing it to the newest shape.

SQLite: WAL and synchronous=FULL, so that a commit has reached the disk when it returns (https://sqlite.org/pragma.html#pragma_synchronous).
PostgreSQL: its defaults (fsync and synchronous_commit on) say the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

# How long a writer waits for another process (the command line beside a running server) to finish its commit.
BUSY_TIMEOUT_MS = 10_000


def open_database(url: str) -> Engine:
    """An engine for SQLite or PostgreSQL; makes the SQLite file's folder where it is missing."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, pool_size=5, max_overflow=5, pool_pre_ping=True)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the database to the newest shape; harmless when it is there already."""
    config = _alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock from its start; committed at the end, rolled back on an error."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def drop_traces(engine: Engine) -> None:
    """Leave nothing of what was deleted in the file that SQLite writes first; its `secure_delete` sees to the other."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        # Where somebody is reading it is left to a later one, and says so without failing.
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def is_migrated(engine: Engine) -> bool:
    """Whether the database has the newest shape."""
    head = ScriptDirectory.from_config(_alembic_config()).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def _alembic_config() -> Config:
    config = Config()
    package = Path(__file__).resolve().parent.parent
    bundled = package / "bundled" / "alembic"
    config.set_main_option("script_location", str(bundled if bundled.is_dir() else package.parent / "alembic"))
    return config


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # pysqlite's own transaction handling starts transactions late; ours begin when SQLAlchemy says so.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    # A reader that turns writer half-way may be refused outright; `writing` asks for the write lock at once.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
