"""The memory of one question's cloud: which words it shows, how large and where; all that a restart needs."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Self

import msgspec
import numpy as np

from app.word_cloud.arrays import Floats
from app.word_cloud.fonts import measure
from app.word_cloud.places import Stage, most_central, most_central_covering
from app.word_cloud.pushing import Crowd
from app.word_cloud.settling import settle_down
from app.word_cloud.sizes import Demand, SizeLine, best_line, choose_line, words_for

PALETTE_SIZE = 5
# Room around the ink: like a word space at the sides, so that neighbours do not read as one word; in ems, and pixels.
_PADDING = (0.1, 0.02)
_PADDING_PX = 1.0
# Words are neighbours to the eye within about this distance, in pixels.
_CLOSE_PX = 15.0
# Where the words find no room, it is tried again with this share of their ink.
_SHRINK = 0.97
# After so many tries places are given up, not words: everything is put down anew.
_TRIES_IN_PLACE = 12


class PlacedWord(msgspec.Struct, frozen=True):
    """One word on the stage; everything but the count and the colour (an index into the palette) in stage pixels.

    (x, y) is where the pen starts on the baseline, `box` the ink (x0, y0, x1, y1), `width` what a browser calls the
    width of the text: from pen to pen.
    """

    word: str
    count: int
    size: float
    x: float
    y: float
    colour: int
    box: tuple[float, float, float, float]
    width: float


class Picture(msgspec.Struct, frozen=True):
    """One whole cloud, the commonest word first; `more` words are not on the stage."""

    stage: tuple[int, int]
    words: list[PlacedWord]
    more: int


class _Memory(msgspec.Struct):
    stage: tuple[int, int]
    top: int | None
    line: SizeLine | None
    more: int
    places: list[tuple[str, int, float, float]]
    colours: dict[str, int]


class Cloud:
    """One question's cloud. Same calls, same pictures; not to be shared between threads at the same time."""

    def __init__(self, stage: tuple[int, int] = (1920, 1080), top: int | None = None) -> None:
        self._size = stage
        self._stage = Stage(*stage)
        self._top = top
        self._line: SizeLine | None = None
        self._more = 0
        self._words: list[str] = []
        self._counts: list[int] = []
        self._centres: Floats = np.empty((0, 2))
        self._colours: dict[str, int] = {}

    def update(self, words: Sequence[tuple[str, int]], removed: Iterable[str] = ()) -> Picture:
        """Show these (word, count) pairs; a word that is on the stage stays where it is as far as can be.

        What is not among `words` leaves the stage; what is `removed` is forgotten too.
        """
        gone = set(removed)
        for word in gone:
            self._colours.pop(word, None)
        wanted = self._choose([(word, times) for word, times in words if times > 0 and word not in gone])
        places = dict(zip(self._words, self._centres, strict=True))
        self._words = [word for word, _ in wanted]
        self._counts = [times for _, times in wanted]
        self._centres = np.array([places.get(word, (np.nan, np.nan)) for word in self._words]).reshape(-1, 2)
        if wanted:
            self._lay_out()
        return self._picture()

    @property
    def stage(self) -> tuple[int, int]:
        """Width and height, in pixels."""
        return self._size

    def settle(self) -> Picture:
        """A more compact picture, for when the question has closed. Settling twice is settling once."""
        if self._words:
            extents, sizes = self._extents(), self._sizes()
            inks = extents * sizes[:, None] / 2
            self._centres = settle_down(self._stage, self._centres, inks, _halves(extents, sizes))
        return self._picture()

    def picture(self) -> Picture:
        """The picture as it stands."""
        return self._picture()

    def to_json(self) -> bytes:
        places = [
            (word, times, float(x), float(y))
            for word, times, (x, y) in zip(self._words, self._counts, self._centres, strict=True)
        ]
        memory = _Memory(self._size, self._top, self._line, self._more, places, self._colours)
        return msgspec.json.encode(memory)

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """The cloud that `to_json` wrote. Raises msgspec.DecodeError for anything else."""
        memory = msgspec.json.decode(data, type=_Memory)
        cloud = cls(memory.stage, memory.top)
        cloud._line, cloud._more, cloud._colours = memory.line, memory.more, memory.colours
        cloud._words = [place[0] for place in memory.places]
        cloud._counts = [place[1] for place in memory.places]
        cloud._centres = np.array([place[2:] for place in memory.places], dtype=np.float64).reshape(-1, 2)
        return cloud

    def _choose(self, words: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
        """The commonest words; among equals at the end, those that are on the stage already."""
        shown = set(self._words)
        ranked = sorted(words, key=lambda word: (-word[1], word[0] not in shown))
        top = self._top or words_for(self._size)
        self._more = max(0, len(ranked) - top)
        return ranked[:top]

    def _extents(self) -> Floats:
        """Width and height of every word's ink, in ems."""
        inks = [measure(word) for word in self._words]
        return np.array([(ink.x1 - ink.x0, ink.y1 - ink.y0) for ink in inks])

    def _sizes(self) -> Floats:
        assert self._line is not None
        return self._line.sizes(np.sqrt(np.array(self._counts, dtype=np.float64)))

    def _lay_out(self) -> None:
        extents = self._extents()
        roots = np.sqrt(np.array(self._counts, dtype=np.float64))
        demand = Demand(self._size, roots, extents.prod(axis=1), extents[:, 0])
        line = choose_line(demand, self._line)
        placed = None
        for attempt in count():
            sizes = line.sizes(roots)
            if attempt == _TRIES_IN_PLACE:
                self._centres = np.full_like(self._centres, np.nan)
            placed = self._place(_halves(extents, sizes), sizes)
            if placed is not None:
                break
            line = best_line(demand, _SHRINK * demand.ink(sizes))
        assert placed is not None
        self._line, self._centres = line, placed
        halves = _halves(extents, line.sizes(roots))
        for index, word in enumerate(self._words):
            if word not in self._colours:
                self._colours[word] = self._colour_for(index, halves)

    def _place(self, halves: Floats, sizes: Floats) -> Floats | None:
        """The words on the stage part, then the new come, the heavier before the lighter."""
        centres = self._centres.copy()
        new = np.isnan(centres[:, 0])
        weights = 0.5 + sizes / sizes.mean()
        old = np.flatnonzero(~new)
        start = centres.copy()
        if len(old):
            crowd = Crowd(self._stage, centres[old], halves[old], weights[old])
            if not crowd.part():
                return None
            centres[old] = crowd.centres
        done = list(old)
        for index in np.flatnonzero(new):
            others, rooms = centres[done], halves[done]
            place = most_central(self._stage, halves[index], others, rooms)
            done.append(index)
            if place is not None:
                start[index] = centres[index] = place
                continue
            place = most_central_covering(self._stage, halves[index], others, rooms)
            if place is None:
                return None
            start[index] = centres[index] = place
            crowd = Crowd(self._stage, centres[done], halves[done], weights[done])
            crowd.start = start[done]
            if not crowd.part():
                return None
            centres[done] = crowd.centres
        return centres

    def _colour_for(self, index: int, halves: Floats) -> int:
        """The colour least seen close by."""
        gaps = np.abs(self._centres - self._centres[index]) - halves - halves[index]
        distances = np.hypot(*np.maximum(gaps, 0.0).T) / _CLOSE_PX
        near = [0.0] * PALETTE_SIZE
        for other, word in enumerate(self._words):
            if word in self._colours:
                near[self._colours[word]] += 1.0 / (1.0 + float(distances[other])) ** 3
        return near.index(min(near))

    def _picture(self) -> Picture:
        if not self._words:
            return Picture(self._size, [], self._more)
        placed = [
            self._placed(word, times, float(size), centre)
            for word, times, size, centre in zip(self._words, self._counts, self._sizes(), self._centres, strict=True)
        ]
        return Picture(self._size, placed, self._more)

    def _placed(self, word: str, times: int, size: float, centre: Floats) -> PlacedWord:
        ink = measure(word)
        half_width, half_height = (ink.x1 - ink.x0) * size / 2, (ink.y1 - ink.y0) * size / 2
        x, y = float(centre[0]), float(centre[1])
        return PlacedWord(
            word=word,
            count=times,
            size=size,
            x=x - half_width - ink.x0 * size,
            y=y - half_height - ink.y0 * size,
            colour=self._colours[word],
            box=(x - half_width, y - half_height, x + half_width, y + half_height),
            width=ink.advance * size,
        )


def _halves(extents: Floats, sizes: Floats) -> Floats:
    """Half the boxes that keep words apart: the ink and the room around it."""
    halves: Floats = extents * sizes[:, None] / 2 + np.outer(sizes, _PADDING) + _PADDING_PX
    return halves
