"""The report as PDF: what a machine that reads it aloud, or checks PDF/UA, finds in it."""

import io
from collections.abc import Iterator
from typing import Any

import msgspec
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from sqlalchemy import Engine, update

from app.export.headings import Headings
from app.export.report_file import draw_question
from app.store import tables
from app.store.contents import read_total, snapshot
from app.store.database import migrate, open_database, writing
from tests.export.answered import Answered
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


@pytest.mark.parametrize("kind", [kind for kind in SETTINGS if kind != "open_text"])
def test_a_question_is_a_picture_of_one_page(hall: SixSessions, kind: str) -> None:
    with snapshot(hall.engine) as connection:
        contents = read_total(connection, hall.programme)
        question = next(one for one in contents.questions if one.asked.kind == kind)
        png = draw_question(contents, question, "png", Headings("en"))
        assert png is not None
        with Image.open(io.BytesIO(png)) as picture:
            assert picture.size == (1920, 1080)
            # Something is drawn on the white ground.
            assert len(picture.convert("RGB").getcolors(1 << 21) or ()) > 2
        assert (draw_question(contents, question, "svg", Headings("en")) or b"").startswith(b"<svg")


def test_texts_have_no_picture(hall: SixSessions) -> None:
    with snapshot(hall.engine) as connection:
        contents = read_total(connection, hall.programme)
        question = next(one for one in contents.questions if one.asked.kind == "open_text")
        assert draw_question(contents, question, "png", Headings("en")) is None


def text_of(report: bytes) -> list[str]:
    with pypdfium2.PdfDocument(report) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def parts_of(element: Any) -> Iterator[Any]:
    """Every element of the structure below this one."""
    below = element.get("/K")
    for part in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(part, pikepdf.Dictionary) and "/S" in part:
            yield part
            yield from parts_of(part)
