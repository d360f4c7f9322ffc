"""The report as PDF: what a machine that reads it aloud, or checks PDF/UA, finds in it."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
import pikepdf
import pypdfium2
import pytest
import typst
from PIL import Image
from sqlalchemy import Engine, update

from app.export.headings import Headings
from app.export.pictures import draw_pictures
from app.export.report_file import finish_pictures, read_report
from app.store import tables
from app.store.contents import read_total, snapshot
from app.store.database import migrate, open_database, writing
from app.web.exports import Chosen, PictureStyle, draw, read_question_picture
from app.web.studio import PictureStudio
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
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        # A font of pictures, as of emoji, is nothing but what stands in the file: it has no other.
        lettered = [font for font in fonts if font.Subtype in {"/CIDFontType0", "/CIDFontType2", "/TrueType", "/Type1"}]
        assert {str(font.Subtype) for font in fonts if font not in lettered} <= {"/Type0", "/Type3"}
        described = [font.FontDescriptor for font in lettered]
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
def test_each_question_that_is_counted_is_a_picture(hall: SixSessions, file_format: Literal["png", "svg"]) -> None:
    with snapshot(hall.engine) as connection:
        read = read_report(read_total(connection, hall.programme), Headings("en"))
    drawn = finish_pictures(read, PictureStudio(hall.engine))
    pictures = draw_pictures(read.pictures, drawn, file_format)
    counted = {number for number, kind in enumerate(SETTINGS, start=1) if kind != "open_text"}
    assert set(pictures) == counted
    for picture in pictures.values():
        if file_format == "png":
            with Image.open(io.BytesIO(picture)) as opened:
                assert opened.size == (1920, 1080)
                # Something is drawn on the white ground.
                assert len(opened.convert("RGB").getcolors(1 << 21) or ()) > 2
        else:
            assert b"<svg" in picture[:100]


def test_a_word_cloud_in_the_report_has_its_words_where_the_screen_has_them(hall: SixSessions, report: bytes) -> None:
    with snapshot(hall.engine) as connection:
        read = read_report(read_total(connection, hall.programme), Headings("en"))
    drawn = finish_pictures(read, PictureStudio(hall.engine))
    [cloud] = [one.cloud for one in drawn.values() if one.cloud is not None]
    [page] = [page for page in pypdfium2.PdfDocument(report) if "Vad om word_cloud?" in words_on(page)[:40]]
    # Its largest words, found on the paper: as far from each other as they were laid out, but for one factor. Those
    # that stand within another are found there, and a letter begins a little after its place, by how it is shaped.
    alone = [text for text in cloud.texts if sum(text.text in other.text for other in cloud.texts) == 1]
    largest = sorted(sorted(alone, key=lambda text: -text.size)[:6], key=lambda text: text.x)
    laid, found = [text.x for text in largest], [place_of(page, text.text) for text in largest]
    factor = (found[-1] - found[0]) / (laid[-1] - laid[0])
    assert 400 < factor * cloud.extent[0] < 480
    shaped = 0.15 * factor * largest[0].size + 3
    assert [place - found[0] for place in found] == pytest.approx([factor * (x - laid[0]) for x in laid], abs=shaped)


def test_nothing_is_laid_out_while_the_database_is_read(hall: SixSessions, monkeypatch: pytest.MonkeyPatch) -> None:
    open_while_set: list[int] = []
    compile_ = typst.compile

    def watched(*given: Any, **more: Any) -> Any:
        open_while_set.append(hall.engine.pool.checkedout())  # type: ignore[attr-defined]
        return compile_(*given, **more)

    monkeypatch.setattr(typst, "compile", watched)
    hall.file("pdf")
    hall.file("zip", [hall.records[0].id])
    assert open_while_set
    assert set(open_while_set) == {0}


def test_the_archive_says_why_a_text_has_no_picture(hall: SixSessions) -> None:
    number = list(SETTINGS).index("open_text") + 1
    with zipfile.ZipFile(io.BytesIO(hall.file("zip", [hall.records[0].id]))) as archive:
        assert "one by one" in archive.read(f"Pictures/{number}.txt").decode()


def test_a_cloud_in_the_archive_is_the_one_that_is_drawn_by_itself(hall: SixSessions) -> None:
    session = Chosen(session=hall.records[0].id)
    picture = read_question_picture(hall.engine, session, hall.asked["word_cloud"].id, "en")
    with zipfile.ZipFile(io.BytesIO(hall.file("zip", [hall.records[0].id]))) as archive:
        for file_format in ("png", "svg"):
            mine = draw(hall.engine, picture, PictureStyle(file_format))
            assert archive.read(f"Pictures/{picture.number}.{file_format}") == mine


def test_a_letter_that_no_font_has_does_not_stop_the_report(answered_in_sqlite: Answered) -> None:
    entries = {"entries": ["tillit \U0010fffd"]}
    answered_in_sqlite.say("p", answered_in_sqlite.cloud, entries)
    with pikepdf.open(io.BytesIO(answered_in_sqlite.file("pdf"))) as pdf:
        assert pdf.Root.MarkInfo.Marked


def words_on(page: Any) -> str:
    return str(page.get_textpage().get_text_range())


def place_of(page: Any, word: str) -> float:
    """Where on the page a word begins for the first time, in points from its left edge."""
    text = page.get_textpage()
    found = text.search(word, match_case=True, match_whole_word=True).get_next()
    assert found is not None, word
    return float(text.get_charbox(found[0])[0])


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
