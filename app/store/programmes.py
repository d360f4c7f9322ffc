"""Programmes and their questions: made from a template, read, edited."""

import time
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from app.polling.errors import NotFound
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.session import Question
from app.polling.templates import Template
from app.store.questions import question_values, read_questions
from app.store.secrets import new_id
from app.store.tables import programme, question


class ProgrammeRecord(msgspec.Struct, frozen=True):
    """A programme as it is listed. `organizer` is None for what the command line made."""

    id: str
    organizer: str | None
    title: str
    language: str
    created_at: int


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
    record = ProgrammeRecord(row.id, row.organizer_id, row.title, row.language, row.created_at)
    return record, read_questions(connection, programme_id, with_retired=False)
