"""A typeface for the poster's layout, in which every word is a box around the word's ink.

The layout of the `wordcloud` package measures with one file alone, which never has every script and emoji; and it puts
small words between the letters of large ones, where nobody can read either. With boxes it does neither.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from app.word_cloud.fonts import measure

# Unicode's private area has room for 6,400; more words are on no poster.
_FIRST_LETTER = 0xE000
_PER_EM = 1000
# FreeType draws no letter that is wider than ten ems: a longer word is several equal boxes in a row.
_WIDEST_EM = 5
# Air on either side of the ink and above and below it, in ems: without it two words beside each other read as one.
AIR_X, AIR_Y = 0.09, 0.03


@contextmanager
def box_font(words: Sequence[str]) -> Iterator[tuple[Path, list[str]]]:
    """The font's file, and for each of the words what to set in its stead."""
    boxes = [_Box(word) for word in words]
    names = [f"word{index}" for index in range(len(words))]
    letters = [chr(_FIRST_LETTER + index) for index in range(len(words))]
    builder = FontBuilder(_PER_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names, strict=True)})
    glyphs = {name: box.glyph() for name, box in zip(names, boxes, strict=True)}
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), **glyphs})
    widths = {name: (box.width, 0) for name, box in zip(names, boxes, strict=True)}
    builder.setupHorizontalMetrics({".notdef": (0, 0), **widths})
    builder.setupHorizontalHeader(ascent=_PER_EM, descent=-_PER_EM)
    builder.setupPost()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "boxes.ttf"
        builder.save(path)
        yield path, [letter * box.times for letter, box in zip(letters, boxes, strict=True)]


class _Box:
    """In the font's units; the left edge is at the pen."""

    def __init__(self, word: str) -> None:
        ink = measure(word)
        width = ink.x1 - ink.x0 + 2 * AIR_X
        self.times = ceil(width / _WIDEST_EM)
        self.width = round(width * _PER_EM / self.times)
        self._bottom, self._top = round((-ink.y1 - AIR_Y) * _PER_EM), round((AIR_Y - ink.y0) * _PER_EM)

    def glyph(self) -> object:
        pen = TTGlyphPen(None)
        pen.moveTo((0, self._bottom))
        for corner in ((0, self._top), (self.width, self._top), (self.width, self._bottom)):
            pen.lineTo(corner)
        pen.closePath()
        return pen.glyph()
