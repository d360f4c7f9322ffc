"""How large the words are: one straight line from the square root of a count to a font size, for all words alike.

The line goes through the origin (an area tells a count) as long as the smallest word then reads from the last row of
the hall. Where it would not, the line is lifted: still straight, so order and differences stay true.
"""

from dataclasses import dataclass

import msgspec
import numpy as np

from app.word_cloud.arrays import Floats

# Ink over stage when the stage is full: what the layout can place without moving words about.
FULL = 0.54
# The line falls when the ink is over the target by this, and then goes somewhat below the target: calm in between.
OVER = 1.005
UNDER = 0.99
# It rises only when this much too small, so that an answer taken back does not make the whole cloud breathe.
RISE = 1.25
# Of the shorter side of the stage.
LARGEST_SINGLE = 0.11
LARGEST = 0.34
SMALLEST = 30.5 / 1080
# Of the stage's width.
WIDEST = 0.86


class SizeLine(msgspec.Struct, frozen=True):
    """size_px = base_px + scale_px * sqrt(count)"""

    base: float
    scale: float

    def sizes(self, roots: Floats) -> Floats:
        return self.base + self.scale * roots


@dataclass(frozen=True)
class Demand:
    """What words ask of a stage: the square roots of their counts, and their ink's areas and widths at one em."""

    stage: tuple[int, int]
    roots: Floats
    areas: Floats
    widths: Floats

    @property
    def short(self) -> int:
        return min(self.stage)

    @property
    def widest(self) -> float:
        """How wide a word may be, in pixels."""
        return WIDEST * self.stage[0]

    @property
    def room(self) -> float:
        """How much ink the stage holds, in square pixels."""
        return FULL * self.stage[0] * self.stage[1]

    def ink(self, sizes: Floats) -> float:
        return float((sizes * sizes * self.areas).sum())


def choose_line(demand: Demand, before: SizeLine | None) -> SizeLine:
    """The line for these words. `before` is that of the picture before; it is kept where it still serves."""
    if before is not None and _serves(before, demand):
        return before
    return best_line(demand, demand.room * UNDER)


def best_line(demand: Demand, ink: float) -> SizeLine:
    """The largest words with at most this much ink, in square pixels: large ones yield before small ones."""
    roots, short = demand.roots, demand.short
    through_origin = min(
        LARGEST_SINGLE * short,
        LARGEST * short / float(roots.max()),
        demand.widest / float((roots * demand.widths).max()),
        float(np.sqrt(ink / (roots * roots * demand.areas).sum())),
    )
    smallest = SMALLEST * short
    if through_origin * float(roots.min()) >= smallest:
        return SizeLine(0.0, through_origin)
    return _lifted_line(demand, ink, smallest)


def words_for(stage: tuple[int, int]) -> int:
    """How many words a stage shows by itself: 120 at 1920 x 1080, and as many a square metre on other shapes."""
    return max(20, round(120 * stage[0] * stage[1] / (1920 * 1080)))


def _serves(line: SizeLine, demand: Demand) -> bool:
    sizes = line.sizes(demand.roots)
    fits = demand.ink(sizes) <= demand.room * OVER and float((sizes * demand.widths).max()) <= demand.widest * 1.02
    if not fits or float(sizes.min()) < SMALLEST * demand.short * 0.985:
        return False
    best = best_line(demand, demand.room * UNDER)
    return float(best.sizes(demand.roots).max()) < RISE * float(sizes.max())


def _lifted_line(demand: Demand, ink: float, smallest: float) -> SizeLine:
    """The steepest line with the smallest word at `smallest` px; a flat, lower one where even that is too much."""
    smallest = min(
        smallest,
        float(np.sqrt(ink / demand.areas.sum())),
        demand.widest / float(demand.widths.max()),
    )
    first = float(demand.roots.min())
    low, high = 0.0, smallest / first
    for _ in range(20):
        scale = (low + high) / 2
        sizes = smallest + scale * (demand.roots - first)
        fits = (
            demand.ink(sizes) <= ink
            and float((sizes * demand.widths).max()) <= demand.widest
            and float(sizes.max()) <= LARGEST * demand.short
        )
        low, high = (scale, high) if fits else (low, scale)
    return SizeLine(smallest - low * first, low)
