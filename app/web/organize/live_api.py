"""Which halls are live now, over REST."""

import asyncio

from fastapi import APIRouter
from pydantic import BaseModel

from app.polling.session import Pace
from app.store.live_sessions import LiveSession, list_live_sessions
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute
from app.web.parts import PartsOf

router = APIRouter(prefix="/api/v1", tags=["sessions"], route_class=OrganizerRoute)


class LiveSessionReply(BaseModel):
    id: str
    title: str
    language: str
    programme: str
    programme_title: str
    pace: Pace
    connected: int  # participants with a phone connected now
    participants: int  # participants who have answered something
    question: str | None  # the prompt on the screen; null at participants' own pace and where it was removed
    present_url: str | None  # it holds the presenter's key: null for who may only look


@router.get("/sessions/live")
async def get_live_sessions(organizer: OrganizerOf, parts: PartsOf) -> list[LiveSessionReply]:
    """The sessions that are live now, of all programmes that the organizer may see."""

    def read() -> list[LiveSession]:
        with parts.engine.connect() as connection:
            return list_live_sessions(connection, organizer.id)

    return [
        LiveSessionReply(
            id=live.id,
            title=live.title,
            language=live.language,
            programme=live.programme,
            programme_title=live.programme_title,
            pace=live.pace,
            connected=parts.rooms.connected(live.id),
            participants=live.participants,
            question=live.question,
            present_url=None if live.right == "view" else parts.links.present_url(live.id, live.presenter_link),
        )
        for live in await asyncio.to_thread(read)
    ]
