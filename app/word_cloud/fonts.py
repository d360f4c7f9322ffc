"""How much room a word takes: its tight ink box and its width, in ems, measured with the file that browsers get too.

One file serves Pillow and the browser, so both agree on every width. Scripts the main font lacks are measured with the
system's Noto fonts where present, else estimated.
"""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import font_manrope
import msgspec
import regex
from fontTools.ttLib import TTFont
from PIL import ImageFont, features

# Manrope Bold: reads from the last row, and its letters are open enough to be told apart when small.
FONT_FAMILY = "Manrope"
FONT_WEIGHT = 700
# Large enough that hinting does not touch the widths: they scale within 0.05 % of what a browser draws.
_REFERENCE_PX = 500
# A colour bitmap font comes in one size only.
_EMOJI_PX = 109
# Tried in this order for what the main font lacks; file names as Debian's fonts-noto-* and fonts-dejavu-core have them.
_FALLBACK_FILES = (
    "NotoSansArabic-Bold.ttf",
    "NotoSansHebrew-Bold.ttf",
    "NotoSansDevanagari-Bold.ttf",
    "NotoSansThai-Bold.ttf",
    "NotoSansCJK-Bold.ttc",
    "NotoColorEmoji.ttf",
    "NotoSans-Bold.ttf",
    "DejaVuSans-Bold.ttf",
)
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
_EMOJI = regex.compile(r"\p{Emoji_Presentation}|\uFE0F")


class Ink(msgspec.Struct, frozen=True):
    """One word at a font size of one em, the pen at (0, 0) on the baseline, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float
    advance: float


class FontPart(msgspec.Struct, frozen=True):
    """A run of a word in one font; `path` is None where no font at hand has its letters."""

    text: str
    path: Path | None


def assert_raqm() -> None:
    """Raises RuntimeError where Pillow lacks RAQM: its basic layout is 8 % off the browser's widths."""
    if not features.check("raqm"):
        raise RuntimeError("Pillow was built without RAQM, so words would be measured wrong. Install a Pillow wheel.")


def font_path() -> Path:
    """The file the words are measured with, and the one to serve to browsers."""
    return Path(font_manrope.__file__).parent / "files" / "Manrope-Bold.ttf"


@cache
def line_metrics() -> tuple[float, float]:
    """How far the main font reaches above and below the baseline, in ems: a browser's text box is their sum high."""
    header = TTFont(font_path(), lazy=True)["hhea"]
    per_em = _outlines().per_em
    return header.ascent / per_em, -header.descent / per_em


@lru_cache(maxsize=50_000)
def measure(word: str) -> Ink:
    """The ink box and the width of one word, in ems."""
    x0 = y0 = x1 = y1 = pen = 0.0
    for index, part in enumerate(font_parts(word)):
        ink = _measure_part(part)
        x0 = ink.x0 if index == 0 else x0
        x1 = pen + ink.x1
        y0, y1 = (ink.y0, ink.y1) if index == 0 else (min(y0, ink.y0), max(y1, ink.y1))
        pen += ink.advance
    if x1 - x0 < 0.01 or y1 - y0 < 0.01:  # nothing but spaces or marks: still something to point at
        return Ink(0.0, -0.7, max(pen, 0.3), 0.0, max(pen, 0.3))
    return Ink(x0, y0, x1, y1, pen)


def font_parts(word: str) -> list[FontPart]:
    """The word split into runs by the font that has their letters, in the order they are read."""
    parts: list[FontPart] = []
    for cluster in regex.findall(r"\X", unicodedata.normalize("NFC", word)):
        path = _font_for(cluster)
        if parts and parts[-1].path == path:
            parts[-1] = FontPart(parts[-1].text + cluster, path)
        else:
            parts.append(FontPart(cluster, path))
    return parts


def load_font(path: Path, size_px: float) -> tuple[ImageFont.FreeTypeFont, float]:
    """The font at (about) this size, and what its drawing must be scaled by to be of this size."""
    size = _EMOJI_PX if path.name == "NotoColorEmoji.ttf" else size_px
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM), size_px / size


def _measure_part(part: FontPart) -> Ink:
    if part.path is None:
        width = sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.6 for letter in part.text)
        return Ink(0.0, -0.88, width, 0.12, width)
    font, scale = _reference_font(part.path)
    advance = font.getlength(part.text) * scale
    x0, y0, x1, y1 = (edge * scale for edge in font.getbbox(part.text, anchor="ls"))
    if part.path == font_path():
        # Pillow's box reaches from pen to pen; the ink begins and ends within the outer letters' bearings.
        x0, x1 = _outlines().left_bearing(part.text[0]), advance - _outlines().right_bearing(part.text[-1])
    return Ink(x0, y0, x1, y1, advance)


@cache
def _reference_font(path: Path) -> tuple[ImageFont.FreeTypeFont, float]:
    font, scale = load_font(path, _REFERENCE_PX)
    return font, scale / _REFERENCE_PX


@lru_cache(maxsize=10_000)
def _font_for(cluster: str) -> Path | None:
    if all(ord(letter) in _outlines().glyphs for letter in cluster if not _is_invisible(letter)):
        return font_path()
    fallbacks = _fallbacks()
    if _EMOJI.search(cluster):
        fallbacks = tuple(sorted(fallbacks, key=lambda path: path.name != "NotoColorEmoji.ttf"))
    for path in fallbacks:
        letters = _letters_of(path)
        if all(ord(letter) in letters for letter in cluster if not _is_invisible(letter)):
            return path
    return None


def _is_invisible(letter: str) -> bool:
    """Joiners and variation selectors say how letters are drawn and need no glyph of their own."""
    return unicodedata.category(letter) in {"Cf", "Mn"} and unicodedata.combining(letter) == 0


@cache
def _fallbacks() -> tuple[Path, ...]:
    found = {path.name: path for folder in _FONT_FOLDERS for path in sorted(Path(folder).rglob("*.tt[cf]"))}
    return tuple(found[name] for name in _FALLBACK_FILES if name in found)


@cache
def _letters_of(path: Path) -> frozenset[int]:
    return frozenset(TTFont(path, fontNumber=0, lazy=True).getBestCmap())


class _Outlines:
    """What Pillow does not tell of the main font: the bearings of its letters."""

    def __init__(self) -> None:
        font = TTFont(font_path(), lazy=True)
        self.per_em: int = font["head"].unitsPerEm
        self.glyphs: dict[int, str] = font.getBestCmap()
        self._outlines = font["glyf"]
        self._widths = font["hmtx"]

    def left_bearing(self, letter: str) -> float:
        """In ems."""
        name = self.glyphs.get(ord(letter), ".notdef")
        return float(getattr(self._outlines[name], "xMin", 0)) / self.per_em

    def right_bearing(self, letter: str) -> float:
        """In ems."""
        name = self.glyphs.get(ord(letter), ".notdef")
        width = self._widths[name][0]
        return float(width - getattr(self._outlines[name], "xMax", width)) / self.per_em


@cache
def _outlines() -> _Outlines:
    return _Outlines()
