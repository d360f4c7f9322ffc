"""What may happen next in a session."""

from collections.abc import Callable

import pytest

from app.polling import reactions
from app.polling import session as rules
from app.polling.errors import Refusal
from app.polling.session import Outcome, Question, QuestionState, SessionState
from tests.polling.questions import ask, three_questions

QUESTIONS = three_questions()
NOW_MS = 1_000_000


def done(outcome: Outcome) -> SessionState:
    assert isinstance(outcome, SessionState), outcome
    return outcome


def code_of(outcome: Outcome | None) -> str:
    assert isinstance(outcome, Refusal)
    return outcome.code


def showing(question: str) -> SessionState:
    return done(rules.show(SessionState(), QUESTIONS, question))


def test_shown_question_opens() -> None:
    state = showing("cloud")
    assert (state.phase, state.current, state.of("cloud").is_open) == ("live", "cloud", True)


def test_shown_question_stays_closed_when_its_settings_say_so() -> None:
    questions = [ask("choice", opens_when_shown=False)]
    assert not done(rules.show(SessionState(), questions, "q")).of("q").is_open


def test_showing_another_question_closes_the_one_before() -> None:
    state = done(rules.show(showing("cloud"), QUESTIONS, "choice"))
    assert not state.of("cloud").is_open
    assert state.of("choice").is_open


def test_showing_the_shown_question_again_changes_nothing() -> None:
    closed = done(rules.set_open(showing("cloud"), False))
    assert rules.show(closed, QUESTIONS, "cloud") == closed


def test_showing_a_question_again_opens_it_and_keeps_it_revealed() -> None:
    hidden = done(rules.set_revealed(showing("cloud"), False))
    back = done(rules.show(done(rules.show(hidden, QUESTIONS, "choice")), QUESTIONS, "cloud"))
    assert back.of("cloud").is_open
    assert not back.of("cloud").is_revealed


def test_results_wait_for_reveal_where_the_question_says_so() -> None:
    questions = [ask("choice", results="on_reveal")]
    state = done(rules.show(SessionState(), questions, "q"))
    assert not state.of("q").is_revealed
    assert done(rules.set_revealed(state, True)).of("q").is_revealed


def test_next_goes_through_the_questions_in_order() -> None:
    state, seen = SessionState(), []
    for _ in QUESTIONS:
        state = done(rules.step(state, QUESTIONS, 1))
        seen.append(state.current)
    assert seen == ["cloud", "choice", "text"]


def test_next_after_the_last_question_is_refused() -> None:
    assert code_of(rules.step(showing("text"), QUESTIONS, 1)) == "at_the_end"


def test_previous_before_the_first_question_is_refused() -> None:
    assert code_of(rules.step(showing("cloud"), QUESTIONS, -1)) == "at_the_start"


def test_two_presses_at_once_do_not_skip_two() -> None:
    state = done(rules.step(showing("cloud"), QUESTIONS, 1, "cloud"))
    assert code_of(rules.step(state, QUESTIONS, 1, "cloud")) == "stale"


def test_next_starts_from_the_top_when_the_shown_question_was_removed() -> None:
    state = done(rules.step(showing("cloud"), QUESTIONS[1:], 1))
    assert state.current == "choice"


def test_closing_twice_is_the_same_as_once() -> None:
    closed = done(rules.set_open(showing("cloud"), False))
    assert rules.set_open(closed, False) == closed


def test_countdown_opens_the_question_and_closes_it_in_time() -> None:
    state = done(rules.start_countdown(showing("cloud"), 30, NOW_MS))
    assert state.of("cloud").closes_at_ms == NOW_MS + 30_000
    assert rules.close_expired(state, NOW_MS + 29_999) == state
    assert not rules.close_expired(state, NOW_MS + 30_000).of("cloud").is_open


def test_countdown_of_nought_is_taken_away_and_leaves_the_question_open() -> None:
    state = done(rules.start_countdown(showing("cloud"), 30, NOW_MS))
    state = done(rules.start_countdown(state, 0, NOW_MS))
    assert rules.close_expired(state, NOW_MS + 60_000).of("cloud").is_open


