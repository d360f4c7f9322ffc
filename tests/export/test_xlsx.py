"""The workbook, read back as another program reads it."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import update

from app.export import xlsx_file
from app.export.cells import MAX_CELL_UNITS, cut, xlsx_text
from app.export.xlsx_file import MAX_SHEET_NAME_UNITS, sheet_name
from app.polling import reactions
from app.polling import session as rules
from app.polling.records import ExportedQuestion, StateWrite
from app.polling.session import SessionState
from app.store import tables
from app.store.database import writing
from app.store.rooms import apply_writes
from tests.export.answered import Answered

WORDS = """
tillit glädje ansvar frihet trygghet mod lön dialog humor mening balans kunskap gemenskap tid ro fika natur barn hälsa
kvalitet musik språk sommar"""
HOSTILE = [
    '=HYPERLINK("http://example.org","klicka")',
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "http://example.org",
    "{=1}",
    "42",
    "\t=1",
    "<r><t>fet</t></r>",
    "<r>&</r>",
    "_x0041_",
    "]]> & <b> \"'",
    "  mellanslag runt  ",
    "👩‍👩‍👧‍👦 ❤️",
    "שלום عالم",
    "rad ett\nrad två",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(answered_in_sqlite: Answered, text: str) -> None:
    answered_in_sqlite.say("p1", answered_in_sqlite.text, {"text": text})
    cell = answered_in_sqlite.xlsx().worksheets[3].cell(5, 2)
    assert cell.data_type in {"s", "inlineStr"}
    assert cell.hyperlink is None
    # The space keeps what looks like xlsxwriter's own markup from being taken for it.
    assert unescape(str(cell.value)) == (f"{text} " if text.startswith("<r>") else text)


def test_prompts_titles_and_options_are_text_too(answered_in_sqlite: Answered) -> None:
    settings = msgspec.json.encode({"options": [{"id": "o1", "label": "=1+1"}, {"id": "o2", "label": "<r>&</r>"}]})
    with writing(answered_in_sqlite.engine) as connection:
        connection.execute(update(tables.session).values(title="=1+1"))
        chosen = update(tables.question).where(tables.question.c.kind == "choice")
        connection.execute(chosen.values(prompt="=cmd|'/c calc'!A0", settings=settings.decode()))
    answered_in_sqlite.say("p1", answered_in_sqlite.choice, {"choices": ["o1"]})
    workbook = answered_in_sqlite.xlsx()
    cells = [cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert "=1+1" in {cell.value for cell in cells}


@pytest.mark.parametrize("illegal", ["\x00", "\x0b", "\x1f", "\x7f", "\ud800", "\ufffe", "\uffff"])
def test_characters_that_xml_cannot_hold_are_replaced(answered_in_sqlite: Answered, illegal: str) -> None:
    assert xlsx_text(f"a{illegal}b") == "a\ufffdb"


def test_a_text_longer_than_a_cell_is_cut_and_says_so(answered_in_sqlite: Answered) -> None:
    answered_in_sqlite.say("p1", answered_in_sqlite.text, {"text": "😀" * 20_000})
    value = str(answered_in_sqlite.xlsx().worksheets[3].cell(5, 2).value)
    assert len(value.encode("utf-16-le")) // 2 <= MAX_CELL_UNITS
    assert value == "😀" * ((MAX_CELL_UNITS - 1) // 2) + "…"


@pytest.mark.parametrize(("text", "most", "expected"), [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a😀b", 3, "a…")])
def test_cutting_counts_as_excel_counts(text: str, most: int, expected: str) -> None:
    assert cut(text, most) == expected


def test_the_summary_says_what_the_session_was(answered: Answered) -> None:
    for n, entry in enumerate(["Kollegor", "kollegor", "Lön"]):
        answered.say(f"p{n}", answered.cloud, {"entries": [entry]})
    answered.say("p0", answered.choice, {"choices": ["o2"]})
    workbook = answered.xlsx()
    assert workbook.sheetnames[0] == "Sammanfattning"
    rows = list(rows_of(workbook.worksheets[0]))
    assert rows[0][0] == answered.record.title
    facts = {row[0]: row[1] for row in rows[1:6]}
    assert (facts["Kod"], facts["Språk"], facts["Deltagare"]) == (answered.record.code, "Svenska", "3")
    assert facts["Avslutad"] == "Inte än"
    assert rows[7] == ("Nummer", "Fråga", "Frågetyp", "Svar")
    assert rows[8] == (1, answered.cloud.prompt, "Ordmoln", 3)
    assert [(str(row[1]).casefold(), row[3]) for row in rows[9:11]] == [("kollegor", 2), ("lön", 1)]
    assert rows[11] == (2, answered.choice.prompt, "Val", 1)
    assert [row[1::2] for row in rows[12:15]] == [("För långsamt", 0), ("Lagom", 1), ("För snabbt", 0)]
    assert rows[15] == (3, answered.text.prompt, "Fritext", 0)


def test_reactions_stand_in_the_summary_and_in_json_beside_the_answers(answered: Answered) -> None:
    answered.say("p0", answered.choice, {"choices": ["o2"]})
    state = rules.show(SessionState(), answered.questions, answered.choice.id)
    assert isinstance(state, SessionState)
    state = reactions.keep_reactions(state, answered.choice.id, {"👏": 12, "❤️": 3})
    with writing(answered.engine) as connection:
        apply_writes(connection, [StateWrite(answered.record.id, state)])
    rows = list(rows_of(answered.xlsx().worksheets[0]))
    at = next(place for place, row in enumerate(rows) if row[1] == "Reaktion 👏")
    assert [row[1::2] for row in rows[at : at + 2]] == [("Reaktion 👏", 12), ("Reaktion ❤️", 3)]
    assert rows[at + 2][1] == answered.text.prompt
    assert [asked["reactions"] for asked in answered.json()["questions"]] == [{}, {"👏": 12, "❤️": 3}, {}]
    assert len(answered.csv()) == 1


def test_the_summary_shows_the_commonest_words_and_says_how_many_more(answered_in_sqlite: Answered) -> None:
    entries = WORDS.split()[:23]
    answered_in_sqlite.say_all([(f"p{n}", answered_in_sqlite.cloud, {"entries": [e]}) for n, e in enumerate(entries)])
    values = [row[1] for row in rows_of(answered_in_sqlite.xlsx().worksheets[0])]
    assert "och 3 till, på frågans blad" in values


def test_each_question_has_a_sheet_with_answers_and_results_side_by_side(answered: Answered) -> None:
    answered.say("p1", answered.cloud, {"entries": ["Kollegor", "lön", "brukarna"]})
    sheet = answered.xlsx().worksheets[1]
    assert sheet.freeze_panes == "A5"
    assert sheet.column_dimensions["B"].width >= 20
    rows = list(rows_of(sheet))
    assert rows[0][0] == answered.cloud.prompt
    assert rows[3] == ("Deltagare", "Ord 1", "Ord 2", "Ord 3", None, "Resultat", "Antal svar")
    assert rows[4][:4] == (1, "Kollegor", "lön", "brukarna")
    # Three words from one answer: the results go on below the last answer.
    assert {str(row[5]).casefold() for row in rows[4:7]} == {"kollegor", "lön", "brukarna"}
    assert sheet.cell(5, 2).alignment.wrap_text


def test_a_question_without_answers_has_an_empty_sheet(answered_in_sqlite: Answered) -> None:
    rows = list(rows_of(answered_in_sqlite.xlsx().worksheets[3]))
    assert rows[3] == ("Deltagare", "Svar")
    assert len(rows) == 4


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("Hur var det: bra/dåligt?", "2 Hur var det bra dåligt"),
        ("[*]'", "2"),
        ("😀" * 40, "2 " + "😀" * 14 + "…"),
        ("Vad är den viktigaste grunden för din yrkesstolthet?", "2 Vad är den viktigaste grunde…"),
    ],
)
def test_sheet_names_are_what_excel_accepts(answered_in_sqlite: Answered, prompt: str, name: str) -> None:
    asked = msgspec.structs.replace(answered_in_sqlite.text, prompt=prompt)
    given = sheet_name(ExportedQuestion(2, asked, is_retired=False, answers=0))
    assert given == name
    assert len(given.encode("utf-16-le")) // 2 <= MAX_SHEET_NAME_UNITS


def test_questions_with_the_same_prompt_have_sheets_of_their_own(answered_in_sqlite: Answered) -> None:
    with writing(answered_in_sqlite.engine) as connection:
        connection.execute(update(tables.question).values(prompt="history"))
    names = answered_in_sqlite.xlsx().sheetnames
    assert names[1:] == ["1 history", "2 history", "3 history"]


def test_a_sheet_that_is_full_says_so(answered_in_sqlite: Answered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MAX_ROWS", 8)
    answered_in_sqlite.say_all([(f"p{n}", answered_in_sqlite.text, {"text": str(n)}) for n in range(9)])
    rows = list(rows_of(answered_in_sqlite.xlsx().worksheets[3]))
    assert len(rows) == 8
    assert rows[-1] == (None, "Excel har inte plats för fler rader. CSV-filen innehåller alla.")


def rows_of(sheet: Worksheet) -> Iterator[tuple[Any, ...]]:
    return sheet.iter_rows(values_only=True)
