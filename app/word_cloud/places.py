"""Where a box may go: of all places where it would touch others, the free one that is nearest or most central."""

import numpy as np

from app.word_cloud.arrays import Bools, Floats

# The rim is a superellipse of this power, (x/a)^p + (y/b)^p = 1: round at the corners, and fuller than an ellipse (2),
# so that the words can be larger.
ROUND = 4
# Nothing comes nearer to the edge of the projection than this, of its shorter side.
_MARGIN = 0.012
# Touching is not overlapping: this keeps rounding out of it, in pixels.
_TOUCH = 1e-3
# What a box that covers others once over costs, against a place at the rim.
_COVERING = 3.0


class Stage:
    """The room there is: a rounded rectangle, in pixels."""

    def __init__(self, width: int, height: int) -> None:
        self.size = np.array([width, height], dtype=np.float64)
        self.centre = self.size / 2
        self.reach = self.centre - _MARGIN * min(width, height)

    def clamp(self, centres: Floats, halves: Floats) -> Floats:
        """The centres, those that stick out moved inwards."""
        room = np.maximum(self.reach - halves, 0.0)
        offsets = centres - self.centre
        out = self._sticks_out(offsets, halves)
        offsets[out] = np.clip(offsets[out], -room[out], room[out])
        for _ in range(40):
            still = out & self._sticks_out(offsets, halves)
            if not still.any():
                break
            offsets[still] *= 0.98
        # Those that may stay, stay to the last bit.
        return np.where(out[:, None], self.centre + offsets, centres)

    def _sticks_out(self, offsets: Floats, halves: Floats) -> Bools:
        out: Bools = (((np.abs(offsets) + halves) / self.reach) ** ROUND).sum(axis=1) > 1.0 + _TOUCH
        return out

    def wall(self, axis: int, offset: float, half: float) -> float:
        """How far from the centre along `axis` a box may reach that lies `offset` off the centre along the other."""
        other = min((abs(offset) + half) / float(self.reach[1 - axis]), 1.0)
        return float(self.reach[axis] * (1.0 - other**ROUND) ** (1 / ROUND))

    def outwardness(self, xs: Floats, ys: Floats, half: Floats) -> Floats:
        """How far out a box reaches at every pair of these xs and ys: 0 at the centre, 1 at the rim."""
        across = ((np.abs(xs - self.centre[0]) + half[0]) / self.reach[0]) ** ROUND
        along = ((np.abs(ys - self.centre[1]) + half[1]) / self.reach[1]) ** ROUND
        out: Floats = across[:, None] + along
        return out


def most_central(stage: Stage, half: Floats, centres: Floats, halves: Floats) -> Floats | None:
    """The free place for a box of half this size that reaches out the least; None where there is none."""
    xs, ys = _touching(stage, half, stage.centre, centres, halves)
    out = stage.outwardness(xs, ys, half)
    return _best(xs, ys, np.where(_taken(xs, ys, half, centres, halves) | (out > 1.0), np.inf, out))


def central_near(
    stage: Stage, point: Floats, half: Floats, centres: Floats, halves: Floats, *, pull: float
) -> Floats | None:
    """A free place that is central and not far from `point`: `pull` is what a stage's diagonal away costs."""
    xs, ys = _touching(stage, half, point, centres, halves)
    out = stage.outwardness(xs, ys, half)
    distances = np.hypot((xs - point[0])[:, None], ys - point[1]) / float(np.hypot(*stage.size))
    taken = _taken(xs, ys, half, centres, halves) | (out > 1.0)
    return _best(xs, ys, np.where(taken, np.inf, out + pull * distances))


def nearest_to(
    stage: Stage, point: Floats, half: Floats, centres: Floats, halves: Floats, *, reach: float = np.inf
) -> Floats | None:
    """The free place for a box of half this size that is nearest to `point`, at most `reach` away; None without any."""
    xs, ys = _touching(stage, half, point, centres, halves, reach=reach)
    distances = (xs - point[0])[:, None] ** 2 + (ys - point[1]) ** 2
    no = _taken(xs, ys, half, centres, halves) | (stage.outwardness(xs, ys, half) > 1.0) | (distances > reach * reach)
    return _best(xs, ys, np.where(no, np.inf, distances))