@pytest.mark.parametrize("seconds", [-1, 3601, float("nan"), float("inf")])
def test_countdown_out_of_bounds_is_refused(seconds: float) -> None:
    assert code_of(rules.start_countdown(showing("cloud"), seconds, NOW_MS)) == "bad_value"


def test_closing_by_hand_takes_the_countdown_away() -> None:
    state = done(rules.start_countdown(showing("cloud"), 30, NOW_MS))
    closed = done(rules.set_open(state, False))
    assert closed.of("cloud").closes_at_ms is None


def limited(seconds: int = 20) -> list[Question]:
    return [ask("choice", "quick", time_limit_s=seconds), ask("open_text", "text")]


def opened(questions: list[Question], before: SessionState, outcome: Outcome, now_ms: int = NOW_MS) -> SessionState:
    return rules.start_clock(before, done(outcome), questions, now_ms)


def test_a_time_limit_runs_from_when_the_question_opens_however_that_happens() -> None:
    questions = limited()
    shown = opened(questions, SessionState(), rules.show(SessionState(), questions, "quick"))
    assert shown.of("quick").closes_at_ms == NOW_MS + 20_000
    closed = rules.close_expired(shown, NOW_MS + 20_000)
    assert not closed.of("quick").is_open
    again = opened(questions, closed, rules.set_open(closed, True), NOW_MS + 50_000)
    assert again.of("quick").closes_at_ms == NOW_MS + 70_000


def test_another_command_does_not_start_the_clock_anew() -> None:
    questions = limited()
    shown = opened(questions, SessionState(), rules.show(SessionState(), questions, "quick"))
    assert opened(questions, shown, rules.set_revealed(shown, False), NOW_MS + 5000).of("quick").opened_at_ms == NOW_MS
    asked_for = opened(questions, shown, rules.start_countdown(shown, 90, NOW_MS + 5000), NOW_MS + 5000)
    assert asked_for.of("quick").closes_at_ms == NOW_MS + 95_000


def test_a_question_whose_time_was_limited_stays_closed_when_it_is_shown_again() -> None:
    questions = limited()
    shown = opened(questions, SessionState(), rules.show(SessionState(), questions, "quick"))
    away = opened(questions, shown, rules.show(shown, questions, "text"))
    back = opened(questions, away, rules.show(away, questions, "quick"), NOW_MS + 60_000)
    assert not back.of("quick").is_open
    assert back.of("quick").closes_at_ms is None


def test_share_of_time_is_known_only_where_time_is_limited() -> None:
    questions = limited()
    shown = opened(questions, SessionState(), rules.show(SessionState(), questions, "quick"))
    moments = [NOW_MS - 50, NOW_MS, NOW_MS + 5000, NOW_MS + 90_000]
    assert [rules.share_of_time(shown, questions, "quick", moment) for moment in moments] == [0, 0, 0.25, 1]
    text = opened(questions, shown, rules.show(shown, questions, "text"))
    assert rules.share_of_time(text, questions, "text", NOW_MS + 5000) is None


def test_the_clock_of_a_question_that_is_opened_again_is_not_set_back() -> None:
    questions = limited()
    shown = opened(questions, SessionState(), rules.show(SessionState(), questions, "quick"))
    locked = done(rules.set_open(shown, False))
    again = opened(questions, locked, rules.set_open(locked, True), NOW_MS + 10_000)
    assert again.of("quick").closes_at_ms == NOW_MS + 30_000
    moments = [NOW_MS + 10_000, NOW_MS + 15_000, NOW_MS + 29_000]
    assert [rules.share_of_time(again, questions, "quick", moment) for moment in moments] == [0.5, 0.75, 1]
    prolonged = opened(questions, shown, rules.start_countdown(shown, 90, NOW_MS + 10_000), NOW_MS + 10_000)
    assert rules.share_of_time(prolonged, questions, "quick", NOW_MS + 10_000) == 0.5


def test_the_session_and_each_question_keep_when_they_began() -> None:
    state = SessionState()
    for now_ms, command in ((1, 1), (2, 1), (3, -1)):
        state = rules.keep_times(state, done(rules.step(state, QUESTIONS, 1 if command > 0 else -1)), now_ms)
    assert (state.live_since_ms, state.of("cloud").shown_at_ms, state.of("choice").shown_at_ms) == (1, 3, 2)
    for later in (rules.end(state), done(rules.set_open(state, False)), done(rules.show(state, QUESTIONS, "cloud"))):
        kept = rules.keep_times(state, later, 4)
        assert (kept.live_since_ms, kept.of("cloud").shown_at_ms) == (1, 3)


