"""CSV that a double click opens right in Scandinavian Excel: one row per answer, all questions in one table.

Semicolons, because Excel takes its separator from the system's region, and Swedish and Norwegian regions use the comma
for decimals. A byte order mark, because without one Excel reads UTF-8 as Windows-1252. Columns that several questions
have in common (`Answer`, `Entry 1` …) are shared; the others stay empty.
"""

import csv
import io
from collections.abc import Iterator
from typing import IO

import msgspec

from app.export.cells import Cell, csv_cell
from app.export.columns import columns_of
from app.export.headings import Headings
from app.export.ports import Contents
from app.polling.kinds import KINDS
from app.polling.kinds.base import Column
from app.polling.records import ExportedQuestion

SEPARATOR = ";"


def write_csv(file: IO[bytes], contents: Contents, headings: Headings) -> None:
    lines = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(lines, delimiter=SEPARATOR)
    columns = {question.asked.id: columns_of(contents, question.asked) for question in contents.questions}
    # By what tells columns apart, whatever language they are headed in.
    shared = {_key(column): headings.column(column) for own in columns.values() for column in own}
    text = headings.text
    fixed = [text("Session"), text("Number"), text("Question"), text("Kind"), text("Participant")]
    writer.writerow(map(csv_cell, [*fixed, *shared.values()]))
    sign = headings.decimal_sign
    for question in contents.questions:
        for row in _rows(contents, question, columns[question.asked.id], list(shared), headings):
            # Most cells are empty: each question has its own columns.
            writer.writerow([cell if cell is None else _with_sign(csv_cell(cell), sign) for cell in row])
    # The file is not ours to close.
    lines.detach()


def _rows(
    contents: Contents,
    question: ExportedQuestion,
    columns: list[Column],
    shared: list[tuple[str, bool]],
    headings: Headings,
) -> Iterator[list[Cell]]:
    asked = question.asked
    known: list[Cell] = [question.number, headings.prompt(question), headings.kind(asked.kind)]
    decode = msgspec.json.Decoder(KINDS[asked.kind].answer_type).decode
    places = [shared.index(_key(column)) for column in columns]
    for stored in contents.stored_answers(asked):
        answer = decode(stored.value)
        cells: list[Cell] = [None] * len(shared)
        for place, column in zip(places, columns, strict=True):
            cells[place] = headings.cell(column.cell(answer))
        yield [contents.records[stored.session - 1].code, *known, stored.participant, *cells]


def _key(column: Column) -> tuple[str, bool]:
    return column.heading, column.is_retired


def _with_sign(cell: Cell, decimal_sign: str) -> Cell:
    """A number as the reader's Excel reads it; it takes 3.5 for the third of May where numbers have a comma."""
    return str(cell).replace(".", decimal_sign) if isinstance(cell, float) else cell
