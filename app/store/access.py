"""Who may do what with a programme: its organizer, those it is shared with, owners with what the command line made.

Whatever is kept under a programme is reached through one of these checks. What is not there and what is not for this
organizer are the same to whoever asks.
"""

from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, case, literal, or_, select

from app.polling.errors import NotFound
from app.store.tables import organizer, programme, programme_share, question, session

Right = Literal["view", "edit", "own"]
"""To see it and its results; to change and present it too; to share, hand over and delete it too."""

_RANK: dict[str | None, int] = {None: 0, "view": 1, "edit": 2, "own": 3}


class NotAllowed(Exception):
    """Raised when an organizer may see a programme, but not do this with it."""

    def __init__(self, right: Right) -> None:
        super().__init__(right)
        self.right = right


def right_of(connection: Connection, programme_id: str, organizer_id: str) -> Right | None:
    """What this organizer may do with a programme; None where there is none, or none to see."""
    query = _with_shares(select(_right(organizer_id)), organizer_id).where(programme.c.id == programme_id)
    found: Right | None = connection.scalar(query)
    return found


def check_programme(connection: Connection, programme_id: str, organizer_id: str, right: Right = "view") -> Right:
    """What this organizer may do, at least what is asked. Raises NotFound, and NotAllowed where she may only see it."""
    found = right_of(connection, programme_id, organizer_id)
    if found is None:
        raise NotFound(programme_id)
    if _RANK[found] < _RANK[right]:
        raise NotAllowed(right)
    return found


def programme_of_question(connection: Connection, question_id: str, organizer_id: str, right: Right = "view") -> str:
    """The programme that a question stands in. Raises as `check_programme` does."""
    found = connection.scalar(select(question.c.programme_id).where(question.c.id == question_id))
    check_programme(connection, found or question_id, organizer_id, right)
    return str(found)


def programme_of_session(connection: Connection, session_id: str, organizer_id: str, right: Right = "view") -> str:
    """The programme that a session is a sitting of. Raises as `check_programme` does."""
    query = select(session.c.programme_id).where(session.c.id == session_id, session.c.erased_at.is_(None))
    found = connection.scalar(query)
    check_programme(connection, found or session_id, organizer_id, right)
    return str(found)


def owned_by(organizer_id: str) -> ColumnElement[bool]:
    """The programmes that an organizer made, and for owners those of the command line; a condition on `programme`."""
    return or_(
        programme.c.organizer_id == organizer_id,
        and_(programme.c.organizer_id.is_(None), _is_owner(organizer_id)),
    )


def visible_to(organizer_id: str) -> ColumnElement[bool]:
    """The programmes that an organizer may see, as a condition on `programme`."""
    shared = select(programme_share.c.programme_id).where(programme_share.c.organizer_id == organizer_id)
    return or_(owned_by(organizer_id), programme.c.id.in_(shared))


def _right(organizer_id: str) -> ColumnElement[Right | None]:
    own = owned_by(organizer_id)
    # A viewer's account only ever sees, whatever it was given or had made before it became one.
    is_viewer = and_(programme_share.c.organizer_id.is_not(None), _has_role(organizer_id, "viewer"))
    return case(
        (and_(own, _has_role(organizer_id, "viewer")), literal("view")),
        (own, literal("own")),
        (is_viewer, literal("view")),
        (programme_share.c.role == "editor", literal("edit")),
        (programme_share.c.role == "viewer", literal("view")),
        else_=None,
    )


def _with_shares(query: Select[Any], organizer_id: str) -> Select[Any]:
    ours = and_(programme_share.c.programme_id == programme.c.id, programme_share.c.organizer_id == organizer_id)
    return query.select_from(programme.outerjoin(programme_share, ours))


def _is_owner(organizer_id: str) -> ColumnElement[bool]:
    return _has_role(organizer_id, "owner")


def _has_role(organizer_id: str, role: str) -> ColumnElement[bool]:
    return select(organizer.c.id).where(organizer.c.id == organizer_id, organizer.c.role == role).exists()
