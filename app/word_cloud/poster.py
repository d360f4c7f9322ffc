"""A poster for the wall of a canteen: the words of a cloud fill a shape, on A3.

The layout is that of the `wordcloud` package: dense, and slow, which here nobody minds. It imports matplotlib, so it is
imported when a poster is made and not before; a server makes posters in a process of their own (`poster_process`).
"""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, sqrt
from pathlib import Path
from random import Random

import msgspec
import numpy as np
from PIL import Image

from app.word_cloud.arrays import Bools
from app.word_cloud.fonts import measure
from app.word_cloud.mask import BadMask
from app.word_cloud.picture import DARK, LIGHT, Captions, Run, Theme
from app.word_cloud.picture_ink import paint
from app.word_cloud.picture_lines import fit_lines
from app.word_cloud.picture_png import png_bytes
from app.word_cloud.poster_font import AIR_X, AIR_Y, box_font

# A3 in the layout's grid, 75 to the inch, upright; it lies on its side where the shape is larger then.
GRID_DPI = 75
_GRID = (877, 1240)
PAPER_MM = (297, 420)
_MM_PER_INCH = 25.4
_MARGIN = 54
# The question underneath and the session below it, in grid pixels.
_CAPTION_SIZES = (22, 19, 17, 15)
_FOOTER_SIZES = (12, 10)
_LINE_HEIGHT = 1.25
_GAP_IN_CAPTION = 6
_GAP = 30
# The least size of a word, in grid pixels: two millimetres.
_SMALLEST = 6
# How much of the shape is meant for the words that are there once.
_FULL = 0.6
# Then they fill the gaps: all of them until one fits nowhere, then the shorter of them; so many a round at most.
_FILLING_SHARES = (1.0, 0.5, 0.25, 0.1)
_MOST_FILLERS = 2000
# Grid pixels between words.
_AIR = 2
# How many of the words may stand upright, where they do not fit otherwise or by chance.
_HORIZONTAL = 0.92


class PosterWord(msgspec.Struct, frozen=True):
    """A word, how many gave it, and its colour: an index into the palette."""

    word: str
    count: int
    colour: int


class Placed(msgspec.Struct, frozen=True):
    """A word on the poster, in grid pixels: the left upper corner of its box (ink and air) and its size."""

    word: PosterWord
    left: float
    top: float
    size: int
    is_upright: bool

    @property
    def extent(self) -> tuple[float, float]:
        """How wide and high the box is as it stands."""
        ink = measure(self.word.word)
        length, height = ink.x1 - ink.x0 + 2 * AIR_X, ink.y1 - ink.y0 + 2 * AIR_Y
        return (height * self.size, length * self.size) if self.is_upright else (length * self.size, height * self.size)


def draw_poster(
    words: Sequence[PosterWord],
    shape: Image.Image,
    captions: Captions,
    *,
    is_dark: bool = False,
    seed: int = 1,
    dpi: int = 300,
) -> bytes:
    """The poster as PNG; the same for the same words, shape and seed. `shape` is a mask as `mask.py` makes them.

    Raises BadMask where no word fits into the shape. There must be words.
    """
    theme = DARK if is_dark else LIGHT
    lines, mask = max(
        (_lay_out_page(shape, captions, grid, theme) for grid in (_GRID, _GRID[::-1])),
        key=lambda page: page[1].histogram()[255],
    )
    grid = mask.size
    scale = dpi / GRID_DPI
    size = [round(side / _MM_PER_INCH * dpi) for side in PAPER_MM]
    poster = Image.new("RGB", (size[0], size[1]) if grid == _GRID else (size[1], size[0]), theme.background)
    enlarged = mask.resize((round(grid[0] * scale), round(grid[1] * scale)), Image.Resampling.BICUBIC)
    poster.paste(theme.shape, (0, 0), enlarged)
    placed = lay_out_poster(words, np.asarray(mask) > 127, seed)
    for run in (*lines, *_runs((word for word in placed if not word.is_upright), theme)):
        paint(poster, run, scale)
    # Words that stand upright are drawn on a page that lies on its side.
    poster = poster.transpose(Image.Transpose.ROTATE_270)
    for run in _runs((_laid_down(word, poster.width / scale) for word in placed if word.is_upright), theme):
        paint(poster, run, scale)
    return png_bytes(poster.transpose(Image.Transpose.ROTATE_90), dpi)


def lay_out_poster(words: Sequence[PosterWord], inside: Bools, seed: int) -> list[Placed]:
    """The words where `inside` is true: first each of them, its size after its count; then again, small, in the gaps.

    Raises BadMask where not even the commonest fits.
    """
    ranked = sorted(words, key=lambda word: -word.count)
    # An area tells a count, as in the live cloud.
    weights = [sqrt(word.count) for word in ranked]
    with box_font([word.word for word in ranked]) as (font, boxes):
        by_box = dict(zip(boxes, ranked, strict=True))
        largest = _largest(ranked, float(inside.sum()))
        placed = _place(by_box, list(zip(boxes, weights, strict=True)), font, inside, seed=seed, largest=largest)
        if not placed:
            raise BadMask("empty")
        # A word that comes again is never larger than one that is there once.
        smallest = placed[-1].size
        by_width = sorted(boxes, key=lambda box: measure(by_box[box].word).advance)
        for share in _FILLING_SHARES:
            short = set(by_width[: ceil(share * len(by_width))])
            choice = [(box, weight) for box, weight in zip(boxes, weights, strict=True) if box in short]
            free = inside & ~_covered(placed, inside.shape)
            again = _drawn(choice, seed)
            placed += _place(by_box, again, font, free, seed=seed, largest=smallest)
    return placed


