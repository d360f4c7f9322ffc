"""What part a word plays in an entry: does it carry what is meant, or only stand beside it?"""

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from app.words.lists.language import Language
from app.words.roots import Roots, Sort

_WITHOUT_MARKS = str.maketrans("åäöæøéèü", "aaoaoeeu")
# Endings of Scandinavian adjectives: "stor" stora stort store större storast, "öppen" öppet öppna.
_ADJECTIVE_ENDINGS = ("a", "t", "e", "are", "ast", "aste", "ere", "est", "este", "ste", "s")


class Role(IntEnum):
    """From what says least to what says most."""

    FUNCTION = 0
    LIGHT = 1
    PRAISE = 2
    GENERIC = 3
    CONTENT = 4


class Roles:
    """Knows the roles by the lists of a session's languages."""

    def __init__(self, lists: Language, roots: Roots) -> None:
        self._lists = lists
        self._roots = roots
        self._praise = lists.praise | frozenset(_inflected(lists.praise))
        self._generic_roots = {roots.token(word).root for word in lists.generic}
        # Typed without the dots: "gora skillnad". Only forms that are no words themselves are read so.
        plain = {Role.FUNCTION: lists.function, Role.LIGHT: lists.light, Role.PRAISE: self._praise}
        self._unmarked = {word.translate(_WITHOUT_MARKS): role for role, words in plain.items() for word in words}
        self.of = lru_cache(maxsize=50_000)(self._role)

    def most(self, words: Iterable[str]) -> Role:
        """The role of the word that says most; a function word's where there is none."""
        return max((self.of(word) for word in words), default=Role.FUNCTION)

    def _role(self, folded: str) -> Role:
        lists = self._lists
        if folded in lists.function or folded in lists.joiners:
            return Role.FUNCTION
        if folded in lists.light:
            return Role.LIGHT
        if folded in self._praise or self._roots.base(folded) in lists.praise:
            return Role.PRAISE
        token = self._roots.token(folded)
        if token.root in self._generic_roots:
            return Role.GENERIC
        if token.sort is not Sort.KNOWN:
            return self._unmarked.get(folded, Role.CONTENT)
        return Role.CONTENT


def _inflected(adjectives: Iterable[str]) -> Iterable[str]:
    for word in adjectives:
        yield from (word + ending for ending in _ADJECTIVE_ENDINGS)
        if word.endswith("en"):
            yield from (word[:-1] + "t", word[:-2] + "na", word[:-2] + "ne")
        elif word.endswith(("el", "er")):
            yield from (word[:-2] + word[-1] + "a", word[:-2] + word[-1] + "e")
        elif word.endswith("ad"):
            yield word[:-1] + "t"
        elif word.endswith("ig"):
            yield word + "en"
