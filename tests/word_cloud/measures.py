"""What is measured on a replayed stream. The terms are defined here and nowhere else; docs/word-cloud.md quotes them.

A frame is one update's list of `[word, size_px, x0, y0, x1, y1, rotation]`: ink boxes in stage pixels.
"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

Frame = Sequence[Sequence[Any]]


def measure_stream(frames: Sequence[Frame], stage: tuple[int, int] = (1920, 1080)) -> dict[str, float]:
    """All the figures of one stream; shares and displacements in per cent, means over updates."""
    diagonal = math.hypot(*stage)
    steps = [step for step in (displacements(a, b, diagonal) for a, b in pairwise(frames)) if len(step)]
    kept = [share for share in (kept_neighbours(a, b) for a, b in pairwise(frames)) if share is not None]
    shown = [frame for frame in frames if frame]
    pooled = np.concatenate(steps) if steps else np.zeros(1)
    return {
        "displacement": float(np.mean([step.mean() for step in steps]) * 100) if steps else 0.0,
        "far": float((pooled > 0.10).mean() * 100),
        "unmoved": float((pooled * diagonal < 1.5).mean() * 100),
        "neighbours": float(np.mean(kept) * 100) if kept else 100.0,
        "compactness": float(np.mean([compactness(frame) for frame in shown])),
        "last": compactness(shown[-1]),
        "overlaps": float(np.mean([overlaps(frame) for frame in shown])),
        "run_ons": float(np.mean([run_ons(frame) for frame in shown])),
        "flips": float(np.mean([flips(a, b) for a, b in pairwise(frames)]) * 100) if len(frames) > 1 else 0.0,
        "smallest": min(word[1] for frame in shown for word in frame),
        "outside": float(sum(outside(frame, stage) for frame in shown)),
    }


def displacements(before: Frame, after: Frame, diagonal: float) -> Any:
    """How far the centre of the ink of each word in both frames went, over the stage's diagonal."""
    centres = {word[0]: _centre(word) for word in before}
    both = [(centres[word[0]], _centre(word)) for word in after if word[0] in centres]
    return np.array([math.dist(a, b) for a, b in both]) / diagonal


def kept_neighbours(before: Frame, after: Frame, near: int = 5) -> float | None:
    """The share of a surviving word's nearest five surviving words that are still among its nearest five."""
    words = [word[0] for word in after if word[0] in {other[0] for other in before}]
    if len(words) <= near:
        return None
    around = []
    for frame in (before, after):
        places = {word[0]: _centre(word) for word in frame}
        at = np.array([places[word] for word in words])
        distances = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))
        np.fill_diagonal(distances, np.inf)
        around.append(np.argsort(distances, axis=1)[:, :near])
    return float(np.mean([len(set(a) & set(b)) / near for a, b in zip(*around, strict=True)]))


def compactness(frame: Frame) -> float:
    """The sum of the ink boxes over the area of the convex hull of all their corners."""
    boxes = _boxes(frame)
    ink = ((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])).sum()
    return float(ink / _hull_area(np.concatenate([boxes[:, [x, y]] for x in (0, 2) for y in (1, 3)])))


def overlaps(frame: Frame) -> int:
    """Pairs of words whose ink boxes share more than a hundredth of a pixel each way."""
    across, along = _overlap(frame)
    return int(((across > 0.01) & (along > 0.01)).sum() // 2)


def run_ons(frame: Frame) -> int:
    """Pairs of words that read as one: the ink shares at least half the lower one's height, and the gap between them
    is under a word space, taken as a fifth of the smaller font size."""
    boxes = _boxes(frame)
    across, along = _overlap(frame)
    heights, sizes = boxes[:, 3] - boxes[:, 1], np.array([word[1] for word in frame])
    level = along >= 0.5 * np.minimum(heights[:, None], heights)
    close = (across <= 0.01) & (-across < 0.2 * np.minimum(sizes[:, None], sizes))
    return int((level & close).sum() // 2)


def flips(before: Frame, after: Frame) -> float:
    """The share of surviving words whose rotation changed."""
    turned = {word[0]: word[6] for word in before}
    both = [turned[word[0]] != word[6] for word in after if word[0] in turned]
    return sum(both) / len(both) if both else 0.0


def outside(frame: Frame, stage: tuple[int, int]) -> int:
    """Words whose ink leaves the stage."""
    boxes = _boxes(frame)
    inside = (boxes[:, :2] >= -0.01).all(axis=1) & (boxes[:, 2:] <= np.array(stage) + 0.01).all(axis=1)
    return int((~inside).sum())


def size_fidelity(frame: Frame, counts: Counter[str]) -> tuple[float, float]:
    """R² of font size against the square root of the count: of the best line, and of the best line through (0, 0)."""
    sizes = np.array([float(word[1]) for word in frame])
    roots = np.sqrt([float(counts[word[0]]) for word in frame])
    spread = float(((sizes - sizes.mean()) ** 2).sum())
    if spread < 1e-9 or np.ptp(roots) < 1e-9:
        return 1.0, 1.0
    line = np.polyval(np.polyfit(roots, sizes, 1), roots)
    origin = roots * (roots @ sizes) / (roots @ roots)
    return 1 - float(((sizes - line) ** 2).sum()) / spread, 1 - float(((sizes - origin) ** 2).sum()) / spread


def drops(frame: Frame, counts: Counter[str], top: int) -> int:
    """How many of the `top` commonest words are missing; among equals any will do."""
    shown = sorted((counts[word[0]] for word in frame), reverse=True)
    wanted = sorted((count for count in counts.values() if count > 0), reverse=True)[:top]
    return sum(1 for count in wanted if count > 0) - sum(1 for a, b in zip(wanted, shown, strict=False) if a == b)


def _boxes(frame: Frame) -> Any:
    return np.array([word[2:6] for word in frame], dtype=float)


def _centre(word: Sequence[Any]) -> tuple[float, float]:
    return (word[2] + word[4]) / 2, (word[3] + word[5]) / 2


def _overlap(frame: Frame) -> tuple[Any, Any]:
    """By how much every two ink boxes overlap sideways and up or down; negative is the gap between them."""
    boxes = _boxes(frame)
    across = np.minimum(boxes[:, None, 2], boxes[:, 2]) - np.maximum(boxes[:, None, 0], boxes[:, 0])
    along = np.minimum(boxes[:, None, 3], boxes[:, 3]) - np.maximum(boxes[:, None, 1], boxes[:, 1])
    np.fill_diagonal(across, -np.inf)
    return across, along


def _hull_area(points: Any) -> float:
    """Andrew's monotone chain, then the shoelace formula."""
    ordered = sorted(map(tuple, points.tolist()))
    hull: list[tuple[float, float]] = []
    for chain in (ordered, ordered[::-1]):
        start = len(hull)
        for point in chain:
            while len(hull) >= start + 2 and _turn(hull[-2], hull[-1], point) <= 0:
                hull.pop()
            hull.append(point)
        hull.pop()
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(hull, hull[1:] + hull[:1], strict=True))) / 2


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
