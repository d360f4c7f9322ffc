"""The report as PDF: what a machine that reads it aloud, or checks PDF/UA, finds in it."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import msgspec
import pikepdf
import pytest
from PIL import Image
from sqlalchemy import Engine, update

from app.export.headings import Headings
from app.export.report_file import draw_questions
from app.store import tables
from app.store.contents import read_total, snapshot
from app.store.database import migrate, open_database, writing
from tests.export.answered import Answered
from tests.export.reading import text_of
from tests.export.six_sessions import SETTINGS, SixSessions

HOSTILE = "Vad är #let x = $1$ *värt* _nu_? `kod` <a> @ref \\ 👏"
LONG = "Hur långt kan det bli " * 14


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SixSessions]:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('report') / 'visent.sqlite3'}")
    migrate(engine)
    yield SixSessions(engine, sessions=2, people=12)
    engine.dispose()


@pytest.fixture(scope="module")
def report(hall: SixSessions) -> bytes:
    return hall.file("pdf")


def test_the_report_says_that_it_is_accessible_and_is_tagged(report: bytes) -> None:
    with pikepdf.open(io.BytesIO(report)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.StructTreeRoot.K is not None
        assert "/Outlines" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Nytt program"
            assert metadata["pdfuaid:part"] == "1"


def test_every_picture_is_told_in_words(report: bytes) -> None:
    with pikepdf.open(io.BytesIO(report)) as pdf:
        kinds = [(str(one.S), one) for one in parts_of(pdf.Root.StructTreeRoot)]
        told = [str(one.Alt) for kind, one in kinds if kind == "/Figure"]
    # A text has no picture.
    assert len(told) == len(SETTINGS) - 1
    assert all(any(sign.isdigit() for sign in alt) for alt in told)
    assert {"/H1", "/H2", "/Table", "/TH", "/TOC"} <= {kind for kind, _one in kinds}


def test_every_font_is_in_the_file(report: bytes) -> None:
    with pikepdf.open(io.BytesIO(report)) as pdf:
        described = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert described
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys()) for one in described)
        assert any("Manrope" in str(one.FontName) for one in described)


def test_each_question_has_a_page_with_its_results_and_no_text_as_typed(hall: SixSessions, report: bytes) -> None:
    pages = text_of(report)
    for kind, question in hall.asked.items():
        assert any(question.prompt in page and "answers: 24" in page for page in pages[1:]), kind
    choice = next(page for page in pages[1:] if hall.asked["choice"].prompt in page)
    for id_, label in (("a", "Skola"), ("b", "Omsorg"), ("c", "Kultur")):
        assert f"{label} {sum(id_ in one.choices for one in hall.given('choice'))}" in " ".join(choice.split())
    assert not any(one.text in page for one in hall.given("open_text") for page in pages)


def test_what_people_typed_is_text_and_never_markup(answered_in_sqlite: Answered) -> None:
    options = {"options": [{"id": "o1", "label": "#panic(1)"}, {"id": "o2", "label": LONG[:200]}]}
    with writing(answered_in_sqlite.engine) as connection:
        connection.execute(update(tables.session).values(title="Tillit & #mod å *nu*"))
        chosen = update(tables.question).where(tables.question.c.id == answered_in_sqlite.choice.id)
        connection.execute(chosen.values(prompt=HOSTILE, settings=msgspec.json.encode(options).decode()))
        chosen = update(tables.question).where(tables.question.c.id == answered_in_sqlite.text.id)
        connection.execute(chosen.values(prompt=LONG[:300]))
    answered_in_sqlite.say("p1", answered_in_sqlite.choice, {"choices": ["o1"]})
    pages = [" ".join(page.split()) for page in text_of(answered_in_sqlite.file("pdf"))]
    everything = " ".join(pages)
    assert HOSTILE.removesuffix(" 👏") in everything
    assert "#panic(1)" in everything
    assert "Tillit & #mod å *nu*" in everything
    assert LONG[:300].strip() in everything


def test_what_nobody_answered_and_what_is_withheld_say_so(sqlite_engine: Engine, answered_in_sqlite: Answered) -> None:
    assert "Ingen har svarat." in " ".join(text_of(answered_in_sqlite.file("pdf")))
    answered_in_sqlite.say("p1", answered_in_sqlite.choice, {"choices": ["o1"]})
    with writing(sqlite_engine) as connection:
        connection.execute(update(tables.programme).values(least_group=7))
    told = " ".join(" ".join(text_of(answered_in_sqlite.file("pdf"))).split())
    assert "Visas inte: för få svar" in told
    assert "färre än 7" in told


@pytest.mark.parametrize("file_format", ["png", "svg"])
def test_each_question_that_is_counted_is_a_picture(hall: SixSessions, file_format: str) -> None:
    with snapshot(hall.engine) as connection:
        contents = read_total(connection, hall.programme)
        drawn = draw_questions(contents, contents.questions, file_format, Headings("en"))
    counted = {number for number, kind in enumerate(SETTINGS, start=1) if kind != "open_text"}
    assert set(drawn) == counted
    for picture in drawn.values():
        if file_format == "png":
            with Image.open(io.BytesIO(picture)) as opened:
                assert opened.size == (1920, 1080)
                # Something is drawn on the white ground.
                assert len(opened.convert("RGB").getcolors(1 << 21) or ()) > 2
        else:
            assert picture.startswith(b"<svg")


def test_the_archive_has_everything_of_all_sessions_and_of_each(hall: SixSessions) -> None:
    with zipfile.ZipFile(io.BytesIO(hall.file("zip"))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        folders = {name.rpartition("/")[0].removesuffix("Pictures").strip("/") for name in names}
        assert folders == {"", *(f"Nytt-program-{one.code}" for one in hall.records)}
        for folder in folders:
            mine = [name for name in names if name.startswith(f"{folder}/" if folder else "Nytt-program-total")]
            assert {name.rpartition(".")[2] for name in mine} >= {"xlsx", "csv", "json", "pdf"}
        assert sum(name.endswith(".png") for name in names) == 3 * (len(SETTINGS) - 1)
        assert json.loads(archive.read("Nytt-program-total.json")) == hall.json()
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def parts_of(element: Any) -> Iterator[Any]:
    """Every element of the structure below this one."""
    below = element.get("/K")
    for part in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(part, pikepdf.Dictionary) and "/S" in part:
            yield part
            yield from parts_of(part)
