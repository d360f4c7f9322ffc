"""Invitations: links that make one account each, or share a programme with whoever opens them. They work once.

Known by a hash of their token, as sign-ins are.
"""

import secrets
import time
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, delete, select, update

from app.polling.errors import NotFound
from app.store.access import right_of
from app.store.accounts import NewOrganizer, OrganizerRecord, Role, create_organizer, normalize_email
from app.store.secrets import new_id
from app.store.shares import ShareRole, put_share
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
    programme_id: str | None = None
    programme_role: ShareRole | None = None  # with a programme

    def has_expired(self, now: float) -> bool:
        return self.expires_at <= now


def create_invitation(
    connection: Connection,
    name: str,
    role: Role,
    invited_by: str,
    *,
    programme_id: str | None = None,
    programme_role: ShareRole | None = None,
) -> tuple[Invitation, str]:
    """An invitation and its token, which is told this once."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    now = int(time.time())
    made = Invitation(new_id(), name, role, now, now + INVITATION_S, programme_id, programme_role)
    row = {**msgspec.structs.asdict(made), "invited_by": invited_by, "token_hash": _hash(token)}
    connection.execute(invitation.insert().values(row))
    return made, token


def list_invitations(connection: Connection, programme_id: str | None = None) -> list[Invitation]:
    """Those that nobody has used, the newest first, also those that have run out: to a programme, or to none."""
    columns = invitation.c
    query = select(invitation).where(columns.used_at.is_(None), columns.programme_id.is_not_distinct_from(programme_id))
    return [_record(row) for row in connection.execute(query.order_by(columns.created_at.desc(), columns.id))]


def revoke_invitation(connection: Connection, invitation_id: str, programme_id: str | None = None) -> str:
    """Have an invitation to this programme (or to none) never work again; whom it was for.

    Raises NotFound, also once it has been used.
    """
    ours = (
        invitation.c.id == invitation_id,
        invitation.c.used_at.is_(None),
        invitation.c.programme_id.is_not_distinct_from(programme_id),
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
    found = _use(connection, token)
    if found is None:
        return None
    made = create_organizer(connection, new, found.role)
    _share(connection, found, made.id)
    return made


def take_invitation(connection: Connection, token: str, organizer_id: str) -> str | None:
    """Share the programme that somebody is invited to with the account that she has; its id.

    None where the link does not work any more, or is not to a programme.
    """
    found = find_invitation(connection, token)
    if found is None or found.programme_id is None or not use_for(connection, found, organizer_id):
        return None
    return found.programme_id


def usable_for(connection: Connection, email: str, invitation_id: str | None) -> list[Invitation]:
    """Those that still work and are for whoever has this address, and the one with this id; the oldest first."""
    columns = invitation.c
    query = select(invitation).where(columns.used_at.is_(None), columns.expires_at > int(time.time()))
    found = [_record(row) for row in connection.execute(query.order_by(columns.created_at, columns.id))]
    return [one for one in found if one.id == invitation_id or normalize_email(one.name) == email]


def use_for(connection: Connection, found: Invitation, organizer_id: str) -> bool:
    """Use up an invitation for an account, and share what it shares; False where somebody was quicker."""
    ours = (invitation.c.id == found.id, invitation.c.used_at.is_(None))
    if connection.execute(update(invitation).where(*ours).values(used_at=int(time.time()))).rowcount != 1:
        return False
    # Whoever has more already keeps it.
    if found.programme_id and right_of(connection, found.programme_id, organizer_id) not in {"edit", "own"}:
        _share(connection, found, organizer_id)
    return True


def _use(connection: Connection, token: str) -> Invitation | None:
    found = find_invitation(connection, token)
    used = connection.execute(update(invitation).where(*_usable(token)).values(used_at=int(time.time())))
    return found if used.rowcount == 1 else None


def _share(connection: Connection, found: Invitation, organizer_id: str) -> None:
    if found.programme_id is not None and found.programme_role is not None:
        put_share(connection, found.programme_id, organizer_id, found.programme_role)


def _usable(token: str) -> tuple[ColumnElement[bool], ...]:
    columns = invitation.c
    return columns.token_hash == _hash(token), columns.used_at.is_(None), columns.expires_at > int(time.time())


def _record(row: Row[Any]) -> Invitation:
    return Invitation(row.id, row.name, row.role, row.created_at, row.expires_at, row.programme_id, row.programme_role)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
