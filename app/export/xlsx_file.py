"""An Excel workbook: a summary, then one sheet a question with its answers and, beside them, what they add up to.

Written row by row (`constant_memory`), so rows go downwards only; every text is written as text.
"""

import re
from datetime import datetime, time
from itertools import zip_longest
from typing import IO

import msgspec
import xlsxwriter

from app.export.by_session import Compared, count_by_session
from app.export.cells import Cell, cut, xlsx_text
from app.export.columns import columns_of
from app.export.days import day_of
from app.export.headings import Headings
from app.export.ports import Contents, only_session, title_of
from app.export.results import Result
from app.export.sheet import ENTRY_WIDTH, FORMATS, LABEL_WIDTH, NUMBER_WIDTH, TEXT_WIDTH, Sheet
from app.export.xlsx_total import write_segments, write_words
from app.polling.kinds import KINDS
from app.polling.records import ExportedQuestion, SessionRecord, StoredAnswer

# What Excel holds: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
MAX_ROWS = 1_048_576
MAX_SHEET_NAME_UNITS = 31
_FORBIDDEN_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\s]+")
# Enough to see the picture; the question's own sheet has every word.
SUMMARY_RESULTS = 20
# So many sessions stand side by side in a total, the oldest first; a sheet with more is not read across.
MOST_COMPARED = 30
_HEADER_ROW = 3


def write_xlsx(file: IO[bytes], contents: Contents, headings: Headings) -> None:
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = xlsxwriter.Workbook(file, options)
    # Else the hour of the export would stand in the file.
    first = min((record.created_at for record in contents.records), default=0)
    created = datetime.combine(day_of(first), time())
    workbook.set_properties({"title": xlsx_text(title_of(contents)), "created": created})
    formats = {name: workbook.add_format(properties) for name, properties in FORMATS.items()}
    summary = Sheet(workbook.add_worksheet(headings.text("Summary")), formats)
    results, rows = [], []
    is_total = only_session(contents) is None
    sittings = [contents.alone(record) for record in contents.records[:MOST_COMPARED]] if is_total else []
    for question in contents.questions:
        sheet = Sheet(workbook.add_worksheet(sheet_name(question)), formats)
        compared = count_by_session(contents, sittings, question)
        _write_question(sheet, contents, question, compared, headings)
        results.append(compared.results)
        rows.append(compared.rows)
    if is_total:
        write_words(workbook, formats, contents, headings)
        write_segments(workbook, formats, contents, rows, headings)
    _write_summary(summary, contents, results, headings)
    workbook.close()


def sheet_name(question: ExportedQuestion) -> str:
    """The number and the beginning of the prompt. The number makes it unique and keeps it off Excel's own names."""
    words = _FORBIDDEN_IN_SHEET_NAMES.sub(" ", xlsx_text(question.asked.prompt)).strip()
    return cut(f"{question.number} {words}", MAX_SHEET_NAME_UNITS).rstrip(" '")


def _write_summary(sheet: Sheet, contents: Contents, results: list[list[Result]], headings: Headings) -> None:
    text = headings.text
    sheet.set_widths([NUMBER_WIDTH * 2, TEXT_WIDTH, NUMBER_WIDTH + 4, NUMBER_WIDTH, NUMBER_WIDTH])
    sheet.write([title_of(contents)], "title")
    only = only_session(contents)
    if only is None:
        _write_sessions(sheet, contents, headings)
    else:
        _write_session(sheet, only, headings)
    sheet.write([text("Participants"), str(contents.participants)])
    if len(contents.records) > MOST_COMPARED:
        sheet.write([text("Beside each total stand the first {n} sessions.", n=MOST_COMPARED)], "quiet")
    if any(question.withheld for question in contents.questions):
        sheet.write([_withheld_text(contents, headings)], "quiet")
    sheet.row += 1
    sheet.write([text("Number"), text("Question"), text("Kind"), text("Answers")], "heading")
    for question, counted in zip(contents.questions, results, strict=True):
        kind = headings.kind(question.asked.kind)
        sheet.write([question.number, headings.prompt(question), kind, question.answers], "strong", "strong")
        if question.withheld and question.answers == 0:
            sheet.write([None, text("Withheld: too few answers")], "quiet")
        first = sheet.row
        measures = [result for result in counted if result.is_measure]
        for result in measures:
            sheet.write([None, headings.result(result), None, *result.more])
        shown = [] if measures else [result for result in counted if not result.is_held]
        for result in shown[:SUMMARY_RESULTS]:
            sheet.write([None, headings.result(result), None, result.count, *_marks(result, headings)])
        if shown:
            sheet.worksheet.conditional_format(first, 3, sheet.row - 1, 3, {"type": "data_bar"})
        if len(shown) > SUMMARY_RESULTS:
            more = len(shown) - SUMMARY_RESULTS
            sheet.write([None, text("and {n} more, on the sheet of the question", n=more)], "quiet")
        for emoji, sent in question.reactions.items():
            sheet.write([None, text("Reaction {emoji}", emoji=emoji), None, sent])


