"""Changing the questions of a programme: added, edited, put in order, duplicated, retired and brought back.

A question is never deleted: whoever answered it is still in the export.
"""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, func, select, update

from app.polling.errors import NotFound
from app.polling.kinds import KINDS
from app.polling.kinds.base import Settings
from app.polling.kinds.choice import ChoiceSettings
from app.polling.offers import afresh, dropped_options
from app.polling.options import Option
from app.polling.session import Question
from app.store.questions import question_values, read_questions
from app.store.secrets import new_id
from app.store.tables import answer, question


class OptionsAnswered(msgspec.Struct, frozen=True):
    """Why an edit was not made: these options would be gone from a question that people have answered."""

    options: list[Option]


def add_question(connection: Connection, programme_id: str, kind: str, prompt: str, settings: Settings) -> Question:
    """A new question, last in the programme."""
    added = Question(new_id(), kind, prompt, settings)
    last = connection.scalar(select(func.max(question.c.position)).where(question.c.programme_id == programme_id))
    position = 0 if last is None else last + 1
    connection.execute(question.insert().values(question_values(programme_id, position, added)))
    return added


def read_question(connection: Connection, question_id: str) -> Question:
    """A question, retired or not. Raises NotFound."""
    row = connection.execute(select(question).where(question.c.id == question_id)).one_or_none()
    if row is None:
        raise NotFound(question_id)
    settings = msgspec.json.decode(row.settings, type=KINDS[row.kind].settings_type)
    return Question(row.id, row.kind, row.prompt, settings)


def change_question(
    connection: Connection, question_id: str, prompt: str, settings: Settings
) -> Question | OptionsAnswered:
    """Reword a question or change its settings, in every session from now on. Raises NotFound.

    Once anybody has answered, no option can go. Which of them somebody chose plays no part: to say so of a small
    group would tell what one person answered.
    """
    before = read_question(connection, question_id)
    dropped = dropped_options(before.settings, settings)
    if dropped and count_answers(connection, [question_id]):
        return OptionsAnswered(dropped)
    values = {"prompt": prompt, "settings": msgspec.json.encode(settings).decode()}
    connection.execute(update(question).where(question.c.id == question_id).values(values))
    return Question(before.id, before.kind, prompt, settings)


def order_questions(connection: Connection, programme_id: str, ids: Sequence[str]) -> bool:
    """Put the questions in this order. False, and nothing done, unless these are exactly the programme's questions."""
    if sorted(ids) != sorted(asked.id for asked in read_questions(connection, programme_id, with_retired=False)):
        return False
    _number(connection, ids)
    return True


def duplicate_question(connection: Connection, programme_id: str, question_id: str) -> Question:
    """A copy without answers, right after the original. Raises NotFound."""
    original = read_question(connection, question_id)
    ids = [asked.id for asked in read_questions(connection, programme_id, with_retired=False)]
    settings = afresh(KINDS[original.kind], original.settings)
    if isinstance(settings, ChoiceSettings):
        # One question tells participants apart, and that is the first.
        settings = msgspec.structs.replace(settings, segments=False)
    copy = add_question(connection, programme_id, original.kind, original.prompt, settings)
    at = ids.index(question_id) + 1 if question_id in ids else len(ids)
    _number(connection, [*ids[:at], copy.id, *ids[at:]])
    return copy


def retire_question(connection: Connection, question_id: str) -> None:
    """Ask it no more. Its answers stay, and so does its place, for `restore_question`."""
    connection.execute(update(question).where(question.c.id == question_id).values(is_retired=True))


def restore_question(connection: Connection, programme_id: str, question_id: str) -> None:
    """Ask a retired question again, where it was."""
    connection.execute(update(question).where(question.c.id == question_id).values(is_retired=False))
    _number(connection, [asked.id for asked in read_questions(connection, programme_id, with_retired=False)])


def count_answers(connection: Connection, question_ids: Sequence[str]) -> dict[str, int]:
    """How many answers each question has, over all sessions."""
    query = select(answer.c.question_id, func.count().label("answers")).group_by(answer.c.question_id)
    rows = connection.execute(query.where(answer.c.question_id.in_(question_ids)))
    return {row.question_id: row.answers for row in rows}


def _number(connection: Connection, ids: Sequence[str]) -> None:
    for position, question_id in enumerate(ids):
        connection.execute(update(question).where(question.c.id == question_id).values(position=position))
