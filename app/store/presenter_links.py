"""Presenter links: who may present a session, for whom each link was made, until when, and which were revoked.

Every session has one link that is the organizer's own: it has no name, never runs out, and the one that is revoked is
replaced in the same transaction. So there is always one that works, and nobody locks herself out. A revoked link stays
in the table, where its key finds out that it was revoked, and never works again.
"""

import time
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select, update

from app.polling.errors import NotFound
from app.store.secrets import new_id
from app.store.tables import presenter_link, session

# Of one session. Many times the lecturers of a long day, few enough to be looked through by eye.
MAX_LINKS = 50


class PresenterLink(msgspec.Struct, frozen=True):
    """One link. Times are seconds since 1970; `name` is None for the organizer's own."""

    id: str
    session: str
    name: str | None
    created_at: int
    expires_at: int | None
    revoked_at: int | None

    def has_expired(self, now: float) -> bool:
        return self.expires_at is not None and self.expires_at <= now


def create_own_link(connection: Connection, session_id: str) -> PresenterLink:
    """The organizer's own link to a session, which has none that works."""
    return _insert(connection, session_id, None, None)


def create_link(
    connection: Connection, session_id: str, name: str, expires_at: int | None = None
) -> PresenterLink | None:
    """A link for somebody else; None where the session has as many as it may have, run out or not. Raises NotFound."""
    # Locked, so that two who make the last one at once do not make one too many. (SQLite has one writer anyway.)
    if connection.scalar(select(session.c.id).where(session.c.id == session_id).with_for_update()) is None:
        raise NotFound(session_id)
    columns = presenter_link.c
    query = select(func.count()).where(columns.session_id == session_id, columns.revoked_at.is_(None))
    if (connection.scalar(query) or 0) >= MAX_LINKS:
        return None
    return _insert(connection, session_id, name, expires_at)


def list_links(connection: Connection, session_id: str) -> list[PresenterLink]:
    """The links of a session that are not revoked, also those that have run out: the own one, then the newest first."""
    columns = presenter_link.c
    query = select(presenter_link).where(columns.session_id == session_id, columns.revoked_at.is_(None))
    order = (columns.name.is_not(None), columns.created_at.desc(), columns.id)
    return [_record(row) for row in connection.execute(query.order_by(*order))]


def read_link(connection: Connection, link_id: str) -> PresenterLink | None:
    """The link, also where it is revoked or has run out."""
    row = connection.execute(select(presenter_link).where(presenter_link.c.id == link_id)).one_or_none()
    return None if row is None else _record(row)


def revoke_link(connection: Connection, session_id: str, link_id: str) -> None:
    """Have a link of this session never work again; for the own one a new one is made. Raises NotFound.

    Revoking it again changes nothing.
    """
    link = read_link(connection, link_id)
    if link is None or link.session != session_id:
        raise NotFound(link_id)
    working = (presenter_link.c.id == link_id, presenter_link.c.revoked_at.is_(None))
    revoked = connection.execute(update(presenter_link).where(*working).values(revoked_at=int(time.time())))
    # Of two who revoke the own link at once, one makes the new one.
    if revoked.rowcount == 1 and link.name is None:
        create_own_link(connection, session_id)


def own_links(connection: Connection, session_ids: list[str]) -> dict[str, str]:
    """The id of the organizer's own link, by session."""
    columns = presenter_link.c
    query = select(columns.session_id, columns.id).where(
        columns.session_id.in_(session_ids), columns.name.is_(None), columns.revoked_at.is_(None)
    )
    return {row.session_id: row.id for row in connection.execute(query.order_by(columns.id.desc()))}


def _insert(connection: Connection, session_id: str, name: str | None, expires_at: int | None) -> PresenterLink:
    link = PresenterLink(new_id(), session_id, name, int(time.time()), expires_at, None)
    connection.execute(
        presenter_link.insert().values(
            id=link.id, session_id=session_id, name=name, created_at=link.created_at, expires_at=expires_at
        )
    )
    return link


def _record(row: Row[Any]) -> PresenterLink:
    return PresenterLink(row.id, row.session_id, row.name, row.created_at, row.expires_at, row.revoked_at)
