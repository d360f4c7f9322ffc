"""Pictures to keep: every word where the layout has it, as pixels and as text, and nothing anywhere else."""

import base64
import io
import re
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from app.word_cloud.arrays import Bools
from app.word_cloud.fonts import font_parts, measure
from app.word_cloud.layout import Cloud, Picture
from app.word_cloud.picture import DARK, LIGHT, PAGE, Captions, Page, Run, Theme, lay_out_page
from app.word_cloud.picture_fonts import embedded_fonts
from app.word_cloud.picture_lines import fit_lines
from app.word_cloud.picture_png import write_png
from app.word_cloud.picture_svg import write_svg

COUNTED = [("tillit", 40), ("kollegor", 30), ("arbetsglädje", 12), ("mod", 5), ("lön", 1)]
HOSTILE = ["<script>alert(1)</script>", 'R&D "citat"', "]]>", "a\u202eb", "שלום עולם", "仲間", "🎉 fest", "❤️", "\x01"]
CAPTIONS = Captions("Vad betyder mest?", "Stora salen · 88 deltagare", "Ordmoln. tillit (40), kollegor (30)", "sv")
SVG = "{http://www.w3.org/2000/svg}"
TOKENS = Path(__file__).parents[2] / "static" / "shared" / "tokens.css"


def page_of(counted: list[tuple[str, int]], captions: Captions = CAPTIONS, theme: Theme = LIGHT) -> Page:
    return lay_out_page(Cloud().update(counted), captions, theme)


def ink(png: bytes) -> Bools:
    """Where the picture differs from its corner."""
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.int16)
    found: Bools = np.abs(pixels - pixels[0, 0]).max(axis=2) > 24
    return found


def box_of(run: Run, scale: int = 1) -> tuple[int, int, int, int]:
    """The run's ink as measured, outwards to whole pixels: left, top, right, bottom."""
    box = measure(run.text)
    edges = (box.x0, box.y0, box.x1, box.y1)
    left, top, right, bottom = (
        (start + edge * run.size) * scale for start, edge in zip((run.x, run.y) * 2, edges, strict=True)
    )
    return int(left) - 1, int(top) - 1, int(right) + 2, int(bottom) + 2


# ---- the page --------------------------------------------------------------------------------------------------------


def test_words_keep_their_places_towards_each_other() -> None:
    picture = Cloud().update(COUNTED)
    runs = lay_out_page(picture, CAPTIONS).words
    scales = {round(run.size / word.size, 6) for run, word in zip(runs, picture.words, strict=True)}
    assert len(scales) == 1
    shifts = {
        (round(run.x - scale * word.x, 6), round(run.y - scale * word.y, 6))
        for run, word in zip(runs, picture.words, strict=True)
        for scale in scales
    }
    assert len({(round(x, 2), round(y, 2)) for x, y in shifts}) == 1


@pytest.mark.parametrize("stage", [(1920, 1080), (1280, 960), (1080, 1920)])
@pytest.mark.parametrize("prompt", ["Vad?", "Vad betyder mest för dig? " * 11, "x" * 300])
def test_nothing_leaves_the_page_or_touches_the_captions(stage: tuple[int, int], prompt: str) -> None:
    words = [(f"arbetsglädje{n}", 200 - n) for n in range(90)]
    page = lay_out_page(Cloud(stage).update(words), Captions(prompt, "Salen · 9 deltagare", "", "sv"))
    boxes = {name: [box_of(run) for run in getattr(page, name)] for name in ("heading", "words", "footer")}
    for left, top, right, bottom in chain(*boxes.values()):
        assert left > 40
        assert top > 40
        assert right < PAGE[0] - 40
        assert bottom < PAGE[1] - 30
    assert max(bottom for *_, bottom in boxes["heading"]) < min(top for _, top, *_ in boxes["words"])
    assert max(bottom for *_, bottom in boxes["words"]) < min(top for _, top, *_ in boxes["footer"])


def test_few_words_are_no_larger_than_on_the_screen() -> None:
    picture = Cloud().update([("mod", 1)])
    assert lay_out_page(picture, CAPTIONS).words[0].size == picture.words[0].size


def test_colours_are_those_of_the_pages() -> None:
    raw = TOKENS.read_text()
    light, dark = raw.partition("@media")[0], raw.partition("@media")[2]
    for theme, css in ((LIGHT, light), (DARK, dark)):
        for index, colour in enumerate(theme.words):
            assert f"--raw-cloud-{index}: {colour};" in css
        names = {"stage": theme.background, "ink": theme.ink, "ink-soft": theme.ink_soft}
        assert all(f"--raw-{name}: {colour};" in css for name, colour in names.items())


def test_captions_break_into_lines_of_about_equal_length() -> None:
    _, lines = fit_lines("Vad är viktigast för dig i ditt arbete just nu, och varför?", [10.0], 240.0, most_lines=2)
    widths = [measure(line).advance * 10 for line in lines]
    assert len(lines) == 2
    assert max(widths) - min(widths) < 60


def test_caption_without_spaces_is_cut_between_characters() -> None:
    _, lines = fit_lines("仲間" * 60, [10.0], 200.0, most_lines=2)
    assert "".join(lines) == "仲間" * 60
    assert all(measure(line).advance * 10 <= 200 for line in lines)


