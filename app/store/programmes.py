"""Programmes: made from a template, listed for an organizer, read, renamed. Their questions: `app.store.questions`."""

import time
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, func, select, update

from app.polling.errors import NotFound
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.session import Question, SessionState
from app.polling.templates import Template
from app.store.access import visible_to
from app.store.questions import question_values, read_questions
from app.store.secrets import new_id
from app.store.tables import programme, question, session

# Fewer than this and a person may be known among them; an organizer may choose more, or as few as the floor.
LEAST_GROUP, LEAST_GROUP_FLOOR = 7, 5


class ProgrammeRecord(msgspec.Struct, frozen=True):
    """A programme as it is listed. `organizer` is None for what the command line made."""

    id: str
    organizer: str | None
    title: str
    language: str
    created_at: int
    archived_at: int | None = None  # since when it is put away


class ProgrammeSummary(msgspec.Struct, frozen=True):
    """A programme with how much there is in it."""

    programme: ProgrammeRecord
    questions: int
    sessions: int
    live: int  # sessions that are under way


def create_programme(
    connection: Connection, template: Template, language: str, title: str | None = None, organizer: str | None = None
) -> ProgrammeRecord:
    """A new programme with the template's questions, worded in the language."""
    record = ProgrammeRecord(new_id(), organizer, title or template.title, language, int(time.time()))
    connection.execute(
        programme.insert().values(
            id=record.id,
            organizer_id=organizer,
            title=record.title,
            language=language,
            created_at=record.created_at,
            least_group=LEAST_GROUP if organizer else 0,
        )
    )
    for position, asked in enumerate(template.questions):
        settings = read_settings(KINDS[asked.kind], asked.settings)
        row = question_values(record.id, position, Question(new_id(), asked.kind, asked.prompt, settings))
        connection.execute(question.insert().values(row))
    return record


def read_programme(connection: Connection, programme_id: str) -> tuple[ProgrammeRecord, Sequence[Question]]:
    """A programme and the questions that are asked in it. Raises NotFound."""
    row = connection.execute(select(programme).where(programme.c.id == programme_id)).one_or_none()
    if row is None:
        raise NotFound(programme_id)
    record = ProgrammeRecord(row.id, row.organizer_id, row.title, row.language, row.created_at, row.archived_at)
    return record, read_questions(connection, programme_id, with_retired=False)


def list_programmes(connection: Connection, organizer: str) -> list[ProgrammeSummary]:
    """What this organizer may see, newest first."""
    query = select(programme).where(visible_to(organizer)).order_by(programme.c.created_at.desc(), programme.c.id)
    rows = connection.execute(query).all()
    ids = [row.id for row in rows]
    questions = _count_questions(connection, ids)
    phases = _phases(connection, ids)
    return [
        ProgrammeSummary(
            programme=ProgrammeRecord(
                row.id, row.organizer_id, row.title, row.language, row.created_at, row.archived_at
            ),
            questions=questions.get(row.id, 0),
            sessions=len(phases.get(row.id, [])),
            live=phases.get(row.id, []).count("live"),
        )
        for row in rows
    ]


def change_programme(connection: Connection, programme_id: str, **values: str) -> None:
    """Set columns of a programme: title, language. Sessions keep what they were made with."""
    connection.execute(update(programme).where(programme.c.id == programme_id).values(values))


def _count_questions(connection: Connection, programme_ids: list[str]) -> dict[str, int]:
    columns = question.c
    query = select(columns.programme_id, func.count().label("questions")).group_by(columns.programme_id)
    rows = connection.execute(query.where(columns.programme_id.in_(programme_ids), columns.is_retired.is_(False)))
    return {row.programme_id: row.questions for row in rows}


def _phases(connection: Connection, programme_ids: list[str]) -> dict[str, list[str]]:
    """The phases of each programme's sessions."""
    columns = session.c
    phases: dict[str, list[str]] = {}
    for row in connection.execute(
        select(columns.programme_id, columns.state).where(
            columns.programme_id.in_(programme_ids), columns.erased_at.is_(None)
        )
    ):
        state = msgspec.json.decode(row.state, type=SessionState)
        phases.setdefault(row.programme_id, []).append(state.phase)
    return phases
