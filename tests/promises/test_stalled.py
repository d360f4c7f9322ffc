"""Phones and screens that stop reading without hanging up: they delay nobody and cost a bounded amount of memory."""

import asyncio
import json
import os
import socket
import statistics
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path

import pytest

from app.polling.templates import TemplateQuestion
from tests.clients import Message, Phone, Presenter
from tests.promises import raw
from tests.promises.held import ON_SQLITE, HeldSession, hold_session

pytestmark = [pytest.mark.anyio, ON_SQLITE]

TINY_BUFFER_BYTES = 2048
PHONES = 100
# Against the same hall in the same run without the deaf ones. One send that waits for a deaf peer costs seconds.
RATIO = 3
# What a busy machine may add to a median of a few milliseconds.
NOISE_S = 0.05
DEAF = 12
# For the memory: each may hold the kernel's buffers, what is under way and one waiting frame of each kind: megabytes
# with results as long as these. Each snapshot made is counted once, for all who have not read it may share its bytes.
FEW_DEAF = 4
MADE_BYTES = 40_000_000
MAX_GROWTH_BYTES = 20_000_000


@contextmanager
def deaf_peers(session: HeldSession, how_many: int) -> Iterator[list[socket.socket]]:
    """As many phones as screens that greet and then read nothing, with next to no room in the kernel."""
    greetings = [
        (session.phone_url, {"type": "join", "participant": None, "since": None}),
        (session.presenter_url, {"type": "present", "key": session.key, "since": None}),
    ]
    peers = []
    for number in range(how_many):
        url, greeting = greetings[number % 2]
        peer = raw.shake_hands(url, TINY_BUFFER_BYTES)
        peer.sendall(raw.frame(json.dumps(greeting).encode()))
        peers.append(peer)
    try:
        yield peers
    finally:
        for peer in peers:
            peer.close()


@asynccontextmanager
async def hall(session: HeldSession, how_many: int) -> AsyncIterator[tuple[Presenter, list[Phone]]]:
    async with AsyncExitStack() as stack:
        presenter = await stack.enter_async_context(session.presenter())
        phones = [await stack.enter_async_context(session.phone()) for _ in range(how_many)]
        yield presenter, phones


async def test_deaf_phone_and_deaf_screen_delay_nobody(session: HeldSession) -> None:
    with_results = TemplateQuestion("open_text", "?", {"max_length": 1000, "results_on_phones": True})
    shared = hold_session(session.server, session.engine, with_results)
    async with hall(shared, PHONES) as (presenter, phones):
        await presenter.show(shared.text)
        await everyone_answers(shared, presenter, phones, "warming up")
        accepted_without, shown_without = await everyone_answers(shared, presenter, phones, "without")
        with deaf_peers(shared, DEAF):
            await presenter.expect("presence", lambda presence: presence["connected"] == PHONES + DEAF // 2)
            # The first round fills the deaf ones' buffers, the second meets them full.
            await everyone_answers(shared, presenter, phones, "filling up")
            accepted_with, shown_with = await everyone_answers(shared, presenter, phones, "with")
    tell(f"accepted {accepted_without * 1000:.1f} -> {accepted_with * 1000:.1f} ms (median of {PHONES}), ")
    tell(f"all on the screen {shown_without:.2f} -> {shown_with:.2f} s")
    assert accepted_with < RATIO * accepted_without + NOISE_S
    assert shown_with < RATIO * shown_without + NOISE_S


async def test_deaf_peers_cost_a_bounded_amount_of_memory(session: HeldSession) -> None:
    """Many snapshots of half a megabyte are made that they do not take. Takes some ten seconds."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the size of another process is read from /proc, which only Linux has")
    long_texts = TemplateQuestion("open_text", "?", {"max_length": 2000, "results_on_phones": True})
    shared = hold_session(session.server, session.engine, long_texts)
    async with hall(shared, PHONES) as (presenter, phones):
        await presenter.show(shared.text)
        await everyone_answers(shared, presenter, phones, long_text(0))
    # Few listen from here on: what a hall is sent at once is no matter of deaf peers.
    async with hall(shared, 3) as (presenter, phones):
        for number in range(1, 9):
            await everyone_answers(shared, presenter, phones, long_text(number))
        before, made = resident_bytes(session.server.pid), 0
        with deaf_peers(shared, FEW_DEAF):
            await presenter.expect("presence", lambda presence: presence["connected"] == 3 + FEW_DEAF // 2)
            for number in count(9):
                received = len(presenter.received)
                await everyone_answers(shared, presenter, phones, long_text(number))
                snapshots = [message for message in presenter.received[received:] if message["type"] == "results"]
                made += sum(len(json.dumps(message, ensure_ascii=False).encode()) for message in snapshots)
                if made > MADE_BYTES:
                    break
            growth = resident_bytes(session.server.pid) - before
    tell(f"{made / 1e6:.0f} MB of results, unread by {FEW_DEAF}; the server grew by {growth / 1e6:.1f} MB")
    assert growth < MAX_GROWTH_BYTES


def long_text(number: int) -> str:
    """Some 1,900 characters of three bytes each."""
    return f"{number}" + "語" * 1900


async def test_deaf_peers_do_not_keep_the_server_from_stopping(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.text)
        with deaf_peers(session, 2):
            await presenter.expect("presence", lambda presence: presence["connected"] == 2)
            for number in range(30):
                await phone.answer(session.text, {"text": f"{number} " * 50})
            began = time.monotonic()
            await asyncio.to_thread(session.server.stop)
            stopped_s = time.monotonic() - began
            await asyncio.to_thread(session.server.start)
    tell(f"stopped in {stopped_s:.1f} s beside deaf peers")
    assert stopped_s < 15


async def everyone_answers(
    session: HeldSession, presenter: Presenter, phones: list[Phone], text: str
) -> tuple[float, float]:
    """The median time to `accepted`, and the time until all are on the screen; seconds."""

    async def answer(number: int, phone: Phone) -> float:
        began = time.monotonic()
        reply = await phone.answer(session.text, {"text": f"{text} {number}"})
        assert reply["type"] == "accepted", reply
        return time.monotonic() - began

    began = time.monotonic()
    waits = await asyncio.gather(*(answer(number, phone) for number, phone in enumerate(phones)))

    def all_are_shown(results: Message) -> bool:
        shown = [entry["text"] for entry in results["tally"]["texts"]]
        return [entry.startswith(f"{text} ") for entry in shown].count(True) == len(phones)

    await presenter.expect("results", all_are_shown)
    return statistics.median(waits), time.monotonic() - began


def resident_bytes(pid: int) -> int:
    """See proc(5): the second number of statm counts resident pages."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def tell(line: str) -> None:
    print(line)  # noqa: T201 -- a measurement, shown with `pytest -s`
