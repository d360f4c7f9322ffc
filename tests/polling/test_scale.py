"""Scale: which ratings are an answer, and what they come to."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.polling.errors import BadSettings, Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.kinds.scale import ScaleAnswer, ScaleTally
from tests.polling.questions import OPTIONS, ask

SCALE = KINDS["scale"]
ANSWERS = st.dictionaries(st.sampled_from("abc"), st.integers(1, 5), min_size=1).map(ScaleAnswer)


def read(value: Any, **settings: Any) -> Any:
    return SCALE.read_answer(value, ask("scale", **settings).settings)


def tally_of(answers: list[ScaleAnswer], **settings: Any) -> ScaleTally:
    tally = SCALE.new_tally(ask("scale", **settings).settings, lambda: pytest.fail("needs no words"))
    assert isinstance(tally, ScaleTally)
    for author, answer in enumerate(answers):
        tally.add(author, answer)
    return tally


# ---- answers ---------------------------------------------------------------------------------------------------------


def test_a_skipped_statement_is_null_or_missing_and_not_stored() -> None:
    assert read({"ratings": {"c": 2, "a": 5, "b": None}}).ratings == {"a": 5, "c": 2}
    assert read({"ratings": {"a": 5, "c": 2}}) == read({"ratings": {"c": 2, "a": 5, "b": None}})


def test_every_statement_is_rated_where_none_may_be_skipped() -> None:
    whole = {"a": 1, "b": 2, "c": 3}
    assert read({"ratings": whole}, may_skip=False).ratings == whole
    for part in ({"a": 1, "b": 2}, {**whole, "c": None}):
        assert read({"ratings": part}, may_skip=False) == Refusal("bad_value", "ratings_missing")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "ratings_shape"),
        ([], "ratings_shape"),
        ({}, "ratings_shape"),
        ({"ratings": []}, "ratings_shape"),
        ({"ratings": {"a": "3"}}, "ratings_shape"),
        ({"ratings": {"a": True}}, "ratings_shape"),
        ({"ratings": {"a": 3.5}}, "ratings_shape"),
        ({"ratings": {"a": [3]}}, "ratings_shape"),
        ({"ratings": {"a": 3}, "more": 1}, "ratings_shape"),
        ({"ratings": {}}, "ratings_none"),
        ({"ratings": {"a": None}}, "ratings_none"),
        ({"ratings": {"a": 0}}, "ratings_range"),
        ({"ratings": {"a": -1}}, "ratings_range"),
        ({"ratings": {"a": 6}}, "ratings_range"),
        ({"ratings": {"a": 10**400}}, "ratings_range"),
        ({"ratings": {"a": 3, "x": 3}}, "ratings_unknown"),
        ({"ratings": {"a": 3, "": None}}, "ratings_unknown"),
    ],
)
def test_what_is_no_rating_of_these_statements_is_refused(value: Any, reason: str) -> None:
    refusal = read(value)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.reason) == ("bad_value", reason)


# ---- settings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"statements": []}, "statements_count"),
        ({"statements": [{"id": str(n), "label": "x"} for n in range(13)]}, "statements_count"),
        ({"statements": [OPTIONS[0], OPTIONS[0]]}, "statements_ids"),
        ({"statements": [{"id": "", "label": "x"}]}, "statements_ids"),
        ({"statements": [{"id": "a", "label": " "}]}, "statements_labels"),
        ({"statements": [{"id": "a", "label": "x" * 201}]}, "statements_labels"),
        ({"steps": 1}, "steps_range"),
        ({"steps": 11}, "steps_range"),
        ({"low_label": "x" * 61}, "ends_labels"),
        ({"high_label": "x" * 61}, "ends_labels"),
        ({"steps": 3.5}, "settings_shape"),
        ({"may_skip": None}, "settings_shape"),
    ],
)
def test_settings_that_do_not_fit_say_why(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadSettings) as error:
        read_settings(SCALE, {"statements": OPTIONS, **changed})
    assert error.value.refusal.reason == reason


# ---- what ratings come to --------------------------------------------------------------------------------------------


def test_each_statement_has_its_counts_and_a_mean_of_two_decimals() -> None:
    tally = tally_of([ScaleAnswer({"a": 1, "b": 4}), ScaleAnswer({"a": 2}), ScaleAnswer({"a": 2})])
    assert tally.snapshot() == {
        "statements": {
            "a": {"counts": [1, 2, 0, 0, 0], "mean": 1.67, "answers": 3},
            "b": {"counts": [0, 0, 0, 1, 0], "mean": 4.0, "answers": 1},
            "c": {"counts": [0, 0, 0, 0, 0], "mean": None, "answers": 0},
        }
    }


def test_half_a_hundredth_is_rounded_upwards() -> None:
    ones, twos = [ScaleAnswer({"a": 1})] * 199, [ScaleAnswer({"a": 2})]
    assert tally_of(ones + twos).snapshot()["statements"]["a"]["mean"] == 1.01


def test_a_rating_that_the_steps_no_longer_reach_is_not_counted() -> None:
    tally = tally_of([ScaleAnswer({"a": 5}), ScaleAnswer({"a": 2})], steps=3)
    assert tally.snapshot()["statements"]["a"] == {"counts": [0, 1, 0], "mean": 2.0, "answers": 1}
    tally.remove(0, ScaleAnswer({"a": 5}))
    assert tally.snapshot()["statements"]["a"]["answers"] == 1


@given(parts=st.lists(st.lists(ANSWERS, max_size=8), max_size=4))
def test_parts_that_are_merged_are_the_whole_in_any_order(parts: list[list[ScaleAnswer]]) -> None:
    merged = tally_of([])
    for part in reversed(parts):
        merged.merge(tally_of(part))
    whole = [answer for part in parts for answer in part]
    counted = merged.snapshot()["statements"]
    assert merged.snapshot() == tally_of(whole).snapshot() == tally_of(whole[::-1]).snapshot()
    for statement in "abc":
        ratings = [answer.ratings[statement] for answer in whole if statement in answer.ratings]
        assert counted[statement]["counts"] == [ratings.count(step) for step in range(1, 6)]
        mean = counted[statement]["mean"]
        assert mean == (pytest.approx(sum(ratings) / len(ratings), abs=0.0051) if ratings else None)


@given(kept=st.lists(ANSWERS, max_size=8), gone=st.lists(ANSWERS, max_size=8))
def test_taking_back_undoes_counting(kept: list[ScaleAnswer], gone: list[ScaleAnswer]) -> None:
    tally = tally_of(kept + gone)
    for author, answer in enumerate(gone, start=len(kept)):
        tally.remove(author, answer)
    assert tally.snapshot() == tally_of(kept).snapshot()


# ---- the columns of an export ----------------------------------------------------------------------------------------


def test_each_statement_is_a_column_and_the_second_of_a_name_says_so() -> None:
    statements = [{"id": "a", "label": "Tillit"}, {"id": "b", "label": "Tillit"}, {"id": "c", "label": "Dialog"}]
    columns = SCALE.columns(ask("scale", statements=statements).settings)
    assert [column.heading for column in columns] == ["Tillit", "Tillit (2)", "Dialog"]
    assert [column.cell(ScaleAnswer({"b": 4})) for column in columns] == [None, 4, None]