# ---- PNG -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "pixels"), [("1080p", (1920, 1080)), ("4k", (3840, 2160))])
def test_png_has_the_size_that_was_asked_for(size: str, pixels: tuple[int, int]) -> None:
    assert Image.open(io.BytesIO(write_png(page_of(COUNTED), size))).size == pixels


@pytest.mark.parametrize(("size", "scale"), [("1080p", 1), ("4k", 2)])
def test_ink_of_every_word_is_in_its_box_and_nowhere_else(size: str, scale: int) -> None:
    page = page_of(COUNTED)
    found = ink(write_png(page, size))
    rest = found.copy()
    for run in page.runs:
        left, top, right, bottom = box_of(run, scale)
        inside = found[top:bottom, left:right]
        # The ink reaches all four sides of its box.
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        assert rows[0] <= 3
        assert columns[0] <= 3
        assert rows[-1] >= bottom - top - 4
        assert columns[-1] >= right - left - 4
        rest[top:bottom, left:right] = False
    assert not rest.any()


def test_words_have_their_colours() -> None:
    page = page_of(COUNTED, theme=DARK)
    image = Image.open(io.BytesIO(write_png(page))).convert("RGB")
    for run in page.words:
        inside = np.asarray(image.crop(box_of(run)), dtype=np.int16).reshape(-1, 3)
        apart = np.abs(inside - np.array(list(bytes.fromhex(run.colour[1:]))))
        # No pixel of a thin stroke need be covered whole.
        assert apart.max(axis=1).min() <= 2


def test_every_script_and_emoji_leaves_ink() -> None:
    page = page_of([(word, 9) for word in HOSTILE if word.isprintable()])
    found = ink(write_png(page))
    for run in page.words:
        left, top, right, bottom = box_of(run)
        assert found[top:bottom, left:right].any(), run.text


# ---- SVG -------------------------------------------------------------------------------------------------------------


def parse(svg: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def test_svg_has_the_words_as_text_in_their_places() -> None:
    page = page_of(COUNTED)
    texts = {element.text: element for element in parse(write_svg(page)).iter(f"{SVG}text")}
    assert {run.text for run in page.runs} == set(texts)
    for run in page.runs:
        placed = texts[run.text]
        for name, value in {"x": run.x, "y": run.y, "font-size": run.size, "textLength": run.width}.items():
            assert float(placed.attrib[name]) == pytest.approx(value, abs=0.001)


def test_svg_says_what_it_shows() -> None:
    root = parse(write_svg(page_of(COUNTED)))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == (CAPTIONS.heading, CAPTIONS.description)
    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == "sv"
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], description.attrib["id"]]


def test_svg_refers_to_nothing_outside() -> None:
    svg = write_svg(page_of([(word, 3) for word in HOSTILE])).decode()
    addresses = re.findall(r"(?:https?:)?//[\w.-]+[^\s\"]*", svg.replace('xmlns="http://www.w3.org/2000/svg"', ""))
    assert [address for address in addresses if not address.startswith("//") and "w3.org" not in address] == []
    assert set(re.findall(r"url\((.{5})", svg)) == {"data:"}
    assert not re.search(r"\b(href|src)=|@import|<script|<image|<foreignObject|\son\w+=", svg)


def test_embedded_typeface_has_common_letters_and_those_that_are_needed_and_no_more() -> None:
    fonts = embedded_fonts(["tillit ß", "仲間", "🎉"])
    assert next(iter(fonts)) == "Manrope"
    head, _, body = fonts["Manrope"].partition(",")
    assert head == "data:font/woff2;base64"
    letters = set(TTFont(io.BytesIO(base64.b64decode(body))).getBestCmap())
    assert {ord(letter) for letter in "tilit åäöæøß"} <= letters
    assert ord("Ж") not in letters
    if font_parts("仲間")[0].path is not None:
        assert len(fonts) == 2


@pytest.mark.parametrize("word", HOSTILE)
def test_whatever_was_typed_comes_out_as_text(word: str) -> None:
    captions = Captions(f"Fråga {word}", f"Sal {word}", f"Ord: {word}", "sv")
    root = parse(write_svg(page_of([(word, 3), ("mod", 1)], captions)))
    shown = word.replace("\x01", "\ufffd")
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert shown in texts
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "desc", "style", "rect", "g", "text",
    }  # fmt: skip


def test_line_from_right_to_left_ends_at_its_left_edge() -> None:
    (run,) = page_of([("שלום", 3)]).words
    element = next(
        element for element in parse(write_svg(page_of([("שלום", 3)]))).iter(f"{SVG}text") if element.text == run.text
    )
    assert (element.attrib["direction"], element.attrib["text-anchor"]) == ("rtl", "end")
    assert float(element.attrib["x"]) == pytest.approx(run.x, abs=0.001)


def test_same_cloud_makes_the_same_files() -> None:
    assert write_svg(page_of(COUNTED)) == write_svg(page_of(COUNTED))
    assert write_png(page_of(COUNTED)) == write_png(page_of(COUNTED))


def test_cloud_without_words_is_a_page_with_captions() -> None:
    page = lay_out_page(Picture((1920, 1080), [], 0), CAPTIONS)
    assert page.words == []
    assert ink(write_png(page)).any()
