"""Questions from the hall over real sockets: asked, supported once, pinned, answered, held back everywhere."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from app.polling.entries import entry_id
from app.polling.templates import TemplateQuestion
from tests.clients import Message, Phone, new_change_id
from tests.promises.held import ON_SQLITE, HeldSession, hold_session, restart, sees
from tests.promises.test_held_words import seen
from tests.server import Server

pytestmark = [pytest.mark.anyio, ON_SQLITE]


@pytest.fixture
def hall(server: Server, database: Engine) -> HeldSession:
    return hold_session(server, database, TemplateQuestion("hall_questions", "Vad undrar ni?"))


def asked(hall: HeldSession) -> str:
    return hall.kinds["hall_questions"]


def told(results: Message | None) -> list[tuple[str, int]]:
    tally = results["tally"] if results else {}
    return [(one["text"], one["supporters"]) for one in tally.get("entries", [])]


async def entry_of(phone: Phone, text: str) -> str:
    """As the phone is told of it, without asking."""
    state = await sees(phone, "state", lambda state: text in dict(told(state["results"])))
    return next(str(one["entry"]) for one in state["results"]["tally"]["entries"] if one["text"] == text)


async def support(phone: Phone, hall: HeldSession, entry: str, **more: Any) -> Message:
    message = {"type": "support", "id": new_change_id(), "question": asked(hall), "entry": entry, **more}
    return await phone.reply_to(message)


async def test_a_question_is_supported_once_whatever_is_sent_twice_and_survives_a_kill(hall: HeldSession) -> None:
    question = asked(hall)
    async with hall.presenter() as presenter, hall.phone() as one, hall.phone() as other:
        await presenter.show(question)
        assert (await one.answer(question, {"text": "Varför?"}))["type"] == "accepted"
        assert (await other.answer(question, {"texts": ["När då?", "Vem?"]}))["type"] == "accepted"
        entry = await entry_of(other, "Varför?")
        for _ in range(2):
            assert (await support(other, hall, entry, id="same"))["type"] == "accepted"
        await sees(presenter, "results", lambda results: told(results)[:1] == [("Varför?", 2)])
        await sees(one, "state", lambda state: told(state["results"])[:1] == [("Varför?", 2)])
        assert (await other.answer(question, {"text": "När då?"}))["type"] == "accepted"
        await sees(presenter, "results", lambda results: told(results) == [("Varför?", 2), ("När då?", 1)])
        token = other.token
    await restart(hall.server, "kill")
    async with hall.presenter() as presenter, hall.phone(token) as again:
        await sees(presenter, "results", lambda results: told(results) == [("Varför?", 2), ("När då?", 1)])
        answer = {"texts": ["När då?"], "supports": [entry], "entries": [entry_id("När då?")]}
        assert again.last("state")["answer"] == answer
        assert (await support(again, hall, entry, id="same"))["type"] == "accepted"
        assert (await support(again, hall, entry, on=False))["type"] == "accepted"
        await sees(presenter, "results", lambda results: ("Varför?", 1) in told(results))
        assert (await again.withdraw(question))["type"] == "accepted"
        await sees(presenter, "results", lambda results: told(results) == [("Varför?", 1)])


async def test_changes_that_are_sent_at_once_are_each_made_to_what_the_one_before_left(hall: HeldSession) -> None:
    question = asked(hall)
    async with hall.presenter() as presenter, hall.phone() as one, hall.phone() as other:
        await presenter.show(question)
        await one.answer(question, {"texts": ["Varför?", "När då?"]})
        entries = [await entry_of(other, text) for text in ("Varför?", "När då?")]
        changes: list[Message] = [{"type": "support", "entry": entry} for entry in entries]
        changes.insert(1, {"type": "answer", "value": {"text": "Vem?"}})
        for number, change in enumerate(changes):
            await other.say({"id": f"at-once-{number}", "question": question, **change})
        await sees(presenter, "results", lambda results: sum(count for _text, count in told(results)) == 5)
    assert {"texts": ["Vem?"], "supports": entries} in hall.stored(question)


async def test_pinned_and_answered_are_marked_on_every_screen_and_in_the_file(hall: HeldSession) -> None:
    question = asked(hall)
    async with hall.presenter() as presenter, hall.phone() as one:
        await presenter.show(question)
        await one.answer(question, {"texts": ["Varför?", "När då?", "Vem?"]})
        first, second = [await entry_of(one, text) for text in ("Vem?", "När då?")]
        assert (await presenter.command("pin_entry", entry=first, on=True))["type"] == "accepted"
        assert (await presenter.command("answered", entry=second, on=True, question=question))["type"] == "accepted"
        order = ["Vem?", "Varför?", "När då?"]
        state = await sees(one, "state", lambda state: [text for text, _ in told(state["results"])] == order)
        marks = [(entry["pinned"], entry["answered"]) for entry in state["results"]["tally"]["entries"]]
        assert marks == [(True, False), (False, False), (False, True)]
        assert (await presenter.command("pin_entry", entry=first, on=False))["type"] == "accepted"
        for refused in (
            await presenter.command("pin_entry", entry="nowhere", on=True),
            await support(one, hall, "nowhere"),
        ):
            assert refused["code"] == "unknown_entry"
        await presenter.command("close")
        assert (await support(one, hall, first))["code"] == "question_closed"


async def test_what_is_held_back_vanishes_from_every_screen(hall: HeldSession) -> None:
    question = asked(hall)
    async with hall.presenter() as presenter, hall.phone() as one, hall.phone() as other:
        await presenter.show(question)
        await one.answer(question, {"texts": ["Varför?", "Är det skit?"]})
        entry = await entry_of(other, "Varför?")
        assert told(other.last("state")["results"]) == [("Varför?", 1)]
        accepted = await presenter.command("hold", word=entry)
        assert accepted["type"] == "accepted"
        await sees(other, "state", lambda state: told(state["results"]) == [])
        await sees(presenter, "moderation", lambda message: len(message["held"]) == 2)
        await other.answer(question, {"text": "Vem?"})
        await sees(presenter, "results", lambda results: told(results) == [("Vem?", 1)])
        assert "varför" not in seen(presenter, presenter.received.index(accepted))
        assert (await support(other, hall, entry))["code"] == "unknown_entry"
        await presenter.command("release", word="VARFÖR?")
        await sees(other, "state", lambda state: ("Varför?", 1) in told(state["results"]))


async def test_a_phone_behind_a_proxy_supports_by_request(hall: HeldSession) -> None:
    question = asked(hall)
    async with hall.presenter() as presenter, hall.phone() as one:
        await presenter.show(question)
        await one.answer(question, {"text": "Varför?"})
        entry = await entry_of(one, "Varför?")
        async with httpx.AsyncClient() as client:
            joined = (await client.post(hall.api_url, json={"type": "join", "participant": None, "since": None})).json()
            headers = {"Authorization": f"Bearer {joined['participant']}"}
            message = {"type": "support", "id": "1", "question": question, "entry": entry}
            assert (await client.post(hall.api_url, json=message, headers=headers)).json()["type"] == "accepted"
        await sees(presenter, "results", lambda results: told(results) == [("Varför?", 2)])


async def test_a_phone_is_sent_the_first_fifty(hall: HeldSession) -> None:
    question = asked(hall)
    async with hall.presenter() as presenter, hall.phone() as watcher:
        await presenter.show(question)

        async def ask_three(number: int) -> None:
            async with hall.phone() as phone:
                await phone.answer(question, {"texts": [f"Fråga {number}.{n}?" for n in range(3)]})

        await asyncio.gather(*(ask_three(number) for number in range(20)))
        state = await sees(watcher, "state", lambda state: state["results"] and state["results"]["participants"] == 20)
        assert (len(told(state["results"])), state["results"]["tally"]["more"]) == (50, 10)
        results = await sees(presenter, "results", lambda results: len(told(results)) == 60)
        assert json.dumps(results).count("supporters") == 60
