"""Points: which ways of sharing them out are answers, and what they add up to."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.polling.errors import Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import Tally
from tests.polling.questions import OPTIONS, ask

POINTS = KINDS["points"]
SETTINGS = ask("points").settings
# Two cuts through a hundred points make three shares.
SHARES = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(
    lambda cuts: {"a": min(cuts), "b": max(cuts) - min(cuts), "c": 100 - max(cuts)}
)


def tally_of(shares: list[dict[str, int]], settings: Any = SETTINGS) -> Tally:
    tally: Tally = POINTS.new_tally(settings, lambda: pytest.fail("needs no words"))
    for author, points in enumerate(shares):
        tally.add(author, POINTS.read_answer({"points": points}, SETTINGS))
    return tally


def sums(snapshot: dict[str, Any]) -> dict[str, int]:
    return {**snapshot["options"], "answers": snapshot["answers"]}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"points": {"a": 99}}, "points_sum"),
        ({"points": {"a": 60, "b": 41}}, "points_sum"),
        ({"points": {}}, "points_sum"),
        ({"points": {"a": 110, "b": -10}}, "points_negative"),
        ({"points": {"a": 100, "x": 0}}, "points_unknown"),
        ({"points": {"a": 50, "x": 50}}, "points_unknown"),
        ({"points": {"a": 99.5, "b": 0.5}}, "points_shape"),
        ({"points": {"a": "100"}}, "points_shape"),
        ({"points": {"a": True, "b": 99}}, "points_shape"),
        ({"points": {"a": None, "b": 100}}, "points_shape"),
        ({"points": [["a", 100]]}, "points_shape"),
        ({"points": {"a": 100}, "more": 1}, "points_shape"),
        ({"points": 100}, "points_shape"),
        ({}, "points_shape"),
        (None, "points_shape"),
    ],
)
def test_what_does_not_share_out_all_points_is_refused(value: Any, reason: str) -> None:
    refusal = POINTS.read_answer(value, SETTINGS)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.reason) == ("bad_value", reason)


def test_points_are_stored_in_one_form() -> None:
    assert list(POINTS.read_answer({"points": {"c": 40, "a": 60, "b": 0}}, SETTINGS).points.items()) == [
        ("a", 60),
        ("c", 40),
    ]


def test_points_need_not_be_whole_steps() -> None:
    assert POINTS.read_answer({"points": {"a": 33, "b": 33, "c": 34}}, SETTINGS).points == {"a": 33, "b": 33, "c": 34}


def test_another_number_of_points_can_be_shared_out() -> None:
    few = ask("points", total=7).settings
    assert POINTS.read_answer({"points": {"a": 7}}, few).points == {"a": 7}
    assert POINTS.read_answer({"points": {"a": 100}}, few).reason == "points_sum"


def test_points_are_added_up() -> None:
    snapshot = tally_of([{"a": 60, "c": 40}, {"a": 100}]).snapshot()
    assert snapshot == {"options": {"a": 160, "b": 0, "c": 40}, "answers": 2}


@given(shares=st.lists(SHARES, max_size=12), data=st.data())
def test_tally_is_the_sum_of_its_parts(shares: list[dict[str, int]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(shares)))
    one, other = sums(tally_of(shares[:at]).snapshot()), sums(tally_of(shares[at:]).snapshot())
    whole = sums(tally_of(shares).snapshot())
    assert whole == {name: one[name] + other[name] for name in one}
    assert sum(whole[id_] for id_ in "abc") == 100 * len(shares)


@given(shares=st.lists(SHARES, max_size=12), later=st.lists(SHARES, max_size=6), data=st.data())
def test_taking_back_undoes_counting(
    shares: list[dict[str, int]], later: list[dict[str, int]], data: st.DataObject
) -> None:
    tally = tally_of(shares)
    for author, points in enumerate(later, start=100):
        tally.add(author, POINTS.read_answer({"points": points}, SETTINGS))
    for author, points in data.draw(st.permutations(list(enumerate(later, start=100)))):
        tally.remove(author, POINTS.read_answer({"points": points}, SETTINGS))
    assert tally.snapshot() == tally_of(shares).snapshot()


def test_answers_from_before_an_edit_are_counted_and_taken_back() -> None:
    fewer = ask("points", options=OPTIONS[:2]).settings
    tally = tally_of([{"a": 60, "c": 40}], fewer)
    assert tally.snapshot() == {"options": {"a": 60, "b": 0}, "answers": 1}
    tally.remove(0, POINTS.read_answer({"points": {"a": 60, "c": 40}}, SETTINGS))
    assert tally.snapshot() == tally_of([], fewer).snapshot()


def test_one_column_an_option_even_where_two_are_called_the_same() -> None:
    same = ask("points", options=[*OPTIONS[:2], {"id": "c", "label": "Tillit"}]).settings
    answer = POINTS.read_answer({"points": {"a": 60, "c": 40}}, SETTINGS)
    cells = [(column.heading, column.cell(answer)) for column in POINTS.columns(same)]
    assert cells == [("Tillit", 60), ("Ansvar", 0), ("Tillit (2)", 40)]
