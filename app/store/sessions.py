"""Sessions as they are made, found and listed. What happens in one while it is live goes through `app.store.rooms`."""

import time
from typing import Any

import msgspec
from sqlalchemy import Connection, distinct, func, select, update
from sqlalchemy.exc import IntegrityError

from app.polling.errors import NotFound
from app.polling.records import SessionPlan, SessionRecord
from app.polling.session import Pace, SessionState, begin
from app.store.presenter_links import create_own_link, own_links
from app.store.reflections import is_code_taken
from app.store.secrets import new_code, new_id
from app.store.tables import answer, programme, session

# Below a million sessions at most one draw in ninety collides; ten in a row means that something else is wrong.
_CODE_TRIES = 10


def create_session(
    connection: Connection,
    programme_id: str,
    title: str | None = None,
    pace: Pace = "presenter",
    plan: SessionPlan = SessionPlan(),  # noqa: B008 (a frozen value)
) -> SessionRecord:
    """A new sitting of a programme, with a code and a presenter link of its own. Raises NotFound."""
    deck = connection.execute(select(programme).where(programme.c.id == programme_id)).one_or_none()
    if deck is None:
        raise NotFound(programme_id)
    values = {
        "id": new_id(),
        "programme_id": programme_id,
        "title": title or deck.title,
        "language": deck.language,
        "state": msgspec.json.encode(begin(pace)).decode(),
        "version_block": 0,
        "created_at": int(time.time()),
        **msgspec.structs.asdict(plan),
    }
    _insert_with_free_code(connection, values)
    create_own_link(connection, str(values["id"]))
    return read_session(connection, str(values["id"]))


def read_session(connection: Connection, session_id: str) -> SessionRecord:
    """Raises NotFound."""
    found = list_sessions(connection, session_id=session_id)
    if not found:
        raise NotFound(session_id)
    return found[0]


def find_by_code(connection: Connection, code: str) -> SessionRecord:
    """The session that a join code leads to. Raises NotFound."""
    kept = session.c.erased_at.is_(None)
    session_id = connection.scalar(select(session.c.id).where(session.c.code == code, kept))
    if session_id is None:
        raise NotFound(code)
    return read_session(connection, session_id)


def list_sessions(
    connection: Connection, programme_id: str | None = None, session_id: str | None = None
) -> list[SessionRecord]:
    """Newest first, those made at once by day and title, each with the organizer's own presenter link.

    Those whose answers were deleted are not there.
    """
    columns = session.c
    by_day = (columns.held_on.is_(None), columns.held_on, columns.title, columns.id)
    query = select(session).where(columns.erased_at.is_(None)).order_by(columns.created_at.desc(), *by_day)
    if programme_id is not None:
        query = query.where(session.c.programme_id == programme_id)
    if session_id is not None:
        query = query.where(session.c.id == session_id)
    rows = connection.execute(query).all()
    links = own_links(connection, [row.id for row in rows])
    states = [msgspec.json.decode(row.state, type=SessionState) for row in rows]
    return [
        SessionRecord(
            id=row.id,
            programme=row.programme_id,
            code=row.code,
            title=row.title,
            language=row.language,
            phase=state.phase,
            pace=state.pace,
            created_at=row.created_at,
            ended_at=row.ended_at,
            presenter_link=links.get(row.id, ""),
            plan=SessionPlan(row.held_on, row.hall, row.expected, row.wave),
        )
        for row, state in zip(rows, states, strict=True)
    ]


def change_session(connection: Connection, session_id: str, **values: Any) -> None:
    """Set columns of a session: title, and those of its plan."""
    connection.execute(update(session).where(session.c.id == session_id).values(values))


def count_participants(connection: Connection, session_ids: list[str]) -> dict[str, int]:
    """How many participants have answered something, by session."""
    columns = answer.c
    query = select(columns.session_id, func.count(distinct(columns.participant)).label("participants"))
    rows = connection.execute(query.where(columns.session_id.in_(session_ids)).group_by(columns.session_id))
    return {row.session_id: row.participants for row in rows}


def _insert_with_free_code(connection: Connection, values: dict[str, object]) -> None:
    for _ in range(_CODE_TRIES):
        code = new_code()
        if is_code_taken(connection, code):
            continue
        try:
            with connection.begin_nested():
                connection.execute(session.insert().values({**values, "code": code}))
        except IntegrityError:
            continue
        return
    msg = "no free join code found"
    raise RuntimeError(msg)
