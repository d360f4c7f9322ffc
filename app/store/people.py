"""Everybody who has an account, as owners look after them: roles, and accounts that are closed and opened again."""

import time
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, select, update

from app.polling.errors import NotFound
from app.store.accounts import OrganizerRecord, Role, sign_out_everywhere, to_record
from app.store.tables import invitation, organizer


class Person(msgspec.Struct, frozen=True):
    """An account in the list. Times are seconds since 1970."""

    account: OrganizerRecord
    created_at: int
    is_disabled: bool
    is_linked: bool  # an identity provider knows it


class LastOwner(Exception):
    """Raised when a change would leave nobody to look after accounts."""


def list_people(connection: Connection) -> list[Person]:
    """By name, those whose accounts are closed last."""
    rows = connection.execute(select(organizer))
    return sorted(
        (_person(row) for row in rows),
        key=lambda one: (one.is_disabled, one.account.name.casefold(), one.account.email),
    )


def read_person(connection: Connection, organizer_id: str) -> Person:
    """Raises NotFound."""
    row = connection.execute(select(organizer).where(organizer.c.id == organizer_id)).one_or_none()
    if row is None:
        raise NotFound(organizer_id)
    return _person(row)


def change_role(connection: Connection, organizer_id: str, role: Role) -> None:
    """Raises NotFound, and LastOwner where nobody else is one. Who is an owner no more has invited nobody, either."""
    read_person(connection, organizer_id)
    if role != "owner":
        _check_other_owner(connection, organizer_id)
        _withdraw_invitations(connection, organizer_id, with_shares=False)
    connection.execute(update(organizer).where(organizer.c.id == organizer_id).values(role=role))


def disable(connection: Connection, organizer_id: str) -> None:
    """Sign an account out and let nobody in as it, neither people nor programs, until `enable`. Raises as above."""
    person = read_person(connection, organizer_id)
    if person.is_disabled:
        return
    _check_other_owner(connection, organizer_id)
    sign_out_everywhere(connection, organizer_id)
    _withdraw_invitations(connection, organizer_id, with_shares=True)
    connection.execute(update(organizer).where(organizer.c.id == organizer_id).values(disabled_at=int(time.time())))


def enable(connection: Connection, organizer_id: str) -> None:
    """Let an account in again, with the role, programmes and tokens that it had. Raises NotFound."""
    read_person(connection, organizer_id)
    connection.execute(update(organizer).where(organizer.c.id == organizer_id).values(disabled_at=None))


def unlink(connection: Connection, organizer_id: str) -> None:
    """Have no identity provider know an account; whoever has its address is linked to it anew. Raises NotFound."""
    read_person(connection, organizer_id)
    values = {"issuer": None, "subject": None}
    connection.execute(update(organizer).where(organizer.c.id == organizer_id).values(values))


def _person(row: Row[Any]) -> Person:
    return Person(to_record(row), row.created_at, row.disabled_at is not None, row.subject is not None)


def _check_other_owner(connection: Connection, organizer_id: str) -> None:
    """Raises LastOwner where this is the only owner who can sign in."""
    owners = select(organizer.c.id).where(organizer.c.role == "owner", organizer.c.disabled_at.is_(None))
    # Locked, so that of two owners who demote each other at once one stays. (SQLite has one writer anyway.)
    found = set(connection.scalars(owners.order_by(organizer.c.id).with_for_update()))
    if found == {organizer_id}:
        raise LastOwner


def _withdraw_invitations(connection: Connection, organizer_id: str, with_shares: bool) -> None:
    gone = delete(invitation).where(invitation.c.invited_by == organizer_id, invitation.c.used_at.is_(None))
    connection.execute(gone if with_shares else gone.where(invitation.c.programme_id.is_(None)))