def test_a_session_that_ends_before_its_first_question_was_never_live() -> None:
    assert rules.keep_times(SessionState(), rules.end(SessionState()), 1).live_since_ms is None


def test_answers_are_refused_unless_their_question_is_open() -> None:
    assert code_of(rules.refuse_answer(SessionState(), QUESTIONS, "cloud")) == "question_closed"
    assert rules.refuse_answer(showing("cloud"), QUESTIONS, "cloud") is None
    assert code_of(rules.refuse_answer(showing("cloud"), QUESTIONS, "choice")) == "question_closed"
    assert code_of(rules.refuse_answer(showing("cloud"), QUESTIONS, "nowhere")) == "unknown_question"
    assert code_of(rules.refuse_answer(rules.end(showing("cloud")), QUESTIONS, "cloud")) == "session_ended"


def test_black_and_white_take_turns_and_neither_outlasts_the_session() -> None:
    black = done(rules.set_black(showing("cloud"), True))
    white = done(rules.set_white(black, True))
    assert (white.is_black, white.is_white) == (False, True)
    assert done(rules.set_black(white, False)) == white
    assert done(rules.set_black(white, True)) == black
    assert done(rules.set_white(white, False)) == showing("cloud")
    assert not rules.end(black).is_black
    assert not rules.end(white).is_white


# ---- at participants' own pace ---------------------------------------------------------------------------------------


def open_questions(state: SessionState, questions: list[Question] = QUESTIONS) -> list[str]:
    return [question.id for question in questions if rules.refuse_answer(state, questions, question.id) is None]


def test_at_their_own_pace_a_new_session_is_live_and_everything_is_open_with_nobody_presenting() -> None:
    state = rules.begin("own")
    assert (state.phase, state.current) == ("live", None)
    assert open_questions(state) == ["cloud", "choice", "text"]
    assert code_of(rules.refuse_answer(state, QUESTIONS, "nowhere")) == "unknown_question"
    assert rules.begin("presenter") == SessionState()


def test_a_question_that_its_settings_keep_closed_waits_for_the_presenter_also_at_their_own_pace() -> None:
    questions = [ask("choice", "a"), ask("choice", "b", opens_when_shown=False)]
    state = done(rules.show(rules.begin("own"), questions, "b"))
    assert open_questions(state, questions) == ["a"]
    assert open_questions(done(rules.set_open(state, True)), questions) == ["a", "b"]


def test_stepping_opens_and_closes_nothing_at_their_own_pace() -> None:
    state = rules.begin("own")
    for _ in QUESTIONS:
        state = done(rules.step(state, QUESTIONS, 1))
        assert open_questions(state) == ["cloud", "choice", "text"]
        assert state.of(str(state.current)).is_revealed


def test_a_question_closed_by_the_presenter_stays_closed_while_others_are_looked_at() -> None:
    state = done(rules.set_open(done(rules.show(rules.begin("own"), QUESTIONS, "choice")), False))
    state = done(rules.show(state, QUESTIONS, "text"))
    assert open_questions(state) == ["cloud", "text"]


def test_the_end_closes_everything_at_their_own_pace() -> None:
    ended = rules.end(rules.begin("own"))
    assert code_of(rules.refuse_answer(ended, QUESTIONS, "cloud")) == "session_ended"
    assert not any(rules.is_open(ended, question) for question in QUESTIONS)


def test_no_question_has_a_clock_at_their_own_pace() -> None:
    counting = done(rules.start_countdown(showing("cloud"), 30, NOW_MS))
    own = done(rules.set_pace(counting, QUESTIONS, "own"))
    assert rules.close_expired(own, NOW_MS + 60_000) == own
    assert code_of(rules.start_countdown(own, 30, NOW_MS)) == "own_pace"


