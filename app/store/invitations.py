"""Invitations: links that make one account each, known by a hash of their token as sign-ins are."""

import secrets
import time
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, delete, select, update

from app.polling.errors import NotFound
from app.store.accounts import NewOrganizer, OrganizerRecord, Role, create_organizer
from app.store.secrets import new_id
from app.store.tables import invitation

# A week: over a holiday, and not for ever in somebody's mailbox.
INVITATION_S = 7 * 24 * 3600
_TOKEN_BYTES = 32


class Invitation(msgspec.Struct, frozen=True):
    """An invitation without its token. Times are seconds since 1970."""

    id: str
    name: str  # whom it is for
    role: Role
    created_at: int
    expires_at: int

    def has_expired(self, now: float) -> bool:
        return self.expires_at <= now


def create_invitation(connection: Connection, name: str, role: Role, invited_by: str) -> tuple[Invitation, str]:
    """An invitation and its token, which is told this once."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    now = int(time.time())
    made = Invitation(new_id(), name, role, now, now + INVITATION_S)
    row = {**msgspec.structs.asdict(made), "invited_by": invited_by, "token_hash": _hash(token)}
    connection.execute(invitation.insert().values(row))
    return made, token


def list_invitations(connection: Connection) -> list[Invitation]:
    """Those that nobody has used, the newest first, also those that have run out; without those to a programme."""
    columns = invitation.c
    query = select(invitation).where(columns.used_at.is_(None), columns.programme_id.is_(None))
    return [_record(row) for row in connection.execute(query.order_by(columns.created_at.desc(), columns.id))]


def revoke_invitation(connection: Connection, invitation_id: str) -> str:
    """Have an invitation never work again; whom it was for. Raises NotFound, also once it has been used."""
    ours = (
        invitation.c.id == invitation_id,
        invitation.c.used_at.is_(None),
        invitation.c.programme_id.is_(None),
    )
    name: str | None = connection.scalar(select(invitation.c.name).where(*ours))
    if name is None or connection.execute(delete(invitation).where(*ours)).rowcount != 1:
        raise NotFound(invitation_id)
    return name


def find_invitation(connection: Connection, token: str) -> Invitation | None:
    """The invitation that this token would use now."""
    row = connection.execute(select(invitation).where(*_usable(token))).one_or_none()
    return None if row is None else _record(row)


def accept_invitation(connection: Connection, token: str, new: NewOrganizer) -> OrganizerRecord | None:
    """The account, or None where the link does not work any more. Of several who use it at once, one wins.

    Raises EmailTaken; the link is not used up then, as the transaction is rolled back.
    """
    found = find_invitation(connection, token)
    used = connection.execute(update(invitation).where(*_usable(token)).values(used_at=int(time.time())))
    if found is None or used.rowcount != 1:
        return None
    return create_organizer(connection, new, found.role)


def _usable(token: str) -> tuple[ColumnElement[bool], ...]:
    columns = invitation.c
    return columns.token_hash == _hash(token), columns.used_at.is_(None), columns.expires_at > int(time.time())


def _record(row: Row[Any]) -> Invitation:
    return Invitation(row.id, row.name, row.role, row.created_at, row.expires_at)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
