"""Results: whole snapshots by kind, at most ten a second, on phones only where the question says so."""

import asyncio
import random
import time
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

import pytest

from app.polling.templates import TemplateQuestion
from tests.clients import Message, Phone
from tests.promises.held import OPTIONS, HeldSession, choose, hold_session, round_trip, sees

pytestmark = pytest.mark.anyio


WORDS = ("mod", "tillit", "glädje", "ansvar", "omtanke", "kunskap", "trygghet", "humor")


def ask(session: HeldSession, **settings: Any) -> HeldSession:
    """A session beside this one that asks one choice with these settings."""
    question = TemplateQuestion("choice", "Val?", {"options": OPTIONS, **settings})
    return hold_session(session.server, session.engine, question)


async def test_word_cloud_is_counted_by_words(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one, session.phone() as other:
        await presenter.show(session.cloud)
        await one.answer(session.cloud, {"entries": ["mod", "tillit", "glädje"]})
        await other.answer(session.cloud, {"entries": ["tillit", "tillit", " "]})
        results = await presenter.results(2)
    assert set(results) == {"type", "question", "version", "participants", "tally"}
    words = [(word["word"], word["count"]) for word in results["tally"]["words"]]
    assert words[0] == ("tillit", 2)
    assert sorted(words[1:]) == [("glädje", 1), ("mod", 1)]
    assert results["tally"]["more"] == 0


async def test_cloud_gives_every_word_its_place(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.cloud)
        await phone.answer(session.cloud, {"entries": ["mod", "tillit"]})
        cloud = await presenter.expect("cloud", lambda cloud: len(cloud["words"]) == 2)
    assert set(cloud) == {"type", "question", "version", "stage", "words", "more"}
    assert (cloud["stage"], cloud["more"]) == ([1920, 1080], 0)
    for word in cloud["words"]:
        assert set(word) == {"word", "count", "size", "x", "y", "width", "colour"}
        assert word["colour"] in range(5)


async def test_choice_is_counted_by_option(session: HeldSession) -> None:
    several = ask(session, max=2)
    async with several.presenter() as presenter, several.phone() as one, several.phone() as other:
        await presenter.show(several.choice)
        await one.answer(several.choice, {"choices": ["c", "a"]})
        await other.answer(several.choice, choose("a"))
        results = await presenter.results(2)
        assert results["tally"] == {"counts": {"a": 2, "b": 0, "c": 1}}
        assert several.recount() == results["tally"]["counts"]


async def test_open_text_is_listed_in_the_order_it_came(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one, session.phone() as other:
        await presenter.show(session.text)
        await one.answer(session.text, {"text": "Först\nhär"})
        await other.answer(session.text, {"text": "Sedan <b>"})
        tally = (await presenter.results(2))["tally"]
    assert set(tally) == {"texts", "more"}
    assert [text["text"] for text in tally["texts"]] == ["Först\nhär", "Sedan <b>"]
    assert len({text["id"] for text in tally["texts"]}) == 2
    assert tally["more"] == 0


async def test_second_answer_replaces_the_first_and_withdrawing_takes_it_back(session: HeldSession) -> None:
    values: dict[str, tuple[Any, Any]] = {
        session.cloud: ({"entries": ["mod"]}, {"entries": ["tillit"]}),
        session.choice: (choose("a"), choose("b")),
        session.text: ({"text": "one"}, {"text": "two"}),
    }
    async with session.presenter() as presenter, session.phone() as phone:
        for question, (first, second) in values.items():
            await presenter.show(question)
            await phone.answer(question, first)
            await phone.answer(question, second)
            assert session.stored(question) == [second]
            expected = next(iter(second.values()))
            results = await presenter.expect("results", partial(_holds, expected))
            assert results["participants"] == 1
            await phone.withdraw(question)
            results = await presenter.expect("results", lambda results: results["participants"] == 0)
            assert not any(_numbers(results["tally"]))
            assert session.stored(question) == []


@pytest.mark.parametrize(("kind", "message", "per_s"), [("choice", "results", 10), ("word_cloud", "cloud", 4)])
async def test_snapshots_are_bounded_however_many_answer(
    session: HeldSession, kind: str, message: str, per_s: int
) -> None:
    """Results at most ten a second, clouds at most four: two seconds of some two hundred changes a second."""
    question, answers, dice = session.kinds[kind], 0, random.Random(1)
    async with AsyncExitStack() as stack:
        presenter = await stack.enter_async_context(session.presenter())
        phones = [await stack.enter_async_context(session.phone()) for _ in range(40)]
        await presenter.show(question)
        began = time.monotonic()

        async def keep_answering(phone: Phone) -> None:
            nonlocal answers
            while time.monotonic() - began < 2:
                value = choose("abc"[answers % 3]) if kind == "choice" else {"entries": [dice.choice(WORDS)]}
                answers += 1
                assert (await phone.answer(question, value))["type"] == "accepted"
                # Paced, so that forty phones stay below what the server refuses as too fast.
                await asyncio.sleep(0.15)

        listening = asyncio.create_task(presenter.expect("state", lambda state: state["question"]["open"] is False))
        await asyncio.gather(*(keep_answering(phone) for phone in phones))
        frames = sum(received["type"] == message for received in presenter.received)
        seconds = time.monotonic() - began
        await presenter.say({"type": "close", "id": "done"})
        await listening
    assert answers > 200
    # Greeting and showing the question each send one of their own.
    assert seconds < frames <= per_s * seconds + 3


async def test_phones_are_not_shown_results_unless_the_question_says_so(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one, session.phone() as other:
        await presenter.show(session.choice)
        await one.answer(session.choice, choose("a"))
        await presenter.results(1)
        await round_trip(other)
        assert all(message["results"] is None for message in other.received if message["type"] == "state")


async def test_phones_are_shown_results_where_the_question_says_so(session: HeldSession) -> None:
    shared = ask(session, results_on_phones=True)
    async with shared.presenter() as presenter, shared.phone() as one, shared.phone() as other:
        await presenter.show(shared.choice)
        await one.answer(shared.choice, choose("a"))
        for phone in (one, other):
            state = await sees(phone, "state", lambda state: counted(state) == 1)
            assert state["results"] == {"participants": 1, "tally": {"counts": {"a": 1, "b": 0, "c": 0}}}
        assert state["answer"] is None


async def test_hiding_takes_the_results_off_the_phones_too(session: HeldSession) -> None:
    shared = ask(session, results_on_phones=True)
    async with shared.presenter() as presenter, shared.phone() as phone:
        await presenter.show(shared.choice)
        await phone.answer(shared.choice, choose("a"))
        await sees(phone, "state", lambda state: counted(state) == 1)
        await presenter.command("hide")
        await sees(phone, "state", lambda state: state["results"] is None)
        await presenter.command("reveal")
        await sees(phone, "state", lambda state: counted(state) == 1)


async def test_results_on_reveal_are_hidden_until_revealed(session: HeldSession) -> None:
    shared = ask(session, results="on_reveal", results_on_phones=True)
    async with shared.presenter() as presenter, shared.phone() as phone:
        await presenter.show(shared.choice)
        await sees(presenter, "state", lambda state: state["question"] and not state["question"]["revealed"])
        await phone.answer(shared.choice, choose("a"))
        assert (await presenter.results(1))["tally"]["counts"]["a"] == 1
        async with shared.phone() as late:
            assert late.last("state")["results"] is None
        await presenter.command("reveal")
        await sees(presenter, "state", lambda state: state["question"]["revealed"])
        await sees(phone, "state", lambda state: counted(state) == 1)


async def test_phones_wait_for_so_many_answers_like_the_projected_screen(session: HeldSession) -> None:
    shared = ask(session, results_on_phones=True, show_after=2)
    async with shared.presenter() as presenter, shared.phone() as one, shared.phone() as other:
        await presenter.show(shared.choice)
        state = await sees(presenter, "state", lambda state: state["question"] is not None)
        assert state["question"]["settings"]["show_after"] == 2
        await one.answer(shared.choice, choose("a"))
        async with shared.phone() as late:
            assert late.last("state")["results"] is None
        await other.answer(shared.choice, choose("b"))
        for phone in (one, other):
            await sees(phone, "state", lambda state: counted(state) == 2)


async def test_question_that_is_kept_closed_opens_when_the_presenter_opens_it(session: HeldSession) -> None:
    kept_closed = ask(session, opens_when_shown=False)
    async with kept_closed.presenter() as presenter, kept_closed.phone() as phone:
        await presenter.show(kept_closed.choice)
        assert (await phone.answer(kept_closed.choice, choose("a")))["code"] == "question_closed"
        await presenter.command("open")
        assert (await phone.answer(kept_closed.choice, choose("a")))["type"] == "accepted"


async def test_results_are_of_the_question_on_the_screen(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"))
        await presenter.results(1)
        await presenter.show(session.text)
        results = await sees(presenter, "results", lambda results: results["question"] == session.text)
        assert results["participants"] == 0
        await presenter.show(session.choice)
        results = await sees(presenter, "results", lambda results: results["question"] == session.choice)
        assert results["tally"]["counts"]["a"] == 1


def counted(state: Message) -> int | None:
    return None if state["results"] is None else int(state["results"]["participants"])


def _holds(expected: Any, results: Message) -> bool:
    """Whether the tally counts what was said last: a text, or the first of a list."""
    said = expected[0] if isinstance(expected, list) else expected
    tally = results["tally"]
    if "counts" in tally:
        return bool(tally["counts"].get(said))
    return said in str(tally)


def _numbers(tally: dict[str, Any]) -> list[Any]:
    return (
        [tally["more"], *tally.get("words", tally.get("texts", []))] if "more" in tally else [*tally["counts"].values()]
    )
