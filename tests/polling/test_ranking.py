"""Ranking: which orders are answers, and what they add up to."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.polling.errors import Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import Tally
from tests.polling.questions import OPTIONS, ask

RANKING = KINDS["ranking"]
ALL, FIRST_TWO = ask("ranking").settings, ask("ranking", top=2).settings
ORDERS = st.permutations(["a", "b", "c"]).map(list)


def tally_of(orders: list[list[str]], settings: Any = ALL) -> Tally:
    tally: Tally = RANKING.new_tally(settings, lambda: pytest.fail("needs no words"))
    for author, order in enumerate(orders):
        tally.add(author, RANKING.read_answer({"order": order}, ALL if len(order) == 3 else FIRST_TWO))
    return tally


def sums(snapshot: dict[str, Any]) -> dict[str, int]:
    """The numbers of a snapshot, by where they stand in it."""
    options = {f"{id_} {name}": n for id_, one in snapshot["options"].items() for name, n in one.items()}
    return {**options, "answers": snapshot["answers"]}


@pytest.mark.parametrize(
    ("value", "settings", "reason"),
    [
        ({"order": ["a", "b"]}, ALL, "ranking_count"),
        ({"order": []}, ALL, "ranking_count"),
        ({"order": ["a", "b", "c"]}, FIRST_TWO, "ranking_count"),
        ({"order": ["a"]}, FIRST_TWO, "ranking_count"),
        ({"order": ["a", "b", "x"]}, ALL, "ranking_unknown"),
        ({"order": ["a", "b", ""]}, ALL, "ranking_unknown"),
        ({"order": ["a", "a", "b"]}, ALL, "ranking_twice"),
        ({"order": ["a", "b", "c", "a"]}, ALL, "ranking_twice"),
        ({"order": "abc"}, ALL, "ranking_shape"),
        ({"order": ["a", "b", 3]}, ALL, "ranking_shape"),
        ({"order": {"a": 1, "b": 2, "c": 3}}, ALL, "ranking_shape"),
        ({"order": None}, ALL, "ranking_shape"),
        ({"order": ["a", "b", "c"], "more": 1}, ALL, "ranking_shape"),
        ({}, ALL, "ranking_shape"),
        (["a", "b", "c"], ALL, "ranking_shape"),
        (None, ALL, "ranking_shape"),
    ],
)
def test_what_is_no_order_of_the_options_is_refused(value: Any, settings: Any, reason: str) -> None:
    refusal = RANKING.read_answer(value, settings)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.reason) == ("bad_value", reason)


def test_order_is_kept_as_it_was_given() -> None:
    assert RANKING.read_answer({"order": ["c", "a", "b"]}, ALL).order == ["c", "a", "b"]
    assert RANKING.read_answer({"order": ["c", "a"]}, FIRST_TWO).order == ["c", "a"]


def test_first_of_three_gets_three_points_and_the_unranked_none() -> None:
    assert tally_of([["c", "a", "b"]]).snapshot() == {
        "options": {"a": {"score": 2, "first": 0}, "b": {"score": 1, "first": 0}, "c": {"score": 3, "first": 1}},
        "answers": 1,
    }
    assert tally_of([["c", "a"]], FIRST_TWO).snapshot()["options"]["b"] == {"score": 0, "first": 0}


@given(orders=st.lists(ORDERS, max_size=12), data=st.data())
def test_tally_is_the_sum_of_its_parts(orders: list[list[str]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(orders)))
    one, other = sums(tally_of(orders[:at]).snapshot()), sums(tally_of(orders[at:]).snapshot())
    assert sums(tally_of(orders).snapshot()) == {name: one[name] + other[name] for name in one}


@given(orders=st.lists(ORDERS, max_size=12), later=st.lists(ORDERS, max_size=6), data=st.data())
def test_taking_back_undoes_counting(orders: list[list[str]], later: list[list[str]], data: st.DataObject) -> None:
    tally = tally_of(orders)
    for author, order in enumerate(later, start=100):
        tally.add(author, RANKING.read_answer({"order": order}, ALL))
    for author, order in data.draw(st.permutations(list(enumerate(later, start=100)))):
        tally.remove(author, RANKING.read_answer({"order": order}, ALL))
    assert tally.snapshot() == tally_of(orders).snapshot()


@given(orders=st.lists(ORDERS, max_size=12))
def test_points_are_as_many_as_the_answers_give(orders: list[list[str]]) -> None:
    snapshot = tally_of(orders).snapshot()
    assert sum(option["score"] for option in snapshot["options"].values()) == 6 * len(orders)
    assert sum(option["first"] for option in snapshot["options"].values()) == len(orders) == snapshot["answers"]


def test_answers_from_before_an_edit_are_counted_and_taken_back() -> None:
    fewer = ask("ranking", options=OPTIONS[:2]).settings
    tally = tally_of([["c", "a", "b"]], fewer)
    assert tally.snapshot() == {
        "options": {"a": {"score": 1, "first": 0}, "b": {"score": 0, "first": 0}},
        "answers": 1,
    }
    tally.remove(0, RANKING.read_answer({"order": ["c", "a", "b"]}, ALL))
    assert tally.snapshot() == tally_of([], fewer).snapshot()


def test_one_column_a_rank_with_the_label() -> None:
    answer = RANKING.read_answer({"order": ["c", "a"]}, FIRST_TWO)
    cells = [(column.heading, column.cell(answer)) for column in RANKING.columns(ALL)]
    assert cells == [("rank 1", "Dialog"), ("rank 2", "Tillit"), ("rank 3", None)]
