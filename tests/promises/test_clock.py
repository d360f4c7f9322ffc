"""The server itself closes at `closes_at`; screens reckon with `now`."""

import asyncio
import time

import pytest

from tests.clients import Client, Message
from tests.promises.held import ON_SQLITE, SOON_S, HeldSession, choose, restart, sees

pytestmark = pytest.mark.anyio

# How late a close may come on a busy test machine; on a quiet one it is a few milliseconds.
LATE_MS = 1500


async def test_now_is_the_servers_clock(session: HeldSession) -> None:
    before = time.time() * 1000
    async with session.presenter() as presenter, session.phone() as phone:
        after = time.time() * 1000
        for client in (presenter, phone):
            for kind in ("welcome", "state"):
                assert before - 1 <= client.last(kind)["now"] <= after + 1


async def test_countdown_says_when_the_question_closes(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("countdown", seconds=60)
        for client in (presenter, phone):
            state = await sees(client, "state", lambda state: state["question"] and state["question"]["closes_at"])
            assert 59_000 < state["question"]["closes_at"] - state["now"] <= 60_000
        async with session.phone() as late:
            assert late.last("state")["question"]["closes_at"] == state["question"]["closes_at"]


async def test_server_itself_closes_at_closes_at(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("countdown", seconds=0.5)
        closes_at = await counting(phone)
        assert (await phone.answer(session.choice, choose("a")))["type"] == "accepted"
        for client in (presenter, phone):
            state = await closed(client)
            assert 0 <= state["now"] - closes_at < LATE_MS
            assert state["question"]["closes_at"] is None
        assert (await phone.answer(session.choice, choose("b")))["code"] == "question_closed"
    assert session.recount()["a"] == 1


async def test_server_closes_with_nobody_there(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.choice)
        await presenter.command("countdown", seconds=0.2)
    async with session.phone() as late:
        await closed(late)


async def test_countdown_opens_a_closed_question(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("close")
        await presenter.command("countdown", seconds=60)
        assert (await phone.answer(session.choice, choose("a")))["type"] == "accepted"


async def test_countdown_of_zero_takes_the_countdown_away(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("countdown", seconds=0.3)
        closes_at = await counting(phone)
        await presenter.command("countdown", seconds=0)
        await presenter.command("countdown", seconds=0)
        state = await sees(presenter, "state", lambda state: state["question"]["closes_at"] is None)
        assert state["question"]["open"]
        # There is no event for "did not close"; look again once it would have.
        await asyncio.sleep(max(0, closes_at / 1000 - time.time()) + 0.1)
        assert (await phone.answer(session.choice, choose("a")))["type"] == "accepted"


async def test_newer_countdown_replaces_the_older(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("countdown", seconds=0.2)
        await presenter.command("countdown", seconds=0.8)
        newer = await sees(phone, "state", lambda state: left_ms(state) > 400)
        state = await closed(phone)
        assert state["now"] >= newer["question"]["closes_at"]


async def test_next_question_is_not_closed_by_the_countdown_of_the_one_before(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.text)
        await presenter.command("countdown", seconds=0.2)
        closes_at = await counting(phone)
        await presenter.show(session.choice)
        await asyncio.sleep(max(0, closes_at / 1000 - time.time()) + 0.1)
        assert (await phone.answer(session.choice, choose("a")))["type"] == "accepted"


async def test_countdown_out_of_range_is_refused(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.choice)
        for seconds in (-1, 3601, 1e300, 10**30):
            assert (await presenter.command("countdown", seconds=seconds))["code"] == "bad_value"
        assert (await presenter.command("countdown", seconds=3600))["type"] == "accepted"


@ON_SQLITE
async def test_countdown_that_ran_out_while_the_server_was_down_has_closed_the_question(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.choice)
        await presenter.command("countdown", seconds=0.5)
    await restart(session.server, "kill")
    async with session.phone() as phone:
        await closed(phone)
        assert (await phone.answer(session.choice, choose("a")))["code"] == "question_closed"


@ON_SQLITE
async def test_countdown_goes_on_across_a_restart(session: HeldSession) -> None:
    """Takes three times as long as a start: once to see how long that is here, and twice for the countdown."""
    began = time.monotonic()
    await restart(session.server, "stop")
    seconds = 2 * (time.monotonic() - began)
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("countdown", seconds=seconds)
        closes_at = await counting(phone)
    await restart(session.server, "kill")
    async with session.phone() as phone:
        assert await counting(phone) == closes_at
        assert (await phone.answer(session.choice, choose("a")))["type"] == "accepted"
        state = await closed(phone, seconds + SOON_S)
    assert 0 <= state["now"] - closes_at < LATE_MS


async def counting(client: Client) -> int:
    """When the question will close, once the client has been told."""
    state = await sees(client, "state", lambda state: left_ms(state) > 0)
    return int(state["question"]["closes_at"])


async def closed(client: Client, within_s: float = SOON_S) -> Message:
    async with asyncio.timeout(within_s):
        return await sees(client, "state", lambda state: not state["question"]["open"])


def left_ms(state: Message) -> int:
    closes_at = state["question"] and state["question"]["closes_at"]
    return closes_at - state["now"] if closes_at else 0
