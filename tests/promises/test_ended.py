"""Ended: phones and projector show a closing page; late joiners too."""

import pytest

from tests.promises.held import HeldSession, choose, sees

pytestmark = pytest.mark.anyio


async def test_phones_and_projector_are_told_of_the_end(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        assert (await presenter.command("end"))["type"] == "accepted"
        for client in (presenter, phone):
            await sees(client, "state", lambda state: state["phase"] == "ended")


async def test_late_joiners_see_the_end_too(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("end")
    async with session.phone(phone.token) as back, session.phone() as late, session.presenter() as screen:
        for client in (back, late, screen):
            assert client.last("state")["phase"] == "ended"


async def test_session_that_ended_in_the_lobby_has_ended(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.command("end")
        assert (await phone.answer(session.choice, choose("a")))["code"] == "session_ended"


async def test_nothing_happens_after_the_end(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"))
        await presenter.command("end")
        for command in ("next", "previous", "open", "close", "reveal", "hide", "clear"):
            assert (await presenter.command(command))["code"] == "session_ended"
        for command, fields in (
            ("show", {"question": session.text}),
            ("countdown", {"seconds": 1}),
            ("black", {"on": True}),
            ("white", {"on": True}),
        ):
            reply = await presenter.command(command, **fields)
            assert reply["code"] == "session_ended"
        assert (await presenter.command("end"))["type"] == "accepted"
        await sees(presenter, "state", lambda state: state["phase"] == "ended")
    assert session.recount()["a"] == 1
