"""Quiz: what is right, what it earns, and who leads."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.polling.errors import BadSettings, Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import Moment, complete, read_settings, settings_for_phones
from app.polling.kinds.quiz import QuizAnswer, QuizSettings, QuizTally, points_of
from app.polling.leaderboard import Standing, on_board, standings
from app.polling.session import QuestionState, SessionState, is_told
from app.polling.templates import LANGUAGES, template
from tests.polling.questions import OPTIONS, ask

SHARES = st.none() | st.integers(0, 20).map(lambda twentieths: twentieths / 20)
CHOICES = st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True)
NAMES = st.sampled_from(["", "Bo", "bo", "Älgen"])
GIVEN = st.builds(QuizAnswer, CHOICES, SHARES, NAMES)


def settings(**changed: Any) -> QuizSettings:
    read = ask("quiz", **changed).settings
    assert isinstance(read, QuizSettings)
    return read


def read(value: Any, **changed: Any) -> Any:
    return KINDS["quiz"].read_answer(value, settings(**changed))


def tally(answers: dict[int, QuizAnswer], **changed: Any) -> QuizTally:
    counted = QuizTally(settings(**changed))
    for author, answer in answers.items():
        counted.add(author, answer)
    return counted


def right(nickname: str = "", share: float | None = None) -> QuizAnswer:
    return QuizAnswer(["b"], share, nickname)


def wrong(nickname: str = "") -> QuizAnswer:
    return QuizAnswer(["a"], None, nickname)


# ---- answers ---------------------------------------------------------------------------------------------------------


def test_quiz_waits_for_the_presenter_and_takes_one_answer() -> None:
    asked = settings()
    assert (asked.results, asked.may_change, asked.points, asked.time_limit_s) == ("on_reveal", False, 1000, 0)


def test_answer_names_options_and_perhaps_a_nickname() -> None:
    assert read({"choices": ["c", "a"]}).choices == ["a", "c"]
    assert read({"choices": ["b"], "nickname": "  Elin\u200b   Ek "}).nickname == "Elin Ek"
    assert read({"choices": ["b"], "nickname": " "}).nickname == ""


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"choices": []}, "choice_count"),
        ({"choices": ["x"]}, "choice_unknown"),
        ({"choices": ["a", "a"]}, "choice_unknown"),
        ({"choices": ["b"], "share": 0}, "choice_shape"),
        ({"choices": ["b"], "nickname": None}, "choice_shape"),
        ({"choices": ["b"], "nickname": "B"}, "nickname_length"),
        ({"choices": ["b"], "nickname": "B" * 21}, "nickname_length"),
        ({"choices": ["b"], "nickname": "\u0301\u0301 \u0301"}, "nickname_length"),
    ],
)
def test_what_is_no_answer_is_refused(value: Any, reason: str) -> None:
    refusal = read(value)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.reason) == ("bad_value", reason)


def test_nickname_is_counted_as_people_count() -> None:
    family = "👨‍👩‍👧‍👦"
    assert read({"choices": ["b"], "nickname": family * 20}).nickname == family * 20


@given(share=st.none() | st.floats(0, 1))
def test_share_of_time_is_kept_in_twentieths_rounded_up(share: float | None) -> None:
    kept = complete(KINDS["quiz"], right(), Moment(None, share)).share
    if share is None:
        assert kept is None
    else:
        assert share - 1e-6 <= kept < share + 0.05
        assert kept * 20 == round(kept * 20)


def test_changed_answer_counts_at_its_own_time() -> None:
    first = complete(KINDS["quiz"], wrong(), Moment(None, 0.1))
    assert complete(KINDS["quiz"], right(), Moment(first, 0.71)).share == 0.75


# ---- settings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"right": []}, "right_options"),
        ({"right": ["x"]}, "right_options"),
        ({"right": ["a", "a"]}, "right_options"),
        ({"points": 0}, "quiz_points_range"),
        ({"points": 5001}, "quiz_points_range"),
        ({"options": OPTIONS[:1], "right": ["a"]}, "options_count"),
        ({"options": [{"id": str(n), "label": str(n)} for n in range(13)], "right": ["1"]}, "options_count"),
    ],
)
def test_settings_that_do_not_fit_say_why(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadSettings) as error:
        read_settings(KINDS["quiz"], {"options": OPTIONS, "right": ["a"], **changed})
    assert error.value.refusal.reason == reason


def test_phones_are_told_what_is_right_in_the_end_and_how_many_to_choose_from_the_start() -> None:
    assert "right" not in settings_for_phones(settings(), is_told=False)
    assert settings_for_phones(settings(), is_told=True)["right"] == ["b"]
    assert settings_for_phones(settings(), is_told=False)["several"] is False
    assert settings_for_phones(settings(right=["a", "b"]), is_told=False)["several"] is True


def test_right_number_stays_secret_also_in_the_end() -> None:
    asked = ask("number", right_value=42).settings
    assert "right_value" not in settings_for_phones(asked, is_told=True)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (QuestionState(is_open=True, is_revealed=True, opened_at_ms=1), False),
        (QuestionState(is_open=False, is_revealed=False, opened_at_ms=1), False),
        (QuestionState(is_open=False, is_revealed=True), False),
        (QuestionState(is_open=False, is_revealed=True, opened_at_ms=1), True),
    ],
    ids=["open", "hidden", "never opened", "closed and revealed"],
)
def test_answer_is_told_once_it_was_open_is_closed_and_revealed(question: QuestionState, told: bool) -> None:
    assert is_told(SessionState("live", "q", questions={"q": question}), "q") is told


# ---- points ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "points"), [(None, 1000), (0.0, 1000), (0.05, 1000), (0.1, 974), (0.5, 764), (0.95, 527), (1.0, 500)]
)
def test_quick_answers_earn_all_points_and_late_ones_half(share: float | None, points: int) -> None:
    assert points_of(right(share=share), settings(time_limit_s=20)) == points


@given(share=st.floats(0, 1))
def test_the_first_twentieth_earns_all_and_no_answer_more_than_a_quicker_one(share: float) -> None:
    def earned(share: float) -> int:
        return points_of(complete(KINDS["quiz"], right(), Moment(None, share)), settings(time_limit_s=20))

    assert (earned(share) == 1000) == (share <= 0.05 + 1e-7)
    assert earned(share / 2) >= earned(share) >= 500


def test_speed_counts_only_where_it_is_meant_to_and_time_is_limited() -> None:
    assert points_of(right(share=1.0), settings()) == 1000
    assert points_of(right(share=1.0), settings(time_limit_s=20, speed_counts=False)) == 1000


def test_of_several_right_options_all_must_be_chosen_and_no_other() -> None:
    asked = settings(right=["a", "b"])
    chosen = [["a"], ["a", "b"], ["a", "b", "c"], ["c"]]
    assert [points_of(QuizAnswer(choices), asked) for choices in chosen] == [0, 1000, 0, 0]


@given(answer=GIVEN, points=st.integers(1, 5000), limit_s=st.sampled_from([0, 20]), speed=st.booleans())
def test_right_earns_between_half_and_all_points_and_wrong_nothing(
    answer: QuizAnswer, points: int, limit_s: int, speed: bool
) -> None:
    earned = points_of(answer, settings(points=points, time_limit_s=limit_s, speed_counts=speed))
    assert points / 2 <= earned <= points if answer.choices == ["b"] else earned == 0


# ---- what answers add up to ------------------------------------------------------------------------------------------


def test_tally_counts_options_and_how_many_were_right() -> None:
    counted = tally({1: right(), 2: wrong(), 3: QuizAnswer(["a", "b"])})
    told = {"options": ["b"], "answered": 1}
    assert counted.snapshot() == {"counts": {"a": 2, "b": 2, "c": 0}, "answers": 3, "right": told}


def test_options_that_are_gone_are_not_counted() -> None:
    assert tally({1: QuizAnswer(["gone"])}).snapshot()["counts"] == {"a": 0, "b": 0, "c": 0}


@given(kept=st.dictionaries(st.integers(1, 9), GIVEN), dropped=st.dictionaries(st.integers(10, 19), GIVEN))
def test_taking_back_undoes_counting(kept: dict[int, QuizAnswer], dropped: dict[int, QuizAnswer]) -> None:
    counted = tally({**kept, **dropped}, time_limit_s=20)
    for author, answer in dropped.items():
        counted.remove(author, answer)
    batch = tally(kept, time_limit_s=20)
    assert counted.snapshot() == batch.snapshot()
    assert (counted.points, counted.nicknames) == (batch.points, batch.nicknames)


# ---- who leads -------------------------------------------------------------------------------------------------------


def lead(*told: QuizTally, held: frozenset[str] = frozenset()) -> list[Standing]:
    return standings(told, told[-1], lambda name: name not in held)


def rows(board: list[Standing]) -> list[tuple[int, str, int, int]]:
    return [(one.place, one.name, one.points, one.gain) for one in board]


def test_board_adds_up_all_questions_and_says_what_the_newest_brought() -> None:
    first = tally({1: right("Bo"), 2: wrong("Elin"), 3: right("Kaj")})
    second = tally({1: wrong("Bo"), 2: right("Elin", 0.5), 3: right("Kaj", 1.0)}, time_limit_s=20)
    assert rows(on_board(lead(first, second))) == [
        (1, "Kaj", 1500, 500),
        (2, "Bo", 1000, 0),
        (3, "Elin", 764, 764),
    ]


def test_as_many_points_share_a_place_and_the_next_place_is_left_out() -> None:
    board = on_board(lead(tally({1: right("Bo"), 2: right("Ada"), 3: wrong("Kaj")})))
    assert rows(board) == [(1, "Ada", 1000, 1000), (1, "Bo", 1000, 1000), (3, "Kaj", 0, 0)]


def test_who_has_no_nickname_has_a_place_but_is_not_on_the_board() -> None:
    everyone = lead(tally({1: right(), 2: wrong("Bo")}))
    assert [(one.author, one.place) for one in everyone] == [(1, 1), (2, 2)]
    assert rows(on_board(everyone)) == [(2, "Bo", 0, 0)]


def test_nickname_that_waits_for_a_human_is_not_on_the_board() -> None:
    assert rows(on_board(lead(tally({1: right("Skit"), 2: wrong("Bo")}), held=frozenset({"Skit"})))) == [
        (2, "Bo", 0, 0)
    ]


def test_nickname_that_another_has_gets_a_number() -> None:
    first = tally({1: right("Bo"), 2: wrong("bo")})
    second = tally({3: wrong("Bo"), 1: right("Bo")})
    assert [one.name for one in lead(first, second)] == ["Bo", "bo (2)", "Bo (3)"]


def test_nickname_that_was_given_last_counts_and_giving_none_keeps_it() -> None:
    told = tally({1: right("Bo")}), tally({1: right("Elin")}), tally({1: right()})
    assert [one.name for one in lead(*told)] == ["Elin"]


def test_board_has_ten_places_at_most() -> None:
    everyone = lead(tally({n: right(f"Nr {n}") for n in range(1, 13)}))
    assert (len(everyone), len(on_board(everyone))) == (12, 10)


@given(answers=st.lists(st.dictionaries(st.integers(1, 6), GIVEN), min_size=1, max_size=4))
def test_places_follow_points_and_names_are_told_apart(answers: list[dict[int, QuizAnswer]]) -> None:
    everyone = lead(*(tally(given, time_limit_s=20) for given in answers))
    assert {one.author for one in everyone} == {author for given in answers for author in given}
    for one in everyone:
        assert one.points >= one.gain >= 0
        assert one.place == 1 + sum(other.points > one.points for other in everyone)
    names = [one.name.casefold() for one in everyone if one.name]
    assert len(names) == len(set(names))


# ---- the ready programme ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_ready_quiz_has_five_questions_of_twenty_seconds(language: str) -> None:
    asked = [read_settings(KINDS[one.kind], one.settings) for one in template("quiz", language).questions]
    assert len(asked) == 5
    assert all(isinstance(one, QuizSettings) and one.time_limit_s == 20 for one in asked)


def test_ready_quiz_marks_what_is_right() -> None:
    marked = []
    for one in template("quiz", "en").questions:
        labels = {option["id"]: option["label"] for option in one.settings["options"]}
        marked.append([labels[id_] for id_ in one.settings["right"]])
    assert marked == [["Sweden"], ["450"], ["Galdhøpiggen"], ["Oslo", "Copenhagen"], ["Oslo"]]


def test_answer_is_told_to_its_phone_as_it_was_said() -> None:
    answer = QuizAnswer(["b"], 0.35, "Bo")
    assert answer.said == {"choices": ["b"], "nickname": "Bo"}
    assert msgspec.json.decode(msgspec.json.encode(answer), type=QuizAnswer) == answer
