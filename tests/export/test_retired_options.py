"""Options that are retired, in results and in every file: listed with what was answered to them, else left out."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from openpyxl import Workbook

from app.export.changes import count_changes
from app.export.results import count_results
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.offers import options_field
from app.store.contents import read_contents, read_total, snapshot
from app.store.database import migrate, open_database, writing
from app.store.edits import OptionsAnswered, change_question
from tests.export.reading import text_of
from tests.export.six_sessions import SETTINGS, SixSessions

OFFERING = [kind for kind in SETTINGS if options_field(KINDS[kind].settings_type)]
# One that people have answered with, and one that nobody ever did.
RETIRED = [{"id": "c", "label": "Kultur", "retired": True}, {"id": "d", "label": "Idrott", "retired": True}]
LABELS = ["Skola", "Omsorg", "Kultur (retired)"]


def retired(kind: str) -> dict[str, Any]:
    field = options_field(KINDS[kind].settings_type)
    assert field is not None
    return {**SETTINGS[kind], field: [*SETTINGS[kind][field][:2], *RETIRED]}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SixSessions]:
    """Two sessions, and after them each question has two options that are retired."""
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('retired') / 'visent.sqlite3'}")
    migrate(engine)
    hall = SixSessions(engine, sessions=2, people=25)
    with writing(engine) as connection:
        for kind in OFFERING:
            settings = read_settings(KINDS[kind], retired(kind))
            outcome = change_question(connection, hall.asked[kind].id, hall.asked[kind].prompt, settings)
            assert not isinstance(outcome, OptionsAnswered)
            hall.asked[kind] = outcome
    yield hall
    engine.dispose()


@pytest.fixture(scope="module")
def book(hall: SixSessions) -> Workbook:
    return hall.xlsx()


@pytest.mark.parametrize("kind", OFFERING)
def test_results_list_a_retired_option_for_what_was_answered_to_it(hall: SixSessions, kind: str) -> None:
    with snapshot(hall.engine) as connection:
        rows = count_results(read_total(connection, hall.programme), hall.asked[kind])
    assert [(row.label, row.is_retired) for row in rows] == [("Skola", False), ("Omsorg", False), ("Kultur", True)]
    assert rows[2].count


@pytest.mark.parametrize("kind", OFFERING)
def test_the_workbook_marks_it_beside_answers_totals_and_sessions(hall: SixSessions, book: Workbook, kind: str) -> None:
    sheet = next(one for one in book.worksheets if one.cell(1, 1).value == hall.asked[kind].prompt)
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    at = rows[0].index("Result")
    assert [row[at] for row in rows[1:4]] == LABELS
    assert all(None not in row[-2:] for row in rows[1:4]), "each session alone has its number"
    answers = [str(heading) for heading in rows[0][2 : at - 1]]
    assert not any("Idrott" in heading for heading in answers)
    if len(answers) > 1 and kind not in {"ranking", "quiz"}:
        assert (
            [heading for heading in answers if "Kultur" in heading]
            == [heading for heading in answers if heading.endswith("(retired)")]
            != []
        )
    summary = [row[1] for row in book["Summary"].iter_rows(values_only=True)]
    assert summary.count("Kultur (retired)") == len(OFFERING)
    assert "Idrott" not in str(summary)


def test_the_csv_has_a_column_for_a_retired_option_with_answers_alone(hall: SixSessions) -> None:
    read = csv.DictReader(io.StringIO(hall.file("csv").decode("utf-8-sig"), newline=""), delimiter=";")
    rows = list(read)
    headings = list(read.fieldnames or [])
    assert {"Kultur (retired)", "Kultur x (retired)", "Kultur y (retired)"} < set(headings)
    assert not any("Idrott" in heading or (heading.startswith("Kultur") and "(" not in heading) for heading in headings)
    given = [one.points["c"] for one in hall.given("points") if "c" in one.points]
    cells = [row["Kultur (retired)"] for row in rows if row["Kind"] == "Points" and row["Kultur (retired)"]]
    assert sorted(map(int, cells)) == sorted(given)
    said = [row["Answer"] for row in rows if row["Kind"] == "Choice"]
    assert said.count("Kultur") == sum(one.choices == ["c"] for one in hall.given("choice")), "what somebody chose"


def test_json_says_of_every_option_whether_it_is_retired(hall: SixSessions) -> None:
    questions = {one["kind"]: one for one in hall.json()["questions"]}
    assert questions["choice"]["settings"]["options"] == [*SETTINGS["choice"]["options"][:2], *RETIRED]


def test_the_report_marks_it_in_pictures_and_tables(hall: SixSessions) -> None:
    pages = "".join(text_of(hall.file("pdf")))
    assert pages.count("Kultur (retired)") >= len(OFFERING)
    assert "Idrott" not in pages


def test_a_retired_option_keeps_its_segment(hall: SixSessions, book: Workbook) -> None:
    rows = list(book["Segments"].iter_rows(values_only=True))
    at = next(place for place, row in enumerate(rows) if str(row[0]).endswith("Vad om quiz?"))
    assert list(rows[at + 1][2:]) == LABELS
    in_culture = sum(one.choices == ["c"] for one in hall.given("choice"))
    assert rows[at + 2][4] == in_culture
    assert [row[0] for row in rows[at + 3 : at + 6]] == LABELS


@pytest.mark.parametrize("kind", ["choice", "quiz", "ranking", "points", "scale"])
def test_two_waves_are_compared_row_by_row(hall: SixSessions, kind: str) -> None:
    with snapshot(hall.engine) as connection:
        before, now = (read_contents(connection, record.id) for record in hall.records)
        changes = count_changes(before, now, hall.asked[kind])
    assert [(one.label, one.is_retired) for one in changes] == [("Skola", False), ("Omsorg", False), ("Kultur", True)]
