"""A phone's socket: join, then answer, withdraw, support and react."""

import asyncio

from starlette.websockets import WebSocket

from app.hub.broadcast import unix_ms
from app.hub.open_links import GONE
from app.hub.room import Room
from app.locales import choose_language
from app.polling import changes
from app.polling.changes import Make
from app.polling.errors import Refusal
from app.polling.ids import parse_code
from app.store.retention import was_erased
from app.web import messages
from app.web.parts import Parts, get_parts
from app.web.sockets.connection import Connection, Hangup


async def phone_socket(websocket: WebSocket) -> None:
    """`/ws/v1/answer/{code}`."""
    parts = get_parts(websocket)
    await websocket.accept()
    connection = Connection(websocket, messages.from_phone)
    accept_language = websocket.headers.get("accept-language")

    async def conversation(connection: Connection) -> None:
        join = await connection.first(messages.Join)
        connection.language = choose_language(join.language, accept_language)
        address = websocket.client.host if websocket.client else ""
        room = await find_room(parts, websocket.path_params["code"], address, join.participant)
        if isinstance(room, Refusal):
            connection.refuse(None, room)
            raise Hangup(1008)
        with parts.open_links.holding(room.live.code, connection.turn_away):
            await converse(parts, room, join, connection)

    await connection.run(conversation)


async def find_room(parts: Parts, code: str, address: str, token: str | None = None) -> Room | Refusal:
    """The room that a code leads to; wrong codes count against the address that tries them.

    A token of the room is no guess: a hall shares one address, and who plays with codes there shuts out nobody within.
    """
    is_blocked = parts.guesses.is_blocked(address)
    if is_blocked and token is None:
        return Refusal("too_fast")
    parsed = parse_code(code)
    room = None if parsed is None else await parts.rooms.by_code(parsed)
    if is_blocked and (room is None or parts.tokens.read(room.live.id, token) is None):
        return Refusal("too_fast")
    if room is not None:
        return room
    if parsed is not None and await asyncio.to_thread(_is_gone, parts, parsed):
        # No guess: a hall that scans last year's poster shuts nobody out.
        return GONE
    parts.guesses.failed(address)
    return Refusal("unknown_session")


def _is_gone(parts: Parts, code: str) -> bool:
    with parts.engine.connect() as connection:
        return was_erased(connection, code)


def phone_welcome(room: Room, token: str) -> bytes:
    live = room.live
    session = {"code": live.code, "title": live.title, "language": live.language, "pace": live.state.pace}
    return messages.welcome(unix_ms(), session, token)


async def converse(parts: Parts, room: Room, join: messages.Join, connection: Connection) -> None:
    token, participant = identify(parts, room, join.participant)
    room.broadcast.greet_phone(participant, phone_welcome(room, token), connection.outbox)
    try:
        while True:
            message = await connection.next()
            if isinstance(message, messages.Join):
                connection.refuse(None, Refusal("bad_message"))
                continue
            if isinstance(message, messages.React):
                # Nobody waits for a reply to a reaction; only a no is said.
                refusal = room.react(participant, message.emoji)
                if refusal is not None:
                    connection.refuse(None, refusal)
                continue
            connection.reply(message.id, await apply(room, participant, message, connection))
    finally:
        room.broadcast.part(connection.outbox, participant)


def identify(parts: Parts, room: Room, token: str | None) -> tuple[str, str]:
    """The token and participant to go on with: a token that is not this session's is replaced by a new one."""
    participant = parts.tokens.read(room.live.id, token)
    if token is None or participant is None:
        token = parts.tokens.issue(room.live.id)
        participant = parts.tokens.read(room.live.id, token)
        assert participant is not None
    return token, participant


async def apply(room: Room, participant: str, change: messages.Change, by: Connection | None) -> Refusal | None:
    return await room.change(participant, change.id, change.question, _read(change), None if by is None else by.outbox)


def _read(change: messages.Change) -> Make:
    """What the change makes of an answer."""
    match change:
        case messages.Answer(value=value):
            return changes.give(value)
        case messages.Support(entry=entry, on=on):
            return changes.support(entry, on)
        case messages.Withdraw():
            return changes.withdraw
