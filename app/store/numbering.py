"""The numbers that participants have in results and exports, given by the database as rows are read.

A number means nothing outside the file: they follow the order of the stored ids, which are keyed hashes, and the rows
come in the same order, so neither says who answered first. Where participants are told apart by segments, each
question has an order of its own: else whoever holds the file could follow one participant from question to question,
and find the small groups that results withhold.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, distinct, func, select

from app.store.tables import answer

# Rows fetched at a time: memory stays the same for a hall of forty and of forty thousand.
_ROWS_AT_A_TIME = 1000
# Orders by different parts of a hash have nothing to do with each other; each part still tells a million apart.
_OTHER_ORDERS = 18


class Numbering:
    """Numbers the participants of some sessions from 1, those of the first session first."""

    def __init__(self, connection: Connection, session_ids: Sequence[str], *, is_linked: bool) -> None:
        self._connection = connection
        self._is_linked = is_linked
        counts = _count_participants(connection, session_ids)
        self._before = [sum(counts.get(one, 0) for one in session_ids[:place]) for place in range(len(session_ids))]
        self.participants = sum(counts.values())

    def rows(self, place: int, session_id: str, question: str, number: int) -> Iterator[tuple[int, str, str]]:
        """(participant's number, stored id, answer's JSON) of one question in the session at this place, from 1."""
        before = self._before[place - 1]
        if self._is_linked:
            rows = self._read(_linked(session_id, question))
        else:
            rows = self._read(_unlinked(session_id, question, number))
        for participant, value, in_session in rows:
            yield before + in_session, participant, value

    def _read(self, query: Select[Any]) -> Iterator[Any]:
        yield from self._connection.execute(query.execution_options(yield_per=_ROWS_AT_A_TIME))


def _linked(session_id: str, question: str) -> Select[Any]:
    """By number in the session: one participant has the same in every question."""
    columns = answer.c
    people = select(distinct(columns.participant).label("participant")).where(columns.session_id == session_id)
    everyone = people.subquery()
    order = func.row_number().over(order_by=everyone.c.participant).label("number")
    numbers = select(everyone.c.participant, order).subquery()
    return (
        select(columns.participant, columns.value, numbers.c.number)
        .join(numbers, numbers.c.participant == columns.participant)
        .where(columns.session_id == session_id, columns.question_id == question)
        .order_by(columns.participant)
    )


def _unlinked(session_id: str, question: str, number: int) -> Select[Any]:
    """By number in the question, in the order of another part of the hash for each question."""
    columns = answer.c
    order = (func.substr(columns.participant, 2 + number % _OTHER_ORDERS), columns.participant)
    return (
        select(columns.participant, columns.value, func.row_number().over(order_by=order).label("number"))
        .where(columns.session_id == session_id, columns.question_id == question)
        .order_by(*order)
    )


def _count_participants(connection: Connection, session_ids: Sequence[str]) -> dict[str, int]:
    columns = answer.c
    query = select(columns.session_id, func.count(distinct(columns.participant)).label("participants"))
    rows = connection.execute(query.where(columns.session_id.in_(session_ids)).group_by(columns.session_id))
    return {row.session_id: row.participants for row in rows}
