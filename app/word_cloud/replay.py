"""A stream of answers through the layout, for `visent cloud replay` and the benchmark."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from app.word_cloud.layout import Cloud, Picture


def replay(stream: object, top: int | None = 120, stage: tuple[int, int] = (1920, 1080)) -> list[dict[str, Any]]:
    """One `{"ms", "words": [[word, size_px, x0, y0, x1, y1, rotation], …]}` per update, boxes in stage pixels.

    `stream` is `{"updates": [[answer, …], …], "remove": {"27": [word, …]}}`; what is removed at 27 is gone once update
    27 (from 0) is counted, and stays gone. Raises ValueError for any other shape.
    """
    updates, removals = _parsed(stream)
    cloud = Cloud(stage, top)
    counts: Counter[str] = Counter()
    gone: set[str] = set()
    frames = []
    for index, answers in enumerate(updates):
        counts.update(answers)
        removed = removals.get(index, [])
        gone.update(removed)
        words = [(word, count) for word, count in counts.most_common() if word not in gone]
        started = time.perf_counter()
        picture = cloud.update(words, removed)
        frames.append({"ms": round((time.perf_counter() - started) * 1000, 3), "words": _rows(picture)})
    return frames


def _rows(picture: Picture) -> list[list[Any]]:
    return [[word.word, round(word.size, 4), *(round(edge, 3) for edge in word.box), 0] for word in picture.words]


def _parsed(stream: object) -> tuple[Sequence[Sequence[str]], dict[int, Sequence[str]]]:
    if not isinstance(stream, Mapping):
        raise ValueError("A stream is a JSON object.")
    updates = stream.get("updates")
    if not isinstance(updates, list) or not all(_is_words(update) for update in updates):
        raise ValueError('A stream is an object with "updates": a list of lists of answers.')
    removals = stream.get("remove") or {}
    if not isinstance(removals, Mapping) or not all(
        str(index).isdecimal() and _is_words(words) for index, words in removals.items()
    ):
        raise ValueError('"remove" is an object: the number of an update, and the list of words that are gone then.')
    return updates, {int(index): words for index, words in removals.items()}


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
