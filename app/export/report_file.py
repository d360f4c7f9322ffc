"""A report to read and to print: an accessible PDF (PDF/UA-1), a page a question, without texts as they were typed.

The layout is `typst/report.typ`; what it says is read first and set afterwards, so that no transaction waits for it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import msgspec

from app.export.cells import cut, legal_values
from app.export.days import day_of
from app.export.drawings import Drawn, finish_drawing, has_pictures, read_drawing, said
from app.export.headings import Headings
from app.export.pictures import QuestionPicture, picture_of
from app.export.ports import Contents, Studio, only_session, title_of
from app.export.results import Result, count_results
from app.polling.records import ExportedQuestion
from app.typesetting import set_pdf

# So many rows of a question are in its table; the workbook has them all.
_LISTED = 60
# Outline and table of contents: one line or two each.
_LONGEST_HEADING = 400
_LAYOUT = Path(__file__).parent / "typst" / "report.typ"


class Report(msgspec.Struct, frozen=True):
    """What a report says, as it stood at one moment. Bounded: it grows with questions, not with answers."""

    values: dict[str, Any]
    """All but the pictures, ready to be JSON."""
    pictures: list[QuestionPicture]


def read_report(contents: Contents, headings: Headings) -> Report:
    """Everything that is read for a report and its pictures, each answer once or twice."""
    text = headings.text
    withheld = text(
        "Answers of fewer than {n} participants are withheld, and so is what they could be found from.",
        n=contents.least_group,
    )
    pictures = list[QuestionPicture]()
    questions = [_read_question(contents, question, headings, pictures) for question in contents.questions]
    values = {
        "title": title_of(contents),
        "language": headings.tag,
        "contents": text("Contents"),
        "facts": _facts(contents, headings),
        "note": withheld if any(question.withheld for question in contents.questions) else None,
        "questions": questions,
    }
    return Report(values, pictures)


def finish_pictures(report: Report, studio: Studio) -> dict[int, Drawn]:
    """What the report's pictures are drawn from, by the number of their questions."""
    return {one.number: finish_drawing(one.drawing, studio) for one in report.pictures}


def write_report(file: IO[bytes], report: Report, drawn: Mapping[int, Drawn]) -> None:
    """Takes a second or so."""
    questions = [
        {**told, "picture": drawn[told["number"]].values if told["number"] in drawn else None}
        for told in report.values["questions"]
    ]
    file.write(set_pdf(_LAYOUT, legal_values({**report.values, "questions": questions})))


def _facts(contents: Contents, headings: Headings) -> list[dict[str, str]]:
    text = headings.text
    only = only_session(contents)
    facts = [(text("Participants"), str(contents.participants))]
    if only is None:
        facts.append((text("Sessions"), ", ".join(f"{one.title} ({one.code})" for one in contents.records)))
    else:
        ended = text("Not yet") if only.ended_at is None else day_of(only.ended_at).isoformat()
        facts += [(text("Code"), only.code), (text("Created on"), day_of(only.created_at).isoformat())]
        facts.append((text("Ended on"), ended))
    return [{"name": name, "said": said} for name, said in facts]


def _read_question(
    contents: Contents, question: ExportedQuestion, headings: Headings, pictures: list[QuestionPicture]
) -> dict[str, Any]:
    """What is said of a question; its picture, if it has one, is added to the others."""
    text = headings.text
    asked = question.asked
    is_shown = question.answers > 0
    results = [one for one in count_results(contents, asked) if not one.is_held] if is_shown else []
    drawing = read_drawing(contents, asked, results, headings) if is_shown else None
    if drawing is not None:
        pictures.append(picture_of(contents, question, drawing, headings))
    remarks = []
    if question.withheld:
        remarks.append(text("Withheld: too few answers") if not is_shown else text("Some sessions are withheld."))
    elif not is_shown:
        remarks.append(text("Nobody has answered."))
    elif not has_pictures(asked.kind):
        remarks.append(text("Answers to this question are read one by one: they are in the Excel file."))
    elif drawing is None:
        remarks.append(text("What was answered is held back, or fits the question no longer."))
    if len(results) > _LISTED:
        remarks.append(text("and {n} more, in the Excel file", n=len(results) - _LISTED))
    return {
        "number": question.number,
        "heading": cut(f"{question.number}. {headings.prompt(question)}", _LONGEST_HEADING),
        "about": text("{kind}, answers: {n}", kind=headings.kind(asked.kind), n=question.answers),
        "remarks": remarks,
        "columns": [text("Result"), *headings.numbers(asked.kind)],
        "rows": [_row(one, len(headings.numbers(asked.kind)), headings) for one in results[:_LISTED]],
    }


def _row(result: Result, numbers: int, headings: Headings) -> list[str]:
    label = headings.result(result)
    if result.is_right:
        label = f"{label} ({headings.text('Right answer')})"
    cells = [said(cell, headings) for cell in (result.count, *result.more)]
    return [label, *cells, *[""] * (numbers - len(cells))]
