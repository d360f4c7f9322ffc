"""Number: which numbers are an answer, what they come to, and that phones are not told the right one."""

import json
import statistics
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.hub.frames import PhoneState, presenter_state
from app.polling.bins import lay_bins
from app.polling.errors import BadSettings, Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings, without_secrets
from app.polling.kinds.number import NumberAnswer, NumberTally
from app.polling.session import SessionState
from tests.polling.questions import ask

NUMBER = KINDS["number"]
ANSWERS = st.integers(0, 100).map(NumberAnswer)


def read(number: Any, **settings: Any) -> Any:
    return NUMBER.read_answer({"number": number}, ask("number", **settings).settings)


def tally_of(numbers: list[Any], **settings: Any) -> NumberTally:
    tally = NUMBER.new_tally(ask("number", **settings).settings, lambda: pytest.fail("needs no words"))
    assert isinstance(tally, NumberTally)
    for author, number in enumerate(numbers):
        tally.add(author, number if isinstance(number, NumberAnswer) else NumberAnswer(number))
    return tally


# ---- answers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "decimals", "stored"),
    [
        (42, 0, 42),
        (42.0, 0, 42),
        (41.5, 0, 42),
        (41.4999, 0, 41),
        (-0.5, 0, -1),
        (-0.0, 0, 0),
        (5e-324, 3, 0),
        (2.675, 2, 2.68),
        (1.005, 2, 1.01),
        (0.1, 1, 0.1),
        (99.9996, 3, 100),
    ],
)
def test_number_is_rounded_as_people_round(number: float, decimals: int, stored: float) -> None:
    answer = read(number, decimals=decimals, min=-100)
    assert answer == NumberAnswer(stored)
    assert type(answer.number) is type(stored)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "number_shape"),
        (42, "number_shape"),
        ({}, "number_shape"),
        ({"number": None}, "number_shape"),
        ({"number": "42"}, "number_shape"),
        ({"number": True}, "number_shape"),
        ({"number": [42]}, "number_shape"),
        ({"number": 42, "more": 1}, "number_shape"),
        ({"number": 101}, "number_range"),
        ({"number": -1}, "number_range"),
        ({"number": 100.001}, "number_range"),
        ({"number": 1e308}, "number_range"),
        ({"number": 10**400}, "number_range"),
        ({"number": -(10**400)}, "number_range"),
        ({"number": float("nan")}, "number_range"),
        ({"number": float("inf")}, "number_range"),
        ({"number": float("-inf")}, "number_range"),
    ],
)
def test_what_is_no_number_within_the_bounds_is_refused(value: Any, reason: str) -> None:
    refusal = NUMBER.read_answer(value, ask("number").settings)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.reason) == ("bad_value", reason)


@given(number=st.floats(-5, 5), decimals=st.integers(0, 3))
def test_rounding_keeps_within_the_bounds(number: float, decimals: int) -> None:
    stored = read(number, min=-5, max=5, decimals=decimals).number
    assert -5 <= stored <= 5
    assert stored == pytest.approx(number, abs=0.5001 * 10**-decimals)
    assert round(stored, decimals) == stored


# ---- settings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"min": 5, "max": 5}, "bounds_order"),
        ({"min": 6, "max": 5}, "bounds_order"),
        ({"max": 1e13}, "bounds_order"),
        ({"max": float("inf")}, "bounds_order"),
        ({"min": float("nan")}, "bounds_order"),
        ({"min": -(10**400)}, "bounds_order"),
        ({"min": 0.5}, "bounds_decimals"),
        ({"max": 10.25, "decimals": 1}, "bounds_decimals"),
        ({"decimals": 4}, "decimals_range"),
        ({"decimals": -1}, "decimals_range"),
        ({"unit": "x" * 21}, "unit_length"),
        ({"right_value": 101}, "right_value_range"),
        ({"right_value": float("nan")}, "right_value_range"),
        ({"right_value": 1.0001}, "right_value_range"),
        ({"right_value": True}, "settings_shape"),
        ({"min": "0"}, "settings_shape"),
        ({"min": None}, "settings_shape"),
    ],
)
def test_settings_that_do_not_fit_say_why(settings: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadSettings) as error:
        read_settings(NUMBER, settings)
    assert error.value.refusal.reason == reason


# ---- what numbers come to --------------------------------------------------------------------------------------------


def test_median_mean_and_ends_of_a_few_numbers() -> None:
    snapshot = tally_of([10, 20, 40, 3]).snapshot()
    assert {name: snapshot[name] for name in ("answers", "median", "mean", "low", "high")} == {
        "answers": 4,
        "median": 15,
        "mean": 18.3,
        "low": 3,
        "high": 40,
    }
    assert "right" not in snapshot


