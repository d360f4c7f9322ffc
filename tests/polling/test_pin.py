"""Pin: which places are an answer, how many are right, and that phones are not told where."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.hub.frames import PhoneState, presenter_state
from app.polling.errors import BadSettings, Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings, without_secrets
from app.polling.kinds.pin import SIDE, PinAnswer, PinTally
from app.polling.session import SessionState
from tests.polling.questions import ask

PIN = KINDS["pin"]
RIGHT = (0.25, 0.5, 0.5, 0.75)
SIDES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
ANSWERS = st.tuples(SIDES, SIDES).map(PinAnswer)


def read(value: Any, **settings: Any) -> Any:
    return PIN.read_answer(value, ask("pin", **settings).settings)


def tally_of(answers: list[PinAnswer], **settings: Any) -> PinTally:
    tally = PIN.new_tally(ask("pin", **settings).settings, lambda: pytest.fail("needs no words"))
    assert isinstance(tally, PinTally)
    for author, answer in enumerate(answers):
        tally.add(author, answer)
    return tally


def test_a_pin_is_stored_to_the_nearest_thousandth() -> None:
    assert read({"pin": [0.12345, 1]}) == PinAnswer((0.123, 1.0))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "pin_shape"),
        ({}, "pin_shape"),
        ({"pin": None}, "pin_shape"),
        ({"pin": [0.5]}, "pin_shape"),
        ({"pin": [0.5, 0.5, 0.5]}, "pin_shape"),
        ({"pin": ["0.5", 0.5]}, "pin_shape"),
        ({"pin": [True, 0.5]}, "pin_shape"),
        ({"pin": [0.5, 0.5], "more": 1}, "pin_shape"),
        ({"pin": [1.001, 0.5]}, "pin_range"),
        ({"pin": [0.5, -0.0001]}, "pin_range"),
        ({"pin": [10**400, 0.5]}, "pin_range"),
        ({"pin": [0.5, float("nan")]}, "pin_range"),
    ],
)
def test_what_is_no_place_in_the_picture_is_refused(value: Any, reason: str) -> None:
    refusal = read(value)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.reason) == ("bad_value", reason)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"picture": None}, "settings_shape"),
        ({"picture": ""}, "picture_id"),
        ({"picture": "../secret"}, "picture_id"),
        ({"picture": "a" * 17}, "picture_id"),
        ({"picture_text": " "}, "picture_text_needed"),
        ({"picture_text": "x" * 501}, "picture_text_needed"),
        ({"right": [0.5, 0.5, 0.5, 0.6]}, "right_area"),
        ({"right": [0.5, 0.6, 0.6, 0.5]}, "right_area"),
        ({"right": [-0.1, 0, 1, 1]}, "right_area"),
        ({"right": [0, 0, 1, 1.1]}, "right_area"),
        ({"right": [float("nan"), 0, 1, 1]}, "right_area"),
        ({"right": [0, 0, 1]}, "settings_shape"),
        ({"right": "all"}, "settings_shape"),
    ],
)
def test_settings_that_do_not_fit_say_why(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadSettings) as error:
        read_settings(PIN, {"picture": "p1", "picture_text": "En karta", **changed})
    assert error.value.refusal.reason == reason


def test_pins_are_told_by_where_they_lie_together_and_the_right_ones_counted() -> None:
    answers = [PinAnswer(place) for place in ((0.25, 0.5), (0.5, 0.75), (0.501, 0.75), (0.51, 0.76), (0.9, 0.1))]
    assert tally_of(answers, right=RIGHT).snapshot() == {
        "answers": 5,
        "spots": [[0.9, 0.1, 1], [0.25, 0.5, 1], [0.504, 0.753, 3]],
        "right": {"hits": 2},
    }
    assert "right" not in tally_of(answers).snapshot()


@settings(deadline=None)
@given(parts=st.lists(st.lists(ANSWERS, max_size=8), max_size=4))
def test_parts_that_are_merged_are_the_whole_in_any_order(parts: list[list[PinAnswer]]) -> None:
    merged = tally_of([], right=RIGHT)
    for part in reversed(parts):
        merged.merge(tally_of(part, right=RIGHT))
    whole = [answer for part in parts for answer in part]
    snapshot = merged.snapshot()
    assert snapshot == tally_of(whole, right=RIGHT).snapshot() == tally_of(whole[::-1], right=RIGHT).snapshot()
    assert sum(count for _x, _y, count in snapshot["spots"]) == snapshot["answers"] == len(whole)
    assert snapshot["right"]["hits"] == sum(
        RIGHT[0] <= answer.pin[0] <= RIGHT[2] and RIGHT[1] <= answer.pin[1] <= RIGHT[3] for answer in whole
    )


@settings(deadline=None)
@given(kept=st.lists(ANSWERS, max_size=8), gone=st.lists(ANSWERS, max_size=8))
def test_taking_back_undoes_counting(kept: list[PinAnswer], gone: list[PinAnswer]) -> None:
    tally = tally_of(kept + gone, right=RIGHT)
    for author, answer in enumerate(gone, start=len(kept)):
        tally.remove(author, answer)
    assert tally.snapshot() == tally_of(kept, right=RIGHT).snapshot()


def test_a_snapshot_is_bounded_however_many_answer() -> None:
    tally = tally_of([PinAnswer((x / 100, y / 100)) for x in range(101) for y in range(101)] * 2)
    assert tally.snapshot()["answers"] == 2 * 101**2
    assert len(tally.snapshot()["spots"]) == SIDE**2
    assert len(json.dumps(tally.snapshot())) < 40_000


def test_phones_never_hear_where_it_is_right() -> None:
    question = ask("pin", right=[0.25, 0.5, 0.5, 0.75], results_on_phones=True)
    tally = tally_of([PinAnswer((0.3, 0.6))], right=RIGHT).snapshot()
    state = SessionState(phase="live", current="q")
    results = {"participants": 1, "tally": without_secrets(tally)}
    told = json.loads(PhoneState(7, 0, state, question, results).frame(None))
    assert "right" not in told["question"]["settings"]
    assert told["results"]["tally"] == {"answers": 1, "spots": [[0.3, 0.6, 1]]}
    presented = json.loads(presenter_state(7, 0, state, [question]))
    assert presented["question"]["settings"]["right"] == [0.25, 0.5, 0.5, 0.75]


def test_whether_a_pin_is_right_is_a_column_where_something_is() -> None:
    columns = PIN.columns(ask("pin", right=RIGHT).settings)
    assert [column.heading for column in columns] == ["x", "y", "in_area"]
    assert [column.cell(PinAnswer((0.3, 0.6))) for column in columns] == [0.3, 0.6, True]
    assert [column.heading for column in PIN.columns(ask("pin").settings)] == ["x", "y"]
