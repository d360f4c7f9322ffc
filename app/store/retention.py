"""How long answers are kept, and how they go: every way of deleting a session's answers is `erase_session`.

What goes is gone for good: answers, the ids of applied changes, the clouds' places, presenter links, title and hall,
and what presenters said about words that nobody's answer stands behind any more. The row itself stays: other sessions
may be counted together with it. What was deleted when, by whom and why, stands in the log.
"""

from typing import Literal

import msgspec
from sqlalchemy import Connection, and_, delete, func, select, update

from app.polling.errors import NotFound
from app.polling.session import SessionState
from app.store import audit
from app.store.accounts import OrganizerRecord
from app.store.pools import was_answered
from app.store.tables import answer, applied_change, cloud, correction, presenter_link, programme, question, session

DAY_S = 24 * 3600
MAX_RETENTION_DAYS = 3650
ERASED = "answers.deleted"
"""What the log calls it."""

Reason = Literal["retention", "organizer"]


class PrivacySettings(msgspec.Struct, frozen=True):
    """What a programme says about its answers. `retention_days` None: until somebody deletes them."""

    retention_days: int | None
    least_group: int
    is_group_fixed: bool  # somebody has answered: what people were told when they did must go on being true
    may_be_unlimited: bool  # made by the command line: its least group may be 0, which is no limit


class Erased(msgspec.Struct, frozen=True):
    """What went: how many answers by how many participants, and the presenter links that led to the session."""

    answers: int
    participants: int
    links: list[str]


class StillLive(Exception):
    """Raised when a session is under way: a live one is never touched."""


def read_privacy(connection: Connection, programme_id: str) -> PrivacySettings:
    """Raises NotFound."""
    row = connection.execute(select(programme).where(programme.c.id == programme_id)).one_or_none()
    if row is None:
        raise NotFound(programme_id)
    is_fixed = was_answered(connection, programme_id)
    return PrivacySettings(row.retention_days, row.least_group, is_fixed, row.organizer_id is None)


def privacy_of_session(connection: Connection, session_id: str) -> PrivacySettings:
    """What the session's programme says. Raises NotFound."""
    programme_id = connection.scalar(select(session.c.programme_id).where(session.c.id == session_id))
    return read_privacy(connection, programme_id or session_id)


def set_privacy(connection: Connection, programme_id: str, **values: int | None) -> None:
    """Set `retention_days` or `least_group`; whether they may be what they are is for the caller to know."""
    connection.execute(update(programme).where(programme.c.id == programme_id).values(values))


def due_sessions(connection: Connection, now: float) -> list[str]:
    """The sessions whose answers are to go by `now` (seconds since 1970), those that ended first before others."""
    age = now - session.c.ended_at
    query = (
        select(session.c.id)
        .join(programme, programme.c.id == session.c.programme_id)
        .where(session.c.erased_at.is_(None), programme.c.retention_days.is_not(None))
        .where(age >= programme.c.retention_days * DAY_S)
        .order_by(session.c.ended_at)
    )
    return list(connection.scalars(query))


def erase_session(
    connection: Connection, session_id: str, by: OrganizerRecord | None, reason: Reason, now: float
) -> Erased:
    """Delete what was answered in a session, and log it. Raises NotFound, also where it is gone already, and StillLive.

    Locks the session's row, which `apply_writes` reads before it writes: what comes after this finds it gone.
    """
    kept = select(session).where(session.c.id == session_id, session.c.erased_at.is_(None)).with_for_update()
    row = connection.execute(kept).one_or_none()
    if row is None:
        raise NotFound(session_id)
    state = msgspec.json.decode(row.state, type=SessionState)
    if state.phase == "live":
        raise StillLive
    counted = select(func.count(), func.count(answer.c.participant.distinct())).where(answer.c.session_id == session_id)
    answers, participants = connection.execute(counted).one()
    links = list(connection.scalars(select(presenter_link.c.id).where(presenter_link.c.session_id == session_id)))
    for table in (answer, applied_change, cloud, presenter_link):
        connection.execute(delete(table).where(table.c.session_id == session_id))
    _forget_rules(connection, row.programme_id)
    # The state names entries by what was written in them.
    over = msgspec.json.encode(SessionState(phase="ended", pace=state.pace)).decode()
    blank = {"title": "", "hall": None, "state": over, "erased_at": int(now)}
    connection.execute(update(session).where(session.c.id == session_id).values(blank))
    details = {"session": session_id, "answers": answers, "participants": participants, "reason": reason}
    audit.record(connection, by, ERASED, row.title, row.programme_id, **details)
    return Erased(answers, participants, links)


def was_erased(connection: Connection, code: str) -> bool:
    """Whether a join code led to a session that is gone."""
    query = select(session.c.id).where(session.c.code == code, session.c.erased_at.is_not(None))
    return connection.scalar(query) is not None


def _forget_rules(connection: Connection, programme_id: str) -> None:
    """Rules quote what people wrote: they go with the last answer to their question, in whichever session that was."""
    asked = select(question.c.id).where(question.c.programme_id == programme_id)
    answered = select(answer.c.question_id).where(answer.c.question_id.in_(asked))
    of_none = and_(correction.c.question_id.in_(asked), correction.c.question_id.not_in(answered))
    connection.execute(delete(correction).where(of_none))
