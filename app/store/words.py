"""What a programme says about words: the rules that presenters give each question, and the organizer's own lists."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from app.polling.records import WordLists
from app.store.tables import correction, programme


def read_corrections(connection: Connection, question_ids: Sequence[str]) -> dict[str, list[Any]]:
    """The rules of each question that has any, as JSON values, oldest first."""
    columns = correction.c
    query = select(columns.question_id, columns.rule).where(columns.question_id.in_(question_ids))
    rules: dict[str, list[Any]] = {}
    for row in connection.execute(query.order_by(columns.question_id, columns.seq)):
        rules.setdefault(row.question_id, []).append(msgspec.json.decode(row.rule))
    return rules


def add_rule(connection: Connection, question_id: str, rule: str) -> None:
    """One more rule, after all others."""
    last = connection.scalar(_last_seq(question_id))
    connection.execute(correction.insert().values(question_id=question_id, seq=(last or 0) + 1, rule=rule))


def drop_last_rule(connection: Connection, question_id: str) -> None:
    """Take the last rule away; without any, nothing happens."""
    last = connection.scalar(_last_seq(question_id))
    connection.execute(delete(correction).filter_by(question_id=question_id, seq=last))


def read_word_lists(connection: Connection, programme_id: str) -> WordLists:
    stored = connection.scalar(select(programme.c.word_lists).where(programme.c.id == programme_id))
    return WordLists() if stored is None else msgspec.json.decode(stored, type=WordLists)


def set_word_lists(connection: Connection, programme_id: str, lists: WordLists) -> None:
    """Put these lists in the place of those before, in every session of the programme."""
    encoded = msgspec.json.encode(lists).decode()
    connection.execute(update(programme).where(programme.c.id == programme_id).values(word_lists=encoded))


def _last_seq(question_id: str) -> Any:
    return select(func.max(correction.c.seq)).where(correction.c.question_id == question_id)
