"""Posters and slips as they come out of the printer: pages, text, sizes on paper, and what screen readers are told."""

import io

import pikepdf
import pypdfium2
import pytest
import segno
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from app.print.paper import Invitation, write_posters, write_slips
from app.web.qr import qr_drawing
from app.word_cloud.fonts import font_path

ADDRESS = "https://visent.kommun.se/12345678"
FONTS = font_path().parent
MM_A_POINT = 25.4 / 72
DOTS_A_MM = 8


def invitation(title: str = "Medarbetardagen", *details: str, language: str = "sv") -> Invitation:
    return Invitation(title, list(details), language, "visent.kommun.se", "1234\u00a05678", qr_drawing(ADDRESS))


def pages_of(file: bytes) -> list[str]:
    """The text of each page, its lines joined."""
    document = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(text.replace("\u200b", "").replace("\u00a0", " ").split()) for text in texts]


def codes_on(page: pypdfium2.PdfPage) -> list[Image.Image]:
    """The QR codes, cut out to the last dark dot. Nothing else on the sheets is drawn as large."""
    sheet = page.render(scale=DOTS_A_MM * MM_A_POINT).to_pil().convert("L")
    found = []
    for drawn in page.get_objects(filter=[FPDF_PAGEOBJ_PATH]):
        # The bounds of what is stroked are told with room to spare.
        left, bottom, right, top = (int(edge * MM_A_POINT * DOTS_A_MM) for edge in drawn.get_bounds())
        if min(right - left, top - bottom) > 20 * DOTS_A_MM:
            around = sheet.crop((left, sheet.height - top, right, sheet.height - bottom))
            found.append(around.crop(around.point(lambda light: 255 if light < 128 else 0).getbbox()))
    return found


def modules_of(code: Image.Image, side: int) -> list[list[bool]]:
    """Which modules of a printed QR code are dark."""
    middles = [int((place + 0.5) * code.width / side) for place in range(side)]
    return [[code.getpixel((x, y)) == 0 for x in middles] for y in middles]


def test_a_poster_says_where_when_and_how_to_join_in_the_language_of_its_session() -> None:
    [text] = pages_of(write_posters("Dagen", [invitation("Dagen", "Teatern", "3 mars 2027")]))
    said = ["Dagen", "Teatern · 3 mars 2027", "eller gå till", "visent.kommun.se", "och skriv koden", "1234 5678"]
    assert all(words in text for words in said), text
    assert [text.index(words) for words in said] == sorted(text.index(words) for words in said)


def test_each_session_has_a_page() -> None:
    texts = pages_of(write_posters("Alla", [invitation("Sal 1"), invitation("Hall 2", language="en")]))
    assert [("Sal 1" in text, "Hall 2" in text, "or go to" in text) for text in texts] == [
        (True, False, False),
        (False, True, True),
    ]


@pytest.mark.parametrize(
    ("file", "least_mm", "codes"),
    [
        (write_posters("Dagen", [invitation()]), 90, 1),
        (write_slips(invitation(), 1), 25, 8),
    ],
)
def test_the_codes_are_large_enough_and_lead_to_the_session(file: bytes, least_mm: float, codes: int) -> None:
    found = codes_on(pypdfium2.PdfDocument(file)[0])
    assert len(found) == codes
    modules = [[bool(dark) for dark in row] for row in segno.make(ADDRESS, error="m", micro=False).matrix]
    for code in found:
        assert min(code.size) >= least_mm * DOTS_A_MM
        assert modules_of(code, len(modules)) == modules


def test_slips_are_eight_to_a_page_with_all_that_is_needed_to_join() -> None:
    texts = pages_of(write_slips(invitation("Sal 1"), 3))
    assert len(texts) == 3
    for text in texts:
        assert [text.count(words) for words in ("Sal 1", "visent.kommun.se", "1234 5678")] == [8, 8, 8]


ODD = [
    "#set page(fill: red)",
    "$x^2$ *fet* _lut_ `a`",
    "= Inte en rubrik",
    "<etikett> @hit \\",
    "a / b // c",
    "x" * 300,
]


@pytest.mark.parametrize("title", ODD)
def test_what_somebody_typed_comes_out_as_it_was_typed(title: str) -> None:
    for file in (write_posters(title, [invitation(title)]), write_slips(invitation(title), 1)):
        [text] = pages_of(file)
        assert title.replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize("title", ["Fest 🎉 i dag", "مرحبا بالعالم", "字" * 300, "lång titel " * 27])
def test_other_scripts_and_long_titles_fit_on_one_page(title: str) -> None:
    for file in (write_posters(title, [invitation(title)]), write_slips(invitation(title), 1)):
        document = pypdfium2.PdfDocument(file)
        assert len(document) == 1
        [text] = pages_of(file)
        assert "1234 5678" in text
        width, height = document[0].get_size()
        for drawn in document[0].get_objects():
            left, bottom, right, top = drawn.get_bounds()
            assert min(left, bottom) >= -1
            assert max(right - width, top - height) <= 1


@pytest.mark.parametrize(
    "file", [write_posters("Alla salar", [invitation(), invitation()]), write_slips(invitation(), 2)]
)
def test_a_sheet_is_an_accessible_document(file: bytes) -> None:
    with pikepdf.open(io.BytesIO(file)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "sv"
        with document.open_metadata() as metadata:
            assert str(metadata["pdfuaid:part"]) == "1"
            assert metadata["dc:title"]
        tags = [str(part.S) for part in document.objects if isinstance(part, pikepdf.Dictionary) and "/S" in part]
        told = [str(part.Alt) for part in document.objects if isinstance(part, pikepdf.Dictionary) and "/Alt" in part]
    assert "/H1" in tags
    assert set(told) == {"QR-kod som leder till visent.kommun.se/12345678"}


def test_slips_are_read_aloud_once() -> None:
    with pikepdf.open(io.BytesIO(write_slips(invitation(), 4))) as document:
        tags = [str(part.S) for part in document.objects if isinstance(part, pikepdf.Dictionary) and "/S" in part]
    assert (tags.count("/H1"), tags.count("/Figure")) == (1, 1)


def test_a_letter_that_no_font_has_does_not_stop_the_printer() -> None:
    title = "Sal \U0010fffd 1"
    file = write_posters(title, [invitation(title)])
    [text] = pages_of(file)
    assert "1234 5678" in text
    with pikepdf.open(io.BytesIO(file)) as document:
        assert document.Root.MarkInfo.Marked
