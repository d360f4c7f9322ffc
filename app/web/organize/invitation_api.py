"""Invitations over REST: made by owners, listed, revoked; looked at and accepted by whoever has the link."""

import asyncio
import time

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy import Engine
from starlette.responses import Response

from app.store import accounts, audit, invitations
from app.store.accounts import EmailTaken, NewOrganizer, OrganizerRecord, Role
from app.store.database import writing
from app.store.invitations import Invitation
from app.store.shares import title_of
from app.web.errors import language_of
from app.web.organize.account_api import check_passwords_offered, signed_in_reply
from app.web.organize.forms import AccountForm, LinkForm, NewInvitationForm
from app.web.organize.identity import OwnerOf, PersonOf
from app.web.organize.passwords import hash_password
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.replies import Me
from app.web.parts import PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1/invitations", tags=["people"], route_class=OrganizerRoute)


class InvitationReply(BaseModel):
    id: str
    name: str  # whom it is for
    role: Role
    created_at: int
    expires_at: int
    expired: bool


class NewInvitationReply(InvitationReply):
    url: str  # told this once


class OpenedInvitationReply(BaseModel):
    works: bool
    name: str | None  # whom it is for, where that is known
    email: str | None  # where it was sent, for an invitation to a programme
    programme: str | None  # the title of what it shares


class TakenInvitationReply(BaseModel):
    programme: str  # its id


@router.get("")
def get_invitations(owner: OwnerOf, parts: PartsOf) -> list[InvitationReply]:
    """The invitations that nobody has used, the newest first, also those that have run out."""
    with parts.engine.connect() as connection:
        return invitation_replies(invitations.list_invitations(connection))


@router.post("", status_code=201)
def post_invitation(form: NewInvitationForm, owner: OwnerOf, parts: PartsOf) -> NewInvitationReply:
    """A link that makes one account with this role; it works once, for seven days."""
    with writing(parts.engine) as connection:
        made, token = invitations.create_invitation(connection, form.name, form.role, owner.id)
        audit.record(connection, owner, "invitation.made", made.name, role=made.role)
    return NewInvitationReply(**invitation_reply(made).model_dump(), url=parts.links.invitation_url(token))


@router.post("/{invitation_id}/revoke")
def revoke(invitation_id: str, owner: OwnerOf, parts: PartsOf) -> list[InvitationReply]:
    """End an invitation for good. Gives those that are left."""
    with writing(parts.engine) as connection:
        name = invitations.revoke_invitation(connection, invitation_id)
        audit.record(connection, owner, "invitation.revoked", name)
        return invitation_replies(invitations.list_invitations(connection))


@router.post("/open")
def open_invitation(form: LinkForm, parts: PartsOf) -> OpenedInvitationReply:
    """Whether an invitation would still make an account, and for whom it is."""
    with parts.engine.connect() as connection:
        found = invitations.find_invitation(connection, form.token)
        if found is None:
            return OpenedInvitationReply(works=False, name=None, email=None, programme=None)
        if found.programme_id is None:
            return OpenedInvitationReply(works=True, name=found.name, email=None, programme=None)
        title = title_of(connection, found.programme_id)
        return OpenedInvitationReply(works=True, name=None, email=found.name, programme=title)


@router.post("/take")
def take(form: LinkForm, organizer: PersonOf, parts: PartsOf) -> TakenInvitationReply:
    """Have a programme that an invitation is to shared with the account that one has."""
    with writing(parts.engine) as connection:
        programme_id = invitations.take_invitation(connection, form.token, organizer.id)
        if programme_id is None:
            raise _no_invitation()
        title = title_of(connection, programme_id)
        audit.record(connection, organizer, "share.accepted", title, programme_id)
    return TakenInvitationReply(programme=programme_id)


@router.post("/accept", status_code=201, response_model=Me)
async def accept(form: AccountForm, request: Request, parts: PartsOf) -> Response:
    """Make an account with an invitation, and sign in."""
    check_passwords_offered(parts)
    # Looked at before the password is hashed: hashing for anybody who asks would be a way to keep the server busy.
    if not (await asyncio.to_thread(open_invitation, LinkForm(token=form.token), parts)).works:
        raise _no_invitation()
    new = NewOrganizer(form.name, form.email, await hash_password(form.password), language_of(request))
    try:
        made = await asyncio.to_thread(_accept, parts.engine, form.token, new)
    except EmailTaken:
        sentence = N_("Somebody has an account with this address already.")
        raise Problem(409, "email_taken", sentence, {"email": sentence}) from None
    if made is None:
        raise _no_invitation()
    organizer, token = made
    return signed_in_reply(request, organizer, token, status=201)


def invitation_replies(found: list[Invitation]) -> list[InvitationReply]:
    return [invitation_reply(one) for one in found]


def _accept(engine: Engine, token: str, new: NewOrganizer) -> tuple[OrganizerRecord, str] | None:
    with writing(engine) as connection:
        organizer = invitations.accept_invitation(connection, token, new)
        if organizer is None:
            return None
        audit.record(connection, organizer, "account.made", organizer.name, role=organizer.role)
        return organizer, accounts.sign_in(connection, organizer.id)


def _no_invitation() -> Problem:
    return Problem(410, "link_used", N_("This link does not work any more. Ask whoever invited you for a new one."))


def invitation_reply(found: Invitation) -> InvitationReply:
    return InvitationReply(
        id=found.id,
        name=found.name,
        role=found.role,
        created_at=found.created_at,
        expires_at=found.expires_at,
        expired=found.has_expired(time.time()),
    )
