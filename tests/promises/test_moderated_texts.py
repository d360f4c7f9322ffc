"""Texts that wait, and words where everything waits: the hall sees none of it until a presenter lets it through."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import pytest
from sqlalchemy import Engine

from app.polling.templates import TemplateQuestion
from tests.clients import Message, Presenter
from tests.promises.held import ON_SQLITE, HeldSession, hold_another, hold_session, restart, sees
from tests.promises.test_corrections import correct, held
from tests.promises.test_held_words import seen
from tests.server import Server

pytestmark = [pytest.mark.anyio, ON_SQLITE]

LONG = "Jag vill att vi talar mer om hur arbetsdagen faktiskt ser ut. " * 4


@pytest.fixture
def strict(server: Server, database: Engine) -> HeldSession:
    """A session in which everything waits, shown on phones too."""
    settings = {"moderation": "approve", "results_on_phones": True}
    return hold_session(
        server,
        database,
        TemplateQuestion("word_cloud", "Ord?", settings),
        TemplateQuestion("open_text", "Text?", {**settings, "max_length": 300}),
    )


async def write(session: HeldSession, *texts: str) -> None:
    for text in texts:
        async with session.phone() as phone:
            assert (await phone.answer(session.text, {"text": text}))["type"] == "accepted"


async def shows(presenter: Presenter, *texts: str) -> Message:
    """The first results with exactly these texts, in this order."""
    return await sees(presenter, "results", lambda results: written(results) == list(texts))


def written(results: Message) -> list[str]:
    return [text["text"] for text in results["tally"].get("texts", [])]


def headings(results: Message) -> list[tuple[str, int]]:
    return [(one["heading"], one["count"]) for one in results["tally"].get("headings", [])]


VALUES: dict[str, Any] = {"word_cloud": {"entries": ["hemligt"]}, "open_text": {"text": "Något hemligt"}}


@pytest.mark.parametrize("kind", list(VALUES))
async def test_nothing_is_seen_by_anyone_before_it_is_released(strict: HeldSession, kind: str) -> None:
    question = strict.kinds[kind]
    async with AsyncExitStack() as stack:
        presenter = await stack.enter_async_context(strict.presenter())
        phones = [await stack.enter_async_context(strict.phone()) for _ in range(12)]
        watcher = await stack.enter_async_context(strict.phone())
        await presenter.show(question)
        await asyncio.gather(*(phone.answer(question, VALUES[kind]) for phone in phones))
        moderation = await sees(presenter, "moderation", lambda message: sum(held(message).values()) == len(phones))
        await sees(presenter, "results", lambda results: results["participants"] == len(phones))
        await sees(watcher, "state", lambda state: state["results"] and state["results"]["participants"] == len(phones))
        for screen in (presenter, watcher, *phones):
            assert "hemligt" not in seen(screen)
        (word,) = held(moderation)
        await correct(presenter, "release", word=word)
        await sees(presenter, "results", lambda results: word in str(results["tally"]))
        await sees(watcher, "state", lambda state: word in str(state["results"]))
        await correct(presenter, "undo")
        await sees(watcher, "state", lambda state: word not in str(state["results"]))


async def test_what_was_shown_waits_as_soon_as_the_organizer_wants_it_to(session: HeldSession) -> None:
    """Over a restart, too: what is released is kept with the question."""
    async with session.presenter() as presenter:
        await presenter.show(session.text)
        await write(session, "Mer tid", "Det är skit", "Kaffe")
        await shows(presenter, "Mer tid", "Kaffe")
        await sees(presenter, "moderation", lambda message: held(message) == {"Det är skit": 1})
        await correct(presenter, "release", word="det är SKIT")
        await shows(presenter, "Mer tid", "Det är skit", "Kaffe")
        await correct(presenter, "hold", word="Kaffe")
        await shows(presenter, "Mer tid", "Det är skit")
    await restart(session.server, "kill")
    async with session.presenter() as presenter:
        await shows(presenter, "Mer tid", "Det är skit")
        await sees(presenter, "moderation", lambda message: held(message) == {"Kaffe": 1})


async def test_texts_are_gathered_under_a_heading_that_is_renamed_split_and_undone(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.text)
        await write(session, "Mer tid", LONG[:240], "Kaffe", "mer tid")
        first = await sees(presenter, "results", lambda results: len(written(results)) == 4)
        entries = [text["entry"] for text in first["tally"]["texts"]]
        assert entries[0] == entries[3]
        await correct(presenter, "merge", words=[entries[1], "Mer tid"], into="Arbetsdagen")
        merged = await sees(presenter, "results", lambda results: bool(headings(results)))
        assert headings(merged) == [("Arbetsdagen", 3)]
        under = [text.get("heading") for text in merged["tally"]["texts"]]
        assert under == ["Arbetsdagen", "Arbetsdagen", None, "Arbetsdagen"]
        await correct(presenter, "rename", word="arbetsdagen", to="Tid på jobbet")
        await sees(presenter, "results", lambda results: headings(results) == [("Tid på jobbet", 3)])
        await correct(presenter, "split", word="Tid på jobbet")
        await sees(presenter, "results", lambda results: not headings(results))
        await correct(presenter, "undo")
        await correct(presenter, "undo")
        await sees(presenter, "results", lambda results: headings(results) == [("Arbetsdagen", 3)])
        assert session.stored(session.text)[0] == {"text": "Mer tid"}
    following = hold_another(session)
    async with following.presenter() as presenter:
        await presenter.show(following.text)
        await write(following, "Mer tid", LONG[:240])
        await sees(presenter, "results", lambda results: headings(results) == [("Arbetsdagen", 2)])


async def test_fifty_long_texts_are_gathered_with_one_command(strict: HeldSession) -> None:
    async with strict.presenter() as presenter:
        await presenter.show(strict.text)
        await write(strict, f"1 {LONG}", f"2 {LONG}")
        for text in (f"1 {LONG}", f"2 {LONG}"):
            await correct(presenter, "release", word=text)
        results = await sees(presenter, "results", lambda results: len(written(results)) == 2)
        entries = [text["entry"] for text in results["tally"]["texts"]]
        await correct(presenter, "merge", words=entries * 25, into="Arbetsdagen")
        await sees(presenter, "results", lambda results: headings(results) == [("Arbetsdagen", 2)])
        moderation = await sees(presenter, "moderation", lambda message: len(message["corrections"]) == 3)
        assert max(len(word) for word in moderation["corrections"][-1]["words"]) <= 301


@pytest.mark.parametrize(
    ("kind", "fields", "code", "reason"),
    [
        ("hold", {"word": "okänt"}, "unknown_word", "unknown_text"),
        ("split", {"word": "Mer tid"}, "nothing_to_split", "text_alone"),
        ("rename", {"word": "Det är skit", "to": "x"}, "word_held", "text_held"),
        ("rename", {"word": "Mer tid", "to": "det är skit"}, "word_held", "text_held"),
        ("rename", {"word": "Mer tid", "to": "x" * 2001}, "bad_value", "word_too_long"),
    ],
)
async def test_what_makes_no_sense_of_a_text_is_refused(
    session: HeldSession, kind: str, fields: dict[str, Any], code: str, reason: str
) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.text)
        await write(session, "Mer tid", "Det är skit")
        await shows(presenter, "Mer tid")
        refused = await presenter.command(kind, **fields)
        assert (refused["type"], refused["code"], refused["reason"]) == ("refused", code, reason)
