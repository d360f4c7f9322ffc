"""Several sessions as one file: what stands there is what people said, counted anew."""

import csv
import io
import shutil
import statistics
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import Workbook
from sqlalchemy import Engine, update

from app.export.by_session import number_of
from app.export.results import count_results
from app.export.tallies import snapshot as counted
from app.polling.records import CorrectionWrite
from app.store import tables
from app.store.contents import read_total, snapshot
from app.store.database import migrate, open_database, writing
from app.store.rooms import apply_writes
from app.words.grouping import Grouping
from tests.conftest import missing_part
from tests.export.six_sessions import OPTIONS, SETTINGS, SixSessions

Counted = dict[str, float | None]
PEOPLE = 400
IDS = [one["id"] for one in OPTIONS]
LABELS = {one["id"]: one["label"] for one in OPTIONS}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SixSessions]:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('total') / 'visent.sqlite3'}")
    migrate(engine)
    yield SixSessions(engine, people=PEOPLE)
    engine.dispose()


@pytest.fixture(scope="module")
def book(hall: SixSessions) -> Workbook:
    return hall.xlsx()


def choices(answers: list[Any]) -> Counted:
    counts = Counter(choice for one in answers for choice in one.choices)
    return {LABELS[id_]: counts[id_] for id_ in IDS}


def places(answers: list[Any]) -> Counted:
    """The first of three gets three points, the last one."""
    return {LABELS[id_]: sum(len(IDS) - one.order.index(id_) for one in answers if id_ in one.order) for id_ in IDS}


def shares(answers: list[Any]) -> Counted:
    return {LABELS[id_]: sum(one.points.get(id_, 0) for one in answers) for id_ in IDS}


def means(answers: list[Any]) -> Counted:
    rated = {id_: [one.ratings[id_] for one in answers if one.ratings.get(id_) is not None] for id_ in IDS}
    return {LABELS[id_]: statistics.fmean(rated[id_]) for id_ in IDS}


def placed(answers: list[Any]) -> Counted:
    return {LABELS[id_]: sum(id_ in one.places for one in answers) for id_ in IDS}


def measures(answers: list[Any]) -> Counted:
    numbers = [one.number for one in answers]
    told = {"median": statistics.median(numbers), "mean": statistics.fmean(numbers)}
    return {**told, "low": min(numbers), "high": max(numbers)}


def words(answers: list[Any]) -> Counted:
    grouping = Grouping(["sv"])
    for one in answers:
        for entry in one.entries:
            grouping.add(entry)
    return {word.text: word.count for word in [*grouping.words(), *grouping.held()]}


def texts(answers: list[Any]) -> Counted:
    """Those who ask the same are supporters of one question."""
    return dict(Counter(text.casefold() for one in answers for text in one.texts))


def hits(answers: list[Any]) -> Counted:
    """How many lie in the right area; where each lies is asked for below."""
    right = sum(one.pin[0] <= 0.5 and one.pin[1] <= 0.5 for one in answers)
    return {"right": right, "wrong": len(answers) - right}


# What a workbook calls the numbers that are said of all answers.
MEASURES = {
    "number": {"Median": "median", "Mean": "mean", "Lowest": "low", "Highest": "high"},
    "pin": {"In the right area": "right", "Outside the right area": "wrong"},
}
ANEW: dict[str, Callable[[list[Any]], Counted]] = {
    "choice": choices,
    "quiz": choices,
    "ranking": places,
    "points": shares,
    "scale": means,
    "grid": placed,
    "number": measures,
    "word_cloud": words,
    "hall_questions": texts,
    "pin": hits,
}


@pytest.mark.parametrize("kind", ANEW)
def test_a_total_is_what_was_said_in_all_sessions_counted_anew(hall: SixSessions, kind: str) -> None:
    with snapshot(hall.engine) as connection:
        counted = count_results(read_total(connection, hall.programme), hall.asked[kind])
    told = {one.label: number_of(one) for one in counted if kind != "number" or one.is_measure}
    if kind == "hall_questions":
        told = {label.casefold(): number for label, number in told.items()}
    assert told == pytest.approx(ANEW[kind](hall.given(kind)), abs=0.06)
    bins = [one.count for one in counted if not one.is_measure]
    assert kind != "number" or sum(filter(None, bins)) == len(hall.given(kind))


