"""The questions of a programme, between rows and rules."""

from typing import Any

import msgspec
from sqlalchemy import Connection, select

from app.polling.kinds import KINDS
from app.polling.session import Question
from app.store.tables import question


def read_questions(connection: Connection, programme_id: str, with_retired: bool) -> list[Question]:
    """In the programme's order; retired ones only where past answers are to be read."""
    query = select(question).where(question.c.programme_id == programme_id).order_by(question.c.position)
    if not with_retired:
        query = query.where(question.c.is_retired.is_(False))
    return [
        Question(
            id=row.id,
            kind=row.kind,
            prompt=row.prompt,
            settings=msgspec.json.decode(row.settings, type=KINDS[row.kind].settings_type),
        )
        for row in connection.execute(query)
    ]


def question_values(programme_id: str, position: int, asked: Question) -> dict[str, Any]:
    """A question as a row."""
    return {
        "id": asked.id,
        "programme_id": programme_id,
        "position": position,
        "kind": asked.kind,
        "prompt": asked.prompt,
        "settings": msgspec.json.encode(asked.settings).decode(),
        "is_retired": False,
    }
