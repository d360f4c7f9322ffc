"""Grid: which places are an answer, and what they come to."""

import statistics
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.polling.errors import BadSettings, Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.kinds.grid import SIDE, GridAnswer, GridTally
from tests.polling.questions import OPTIONS, ask

GRID = KINDS["grid"]
SIDES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
PLACES = st.tuples(SIDES, SIDES)
ANSWERS = st.dictionaries(st.sampled_from("abc"), PLACES, min_size=1).map(GridAnswer)


def read(value: Any, **settings: Any) -> Any:
    return GRID.read_answer(value, ask("grid", **settings).settings)


def tally_of(answers: list[GridAnswer], **settings: Any) -> GridTally:
    tally = GRID.new_tally(ask("grid", **settings).settings, lambda: pytest.fail("needs no words"))
    assert isinstance(tally, GridTally)
    for author, answer in enumerate(answers):
        tally.add(author, answer)
    return tally


# ---- answers ---------------------------------------------------------------------------------------------------------


def test_places_are_stored_in_the_items_order_to_the_nearest_thousandth() -> None:
    answer = read({"places": {"c": [1, 0.25], "a": [0.12345, 0.9996]}})
    assert list(answer.places.items()) == [("a", (0.123, 1.0)), ("c", (1.0, 0.25))]


def test_an_item_may_be_left_out_but_not_all() -> None:
    assert read({"places": {"b": [0, 0]}}).places == {"b": (0, 0)}
    assert read({"places": {}}) == Refusal("bad_value", "places_none")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "places_shape"),
        ([], "places_shape"),
        ({}, "places_shape"),
        ({"places": []}, "places_shape"),
        ({"places": {"a": None}}, "places_shape"),
        ({"places": {"a": 0.5}}, "places_shape"),
        ({"places": {"a": [0.5]}}, "places_shape"),
        ({"places": {"a": [0.5, 0.5, 0.5]}}, "places_shape"),
        ({"places": {"a": ["0.5", 0.5]}}, "places_shape"),
        ({"places": {"a": [True, 0.5]}}, "places_shape"),
        ({"places": {"a": {"x": 0.5, "y": 0.5}}}, "places_shape"),
        ({"places": {"a": [0.5, 0.5]}, "more": 1}, "places_shape"),
        ({"places": {"x": [0.5, 0.5]}}, "places_unknown"),
        ({"places": {"a": [1.001, 0.5]}}, "places_range"),
        ({"places": {"a": [0.5, -0.0001], "b": [0, 0]}}, "places_range"),
        ({"places": {"a": [0.5, 10**400]}}, "places_range"),
        ({"places": {"a": [float("nan"), 0.5]}}, "places_range"),
        ({"places": {"a": [0.5, float("inf")]}}, "places_range"),
        ({"places": {"a": [0.5, float("-inf")]}}, "places_range"),
    ],
)
def test_what_is_no_place_of_these_items_is_refused(value: Any, reason: str) -> None:
    refusal = read(value)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.reason) == ("bad_value", reason)


@settings(deadline=None)
@given(x=st.floats(0, 1), y=st.floats(0, 1))
def test_rounding_keeps_within_the_square_and_is_done_once(x: float, y: float) -> None:
    stored = read({"places": {"a": [x, y]}})
    assert stored.places["a"] == pytest.approx((x, y), abs=0.000501)
    assert all(0 <= side <= 1 for side in stored.places["a"])
    assert read({"places": stored.places}) == stored


# ---- settings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"items": []}, "items_count"),
        ({"items": [{"id": str(n), "label": "x"} for n in range(9)]}, "items_count"),
        ({"items": [OPTIONS[0], OPTIONS[0]]}, "items_ids"),
        ({"items": [{"id": "", "label": "x"}]}, "items_ids"),
        ({"items": [{"id": "a", "label": " "}]}, "items_labels"),
        ({"items": [{"id": "a", "label": "x" * 121}]}, "items_labels"),
        ({"x_low": "x" * 61}, "ends_labels"),
        ({"x_high": "x" * 61}, "ends_labels"),
        ({"y_low": "x" * 61}, "ends_labels"),
        ({"y_high": "x" * 61}, "ends_labels"),
        ({"y_high": None}, "settings_shape"),
    ],
)
def test_settings_that_do_not_fit_say_why(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadSettings) as error:
        read_settings(GRID, {"items": OPTIONS, **changed})
    assert error.value.refusal.reason == reason


# ---- what places come to ---------------------------------------------------------------------------------------------


