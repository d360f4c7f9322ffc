"""What may happen next in a session: phases, the question on the screen, open and closed, revealed and hidden.

Everything is a value. A command takes the state and the questions and gives a new state or a `Refusal`;
repeating a command that already holds gives the same state back.

Whose pace it goes by decides what is open. By the presenter's, at most the question on the screen. By each
participant's own, every question at once, whatever is on the screen, but for those that their settings or the presenter
keep closed.
"""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds.base import Settings

Phase = Literal["lobby", "live", "ended"]
Pace = Literal["presenter", "own"]
# Long enough for a break of reflection, short enough that a slip of the keyboard is noticed.
MAX_COUNTDOWN_S = 3600
# What stands first is little, or it is no first; the oldest mark goes for a new one. A state stays small.
MAX_PINNED, MAX_ANSWERED = 10, 500


class Question(msgspec.Struct, frozen=True):
    """One slide that asks."""

    id: str
    kind: str
    prompt: str
    settings: Settings


class QuestionState(msgspec.Struct, frozen=True):
    """What the presenter has done with one question so far."""

    is_open: bool = False
    is_revealed: bool = False
    closes_at_ms: int | None = None
    opened_at_ms: int | None = None
    """When it took answers for the first time; opened again later, its clock goes on from there."""
    shown_at_ms: int | None = None
    """When it was last put on the screen; None before that."""
    is_open_at_own_pace: bool | None = None
    """What the presenter said of it while participants went at their own pace; None: as its settings say."""
    pinned: tuple[str, ...] = ()
    """Ids of the entries that stand first, in the order of pinning."""
    answered: tuple[str, ...] = ()
    """Ids of the entries that have been answered, oldest first."""
    reactions: dict[str, int] = {}
    """How often each reaction was sent while it was on the screen, as last kept: at most a second old."""


class SessionState(msgspec.Struct, frozen=True):
    """Where a session stands. Stored as JSON with the session, so fields are only ever added."""

    phase: Phase = "lobby"
    current: str | None = None
    is_black: bool = False
    questions: dict[str, QuestionState] = {}
    is_white: bool = False
    live_since_ms: int | None = None
    """When the first question was shown; None before that, and where that was before this was kept."""
    pace: Pace = "presenter"

    def of(self, question: str) -> QuestionState:
        return self.questions.get(question, QuestionState())

    def with_question(self, question: str, **changes: Any) -> "SessionState":
        changed = msgspec.structs.replace(self.of(question), **changes)
        return msgspec.structs.replace(self, questions={**self.questions, question: changed})


Outcome = SessionState | Refusal


def begin(pace: Pace) -> SessionState:
    """The state of a new session. At their own pace people need nobody to show them anything: it is live at once."""
    return SessionState(pace=pace, phase="live" if pace == "own" else "lobby")


def is_open(state: SessionState, question: Question) -> bool:
    """Whether the question takes answers."""
    if state.phase == "ended":
        return False
    now = state.of(question.id)
    if state.pace == "presenter":
        return state.current == question.id and now.is_open
    return question.settings.opens_when_shown if now.is_open_at_own_pace is None else now.is_open_at_own_pace


def show(state: SessionState, questions: Sequence[Question], question_id: str) -> Outcome:
    """Put a question on the screen. It opens unless its settings keep it closed; the one before it closes.

    A question whose time was limited does not open by itself a second time: who answered in time keeps the advantage.
    At participants' own pace it is only looked at: nothing opens or closes.
    """
    if state.phase == "ended":
        return Refusal("session_ended")
    question = next((q for q in questions if q.id == question_id), None)
    if question is None:
        return Refusal("unknown_question")
    if state.current == question_id:
        return state
    first_time = question_id not in state.questions
    opens = question.settings.opens_when_shown and (first_time or question.settings.time_limit_s == 0)
    if state.pace == "presenter":
        if state.current is not None:
            state = state.with_question(state.current, is_open=False, closes_at_ms=None)
        state = state.with_question(question_id, is_open=opens, closes_at_ms=None)
    if first_time:
        state = state.with_question(question_id, is_revealed=question.settings.results == "live")
    return msgspec.structs.replace(state, phase="live", current=question_id)


