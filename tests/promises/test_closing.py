"""Closing: what was committed before the close counts, what arrives after it is refused and says so."""

import asyncio
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

import pytest

from tests.clients import Client, Message
from tests.promises.held import SOON_S, HeldSession, answer_message, choose, sees

pytestmark = pytest.mark.anyio


async def test_answer_sent_just_before_the_close_is_either_accepted_and_counted_or_refused(
    session: HeldSession,
) -> None:
    """Forty answers race the close; what the phones were told is what was kept, answer by answer."""
    async with AsyncExitStack() as stack:
        presenter = await stack.enter_async_context(session.presenter())
        phones = [await stack.enter_async_context(session.phone()) for _ in range(40)]
        await presenter.show(session.choice)
        first = await phones[0].answer(session.choice, choose("a"))

        async def close_in_the_middle() -> None:
            await presenter.command("close")

        racing = [phone.answer(session.choice, choose("abc"[n % 3])) for n, phone in enumerate(phones[1:])]
        replies = await asyncio.gather(*racing[:20], close_in_the_middle(), *racing[20:])
        heard = [first, *(reply for reply in replies if reply is not None)]
        accepted = sum(reply["type"] == "accepted" for reply in heard)
        assert {reply["code"] for reply in heard if reply["type"] == "refused"} <= {"question_closed"}
        async with asyncio.timeout(SOON_S):
            results = presenter.last("results")
            while results["participants"] < accepted:
                results = await presenter.expect("results")
        assert results["tally"]["counts"] == session.recount()
        assert sum(session.recount().values()) == accepted >= 1


async def test_answer_received_before_the_close_counts_even_if_its_accepted_comes_after(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        # Nobody waits in between, so commit and close travel together.
        reply, closed = await asyncio.gather(phone.answer(session.choice, choose("a")), presenter.command("close"))
        assert closed["type"] == "accepted"
        assert session.recount()["a"] == (reply["type"] == "accepted")


async def test_answer_after_the_close_is_refused_with_question_closed(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"))
        await presenter.command("close")
        reply = await phone.answer(session.choice, choose("b"))
        assert (reply["type"], reply["code"]) == ("refused", "question_closed")
        assert "still here" in reply["message"]
        assert (await phone.withdraw(session.choice))["code"] == "question_closed"
    assert session.recount()["a"] == 1


async def test_answer_after_the_end_is_refused_with_session_ended(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"))
        await presenter.command("end")
        reply = await phone.answer(session.choice, choose("b"))
        assert (reply["type"], reply["code"]) == ("refused", "session_ended")
        assert "still here" in reply["message"]
    assert session.recount()["a"] == 1


async def test_answer_to_the_question_before_is_refused_with_question_closed(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.show(session.text)
        assert (await phone.answer(session.choice, choose("b")))["code"] == "question_closed"
        assert (await phone.answer(session.cloud, {"entries": ["mod"]}))["code"] == "question_closed"


async def test_refused_answer_changes_nothing(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"))
        seen = await presenter.results(1)
        wrong: list[Any] = [{"choices": ["z"]}, {"choices": []}, {"choices": ["a", "b"]}, {"entries": ["a"]}, {}]
        for value in wrong:
            reply = await phone.answer(session.choice, value)
            assert (reply["code"], reply["id"] is not None) == ("bad_value", True)
        assert seen["tally"]["counts"] == session.recount()
        async with session.phone(phone.token) as again:
            assert again.last("state")["answer"] == choose("a")


async def test_closing_and_opening_again_is_accepted_each_time(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        for command, is_open in (("close", False), ("close", False), ("open", True), ("open", True)):
            assert (await presenter.command(command))["type"] == "accepted"
            await sees(presenter, "state", partial(says_open, is_open))
        assert (await phone.answer(session.choice, choose("a")))["type"] == "accepted"


async def test_phone_is_told_of_the_close(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("close")
        await phone.expect("state", lambda state: state["question"] and not state["question"]["open"])


@pytest.mark.parametrize(("language", "words"), [("sv", "finns kvar"), ("nb", "er fortsatt her"), ("xx", "still here")])
async def test_refusal_speaks_the_phones_language(session: HeldSession, language: str, words: str) -> None:
    greeting = {"type": "join", "participant": None, "since": None, "language": language}
    async with Client(session.phone_url, greeting) as phone:
        await phone.say(answer_message("gone", {}))
        assert words in (await phone.expect("refused"))["message"]


def says_open(is_open: bool, state: Message) -> bool:
    return state["question"]["open"] is is_open
