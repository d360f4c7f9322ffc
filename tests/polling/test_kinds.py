"""What each kind takes for an answer, and what answers add up to."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.polling.entries import entry_id
from app.polling.errors import BadSettings, Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings, without_secrets
from app.polling.kinds.open_text import MAX_TEXTS_IN_SNAPSHOT
from app.words.texts import Texts
from tests.polling.questions import ASKING, OPTIONS, ask

Json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def read(kind: str, value: Any, **settings: Any) -> Any:
    return KINDS[kind].read_answer(value, ask(kind, **settings).settings)


def reason(outcome: Any) -> str:
    assert isinstance(outcome, Refusal), outcome
    assert outcome.code == "bad_value"
    return outcome.reason


@pytest.mark.parametrize("kind", list(KINDS))
@given(value=Json)
def test_any_json_is_an_answer_or_a_bad_value(kind: str, value: Any) -> None:
    outcome = read(kind, value)
    assert isinstance(outcome, (KINDS[kind].answer_type, Refusal))
    if isinstance(outcome, Refusal):
        assert outcome.code == "bad_value"


@pytest.mark.parametrize("kind", ASKING)
def test_answer_survives_the_way_to_disk_and_back(kind: str) -> None:
    values: dict[str, Any] = {
        "word_cloud": {"entries": ["Kollegor", "lön"]},
        "choice": {"choices": ["b"]},
        "open_text": {"text": "Rad ett\nrad två"},
        "ranking": {"order": ["c", "a", "b"]},
        "points": {"points": {"a": 60, "c": 40}},
        "scale": {"ratings": {"a": 4, "b": None}},
        "number": {"number": 12.6},
        "pin": {"pin": [0.5, 0]},
        "grid": {"places": {"c": [1, 0.25]}},
        "hall_questions": {"texts": ["Varför?", "När då?"]},
        "quiz": {"choices": ["b"], "nickname": "Älgen"},
    }
    answer = read(kind, values[kind])
    assert msgspec.json.decode(msgspec.json.encode(answer), type=KINDS[kind].answer_type) == answer


def test_choice_takes_between_least_and_most() -> None:
    assert reason(read("choice", {"choices": []})) == "choice_count"
    assert reason(read("choice", {"choices": ["a", "b"]})) == "choice_count"
    assert read("choice", {"choices": ["a", "b"]}, max=2).choices == ["a", "b"]


def test_choice_is_stored_in_one_order() -> None:
    assert read("choice", {"choices": ["c", "a"]}, max=3) == read("choice", {"choices": ["a", "c"]}, max=3)


@pytest.mark.parametrize("choices", [["x"], ["a", "a"], [""]])
def test_choice_refuses_what_is_no_option_and_options_twice(choices: list[str]) -> None:
    assert reason(read("choice", {"choices": choices}, max=3)) == "choice_unknown"


def test_word_cloud_takes_as_many_entries_as_set() -> None:
    assert read("word_cloud", {"entries": ["a", "b", "c"]}).entries == ["a", "b", "c"]
    assert reason(read("word_cloud", {"entries": ["a", "b", "c", "d"]})) == "too_many_entries"


def test_word_cloud_counts_characters_as_people_do() -> None:
    family = "👨‍👩‍👧‍👦"
    assert read("word_cloud", {"entries": [family * 25]}).entries == [family * 25]
    assert reason(read("word_cloud", {"entries": [family * 26]})) == "too_long"


def test_word_cloud_leaves_out_empty_entries() -> None:
    assert read("word_cloud", {"entries": ["  ", "lön", "\u200b"]}).entries == ["lön"]
    assert reason(read("word_cloud", {"entries": ["  "]})) == "empty"


def test_same_entry_twice_from_one_participant_counts_once() -> None:
    assert read("word_cloud", {"entries": ["Lön", "lön", "mat"]}).entries == ["Lön", "mat"]


def test_open_text_keeps_single_line_breaks_and_refuses_ten_thousand_characters() -> None:
    assert read("open_text", {"text": " ett \n\n\n två "}).text == "ett\ntvå"
    assert reason(read("open_text", {"text": "a" * 10_000})) == "too_long"


def test_open_texts_stand_in_the_order_they_came_and_a_changed_one_goes_last() -> None:
    tally = KINDS["open_text"].new_tally(ask("open_text").settings, lambda: Texts(["sv"]))
    first, second, changed = (read("open_text", {"text": text}) for text in ("ett", "två", "ett!"))
    tally.add(1, first)
    tally.add(2, second)
    tally.remove(1, first)
    tally.add(1, changed)
    told = [{"id": 2, "text": "två", "entry": entry_id("två")}, {"id": 1, "text": "ett!", "entry": entry_id("ett!")}]
    assert tally.snapshot() == {"texts": told, "more": 0}


def test_of_very_many_open_texts_the_newest_are_told_and_the_rest_as_a_number() -> None:
    tally = KINDS["open_text"].new_tally(ask("open_text").settings, lambda: Texts(["sv"]))
    for author in range(MAX_TEXTS_IN_SNAPSHOT + 7):
        tally.add(author, read("open_text", {"text": f"svar {author}"}))
    snapshot = tally.snapshot()
    assert [text["id"] for text in snapshot["texts"]] == list(range(7, MAX_TEXTS_IN_SNAPSHOT + 7))
    assert snapshot["more"] == 7


@pytest.mark.parametrize(
    ("kind", "settings", "why"),
    [
        ("choice", {"options": OPTIONS[:1]}, "options_count"),
        ("choice", {"options": [OPTIONS[0], OPTIONS[0]]}, "options_ids"),
        ("choice", {"options": [OPTIONS[0], {"id": "z", "label": "  "}]}, "options_labels"),
        ("choice", {"options": OPTIONS, "min": 3, "max": 2}, "choices_range"),
        ("choice", {"options": OPTIONS, "max": 4}, "choices_range"),
        ("choice", {}, "settings_shape"),
        ("ranking", {"options": OPTIONS, "top": 4}, "ranks_range"),
        ("ranking", {"options": OPTIONS, "top": 0}, "ranks_range"),
        ("ranking", {"options": [{"id": str(n), "label": str(n)} for n in range(13)]}, "options_count"),
        ("ranking", {}, "settings_shape"),
        ("points", {"options": OPTIONS, "total": 0}, "total_range"),
        ("points", {"options": OPTIONS, "total": 1001}, "total_range"),
        ("points", {"options": OPTIONS, "step": 7}, "settings_shape"),
        ("points", {"options": [{"id": str(n), "label": str(n)} for n in range(13)]}, "options_count"),
        ("word_cloud", {"max_entries": 11}, "entries_range"),
        ("word_cloud", {"max_entries": "3"}, "settings_shape"),
        ("word_cloud", {"max_length": 0}, "length_range"),
        ("word_cloud", {"unheard_of": 1}, "settings_shape"),
        ("open_text", {"max_length": 2001}, "length_range"),
        ("open_text", {"show_after": -1}, "show_after_range"),
        ("open_text", {"time_limit_s": 4}, "time_limit_range"),
        ("open_text", {"time_limit_s": 3601}, "time_limit_range"),
        ("open_text", {"notes": "é👩‍🚒" * 1000 + "x"}, "notes_length"),
        ("open_text", {"notes": None}, "settings_shape"),
    ],
)
def test_settings_that_do_not_fit_say_why(kind: str, settings: dict[str, Any], why: str) -> None:
    with pytest.raises(BadSettings) as error:
        read_settings(KINDS[kind], settings)
    assert error.value.refusal.reason == why


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_takes_notes_and_keeps_them_from_phones(kind: str) -> None:
    asked = msgspec.structs.asdict(ask(kind).settings)
    assert asked["notes"] == ""
    noted = read_settings(KINDS[kind], msgspec.to_builtins({**asked, "notes": "é👩‍🚒" * 1000}))
    told = without_secrets(msgspec.structs.asdict(noted))
    assert set(asked) - set(told) == {"notes"} | ({"right", "right_value"} & set(asked))
