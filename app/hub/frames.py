"""Snapshots as the bytes that go over the wire, each encoded once for all who want it. Shapes: docs/protocol.md."""

from collections.abc import Sequence
from typing import Any

import msgspec

from app.hub.ports import CloudPicture
from app.polling.kinds.base import as_said, settings_for_phones
from app.polling.leaderboard import Standing
from app.polling.session import Question, SessionState, is_open, is_told
from app.words.corrections import Corrections
from app.words.suggestions import Suggestion

# More than a presenter can read in a session; the rest is said as a number.
MAX_HELD = 500
MAX_CORRECTIONS = 50
# Words are never longer; of a text this is enough to know it again.
MAX_NAME = 300
# More than anybody answers in one sitting; it bounds what one phone can be sent.
MAX_SURVEY = 200

_encode = msgspec.json.Encoder().encode


class PhoneState:
    """A phone's `state` at the presenter's pace.

    The same for the whole hall but for each participant's own answer, and what it earned.
    """

    def __init__(
        self, version: int, now_ms: int, state: SessionState, question: Question | None, results: dict[str, Any] | None
    ) -> None:
        shared = {"type": "state", "version": version, "now": now_ms, "phase": state.phase}
        shared["question"] = question and phone_question_view(question, state)
        shared["results"] = results
        self._head = _encode(shared)[:-1] + b',"answer":'
        self._unanswered = self._head + b"null}"

    def frame(self, answer: Any, quiz: dict[str, Any] | None = None) -> bytes:
        """The frame for a participant with this answer to the current question, or None.

        `quiz` is what this participant is told of a quiz, once its right answer is.
        """
        if quiz is not None:
            return self._head + _encode(as_said(answer)) + b',"quiz":' + _encode(quiz) + b"}"
        return self._unanswered if answer is None else self._head + _encode(as_said(answer)) + b"}"


class SurveyState:
    """A phone's `state` where everyone goes at their own pace: all questions, and each participant's own answers."""

    def __init__(self, version: int, now_ms: int, state: SessionState, questions: list[Question]) -> None:
        self._stamps = _encode({"type": "state", "version": version, "now": now_ms})[:-1] + b","
        self.questions = questions[:MAX_SURVEY]
        asked = [phone_question_view(question, state) for question in self.questions]
        nothing = {"phase": state.phase, "question": None, "answer": None, "results": None}
        self.body = _encode({**nothing, "survey": {"questions": asked}})[1:-2]
        """What is the same for all phones, without version and time: equal where nothing has changed for them."""

    def frame(self, answers: dict[str, Any]) -> bytes:
        """The frame for a participant with these answers, by question."""
        return (
            self._stamps
            + self.body
            + b',"answers":'
            + _encode({asked: as_said(answer) for asked, answer in answers.items()})
            + b"}}"
        )


def presenter_state(version: int, now_ms: int, state: SessionState, questions: list[Question]) -> bytes:
    current = find_question(questions, state.current)
    shown = current and presenter_question_view(current, state)
    return _encode(
        {
            "type": "state",
            "version": version,
            "now": now_ms,
            "phase": state.phase,
            "question": shown,
            "answer": None,
            "results": None,
            "black": state.is_black,
            "white": state.is_white,
            "live_since": state.live_since_ms,
            "pace": state.pace,
            "questions": [{"id": q.id, "kind": q.kind, "prompt": q.prompt} for q in questions],
        }
    )


def results(version: int, question: str, participants: int, tally: dict[str, Any]) -> bytes:
    return _encode(
        {"type": "results", "question": question, "version": version, "participants": participants, "tally": tally}
    )


def cloud(version: int, question: str, picture: CloudPicture) -> bytes:
    words = [
        {
            "word": word.word,
            "count": word.count,
            "size": round(word.size, 2),
            "x": round(word.x, 2),
            "y": round(word.y, 2),
            "width": round(word.width, 2),
            "colour": word.colour,
        }
        for word in picture.words
    ]
    return _encode(
        {
            "type": "cloud",
            "question": question,
            "version": version,
            "stage": picture.stage,
            "words": words,
            "more": picture.more,
        }
    )


def moderation_body(held: list[tuple[str, int]], pairs: list[Suggestion], corrections: Corrections) -> bytes:
    """What a presenter is told about words, without its version: equal where nothing has changed."""
    return _encode(
        {
            "held": [{"word": word, "count": count} for word, count in held[:MAX_HELD]],
            "more": max(0, len(held) - MAX_HELD),
            "suggestions": pairs,
            "corrections": _brief(msgspec.to_builtins(corrections.rules[-MAX_CORRECTIONS:])),
        }
    )


def _brief(told: Any) -> Any:
    """With long texts cut: what was said of a text is told in a line, and never in a frame that grows without bound."""
    if isinstance(told, dict):
        return {key: _brief(value) for key, value in told.items()}
    if isinstance(told, (list, tuple)):
        return [_brief(value) for value in told]
    return told if len(told) <= MAX_NAME else f"{told[:MAX_NAME]}…"


def moderation(version: int, question: str, body: bytes) -> bytes:
    return _encode({"type": "moderation", "question": question, "version": version})[:-1] + b"," + body[1:]


def progress(version: int, participants: int, finished: int) -> bytes:
    return _encode({"type": "progress", "version": version, "participants": participants, "finished": finished})


def reactions(version: int, question: str, counts: dict[str, int]) -> bytes:
    return _encode({"type": "reactions", "question": question, "version": version, "counts": counts})


def leaderboard(version: int, question: str, board: Sequence[Standing], more: int) -> bytes:
    places = [{"place": one.place, "name": one.name, "points": one.points, "gain": one.gain} for one in board]
    told = {"type": "leaderboard", "question": question, "version": version, "places": places, "more": more}
    return _encode(told)


def presence(connected: int) -> bytes:
    return _encode({"type": "presence", "connected": connected})


def phone_question_view(question: Question, state: SessionState) -> dict[str, Any]:
    """A question as phones see it: whoever reads what is sent must find neither notes nor, too early, what is right."""
    settings = settings_for_phones(question.settings, is_told(state, question.id))
    return {**question_view(question, state), "settings": settings}


def presenter_question_view(question: Question, state: SessionState) -> dict[str, Any]:
    """A question as presenters see it."""
    now = state.of(question.id)
    return {**question_view(question, state), "revealed": now.is_revealed, "shown_at": now.shown_at_ms}


def question_view(question: Question, state: SessionState) -> dict[str, Any]:
    """What both see of a question."""
    now = state.of(question.id)
    return {
        "id": question.id,
        "kind": question.kind,
        "prompt": question.prompt,
        "settings": question.settings.as_told(),
        "open": is_open(state, question),
        "closes_at": now.closes_at_ms,
    }


def find_question(questions: list[Question], question_id: str | None) -> Question | None:
    return next((question for question in questions if question.id == question_id), None)
