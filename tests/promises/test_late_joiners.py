"""What those see who come late."""

import pytest

from app.polling.templates import TemplateQuestion
from tests.promises.held import OPTIONS, HeldSession, choose, hold_session

pytestmark = pytest.mark.anyio


async def test_late_phone_sees_the_current_question(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.cloud)
        await presenter.show(session.choice)
        await presenter.command("close")
    async with session.phone() as late:
        question = late.last("state")["question"]
    assert set(question) == {"id", "kind", "prompt", "settings", "open", "closes_at"}
    assert (question["id"], question["kind"], question["open"]) == (session.choice, "choice", False)
    assert question["settings"]["options"] == OPTIONS


async def test_late_phone_sees_its_own_answer(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.choice)
        async with session.phone() as phone:
            await phone.answer(session.choice, choose("c"))
        async with session.phone(phone.token) as late, session.phone() as stranger:
            assert late.last("state")["answer"] == choose("c")
            assert stranger.last("state")["answer"] is None


async def test_late_phone_sees_its_answer_as_it_stands_on_disk(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.text)
        async with session.phone() as phone:
            await phone.answer(session.text, {"text": "  Cafe\u0301 \u202e  bar\u0000 "})
        async with session.phone(phone.token) as late:
            assert late.last("state")["answer"] == {"text": "Café bar"}
            assert session.stored(session.text) == [{"text": "Café bar"}]


@pytest.mark.parametrize("on_phones", [True, False])
async def test_late_phone_sees_the_results_if_they_are_shown_on_phones(session: HeldSession, on_phones: bool) -> None:
    asked = TemplateQuestion("choice", "?", {"options": OPTIONS, "results_on_phones": on_phones})
    shown = hold_session(session.server, session.engine, asked)
    async with shown.presenter() as presenter, shown.phone() as phone:
        await presenter.show(shown.choice)
        await phone.answer(shown.choice, choose("c"))
        async with shown.phone() as late:
            results = late.last("state")["results"]
    expected = {"participants": 1, "tally": {"counts": {"a": 0, "b": 0, "c": 1}}}
    assert results == (expected if on_phones else None)


async def test_late_presenter_sees_how_many_are_connected(session: HeldSession) -> None:
    async with session.phone(), session.phone(), session.presenter() as late:
        assert (await late.expect("presence"))["connected"] == 2


async def test_late_presenter_sees_black_and_revealed(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.choice)
        await presenter.command("hide")
        await presenter.command("black", on=True)
    async with session.presenter() as late:
        state = late.last("state")
    assert (state["black"], state["question"]["revealed"]) == (True, False)
