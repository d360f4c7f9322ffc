"""What a live room reads and writes: the hub's `RoomStore`."""

import asyncio
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.polling.kinds import KINDS
from app.polling.records import (
    AnswerWrite,
    ClearWrite,
    CloudWrite,
    CorrectionUndo,
    CorrectionWrite,
    EraseWrite,
    LoadedRoom,
    StateWrite,
    Write,
)
from app.polling.session import Question, SessionState
from app.store.database import writing
from app.store.group_commit import GroupCommit
from app.store.pools import note_erased, set_pool
from app.store.questions import read_questions
from app.store.tables import answer, applied_change, cloud, session
from app.store.words import add_rule, drop_last_rule, read_corrections, read_word_lists

# The writes that belong to one session.
_OF_SESSION = AnswerWrite | StateWrite | ClearWrite | EraseWrite | CloudWrite


class SessionGone(Exception):
    """Raised when a room writes to a session that was deleted meanwhile: what is gone stays gone."""


class Rooms:
    """Reads in worker threads, writes through the one group commit. Implements `app.hub.ports.RoomStore`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._group_commit = GroupCommit(engine, apply_writes)

    async def find(self, code: str) -> str | None:
        return await asyncio.to_thread(self._find, code)

    async def load(self, session_id: str) -> LoadedRoom | None:
        return await asyncio.to_thread(load_room, self._engine, session_id)

    def write(self, write: Write) -> asyncio.Future[None]:
        return self._group_commit.write(write)

    def close(self) -> None:
        self._group_commit.close()

    def _find(self, code: str) -> str | None:
        with self._engine.connect() as connection:
            kept = session.c.erased_at.is_(None)
            return connection.scalar(select(session.c.id).where(session.c.code == code, kept))


def load_room(engine: Engine, session_id: str) -> LoadedRoom | None:
    """Everything of one session, read at one moment, under the next block of version numbers."""
    with writing(engine) as connection:
        block = session.c.version_block + 1
        kept = (session.c.id == session_id, session.c.erased_at.is_(None))
        taken = update(session).where(*kept).values(version_block=block).returning(session)
        row = connection.execute(taken).one_or_none()
        if row is None:
            return None
        questions = read_questions(connection, row.programme_id, with_retired=False)
        # A retired question's answers too: it may be asked again while the room is live.
        answered = read_questions(connection, row.programme_id, with_retired=True)
        return LoadedRoom(
            id=row.id,
            code=row.code,
            title=row.title,
            language=row.language,
            state=msgspec.json.decode(row.state, type=SessionState),
            questions=questions,
            version_block=row.version_block,
            next_seq=_next_seq(connection, session_id),
            applied=_read_applied(connection, session_id),
            answers=read_answers(connection, session_id, answered),
            clouds=_read_clouds(connection, session_id),
            corrections=read_corrections(connection, [question.id for question in answered]),
            word_lists=read_word_lists(connection, row.programme_id),
        )


def read_answers(connection: Connection, session_id: str, questions: list[Question]) -> list[tuple[str, str, Any]]:
    """(question, participant, answer) in order of receipt, for the given questions."""
    types = {question.id: KINDS[question.kind].answer_type for question in questions}
    decoders = {question: msgspec.json.Decoder(answer_type) for question, answer_type in types.items()}
    rows = connection.execute(
        select(answer.c.question_id, answer.c.participant, answer.c.value)
        .where(answer.c.session_id == session_id, answer.c.question_id.in_(list(decoders)))
        .order_by(answer.c.seq)
    )
    return [(row.question_id, row.participant, decoders[row.question_id].decode(row.value)) for row in rows]


def apply_writes(connection: Connection, writes: Sequence[Write]) -> None:
    """Apply writes in their order, each run of one type as one statement. Raises SessionGone."""
    _hold_sessions(connection, {write.session for write in writes if isinstance(write, _OF_SESSION)})
    for write_type, run in groupby(writes, type):
        _APPLY[write_type](connection, list(run))


def _hold_sessions(connection: Connection, ids: set[str]) -> None:
    """Have none of these sessions deleted before this transaction is over. Raises SessionGone where one is."""
    if not ids:
        return
    query = select(session.c.erased_at).where(session.c.id.in_(ids))
    found = connection.scalars(query.with_for_update(read=True, key_share=True)).all()
    # A row that is missing went with its programme.
    if len(found) < len(ids) or any(found):
        raise SessionGone


def _apply_answers(connection: Connection, writes: list[AnswerWrite]) -> None:
    """The last change of a participant to a question in this run is the one that stands; every id is remembered."""
    ids = [{"session_id": w.session, "participant": w.participant, "change_id": w.change_id} for w in writes]
    connection.execute(_insert(connection, applied_change).on_conflict_do_nothing(), ids)
    last = {(write.session, write.question, write.participant): write for write in writes}.values()
    given = [write for write in last if write.value is not None]
    taken_back = [write for write in last if write.value is None]
    if given:
        insert = _insert(connection, answer)
        upsert = insert.on_conflict_do_update(
            index_elements=list(answer.primary_key.columns),
            set_={"value": insert.excluded.value, "seq": insert.excluded.seq},
        )
        connection.execute(upsert, [{**_key(w), "value": (w.value or b"").decode(), "seq": w.seq} for w in given])
    for write in taken_back:
        connection.execute(delete(answer).filter_by(**_key(write)))


def _key(write: AnswerWrite) -> dict[str, str]:
    return {"session_id": write.session, "question_id": write.question, "participant": write.participant}


def _apply_states(connection: Connection, writes: list[StateWrite]) -> None:
    for write in writes:
        values: dict[str, Any] = {"state": msgspec.json.encode(write.state).decode()}
        if write.ended_at is not None:
            values["ended_at"] = func.coalesce(session.c.ended_at, write.ended_at)
            set_pool(connection, write.session)
        connection.execute(update(session).where(session.c.id == write.session).values(values))


def _apply_clears(connection: Connection, writes: list[ClearWrite]) -> None:
    for write in writes:
        for table in (answer, cloud):
            connection.execute(delete(table).filter_by(session_id=write.session, question_id=write.question))
        if write.state is not None:
            state = msgspec.json.encode(write.state).decode()
            connection.execute(update(session).where(session.c.id == write.session).values(state=state))


def _apply_erasures(connection: Connection, writes: list[EraseWrite]) -> None:
    for write in writes:
        theirs = {"session_id": write.session, "participant": write.participant}
        answered = select(answer.c.question_id).filter_by(**theirs)
        shown = cloud.c.session_id == write.session, cloud.c.question_id.in_(answered)
        connection.execute(delete(cloud).where(*shown))
        note_erased(connection, write.session, write.participant)
        for table in (answer, applied_change):
            connection.execute(delete(table).filter_by(**theirs))


def _apply_clouds(connection: Connection, writes: list[CloudWrite]) -> None:
    insert = _insert(connection, cloud)
    upsert = insert.on_conflict_do_update(
        index_elements=list(cloud.primary_key.columns), set_={"layout": insert.excluded.layout}
    )
    newest = {(write.session, write.question): write for write in writes}.values()
    connection.execute(
        upsert,
        [{"session_id": w.session, "question_id": w.question, "layout": w.layout.decode()} for w in newest],
    )


def _apply_corrections(connection: Connection, writes: list[CorrectionWrite]) -> None:
    for write in writes:
        add_rule(connection, write.question, write.rule.decode())


def _apply_undos(connection: Connection, writes: list[CorrectionUndo]) -> None:
    for write in writes:
        drop_last_rule(connection, write.question)


_APPLY: dict[type[Any], Any] = {
    AnswerWrite: _apply_answers,
    StateWrite: _apply_states,
    ClearWrite: _apply_clears,
    EraseWrite: _apply_erasures,
    CloudWrite: _apply_clouds,
    CorrectionWrite: _apply_corrections,
    CorrectionUndo: _apply_undos,
}


def _insert(connection: Connection, table: Any) -> Any:
    """An INSERT that knows ON CONFLICT, in this database's dialect."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)


def _next_seq(connection: Connection, session_id: str) -> int:
    return (connection.scalar(select(func.max(answer.c.seq)).where(answer.c.session_id == session_id)) or 0) + 1


def _read_applied(connection: Connection, session_id: str) -> dict[str, set[str]]:
    applied: dict[str, set[str]] = {}
    columns = applied_change.c
    query = select(columns.participant, columns.change_id).where(columns.session_id == session_id)
    for row in connection.execute(query):
        applied.setdefault(row.participant, set()).add(row.change_id)
    return applied


def _read_clouds(connection: Connection, session_id: str) -> dict[str, bytes]:
    rows = connection.execute(select(cloud.c.question_id, cloud.c.layout).where(cloud.c.session_id == session_id))
    return {row.question_id: row.layout.encode() for row in rows}
