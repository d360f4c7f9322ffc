"""A phone's way where a proxy strips WebSockets: the same messages by POST, and long polling for the state."""

import asyncio

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.responses import Response

from app.hub.outbox import Outbox
from app.hub.room import Room
from app.polling.errors import Refusal
from app.web import messages
from app.web.bodies import read_body
from app.web.errors import Refused, language_of
from app.web.parts import Parts, PartsOf
from app.web.refusals import refusal_text
from app.web.sockets.phone import apply, find_room, identify, phone_welcome

router = APIRouter(prefix="/api/v1/answer")


class Erased(BaseModel):
    erased: int  # how many answers


MAX_BODY_BYTES = 16 * 1024
# Below the half minute after which many proxies give up on a silent request.
LONG_POLL_S = 25


@router.post("/{code}")
async def say(code: str, request: Request, parts: PartsOf) -> Response:
    """Take one message (`join`, `answer`, `withdraw`, `support`, `react`) and answer with the reply, if it has one."""
    try:
        message = messages.read(await read_body(request, MAX_BODY_BYTES), messages.from_phone)
    except (messages.NoMessage, messages.BadMessage):
        raise Refused(Refusal("bad_message")) from None
    joins_as = message.participant if isinstance(message, messages.Join) else None
    room = await _room(parts, code, request, joins_as or _bearer(request))
    if isinstance(message, messages.Join):
        token, _participant = identify(parts, room, joins_as or _bearer(request))
        return _json(phone_welcome(room, token))
    participant = _participant_of(parts, room, request)
    if isinstance(message, messages.React):
        refusal, reply, message_id = room.react(participant, message.emoji), Response(status_code=204), None
    else:
        message_id = message.id
        refusal, reply = await apply(room, participant, message, None), _json(messages.accepted(message_id))
    if refusal is None:
        return reply
    return _json(messages.refused(message_id, refusal, refusal_text(refusal, language_of(request))))


@router.post("/{code}/erase")
async def erase(code: str, request: Request, parts: PartsOf) -> Erased:
    """Delete all that the participant has answered in this session, also after its end. Again, it deletes nothing."""
    room = await _room(parts, code, request, _bearer(request))
    erased = await room.erase(_participant_of(parts, room, request))
    if isinstance(erased, Refusal):
        raise Refused(erased)
    return Erased(erased=erased)


@router.get("/{code}/state")
async def state(code: str, request: Request, parts: PartsOf, since: int | None = None) -> Response:
    """The state as soon as there is one newer than `since`; 204 where none comes in time."""
    room = await _room(parts, code, request, _bearer(request))
    frame = await _newer_state(room, _participant_of(parts, room, request), since, request)
    return Response(status_code=204) if frame is None else _json(frame)


async def _room(parts: Parts, code: str, request: Request, token: str | None) -> Room:
    room = await find_room(parts, code, request.client.host if request.client else "", token)
    if isinstance(room, Refusal):
        raise Refused(room)
    return room


def _participant_of(parts: Parts, room: Room, request: Request) -> str:
    participant = parts.tokens.read(room.live.id, _bearer(request))
    if participant is None:
        raise Refused(Refusal("not_joined"))
    return participant


async def _newer_state(room: Room, participant: str, since: int | None, request: Request) -> bytes | None:
    """Listens like a socket does, so that the participant counts as connected for as long as the request waits."""
    outbox = Outbox()
    watch = asyncio.create_task(_close_when_gone(request, outbox))
    room.broadcast.greet_phone(participant, b"", outbox)
    try:
        _welcome, frame = await outbox.take()
        if room.broadcast.has_newer_state(participant, since):
            return frame
        async with asyncio.timeout(LONG_POLL_S):
            return (await outbox.take())[-1]
    except (TimeoutError, IndexError):
        return None
    finally:
        watch.cancel()
        room.broadcast.part(outbox, participant)


async def _close_when_gone(request: Request, outbox: Outbox) -> None:
    """A phone that hung up is not kept among the connected until its poll runs out."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    outbox.close(1001)


def _bearer(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")