def _write_session(sheet: Sheet, record: SessionRecord, headings: Headings) -> None:
    text = headings.text
    sheet.write([text("Code"), record.code])
    sheet.write([text("Created on"), day_of(record.created_at).isoformat()])
    sheet.write([text("Ended on"), _ended_on(record, headings)])
    sheet.write([text("Language"), headings.language(record.language)])


def _write_sessions(sheet: Sheet, contents: Contents, headings: Headings) -> None:
    """The sessions that are counted together, one a row."""
    text = headings.text
    sheet.write([text("Language"), headings.language(contents.language)])
    sheet.row += 1
    sheet.write([text("Code"), text("Session"), text("Created on"), text("Ended on")], "heading")
    for record in contents.records:
        days: list[Cell] = [day_of(record.created_at).isoformat(), _ended_on(record, headings)]
        sheet.write([record.code, record.title, *days])
    sheet.row += 1


def _ended_on(record: SessionRecord, headings: Headings) -> str:
    return headings.text("Not yet") if record.ended_at is None else day_of(record.ended_at).isoformat()


def _withheld_text(contents: Contents, headings: Headings) -> str:
    """Why there are fewer answers here than were given."""
    return headings.text(
        "Answers of fewer than {n} participants are withheld, and so is what they could be found from.",
        n=contents.least_group,
    )


def _write_question(
    sheet: Sheet,
    contents: Contents,
    question: ExportedQuestion,
    compared: Compared,
    headings: Headings,
) -> None:
    """Answers to the left, results to the right of an empty column, and beside those what each session alone says."""
    text = headings.text
    results, sessions = compared.results, compared.sessions
    asked = question.asked
    columns = columns_of(contents, asked)
    is_total = only_session(contents) is None
    answer_width = TEXT_WIDTH if len(columns) == 1 else ENTRY_WIDTH
    answer_widths = [*[NUMBER_WIDTH] * (2 if is_total else 1), *[answer_width] * len(columns)]
    numbers = headings.numbers(asked.kind)
    # One more than the numbers: a word that is held back says so there.
    number_columns = len(numbers) + 1 + len(sessions)
    sheet.set_widths([*answer_widths, *([3, LABEL_WIDTH, *[NUMBER_WIDTH] * number_columns] if results else [])])
    sheet.write([headings.prompt(question)], "title")
    sheet.write([text("{kind}, answers: {n}", kind=headings.kind(asked.kind), n=question.answers)], "quiet")
    sheet.row = _HEADER_ROW
    who = [text("Session"), text("Participant")] if is_total else [text("Participant")]
    first = [*who, *map(headings.column, columns)]
    beside: list[Cell] = [None, *(f"{one.record.title}\n{one.record.code}" for one in sessions)] if sessions else []
    sheet.write([*first, *([None, text("Result"), *numbers, *beside] if results else [])], "heading")
    sheet.worksheet.freeze_panes(_HEADER_ROW + 1, 0)
    decode = msgspec.json.Decoder(KINDS[asked.kind].answer_type).decode

    def row_of(stored: StoredAnswer) -> list[Cell]:
        answer = decode(stored.value)
        where: list[Cell] = [contents.records[stored.session - 1].code] if is_total else []
        return [*where, stored.participant, *(headings.cell(column.cell(answer)) for column in columns)]

    rows = map(row_of, contents.stored_answers(asked))
    nothing: list[Cell] = [None] * len(first)
    for place, (cells, result) in enumerate(zip_longest(rows, results)):
        if sheet.row == MAX_ROWS - 1:
            sheet.write([None, text("Excel has no room for more rows. The CSV file holds them all.")], "strong")
            return
        told = [] if result is None else _told(result, headings, len(numbers), [one.counts[place] for one in sessions])
        sheet.write([*(cells or nothing), *([None, *told] if told else [])])


def _told(result: Result, headings: Headings, numbers: int, sessions: list[float | None]) -> list[Cell]:
    """A result's cells: its name, its numbers, what is said of it, and what each session alone says."""
    told: list[Cell] = [headings.result(result), result.count, *result.more, *_marks(result, headings)]
    # The name, the numbers and the mark, whichever of them are missing.
    return [*told, *[None] * (numbers + 2 - len(told)), *sessions] if sessions else told


def _marks(result: Result, headings: Headings) -> list[str]:
    """What is said of a result beside its numbers."""
    text = headings.text
    return [text("Held back")] * result.is_held + [text("Right answer")] * result.is_right