@pytest.mark.parametrize("kind", ANEW)
def test_the_workbook_has_the_total_and_each_session_beside_it(hall: SixSessions, book: Workbook, kind: str) -> None:
    rows = sheet_rows(book, list(SETTINGS).index(kind) + 1)
    head = next(row for row in rows if "Result" in row)
    label, first = head.index("Result"), head.index("Result") + 1
    results = [row for row in rows[rows.index(head) + 1 :] if row[label] is not None]
    at = first + (1 if kind in MEASURES else 0)
    sittings = [f"{one.title}\n{one.code}" for one in hall.records]
    assert [cell for cell in head if cell in sittings] == sittings
    anew = ANEW[kind](hall.given(kind))
    if kind in MEASURES:
        results = [row for row in results if row[label] in MEASURES[kind]]
        assert [row[at] for row in results] == pytest.approx(list(anew.values()), abs=0.06)
    elif kind == "hall_questions":
        assert {row[label].casefold(): row[at] for row in results} == anew
    else:
        assert {row[label]: row[at] for row in results} == pytest.approx(anew, abs=0.06)
    columns = [head.index(one) for one in sittings]
    if kind in {"scale", *MEASURES}:
        mine = [[row[column] for row in results] for column in columns]
        apart = [list(ANEW[kind](hall.given(kind, one.id)).values()) for one in hall.records]
        for told, expected in zip(mine, apart, strict=True):
            assert told == pytest.approx(expected, abs=0.06)
    else:
        assert [sum(row[column] or 0 for column in columns) for row in results] == [row[at] for row in results]


def test_what_is_read_one_by_one_is_counted_in_the_total_too(hall: SixSessions) -> None:
    with snapshot(hall.engine) as connection:
        total = read_total(connection, hall.programme)
        answers = {one.asked.kind: one.answers for one in total.questions}
        spots = counted(total, hall.asked["pin"])["spots"]
    assert answers["open_text"] == len(hall.given("open_text"))
    pins = [one.pin for one in hall.given("pin")]
    assert answers["pin"] == sum(count for _x, _y, count in spots) == len(pins)
    for axis in (0, 1):
        middle = sum(spot[axis] * spot[2] for spot in spots) / len(pins)
        assert middle == pytest.approx(statistics.fmean(pin[axis] for pin in pins), abs=0.001)


