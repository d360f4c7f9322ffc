"""What waits for a human is on no screen: not for a moment, not in a burst, not after it was held back."""

import asyncio
import json
from contextlib import AsyncExitStack
from typing import Any

import pytest

from app.polling.templates import TemplateQuestion
from tests.clients import Client, Message, Phone
from tests.promises.held import SOON_S, HeldSession, hold_session, sees

pytestmark = pytest.mark.anyio

PROFANE = "jävlaskit"
FAIR = ("mod", "tillit", "glädje", "ansvar", "omtanke")
# What the hall sees; `moderation` is for the presenter alone.
SEEN_BY_THE_HALL = {"results", "cloud", "state"}


def on_phones_too(session: HeldSession) -> HeldSession:
    """A session beside this one with one word cloud, whose words are shown on phones."""
    question = TemplateQuestion("word_cloud", "Ord?", {"results_on_phones": True})
    return hold_session(session.server, session.engine, question)


def seen(client: Client, since: int = 0) -> str:
    """All that the hall may read on this screen, but for a phone's own answer."""
    frames = [message for message in client.received[since:] if message["type"] in SEEN_BY_THE_HALL]
    return json.dumps([{**frame, "answer": None} for frame in frames], ensure_ascii=False).casefold()


async def test_a_profane_entry_in_a_burst_is_in_no_frame_that_the_hall_sees(session: HeldSession) -> None:
    shared = on_phones_too(session)
    async with AsyncExitStack() as stack:
        presenter = await stack.enter_async_context(shared.presenter())
        watcher = await stack.enter_async_context(shared.phone())
        phones = [await stack.enter_async_context(shared.phone()) for _ in range(30)]
        await presenter.show(shared.cloud)

        async def answer_twice(number: int, phone: Phone) -> None:
            entries = [FAIR[number % len(FAIR)], PROFANE, PROFANE.upper()]
            for value in ({"entries": entries[1:]}, {"entries": entries}):
                await phone.answer(shared.cloud, value)

        answering = asyncio.gather(*(answer_twice(*one) for one in enumerate(phones)))
        await presenter.expect("results", lambda results: total(results) == len(phones))
        await answering
        await presenter.expect("cloud", lambda cloud: sum(word["count"] for word in cloud["words"]) == len(phones))
        await sees(presenter, "moderation", lambda message: waiting(message) == len(phones))
        await sees(watcher, "state", lambda state: state["results"] and total(state["results"]) == len(phones))
        for screen in (presenter, watcher, *phones):
            assert PROFANE not in seen(screen)


async def test_a_word_that_was_held_back_is_in_no_later_frame(session: HeldSession) -> None:
    """While answers pour in, so that pictures are being drawn and frames are waiting when it is held back."""
    shared = on_phones_too(session)
    async with AsyncExitStack() as stack:
        presenter = await stack.enter_async_context(shared.presenter())
        phones = [await stack.enter_async_context(shared.phone()) for _ in range(20)]
        await presenter.show(shared.cloud)
        answering = asyncio.create_task(pour(shared, phones))
        await presenter.expect("cloud", lambda cloud: "humor" in json.dumps(cloud))
        reply = await presenter.command("hold", word="humor")
        assert reply["type"] == "accepted"
        accepted_at = presenter.received.index(reply)
        await answering
        async with shared.presenter() as late:
            await sees(late, "cloud", lambda _cloud: True)
            assert "humor" not in seen(late)
        await asyncio.sleep(1)
        await presenter.command("close")
        assert "humor" not in seen(presenter, accepted_at)


async def pour(session: HeldSession, phones: list[Phone]) -> None:
    for turn in range(12):
        values = [{"entries": [FAIR[(turn + n) % len(FAIR)], "humor"]} for n in range(len(phones))]
        await asyncio.gather(*(phone.answer(session.cloud, value) for phone, value in zip(phones, values, strict=True)))
        await asyncio.sleep(0.1)


async def test_a_picture_drawn_before_does_not_come_back_with_a_word_that_waits_now(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.cloud)
        await phone.answer(session.cloud, {"entries": ["mod", "humor"]})
        await presenter.expect("cloud", lambda cloud: len(cloud["words"]) == 2)
        reply = await presenter.command("hold", word="humor")
        accepted_at = presenter.received.index(reply)
        await presenter.show(session.choice)
        await presenter.show(session.cloud)
        async with asyncio.timeout(SOON_S):
            await presenter.expect("cloud", lambda cloud: [word["word"] for word in cloud["words"]] == ["mod"])
        assert "humor" not in seen(presenter, accepted_at)


def total(results: Message) -> int:
    return sum(word["count"] for word in results["tally"]["words"])


def waiting(message: dict[str, Any]) -> int:
    return max((word["count"] for word in message["held"]), default=0)
