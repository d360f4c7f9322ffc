"""Bins of a histogram: where the numbers between two bounds are gathered. Whole numbers, in a unit of one's own."""

import msgspec

# A number of its own for each bin, as long as a hall can tell them apart.
MOST_SINGLE = 24
# Enough to see a shape, few enough for a label below each other one.
WANTED = 20


class Bin(msgspec.Struct, frozen=True):
    """The numbers from `first` to `last`, both among them."""

    first: int
    last: int


def lay_bins(low: int, high: int) -> list[Bin]:
    """The bins from `low` to `high`: one a number where those are few, else about twenty of a round width.

    All are equally wide but the last, which takes what is left over: 0 to 100 ends with 95 to 100.
    """
    if high - low <= MOST_SINGLE:
        return [Bin(value, value) for value in range(low, high + 1)]
    numbers = high - low + 1
    width = _round_width(numbers)
    bins = (2 * numbers + width) // (2 * width)
    starts = [low + width * n for n in range(bins)]
    return [Bin(start, start + width - 1) for start in starts[:-1]] + [Bin(starts[-1], high)]


def _round_width(numbers: int) -> int:
    """The width of 1, 2 or 5, with zeros, that comes nearest to the wanted number of bins."""
    magnitude = 1
    while numbers > 10 * magnitude * WANTED:
        magnitude *= 10
    widths = [step * magnitude for step in (1, 2, 5, 10)]
    return min(widths, key=lambda width: abs(numbers / width - WANTED))
