"""A report to read and to print: an accessible PDF (PDF/UA-1), a page a question, without texts as they were typed.

The layout is `typst/report.typ`. What it says is handed over as JSON: nothing that people typed is ever read as markup.
"""

import json
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, Literal

import font_manrope
import typst

from app.export.cells import Cell, cut, legal_text
from app.export.days import day_of
from app.export.headings import Headings
from app.export.ports import Contents, only_session, title_of
from app.export.results import Result, count_results
from app.polling.kinds.scale import ScaleSettings
from app.polling.records import ExportedQuestion
from app.polling.session import Question

# So many rows of a question are in the picture, and so many in its table; the workbook has them all.
_DRAWN, _LISTED = 20, 60
_IN_A_PICTURE = 10
_LONGEST_ALT = 2_000
# Outline and table of contents: one line or two each.
_LONGEST_HEADING = 400
_FONTS = [Path(font_manrope.__file__).parent / "files"]
_LAYOUTS = Path(__file__).parent / "typst"
_one_at_a_time = threading.Lock()


def write_pdf(file: IO[bytes], contents: Contents, headings: Headings) -> None:
    """Takes a second or so."""
    report = _legal(_report(contents, headings))
    file.write(_compile("report", report, "pdf"))


def draw_questions(
    contents: Contents, questions: Iterable[ExportedQuestion], file_format: str, headings: Headings
) -> dict[int, bytes]:
    """Pictures of questions as PNG (1920 x 1080) or SVG, by number; of those where there is something to draw."""
    drawn = {}
    for question in questions:
        told = _question(contents, question, headings)
        if told["picture"] is not None:
            drawn[question.number] = {
                "heading": headings.prompt(question),
                "footer": f"{title_of(contents)} · {told['about']}",
                "picture": _shortened(told["picture"]),
            }
    if not drawn:
        return {}
    # All in one go: most of the time is spent on reading the typeface.
    values = _legal({"language": headings.tag, "title": title_of(contents), "pages": list(drawn.values())})
    made: Any = _compile("pictures", values, "png" if file_format == "png" else "svg")
    return dict(zip(drawn, [made] if isinstance(made, bytes) else made, strict=True))


def _shortened(picture: dict[str, Any]) -> dict[str, Any]:
    """With as many bars as can be read across a room."""
    return {**picture, "rows": picture["rows"][:_IN_A_PICTURE]} if picture["shape"] == "bars" else picture


def _compile(layout: str, values: Any, file_format: Literal["pdf", "png", "svg"]) -> bytes:
    """Values as laid out by one of our files. One at a time: each takes all the processors that there are."""
    with _one_at_a_time:
        return typst.compile(
            _LAYOUTS / f"{layout}.typ",
            format=file_format,
            ppi=72,
            sys_inputs={"data": json.dumps(values)},
            font_paths=_FONTS,
            pdf_standards="ua-1" if file_format == "pdf" else None,
        )


def _legal(value: Any) -> Any:
    """The same value without characters that cannot stand in a file."""
    if isinstance(value, str):
        return legal_text(value)
    if isinstance(value, list):
        return [_legal(one) for one in value]
    if isinstance(value, dict):
        return {name: _legal(one) for name, one in value.items()}
    return value


def _report(contents: Contents, headings: Headings) -> dict[str, Any]:
    text = headings.text
    withheld = text(
        "Answers of fewer than {n} participants are withheld, and so is what they could be found from.",
        n=contents.least_group,
    )
    return {
        "title": title_of(contents),
        "language": headings.tag,
        "contents": text("Contents"),
        "facts": _facts(contents, headings),
        "note": withheld if any(question.withheld for question in contents.questions) else None,
        "questions": [_question(contents, question, headings) for question in contents.questions],
    }


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


def _question(contents: Contents, question: ExportedQuestion, headings: Headings) -> dict[str, Any]:
    text = headings.text
    asked = question.asked
    is_shown = question.answers > 0
    results = [one for one in count_results(contents, asked) if not one.is_held] if is_shown else []
    remarks = []
    if question.withheld:
        remarks.append(text("Withheld: too few answers") if not is_shown else text("Some sessions are withheld."))
    elif not is_shown:
        remarks.append(text("Nobody has answered."))
    elif not results:
        remarks.append(text("Answers to this question are read one by one: they are in the Excel file."))
    if len(results) > _LISTED:
        remarks.append(text("and {n} more, in the Excel file", n=len(results) - _LISTED))
    return {
        "heading": cut(f"{question.number}. {headings.prompt(question)}", _LONGEST_HEADING),
        "about": text("{kind}, answers: {n}", kind=headings.kind(asked.kind), n=question.answers),
        "remarks": remarks,
        "picture": _picture(asked, results, headings),
        "columns": [text("Result"), *headings.numbers(asked.kind)],
        "rows": [_row(one, len(headings.numbers(asked.kind)), headings) for one in results[:_LISTED]],
    }


def _row(result: Result, numbers: int, headings: Headings) -> list[str]:
    label = headings.result(result)
    if result.is_right:
        label = f"{label} ({headings.text('Right answer')})"
    cells = [_said(cell, headings) for cell in (result.count, *result.more)]
    return [label, *cells, *[""] * (numbers - len(cells))]


def _said(cell: Cell, headings: Headings) -> str:
    """A number as it is read: with at most two decimals, by the reader's sign."""
    if cell is None:
        return ""
    said = f"{cell:.2f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)
    return said.replace(".", headings.decimal_sign) if isinstance(cell, float) else said


def _picture(asked: Question, results: list[Result], headings: Headings) -> dict[str, Any] | None:
    """What is drawn: bars, of numbers columns, of a grid places. None where there is nothing to draw."""
    text, kind = headings.text, asked.kind
    if kind == "grid":
        return _places(results, headings)
    rows = [one for one in results if not one.is_measure and one.count is not None]
    rows = rows if kind == "number" else rows[:_DRAWN]
    if not rows:
        return None
    told = ", ".join(f"{headings.result(one)}: {_said(one.count, headings)}" for one in rows)
    return {
        "shape": "columns" if kind == "number" else "bars",
        "alt": cut(text("Bar chart. {rows}.", rows=told), _LONGEST_ALT),
        # The mean of a scale is seen against all its steps.
        "most": asked.settings.steps
        if isinstance(asked.settings, ScaleSettings)
        else max(one.count or 0 for one in rows),
        "rows": [
            {
                "label": headings.result(one),
                "value": one.count,
                "said": _said(one.count, headings),
                "right": one.is_right,
                "mark": text("Right answer") if one.is_right else None,
            }
            for one in rows
        ],
    }


def _places(results: list[Result], headings: Headings) -> dict[str, Any] | None:
    placed: list[dict[str, Any]] = []
    for result in results:
        x, y = result.more[:2]
        if isinstance(x, int | float) and isinstance(y, int | float):
            placed.append({"number": len(placed) + 1, "label": headings.result(result), "x": x, "y": y})
    if not placed:
        return None
    told = ", ".join(f"{one['label']}: {_said(one['x'], headings)} / {_said(one['y'], headings)}" for one in placed)
    alt = cut(headings.text("Items by their average place, from the lower left. {rows}.", rows=told), _LONGEST_ALT)
    return {"shape": "places", "alt": alt, "rows": placed}
