"""The data folder, the database, and how fast and how surely it saves."""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy import text as sql
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from app.doctor.finding import Finding, Text
from app.settings import Settings
from app.store.database import is_migrated, open_database, writing

# Below the first there is soon trouble, below the second there is trouble.
LOW_SPACE_BYTES, NO_SPACE_BYTES = 1 << 30, 100 << 20
# 400 people who answer at once wait for about ten commits, so this is half a second.
SLOW_COMMIT_MS = 50.0
_COMMITS = 9
_PATIENCE_S = 5


def check_data_folder(settings: Settings, text: Text) -> Iterator[Finding]:
    folder = settings.data.resolve()
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        advice = text("Give yourself the right to write there, or choose another folder with VISENT_DATA.")
        yield Finding("problem", text("Nothing can be written in {folder}.", folder=there), advice)
        return
    free = shutil.disk_usage(there).free
    said = text("The data folder {folder} has {free} GB free.", folder=folder, free=f"{free / 1e9:.1f}")
    if free >= LOW_SPACE_BYTES:
        yield Finding("ok", said)
        return
    advice = text("Make room on the disk: without it, answers cannot be saved.")
    yield Finding("problem" if free < NO_SPACE_BYTES else "warning", said, advice)


def check_database(settings: Settings, text: Text) -> Iterator[Finding]:
    url = make_url(settings.database)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        yield Finding("ok", text("There is no database yet; the first start makes it."))
        return
    try:
        engine = _open(settings.database)
        try:
            yield from _examine_database(engine, text)
        finally:
            engine.dispose()
    except (SQLAlchemyError, OSError) as error:
        # The driver's own first line: the whole of it quotes statements.
        reason = str(getattr(error, "orig", None) or error).partition("\n")[0]
        said = text("The database {address} cannot be read.", address=url.render_as_string(hide_password=True))
        advice = text("Check that it runs and that VISENT_DATABASE_URL is right. It says: {reason}", reason=reason)
        yield Finding("problem", said, advice)


def check_commit_speed(settings: Settings, text: Text) -> Iterator[Finding]:
    """How long "saved" takes at the least, measured where the answers are kept."""
    try:
        median_ms = statistics.median(commit_times_ms(settings))
    except (SQLAlchemyError, OSError):
        return  # The checks of the folder and of the database have said why, or there is nothing yet.
    said = text("Saving to disk takes {ms} ms.", ms=f"{median_ms:.1f}")
    if median_ms <= SLOW_COMMIT_MS:
        yield Finding("ok", said)
        return
    advice = text("Use a disk in the machine itself, not a memory card or a network drive: phones wait for every save.")
    yield Finding("warning", said, advice)


def commit_times_ms(settings: Settings) -> list[float]:
    """Real commits: for SQLite in a file of our own in the data folder, for PostgreSQL in its write-ahead log alone.

    Raises OSError where the folder is not there, SQLAlchemyError where the database is not.
    """
    if make_url(settings.database).get_backend_name() != "sqlite":
        return _time_commits(_open(settings.database), "SELECT pg_logical_emit_message(true, 'visent', '')")
    with tempfile.TemporaryDirectory(dir=settings.data, prefix="doctor-") as folder:
        engine = open_database(f"sqlite:///{folder}/commits.sqlite3")
        with writing(engine) as connection:
            connection.execute(sql("CREATE TABLE commits (n INTEGER)"))
        return _time_commits(engine, "INSERT INTO commits VALUES (1)")


def _examine_database(engine: Engine, text: Text) -> Iterator[Finding]:
    with engine.connect() as connection:
        if not _is_durable(connection):
            advice = text("A power cut would lose answers that were said to be saved. Undo what turned this off.")
            yield Finding("problem", text("The database does not wait for the disk."), advice)
        is_sound = engine.dialect.name != "sqlite" or connection.scalar(sql("PRAGMA quick_check(1)")) == "ok"
    if not is_sound:
        advice = text("Stop the server, put a copy of the data folder aside, and restore the newest backup.")
        yield Finding("problem", text("The database file is damaged."), advice)
    elif is_migrated(engine):
        yield Finding("ok", text("The database is sound and fits this version."))
    else:
        advice = text("The next start changes that. Make a backup first.")
        yield Finding("warning", text("The database does not fit this version yet."), advice)


def _is_durable(connection: Connection) -> bool:
    """Whether a commit that has returned has reached the disk."""
    if connection.dialect.name != "sqlite":
        names = ("fsync", "synchronous_commit", "full_page_writes")
        return all(connection.scalar(sql(f"SHOW {name}")) != "off" for name in names)
    # 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
    said = [connection.scalar(sql(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous")]
    return said == ["wal", 2]


def _time_commits(engine: Engine, statement: str) -> list[float]:
    """In milliseconds. The first, which also connects, is not counted."""
    times: list[float] = []
    try:
        for _ in range(_COMMITS + 1):
            began = time.perf_counter()
            with writing(engine) as connection:
                connection.execute(sql(statement))
            times.append((time.perf_counter() - began) * 1000)
    finally:
        engine.dispose()
    return times[1:]


def _open(address: str) -> Engine:
    """Like `open_database`, without waiting minutes for a machine that is not there."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        url = url.update_query_dict({"connect_timeout": str(_PATIENCE_S)})
    return open_database(url.render_as_string(hide_password=False))
