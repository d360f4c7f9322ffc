"""Everyone at their own pace: every question takes answers, nobody needs a presenter, phones hear only of their own."""

import asyncio

import pytest

from tests.clients import Message, Phone, new_change_id
from tests.promises.held import (
    ON_SQLITE,
    HeldSession,
    answer_message,
    choose,
    hold_session,
    restart,
    round_trip,
    sees,
)
from tests.promises.test_http_fallback import http_phone

pytestmark = pytest.mark.anyio


@pytest.fixture
def survey(session: HeldSession) -> HeldSession:
    """The session, made to go at participants' own pace."""
    return hold_session(session.server, session.engine, pace="own")


def told(phone: Phone) -> Message:
    asked: Message = phone.last("state")["survey"]
    return asked


async def test_every_question_is_there_and_open_with_nobody_presenting(survey: HeldSession) -> None:
    async with survey.phone() as phone:
        state = phone.last("state")
        assert phone.last("welcome")["session"]["pace"] == "own"
        assert (state["phase"], state["question"], state["answer"], state["results"]) == ("live", None, None, None)
        assert [asked["id"] for asked in told(phone)["questions"]] == survey.questions
        assert all(asked["open"] for asked in told(phone)["questions"])
        for question, value in ((survey.text, {"text": "sist"}), (survey.cloud, {"entries": ["mod"]})):
            assert (await phone.answer(question, value))["type"] == "accepted"
        async with survey.phone(phone.token) as again:
            assert told(again)["answers"] == {survey.text: {"text": "sist"}, survey.cloud: {"entries": ["mod"]}}
        await phone.withdraw(survey.text)
    async with survey.phone(phone.token) as again:
        assert list(told(again)["answers"]) == [survey.cloud]


async def test_phones_hear_nothing_of_what_is_looked_at_on_the_screen(survey: HeldSession) -> None:
    async with survey.presenter() as presenter, survey.phone() as phone:
        for question in survey.questions:
            await presenter.show(question)
        await presenter.command("hide")
        await presenter.command("black", on=True)
        await round_trip(phone)
        assert [message["type"] for message in phone.received].count("state") == 1
        assert (await presenter.command("close"))["type"] == "accepted"
        closed = await sees(phone, "state", lambda state: not state["survey"]["questions"][-1]["open"])
        assert [asked["open"] for asked in closed["survey"]["questions"]] == [True, True, False]
        reply = await phone.answer(survey.text, {"text": "stängd"})
        assert (reply["type"], reply["code"]) == ("refused", "question_closed")


async def test_an_answer_shows_on_the_participants_other_tabs_and_nowhere_else(survey: HeldSession) -> None:
    async with survey.phone() as phone, survey.phone(phone.token) as tab, survey.phone() as stranger:
        await phone.answer(survey.choice, choose("b"))
        await sees(tab, "state", lambda state: state["survey"]["answers"] == {survey.choice: choose("b")})
        await round_trip(stranger)
        assert [message["type"] for message in stranger.received].count("state") == 1


async def test_presenters_see_results_as_usual_and_how_many_are_finished(survey: HeldSession) -> None:
    async with survey.presenter() as presenter, survey.phone() as phone, survey.phone() as other:
        assert presenter.last("state")["pace"] == "own"
        await presenter.show(survey.choice)
        await other.answer(survey.choice, choose("a"))
        await phone.answer(survey.choice, choose("b"))
        await phone.answer(survey.cloud, {"entries": ["mod"]})
        await phone.answer(survey.text, {"text": "klart"})
        await sees(presenter, "progress", lambda now: (now["participants"], now["finished"]) == (2, 1))
        await sees(presenter, "results", lambda results: results["tally"]["counts"] == {"a": 1, "b": 1, "c": 0})
        # Clearing one question leaves nobody finished, and is seen on phones.
        await presenter.command("clear")
        await sees(presenter, "progress", lambda now: now["finished"] == 0)
        await sees(phone, "state", lambda state: survey.choice not in state["survey"]["answers"])
        async with survey.presenter() as late:
            assert (await late.expect("progress"))["finished"] == 0


async def test_after_the_end_nothing_counts_but_what_was_accepted_before(survey: HeldSession) -> None:
    async with survey.presenter() as presenter, survey.phone() as phone:
        kept = answer_message(survey.choice, choose("a"))
        assert (await phone.reply_to(kept))["type"] == "accepted"
        await presenter.command("end")
        await sees(phone, "state", lambda state: state["phase"] == "ended")
        assert (await phone.answer(survey.text, {"text": "för sent"}))["code"] == "session_ended"
        assert (await phone.reply_to(kept))["type"] == "accepted"
        assert survey.stored(survey.choice) == [choose("a")]


@pytest.mark.parametrize("how", ["kill", "stop"])
async def test_answers_to_any_question_outlive_the_server_and_count_once(survey: HeldSession, how: str) -> None:
    changes = [answer_message(survey.choice, choose("c")), answer_message(survey.text, {"text": "kvar"})]
    async with survey.phone() as phone:
        for change in changes:
            await phone.reply_to(change)
        token = phone.token
    await restart(survey.server, how)
    async with survey.phone(token) as phone:
        assert told(phone)["answers"] == {survey.choice: choose("c"), survey.text: {"text": "kvar"}}
        newer = await phone.answer(survey.choice, choose("a"))
        assert newer["type"] == "accepted"
        assert all([(await phone.reply_to(change))["type"] == "accepted" for change in changes])
    assert survey.stored(survey.choice) == [choose("a")]


async def test_the_presenter_changes_the_pace_and_phones_follow(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        assert (await presenter.command("pace", pace="own"))["type"] == "accepted"
        own = await sees(phone, "state", lambda state: "survey" in state)
        assert len(own["survey"]["questions"]) == 3
        await sees(presenter, "state", lambda state: state["pace"] == "own")
        assert (await phone.answer(session.text, {"text": "hoppade fram"}))["type"] == "accepted"
        assert (await presenter.command("countdown", seconds=5))["code"] == "own_pace"
        await presenter.command("pace", pace="presenter")
        back = await sees(phone, "state", lambda state: "survey" not in state)
        assert (back["question"]["id"], back["question"]["open"]) == (session.choice, True)
        assert (await phone.answer(session.text, {"text": "nej"}))["code"] == "question_closed"
        reply = await presenter.command("pace", pace="faster")
        assert (reply["type"], reply["code"]) == ("refused", "bad_message")


@ON_SQLITE
async def test_at_their_own_pace_over_http_too(survey: HeldSession) -> None:
    async with survey.presenter() as presenter, http_phone(survey) as phone:
        state = await phone.state()
        assert len(state["survey"]["questions"]) == 3
        waiting = asyncio.create_task(phone.state(state["version"]))
        await presenter.show(survey.choice)
        reply = await phone.say(answer_message(survey.text, {"text": "hej"}, new_change_id()))
        assert reply["type"] == "accepted"
        # The step on the screen is no news to the phone that waits; its own answer is.
        assert (await waiting)["survey"]["answers"] == {survey.text: {"text": "hej"}}