def step(state: SessionState, questions: Sequence[Question], by: Literal[1, -1], seen: str | None = None) -> Outcome:
    """Go to the next or previous question. `seen` is what the presser saw: two presses at once do not skip two."""
    if state.phase == "ended":
        return Refusal("session_ended")
    if seen is not None and seen != state.current:
        return Refusal("stale")
    ids = [question.id for question in questions]
    # A question that was removed while it was shown: start again from the top rather than fail on stage.
    at = ids.index(state.current) if state.current in ids else -1
    if at + by < 0:
        return Refusal("at_the_start")
    if at + by >= len(ids):
        return Refusal("at_the_end")
    return show(state, questions, ids[at + by])


def set_open(state: SessionState, is_open: bool) -> Outcome:
    """Open or lock the question on the screen."""
    if state.pace == "own":
        return _change_current(state, is_open_at_own_pace=is_open)
    return _change_current(state, is_open=is_open, closes_at_ms=None if not is_open else _closes_at(state))


def start_clock(before: SessionState, after: SessionState, questions: Sequence[Question], now_ms: int) -> SessionState:
    """Note when the question on the screen first opened, and close it by itself where its time is limited.

    One that is opened again is open for its whole time once more, but its clock is not set back: see `share_of_time`.
    """
    if after.current is None or not after.of(after.current).is_open:
        return after
    if before.current == after.current and before.of(after.current).is_open:
        return after
    limit_s = _time_limit_s(questions, after.current)
    closes_at_ms = _closes_at(after) or (now_ms + limit_s * 1000 if limit_s else None)
    first_ms = after.of(after.current).opened_at_ms
    opened_at_ms = now_ms if first_ms is None else first_ms
    return after.with_question(after.current, opened_at_ms=opened_at_ms, closes_at_ms=closes_at_ms)


def mark_entry(
    state: SessionState, question: str, mark: Literal["pinned", "answered"], same: Sequence[str], is_on: bool
) -> Outcome:
    """Pin an entry, mark it as answered, or take that back; `same` has the ids of all that is shown as one with it."""
    if state.phase == "ended":
        return Refusal("session_ended")
    if not same:
        return Refusal("unknown_entry")
    marks: tuple[str, ...] = getattr(state.of(question), mark)
    if is_on and any(entry in marks for entry in same):
        return state
    most = MAX_PINNED if mark == "pinned" else MAX_ANSWERED
    others = tuple(entry for entry in marks if entry not in same)
    return state.with_question(question, **{mark: (*others, same[0])[-most:] if is_on else others})


def set_revealed(state: SessionState, is_revealed: bool) -> Outcome:
    """Show or hide the results of the question on the screen."""
    return _change_current(state, is_revealed=is_revealed)


def start_countdown(state: SessionState, seconds: float, now_ms: int) -> Outcome:
    """Open the question on the screen and close it by itself in so many seconds; 0 takes the countdown away."""
    if not 0 <= seconds <= MAX_COUNTDOWN_S:
        return Refusal("bad_value", "countdown_range", {"most": MAX_COUNTDOWN_S})
    if state.pace == "own" and state.phase != "ended":
        return Refusal("own_pace")
    if seconds == 0:
        return _change_current(state, closes_at_ms=None)
    return _change_current(state, is_open=True, closes_at_ms=now_ms + round(seconds * 1000))


def set_black(state: SessionState, is_black: bool) -> Outcome:
    """Blank the projected screen, or bring it back. What is black is not white."""
    if state.phase == "ended":
        return Refusal("session_ended")
    return msgspec.structs.replace(state, is_black=is_black, is_white=state.is_white and not is_black)


def set_white(state: SessionState, is_white: bool) -> Outcome:
    """Fill the projected screen with white, or bring the picture back. What is white is not black."""
    if state.phase == "ended":
        return Refusal("session_ended")
    return msgspec.structs.replace(state, is_white=is_white, is_black=state.is_black and not is_white)


