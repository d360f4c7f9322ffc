"""Pairs of words that a presenter may want to merge. Only ever offered: whether they are one is for a human to say."""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

import msgspec
from rapidfuzz.distance import OSA

from app.words.reading import Reader
from app.words.slips import without_marks
from app.words.word import Word

Reason = Literal["synonym", "spelling", "stem"]
_ORDER: tuple[Reason, ...] = ("spelling", "stem", "synonym")
# Only words this common are compared, and only so many pairs offered: a presenter reads a few, not a hundred.
_COMPARED = 300
_OFFERED = 30
_LEAST_LENGTH = 5
# In words this long, two letters may differ.
_LONG = 8
# Words that begin alike for this many letters, and for this share of the longer one, may be one derivation apart.
_LEAST_STEM = 5
_STEM_SHARE = 0.6


class Suggestion(msgspec.Struct, frozen=True):
    """Two words as they are shown, the commoner first, and why they may be one."""

    words: tuple[str, str]
    reason: Reason


def suggest(words: Sequence[Word], reader: Reader) -> list[Suggestion]:
    """The pairs worth asking about: the most telling reason first, then the commonest words."""
    synonyms = _synonyms(reader)
    found = []
    for first, second in combinations(words[:_COMPARED], 2):
        reason = _reason(first, second, synonyms)
        if reason is not None:
            found.append((_ORDER.index(reason), -min(first.count, second.count), -first.count, first.text, second.text))
    return [Suggestion((first, second), _ORDER[order]) for order, _, _, first, second in sorted(found)[:_OFFERED]]


def _synonyms(reader: Reader) -> dict[str, set[int]]:
    """Root of each listed word, and the rows of the list that it stands in."""
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(reader.lists.synonyms):
        for word in row:
            rows.setdefault(reader.roots.token(word).root, set()).add(number)
    return rows


def _reason(first: Word, second: Word, synonyms: dict[str, set[int]]) -> Reason | None:
    if synonyms.get(first.key, set()) & synonyms.get(second.key, set()):
        return "synonym"
    one, other = first.text.casefold(), second.text.casefold()
    shorter = min(len(one), len(other))
    if shorter < _LEAST_LENGTH:
        return None
    if OSA.distance(one, other, score_cutoff=1) <= 1:
        return "spelling"
    # Also what a hall of two languages writes in two ways: "arbetsmiljö", "arbeidsmiljø".
    if shorter >= _LONG and OSA.distance(without_marks(one), without_marks(other), score_cutoff=2) <= 2:
        return "spelling"
    begin = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    is_near = begin >= _LEAST_STEM and begin >= _STEM_SHARE * max(len(one), len(other))
    return "stem" if is_near and " " not in one + other else None