def test_each_item_has_its_mean_its_spread_its_quarters_and_its_spots() -> None:
    answers = [
        GridAnswer({"a": (0.1, 0.9), "b": (1, 1)}),
        GridAnswer({"a": (0.3, 0.9)}),
        GridAnswer({"a": (0.3, 0.902)}),
    ]
    told = tally_of(answers).snapshot()["items"]
    assert told["a"] == {
        "answers": 3,
        "mean": [0.233, 0.901],
        "spread": [0.094, 0.001],
        "quarters": [0, 0, 3, 0],
        "spots": [[0.1, 0.9, 1], [0.3, 0.901, 2]],
    }
    assert told["b"] == {
        "answers": 1,
        "mean": [1, 1],
        "spread": [0, 0],
        "quarters": [0, 0, 0, 1],
        "spots": [[1, 1, 1]],
    }
    assert told["c"] == {"answers": 0, "mean": None, "spread": None, "quarters": [0, 0, 0, 0], "spots": []}


def test_the_middle_is_above_and_to_the_right() -> None:
    places = [(0.5, 0.5), (0.499, 0.5), (0.5, 0.499), (0.499, 0.499), (0, 0), (1, 1)]
    told = tally_of([GridAnswer({"a": place}) for place in places]).snapshot()["items"]["a"]
    assert told["quarters"] == [2, 1, 1, 2]


def test_an_item_that_is_gone_is_counted_again_when_it_is_back() -> None:
    answer = GridAnswer({"a": (0.2, 0.4), "b": (0.6, 0.8)})
    without = tally_of([answer], items=OPTIONS[1:])
    assert list(without.snapshot()["items"]) == ["b", "c"]
    without.remove(0, answer)
    assert without.snapshot() == tally_of([], items=OPTIONS[1:]).snapshot()
    assert tally_of([answer]).snapshot()["items"]["a"]["answers"] == 1


@settings(deadline=None)
@given(answers=st.lists(PLACES, min_size=1, max_size=30))
def test_mean_spread_quarters_and_spots_say_what_the_places_say(answers: list[tuple[float, float]]) -> None:
    told = tally_of([GridAnswer({"a": place}) for place in answers]).snapshot()["items"]["a"]
    sides = list(zip(*answers, strict=True))
    assert told["mean"] == pytest.approx([statistics.mean(side) for side in sides], abs=0.000501)
    assert told["spread"] == pytest.approx([statistics.pstdev(side) for side in sides], abs=0.000501)
    for quarter, counted in enumerate(told["quarters"]):
        assert counted == sum((x >= 0.5) + 2 * (y >= 0.5) == quarter for x, y in answers)
    assert sum(count for _x, _y, count in told["spots"]) == len(answers)
    spots = {(min(int(x * SIDE), SIDE - 1), min(int(y * SIDE), SIDE - 1)) for x, y, _count in told["spots"]}
    assert len(spots) == len(told["spots"]) <= SIDE**2


@settings(deadline=None)
@given(parts=st.lists(st.lists(ANSWERS, max_size=8), max_size=4))
def test_parts_that_are_merged_are_the_whole_in_any_order(parts: list[list[GridAnswer]]) -> None:
    merged = tally_of([])
    for part in reversed(parts):
        merged.merge(tally_of(part))
    whole = [answer for part in parts for answer in part]
    assert merged.snapshot() == tally_of(whole).snapshot() == tally_of(whole[::-1]).snapshot()


@settings(deadline=None)
@given(kept=st.lists(ANSWERS, max_size=8), gone=st.lists(ANSWERS, max_size=8))
def test_taking_back_undoes_counting(kept: list[GridAnswer], gone: list[GridAnswer]) -> None:
    tally = tally_of(kept + gone)
    for author, answer in enumerate(gone, start=len(kept)):
        tally.remove(author, answer)
    assert tally.snapshot() == tally_of(kept).snapshot()


# ---- the columns of an export ----------------------------------------------------------------------------------------


def test_each_item_has_two_columns_and_the_second_of_a_name_says_so() -> None:
    items = [{"id": "a", "label": "Kaffe"}, {"id": "b", "label": "Kaffe"}]
    columns = GRID.columns(ask("grid", items=items).settings)
    assert [column.heading for column in columns] == ["Kaffe x", "Kaffe y", "Kaffe (2) x", "Kaffe (2) y"]
    assert [column.cell(GridAnswer({"b": (0.25, 1)})) for column in columns] == [None, None, 0.25, 1]
