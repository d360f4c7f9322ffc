"""What is kept, as the values that store, hub, export and pictures hand each other. None of them knows another."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from app.polling.session import Pace, Phase, Question, SessionState

# How many version numbers one load of a room may use. At a thousand snapshots a second a block lasts twelve days.
VERSIONS_PER_BLOCK = 1 << 30


class AnswerWrite(msgspec.Struct, frozen=True):
    """One change by one participant; `value` is the answer's JSON, or None to take it back."""

    session: str
    participant: str
    change_id: str
    question: str
    value: bytes | None
    seq: int


class StateWrite(msgspec.Struct, frozen=True):
    """Where the session stands now."""

    session: str
    state: SessionState
    ended_at: int | None = None  # seconds since 1970, once it has ended


class ClearWrite(msgspec.Struct, frozen=True):
    """Every answer to one question is forgotten; with it goes what the state (None: as it was) no longer says of it."""

    session: str
    question: str
    state: SessionState | None = None


class EraseWrite(msgspec.Struct, frozen=True):
    """All that one participant has answered is forgotten, with the ids of what they changed.

    So are the clouds of what they answered: a cloud remembers every word that it ever showed.
    """

    session: str
    participant: str


class CloudWrite(msgspec.Struct, frozen=True):
    """The word cloud's memory of places."""

    session: str
    question: str
    layout: bytes


class CorrectionWrite(msgspec.Struct, frozen=True):
    """One more rule about the words of a question, in every session that asks it; `rule` is its JSON."""

    question: str
    rule: bytes


class CorrectionUndo(msgspec.Struct, frozen=True):
    """The last rule about the words of a question is taken back."""

    question: str


Write = AnswerWrite | StateWrite | ClearWrite | EraseWrite | CloudWrite | CorrectionWrite | CorrectionUndo


class WordLists(msgspec.Struct, frozen=True):
    """What a programme says about words: `block` always waits for a human, `allow` never does.

    `languages` are those that people write in beside the session's own.
    """

    block: list[str] = []
    allow: list[str] = []
    languages: list[str] = []

    def languages_of(self, language: str) -> list[str]:
        """The languages of a session in this language, its own first."""
        return list(dict.fromkeys([language, *self.languages]))


class LoadedRoom(msgspec.Struct, frozen=True):
    """Everything the store holds about one session, read at one moment."""

    id: str
    code: str
    title: str
    language: str
    state: SessionState
    questions: list[Question]
    version_block: int
    next_seq: int
    applied: Mapping[str, set[str]]
    answers: Sequence[tuple[str, str, Any]]  # question, participant, answer; in order of receipt
    clouds: Mapping[str, bytes]
    corrections: Mapping[str, Sequence[Any]] = {}  # rules as JSON values by question, oldest first
    word_lists: WordLists = WordLists()


class SessionPlan(msgspec.Struct, frozen=True):
    """Where and when a sitting is to be: the day as ISO 8601, and how many are expected.

    `wave` is 2 for the follow-up months later, and so on.
    """

    held_on: str | None = None
    hall: str | None = None
    expected: int | None = None
    wave: int = 1


class SessionRecord(msgspec.Struct, frozen=True):
    """One sitting as it is listed. Times are seconds since 1970."""

    id: str
    programme: str
    code: str
    title: str
    language: str
    phase: Phase
    pace: Pace
    created_at: int
    ended_at: int | None
    presenter_link: str
    plan: SessionPlan = SessionPlan()


class ExportedQuestion(msgspec.Struct, frozen=True):
    """A question in an export. `number` is its place there, from 1; retired ones are there if answered.

    `answers` are those that may be told: see `app.polling.pools`.
    """

    number: int
    asked: Question
    is_retired: bool
    answers: int
    reactions: dict[str, int] = {}  # how often each was sent
    withheld: int = 0  # sessions with answers that may not be told, because they are too few


class StoredAnswer(msgspec.Struct, frozen=True):
    """An answer as it is exported: its session's place among those that are, from 1, and its JSON."""

    session: int
    participant: int  # a number that means nothing outside the export
    value: str


class Rendition(msgspec.Struct, frozen=True):
    """A picture as browsers get it: PNG or JPEG, which all of them read."""

    media_type: str
    content: bytes


class Picture(msgspec.Struct, frozen=True):
    """A picture that questions may show, in two sizes; width and height in pixels are those of the large one."""

    width: int
    height: int
    large: Rendition
    small: Rendition
