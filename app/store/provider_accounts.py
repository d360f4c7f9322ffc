"""Accounts as an identity provider knows them: who is let in, as whom, and who is not.

A provider's word for who somebody is counts by its issuer and subject, which never change. An e-mail address brings
such a pair together with an account once, and only if the provider vouches for the address.
"""

from collections.abc import Collection
from typing import Literal

import msgspec
from sqlalchemy import Connection, select, update
from sqlalchemy.exc import IntegrityError

from app.store import invitations
from app.store.accounts import (
    EmailTaken,
    NewOrganizer,
    OrganizerRecord,
    Role,
    create_organizer,
    has_organizer,
    to_record,
)
from app.store.invitations import Invitation
from app.store.tables import organizer

Refusal = Literal["no_owner", "closed", "unverified", "linked_elsewhere", "no_account"]

_STRENGTH: dict[Role, int] = {"viewer": 0, "organizer": 1, "owner": 2}


class Identity(msgspec.Struct, frozen=True):
    """Who a provider says that somebody is."""

    issuer: str
    subject: str
    email: str  # lower-cased; empty where the provider tells none
    is_email_verified: bool
    name: str  # empty where the provider tells none


class Admission(msgspec.Struct, frozen=True):
    """Who is let in, and what that changed: the account was known, is linked from now on, or is new."""

    account: OrganizerRecord
    how: Literal["known", "linked", "made"]
    programmes: list[str]  # ids of those that invitations share with it from now on


class NotLetIn(Exception):
    """Raised when an identity opens no account."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


class MetAnother(Exception):
    """Raised when the same identity was let in elsewhere at the same moment; a second try finds its account."""


def admit(
    connection: Connection,
    identity: Identity,
    domains: Collection[str],
    language: str,
    invitation_id: str | None = None,
) -> Admission:
    """The account of this identity: the known one, else that with its address, else a new one if it may have one.

    `domains`: whoever has an address there may have an account without being invited. `invitation_id`: whoever comes
    has the link of this invitation. Raises NotLetIn and MetAnother.
    """
    if not has_organizer(connection):
        raise NotLetIn("no_owner")
    ours = (organizer.c.issuer == identity.issuer, organizer.c.subject == identity.subject)
    known = connection.execute(select(organizer).where(*ours)).one_or_none()
    if known is not None:
        if known.disabled_at is not None:
            raise NotLetIn("closed")
        return Admission(to_record(known), "known", _take(connection, invitation_id, known.id))
    if not identity.email or not identity.is_email_verified:
        raise NotLetIn("unverified")
    with_address = connection.execute(select(organizer).where(organizer.c.email == identity.email)).one_or_none()
    if with_address is None:
        return _make(connection, identity, domains, language, invitation_id)
    if with_address.disabled_at is not None:
        raise NotLetIn("closed")
    if with_address.subject is not None:
        raise NotLetIn("linked_elsewhere")
    _link(connection, with_address.id, identity)
    return Admission(to_record(with_address), "linked", _take(connection, invitation_id, with_address.id))


def ways_in(connection: Connection, organizer_id: str) -> tuple[bool, bool]:
    """Whether an account has a password, and whether an identity provider knows it."""
    query = select(organizer.c.password_hash, organizer.c.subject).where(organizer.c.id == organizer_id)
    row = connection.execute(query).one()
    return row.password_hash != "", row.subject is not None


def _take(connection: Connection, invitation_id: str | None, organizer_id: str) -> list[str]:
    """The programme that an invitation shares with an account that is there; one that makes accounts is left alone."""
    held = [] if invitation_id is None else invitations.usable_for(connection, "", invitation_id)
    return [
        one.programme_id
        for one in held
        if one.programme_id is not None and invitations.use_for(connection, one, organizer_id)
    ]


def _make(
    connection: Connection, identity: Identity, domains: Collection[str], language: str, invitation_id: str | None
) -> Admission:
    invited = invitations.usable_for(connection, identity.email, invitation_id)
    is_of_the_house = identity.email.rpartition("@")[2] in domains
    if not invited and not is_of_the_house:
        raise NotLetIn("no_account")
    name = identity.name or identity.email.partition("@")[0]
    new = NewOrganizer(name, identity.email, "", language)
    try:
        account = create_organizer(connection, new, _role(invited, is_of_the_house))
    except EmailTaken:
        raise MetAnother from None
    _link(connection, account.id, identity)
    for one in invited:
        invitations.use_for(connection, one, account.id)
    return Admission(account, "made", [one.programme_id for one in invited if one.programme_id is not None])


def _role(invited: Collection[Invitation], is_of_the_house: bool) -> Role:
    """What an owner has said counts; else who is of the house is an organizer; else what a programme's share asks."""
    by_owners: list[Role] = [one.role for one in invited if one.programme_id is None]
    if is_of_the_house and not by_owners:
        return "organizer"
    return max(by_owners or [one.role for one in invited], key=_STRENGTH.__getitem__)


def _link(connection: Connection, organizer_id: str, identity: Identity) -> None:
    unlinked = (organizer.c.id == organizer_id, organizer.c.subject.is_(None))
    values = {"issuer": identity.issuer, "subject": identity.subject}
    try:
        with connection.begin_nested():
            linked = connection.execute(update(organizer).where(*unlinked).values(values))
    except IntegrityError:
        raise MetAnother from None
    if linked.rowcount != 1:
        raise MetAnother
