"""Ids: each change is applied once, in the order of receipt."""

import asyncio

import pytest

from tests.clients import Phone, Presenter, new_change_id
from tests.promises.held import SOON_S, HeldSession, answer_message, choose, restart, round_trip

pytestmark = pytest.mark.anyio


async def test_id_is_scoped_to_its_participant(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one, session.phone() as other:
        await presenter.show(session.choice)
        for phone in (one, other):
            assert (await phone.answer(session.choice, choose("a"), "same-id"))["type"] == "accepted"
        assert (await presenter.results(2))["tally"]["counts"]["a"] == 2
    assert session.recount()["a"] == 2


async def test_answer_and_withdraw_share_one_id_space(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"), "first")
        assert (await phone.withdraw(session.choice, "first"))["type"] == "accepted"
        assert session.recount()["a"] == 1
        await phone.withdraw(session.choice, "second")
        assert (await phone.answer(session.choice, choose("b"), "second"))["type"] == "accepted"
        assert session.stored(session.choice) == []


async def test_repeated_id_is_accepted_again_and_counted_once(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        for _ in range(3):
            assert (await phone.answer(session.choice, choose("a"), "again"))["type"] == "accepted"
        await assert_tally(presenter, phone, session, a=1)


async def test_repeated_id_is_never_applied_even_when_a_newer_answer_replaced_it(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"), "old")
        await phone.answer(session.choice, choose("b"), "new")
        assert (await phone.answer(session.choice, choose("a"), "old"))["type"] == "accepted"
        await assert_tally(presenter, phone, session, b=1)


async def test_repeated_id_after_a_withdrawal_does_not_bring_the_answer_back(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"), "old")
        await phone.withdraw(session.choice)
        assert (await phone.answer(session.choice, choose("a"), "old"))["type"] == "accepted"
        await assert_tally(presenter, phone, session)


async def test_repeated_id_after_clear_does_not_bring_the_answer_back(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"), "old")
        assert (await presenter.command("clear"))["type"] == "accepted"
        assert (await phone.answer(session.choice, choose("a"), "old"))["type"] == "accepted"
        await assert_tally(presenter, phone, session)


@pytest.mark.parametrize("then", ["close", "end", "next"])
async def test_repeated_id_is_accepted_after_the_question_closed_or_the_session_ended(
    session: HeldSession, then: str
) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"), "mine")
        await presenter.command(then)
        assert (await phone.answer(session.choice, choose("a"), "mine"))["type"] == "accepted"
        assert (await phone.answer(session.choice, choose("b"), "another"))["type"] == "refused"
    assert session.recount()["a"] == 1


async def test_repeated_id_is_accepted_after_a_kill_and_never_applied_again(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"), "old")
        await phone.answer(session.choice, choose("b"), "new")
    await restart(session.server, "kill")
    async with session.presenter() as presenter, session.phone(phone.token) as phone:
        assert phone.last("state")["answer"] == choose("b")
        assert (await phone.answer(session.choice, choose("a"), "old"))["type"] == "accepted"
        await assert_tally(presenter, phone, session, b=1)


async def test_same_id_from_two_sockets_at_once_is_counted_once(session: HeldSession) -> None:
    """A phone that lost its line mid-answer sends again while the first write may still be under way."""
    async with session.presenter() as presenter, session.phone() as phone, session.phone(phone.token) as again:
        await presenter.show(session.choice)
        change = answer_message(session.choice, choose("a"))
        replies = await asyncio.gather(*(socket.reply_to(change) for socket in (phone, again, phone)[:2]))
        assert [reply["type"] for reply in replies] == ["accepted", "accepted"]
        await assert_tally(presenter, phone, session, a=1)


async def test_phone_that_hangs_up_before_its_reply_has_still_answered(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.choice)
        async with session.phone() as phone:
            await phone.say(answer_message(session.choice, choose("a"), "hasty"))
        assert (await presenter.results(1))["tally"]["counts"]["a"] == 1
        async with session.phone(phone.token) as phone:
            assert (await phone.answer(session.choice, choose("c"), "hasty"))["type"] == "accepted"
            await assert_tally(presenter, phone, session, a=1)


async def test_changes_are_applied_in_the_order_of_receipt(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        ids = [new_change_id() for _ in range(31)]
        for number, change_id in enumerate(ids):
            if number % 3 == 2:
                await phone.say({"type": "withdraw", "id": change_id, "question": session.choice})
            else:
                await phone.say(answer_message(session.choice, choose("ab"[number % 3]), change_id))
        replies = [(await phone.expect("accepted"))["id"] for _ in ids]
        assert replies == ids
        await assert_tally(presenter, phone, session, a=1)


async def test_answers_are_kept_in_the_order_they_came(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one, session.phone() as other:
        await presenter.show(session.text)
        await one.answer(session.text, {"text": "first"})
        await other.answer(session.text, {"text": "second"})
        await one.answer(session.text, {"text": "third"})
        results = await presenter.expect("results", lambda results: "third" in str(results["tally"]))
    assert [entry["text"] for entry in results["tally"]["texts"]] == ["second", "third"]
    assert session.stored(session.text) == [{"text": "second"}, {"text": "third"}]


async def test_refused_id_is_judged_anew(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("close")
        assert (await phone.answer(session.choice, choose("a"), "kept"))["code"] == "question_closed"
        await presenter.command("open")
        assert (await phone.answer(session.choice, choose("a"), "kept"))["type"] == "accepted"
        await assert_tally(presenter, phone, session, a=1)


async def assert_tally(presenter: Presenter, phone: Phone, session: HeldSession, **expected: int) -> None:
    """The presenter's newest tally and the database's recount are both this, and stay so past a later answer."""
    whole = {"a": 0, "b": 0, "c": 0, **expected}
    await round_trip(phone)
    async with session.phone() as later, asyncio.timeout(SOON_S):
        await later.answer(session.choice, choose("c"))
        with_later = {**whole, "c": whole["c"] + 1}
        await presenter.expect("results", lambda results: results["tally"]["counts"]["c"] == with_later["c"])
        assert presenter.last("results")["tally"]["counts"] == with_later == session.recount()
        await later.withdraw(session.choice)
        assert session.recount() == whole
