"""Clients that keep at it: too many bad messages, or too many messages; refused first, then closed with 1008."""

import asyncio
import json
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from tests.promises.held import ON_SQLITE, SOON_S, HeldSession, answer_message, round_trip, undisturbed
from tests.promises.sockets import close_code, next_message, open_socket

pytestmark = [pytest.mark.anyio, ON_SQLITE]

# The protocol's own numbers: bad messages before the close, and how many messages may come in one go.
PATIENCE = 30
BURST = 500


@pytest.mark.parametrize("kind", ["phone", "presenter"])
async def test_client_that_keeps_sending_bad_messages_is_closed(session: HeldSession, kind: str) -> None:
    async with undisturbed(session), open_socket(session, kind, greeted=True) as socket:
        for _ in range(PATIENCE):
            await socket.send('{"type":"dance","id":"1"}')
        for _ in range(PATIENCE):
            assert (await next_message(socket, "refused"))["code"] == "bad_message"
        await socket.send('{"type":"dance","id":"1"}')
        assert await close_code(socket) == 1008


async def test_client_that_now_and_then_sends_a_bad_message_stays(session: HeldSession) -> None:
    async with undisturbed(session), session.phone() as phone:
        for _ in range(2 * PATIENCE):
            assert (await phone.reply_to({"type": "dance", "id": "1"}))["code"] == "bad_message"
            assert (await round_trip(phone))["code"] == "unknown_question"


@pytest.mark.parametrize("kind", ["phone", "presenter"])
async def test_flood_is_refused_with_too_fast_and_then_closed(session: HeldSession, kind: str) -> None:
    async with undisturbed(session), open_socket(session, kind, greeted=True) as socket:
        flood = json.dumps(answer_message("none", {}, "1") if kind == "phone" else {"type": "open", "id": "1"})
        codes: list[str] = []

        async def listen() -> None:
            with suppress(ConnectionClosed):
                while True:
                    codes.append(json.loads(await socket.recv()).get("code"))

        listening = asyncio.create_task(listen())
        with suppress(ConnectionClosed):
            for _ in range(20 * BURST):
                await socket.send(flood)
        async with asyncio.timeout(SOON_S):
            await listening
        assert socket.close_code == 1008
        assert codes.count("too_fast") > PATIENCE
        assert len(codes) - codes.count("too_fast") >= BURST


async def test_burst_of_500_passes(session: HeldSession) -> None:
    async with undisturbed(session), session.phone() as phone:
        for number in range(BURST - 5):
            await phone.say(answer_message("none", {}, str(number)))
        replies = [await phone.expect("refused") for _ in range(BURST - 5)]
    assert {reply["code"] for reply in replies} == {"unknown_question"}
    assert [reply["id"] for reply in replies] == [str(number) for number in range(BURST - 5)]
