"""Participants told apart by what they answered to one question, such as where they work: who is in which segment.

There is one such question in a programme at most, and only sessions that have ended are told apart: with two
questions, or with answers that still come, small groups could be found by taking segments from one another.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from app.polling.errors import Refusal
from app.polling.kinds.base import Settings
from app.polling.kinds.choice import ChoiceAnswer, ChoiceSettings
from app.polling.options import Option
from app.polling.pools import told_parts
from app.polling.session import Question
from app.store.pools import was_answered
from app.store.questions import read_questions
from app.store.tables import answer


class Segments:
    """Reads who answered what to the question that tells participants apart."""

    def __init__(self, connection: Connection, question: Question, options: Sequence[Option], least: int) -> None:
        self.question = question
        self.options = options
        self._connection = connection
        self._least = least
        # Read once: every question is parted by the same people.
        self._known: dict[str, dict[str, str]] = {}

    @classmethod
    def of(cls, connection: Connection, questions: Sequence[Question], least: int) -> "Segments | None":
        """By the one of these questions that tells participants apart, if there is one."""
        for question in questions:
            if isinstance(question.settings, ChoiceSettings) and question.settings.segments:
                return cls(connection, question, question.settings.options, least)
        return None

    def sizes(self, pool: Sequence[str], question: Question) -> dict[str, int]:
        """How many of a pool's answers to a question each segment gave, of those segments that may be told."""
        sizes = {option.id: 0 for option in self.options}
        nowhere = 0
        for session_id in pool:
            segments = self._segments_in(session_id)
            for participant in self._participants(session_id, question.id):
                option = segments.get(participant)
                if option is None:
                    nowhere += 1
                else:
                    sizes[option] = sizes.get(option, 0) + 1
        return {option: sizes[option] for option in told_parts(sizes, nowhere, self._least)}

    def members(self, pool: Sequence[str], session_id: str, question: Question, option: str) -> set[str]:
        """The stored ids of one session's participants in a segment; nobody where it may not be told."""
        if option not in self.sizes(pool, question):
            return set()
        return {participant for participant, chosen in self._segments_in(session_id).items() if chosen == option}

    def _segments_in(self, session_id: str) -> dict[str, str]:
        if session_id not in self._known:
            self._known[session_id] = self._read_segments(session_id)
        return self._known[session_id]

    def _read_segments(self, session_id: str) -> dict[str, str]:
        rows: Any = self._connection.execute(
            select(answer.c.participant, answer.c.value).where(
                answer.c.session_id == session_id, answer.c.question_id == self.question.id
            )
        )
        read = msgspec.json.Decoder(ChoiceAnswer).decode
        chosen = ((row.participant, read(row.value).choices) for row in rows)
        return {participant: choices[0] for participant, choices in chosen if choices}

    def _participants(self, session_id: str, question: str) -> Sequence[str]:
        columns = answer.c
        query = select(columns.participant).where(columns.session_id == session_id, columns.question_id == question)
        return self._connection.scalars(query).all()


def refuse_segments(
    connection: Connection, programme_id: str, question_id: str | None, after: Settings
) -> Refusal | None:
    """Why a question (None: a new one) may not get these settings, as far as telling participants apart goes.

    What tells them apart stands fast from the first answer on: who could try one question after the other would see
    ever smaller groups, and what was exported of them before can be followed from question to question.
    """
    everything = read_questions(connection, programme_id, with_retired=True)
    apart = {one.id for one in everything if isinstance(one.settings, ChoiceSettings) and one.settings.segments}
    wanted = isinstance(after, ChoiceSettings) and after.segments
    if wanted == (question_id in apart):
        return None
    if wanted and apart:
        return Refusal("bad_settings", "segments_taken")
    return Refusal("bad_settings", "segments_fixed") if was_answered(connection, programme_id) else None
