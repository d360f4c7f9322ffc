"""Signing in with an identity provider over REST, for whoever has the link of an invitation."""

import asyncio

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from sqlalchemy import Engine

from app.store import invitations
from app.store.invitations import Invitation
from app.web.errors import language_of
from app.web.organize.forms import LinkForm
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.sign_on import SignOnFault, sign_on_of
from app.web.organize.sso import remember_trip, way_there
from app.web.parts import PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1/invitations", tags=["people"], route_class=OrganizerRoute)


class WayThereReply(BaseModel):
    url: str  # of the identity provider


@router.post("/sso")
async def set_out_invited(form: LinkForm, request: Request, response: Response, parts: PartsOf) -> WayThereReply:
    """Where to sign in with the identity provider, so that whoever comes back has accepted the invitation.

    The browser is given a cookie, by which it is known again.
    """
    sign_on = sign_on_of(request)
    found = await asyncio.to_thread(_find, parts.engine, form.token)
    if found is None:
        raise Problem(410, "link_used", N_("This link does not work any more. Ask whoever invited you for a new one."))
    onward = "/organize" if found.programme_id is None else f"/organize/programmes/{found.programme_id}"
    trip, cookie = sign_on.trips.begin(onward, language_of(request), found.id)
    try:
        url = await way_there(sign_on, parts, trip)
    except SignOnFault:
        sentence = N_("{name} does not answer. The invitation still works; try again in a moment.")
        raise Problem(503, "provider_unreachable", sentence, name=sign_on.name) from None
    remember_trip(request, response, cookie)
    return WayThereReply(url=url)


def _find(engine: Engine, token: str) -> Invitation | None:
    with engine.connect() as connection:
        return invitations.find_invitation(connection, token)
