"""Everybody with an account, over REST, for owners: listed, given a role, closed and opened again."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from app.store import accounts, audit, people
from app.store.accounts import Role
from app.store.database import writing
from app.store.people import LastOwner, Person
from app.web.organize.forms import PersonForm
from app.web.organize.identity import OwnerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.parts import PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1/people", tags=["people"], route_class=OrganizerRoute)


class PersonReply(BaseModel):
    id: str
    email: str
    name: str
    role: Role
    state: Literal["open", "closed"]  # closed: nobody signs in as this one
    linked: bool  # an identity provider knows it
    created_at: int


@router.get("")
def get_people(owner: OwnerOf, parts: PartsOf) -> list[PersonReply]:
    """Everybody who has an account on this server, by name."""
    with parts.engine.connect() as connection:
        return person_replies(people.list_people(connection))


@router.patch("/{person_id}")
def patch_person(person_id: str, form: PersonForm, owner: OwnerOf, parts: PartsOf) -> PersonReply:
    """Give somebody another role, close an account or open it again, or have no identity provider know it.

    A closed account is signed out, and its tokens do not work. So is one that is unlinked, unless it is one's own.
    """
    try:
        with writing(parts.engine) as connection:
            before = people.read_person(connection, person_id)
            if form.role is not None and form.role != before.account.role:
                people.change_role(connection, person_id, form.role)
                audit.record(connection, owner, "account.role_changed", before.account.name, role=form.role)
            if form.state == "closed" and not before.is_disabled:
                people.disable(connection, person_id)
                audit.record(connection, owner, "account.closed", before.account.name)
            if form.state == "open" and before.is_disabled:
                people.enable(connection, person_id)
                audit.record(connection, owner, "account.opened", before.account.name)
            if form.linked is False and before.is_linked:
                people.unlink(connection, person_id)
                if person_id != owner.id:
                    accounts.sign_out_everywhere(connection, person_id)
                audit.record(connection, owner, "account.unlinked", before.account.name)
            return _reply(people.read_person(connection, person_id))
    except LastOwner:
        sentence = N_("This is the only owner. Make somebody else an owner first.")
        raise Problem(409, "last_owner", sentence) from None


def person_replies(found: list[Person]) -> list[PersonReply]:
    return [_reply(person) for person in found]


def _reply(person: Person) -> PersonReply:
    account = person.account
    return PersonReply(
        id=account.id,
        email=account.email,
        name=account.name,
        role=account.role,
        state="closed" if person.is_disabled else "open",
        linked=person.is_linked,
        created_at=person.created_at,
    )
