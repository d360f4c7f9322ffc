"""A page as SVG: text stays text, in the typeface that the file carries, each word pinned to its measured width."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from app.word_cloud.fonts import FONT_WEIGHT
from app.word_cloud.picture import Page, Run
from app.word_cloud.picture_fonts import embedded_fonts
from app.word_cloud.picture_ink import is_right_to_left

# What XML cannot hold: https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_svg(page: Page) -> bytes:
    width, height = page.size
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "lang": page.captions.language,
            "role": "img",
            "aria-labelledby": "visent-title visent-description",
        },
    )
    SubElement(svg, "title", {"id": "visent-title"}).text = _legal(page.captions.heading)
    SubElement(svg, "desc", {"id": "visent-description"}).text = _legal(page.captions.description)
    fonts = embedded_fonts(_legal(run.text) for run in page.runs)
    SubElement(svg, "style").text = _style(fonts)
    SubElement(svg, "rect", {"width": "100%", "height": "100%", "fill": page.background})
    for runs in (page.heading, page.words, page.footer):
        group = SubElement(svg, "g")
        for run in runs:
            _add(group, run)
    xml: bytes = tostring(svg, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + xml


def _style(fonts: dict[str, str]) -> str:
    faces = [
        f'@font-face {{ font-family: "{family}"; font-weight: {FONT_WEIGHT}; src: url({uri}) format("woff2"); }}'
        for family, uri in fonts.items()
    ]
    families = ", ".join(f'"{family}"' for family in fonts)
    text = f"text {{ font-family: {families}, sans-serif; font-weight: {FONT_WEIGHT}; white-space: pre; }}"
    return "\n".join([*faces, text])


def _add(group: Element, run: Run) -> None:
    attributes = {
        "x": _number(run.x),
        "y": _number(run.y),
        "font-size": _number(run.size),
        "textLength": _number(run.width),
        "lengthAdjust": "spacingAndGlyphs",
        "fill": run.colour,
    }
    if is_right_to_left(run.text):
        # The anchor is where the text begins or ends; a line from the right ends at its left edge.
        attributes |= {"direction": "rtl", "text-anchor": "end"}
    SubElement(group, "text", attributes).text = _legal(run.text)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
