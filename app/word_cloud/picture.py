"""A word cloud as a page to keep: the question above, the words as on the projected screen, whose they are below.

Everything is placed here once, in page pixels; `picture_png` and `picture_svg` only draw it.
"""

from collections.abc import Sequence

import msgspec

from app.word_cloud.fonts import measure
from app.word_cloud.layout import Picture, PlacedWord
from app.word_cloud.picture_lines import fit_lines

PAGE = (1920, 1080)
_MARGIN_X, _MARGIN_TOP, _MARGIN_BOTTOM = 88, 76, 56
# The heading takes the first of these at which it has two lines, else as many of the last as it needs.
_HEADING_SIZES = (58, 52, 46, 40, 34)
_FOOTER_SIZES = (24, 21, 18)
_LINE_HEIGHT = 1.22
# Between heading, cloud and footer.
_GAP = 44


class Theme(msgspec.Struct, frozen=True):
    """Colours as in `tokens.css`; `words` is the palette that a word's colour is an index into."""

    background: str
    shape: str
    ink: str
    ink_soft: str
    words: tuple[str, ...]


LIGHT = Theme("#ffffff", "#f1efea", "#1b2430", "#55606e", ("#276a86", "#bd1705", "#a82efa", "#5a0214", "#111174"))
DARK = Theme("#101828", "#182236", "#f2f4f7", "#b3bccb", ("#f9e31a", "#a5fdf4", "#e5a206", "#05d1a8", "#b292fc"))


class Captions(msgspec.Struct, frozen=True):
    """What is said about a picture: on it, and (`description`) to those who do not see it. `language` is the tag of
    the question's language."""

    heading: str
    footer: str
    description: str
    language: str


class Run(msgspec.Struct, frozen=True):
    """A piece of text in one size and colour: the pen starts at (x, y) on the baseline and goes `width` far."""

    text: str
    x: float
    y: float
    size: float
    width: float
    colour: str


class Page(msgspec.Struct, frozen=True):
    """All there is to draw, in page pixels; the words are the commonest first."""

    size: tuple[int, int]
    background: str
    captions: Captions
    heading: list[Run]
    words: list[Run]
    footer: list[Run]

    @property
    def runs(self) -> list[Run]:
        return [*self.heading, *self.words, *self.footer]


def lay_out_page(picture: Picture, captions: Captions, theme: Theme = LIGHT) -> Page:
    """The page of one cloud. Its words keep their places towards each other and are never larger than on the screen."""
    width, height = PAGE
    widest = width - 2 * _MARGIN_X
    size, lines = fit_lines(captions.heading, _HEADING_SIZES, widest, most_lines=2)
    top = _MARGIN_TOP + len(lines) * size * _LINE_HEIGHT
    heading = [
        _run(line, _MARGIN_X, _MARGIN_TOP + size * (0.85 + index * _LINE_HEIGHT), size, theme.ink)
        for index, line in enumerate(lines)
    ]
    small, ends = fit_lines(captions.footer, _FOOTER_SIZES, widest, most_lines=1)
    bottom = height - _MARGIN_BOTTOM - (len(ends) - 1) * small * _LINE_HEIGHT
    footer = [
        _run(line, _MARGIN_X, bottom + index * small * _LINE_HEIGHT, small, theme.ink_soft)
        for index, line in enumerate(ends)
    ]
    room = (_MARGIN_X, top + _GAP, width - _MARGIN_X, bottom - small - _GAP)
    return Page(PAGE, theme.background, captions, heading, _words(picture, room, theme), footer)


def place_words(picture: Picture, theme: Theme) -> tuple[tuple[float, float], list[Run]]:
    """The cloud's ink alone, from its upper left corner: its width and height in stage pixels, and its words."""
    if not picture.words:
        return (0.0, 0.0), []
    left, top, right, bottom = _bounds([word.box for word in picture.words])
    return (right - left, bottom - top), [_word(word, theme, 1.0, -left, -top) for word in picture.words]


def _words(picture: Picture, room: tuple[float, float, float, float], theme: Theme) -> list[Run]:
    """The cloud's ink in the middle of the room."""
    if not picture.words:
        return []
    x0, y0, x1, y1 = room
    left, top, right, bottom = _bounds([word.box for word in picture.words])
    scale = min((x1 - x0) / (right - left), (y1 - y0) / (bottom - top), 1.0)
    to_x = (x0 + x1) / 2 - scale * (left + right) / 2
    to_y = (y0 + y1) / 2 - scale * (top + bottom) / 2
    return [_word(word, theme, scale, to_x, to_y) for word in picture.words]


def _word(word: PlacedWord, theme: Theme, scale: float, to_x: float, to_y: float) -> Run:
    colour = theme.words[word.colour % len(theme.words)]
    x, y = to_x + scale * word.x, to_y + scale * word.y
    return Run(word.word, x, y, scale * word.size, scale * word.width, colour)


def _bounds(boxes: Sequence[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _run(text: str, x: float, y: float, size: float, colour: str) -> Run:
    return Run(text, x, y, size, measure(text).advance * size, colour)
