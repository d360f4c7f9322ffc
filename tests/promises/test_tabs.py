"""One token, two tabs: one participant, both updated."""

import pytest

from tests.promises.held import HeldSession, choose

pytestmark = pytest.mark.anyio


async def test_two_tabs_are_one_participant(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one:
        await presenter.show(session.choice)
        async with session.phone(one.token) as other:
            assert other.token == one.token
            await one.answer(session.choice, choose("a"))
            await other.answer(session.choice, choose("b"))
            results = await presenter.expect("results", lambda results: results["tally"]["counts"]["b"] == 1)
            assert results["participants"] == 1
            async with session.presenter() as later:
                assert (await later.expect("presence"))["connected"] == 1
    assert session.stored(session.choice) == [choose("b")]


async def test_answer_in_one_tab_is_shown_in_the_other(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one:
        await presenter.show(session.choice)
        async with session.phone(one.token) as other:
            await one.answer(session.choice, choose("a"))
            await other.expect("state", lambda state: state["answer"] == choose("a"))
            await other.answer(session.choice, choose("b"))
            await one.expect("state", lambda state: state["answer"] == choose("b"))
            await one.withdraw(session.choice)
            await other.expect("state", lambda state: state["answer"] is None)


async def test_what_one_tab_shows_is_not_shown_to_strangers(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one, session.phone() as stranger:
        await presenter.show(session.choice)
        await one.answer(session.choice, choose("a"))
        await presenter.command("close")
        state = await stranger.expect("state", lambda state: state["question"] and not state["question"]["open"])
        assert state["answer"] is None
        assert choose("a") not in [message.get("answer") for message in stranger.received]


async def test_participant_is_connected_until_the_last_tab_is_closed(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        async with session.phone() as one:
            async with session.phone(one.token), session.phone():
                await presenter.expect("presence", lambda presence: presence["connected"] == 2)
            await presenter.expect("presence", lambda presence: presence["connected"] == 1)
        await presenter.expect("presence", lambda presence: presence["connected"] == 0)
