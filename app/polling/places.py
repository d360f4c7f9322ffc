"""Places in a picture or a square, each side from 0 to 1: read, stored, and gathered so that a hall fits a snapshot.

Counted in whole thousandths, which are exact: what is added up in another order, or taken back, comes to the same.
"""

import math
from collections.abc import Iterable

# From one side of the square to the other. A place is stored to the nearest thousandth.
THOUSAND = 1000

Place = tuple[float, float]
Thousandths = tuple[int, int]


def stored_place(sent: Iterable[float]) -> Place | None:
    """A place in its one stored form; None for one that lies outside the square."""
    x, y = sent
    # Neither what is no number nor what is endless passes a comparison.
    if not (0 <= x <= 1 and 0 <= y <= 1):
        return None
    return round(x * THOUSAND) / THOUSAND, round(y * THOUSAND) / THOUSAND


def in_thousandths(place: Place) -> Thousandths:
    return round(place[0] * THOUSAND), round(place[1] * THOUSAND)


class Gathered:
    """How many places there are, around which point and how far from it, and how many in each of `side` × `side` cells.

    Bounded however many are counted: four sums, and three for each cell that has places in it.
    """

    def __init__(self, side: int) -> None:
        self._side = side
        self.count = 0
        self._sums = [0, 0]
        self._squares = [0, 0]
        # By cell (column, row): how many, and the sums of their places.
        self._cells: dict[tuple[int, int], list[int]] = {}

    def add(self, place: Place) -> None:
        self._count(in_thousandths(place), 1)

    def remove(self, place: Place) -> None:
        self._count(in_thousandths(place), -1)

    def merge(self, other: "Gathered") -> None:
        """Count what another of the same side has counted, too."""
        self.count += other.count
        self._sums = _plus(self._sums, other._sums)
        self._squares = _plus(self._squares, other._squares)
        for cell, counted in other._cells.items():
            self._cells[cell] = _plus(self._cells.get(cell, [0, 0, 0]), counted)

    @property
    def mean(self) -> list[float] | None:
        """[x, y] to the nearest thousandth, halves upwards; None without places."""
        return None if self.count == 0 else [_mean(total, self.count) for total in self._sums]

    @property
    def spread(self) -> list[float] | None:
        """The standard deviation of x and of y (of these places, not of a sample), to three decimals."""
        if self.count == 0:
            return None
        sums = zip(self._sums, self._squares, strict=True)
        # Whole numbers up to the root.
        variances = (self.count * squares - total * total for total, squares in sums)
        return [round(math.sqrt(variance) / self.count / THOUSAND, 3) for variance in variances]

    @property
    def spots(self) -> list[list[float]]:
        """[x, y, count] of each cell that has places: where in it they lie on average, and how many. Row by row."""
        cells = sorted(self._cells.items(), key=lambda item: (item[0][1], item[0][0]))
        return [[_mean(x, count), _mean(y, count), count] for _cell, (count, x, y) in cells if count]

    @property
    def quarters(self) -> list[int]:
        """How many lie in each quarter: x and y below the middle, x above, y above, both above. The middle is above.

        The side must be even: then no cell lies on both sides of the middle.
        """
        counts = [0, 0, 0, 0]
        half = self._side // 2
        for (column, row), (count, _x, _y) in self._cells.items():
            counts[(column >= half) + 2 * (row >= half)] += count
        return counts

    def _count(self, place: Thousandths, by: int) -> None:
        x, y = place
        self.count += by
        self._sums = _plus(self._sums, [by * x, by * y])
        self._squares = _plus(self._squares, [by * x * x, by * y * y])
        # The last cell has its far end, too.
        cell = min(x * self._side // THOUSAND, self._side - 1), min(y * self._side // THOUSAND, self._side - 1)
        counted = _plus(self._cells.get(cell, [0, 0, 0]), [by, by * x, by * y])
        self._cells[cell] = counted


def _plus(one: list[int], other: list[int]) -> list[int]:
    return [a + b for a, b in zip(one, other, strict=True)]


def _mean(total: int, count: int) -> float:
    """The mean of thousandths to the nearest one, halves upwards."""
    return (2 * total + count) // (2 * count) / THOUSAND
