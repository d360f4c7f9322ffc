"""A presenter's socket: the projected screen and whatever else the lecturer uses. All of them are equal."""

import asyncio
from typing import Any, Literal, NoReturn

from starlette.websockets import WebSocket

from app.hub.broadcast import unix_ms
from app.hub.live_entries import LiveEntries
from app.hub.open_links import EXPIRED, REVOKED, OpenLink
from app.hub.room import Room
from app.locales import choose_language
from app.polling import session as rules
from app.polling.errors import Refusal
from app.polling.session import Question, SessionState
from app.store.presenter_links import PresenterLink, read_link
from app.web import messages
from app.web.parts import Parts, get_parts
from app.web.sockets.connection import Connection, Hangup
from app.web.sockets.corrections import read_rule

WRONG_KEY = Refusal("unknown_session", "wrong_key")


async def presenter_socket(websocket: WebSocket) -> None:
    """`/ws/v1/present/{session}`."""
    parts = get_parts(websocket)
    await websocket.accept()
    connection = Connection(websocket, messages.from_presenter)
    accept_language = websocket.headers.get("accept-language")

    async def conversation(connection: Connection) -> None:
        present = await connection.first(messages.Present)
        connection.language = choose_language(present.language, accept_language)
        link = parts.keys.read(present.key)
        if link is None:
            turn_back(connection, WRONG_KEY)
        with parts.open_links.holding(link, connection.turn_away) as held:
            room = await enter(parts, websocket.path_params["session"], link, held)
            if isinstance(room, Refusal):
                turn_back(connection, room)
            await converse(parts, room, present, connection)

    await connection.run(conversation)


def turn_back(connection: Connection, refusal: Refusal) -> NoReturn:
    """Raises Hangup, with the reason said."""
    connection.refuse(None, refusal)
    raise Hangup(1008)


async def enter(parts: Parts, session: str, link_id: str, held: OpenLink) -> Room | Refusal:
    """The room, for as long as the link is good for this session."""

    def find() -> PresenterLink | None:
        with parts.engine.connect() as database:
            return read_link(database, link_id)

    link = await asyncio.to_thread(find)
    if link is None or link.session != session:
        return WRONG_KEY
    if link.revoked_at is not None:
        return REVOKED
    if link.has_expired(unix_ms() / 1000):
        return EXPIRED
    held.end_at(link.expires_at)
    return await parts.rooms.by_session(session) or WRONG_KEY


async def converse(parts: Parts, room: Room, present: messages.Present, connection: Connection) -> None:
    room.broadcast.greet_presenter(_welcome(parts, room), connection.outbox, present.since)
    try:
        while True:
            message = await connection.next()
            if isinstance(message, messages.Present):
                connection.refuse(None, Refusal("bad_message"))
                continue
            connection.reply(message.id, await carry_out(room, message))
    finally:
        room.broadcast.part(connection.outbox, None)


async def carry_out(room: Room, message: messages.Command) -> Refusal | None:
    """Have the room do what the presenter says."""
    if isinstance(message, messages.Clear):
        return await room.clear()
    if isinstance(message, messages.Mark):
        mark: Literal["pinned", "answered"] = "pinned" if isinstance(message, messages.PinEntry) else "answered"
        return await room.mark(mark, message.question, message.entry, message.on)
    if isinstance(message, messages.Correction):
        entries = room.live.words_on_screen
        rule = read_rule(message, LiveEntries.longest_name if entries is None else entries.longest_name)
        return rule if isinstance(rule, Refusal) else await room.correct(rule)

    def decide(state: SessionState, questions: list[Question], now_ms: int) -> rules.Outcome:
        return _decide(message, state, questions, now_ms)

    return await room.command(decide)


def _decide(message: Any, state: SessionState, questions: list[Question], now_ms: int) -> rules.Outcome:  # noqa: PLR0911
    match message:
        case messages.Show(question=question):
            return rules.show(state, questions, question)
        case messages.Next(seen=seen):
            return rules.step(state, questions, 1, seen)
        case messages.Previous(seen=seen):
            return rules.step(state, questions, -1, seen)
        case messages.Open():
            return rules.set_open(state, True)
        case messages.Close():
            return rules.set_open(state, False)
        case messages.Reveal():
            return rules.set_revealed(state, True)
        case messages.Hide():
            return rules.set_revealed(state, False)
        case messages.Countdown(seconds=seconds):
            return rules.start_countdown(state, seconds, now_ms)
        case messages.Black(on=on):
            return rules.set_black(state, on)
        case messages.White(on=on):
            return rules.set_white(state, on)
        case messages.Pace(pace=pace):
            return rules.set_pace(state, questions, pace)
        case messages.End():
            return rules.end(state)
    raise AssertionError(message)


def _welcome(parts: Parts, room: Room) -> bytes:
    live = room.live
    return messages.welcome(
        unix_ms(),
        {
            "id": live.id,
            "code": live.code,
            "title": live.title,
            "language": live.language,
            "pace": live.state.pace,
            "join_url": parts.links.join_url(live.code),
            "join_host": parts.links.host,
        },
    )
