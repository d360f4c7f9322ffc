"""The way in for those who prepare alone before the day, and how many have: what they write never comes here."""

import hashlib
import time

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select, update
from sqlalchemy.exc import IntegrityError

from app.store.secrets import new_code
from app.store.tables import prepared, reflection, session

# Markers are made by phones, so whoever likes can make many: more than anybody prepares with, few enough to keep.
MAX_PREPARED = 20_000
_CODE_TRIES = 10


class Reflection(msgspec.Struct, frozen=True):
    """A programme's reflection link."""

    programme: str
    code: str
    is_open: bool


def read_reflection(connection: Connection, programme_id: str) -> Reflection | None:
    """None where it was never opened."""
    return _read(connection, reflection.c.programme_id == programme_id)


def find_reflection(connection: Connection, code: str) -> Reflection | None:
    """The one that a code leads to, open or not."""
    return _read(connection, reflection.c.code == code)


def open_reflection(connection: Connection, programme_id: str) -> None:
    """Let people prepare, under the same code as before if there was one; harmless where they may already."""
    ours = reflection.c.programme_id == programme_id
    if connection.execute(update(reflection).where(ours).values(closed_at=None)).rowcount:
        return
    for _ in range(_CODE_TRIES):
        values = {"programme_id": programme_id, "code": new_code(), "opened_at": int(time.time())}
        # What leads to a session leads nowhere else: people type both in the same place.
        if connection.scalar(select(session.c.id).where(session.c.code == values["code"])) is not None:
            continue
        try:
            with connection.begin_nested():
                connection.execute(reflection.insert().values(values))
        except IntegrityError:
            continue
        return
    msg = "no free code found"
    raise RuntimeError(msg)


def close_reflection(connection: Connection, programme_id: str) -> None:
    """Let nobody begin any more; what people have written stays with them."""
    still_open = (reflection.c.programme_id == programme_id, reflection.c.closed_at.is_(None))
    connection.execute(update(reflection).where(*still_open).values(closed_at=int(time.time())))


def add_prepared(connection: Connection, programme_id: str, marker: str) -> None:
    """Count somebody as having prepared, once, whose phone made this marker; its hash alone is kept."""
    row = {"programme_id": programme_id, "marker_hash": hashlib.sha256(marker.encode()).hexdigest()}
    known = select(prepared.c.programme_id).filter_by(**row)
    if connection.execute(known).first() is None and count_prepared(connection, programme_id) < MAX_PREPARED:
        connection.execute(prepared.insert().values(row))


def count_prepared(connection: Connection, programme_id: str) -> int:
    query = select(func.count()).select_from(prepared).where(prepared.c.programme_id == programme_id)
    return connection.scalar(query) or 0


def is_code_taken(connection: Connection, code: str) -> bool:
    """Whether people prepare under this code."""
    return find_reflection(connection, code) is not None


def is_prepared_for(connection: Connection, session_id: str) -> bool:
    """Whether people could ever prepare for the session's programme."""
    query = select(session.c.id).join(reflection, reflection.c.programme_id == session.c.programme_id)
    return connection.scalar(query.where(session.c.id == session_id)) is not None


def _read(connection: Connection, which: ColumnElement[bool]) -> Reflection | None:
    row = connection.execute(select(reflection).where(which)).one_or_none()
    return None if row is None else Reflection(row.programme_id, row.code, row.closed_at is None)
