"""Shares over REST: whom a programme is shared with, for whoever owns it; by e-mail, or by an invitation."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import Connection

from app.store import audit, invitations, shares
from app.store.access import check_programme, right_of
from app.store.accounts import Role
from app.store.database import writing
from app.store.shares import Share, ShareRole
from app.web.organize.forms import NewShareForm, ShareForm
from app.web.organize.identity import OrganizerOf, PersonOf
from app.web.organize.invitation_api import InvitationReply, NewInvitationReply, invitation_replies, invitation_reply
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.parts import PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1/programmes/{programme_id}", tags=["programmes"], route_class=OrganizerRoute)

# The account that an invitation to a programme makes: whoever works on one may make others.
_ROLES: dict[ShareRole, Role] = {"editor": "organizer", "viewer": "viewer"}


class ShareReply(BaseModel):
    id: str  # of the account
    name: str
    email: str
    role: ShareRole
    right: Literal["view", "edit"]  # a viewer's account has "view", whatever the share says


class SharesReply(BaseModel):
    shares: list[ShareReply]
    invitations: list[InvitationReply]  # to this programme; nobody has used them


class NewShareReply(BaseModel):
    share: ShareReply | None  # null where nobody has an account with this address: there is an invitation then
    invitation: NewInvitationReply | None


@router.get("/shares")
def get_shares(programme_id: str, organizer: OrganizerOf, parts: PartsOf) -> SharesReply:
    """Whom the programme is shared with, and who is invited to it."""
    with parts.engine.connect() as connection:
        check_programme(connection, programme_id, organizer.id, "own")
        return read_shares(connection, programme_id)


@router.post("/shares", status_code=201)
def post_share(programme_id: str, form: NewShareForm, organizer: PersonOf, parts: PartsOf) -> NewShareReply:
    """Share the programme with whoever has this address; where nobody has it, make an invitation to be sent there."""
    with writing(parts.engine) as connection:
        check_programme(connection, programme_id, organizer.id, "own")
        title = shares.title_of(connection, programme_id)
        account = shares.find_account(connection, form.email)
        if account is None:
            made, token = invitations.create_invitation(
                connection,
                form.email,
                _ROLES[form.role],
                organizer.id,
                programme_id=programme_id,
                programme_role=form.role,
            )
            audit.record(connection, organizer, "share.invited", title, programme_id, role=form.role)
            reply = invitation_reply(made).model_dump()
            url = parts.links.invitation_url(token)
            return NewShareReply(share=None, invitation=NewInvitationReply(**reply, url=url))
        if right_of(connection, programme_id, account.id) == "own":
            sentence = N_("The programme is this person's own.")
            raise Problem(409, "already_own", sentence, {"email": sentence})
        shares.put_share(connection, programme_id, account.id, form.role)
        audit.record(connection, organizer, "share.given", title, programme_id, person=account.name, role=form.role)
        return NewShareReply(share=_reply(Share(account, form.role)), invitation=None)


@router.patch("/shares/{person_id}")
def patch_share(programme_id: str, person_id: str, form: ShareForm, organizer: PersonOf, parts: PartsOf) -> ShareReply:
    """Let somebody work on the programme, or only look at it."""
    with writing(parts.engine) as connection:
        check_programme(connection, programme_id, organizer.id, "own")
        account = shares.read_share(connection, programme_id, person_id).account
        shares.put_share(connection, programme_id, person_id, form.role)
        title = shares.title_of(connection, programme_id)
        audit.record(connection, organizer, "share.changed", title, programme_id, person=account.name, role=form.role)
        return _reply(Share(account, form.role))


@router.post("/shares/{person_id}/remove")
def remove(programme_id: str, person_id: str, organizer: PersonOf, parts: PartsOf) -> SharesReply:
    """Share the programme with somebody no more. Presenter links that she was sent work until they are revoked."""
    with writing(parts.engine) as connection:
        check_programme(connection, programme_id, organizer.id, "own")
        account = shares.read_share(connection, programme_id, person_id).account
        shares.remove_share(connection, programme_id, person_id)
        title = shares.title_of(connection, programme_id)
        audit.record(connection, organizer, "share.taken", title, programme_id, person=account.name)
        return read_shares(connection, programme_id)


@router.post("/invitations/{invitation_id}/revoke")
def revoke(programme_id: str, invitation_id: str, organizer: PersonOf, parts: PartsOf) -> SharesReply:
    """End an invitation to the programme for good."""
    with writing(parts.engine) as connection:
        check_programme(connection, programme_id, organizer.id, "own")
        invitations.revoke_invitation(connection, invitation_id, programme_id)
        audit.record(connection, organizer, "share.uninvited", shares.title_of(connection, programme_id), programme_id)
        return read_shares(connection, programme_id)


def read_shares(connection: Connection, programme_id: str) -> SharesReply:
    return SharesReply(
        shares=[_reply(share) for share in shares.list_shares(connection, programme_id)],
        invitations=invitation_replies(invitations.list_invitations(connection, programme_id)),
    )


def _reply(share: Share) -> ShareReply:
    may_edit = share.role == "editor" and share.account.role != "viewer"
    return ShareReply(
        id=share.account.id,
        name=share.account.name,
        email=share.account.email,
        role=share.role,
        right="edit" if may_edit else "view",
    )
