"""Which entries wait for a human before they reach the screen.

Words are matched whole, by base form, or as the first or last part of a compound; never as a substring, so
"fantastiska" and "Skitterbyen" pass. Disguises are undone first: digits and signs for letters, letters spelled out
with signs between them, letters repeated, letters of other alphabets that look the same.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import regex

from app.words.lists.en import PROFANE_EVERYWHERE
from app.words.lists.language import Language
from app.words.roots import Roots

# Cyrillic and Greek letters that pass for Latin ones.
_LOOKALIKES = str.maketrans("аеорсухікмтнвбαοερκυνιτѕјԁһ", "aeopcyxikmthbbaoepkyvitsjdh")
_DIGITS = str.maketrans("4@30157$€!|8", "aaeoistseiib")
_MARKS = regex.compile(r"\p{M}")
_SPELLED_OUT = regex.compile(r"(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[\s.\-_*·,/]{1,3}[\p{L}\p{N}@$!]){2,}(?![\p{L}\p{N}])")
_BETWEEN_LETTERS = regex.compile(r"[\s.\-_*·,/']+")
_INNER_SIGNS = regex.compile(r"(?<=\p{L})[.\-_·'](?=\p{L})")
_MANY = regex.compile(r"(\p{L})\1{2,}")
_TWO = regex.compile(r"(\p{L})\1")
# A star stands for a letter, several for that many or fewer: "k*k", "f**n".
_STARRED = regex.compile(r"\p{L}+[*#@]+\p{L}+")
# The rest of a compound must be this long to tell "skit|jobb" from "hor|isont" cut in the wrong place.
_LEAST_REST = 3


class HoldLists(msgspec.Struct, frozen=True):
    """The organizer's own words, beside the lists of the languages: `block` waits, `allow` never does."""

    block: frozenset[str] = frozenset()
    allow: frozenset[str] = frozenset()

    @classmethod
    def of(cls, block: Iterable[str] = (), allow: Iterable[str] = ()) -> "HoldLists":
        return cls(frozenset(map(_folded, block)), frozenset(map(_folded, allow)))


NOTHING_OF_OURS = HoldLists()


class Guard:
    """Knows what waits, by the lists of a session's languages and the organizer's own."""

    def __init__(self, lists: Language, roots: Roots, hold: HoldLists) -> None:
        self._roots = roots
        self._allow = hold.allow
        self._block = frozenset(text for text in hold.block if " " not in text)
        self._block_phrases = [text.split() for text in hold.block if " " in text]
        self._fair = lists.fair | hold.allow
        self._fair_phrases = [text.split() for text in lists.fair_phrases | hold.allow if " " in text]
        self._first = tuple(sorted(lists.profane_first))
        self._last = tuple(sorted(lists.profane_last))
        self._profane = (lists.profane | PROFANE_EVERYWHERE | self._block) - hold.allow
        self._plain = {_without_marks(word): word for word in sorted(self._profane, reverse=True) if len(word) > 2}
        self._squeezed = {_TWO.sub(r"\1", word): word for word in sorted(self._profane, reverse=True)}

    def spelled_out(self, text: str) -> str | None:
        """The profane word that is spelled out in the text ("f.a.n", "s k i t"), if there is one."""
        for match in _SPELLED_OUT.finditer(text):
            found = self._profane_word(_BETWEEN_LETTERS.sub("", match[0].casefold()), is_disguised=True)
            if found is not None:
                return found
        return None

    def held_words(self, words: Sequence[str]) -> list[str] | None:
        """The words of a part without their disguises, if it waits; None if it may be shown."""
        plain = [_folded(word) for word in words]
        if " ".join(plain) in self._allow:
            return None
        fair = set(_covered(plain, self._fair_phrases))
        blocked = set(_covered(plain, self._block_phrases))
        undisguised = [None if at in fair else self._profane_word(word) for at, word in enumerate(plain)]
        if not blocked and not any(undisguised):
            return None
        return [found or word for found, word in zip(undisguised, plain, strict=True)]

    def _profane_word(self, word: str, is_disguised: bool = False) -> str | None:
        """The word without its disguise if it waits, else None."""
        if word in self._fair:
            return None
        if word in self._profane:
            return word
        if self._roots.knows(word) and not is_disguised:
            base = self._roots.base(word)
            return word if (base in self._profane and base not in self._fair) or self._is_compound(word) else None
        for plain in _undisguised(word):
            if plain in self._profane:
                return plain
            if plain != word and (self._roots.base(plain) in self._profane or self._is_compound(plain)):
                return plain
        return self._by_likeness(word, is_disguised) or (word if self._is_compound(word) else None)

    def _by_likeness(self, word: str, is_disguised: bool) -> str | None:
        """For a word that no dictionary has: profane without its marks, its doubled letters, or behind its stars."""
        for plain in _undisguised(word):
            # Drawn out ("fååån") it is no longer the ordinary word that it would be ("fån").
            if plain != word and self._roots.knows(plain) and not (is_disguised or _MANY.search(word)):
                continue
            if (found := self._plain.get(_without_marks(plain))) is not None:
                return found
            if (found := self._squeezed.get(_TWO.sub(r"\1", plain))) is not None and len(found) > 2:
                return found
        if _STARRED.fullmatch(word) is not None:
            pattern = regex.compile(regex.sub(r"[*#@]+", lambda stars: rf"\p{{L}}{{1,{len(stars[0])}}}", word))
            return min((one for one in self._profane if pattern.fullmatch(one)), default=None)
        return None

    def _is_compound(self, word: str) -> bool:
        """Whether it is built with one of the first or last parts that wait, and the rest is a word."""
        if word.startswith(self._first):
            for first in self._first:
                rest = word.removeprefix(first)
                if _LEAST_REST <= len(rest) < len(word) and self._roots.knows(rest):
                    return self._is_believed(word, first)
        if word.endswith(self._last):
            for last in self._last:
                rest = word.removesuffix(last)
                if _LEAST_REST <= len(rest) < len(word) and self._roots.is_first_part(rest):
                    return self._is_believed(word, last)
        return False

    def _is_believed(self, word: str, part: str) -> bool:
        """A listed word that begins or ends with three such letters is most likely another word."""
        return len(part) > _LEAST_REST or not self._roots.knows(word)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _without_marks(word: str) -> str:
    spelled = word.replace("æ", "ae").replace("ø", "o")
    return _MARKS.sub("", unicodedata.normalize("NFD", spelled))


def _covered(words: Sequence[str], phrases: Iterable[Sequence[str]]) -> Iterator[int]:
    """The places of the words that one of the phrases covers."""
    for phrase in phrases:
        for start in range(len(words) - len(phrase) + 1):
            if all(word == said for word, said in zip(words[start:], phrase, strict=False)):
                yield from range(start, start + len(phrase))


def _undisguised(word: str) -> list[str]:
    """The word as it may be meant, most literal first."""
    plain = unicodedata.normalize("NFKC", word).casefold().translate(_LOOKALIKES)
    if regex.search(r"\p{L}", plain) and regex.search(r"[\d@$€!|]", plain):
        plain = plain.translate(_DIGITS)
    plain = _INNER_SIGNS.sub("", plain)
    found = [word, plain, _MANY.sub(r"\1", plain), _MANY.sub(r"\1\1", plain)]
    return list(dict.fromkeys(found))