def test_without_answers_there_is_nothing_but_empty_bins() -> None:
    snapshot = tally_of([], right_value=3).snapshot()
    assert [snapshot[name] for name in ("answers", "median", "mean", "low", "high")] == [0, None, None, None, None]
    assert {one["count"] for one in snapshot["bins"]} == {0}
    assert snapshot["right"] == {"exact": 0, "closest": None}


def test_a_number_outside_new_bounds_is_not_counted() -> None:
    tally = tally_of([5, 80], max=10)
    assert tally.snapshot()["answers"] == 1
    tally.remove(1, NumberAnswer(80))
    assert tally.snapshot()["high"] == 5


def test_the_closest_guess_is_the_lower_of_two() -> None:
    assert tally_of([40, 44, 90], right_value=42).snapshot()["right"] == {"exact": 0, "closest": 40}
    assert tally_of([40, 42, 42], right_value=42).snapshot()["right"] == {"exact": 2, "closest": 42}


@given(parts=st.lists(st.lists(ANSWERS, max_size=8), max_size=4))
def test_parts_that_are_merged_are_the_whole_in_any_order(parts: list[list[NumberAnswer]]) -> None:
    merged = tally_of([], right_value=42)
    for part in reversed(parts):
        merged.merge(tally_of(part, right_value=42))
    whole = [answer for part in parts for answer in part]
    snapshot = merged.snapshot()
    assert snapshot == tally_of(whole, right_value=42).snapshot() == tally_of(whole[::-1], right_value=42).snapshot()
    numbers = [answer.number for answer in whole]
    assert snapshot["median"] == (statistics.median(numbers) if numbers else None)
    assert snapshot["mean"] == (pytest.approx(statistics.mean(numbers), abs=0.051) if numbers else None)
    assert sum(one["count"] for one in snapshot["bins"]) == len(numbers)
    for one in snapshot["bins"]:
        assert one["count"] == sum(one["from"] <= number <= one["to"] for number in numbers)


@given(kept=st.lists(ANSWERS, max_size=8), gone=st.lists(ANSWERS, max_size=8))
def test_taking_back_undoes_counting(kept: list[NumberAnswer], gone: list[NumberAnswer]) -> None:
    tally = tally_of(kept + gone)
    for author, answer in enumerate(gone, start=len(kept)):
        tally.remove(author, answer)
    assert tally.snapshot() == tally_of(kept).snapshot()


# ---- bins ------------------------------------------------------------------------------------------------------------


def bins_of(**settings: Any) -> list[tuple[float, float]]:
    return [(one["from"], one["to"]) for one in tally_of([], **settings).snapshot()["bins"]]


def test_few_numbers_have_a_bin_each() -> None:
    assert bins_of(min=-1, max=2) == [(-1, -1), (0, 0), (1, 1), (2, 2)]
    assert len(bins_of(max=24)) == 25
    assert bins_of(min=0, max=0.2, decimals=1) == [(0, 0), (0.1, 0.1), (0.2, 0.2)]


def test_many_numbers_have_about_twenty_round_bins() -> None:
    assert bins_of()[:2] == [(0, 4), (5, 9)]
    assert bins_of()[-1] == (95, 100)
    assert bins_of(min=1)[-1] == (96, 100)
    assert bins_of(max=10, decimals=1)[1] == (0.5, 0.9)


@given(low=st.integers(-(10**15), 10**15), span=st.integers(1, 10**15))
def test_bins_follow_one_another_from_bound_to_bound(low: int, span: int) -> None:
    bins = lay_bins(low, low + span)
    assert (bins[0].first, bins[-1].last) == (low, low + span)
    assert all(one.last + 1 == other.first for one, other in pairwise(bins))
    assert 2 <= len(bins) <= 30
    assert len(bins) >= 10 or span <= 24
    assert len({one.last - one.first for one in bins[:-1]}) == 1


def test_a_number_of_more_decimals_than_today_is_binned_downwards() -> None:
    bins = tally_of([1.999, 2], max=3).snapshot()["bins"]
    assert [one["count"] for one in bins] == [0, 1, 1, 0]


# ---- the right answer is a secret ------------------------------------------------------------------------------------


def test_phones_are_never_told_the_right_answer() -> None:
    question = ask("number", right_value=73, results_on_phones=True)
    state = SessionState("live", "q").with_question("q", is_open=False, is_revealed=True)
    tally = without_secrets(tally_of([72, 73], right_value=73).snapshot())
    frame = PhoneState(1, 0, state, question, {"participants": 2, "tally": tally}).frame(None)
    told = json.loads(frame)
    assert "right_value" not in told["question"]["settings"]
    assert "right" not in told["results"]["tally"]
    assert told["question"]["settings"]["max"] == 100
    assert json.loads(presenter_state(1, 0, state, [question]))["question"]["settings"]["right_value"] == 73
