"""The last picture of a question: closer together, with every word as near to where it was as that allows."""

from itertools import pairwise

import numpy as np

from app.word_cloud.arrays import Floats
from app.word_cloud.places import Stage, central_near

# What a settled picture is: this share of its convex hull is ink.
COMPACT = 0.705
# How strongly words hold to their places, the strongest first: the first that makes the picture compact will do.
_PULLS = (16.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.5)


def settle_down(stage: Stage, centres: Floats, inks: Floats, halves: Floats) -> Floats:
    """The centres of a more compact picture, or the same where it is compact already.

    `inks` are the half sizes of the ink, `halves` those of the boxes that keep words apart; (n, 2) arrays in pixels.
    """
    best, densest = centres, compactness(centres, inks)
    for pull in _PULLS:
        if densest >= COMPACT:
            break
        moved = _put_down(stage, centres, halves, pull)
        if moved is not None and compactness(moved, inks) > densest:
            best, densest = moved, compactness(moved, inks)
    return best


def compactness(centres: Floats, inks: Floats) -> float:
    """The ink boxes over the area of their convex hull."""
    corners = np.concatenate([centres + inks * sign for sign in ((1, 1), (1, -1), (-1, 1), (-1, -1))])
    return float(4 * inks.prod(axis=1).sum() / max(_hull_area(corners), 1e-9))


def _put_down(stage: Stage, centres: Floats, halves: Floats, pull: float) -> Floats | None:
    """Every word anew, the largest first, each as central as its old place lets it; None where one finds no room."""
    moved = np.empty_like(centres)
    done: list[int] = []
    for index in np.argsort(-halves.prod(axis=1), kind="stable"):
        place = central_near(stage, centres[index], halves[index], moved[done], halves[done], pull=pull)
        if place is None:
            return None
        moved[index] = place
        done.append(int(index))
    return moved


def _hull_area(points: Floats) -> float:
    """The area of the convex hull: its corners by Andrew's monotone chain, then the shoelace formula."""
    ordered = sorted(map(tuple, points.tolist()))
    hull: list[tuple[float, ...]] = []
    for chain in (ordered, ordered[::-1]):
        start = len(hull)
        for point in chain:
            while len(hull) >= start + 2 and _turn(hull[-2], hull[-1], point) <= 0:
                hull.pop()
            hull.append(point)
        hull.pop()
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*hull, *hull[:1]]))) / 2


def _turn(a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