def set_pace(state: SessionState, questions: Sequence[Question], pace: Pace) -> Outcome:
    """Let participants go at their own pace, or take all of them back to the question on the screen, if there is one.

    What was said of single questions for the one pace means nothing for the other.
    """
    if state.phase == "ended":
        return Refusal("session_ended")
    if state.pace == pace:
        return state
    shown = next((question for question in questions if question.id == state.current), None)
    opens = pace == "presenter" and shown is not None and shown.settings.opens_when_shown
    if state.current is not None:
        state = state.with_question(state.current, is_open=opens, closes_at_ms=None)
    cleared = {
        question: msgspec.structs.replace(now, is_open_at_own_pace=None) for question, now in state.questions.items()
    }
    phase: Phase = "lobby" if pace == "presenter" and state.current is None else "live"
    return msgspec.structs.replace(state, pace=pace, phase=phase, questions=cleared)


def end(state: SessionState) -> SessionState:
    """End the session; ending it again changes nothing."""
    if state.phase == "ended":
        return state
    if state.current is not None:
        state = state.with_question(state.current, is_open=False, closes_at_ms=None)
    return msgspec.structs.replace(state, phase="ended", is_black=False, is_white=False)


def close_expired(state: SessionState, now_ms: int) -> SessionState:
    """Close the question whose countdown has run out; the same state where there is none."""
    closes_at_ms = _closes_at(state)
    if state.current is None or closes_at_ms is None or now_ms < closes_at_ms:
        return state
    return state.with_question(state.current, is_open=False, closes_at_ms=None)


def share_of_time(state: SessionState, questions: Sequence[Question], question_id: str, now_ms: int) -> float | None:
    """How much of the question's time has gone since it first opened, from 0 to 1; None where its time is not limited.

    Whatever is locked, opened again or prolonged meanwhile: nobody's share is smaller than that of who answered before.
    """
    opened_at_ms, limit_s = state.of(question_id).opened_at_ms, _time_limit_s(questions, question_id)
    if opened_at_ms is None or limit_s == 0 or state.of(question_id).closes_at_ms is None:
        return None
    return min(1.0, max(0.0, (now_ms - opened_at_ms) / (limit_s * 1000)))


def keep_times(before: SessionState, after: SessionState, now_ms: int) -> SessionState:
    """The state after a command, with the moments that it began: the session's own and the question's."""
    if before.phase == "lobby" and after.phase == "live":
        after = msgspec.structs.replace(after, live_since_ms=now_ms)
    if after.current is not None and after.current != before.current:
        after = after.with_question(after.current, shown_at_ms=now_ms)
    return after


def forget_answers(state: SessionState, question: str, now_ms: int) -> SessionState:
    """Every answer to a question is cleared: so are the marks and reactions, and its clock begins anew."""
    opened_at_ms = now_ms if state.of(question).is_open else None
    return state.with_question(question, pinned=(), answered=(), reactions={}, opened_at_ms=opened_at_ms)


def is_told(state: SessionState, question_id: str) -> bool:
    """Whether the hall may know the right answer: the question was open, is no longer, and its results are shown."""
    asked = state.of(question_id)
    return asked.is_revealed and not asked.is_open and asked.opened_at_ms is not None


def refuse_answer(state: SessionState, questions: Sequence[Question], question_id: str) -> Refusal | None:
    """Why an answer to this question may not be given now, or None if it may."""
    if state.phase == "ended":
        return Refusal("session_ended")
    question = next((question for question in questions if question.id == question_id), None)
    if question is None:
        return Refusal("unknown_question")
    return None if is_open(state, question) else Refusal("question_closed")


def _change_current(state: SessionState, **changes: Any) -> Outcome:
    if state.phase == "ended":
        return Refusal("session_ended")
    if state.current is None:
        return Refusal("no_question")
    return state.with_question(state.current, **changes)


def _time_limit_s(questions: Sequence[Question], question_id: str) -> int:
    return next((question.settings.time_limit_s for question in questions if question.id == question_id), 0)


def _closes_at(state: SessionState) -> int | None:
    return None if state.current is None else state.of(state.current).closes_at_ms
