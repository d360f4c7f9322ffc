"""CSV as a spreadsheet in Scandinavia opens it, and texts that would like to be formulas."""

import pytest
from sqlalchemy import update

from app.export.cells import csv_cell
from app.store import tables
from app.store.database import writing
from tests.export.answered import Answered


def test_it_opens_right_in_scandinavian_excel(answered_in_sqlite: Answered) -> None:
    file = answered_in_sqlite.file("csv")
    assert file.startswith(b"\xef\xbb\xbf")
    heading = "Session;Nummer;Fråga;Frågetyp;Deltagare;Ord 1;Ord 2;Ord 3;Svar\r\n"
    assert file.decode("utf-8-sig") == heading


def test_each_answer_is_a_row_with_the_columns_of_its_kind(answered: Answered) -> None:
    answered.say("p1", answered.cloud, {"entries": ["Kollegor", "barnens skratt"]})
    answered.say("p1", answered.choice, {"choices": ["o1"]})
    answered.say("p1", answered.text, {"text": "Två\nrader; och ett semikolon"})
    rows = answered.csv()
    assert [(row["Nummer"], row["Frågetyp"], row["Deltagare"]) for row in rows] == [
        ("1", "Ordmoln", "1"),
        ("2", "Val", "1"),
        ("3", "Fritext", "1"),
    ]
    assert (rows[0]["Ord 1"], rows[0]["Ord 2"], rows[0]["Ord 3"], rows[0]["Svar"]) == (
        "Kollegor",
        "barnens skratt",
        "",
        "",
    )
    assert rows[1]["Svar"] == "För långsamt"
    assert rows[2]["Svar"] == "Två\nrader; och ett semikolon"
    assert {row["Session"] for row in rows} == {answered.record.code}
    assert rows[0]["Fråga"] == answered.cloud.prompt


def test_headings_are_in_the_readers_language(answered_in_sqlite: Answered) -> None:
    answered_in_sqlite.say("p1", answered_in_sqlite.text, {"text": "hej"})
    assert answered_in_sqlite.csv("nb")[0]["Deltaker"] == "1"
    assert answered_in_sqlite.csv("en")[0]["Participant"] == "1"


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠﹦﹢﹣﹫"))
@pytest.mark.parametrize("before", ["", " ", "\n", "\t", "\u00a0", "\u200b", '"', "\ufeff "])
def test_no_text_begins_like_a_formula(sign: str, before: str) -> None:
    assert str(csv_cell(f"{before}{sign}1+1")).startswith("'")


@pytest.mark.parametrize("text", ["\tx", "\rx", "\0x", "\0=1"])
def test_no_text_begins_with_a_character_that_hides_the_next(text: str) -> None:
    assert str(csv_cell(text)).startswith("'")


@pytest.mark.parametrize("separator", [",", ";", "\t", "\n"])
def test_no_formula_begins_where_another_separator_would_begin_a_cell(separator: str) -> None:
    assert csv_cell(f"bra{separator}=1+1") == f"bra{separator}'=1+1"


@pytest.mark.parametrize(
    "text",
    ["Kollegor", "barn- och ungdomsvård", "10-12 år", "a=b", "anna@exempel", "👩‍👩‍👧", "שלום", "lön, tack", "5 + 5"],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert csv_cell(text) == text


def test_numbers_stay_numbers() -> None:
    assert [csv_cell(value) for value in (-1, 2.5, None)] == [-1, 2.5, None]


def test_what_utf8_cannot_hold_is_replaced() -> None:
    assert csv_cell("a\ud800b\x00c") == "a\ufffdb\ufffdc"


def test_a_hostile_answer_comes_out_as_text(answered_in_sqlite: Answered) -> None:
    hostile = '=HYPERLINK("http://example.org";"klicka")'
    answered_in_sqlite.say("p1", answered_in_sqlite.text, {"text": hostile})
    answered_in_sqlite.say("p1", answered_in_sqlite.cloud, {"entries": ["+1", "@SUM(A1)", "ok"]})
    cloud, text = answered_in_sqlite.csv()
    assert text["Svar"] == f"'{hostile}"
    assert [cloud["Ord 1"], cloud["Ord 2"], cloud["Ord 3"]] == ["'+1", "'@SUM(A1)", "ok"]


@pytest.mark.parametrize(("language", "shown"), [("sv", "-3,5"), ("en", "-3.5")])
def test_decimals_have_the_sign_that_excel_reads_as_one(
    answered_in_sqlite: Answered, language: str, shown: str
) -> None:
    with writing(answered_in_sqlite.engine) as connection:
        chosen = update(tables.question).where(tables.question.c.kind == "open_text")
        settings = '{"min":-10,"max":10,"decimals":1}'
        connection.execute(chosen.values(kind="number", settings=settings))
    answered_in_sqlite.say("p1", answered_in_sqlite.text, {"number": -3.5})
    assert list(answered_in_sqlite.csv(language)[0].values())[-1] == shown


def test_statements_are_columns_and_what_was_skipped_is_empty(answered_in_sqlite: Answered) -> None:
    with writing(answered_in_sqlite.engine) as connection:
        chosen = update(tables.question).where(tables.question.c.kind == "open_text")
        settings = '{"statements":[{"id":"a","label":"Tillit"},{"id":"b","label":"Ansvar"}]}'
        connection.execute(chosen.values(kind="scale", settings=settings))
    answered_in_sqlite.say("p1", answered_in_sqlite.text, {"ratings": {"b": 4}})
    row = answered_in_sqlite.csv()[0]
    assert (row["Tillit"], row["Ansvar"]) == ("", "4")
