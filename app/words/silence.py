"""Entries that say nothing: only signs, "vet ej", a fist on the keyboard."""

from itertools import pairwise

import regex

from app.words.lists.language import Language
from app.words.roots import Roots

_SAYS = regex.compile(r"[\p{L}\p{N}]")
_SIGNS = regex.compile(r"[^\p{L}\p{N}'/]+")
_LATIN = regex.compile(r"[a-zåäöæøéü]+")
_VOWELS = regex.compile(r"[aeiouyåäöæøéü]")
_ONE_LETTER = regex.compile(r"(\p{L})\1*")
# A run of one to four letters that comes again at least twice in all and makes up the whole: "sdfsdf", "kjkjkj".
_AGAIN = regex.compile(r"(\p{L}{1,4}?)\1+\p{L}?")
_ROWS = ("qwertyuiopå", "asdfghjklöä", "asdfghjkløæ", "zxcvbnm")
# Two letters side by side on a keyboard, and the direction from the first to the second.
_STEPS = {a + b: way for row in _ROWS for way in (1, -1) for a, b in pairwise(row[::way])}
_LEAST_RUN = 4
_LONGEST_ABBREVIATION = 5
_LONGEST_SOUND = 3
_PUNCTUATION = " .,!?:;'\"…-"


class Silence:
    """Knows the entries that say nothing in a session's languages."""

    def __init__(self, lists: Language, roots: Roots) -> None:
        self._nothing = frozenset(_plain(phrase) for phrase in lists.nothing)
        self._small = lists.function
        self._roots = roots

    def has_letters(self, text: str) -> bool:
        """Whether any letter or digit is in it."""
        return _SAYS.search(text) is not None

    def says_nothing(self, text: str) -> bool:
        """Whether there is nothing to show; the text stands without its emoji."""
        if not self.has_letters(text):
            return True
        plain = _plain(text)
        if plain in self._nothing or self._is_padded(text.casefold().split()):
            return True
        word = text.casefold().strip(_PUNCTUATION)
        is_abbreviation = text.isupper() and 1 < len(word) <= _LONGEST_ABBREVIATION
        return _LATIN.fullmatch(word) is not None and not is_abbreviation and self._is_mash(word)

    def _is_padded(self, words: list[str]) -> bool:
        """Whether it is one of the phrases with small words after it ("vet inte riktigt"), or one sound over again."""
        if len(words) > 1 and len(set(words)) == 1 and (len(words[0]) <= _LONGEST_SOUND or words[0] in self._nothing):
            return True
        phrases = (at for at in range(2, len(words)) if " ".join(words[:at]) in self._nothing)
        return any(all(word in self._small for word in words[at:]) for at in phrases)

    def _is_mash(self, word: str) -> bool:
        if len(word) == 1 or (len(word) > 2 and _ONE_LETTER.fullmatch(word) is not None):
            return True
        if self._roots.knows(word):
            return False
        if len(word) > 3 and (_VOWELS.search(word) is None or _AGAIN.fullmatch(word) is not None):
            return True
        longest = _longest_run(word)
        return longest >= _LEAST_RUN and longest * 2 > len(word)


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text.casefold().replace("’", "'")).strip(" '/")


def _longest_run(word: str) -> int:
    """The longest piece that lies side by side on a keyboard, in either direction."""
    longest, run, way = 1, 1, 0
    for before, letter in pairwise(word):
        step = _STEPS.get(before + letter, 0)
        run = run + 1 if step and step == way else 1 + abs(step)
        way = step
        longest = max(longest, run)
    return longest
