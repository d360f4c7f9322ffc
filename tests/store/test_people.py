"""Accounts as owners look after them, and the invitations that make them; on SQLite and PostgreSQL."""

import time

import pytest
from sqlalchemy import Engine, update

from app.polling.errors import NotFound
from app.store import accounts, invitations, people
from app.store.accounts import EmailTaken, NewOrganizer, OrganizerRecord, Role
from app.store.database import writing
from app.store.people import LastOwner
from app.store.tables import invitation
from tests.store.test_programmes import make_organizer

EVA = NewOrganizer("Eva", "Eva@kommun.se", "hash", "nb")


@pytest.fixture
def owner(engine: Engine) -> str:
    return make_organizer(engine, "anna@kommun.se", "owner")


def invite(engine: Engine, by: str, role: Role = "organizer") -> tuple[str, str]:
    """The id of an invitation, and its token."""
    with writing(engine) as connection:
        made, token = invitations.create_invitation(connection, "Eva", role, by)
        return made.id, token


def accept(engine: Engine, token: str, new: NewOrganizer = EVA) -> OrganizerRecord | None:
    with writing(engine) as connection:
        return invitations.accept_invitation(connection, token, new)


def test_the_only_owner_is_neither_demoted_nor_closed(engine: Engine, owner: str) -> None:
    other = make_organizer(engine, "eva@kommun.se", "owner")
    with writing(engine) as connection:
        people.disable(connection, other)
    for change in (people.disable, lambda connection, who: people.change_role(connection, who, "viewer")):
        with pytest.raises(LastOwner), writing(engine) as connection:
            change(connection, owner)
    with writing(engine) as connection:
        people.enable(connection, other)
        people.change_role(connection, owner, "viewer")
        assert people.read_person(connection, owner).account.role == "viewer"


def test_a_closed_account_is_signed_out_and_nobody_gets_in_with_it(engine: Engine, owner: str) -> None:
    eva = make_organizer(engine, "eva@kommun.se")
    with writing(engine) as connection:
        token = accounts.sign_in(connection, eva)
        people.disable(connection, eva)
        assert accounts.signed_in(connection, token) is None
        assert accounts.find_password(connection, "eva@kommun.se") is None
        people.enable(connection, eva)
        assert accounts.signed_in(connection, token) is None
        assert accounts.find_password(connection, "eva@kommun.se") is not None


def test_an_unknown_account_is_not_there(engine: Engine, owner: str) -> None:
    with writing(engine) as connection:
        for change in (people.disable, people.enable, people.read_person):
            with pytest.raises(NotFound):
                change(connection, "nobody")


def test_an_invitation_makes_one_account_with_its_role_and_then_none(engine: Engine, owner: str) -> None:
    _id, token = invite(engine, owner, "viewer")
    made = accept(engine, token)
    assert made is not None
    assert (made.email, made.role, made.language) == ("eva@kommun.se", "viewer", "nb")
    assert accept(engine, token, NewOrganizer("Ida", "ida@kommun.se", "hash", "sv")) is None
    with engine.connect() as connection:
        assert invitations.list_invitations(connection) == []
        assert len(people.list_people(connection)) == 2


def test_an_address_that_is_taken_leaves_the_invitation_as_it_was(engine: Engine, owner: str) -> None:
    _id, token = invite(engine, owner)
    with pytest.raises(EmailTaken):
        accept(engine, token, NewOrganizer("Anna", "ANNA@kommun.se", "hash", "sv"))
    assert accept(engine, token) is not None


def test_an_invitation_that_ran_out_or_was_revoked_makes_none(engine: Engine, owner: str) -> None:
    _id, late = invite(engine, owner)
    with writing(engine) as connection:
        connection.execute(update(invitation).values(expires_at=int(time.time()) - 1))
        assert [one.has_expired(time.time()) for one in invitations.list_invitations(connection)] == [True]
    assert accept(engine, late) is None
    invitation_id, token = invite(engine, owner)
    with writing(engine) as connection:
        assert invitations.revoke_invitation(connection, invitation_id) == "Eva"
        with pytest.raises(NotFound):
            invitations.revoke_invitation(connection, invitation_id)
    assert accept(engine, token) is None


@pytest.mark.parametrize("how", ["closed", "demoted"])
def test_who_is_no_owner_any_more_has_invited_nobody(engine: Engine, owner: str, how: str) -> None:
    other = make_organizer(engine, "ida@kommun.se", "owner")
    _id, token = invite(engine, other)
    with writing(engine) as connection:
        if how == "closed":
            people.disable(connection, other)
        else:
            people.change_role(connection, other, "organizer")
    assert accept(engine, token) is None
