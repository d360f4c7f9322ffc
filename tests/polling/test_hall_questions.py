"""Questions from the hall: what each asks and supports, what it adds up to, and what presenters mark."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.polling import changes
from app.polling import session as rules
from app.polling.answers import AnswerBook, Change
from app.polling.changes import Asked
from app.polling.entries import entry_id
from app.polling.errors import Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import Moment
from app.polling.kinds.hall_questions import MAX_ENTRIES_IN_SNAPSHOT, HallQuestionsAnswer, HallQuestionsTally
from app.polling.session import Question, QuestionState, SessionState
from app.words.corrections import Corrections, Hold, Merge, Rename
from app.words.texts import Texts
from tests.polling.questions import ask

HALL = KINDS["hall_questions"]
TEXTS = ["Varför?", "varför?", "När då?", "Vem bestämmer?"]
IDS = [entry_id(text) for text in TEXTS]
ANSWERS = st.builds(
    HallQuestionsAnswer,
    st.lists(st.sampled_from(TEXTS), max_size=2, unique_by=entry_id),
    st.lists(st.sampled_from([*IDS, "nowhere"]), max_size=3, unique=True),
)


@pytest.fixture(scope="module", autouse=True)
def _dictionaries() -> None:
    """Read once, before anything is hurried: they take a second."""
    Texts(["sv"]).add("ord")


def new_tally(*corrections: Any, all_wait: bool = False) -> HallQuestionsTally:
    return HallQuestionsTally(Texts(["sv"], Corrections(corrections), all_wait=all_wait))


def counted(tally: HallQuestionsTally) -> dict[str, int]:
    return {one["text"]: one["supporters"] for one in tally.snapshot()["entries"]}


def asked(question: Question, before: Any, tally: HallQuestionsTally) -> Asked:
    return Asked(question, Moment(before, None), tally)


@given(st.lists(ANSWERS, max_size=6), st.lists(ANSWERS, max_size=4))
def test_what_was_taken_back_leaves_no_trace(stay: list[Any], go: list[Any]) -> None:
    tally, only = new_tally(), new_tally()
    for author, answer in enumerate(stay):
        tally.add(author, answer)
        only.add(author, answer)
    for author, answer in enumerate(go, start=100):
        tally.add(author, answer)
    for author, answer in enumerate(go, start=100):
        tally.remove(author, answer)
    assert tally.snapshot() == only.snapshot()


@given(st.lists(ANSWERS, max_size=6))
def test_everyone_supports_an_entry_once_and_only_what_was_asked_is_told(answers: list[Any]) -> None:
    tally = new_tally()
    for author, answer in enumerate(answers):
        tally.add(author, answer)
    said = {entry_id(text) for answer in answers for text in answer.texts}
    expected = {
        entry: sum(entry in {*map(entry_id, answer.texts), *answer.supports} for answer in answers) for entry in said
    }
    assert {one["entry"]: one["supporters"] for one in tally.snapshot()["entries"]} == expected


@given(st.lists(ANSWERS, max_size=6), st.lists(st.sampled_from(IDS), max_size=2, unique=True), st.sampled_from(IDS))
def test_pinned_ones_come_first_and_answered_ones_last(answers: list[Any], pinned: list[str], done: str) -> None:
    tally = new_tally()
    for author, answer in enumerate(answers):
        tally.add(author, answer)
    told = tally.marked_snapshot(pinned, {done}, most=2)
    everything = tally.marked_snapshot(pinned, {done}, most=100)["entries"]
    assert told["entries"] == everything[:2]
    assert told["more"] == max(0, len(everything) - 2)
    ranks = [(not one["pinned"], one["answered"] and not one["pinned"]) for one in everything]
    assert ranks == sorted(ranks)


def test_two_who_ask_the_same_ask_one_question() -> None:
    tally = new_tally()
    tally.add(1, HallQuestionsAnswer(["Varför?"]))
    tally.add(2, HallQuestionsAnswer(["varför?"], [IDS[0]]))
    tally.add(3, HallQuestionsAnswer([], [IDS[0]]))
    assert counted(tally) == {"Varför?": 3}
    tally.remove(1, HallQuestionsAnswer(["Varför?"]))
    assert counted(tally) == {"varför?": 2}


def test_merged_questions_have_the_supporters_of_both_each_once() -> None:
    tally = new_tally(Merge(("Varför?", "När då?"), "Varför nu?"))
    tally.add(1, HallQuestionsAnswer(["Varför?"], [IDS[2]]))
    tally.add(2, HallQuestionsAnswer(["När då?"]))
    (one,) = tally.snapshot()["entries"]
    assert (one["text"], one["supporters"]) == ("Varför nu?", 2)
    assert [one["entry"], *one["merged"]] == sorted([IDS[0], IDS[2]]) == tally.same_as(IDS[2])


def test_what_waits_is_neither_told_nor_supported_and_a_renamed_one_is_told_as_renamed() -> None:
    tally = new_tally(Hold("När då?"), Rename("Varför?", "Hur då?"))
    for author, text in enumerate(["Varför?", "När då?"]):
        tally.add(author, HallQuestionsAnswer([text]))
    assert counted(tally) == {"Hur då?": 1}
    question = ask("hall_questions")
    assert changes.support(IDS[2], True)(asked(question, None, tally)) == Refusal("unknown_entry")
    waiting = new_tally(all_wait=True)
    waiting.add(1, HallQuestionsAnswer(["Varför?"]))
    assert counted(waiting) == {}


def test_an_answer_keeps_supports_and_a_support_keeps_texts() -> None:
    question, tally = ask("hall_questions"), new_tally()
    tally.add(9, HallQuestionsAnswer(["När då?"]))
    supported = changes.support(IDS[2], True)(asked(question, None, tally))
    assert supported == HallQuestionsAnswer([], [IDS[2]])
    given_too = changes.give({"text": "Varför?"})(asked(question, supported, tally))
    assert given_too == HallQuestionsAnswer(["Varför?"], [IDS[2]])
    assert changes.support(IDS[2], True)(asked(question, given_too, tally)) == given_too
    assert changes.withdraw(asked(question, given_too, tally)) == supported
    assert changes.support(IDS[2], False)(asked(question, supported, tally)) is None
    assert changes.withdraw(asked(question, HallQuestionsAnswer(["Varför?"]), tally)) is None


def test_one_who_supports_may_still_ask_where_an_answer_is_final() -> None:
    question, tally = ask("hall_questions", may_change=False), new_tally()
    tally.add(9, HallQuestionsAnswer(["När då?"]))
    supported = HallQuestionsAnswer([], [IDS[2]])
    answer = changes.give({"text": "Varför?"})(asked(question, supported, tally))
    assert answer == HallQuestionsAnswer(["Varför?"], [IDS[2]])
    assert changes.give({"text": "Nej"})(asked(question, answer, tally)) == Refusal("answer_final")
    assert changes.withdraw(asked(question, answer, tally)) == Refusal("answer_final")
    assert changes.support(IDS[2], False)(asked(question, answer, tally)) == HallQuestionsAnswer(["Varför?"])


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ({}, "text_shape"),
        ({"text": "a", "texts": ["b"]}, "text_shape"),
        ({"texts": [" ", "\u200b"]}, "empty"),
        ({"texts": ["a", "b", "c", "d"]}, "too_many_questions"),
        ({"text": "a" * 251}, "too_long"),
        ({"texts": ["a"], "supports": ["x"]}, "text_shape"),
    ],
)
def test_what_is_no_question_is_refused(value: Any, why: str) -> None:
    refused = HALL.read_answer(value, ask("hall_questions").settings)
    assert isinstance(refused, Refusal)
    assert refused.reason == why


def test_of_very_many_the_most_supported_are_told_and_the_rest_as_a_number() -> None:
    tally = new_tally()
    for author in range(MAX_ENTRIES_IN_SNAPSHOT + 5):
        tally.add(author, HallQuestionsAnswer([f"Fråga {author}?"]))
    snapshot = tally.snapshot()
    assert (len(snapshot["entries"]), snapshot["more"]) == (MAX_ENTRIES_IN_SNAPSHOT, 5)


def test_marks_are_few_and_the_oldest_goes() -> None:
    state = SessionState("live", "q", False, {"q": QuestionState(is_open=True)})
    for number in range(rules.MAX_PINNED + 2):
        state = rules.mark_entry(state, "q", "pinned", [str(number)], True)  # type: ignore[assignment]
    assert state.of("q").pinned == tuple(map(str, range(2, rules.MAX_PINNED + 2)))
    again = rules.mark_entry(state, "q", "pinned", ["x", "5"], True)
    assert again == state
    off = rules.mark_entry(state, "q", "pinned", ["x", "5"], False)
    assert isinstance(off, SessionState)
    assert "5" not in off.of("q").pinned
    assert rules.mark_entry(state, "q", "answered", [], True) == Refusal("unknown_entry")


def test_support_belongs_to_questions_from_the_hall_alone() -> None:
    question = ask("open_text")
    book = AnswerBook([question], lambda _question: Texts(["sv"]))
    book.apply(Change("p", "1", "q", KINDS["open_text"].read_answer({"text": "Varför?"}, question.settings)))
    moment = Asked(question, Moment(None, None), book.tally("q"))
    assert changes.support(IDS[0], True)(moment) == Refusal("unknown_entry")