def test_back_at_the_presenters_pace_only_the_question_on_the_screen_is_open() -> None:
    own = done(rules.set_pace(showing("cloud"), QUESTIONS, "own"))
    own = done(rules.set_open(done(rules.show(own, QUESTIONS, "choice")), False))
    back = done(rules.set_pace(own, QUESTIONS, "presenter"))
    assert (back.phase, open_questions(back)) == ("live", ["choice"])
    assert open_questions(done(rules.set_pace(back, QUESTIONS, "own"))) == ["cloud", "choice", "text"]


def test_back_at_the_presenters_pace_before_anything_was_shown_it_is_the_lobby_again() -> None:
    back = done(rules.set_pace(rules.begin("own"), QUESTIONS, "presenter"))
    assert (back.phase, open_questions(back)) == ("lobby", [])
    assert rules.set_pace(back, QUESTIONS, "presenter") == back


# ---- reactions -------------------------------------------------------------------------------------------------------


def refused_reaction(state: SessionState, emoji: str = "👏", takes: bool = True) -> str | None:
    refusal = reactions.refuse_reaction(state, [ask("choice", "cloud", reactions=takes)], emoji)
    return None if refusal is None else refusal.reason


def test_reactions_are_taken_by_the_question_on_the_screen_where_it_takes_them() -> None:
    shown = showing("cloud")
    assert [refused_reaction(shown, emoji) for emoji in reactions.REACTIONS] == [None] * 6
    assert refused_reaction(done(rules.set_open(shown, False))) is None
    assert refused_reaction(shown, takes=False) == "no_reactions"
    assert refused_reaction(SessionState()) == "no_reactions"
    assert refused_reaction(rules.end(shown)) == "no_reactions"
    assert refused_reaction(done(rules.set_pace(shown, QUESTIONS, "own"))) == "no_reactions"


@pytest.mark.parametrize("emoji", ["", "❤", "👏👏", "🍆", "a", "👍🏽"])
def test_only_six_reactions_are_known(emoji: str) -> None:
    assert refused_reaction(showing("cloud"), emoji) == "unknown_reaction"


def test_counted_reactions_change_nothing_that_screens_are_told_as_the_state() -> None:
    shown = showing("cloud")
    applauded = reactions.keep_reactions(shown, "cloud", {"👏": 3})
    assert applauded.of("cloud").reactions == {"👏": 3}
    assert reactions.looks_the_same(shown, applauded)
    assert not reactions.looks_the_same(shown, done(rules.set_open(applauded, False)))
    assert reactions.keep_reactions(applauded, "cloud", {"👏": 3}) is applauded


COMMANDS: list[Callable[[SessionState], Outcome]] = [
    lambda state: rules.show(state, QUESTIONS, "cloud"),
    lambda state: rules.step(state, QUESTIONS, 1),
    lambda state: rules.set_open(state, True),
    lambda state: rules.set_revealed(state, True),
    lambda state: rules.start_countdown(state, 5, NOW_MS),
    lambda state: rules.set_black(state, True),
    lambda state: rules.set_white(state, True),
    lambda state: rules.set_pace(state, QUESTIONS, "own"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_happens_after_the_end(command: Callable[[SessionState], Outcome]) -> None:
    assert code_of(command(rules.end(showing("cloud")))) == "session_ended"


def test_ending_twice_is_the_same_as_once() -> None:
    ended = rules.end(showing("cloud"))
    assert rules.end(ended) == ended


@pytest.mark.parametrize("command", COMMANDS[2:5])
def test_commands_about_the_shown_question_need_one(command: Callable[[SessionState], Outcome]) -> None:
    assert code_of(command(SessionState())) == "no_question"


def test_what_is_cleared_begins_anew() -> None:
    asked = {"is_open": True, "is_revealed": True, "opened_at_ms": 1, "pinned": ("e",), "answered": ("f",)}
    state = SessionState("live", "q").with_question("q", **asked, reactions={"👏": 3})
    cleared = rules.forget_answers(state, "q", 5000)
    assert cleared.of("q") == QuestionState(is_open=True, is_revealed=True, opened_at_ms=5000)
    # Of one that is closed nobody is told the right answer before it was open again.
    closed = rules.forget_answers(state.with_question("q", is_open=False), "q", 5000)
    assert closed.of("q").opened_at_ms is None
