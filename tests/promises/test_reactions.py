"""Reactions over real sockets: counted for presenters, refused quietly, kept through a restart, cleared."""

import asyncio
from typing import Any

import pytest

from app.polling.templates import TemplateQuestion
from tests.clients import Message, Phone
from tests.promises.held import (
    ON_SQLITE,
    OPTIONS,
    HeldSession,
    choose,
    hold_session,
    restart,
    round_trip,
    sees,
    types,
)
from tests.promises.test_http_fallback import http_phone

pytestmark = pytest.mark.anyio


@pytest.fixture
def session(session: HeldSession) -> HeldSession:
    """A choice that takes reactions, and an open text that does not."""
    return hold_session(
        session.server,
        session.engine,
        TemplateQuestion("choice", "Val?", {"options": OPTIONS, "reactions": True}),
        TemplateQuestion("open_text", "Text?"),
    )


async def react(phone: Phone, emoji: Any = "👏") -> None:
    await phone.say({"type": "react", "emoji": emoji})


def counts(expected: dict[str, int]) -> Any:
    return lambda message: message["counts"] == expected


async def refusal_of(phone: Phone, emoji: Any) -> Message:
    await react(phone, emoji)
    return await phone.expect("refused")


async def test_presenters_are_told_whole_counts_and_phones_nothing(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone, session.phone() as other:
        await presenter.show(session.choice)
        await sees(phone, "state", lambda state: state["question"] is not None)
        phone.received.clear()
        for emoji in ("👏", "👏", "❤️"):
            await react(phone, emoji)
        await react(other, "👏")
        told = await sees(presenter, "reactions", counts({"👏": 3, "❤️": 1}))
        assert told["question"] == session.choice
        versions = [message["version"] for message in presenter.received if message["type"] == "reactions"]
        assert versions == sorted(versions)
        await round_trip(phone)
        assert types(phone.received) == ["refused"]
        async with session.presenter() as late:
            await sees(late, "reactions", counts({"👏": 3, "❤️": 1}))


async def test_too_many_too_fast_are_passed_over_and_answers_are_not(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        for _ in range(20):
            await react(phone)
        assert (await phone.answer(session.choice, choose("a")))["type"] == "accepted"
        told = await presenter.expect("reactions", lambda message: message["counts"].get("👏", 0) >= 3)
        assert told["counts"]["👏"] < 20
        assert "refused" not in types(phone.received)


async def test_what_cannot_be_sent_is_refused_and_the_socket_stays(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        assert (await refusal_of(phone, "👏"))["reason"] == "no_reactions"
        await presenter.show(session.choice)
        refused = await refusal_of(phone, "🍆")
        assert (refused["id"], refused["code"], refused["reason"]) == (None, "bad_value", "unknown_reaction")
        assert (await refusal_of(phone, 5))["code"] == "bad_message"
        await presenter.show(session.text)
        assert (await refusal_of(phone, "👏"))["reason"] == "no_reactions"
        await presenter.show(session.choice)
        await presenter.command("pace", pace="own")
        assert (await refusal_of(phone, "👏"))["reason"] == "no_reactions"
        await presenter.command("end")
        assert (await refusal_of(phone, "👏"))["reason"] == "no_reactions"
        assert all(message["counts"] == {} for message in presenter.received if message["type"] == "reactions")


async def test_counts_outlive_a_restart_and_are_cleared_with_the_answers(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"))
        await react(phone, "👍")
        await react(phone, "😂")
        await sees(presenter, "reactions", counts({"😂": 1, "👍": 1}))
        token = phone.token
    # Stopped in peace, not even the last second is lost.
    await restart(session.server, "stop")
    async with session.presenter() as presenter, session.phone(token) as phone:
        await sees(presenter, "reactions", counts({"😂": 1, "👍": 1}))
        await react(phone, "👍")
        await sees(presenter, "reactions", counts({"😂": 1, "👍": 2}))
        assert (await presenter.command("clear"))["type"] == "accepted"
        await sees(presenter, "reactions", counts({}))
    await restart(session.server, "kill")
    async with session.presenter() as presenter:
        await sees(presenter, "reactions", counts({}))
    assert session.stored(session.choice) == []


async def test_counts_belong_to_the_question_that_was_on_the_screen(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await react(phone, "😮")
        await sees(presenter, "reactions", counts({"😮": 1}))
        await presenter.show(session.text)
        presenter.received.clear()
        await presenter.show(session.choice)
        again = await sees(presenter, "reactions", counts({"😮": 1}))
        assert again["question"] == session.choice


@ON_SQLITE
async def test_over_http_a_reaction_has_no_reply_but_a_refusal(session: HeldSession) -> None:
    async with session.presenter() as presenter, http_phone(session) as phone:
        refused = await phone.say({"type": "react", "emoji": "👏"})
        assert (refused["id"], refused["reason"]) == (None, "no_reactions")
        await presenter.show(session.choice)
        reply = await phone.post({"type": "react", "emoji": "👏"})
        assert (reply.status_code, reply.content) == (204, b"")
        async with asyncio.timeout(20):
            await sees(presenter, "reactions", counts({"👏": 1}))
