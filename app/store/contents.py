"""What results and exports are made of: sessions of one programme at one moment, and of their answers what may be told.

Whoever reads answers here gets no small group: those of too few participants are left out before anybody counts them
(`app.polling.pools`; docs/privacy.md says why). Implements `app.export.ports`.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, func, select

from app.polling.errors import NotFound
from app.polling.kinds import KINDS
from app.polling.kinds.base import asks
from app.polling.pools import countable_pools
from app.polling.records import ExportedQuestion, SessionRecord, StoredAnswer, WordLists
from app.polling.session import Question, QuestionState, SessionState
from app.store.numbering import Numbering
from app.store.pools import read_sittings
from app.store.questions import read_questions
from app.store.segments import Segments
from app.store.sessions import list_sessions, read_session
from app.store.tables import answer, cloud, programme, session
from app.store.words import read_corrections, read_word_lists


class Contents:
    """Some sessions of a programme as they stood when `connection`'s snapshot was taken. Good for that transaction."""

    def __init__(self, connection: Connection, programme_id: str, records: Sequence[SessionRecord]) -> None:
        self.records = list(records)
        self._connection = connection
        deck = connection.execute(select(programme).where(programme.c.id == programme_id)).one()
        self.title: str = deck.title
        self.language: str = deck.language
        self.least_group: int = deck.least_group
        self._programme = programme_id
        self._states = _read_states(connection, [record.id for record in records])
        sittings = read_sittings(connection, programme_id)
        chosen = [sittings[record.id] for record in records]
        self._pools = countable_pools(chosen, list(sittings.values()))
        self._counts = _count_answers(connection, [record.id for record in records])
        everything = read_questions(connection, programme_id, with_retired=True)
        self._segments = Segments.of(connection, everything, self.least_group)
        self._numbering = Numbering(connection, [record.id for record in records], is_linked=self._segments is None)
        self.questions = self._exported(everything)

    @property
    def participants(self) -> int:
        """How many have answered something, whether or not it may be told."""
        return self._numbering.participants

    @property
    def word_lists(self) -> WordLists:
        """The programme's own words that wait, or never do."""
        return read_word_lists(self._connection, self._programme)

    @property
    def segments(self) -> Segments | None:
        """By what the participants can be told apart; None where nothing asks for it."""
        return self._segments

    def corrections(self, question: Question) -> Sequence[Any]:
        """What presenters have said about the question's words: rules as JSON values, oldest first."""
        return read_corrections(self._connection, [question.id]).get(question.id, [])

    def state_of(self, question: Question) -> QuestionState:
        """What presenters have done with the question in any of the sessions, such as what they have marked."""
        states = [self._states[told].of(question.id) for told in self.told(question)]
        reactions: dict[str, int] = {}
        for state in states:
            for emoji, sent in state.reactions.items():
                reactions[emoji] = reactions.get(emoji, 0) + sent
        return QuestionState(
            pinned=tuple(entry for state in states for entry in state.pinned),
            answered=tuple(entry for state in states for entry in state.answered),
            reactions=reactions,
        )

    def told(self, question: Question) -> list[str]:
        """The sessions whose answers to the question may be told, in the order of `records`."""
        return [record.id for record in self.records if self._is_told(record.id, question.id)]

    def answers(self, question: Question, among: str | None = None) -> Iterator[tuple[int, Any]]:
        """(participant's number, answer) of one question, by session and number, read as they are asked for.

        `among` leaves only the participants of one segment, by the id of its option.
        """
        decoder = msgspec.json.Decoder(KINDS[question.kind].answer_type)
        for stored in self.stored_answers(question, among):
            yield stored.participant, decoder.decode(stored.value)

    def stored_answers(self, question: Question, among: str | None = None) -> Iterator[StoredAnswer]:
        """Like `answers`, with each answer as the JSON that is stored, and its session's place among `records`."""
        number = next(one.number for one in self.questions if one.asked.id == question.id)
        for place, record in enumerate(self.records, start=1):
            if not self._is_told(record.id, question.id):
                continue
            chosen: Collection[str] | None = None
            if among is not None:
                assert self._segments is not None
                chosen = self._segments.members(self._pool_of(record.id), record.id, question, among)
            for who, participant, value in self._numbering.rows(place, record.id, question.id, number):
                if chosen is None or participant in chosen:
                    yield StoredAnswer(place, who, value)

    def alone(self, record: SessionRecord) -> "Contents":
        """One of the sessions, with what may be told of it by itself."""
        return Contents(self._connection, self._programme, [record])

    def segment_sizes(self, question: Question) -> dict[str, int]:
        """How many answers each segment gave that may be told, by the id of its option, in the options' order."""
        if self._segments is None or question.id == self._segments.question.id:
            return {}
        sizes: dict[str, int] = {}
        for pool in self._pools.values():
            if self._is_told(pool[0], question.id) and self._has_ended(pool):
                for option, size in self._segments.sizes(pool, question).items():
                    sizes[option] = sizes.get(option, 0) + size
        return {option.id: sizes[option.id] for option in self._segments.options if option.id in sizes}

    def saved_cloud(self, question: Question) -> bytes | None:
        """The word cloud's memory of places, where one session alone has one."""
        if len(self.records) != 1:
            return None
        columns = cloud.c
        wanted = (columns.session_id == self.records[0].id, columns.question_id == question.id)
        layout: str | None = self._connection.scalar(select(columns.layout).where(*wanted))
        return None if layout is None else layout.encode()

    def _exported(self, everything: Sequence[Question]) -> list[ExportedQuestion]:
        """What asks nothing is left out: there is nothing to take home of it. Retired ones are there if answered."""
        asked_now = {one.id for one in read_questions(self._connection, self._programme, with_retired=False)}
        answered = {question for _session, question in self._counts}
        asking = [one for one in everything if asks(KINDS[one.kind]) and (one.id in asked_now or one.id in answered)]
        exported = []
        for number, one in enumerate(asking, start=1):
            told = self.told(one)
            withheld = sum((record.id, one.id) in self._counts for record in self.records) - len(told)
            exported.append(
                ExportedQuestion(
                    number,
                    one,
                    one.id not in asked_now,
                    sum(self._counts[told_in, one.id] for told_in in told),
                    self.state_of(one).reactions,
                    withheld,
                )
            )
        return exported

    def _is_told(self, session_id: str, question: str) -> bool:
        if (session_id, question) not in self._counts:
            return False
        pool = self._pool_of(session_id)
        return sum(self._counts.get((member, question), 0) for member in pool) >= max(self.least_group, 1)

    def _pool_of(self, session_id: str) -> list[str]:
        """The session and those that it is counted with; nothing where not all of those are chosen."""
        return next((pool for pool in self._pools.values() if session_id in pool), [])

    def _has_ended(self, pool: Sequence[str]) -> bool:
        return all(self._states[member].phase == "ended" for member in pool)


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A transaction in which every read sees the same moment, whatever is answered meanwhile."""
    with engine.connect() as connection:
        # A SQLite reader in WAL mode sees one moment by itself.
        if connection.dialect.name != "sqlite":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


def read_contents(connection: Connection, session_id: str) -> Contents:
    """One session. Raises NotFound."""
    record = read_session(connection, session_id)
    return Contents(connection, record.programme, [record])


def read_total(connection: Connection, programme_id: str, session_ids: Sequence[str] | None = None) -> Contents:
    """These sessions of a programme, by wave and day; all of them without a choice. Raises NotFound for any other."""
    if connection.scalar(select(programme.c.id).where(programme.c.id == programme_id)) is None:
        raise NotFound(programme_id)
    records = sessions_in_time(connection, programme_id)
    known = {record.id for record in records}
    for wanted in session_ids or ():
        if wanted not in known:
            raise NotFound(wanted)
    chosen = known if session_ids is None else set(session_ids)
    return Contents(connection, programme_id, [record for record in records if record.id in chosen])


def sessions_in_time(connection: Connection, programme_id: str) -> list[SessionRecord]:
    """A programme's sessions as results list them: by wave and by day."""
    return sorted(list_sessions(connection, programme_id), key=_in_time)


def _in_time(record: SessionRecord) -> tuple[int, str, int, str]:
    """By wave and by day; those without a day last, as they were made."""
    return record.plan.wave, record.plan.held_on or "9999", record.created_at, record.title


def _read_states(connection: Connection, session_ids: Sequence[str]) -> dict[str, SessionState]:
    rows = connection.execute(select(session.c.id, session.c.state).where(session.c.id.in_(session_ids)))
    return {row.id: msgspec.json.decode(row.state, type=SessionState) for row in rows}


def _count_answers(connection: Connection, session_ids: Sequence[str]) -> dict[tuple[str, str], int]:
    """How many answers each question has, by session and question."""
    columns = answer.c
    query = select(columns.session_id, columns.question_id, func.count().label("answers"))
    rows = connection.execute(
        query.where(columns.session_id.in_(session_ids)).group_by(columns.session_id, columns.question_id)
    )
    return {(row.session_id, row.question_id): row.answers for row in rows}