def _drawn(choice: list[tuple[str, float]], seed: int) -> list[tuple[str, float]]:
    """Boxes to fill gaps with, all of one size, the commoner words oftener."""
    chance = Random(seed)  # noqa: S311 -- a picture, no secret
    boxes, weights = zip(*choice, strict=True)
    return [(box, 1.0) for box in chance.choices(boxes, weights, k=_MOST_FILLERS)]


def _largest(ranked: Sequence[PosterWord], room: float) -> int:
    """The size of the commonest word at which all of them fill so much of the room."""
    boxes = [Placed(word, 0, 0, 1, False).extent for word in ranked]
    area = sum(word.count * width * height for word, (width, height) in zip(ranked, boxes, strict=True))
    return max(_SMALLEST, int(sqrt(_FULL * room / area * ranked[0].count)))


def _place(
    by_box: dict[str, PosterWord],
    weights: list[tuple[str, float]],
    font: Path,
    inside: Bools,
    *,
    seed: int,
    largest: int,
) -> list[Placed]:
    from wordcloud import WordCloud  # noqa: PLC0415 -- imports matplotlib, see above

    cloud = WordCloud(
        font_path=str(font),
        mask=np.where(inside, 0, 255).astype(np.uint8),
        margin=_AIR,
        max_words=len(weights),
        min_font_size=_SMALLEST,
        relative_scaling=1.0,
        prefer_horizontal=_HORIZONTAL,
        random_state=seed,
        color_func=lambda *_args, **_kwargs: "black",
    )
    cloud.generate_from_frequencies(_Weights(weights), max_font_size=largest)
    return [
        Placed(by_box[box], int(left), int(top), size, orientation is not None)
        for (box, _weight), size, (top, left), orientation, _colour in cloud.layout_
    ]


class _Weights:
    """What the layout takes for a dict of frequencies, in which a word may come again."""

    def __init__(self, weights: list[tuple[str, float]]) -> None:
        self._weights = weights

    def items(self) -> list[tuple[str, float]]:
        return self._weights


def _covered(placed: Sequence[Placed], shape: tuple[int, ...]) -> Bools:
    covered = np.zeros(shape, dtype=np.bool_)
    for one in placed:
        width, height = one.extent
        left, top = int(one.left), int(one.top)
        covered[top : ceil(top + height), left : ceil(left + width)] = True
    return covered


def _lay_out_page(
    shape: Image.Image, captions: Captions, grid: tuple[int, int], theme: Theme
) -> tuple[list[Run], Image.Image]:
    """The captions, and the shape as large as it may be on a page that stands or lies as this grid does."""
    lines, bottom = _captions(captions, grid, theme)
    return lines, _fit(shape, grid, bottom)


def _captions(captions: Captions, grid: tuple[int, int], theme: Theme) -> tuple[list[Run], float]:
    """The question and the session in the middle of the foot, and where the shape's room ends above them."""
    widest = grid[0] - 2 * _MARGIN
    size, question = fit_lines(captions.heading, _CAPTION_SIZES, widest, most_lines=2)
    small, session = fit_lines(captions.footer, _FOOTER_SIZES, widest, most_lines=1)
    rows = [(line, float(size), theme.ink) for line in question]
    rows += [(line, float(small), theme.ink_soft) for line in session]
    y = grid[1] - _MARGIN + 0.0
    runs = []
    for line, height, colour in reversed(rows):
        width = measure(line).advance * height
        runs.append(Run(line, (grid[0] - width) / 2, y, height, width, colour))
        y -= height * _LINE_HEIGHT + (_GAP_IN_CAPTION if colour == theme.ink_soft else 0)
    return runs, y - _GAP


def _fit(shape: Image.Image, grid: tuple[int, int], bottom: float) -> Image.Image:
    """The shape as large as it may be, in the middle of the grid above `bottom`."""
    room = grid[0] - 2 * _MARGIN, bottom - _MARGIN
    scale = min(room[0] / shape.width, room[1] / shape.height)
    small = shape.resize((max(1, int(shape.width * scale)), max(1, int(shape.height * scale))))
    mask = Image.new("L", grid)
    mask.paste(small, ((grid[0] - small.width) // 2, int(_MARGIN + (room[1] - small.height) / 2)))
    return mask


def _runs(placed: Iterable[Placed], theme: Theme) -> Iterator[Run]:
    seen: dict[str, int] = {}
    for one in placed:
        ink, size = measure(one.word.word), float(one.size)
        # A word that comes again is in the next colour.
        times = seen[one.word.word] = seen.get(one.word.word, -1) + 1
        colour = theme.words[(one.word.colour + times) % len(theme.words)]
        x, y = one.left + (AIR_X - ink.x0) * size, one.top + (AIR_Y - ink.y0) * size
        yield Run(one.word.word, x, y, size, ink.advance * size, colour)


def _laid_down(one: Placed, width: float) -> Placed:
    """Where a word that reads upwards is on a page turned clockwise, which is so wide."""
    return Placed(one.word, width - one.top - one.extent[1], one.left, one.size, False)
