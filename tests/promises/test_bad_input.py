"""Ill-formed, oversized, too fast or hostile: refused or closed with the code that the protocol names.

Broken handshakes and foreign pages are in `test_bad_connections.py`, what comes too late in `test_patience.py`.
"""

import json
from typing import Any

import pytest
from websockets.asyncio.client import connect

from tests.clients import Message
from tests.promises.held import ON_SQLITE, HeldSession, round_trip, undisturbed
from tests.promises.sockets import close_code, next_message, open_socket

pytestmark = [pytest.mark.anyio, ON_SQLITE]

MAX_FRAME_BYTES = 16 * 1024


def nested(depth: int) -> str:
    """A `join` whose deepest value lies so many objects and lists deep."""
    return '{"type":"join","extra":' + "[" * (depth - 1) + "]" * (depth - 1) + "}"


def padded(size: int) -> str:
    """A `join` of exactly so many bytes."""
    empty = json.dumps({"type": "join", "extra": ""})
    return json.dumps({"type": "join", "extra": "x" * (size - len(empty))})


CLOSED: dict[str, tuple[str | bytes, int]] = {
    "binary frame": (b'{"type":"join"}', 1003),
    "empty binary frame": (b"", 1003),
    "empty text": ("", 1007),
    "not JSON": ("nonsense", 1007),
    "half of an object": ('{"type":"join"', 1007),
    "two objects": ('{"type":"join"}{"type":"join"}', 1007),
    "single quotes": ("{'type':'join'}", 1007),
    "NaN": ('{"type":"join","since":NaN}', 1007),
    "Infinity": ('{"type":"join","since":-Infinity}', 1007),
    "number": ("5", 1007),
    "null": ("null", 1007),
    "true": ("true", 1007),
    "string": ('"join"', 1007),
    "list": ('[{"type":"join"}]', 1007),
    "raw NUL in a string": ('{"type":"join","language":"\x00"}', 1007),
    "nesting past 32": (nested(33), 1007),
    "brackets without end": ("[" * 8000, 1007),
    "objects without end": ('{"a":' * 2000, 1007),
    "frame over 16 KiB": (padded(MAX_FRAME_BYTES + 1), 1009),
    "frame of 1 MiB": (padded(1 << 20), 1009),
}


@pytest.mark.parametrize("kind", ["phone", "presenter"])
@pytest.mark.parametrize("name", list(CLOSED))
async def test_frame_that_is_no_message_closes_the_socket(session: HeldSession, kind: str, name: str) -> None:
    payload, code = CLOSED[name]
    async with undisturbed(session):
        for greeted in (False, True):
            async with open_socket(session, kind, greeted) as socket:
                await socket.send(payload)
                assert await close_code(socket) == code


async def test_nesting_of_exactly_32_is_fine(session: HeldSession) -> None:
    async with undisturbed(session), connect(session.phone_url) as socket:
        await socket.send(nested(32))
        assert (await next_message(socket))["type"] == "welcome"


async def test_brackets_in_a_text_are_no_nesting(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.text)
        for text in ("[" * 200, '"[{' * 40, "\\" * 50 + '"' + "{" * 50):
            assert (await phone.answer(session.text, {"text": text}))["type"] == "accepted"
            assert session.stored(session.text) == [{"text": text}]


async def test_frame_of_exactly_16_kib_is_fine(session: HeldSession) -> None:
    async with undisturbed(session), connect(session.phone_url) as socket:
        await socket.send(padded(MAX_FRAME_BYTES))
        assert (await next_message(socket))["type"] == "welcome"


async def test_message_in_many_frames_may_not_be_larger_either(session: HeldSession) -> None:
    async with undisturbed(session), connect(session.phone_url) as socket:
        await socket.send([padded(MAX_FRAME_BYTES)[:9000], "x" * 9000])
        assert await close_code(socket) == 1009


