"""Options that are retired: who can answer with them no more, and what was answered to them all the same."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.polling import changes
from app.polling.errors import BadSettings, Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import Moment, read_settings
from app.polling.kinds.quiz import QuizSettings, points_of
from app.polling.offers import afresh, as_offered, dropped_options, options_field, options_of
from app.polling.options import MAX_RETIRED, Option
from app.polling.session import Question
from tests.polling.questions import ask, retire

# What people say of the options a, b and c, by kind; each names all of those that it is given.
SAY: dict[str, Any] = {
    "choice": lambda ids: {"choices": ids},
    "quiz": lambda ids: {"choices": ids},
    "ranking": lambda ids: {"order": ids},
    "points": lambda ids: {"points": {one: 100 // len(ids) + (n == 0) * (100 % len(ids)) for n, one in enumerate(ids)}},
    "scale": lambda ids: {"ratings": {one: 1 + n for n, one in enumerate(ids)}},
    "grid": lambda ids: {"places": {one: [n / 4, 1] for n, one in enumerate(ids)}},
}
OFFERING = [name for name, kind in KINDS.items() if options_field(kind.settings_type)]
NAMED = st.permutations("abc").flatmap(lambda ids: st.integers(1, 3).map(lambda most: ids[:most]))


def asked(kind: str, **settings: Any) -> Question:
    """A question of which any number of options may be named."""
    if kind == "choice":
        settings.setdefault("max", 2)
    return ask(kind, **settings)


def field_of(kind: str) -> str:
    name = options_field(KINDS[kind].settings_type)
    assert name is not None
    return name


def said(kind: str, ids: list[str]) -> Any:
    """An answer as it is stored, whether or not it could be given now."""
    return msgspec.convert(SAY[kind](ids), KINDS[kind].answer_type)


def give(question: Question, value: Any, before: Any = None) -> Any:
    """What a room makes of an answer."""
    tally = KINDS[question.kind].new_tally(question.settings, lambda: None)
    return changes.give(value)(changes.Asked(question, Moment(before, None), tally))


def count(question: Question, answers: list[Any]) -> Any:
    tally = KINDS[question.kind].new_tally(question.settings, lambda: None)
    for author, answer in enumerate(answers):
        tally.add(author, answer)
    return tally.snapshot()


def reason_of(kind: str, settings: dict[str, Any]) -> str:
    with pytest.raises(BadSettings) as error:
        read_settings(KINDS[kind], settings)
    return error.value.refusal.reason


def test_every_kind_that_names_something_is_here() -> None:
    assert set(OFFERING) == set(SAY)


# ---- answering -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", OFFERING)
def test_nobody_answers_with_a_retired_option_any_more(kind: str) -> None:
    question = retire(asked(kind), "b")
    before = give(asked(kind), SAY[kind](["a", "b", "c"] if kind == "ranking" else ["a", "b"]))
    assert not isinstance(before, Refusal)
    for value in (SAY[kind](["b"]), SAY[kind](["a", "b"]), SAY[kind](["c", "b", "a"])):
        assert give(question, value) == Refusal("option_retired")
        if question.settings.may_change:
            assert give(question, value, before) == Refusal("option_retired")


@pytest.mark.parametrize("kind", OFFERING)
def test_what_is_asked_of_an_answer_is_asked_of_what_is_offered(kind: str) -> None:
    most = retire(asked(kind, **({"may_skip": False} if kind == "scale" else {})), "b")
    assert not isinstance(give(most, SAY[kind](["c", "a"])), Refusal), "all of what is offered is a whole answer"


def test_of_a_ranking_all_that_is_offered_is_ranked() -> None:
    question = retire(ask("ranking"), "b")
    assert give(question, {"order": ["c", "a"]}).order == ["c", "a"]
    assert give(question, {"order": ["a"]}) == Refusal("bad_value", "ranking_count", {"most": 2})


def test_a_statement_that_is_retired_is_not_missing() -> None:
    question = retire(ask("scale", may_skip=False), "b")
    assert give(question, {"ratings": {"a": 1, "c": 5}}).ratings == {"a": 1, "c": 5}
    assert give(question, {"ratings": {"a": 1}}).reason == "ratings_missing"


@pytest.mark.parametrize("kind", OFFERING)
def test_an_option_that_is_brought_back_is_answered_with_as_before(kind: str) -> None:
    value = SAY[kind](["a", "b", "c"] if kind == "ranking" else ["a", "b"])
    retired = retire(asked(kind), "b")
    back = msgspec.structs.replace(retired, settings=retire(retired, "b", is_retired=False).settings)
    assert give(back, value) == give(asked(kind), value)


def test_what_is_wrong_besides_is_said_as_before() -> None:
    question = retire(ask("choice"), "b")
    assert give(question, {"choices": ["x"]}).reason == "choice_unknown"
    assert give(question, {"choices": []}).reason == "choice_count"
    assert give(question, ["b"]).reason == "choice_shape"
    assert give(question, {"choices": [["b"]]}).reason == "choice_shape"


# ---- counting --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in OFFERING if kind != "quiz"])
@given(sets=st.lists(NAMED, max_size=8), retired=st.sampled_from("abc"))
def test_retiring_an_option_changes_no_number(kind: str, sets: list[list[str]], retired: str) -> None:
    question = asked(kind)
    answers = [said(kind, ids) for ids in sets]
    assert count(retire(question, retired), answers) == count(question, answers)


@pytest.mark.parametrize("kind", OFFERING)
@given(before=st.lists(NAMED, max_size=6), after=st.lists(NAMED, max_size=6), data=st.data())
def test_counting_on_is_counting_anew_and_in_parts(
    kind: str, before: list[list[str]], after: list[list[str]], data: st.DataObject
) -> None:
    """Answers from before an option was retired and from after it, some of them changed: one by one, or all at once."""
    retired = data.draw(st.sampled_from("abc"))
    question = retire(asked(kind), retired)
    answers = [said(kind, ids) for ids in before]
    answers += [said(kind, left) for ids in after if (left := [one for one in ids if one != retired])]
    tally: Any = KINDS[kind].new_tally(question.settings, lambda: None)
    for author, answer in enumerate(answers):
        tally.add(author, answer)
    gone = data.draw(st.sets(st.integers(0, max(0, len(answers) - 1)), max_size=len(answers)))
    for author in gone:
        tally.remove(author, answers[author])
    kept = [answer for author, answer in enumerate(answers) if author not in gone]
    assert tally.snapshot() == count(question, kept)
    if hasattr(tally, "merge"):
        one: Any = KINDS[kind].new_tally(question.settings, lambda: None)
        other = KINDS[kind].new_tally(question.settings, lambda: None)
        for author, answer in enumerate(kept):
            (one if author % 2 else other).add(author, answer)
        one.merge(other)
        assert one.snapshot() == count(question, kept)


def test_a_first_place_is_worth_as_much_before_and_after() -> None:
    question = retire(ask("ranking"), "c")
    ranked = KINDS["ranking"].answer_type
    counted = count(question, [ranked(["c", "a", "b"]), ranked(["a", "b"])])
    assert counted["options"] == {
        "a": {"score": 2 + 3, "first": 1},
        "b": {"score": 1 + 2, "first": 0},
        "c": {"score": 3, "first": 1},
    }


# ---- a quiz ----------------------------------------------------------------------------------------------------------


def quiz(*retired: str, right: list[str] | None = None) -> QuizSettings:
    settings = retire(ask("quiz", right=right or ["b"]), *retired).settings
    assert isinstance(settings, QuizSettings)
    return settings


@given(ids=NAMED, retired=st.sampled_from("abc"), right=st.lists(st.sampled_from("abc"), min_size=1, unique=True))
def test_nobody_loses_points_by_an_option_that_is_retired(ids: list[str], retired: str, right: list[str]) -> None:
    answer = KINDS["quiz"].answer_type(ids)
    before, after = points_of(answer, quiz(right=right)), points_of(answer, quiz(retired, right=right))
    assert after >= before
    if retired not in right:
        assert after == before


def test_a_right_option_that_is_retired_need_not_be_chosen_and_was_still_right() -> None:
    answer = KINDS["quiz"].answer_type
    both = quiz("c", right=["b", "c"])
    assert [points_of(answer(ids), both) for ids in (["b"], ["b", "c"], ["a", "b"], ["c"])] == [1000, 1000, 0, 0]
    assert [points_of(answer(ids), quiz("b")) for ids in (["b"], ["a"])] == [1000, 0]


def test_phones_are_told_that_several_are_right_only_of_what_is_offered() -> None:
    assert quiz(right=["b", "c"]).hints() == {"several": True}
    assert quiz("c", right=["b", "c"]).hints() == {"several": False}


# ---- settings --------------------------------------------------------------------------------------------------------


def test_an_option_that_is_offered_is_stored_as_ever() -> None:
    assert msgspec.json.encode(Option("a", "Ja")) == b'{"id":"a","label":"Ja"}'
    assert msgspec.json.encode(Option("a", "Ja", True)) == b'{"id":"a","label":"Ja","retired":true}'


@pytest.mark.parametrize("kind", OFFERING)
def test_the_least_that_a_kind_needs_stays_offered(kind: str) -> None:
    least = 1 if kind in {"scale", "grid"} else 2
    field = field_of(kind)
    options = [{"id": one, "label": one, "retired": n >= least - 1} for n, one in enumerate("abc")]
    settings = {**msgspec.to_builtins(asked(kind).settings), field: options, "max": 1}
    if kind != "choice":
        del settings["max"]
    assert reason_of(kind, settings) == "too_few_offered"
    options[least - 1]["retired"] = False
    assert [one.id for one in options_of(as_offered(read_settings(KINDS[kind], settings)))] == list("abc"[:least])


@pytest.mark.parametrize("kind", OFFERING)
def test_only_what_is_offered_counts_for_the_most_and_what_is_retired_is_bounded_too(kind: str) -> None:
    field = field_of(kind)
    offered = [{"id": one, "label": one} for one in "abc"]
    settings = msgspec.to_builtins(asked(kind).settings)
    many = [{"id": f"r{n}", "label": "Förr", "retired": True} for n in range(MAX_RETIRED + 1)]
    assert len(options_of(read_settings(KINDS[kind], {**settings, field: [*offered, *many[1:]]}))) == 3 + MAX_RETIRED
    assert reason_of(kind, {**settings, field: [*offered, *many]}) == "too_many_retired"


def test_how_many_may_be_chosen_or_ranked_is_bounded_by_what_is_offered() -> None:
    options = [{"id": one, "label": one, "retired": one == "c"} for one in "abc"]
    assert reason_of("choice", {"options": options, "max": 3}) == "choices_range"
    assert reason_of("ranking", {"options": options, "top": 3}) == "ranks_range"
    read_settings(KINDS["ranking"], {"options": options, "top": 2})


@pytest.mark.parametrize("kind", OFFERING)
def test_a_copy_has_nothing_that_is_retired(kind: str) -> None:
    settings = retire(asked(kind), "a").settings
    assert [one.id for one in options_of(afresh(KINDS[kind], settings))] == ["b", "c"]


def test_a_copy_of_a_quiz_has_a_right_answer_still() -> None:
    kind = KINDS["quiz"]
    assert afresh(kind, quiz("c", right=["b", "c"])) == read_settings(
        kind, {"options": [{"id": "a", "label": "Tillit"}, {"id": "b", "label": "Ansvar"}], "right": ["b"]}
    )
    assert afresh(kind, quiz("b")) == quiz("b")


@pytest.mark.parametrize("kind", OFFERING)
def test_options_that_an_edit_leaves_out_are_found_and_those_it_rewords_moves_or_retires_are_not(kind: str) -> None:
    field = field_of(kind)
    before = asked(kind).settings
    after = [{"id": "c", "label": "C", "retired": True}, {"id": "b", "label": "B"}, {"id": "d", "label": "D"}]
    settings = read_settings(KINDS[kind], {**msgspec.to_builtins(before), field: after})
    assert [one.id for one in dropped_options(before, settings)] == ["a"]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(OFFERING)))
def test_kinds_that_offer_nothing_know_nothing_of_it(kind: str) -> None:
    settings = ask(kind).settings
    assert as_offered(settings) is settings
    assert dropped_options(settings, settings) == options_of(settings) == []
