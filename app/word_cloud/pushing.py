"""Words that have come to overlap part again, at the least cost: one steps aside, or a row of words is pushed on.

Boxes are given by their centres and half sizes, (n, 2) arrays in stage pixels. Little should move at all, so that
the eye finds every word where it was: each overlap is parted in the cheapest of a few ways, one after the other.
"""

import numpy as np

from app.word_cloud.arrays import Floats, Indices
from app.word_cloud.places import Stage, least_covering, nearest_to

# Boxes may touch: less than this is rounding, in pixels.
TOUCH = 1e-3
# Boxes have a pixel of room around them that nobody sees: this much of an overlap is let be, in pixels.
_LET_BE = 0.6
# What moving a word at all costs, in pixels of moving it.
_STIR_PX = 4.0
# A move under this is not seen, in pixels.
_UNSEEN_PX = 1.5
# A step aside looks no further than this; of the stage's diagonal.
_ASIDE = 0.09
# Going further than this is a jump that loses the eye, and each pixel of it costs three; of the diagonal.
_JUMP = 0.05
# A push that sets more words going than this is no small matter.
_LONGEST_ROW = 16
# How often a word may elbow its way in among lighter ones before the crowd is found too dense.
_ELBOWINGS = 10


class Crowd:
    """The boxes of one picture while their overlaps are parted.

    `start` is where each of them stood in the picture before: what a move costs is counted from there.
    """

    def __init__(self, stage: Stage, start: Floats, halves: Floats, weights: Floats) -> None:
        self.start = start
        self.centres = stage.clamp(start, halves)
        self._stage = stage
        self._halves = halves
        self._weights = weights
        self._diagonal = float(np.hypot(*stage.size))
        self._depths = np.zeros((len(start), len(start)))
        self._measure(np.arange(len(start)))

    def part(self) -> bool:
        """Part all overlaps, the deepest first. False where the crowd is too dense for that."""
        elbowings = 0
        for _ in range(2 * len(self.centres) + 20):
            first, second = divmod(int(self._depths.argmax()), len(self._depths))
            if self._depths[first, second] <= _LET_BE:
                return True
            heavy, light = (first, second) if self._weights[first] >= self._weights[second] else (second, first)
            if not self._part_pair(heavy, light):
                elbowings += 1
                if elbowings > _ELBOWINGS or not (self._elbow_in(light) or self._jump(light)):
                    return False
        return False

    def _measure(self, moved: Indices) -> None:
        """By how much the moved boxes overlap all others, the shallower way; negative where they do not."""
        gaps = np.abs(self.centres[moved, None] - self.centres) - self._halves[moved, None] - self._halves
        depths = -gaps.max(axis=2)
        depths[np.arange(len(moved)), moved] = 0.0
        self._depths[moved] = depths
        self._depths[:, moved] = depths.T

    def _part_pair(self, heavy: int, light: int) -> bool:
        """Try a push of either along either axis, then a step aside of either; do what costs least, if anything can be
        done."""
        cost, moves = np.inf, None
        depths = self._halves[heavy] + self._halves[light] - np.abs(self.centres[heavy] - self.centres[light])
        for axis in (0, 1) if depths[0] < depths[1] else (1, 0):
            away = 1.0 if self.centres[light, axis] >= self.centres[heavy, axis] else -1.0
            for word, sign in ((light, away), (heavy, -away)):
                cost, moves = min((cost, moves), self._push(word, axis, sign, float(depths[axis]), cost), key=_first)
        # One word pushed the shorter way and nobody else: no step aside is shorter.
        if moves is None or len(moves[0]) > 1:
            for word in (light, heavy):
                cost, moves = min((cost, moves), self._step_aside(word, cost), key=_first)
        if moves is None:
            return False
        self._move(*moves)
        return True

    def _push(
        self, word: int, axis: int, sign: float, amount: float, worst: float
    ) -> tuple[float, tuple[Indices, Floats] | None]:
        """The word along one axis and before it whatever it runs into: the cost, and who goes where."""
        spent = amount * self._weights[word]
        if spent > worst:
            return np.inf, None
        other = 1 - axis
        before, widths = self.centres[:, axis] * sign, self._halves[:, axis]
        across, heights = self.centres[:, other], self._halves[:, other]
        at = before.copy()
        at[word] += amount
        row = [word]
        for pusher in row:
            front = at[pusher] + widths[pusher]
            if front > self._wall(pusher, axis, sign) + TOUCH or len(row) > _LONGEST_ROW or spent > worst:
                return np.inf, None
            hit = (np.abs(across - across[pusher]) < heights + heights[pusher] - TOUCH) & (before > before[pusher])
            hit &= at - widths < front - TOUCH
            for struck in np.flatnonzero(hit):
                spent += (front + widths[struck] - at[struck]) * self._weights[struck]
                at[struck] = front + widths[struck]
                row.append(int(struck))
        moved = np.array(sorted(set(row)))
        places = self.centres[moved]
        places[:, axis] = at[moved] * sign
        return self._cost(moved, places), (moved, places)

    def _wall(self, word: int, axis: int, sign: float) -> float:
        """How far the front of a box may go this way; one that stands further out already may stay, but not go on."""
        other = 1 - axis
        offset = float(self.centres[word, other] - self._stage.centre[other])
        return float(self._stage.centre[axis] * sign + self._stage.wall(axis, offset, self._halves[word, other]))

    def _step_aside(self, word: int, worst: float) -> tuple[float, tuple[Indices, Floats] | None]:
        """The word alone to the nearest free place: the cost, and who goes where."""
        reach = min(_ASIDE * self._diagonal, worst / float(self._weights[word]) + _UNSEEN_PX)
        others = self._about(word, reach)
        centres, halves = self.centres[others], self._halves[others]
        place = nearest_to(self._stage, self.centres[word], self._halves[word], centres, halves, reach=reach)
        if place is None:
            return np.inf, None
        moved, places = np.array([word]), place[None]
        return self._cost(moved, places), (moved, places)

    def _elbow_in(self, word: int) -> bool:
        """The word to where it covers the least of lighter ones, which part from it next."""
        reach = _ASIDE * self._diagonal
        others = self._about(word, reach)
        burdens = self._weights[others] / self._weights[word]
        burdens[burdens >= 1.0] = np.inf
        centres, halves = self.centres[others], self._halves[others]
        place = least_covering(
            self._stage, self.centres[word], self._halves[word], centres, halves, burdens=burdens, reach=reach
        )
        if place is None:
            return False
        self._move(np.array([word]), place[None])
        return True

    def _jump(self, word: int) -> bool:
        """The word to the nearest free place wherever it is."""
        others = self._about(word, np.inf)
        centres, halves = self.centres[others], self._halves[others]
        place = nearest_to(self._stage, self.centres[word], self._halves[word], centres, halves)
        if place is None:
            return False
        self._move(np.array([word]), place[None])
        return True

    def _about(self, word: int, reach: float) -> Indices:
        """Who the word could meet within this reach."""
        near = (np.abs(self.centres - self.centres[word]) < self._halves + self._halves[word] + reach).all(axis=1)
        near[word] = False
        return np.flatnonzero(near)

    def _move(self, moved: Indices, places: Floats) -> None:
        self.centres[moved] = places
        self._measure(moved)

    def _cost(self, moved: Indices, places: Floats) -> float:
        """How much worse off these words would be than they are."""
        start = self.start[moved]
        more = self._hurt(places - start) - self._hurt(self.centres[moved] - start)
        return float(more @ self._weights[moved])

    def _hurt(self, moves: Floats) -> Floats:
        distances = np.hypot(moves[:, 0], moves[:, 1])
        beyond = np.maximum(distances - _JUMP * self._diagonal, 0.0)
        hurt: Floats = distances + _STIR_PX * (distances > _UNSEEN_PX) + 2.0 * beyond
        return hurt


def _first(choice: tuple[float, object]) -> float:
    return choice[0]
