"""A presenter corrects words: rules that are on disk when accepted, hold everywhere, and can be taken back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.clients import Message, Presenter
from tests.promises.held import HeldSession, hold_another, restart, sees

pytestmark = pytest.mark.anyio

CORRECTIONS: dict[str, dict[str, Any]] = {
    "hold": {"word": "mod"},
    "merge": {"words": ["mod", "tillit"], "into": "tillit"},
    "rename": {"word": "mod", "to": "Civilkurage"},
}
EXPECTED = {
    "hold": {"tillit": 2, "omtanke": 1},
    "merge": {"tillit": 3, "omtanke": 1},
    "rename": {"tillit": 2, "Civilkurage": 1, "omtanke": 1},
}


async def say(session: HeldSession, *entries: str) -> None:
    """One more participant says this, and leaves."""
    async with session.phone() as phone:
        assert (await phone.answer(session.cloud, {"entries": list(entries)}))["type"] == "accepted"


async def correct(presenter: Presenter, kind: str, **fields: Any) -> None:
    reply = await presenter.command(kind, **fields)
    assert reply["type"] == "accepted", reply


async def shows(presenter: Presenter, words: dict[str, int]) -> Message:
    """The first results that are these words with these counts."""
    return await sees(presenter, "results", lambda results: counted(results) == words)


def counted(results: Message) -> dict[str, int]:
    return {word["word"]: word["count"] for word in results["tally"].get("words", [])}


def held(moderation: Message) -> dict[str, int]:
    return {word["word"]: word["count"] for word in moderation["held"]}


@asynccontextmanager
async def answered(session: HeldSession) -> AsyncIterator[Presenter]:
    """The word cloud is on the screen, and two have said: mod once, tillit twice, omtanke once."""
    async with session.presenter() as presenter:
        await presenter.show(session.cloud)
        await say(session, "mod", "tillit")
        await say(session, "tillit", "omtanke")
        await shows(presenter, {"tillit": 2, "mod": 1, "omtanke": 1})
        yield presenter


@pytest.mark.parametrize("kind", list(CORRECTIONS))
async def test_a_correction_is_shown_and_changes_no_answer(session: HeldSession, kind: str) -> None:
    async with answered(session) as presenter:
        before = session.stored(session.cloud)
        await correct(presenter, kind, **CORRECTIONS[kind])
        await shows(presenter, EXPECTED[kind])
        moderation = await sees(presenter, "moderation", lambda message: len(message["corrections"]) == 1)
    assert moderation["corrections"][0]["rule"] == kind
    assert session.stored(session.cloud) == before


@pytest.mark.parametrize("kind", list(CORRECTIONS))
async def test_what_was_accepted_is_on_disk_when_the_power_goes(session: HeldSession, kind: str) -> None:
    async with answered(session) as presenter:
        await correct(presenter, kind, **CORRECTIONS[kind])
    await restart(session.server, "kill")
    async with session.presenter() as presenter:
        await shows(presenter, EXPECTED[kind])


async def test_a_correction_holds_for_later_answers(session: HeldSession) -> None:
    async with answered(session) as presenter:
        await correct(presenter, "hold", word="mod")
        await correct(presenter, "merge", words=["omtanke"], into="tillit")
        await say(session, "mod", "omtanke")
        await shows(presenter, {"tillit": 4})
        await sees(presenter, "moderation", lambda message: held(message) == {"mod": 2})


async def test_a_correction_holds_in_the_next_session_of_the_programme(session: HeldSession) -> None:
    async with answered(session) as presenter:
        await correct(presenter, "merge", words=["mod", "tillit"], into="Mod och tillit")
    following = hold_another(session)
    async with following.presenter() as presenter:
        await presenter.show(following.cloud)
        await say(following, "mod", "humor")
        await shows(presenter, {"Mod och tillit": 1, "humor": 1})


async def test_another_live_session_of_the_programme_follows_at_once(session: HeldSession) -> None:
    other = hold_another(session)
    async with answered(session) as presenter, answered(other) as elsewhere:
        await correct(presenter, "hold", word="mod")
        await shows(elsewhere, EXPECTED["hold"])
        await sees(elsewhere, "moderation", lambda message: held(message) == {"mod": 1})
        await correct(elsewhere, "undo")
        await shows(presenter, {"tillit": 2, "mod": 1, "omtanke": 1})


async def test_undo_takes_back_the_last_correction_whoever_gave_it(session: HeldSession) -> None:
    async with answered(session) as one, session.presenter() as other:
        await correct(one, "hold", word="omtanke")
        await correct(other, "rename", word="mod", to="Kurage")
        await correct(one, "undo")
        await shows(one, {"tillit": 2, "mod": 1})
        await correct(other, "undo")
        await shows(other, {"tillit": 2, "mod": 1, "omtanke": 1})
        assert (await one.command("undo"))["code"] == "nothing_to_undo"


async def test_undo_survives_a_kill_too(session: HeldSession) -> None:
    async with answered(session) as presenter:
        await correct(presenter, "merge", words=["mod"], into="tillit")
        await correct(presenter, "hold", word="omtanke")
        await correct(presenter, "undo")
    await restart(session.server, "kill")
    async with session.presenter() as presenter:
        await shows(presenter, EXPECTED["merge"])
        await correct(presenter, "undo")
        await shows(presenter, {"tillit": 2, "mod": 1, "omtanke": 1})


async def test_two_presenters_who_correct_at_once_are_both_heard(session: HeldSession) -> None:
    async with answered(session) as one, session.presenter() as other:
        replies = await asyncio.gather(
            *(
                presenter.command("rename", word=word, to=f"{word} {number}")
                for presenter, word, number in [(one, "mod", 1), (other, "tillit", 2)]
            )
        )
        assert [reply["type"] for reply in replies] == ["accepted", "accepted"]
        for presenter in (one, other):
            await shows(presenter, {"tillit 2": 2, "mod 1": 1, "omtanke": 1})
            await sees(presenter, "moderation", lambda message: len(message["corrections"]) == 2)


async def test_a_merged_word_is_split_into_what_it_was_made_of(session: HeldSession) -> None:
    async with answered(session) as presenter:
        await correct(presenter, "merge", words=["mod", "omtanke"], into="Styrka")
        await shows(presenter, {"Styrka": 2, "tillit": 2})
        await correct(presenter, "split", word="Styrka")
        await shows(presenter, {"tillit": 2, "mod": 1, "omtanke": 1})


async def test_a_word_is_split_into_its_written_forms(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.cloud)
        await say(session, "kollega")
        await say(session, "kollegor")
        await say(session, "kollegor")
        await shows(presenter, {"kollegor": 3})
        await correct(presenter, "split", word="kollegor")
        await shows(presenter, {"kollegor": 2, "kollega": 1})


async def test_a_word_that_waits_is_shown_by_a_presenter_only(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.cloud)
        await say(session, "skit", "mod")
        await sees(presenter, "moderation", lambda message: held(message) == {"skit": 1})
        await shows(presenter, {"mod": 1})
        await correct(presenter, "release", word="SKIT")
        await shows(presenter, {"mod": 1, "skit": 1})
        await sees(presenter, "moderation", lambda message: message["held"] == [])


async def test_what_holds_already_is_accepted_and_kept_once(session: HeldSession) -> None:
    async with answered(session) as presenter:
        for _ in range(2):
            await correct(presenter, "hold", word="mod")
        await correct(presenter, "release", word="tillit")
        await correct(presenter, "rename", word="tillit", to="tillit")
        await correct(presenter, "merge", words=["tillit"], into="tillit")
        await correct(presenter, "undo")
        await shows(presenter, {"tillit": 2, "mod": 1, "omtanke": 1})
        assert (await presenter.command("undo"))["code"] == "nothing_to_undo"


async def test_a_new_presenter_is_told_what_waits_and_what_was_corrected(session: HeldSession) -> None:
    async with answered(session) as presenter:
        await say(session, "skit")
        await correct(presenter, "hold", word="mod")
        async with session.presenter() as late:
            moderation = await sees(late, "moderation", lambda _message: True)
    assert moderation["question"] == session.cloud
    assert held(moderation) == {"mod": 1, "skit": 1}
    assert moderation["corrections"] == [{"rule": "hold", "word": "mod"}]
    assert set(moderation) == {"type", "question", "version", "held", "more", "suggestions", "corrections"}


async def test_words_that_may_be_one_are_suggested(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.cloud)
        await say(session, "samarbete", "samarbetsvilja")
        await say(session, "samarbete")
        await say(session, "humor", "humør")
        found = await sees(presenter, "moderation", lambda message: message["suggestions"])
    assert all(set(pair) == {"words", "reason"} and len(pair["words"]) == 2 for pair in found["suggestions"])
    assert ["humor", "humør"] in [sorted(pair["words"]) for pair in found["suggestions"]]


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("hold", {"word": "okänt"}, "unknown_word"),
        ("release", {"word": "okänt"}, "unknown_word"),
        ("rename", {"word": "okänt", "to": "x"}, "unknown_word"),
        ("split", {"word": "okänt"}, "unknown_word"),
        ("merge", {"words": ["mod", "okänt"], "into": "mod"}, "unknown_word"),
        ("split", {"word": "mod"}, "nothing_to_split"),
        ("rename", {"word": "skit", "to": "mod"}, "word_held"),
        ("merge", {"words": ["mod", "skit"], "into": "mod"}, "word_held"),
        ("rename", {"word": "mod", "to": "Skit"}, "word_held"),
        ("rename", {"word": "mod", "to": " \u200b\u202e "}, "bad_value"),
        ("merge", {"words": ["mod"], "into": "\t"}, "bad_value"),
        ("rename", {"word": "mod", "to": "x" * 101}, "bad_value"),
        ("hold", {"word": "x" * 101}, "bad_value"),
        ("merge", {"words": ["mod"] * 51, "into": "mod"}, "bad_message"),
        ("merge", {"words": [], "into": "mod"}, "bad_message"),
        ("merge", {"words": "mod", "into": "mod"}, "bad_message"),
        ("rename", {"word": "mod"}, "bad_message"),
        ("hold", {"word": None}, "bad_message"),
    ],
)
async def test_what_makes_no_sense_is_refused_and_changes_nothing(
    session: HeldSession, kind: str, fields: dict[str, Any], code: str
) -> None:
    async with answered(session) as presenter:
        await say(session, "skit")
        refused = await presenter.command(kind, **fields)
        assert (refused["type"], refused["code"]) == ("refused", code)
        assert refused["message"]
        async with session.presenter() as late:
            await shows(late, {"tillit": 2, "mod": 1, "omtanke": 1})
            assert (await sees(late, "moderation", lambda _message: True))["corrections"] == []


async def test_there_are_no_words_to_correct_without_a_word_cloud_on_the_screen(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        assert (await presenter.command("undo"))["code"] == "no_words"
        await presenter.show(session.choice)
        assert (await presenter.command("hold", word="mod"))["code"] == "no_words"


async def test_words_of_a_closed_question_can_still_be_corrected(session: HeldSession) -> None:
    async with answered(session) as presenter:
        await presenter.command("close")
        await correct(presenter, "hold", word="mod")
        await shows(presenter, EXPECTED["hold"])


async def test_nothing_is_corrected_after_the_end(session: HeldSession) -> None:
    async with answered(session) as presenter:
        await presenter.command("end")
        for kind, fields in [*CORRECTIONS.items(), ("undo", {})]:
            assert (await presenter.command(kind, **fields))["code"] == "session_ended"


async def test_a_new_text_is_cleaned_as_answers_are(session: HeldSession) -> None:
    async with answered(session) as presenter:
        await correct(presenter, "rename", word="mod", to="  Gott\u202e \n mod ")
        await shows(presenter, {"tillit": 2, "Gott mod": 1, "omtanke": 1})
