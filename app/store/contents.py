"""What an export is made of: one session at one moment, its answers as a stream. Implements `app.export.ports`.

Participants are numbered 1 to n in the order of their stored ids, which are keyed hashes: a number means nothing
outside the session and does not say who answered first. The rows come in the same order, for the same reason.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, func, select

from app.polling.kinds import KINDS
from app.polling.kinds.base import asks
from app.polling.records import ExportedQuestion, SessionRecord, WordLists
from app.polling.session import Question, QuestionState, SessionState
from app.store.questions import read_questions
from app.store.sessions import read_session
from app.store.tables import answer, cloud, session
from app.store.words import read_corrections, read_word_lists

# Rows fetched at a time: memory stays the same for a hall of forty and of forty thousand.
_ROWS_AT_A_TIME = 1000


class SessionContents:
    """A session as it stood when `connection`'s snapshot was taken. Good for as long as that transaction."""

    def __init__(self, connection: Connection, record: SessionRecord, questions: list[ExportedQuestion]) -> None:
        self.record = record
        self.questions = questions
        self._connection = connection
        self._numbers = _number_participants(connection, record.id)

    @property
    def participants(self) -> int:
        """How many have answered something."""
        return len(self._numbers)

    @property
    def word_lists(self) -> WordLists:
        """The programme's own words that wait, or never do."""
        return read_word_lists(self._connection, self.record.programme)

    def corrections(self, question: Question) -> Sequence[Any]:
        """What presenters have said about the question's words: rules as JSON values, oldest first."""
        return read_corrections(self._connection, [question.id]).get(question.id, [])

    def state_of(self, question: Question) -> QuestionState:
        """What presenters have done with the question, such as what they have marked."""
        stored = self._connection.scalar(select(session.c.state).where(session.c.id == self.record.id))
        return msgspec.json.decode(stored or "{}", type=SessionState).of(question.id)

    def answers(self, question: Question) -> Iterator[tuple[int, Any]]:
        """(participant's number, answer) of one question, in the order of the numbers, read as they are asked for."""
        decoder = msgspec.json.Decoder(KINDS[question.kind].answer_type)
        return ((participant, decoder.decode(value)) for participant, value in self.stored_answers(question))

    def stored_answers(self, question: Question) -> Iterator[tuple[int, str]]:
        """Like `answers`, with each answer as the JSON that is stored."""
        columns = answer.c
        query = (
            select(columns.participant, columns.value)
            .where(columns.session_id == self.record.id, columns.question_id == question.id)
            .order_by(columns.participant)
        )
        for row in self._connection.execute(query.execution_options(yield_per=_ROWS_AT_A_TIME)):
            yield self._numbers[row.participant], row.value

    def saved_cloud(self, question: Question) -> bytes | None:
        """The word cloud's memory of places, where the question has one."""
        columns = cloud.c
        query = select(columns.layout).where(columns.session_id == self.record.id, columns.question_id == question.id)
        layout: str | None = self._connection.scalar(query)
        return None if layout is None else layout.encode()


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A transaction in which every read sees the same moment, whatever is answered meanwhile."""
    with engine.connect() as connection:
        # A SQLite reader in WAL mode sees one moment by itself.
        if connection.dialect.name != "sqlite":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


def read_contents(connection: Connection, session_id: str) -> SessionContents:
    """What asks nothing is left out: there is nothing to take home of it. Raises NotFound."""
    record = read_session(connection, session_id)
    counts = _count_answers(connection, session_id)
    kept = connection.scalar(select(session.c.state).where(session.c.id == session_id))
    state = msgspec.json.decode(kept or b"{}", type=SessionState)
    asked_now = {question.id for question in read_questions(connection, record.programme, with_retired=False)}
    everything = read_questions(connection, record.programme, with_retired=True)
    asking = [question for question in everything if asks(KINDS[question.kind])]
    named = [question for question in asking if question.id in asked_now or question.id in counts]
    questions = [
        ExportedQuestion(
            number,
            question,
            question.id not in asked_now,
            counts.get(question.id, 0),
            state.of(question.id).reactions,
        )
        for number, question in enumerate(named, start=1)
    ]
    return SessionContents(connection, record, questions)


def _count_answers(connection: Connection, session_id: str) -> dict[str, int]:
    query = select(answer.c.question_id, func.count().label("answers")).where(answer.c.session_id == session_id)
    return {row.question_id: row.answers for row in connection.execute(query.group_by(answer.c.question_id))}


def _number_participants(connection: Connection, session_id: str) -> dict[str, int]:
    query = select(answer.c.participant).where(answer.c.session_id == session_id).distinct()
    rows = connection.scalars(query.order_by(answer.c.participant).execution_options(yield_per=_ROWS_AT_A_TIME))
    return {participant: number for number, participant in enumerate(rows, start=1)}
