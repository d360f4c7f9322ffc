"""Presenter links over REST: who may present a session. Made for somebody, listed, revoked."""

import asyncio
import time

from fastapi import APIRouter

from app.store import audit
from app.store.access import programme_of_session
from app.store.database import writing
from app.store.presenter_links import MAX_LINKS, PresenterLink, create_link, list_links, read_link, revoke_link
from app.store.sessions import read_session
from app.web.organize.forms import NewLinkForm
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.replies import PresenterLinkReply, presenter_link_reply
from app.web.parts import Parts, PartsOf
from app.web.refusals import N_

DAY_S = 24 * 3600

router = APIRouter(
    prefix="/api/v1/sessions/{session_id}/presenter-links", tags=["sessions"], route_class=OrganizerRoute
)


@router.get("")
async def get_links(session_id: str, organizer: OrganizerOf, parts: PartsOf) -> list[PresenterLinkReply]:
    """The links that present this session: the organizer's own, then the others, newest first. Without revoked ones."""

    def read() -> list[PresenterLink]:
        with parts.engine.connect() as connection:
            programme_of_session(connection, session_id, organizer.id, "edit")
            return list_links(connection, session_id)

    return _replies(parts, await asyncio.to_thread(read))


@router.post("", status_code=201)
async def post_link(session_id: str, form: NewLinkForm, organizer: OrganizerOf, parts: PartsOf) -> PresenterLinkReply:
    """A link for somebody, for a number of days or for as long as the session is kept. At most fifty a session."""
    expires_at = None if form.days is None else int(time.time()) + form.days * DAY_S

    def create() -> PresenterLink | None:
        with writing(parts.engine) as connection:
            programme_id = programme_of_session(connection, session_id, organizer.id, "edit")
            link = create_link(connection, session_id, form.name, expires_at)
            if link is not None:
                title = read_session(connection, session_id).title
                audit.record(connection, organizer, "link.made", title, programme_id, name=form.name)
            return link

    made = await asyncio.to_thread(create)
    if made is None:
        sentence = N_("A session has at most {most} presenter links. Revoke one that nobody needs any more.")
        raise Problem(409, "too_many_links", sentence, most=MAX_LINKS)
    return presenter_link_reply(parts, made)


@router.post("/{link_id}/revoke")
async def revoke(session_id: str, link_id: str, organizer: OrganizerOf, parts: PartsOf) -> list[PresenterLinkReply]:
    """End a link for good, and close every screen that is open with it. The organizer's own is replaced by a new one.

    Gives the links that are left. Revoking one again changes nothing.
    """

    def save() -> list[PresenterLink]:
        with writing(parts.engine) as connection:
            programme_id = programme_of_session(connection, session_id, organizer.id, "edit")
            before = read_link(connection, link_id)
            revoke_link(connection, session_id, link_id)
            if before is not None and before.revoked_at is None:
                title = read_session(connection, session_id).title
                if before.name is None:
                    audit.record(connection, organizer, "link.replaced", title, programme_id)
                else:
                    audit.record(connection, organizer, "link.revoked", title, programme_id, name=before.name)
            return list_links(connection, session_id)

    left = await asyncio.to_thread(save)
    parts.open_links.revoke(link_id)
    return _replies(parts, left)


def _replies(parts: Parts, links: list[PresenterLink]) -> list[PresenterLinkReply]:
    return [presenter_link_reply(parts, link) for link in links]