def most_central_covering(stage: Stage, half: Floats, centres: Floats, halves: Floats) -> Floats | None:
    """A place that is central and covers little of the others; None where the box is larger than the stage."""
    xs, ys = _touching(stage, half, stage.centre, centres, halves)
    out = stage.outwardness(xs, ys, half)
    covered = _covered(xs, ys, half, centres, halves, burdens=np.ones(len(centres)))
    return _best(xs, ys, np.where(out > 1.0, np.inf, _COVERING * covered + out))


def least_covering(
    stage: Stage, point: Floats, half: Floats, centres: Floats, halves: Floats, *, burdens: Floats, reach: float
) -> Floats | None:
    """The place near `point` where the box covers the least burden; None where all within reach is too much of it."""
    xs, ys = _touching(stage, half, point, centres, halves, reach=reach)
    immovable = np.isinf(burdens)
    covered = _covered(xs, ys, half, centres[~immovable], halves[~immovable], burdens=burdens[~immovable])
    distances = np.hypot((xs - point[0])[:, None], ys - point[1]) / reach
    no = _taken(xs, ys, half, centres[immovable], halves[immovable]) | (stage.outwardness(xs, ys, half) > 1.0)
    return _best(xs, ys, np.where(no | (distances > 1.0), np.inf, covered + distances))


def _touching(
    stage: Stage, half: Floats, point: Floats, centres: Floats, halves: Floats, *, reach: float = np.inf
) -> tuple[Floats, Floats]:
    """Every x and every y at which the box touches another one, and the point's own.

    The free place that is nearest to the point is a pair of these, for any measure that grows with the distance along
    either axis.
    """
    axes = []
    room = stage.reach - half
    for axis in (0, 1):
        contact = halves[:, axis] + half[axis]
        at = np.concatenate(([point[axis]], centres[:, axis] - contact, centres[:, axis] + contact))
        axes.append(at[(np.abs(at - stage.centre[axis]) <= room[axis]) & (np.abs(at - point[axis]) <= reach)])
    return axes[0], axes[1]


def _taken(xs: Floats, ys: Floats, half: Floats, centres: Floats, halves: Floats) -> Bools:
    """At which pairs of these xs and ys the box would overlap another one."""
    if len(centres) == 0:
        return np.zeros((len(xs), len(ys)), dtype=np.bool_)
    # Each box forbids a rectangle of the (sorted) pairs. Its corners are marked, and two running sums fill it: that
    # costs as much as there are pairs, however many boxes there are.
    order_x, order_y = np.argsort(xs), np.argsort(ys)
    room = halves + half - _TOUCH
    first, last = centres - room, centres + room
    left, right = np.searchsorted(xs, first[:, 0], "right", order_x), np.searchsorted(xs, last[:, 0], "left", order_x)
    low, high = np.searchsorted(ys, first[:, 1], "right", order_y), np.searchsorted(ys, last[:, 1], "left", order_y)
    right, high = np.maximum(left, right), np.maximum(low, high)
    marks = np.zeros((len(xs) + 1, len(ys) + 1), dtype=np.int16)
    for at_x, at_y, sign in ((left, low, 1), (left, high, -1), (right, low, -1), (right, high, 1)):
        np.add.at(marks, (at_x, at_y), sign)
    filled = marks.cumsum(axis=0, dtype=np.int16).cumsum(axis=1, dtype=np.int16)
    taken = np.empty((len(xs), len(ys)), dtype=np.bool_)
    taken[np.ix_(order_x, order_y)] = filled[:-1, :-1] > 0
    return taken


def _covered(xs: Floats, ys: Floats, half: Floats, centres: Floats, halves: Floats, *, burdens: Floats) -> Floats:
    """What share of the box the others would lie under at every pair of these xs and ys, times their burdens."""
    shared = []
    for axis, at in ((0, xs), (1, ys)):
        depth = halves[:, axis] + half[axis] - np.abs(at[:, None] - centres[:, axis])
        shared.append(np.clip(depth, 0.0, 2 * np.minimum(half[axis], halves[:, axis])))
    area: Floats = (shared[0] * burdens) @ shared[1].T
    share: Floats = area / (4 * half[0] * half[1])
    return share


def _best(xs: Floats, ys: Floats, cost: Floats) -> Floats | None:
    if cost.size == 0:
        return None
    row, column = divmod(int(cost.argmin()), len(ys))
    return None if np.isinf(cost[row, column]) else np.array([xs[row], ys[column]])