async def test_message_in_many_frames_is_read_as_one(session: HeldSession) -> None:
    async with undisturbed(session), connect(session.phone_url) as socket:
        await socket.send(list('{"type":"join"}'))
        assert (await next_message(socket))["type"] == "welcome"


async def test_text_frame_that_is_not_utf_8_closes_the_socket(session: HeldSession) -> None:
    async with undisturbed(session):
        for payload in (b'{"type":"join","language":"\xff"}', b"\xed\xa0\xbd", b"\xc0\x80"):
            async with connect(session.phone_url) as socket:
                await socket.send(payload, text=True)
                assert await close_code(socket) == 1007


FIRST_FRAMES: list[Any] = [
    {},
    {"type": "dance"},
    {"type": 5},
    {"type": None},
    {"type": ["join"]},
    {"type": "join", "participant": 5},
    {"type": "join", "participant": "x" * 201},
    {"type": "join", "since": "1"},
    {"type": "join", "since": 1.5},
    {"type": "join", "language": "x" * 65},
    {"type": "answer", "id": "1", "question": "q", "value": {}},
    {"type": "present"},
    {"type": "present", "key": None},
    {"type": "show", "id": "1", "question": "q"},
]


@pytest.mark.parametrize("first", FIRST_FRAMES, ids=str)
async def test_wrong_first_frame_is_refused_and_closes_the_socket(session: HeldSession, first: Any) -> None:
    async with undisturbed(session):
        for kind in ("phone", "presenter"):
            async with open_socket(session, kind, greeted=False) as socket:
                await socket.send(json.dumps(first))
                assert (await next_message(socket))["code"] == "bad_message"
                assert await close_code(socket) == 1008


async def test_present_on_a_phones_socket_and_join_on_a_presenters_are_refused(session: HeldSession) -> None:
    wrong = {"phone": {"type": "present", "key": session.key}, "presenter": {"type": "join"}}
    async with undisturbed(session):
        for kind, first in wrong.items():
            async with open_socket(session, kind, greeted=False) as socket:
                await socket.send(json.dumps(first))
                assert (await next_message(socket))["code"] == "bad_message"
                assert await close_code(socket) == 1008


PHONE_MESSAGES: list[str] = [
    "{}",
    '{"id":"1"}',
    '{"type":"dance","id":"1"}',
    '{"type":"react","emoji":"👏"}',
    '{"type":"show","id":"1","question":"QUESTION"}',
    '{"type":"end","id":"1"}',
    '{"type":"answer"}',
    '{"type":"answer","id":"1","question":"QUESTION"}',
    '{"type":"answer","question":"QUESTION","value":{}}',
    '{"type":"answer","id":"1","value":{}}',
    '{"type":"answer","id":"1","question":"QUESTION","value":null}',
    '{"type":"answer","id":"1","question":"QUESTION","value":"a"}',
    '{"type":"answer","id":"1","question":"QUESTION","value":["a"]}',
    '{"type":"answer","id":1,"question":"QUESTION","value":{"choices":["a"]}}',
    '{"type":"answer","id":"","question":"QUESTION","value":{"choices":["a"]}}',
    '{"type":"answer","id":"two words","question":"QUESTION","value":{"choices":["a"]}}',
    '{"type":"answer","id":"å","question":"QUESTION","value":{"choices":["a"]}}',
    '{"type":"answer","id":"a\\u0000","question":"QUESTION","value":{"choices":["a"]}}',
    '{"type":"answer","id":"a\\n","question":"QUESTION","value":{"choices":["a"]}}',
    '{"type":"answer","id":"' + "x" * 65 + '","question":"QUESTION","value":{"choices":["a"]}}',
    '{"type":"answer","id":"1","question":5,"value":{"choices":["a"]}}',
    '{"type":"answer","id":"1","question":"' + "q" * 65 + '","value":{"choices":["a"]}}',
    '{"type":"answer","id":"1","question":"QUESTION","value":{"choices":["\\ud83d"]}}',
    '{"type":"answer","id":"\\ud83d","question":"QUESTION","value":{"choices":["a"]}}',
    '{"type":"\\ud83d","id":"1"}',
    '{"type":"withdraw","id":"1"}',
    '{"type":"withdraw","question":"QUESTION"}',
    '{"type":"answer","id":"1","question":"QUESTION","value":{"number":1' + "0" * 6000 + "}}",
    '{"type":"answer","id":1' + "0" * 6000 + ',"question":"QUESTION","value":{}}',
]


