"""Several presenters are equal, and two presses do not skip two."""

import asyncio

import pytest

from tests.clients import Presenter
from tests.promises.held import HeldSession, choose, sees

pytestmark = pytest.mark.anyio


async def test_all_presenters_see_what_any_of_them_does(session: HeldSession) -> None:
    async with session.presenter() as screen, session.presenter() as remote, session.phone() as phone:
        await screen.show(session.choice)
        await remote.expect("state", lambda state: state["question"] is not None)
        await remote.command("hide")
        await screen.expect("state", lambda state: not state["question"]["revealed"])
        await phone.answer(session.choice, choose("a"))
        assert (await screen.results(1))["tally"] == (await remote.results(1))["tally"]


async def test_next_goes_through_the_questions_in_order(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        assert (await presenter.command("previous"))["code"] == "at_the_start"
        for question in session.questions:
            assert (await presenter.command("next"))["type"] == "accepted"
            await is_shown(presenter, question)
        assert (await presenter.command("next"))["code"] == "at_the_end"
        await presenter.command("previous")
        await is_shown(presenter, session.questions[-2])


async def test_stale_next_is_refused_and_moves_nothing(session: HeldSession) -> None:
    first, second, _third = session.questions
    async with session.presenter() as screen, session.presenter() as remote:
        await screen.show(first)
        assert (await screen.command("next", **{"from": first}))["type"] == "accepted"
        for command in ("next", "previous"):
            assert (await remote.command(command, **{"from": first}))["code"] == "stale"
        assert (await remote.command("next", **{"from": "nonsense"}))["code"] == "stale"
        async with session.presenter() as later:
            await is_shown(later, second)


async def test_two_presses_at_once_do_not_skip_two(session: HeldSession) -> None:
    first, second, _third = session.questions
    async with session.presenter() as screen, session.presenter() as remote:
        await screen.show(first)
        presses = (presenter.command("next", **{"from": first}) for presenter in (screen, remote))
        replies = await asyncio.gather(*presses)
        assert sorted(reply["type"] for reply in replies) == ["accepted", "refused"]
        await is_shown(screen, second)


async def test_two_presses_without_from_go_two_on(session: HeldSession) -> None:
    async with session.presenter() as screen, session.presenter() as remote:
        await screen.show(session.questions[0])
        replies = await asyncio.gather(screen.command("next"), remote.command("next"))
        assert [reply["type"] for reply in replies] == ["accepted", "accepted"]
        async with session.presenter() as later:
            await is_shown(later, session.questions[2])


async def test_question_shown_opens_and_the_one_before_closes(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.show(session.text)
        state = await phone.expect("state", lambda state: state["question"]["id"] == session.text)
        assert state["question"]["open"] is True
        assert (await phone.answer(session.choice, choose("a")))["code"] == "question_closed"


async def test_commands_without_a_question_are_refused(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        for command in ("open", "close", "reveal", "hide", "clear"):
            assert (await presenter.command(command))["code"] == "no_question"
        assert (await presenter.command("countdown", seconds=5))["code"] == "no_question"
        assert (await presenter.command("show", question="nonsense"))["code"] == "unknown_question"
        assert presenter.last("state")["phase"] == "lobby"


async def test_clear_forgets_every_answer_to_the_question_on_the_screen(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone, session.phone() as other:
        await presenter.show(session.text)
        await phone.answer(session.text, {"text": "stays"})
        await presenter.show(session.choice)
        for one in (phone, other):
            await one.answer(session.choice, choose("a"))
        assert (await presenter.command("clear"))["type"] == "accepted"
        await phone.expect("state", lambda state: state["version"] > 0 and state["answer"] is None)
        async with session.presenter() as later:
            await later.expect("presence")
            assert later.last("results")["participants"] == 0
        assert session.stored(session.choice) == []
        assert session.stored(session.text) == [{"text": "stays"}]
        assert (await phone.answer(session.choice, choose("b")))["type"] == "accepted"
        assert (await presenter.results(1))["tally"]["counts"] == {"a": 0, "b": 1, "c": 0} == session.recount()


async def test_black_blanks_only_the_screen(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("black", on=True)
        await sees(presenter, "state", lambda state: state["black"])
        assert (await phone.answer(session.choice, choose("a")))["type"] == "accepted"
        assert "black" not in phone.last("state")
        await presenter.command("black", on=False)
        await sees(presenter, "state", lambda state: not state["black"])


async def test_white_takes_the_place_of_black_on_every_screen(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.presenter() as screen, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("black", on=True)
        assert (await presenter.command("white", on=True))["type"] == "accepted"
        await sees(screen, "state", lambda state: state["white"] and not state["black"])
        assert "white" not in phone.last("state")
        await presenter.command("black", on=True)
        await sees(screen, "state", lambda state: state["black"] and not state["white"])
        async with session.presenter() as later:
            assert (later.last("state")["black"], later.last("state")["white"]) == (True, False)
        await presenter.command("end")
        await sees(screen, "state", lambda state: not state["black"] and not state["white"])


async def test_presenters_do_not_count_as_connected_participants(session: HeldSession) -> None:
    async with session.presenter() as screen, session.presenter() as remote:
        for presenter in (screen, remote):
            assert (await presenter.expect("presence"))["connected"] == 0


async def is_shown(presenter: Presenter, question: str) -> None:
    await sees(presenter, "state", lambda state: state["question"]["id"] == question)
