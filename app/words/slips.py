"""Slips of the finger: which words a form that is no word may have meant.

Only forms that no dictionary knows are asked about; which of the answers counts, if any, depends on what the others
in the hall wrote (`attraction.py`). Edits are those of Damerau (1964): a letter missing, extra, wrong, or two swapped.
"""

import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import product

import regex
from rapidfuzz.distance import OSA

from app.words.roots import Roots

# What a letter typed without its marks may have been; longer words are not tried in every spelling.
_MARKED = {"a": "åäæ", "o": "öø", "e": "é", "u": "ü"}
_MOST_SPELLINGS = 256
# Nobody types a longer word, and none is in a dictionary.
_LONGEST = 40
_TWO_FOR_ONE = {"ae": "æ", "oe": "ø", "aa": "å"}
_MARKS = regex.compile(r"\p{M}")


class Slip(IntEnum):
    """The likeliest first."""

    MARKS = 1
    DOUBLED = 2
    SWAPPED = 3
    LETTER = 4
    WRONG_LETTER = 5
    TWO_LETTERS = 6


# The shortest form in which each slip is believed: in short words, one letter makes another word.
_LEAST_LENGTH = {
    Slip.MARKS: 3,
    Slip.DOUBLED: 4,
    Slip.SWAPPED: 4,
    Slip.LETTER: 5,
    Slip.WRONG_LETTER: 7,
    Slip.TWO_LETTERS: 10,
}
# Two letters wrong are believed only if the beginning is right.
_RIGHT_BEGINNING = 2


class Slips:
    """Finds what may have been meant, by the dictionaries of a session's languages."""

    def __init__(self, roots: Roots, letters: str) -> None:
        self._roots = roots
        self._letters = letters
        self._marked = {plain: "".join(mark for mark in marks if mark in letters) for plain, marks in _MARKED.items()}
        self.meant = lru_cache(maxsize=20_000)(self._meant)

    def _meant(self, form: str) -> dict[str, Slip]:
        """Roots of the words that the form may have meant, each with the likeliest slip that leads to it."""
        found: dict[str, Slip] = {}
        can_be_a_slip = form.isalpha() and len(form) <= _LONGEST
        for spelling in self._roots.written(self._spellings(form)) if can_be_a_slip else ():
            slip = slip_between(form, spelling)
            if slip is not None:
                root = self._roots.token(spelling).root
                found[root] = min(slip, found.get(root, slip))
        return found

    def _spellings(self, form: str) -> set[str]:
        """Everything one slip away, words or not."""
        found = {form.replace(two, one) for two, one in _TWO_FOR_ONE.items() if two in form}
        found.update(self._with_marks(form))
        cuts = [(form[:at], form[at:]) for at in range(len(form) + 1)]
        found.update(before + after[1:] for before, after in cuts if after)
        found.update(before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1)
        found.update(before + letter + after for before, after in cuts for letter in self._letters)
        found.update(
            before + letter + after[1:] for before, after in cuts if before and after for letter in self._letters
        )
        return found

    def _with_marks(self, form: str) -> Iterator[str]:
        choices = [letter + self._marked.get(letter, "") for letter in form]
        spellings = 1
        for choice in choices:
            spellings *= len(choice)
        if spellings <= _MOST_SPELLINGS:
            yield from ("".join(letters) for letters in product(*choices))


@lru_cache(maxsize=50_000)
def without_marks(form: str) -> str:
    """The form as a keyboard without its letters would have it."""
    return _MARKS.sub("", unicodedata.normalize("NFD", form.replace("æ", "ae").replace("ø", "o")))


def slip_between(form: str, meant: str) -> Slip | None:
    """The slip that leads from a form that is no word to the one that was meant, if it can be believed."""
    slip = _slip(form, meant)
    return slip if slip is not None and len(form) >= _LEAST_LENGTH[slip] else None


def _slip(form: str, meant: str) -> Slip | None:
    plain_form, plain = without_marks(form), without_marks(meant)
    if plain_form == plain or form == plain.replace("ae", "a"):
        return Slip.MARKS
    if form == plain_form:
        # Typed without marks throughout: any other slip comes on top of that.
        meant = plain
    distance = OSA.distance(form, meant, score_cutoff=2)
    if distance == 2:
        return Slip.TWO_LETTERS if form[:_RIGHT_BEGINNING] == meant[:_RIGHT_BEGINNING] else None
    if distance > 2:
        return None
    if len(form) == len(meant):
        return _slip_in_place(form, meant)
    longer, shorter = (form, meant) if len(form) > len(meant) else (meant, form)
    at = next((at for at, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    is_doubled = longer[at] in (longer[at - 1 : at] or "-") or longer[at] == longer[at + 1 : at + 2]
    return Slip.DOUBLED if is_doubled else Slip.LETTER


def _slip_in_place(form: str, meant: str) -> Slip | None:
    differing = [at for at, (a, b) in enumerate(zip(form, meant, strict=True)) if a != b]
    if len(differing) == 2:
        return Slip.SWAPPED
    # A wrong first letter is another word: "hopp" and "topp".
    return Slip.WRONG_LETTER if differing[0] > 0 else None