@pytest.mark.parametrize("text", PHONE_MESSAGES, ids=lambda text: text[:70])
async def test_ill_formed_message_is_refused_and_the_socket_stays(session: HeldSession, text: str) -> None:
    async with undisturbed(session), session.phone() as phone:
        await phone.socket.send(text.replace("QUESTION", session.choice))
        refused = await phone.expect("refused")
        assert refused["code"] in {"bad_message", "bad_value"}
        assert set(refused) == {"type", "id", "code", "message", "reason"}
        assert (await round_trip(phone))["code"] == "unknown_question"


async def test_refusal_of_an_ill_formed_message_carries_its_id(session: HeldSession) -> None:
    async with session.phone() as phone:
        assert (await phone.reply_to({"type": "dance", "id": "mine"}))["code"] == "bad_message"
        await phone.say({"type": "dance", "id": 5})
        assert (await phone.expect("refused"))["id"] is None


PRESENTER_MESSAGES: list[Message] = [
    {"type": "dance"},
    {"type": "show"},
    {"type": "show", "question": 5},
    {"type": "countdown"},
    {"type": "countdown", "seconds": "5"},
    {"type": "countdown", "seconds": None},
    {"type": "black"},
    {"type": "black", "on": 1},
    {"type": "white"},
    {"type": "white", "on": "yes"},
    {"type": "next", "from": 5},
    {"type": "answer", "question": "q", "value": {}},
    {"type": "withdraw", "question": "q"},
]


@pytest.mark.parametrize("message", PRESENTER_MESSAGES, ids=str)
async def test_ill_formed_command_is_refused_and_the_socket_stays(session: HeldSession, message: Message) -> None:
    async with undisturbed(session), session.presenter() as presenter:
        assert (await presenter.reply_to({**message, "id": "mine"}))["code"] == "bad_message"
        await presenter.say(message)
        assert (await presenter.expect("refused"))["id"] is None
        assert (await presenter.command("reveal"))["type"] == "accepted"


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"choices": None},
        {"choices": "a"},
        {"choices": [1]},
        {"choices": ["a", "a"]},
        {"choices": ["A"]},
        {"choices": ["a\u0000"]},
        {"choices": [""]},
        {"choices": ["a"] * 1000},
        {"choices": ["a"], "extra": 1},
        {"entries": ["a"]},
        {"text": "a"},
        {"number": 10**18},
    ],
    ids=lambda value: str(value)[:50],
)
async def test_value_that_does_not_fit_is_refused_with_bad_value(session: HeldSession, value: Any) -> None:
    async with undisturbed(session), session.phone() as phone:
        reply = await phone.answer(session.choice, value)
        assert reply["code"] == "bad_value"
        assert reply["reason"]


async def test_unknown_question_is_refused(session: HeldSession) -> None:
    async with undisturbed(session), session.phone() as phone:
        for question in ("", "nonsense", "'; DROP TABLE answer; --", "\u0000", "🦄"):
            assert (await phone.answer(question, {"choices": ["a"]}))["code"] == "unknown_question"
            assert (await phone.withdraw(question))["code"] == "unknown_question"


async def test_duplicate_keys_count_at_most_once(session: HeldSession) -> None:
    twice = '{"type":"answer","id":"1","id":"1","question":"Q","question":"Q","value":{},"value":{"choices":["b"]}}'
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.socket.send(twice.replace("Q", session.choice))
        await round_trip(phone)
        assert sum(session.recount().values()) <= 1
