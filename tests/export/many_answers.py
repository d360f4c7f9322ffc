"""A session with as many answers as one likes, put into SQLite in bulk."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine

from app.store.database import writing
from app.store.tables import answer
from tests.export.answered import Answered

_AT_A_TIME = 10_000


def answer_often(engine: Engine, answers: int) -> str:
    """A session in which half of so many answers are choices and half texts, a choice and a text a participant."""
    answered = Answered(engine)
    with writing(engine) as connection:
        rows = list[dict[str, Any]]()
        for row in _rows(answered, answers):
            rows.append(row)
            if len(rows) == _AT_A_TIME:
                connection.execute(answer.insert(), rows)
                rows.clear()
        if rows:
            connection.execute(answer.insert(), rows)
    return answered.record.id


def _rows(answered: Answered, answers: int) -> Iterator[dict[str, Any]]:
    for number in range(answers // 2):
        who = f"{number * 2_654_435_761 % 2**32:022x}"
        texts = {
            answered.choice.id: f'{{"choices":["o{1 + number % 3}"]}}',
            answered.text.id: f'{{"text":"Tanke {number}"}}',
        }
        for place, (question, value) in enumerate(texts.items()):
            seq = 2 * number + place + 1
            yield {
                "session_id": answered.record.id,
                "question_id": question,
                "participant": who,
                "value": value,
                "seq": seq,
            }