def test_every_answer_stands_in_every_format(hall: SixSessions) -> None:
    exported = hall.json()
    assert len(exported["answers"]) == len(hall.said)
    assert list(exported) == ["programme", "sessions", "questions", "answers"]
    assert exported["programme"]["participants"] == 6 * PEOPLE
    assert [one["code"] for one in exported["sessions"]] == [one.code for one in hall.records]
    assert Counter(one["session"] for one in exported["answers"]) == dict.fromkeys(range(1, 7), PEOPLE * len(SETTINGS))
    for kind, question in hall.asked.items():
        if kind == "quiz":
            continue
        told = [one["value"] for one in exported["answers"] if one["question"] == question.id]
        given = [msgspec.json.decode(msgspec.json.encode(one)) for one in hall.given(kind)]
        assert Counter(map(repr, told)) == Counter(map(repr, given))
    lines = list(csv.reader(io.StringIO(hall.file("csv").decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(lines) == 1 + len(hall.said)
    assert Counter(line[0] for line in lines[1:]) == {one.code: PEOPLE * len(SETTINGS) for one in hall.records}


def test_a_choice_of_sessions_is_counted_alone(hall: SixSessions) -> None:
    chosen = [one.id for one in hall.records[:2]]
    exported = hall.json(chosen)
    assert len(exported["sessions"]) == 2
    assert len(exported["answers"]) == sum(session in chosen for session, *_rest in hall.said)


def test_the_sheet_of_words_says_which_entries_a_word_is_made_of(hall: SixSessions, book: Workbook) -> None:
    head, *rows = sheet_rows(book, "Words")
    assert head == ("Question", "Word", "Times", "Entry", "Times", None, "Rules")
    counts = words(hall.given("word_cloud"))
    assert {row[1]: row[2] for row in rows if row[2] is not None} == counts
    given = Counter(entry for one in hall.given("word_cloud") for entry in one.entries)
    assert {row[3]: row[4] for row in rows}.items() <= given.items()


def test_the_sheet_of_words_says_which_rules_gathered_them(hall: SixSessions) -> None:
    first, second, third = list(words(hall.given("word_cloud")))[:3]
    rule = msgspec.json.encode({"rule": "merge", "words": [first, second], "into": "Tillsammans"})
    other = msgspec.json.encode({"rule": "hold", "word": third})
    question = hall.asked["word_cloud"].id
    with writing(hall.engine) as connection:
        apply_writes(connection, [CorrectionWrite(question, rule), CorrectionWrite(question, other)])
    try:
        rows = sheet_rows(hall.xlsx(), "Words")
        spoken = {row[1]: row[6] for row in rows if row[6]}
        assert f"merged: {first}, {second} → Tillsammans" in spoken["Tillsammans"]
        assert {row[5] for row in rows if row[1] == third} == {"Held back"}
        assert spoken[third] == f"held back: {third}"
    finally:
        with writing(hall.engine) as connection:
            connection.execute(tables.correction.delete())


def test_segments_stand_beside_each_other_and_add_up(hall: SixSessions, book: Workbook) -> None:
    rows = sheet_rows(book, "Segments")
    at = next(place for place, row in enumerate(rows) if row[0] == "10. Vad om quiz?")
    assert rows[at + 1][:2] == ("Number of answers", "All")
    assert set(rows[at + 1][2:]) == set(LABELS.values())
    where = {(session, who): one.choices[0] for session, who, kind, one in hall.said if kind == "choice"}
    for row in rows[at + 3 : at + 6]:
        id_ = next(one for one in IDS if LABELS[one] == row[0])
        for column, segment in enumerate(rows[at + 1][2:], start=2):
            expected = sum(
                id_ in one.choices and LABELS[where[session, who]] == segment
                for session, who, kind, one in hall.said
                if kind == "quiz"
            )
            assert row[column] == expected


def test_a_session_too_small_to_be_told_alone_has_no_column(sqlite_engine: Engine) -> None:
    hall = SixSessions(sqlite_engine, sessions=2, people=4)
    with writing(sqlite_engine) as connection:
        connection.execute(update(tables.programme).values(least_group=7))
        connection.execute(update(tables.session).values(pool=hall.records[0].id, pool_size=4))
    head = next(row for row in sheet_rows(hall.xlsx(), 1) if "Result" in row)
    assert not [cell for cell in head if cell and "\n" in str(cell)]
    assert hall.json()["answers"]


def test_libreoffice_reads_the_workbook_as_it_was_meant(hall: SixSessions, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        missing_part("LibreOffice", "apt-get install libreoffice-calc")
    (tmp_path / "total.xlsx").write_bytes(hall.file("xlsx"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    # The second sheet, in UTF-8, numbers as they are.
    sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    told = ["--headless", "--convert-to", sheet, "--outdir", str(tmp_path), str(tmp_path / "total.xlsx")]
    subprocess.run([str(program), profile, *told], check=True, capture_output=True, timeout=120)
    (made,) = tmp_path.glob("total-*.csv")
    rows = list(csv.reader(made.read_text("utf-8").splitlines()))
    head = next(row for row in rows if "Result" in row)
    label = head.index("Result")
    found = {row[label]: int(row[label + 1]) for row in rows if row[label:] and row[label] in LABELS.values()}
    assert found == choices(hall.given("choice"))


def sheet_rows(workbook: Workbook, sheet: int | str) -> list[tuple[Any, ...]]:
    found = workbook[sheet] if isinstance(sheet, str) else workbook.worksheets[sheet]
    return list(found.iter_rows(values_only=True))
