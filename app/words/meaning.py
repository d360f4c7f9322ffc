"""From a part to what it means: which of its words carry the meaning, and how it would be shown."""

from collections.abc import Sequence
from typing import NamedTuple

from app.words.lists.language import Language
from app.words.roles import Role, Roles
from app.words.roots import Roots, Sort, Token
from app.words.splitting import Splitter

# Endings that are no answer of their own; after one of the praise words ("felles skap") the joined form is meant.
_ENDINGS_APART = frozenset(("skap", "skapet", "skab", "het", "heten", "heit", "leik"))


class Part(NamedTuple):
    """One thing that an entry names: the words that carry it, and the text to show for it as it was written."""

    tokens: tuple[Token, ...]
    shown: str


class _Said(NamedTuple):
    """A word of a part: as written, in small letters, and whether it is a whole expression."""

    written: str
    folded: str
    is_expression: bool = False


class Meanings:
    """Reads parts by the lists of a session's languages."""

    def __init__(self, lists: Language, roots: Roots, roles: Roles, splitter: Splitter) -> None:
        self._lists = lists
        self._roots = roots
        self._roles = roles
        self._splitter = splitter

    def part(self, words: Sequence[str]) -> Part:
        said = self._narrowed(self._with_compounds(self._with_expressions(words)))
        tokens = tuple(self._token(word) for word in self._carriers(said))
        return Part(tokens, " ".join(word.written for word in self._trimmed(said)))

    def _token(self, word: _Said) -> Token:
        if word.is_expression:
            return Token(word.folded, word.folded, Sort.KNOWN)
        token = self._roots.token(word.folded)
        if "-" in word.written and token.sort is Sort.UNKNOWN:
            # No joined word: then "IT-stöd" is what "IT stöd" is.
            pieces = [self._roots.token(piece) for piece in word.written.casefold().split("-") if piece]
            return Token(word.folded, " ".join(piece.root for piece in pieces), Sort.COMPOUND)
        return token

    def _role(self, word: _Said) -> Role:
        return Role.CONTENT if word.is_expression else self._roles.of(word.folded)

    def _with_expressions(self, words: Sequence[str]) -> list[_Said]:
        folded = [word.casefold() for word in words]
        said = []
        at = 0
        while at < len(words):
            length, text = self._splitter.expression_at(folded, at)
            if length:
                said.append(_Said(" ".join(words[at : at + length]), text, is_expression=True))
            elif "-" in folded[at].strip("-"):
                said += self._without_dashes(words[at])
            else:
                said.append(_Said(words[at], folded[at].strip("-")))
            at += length or 1
        return said

    def _without_dashes(self, written: str) -> list[_Said]:
        """A word with a dash in it: "arbets-glädje" is the joined word, "stöd-hjälp-tid" is three."""
        pieces = written.casefold().strip("-").split("-")
        if len(pieces) > 2 and all(len(piece) > 2 and self._roots.knows(piece) for piece in pieces):
            return [_Said(piece, piece.casefold()) for piece in written.strip("-").split("-")]
        return [_Said(written, "".join(pieces))]

    def _with_compounds(self, said: list[_Said]) -> list[_Said]:
        """Joins what was written apart: the joined form first, if it is a word."""
        joined: list[_Said] = []
        for word in said:
            if joined and self._belong_together(joined[-1], word):
                first = joined.pop()
                joined.append(_Said(f"{first.written} {word.written}", first.folded + word.folded))
            else:
                joined.append(word)
        return joined

    def _belong_together(self, first: _Said, second: _Said) -> bool:
        if first.is_expression or second.is_expression or not first.folded.isalpha() or not second.folded.isalpha():
            return False
        whole = first.folded + second.folded
        if second.folded in _ENDINGS_APART:
            return self._roots.token(whole).sort is not Sort.UNKNOWN or self._roots.is_first_part(first.folded)
        is_part = not self._roots.stands_alone(first.folded) and self._roots.is_first_part(first.folded)
        if is_part and self._role(second) >= Role.GENERIC:
            return True
        if self._role(first) < Role.GENERIC or self._role(second) < Role.GENERIC or len(second.folded) < 3:
            return False
        return self._roots.knows(whole)

    def _narrowed(self, said: list[_Said]) -> list[_Said]:
        """Without what only narrows: "stöd från chefen" is stöd, but "mötet med människor" is människor."""
        for at, word in enumerate(said):
            if not 0 < at < len(said) - 1 or word.is_expression or word.folded not in self._lists.prepositions:
                continue
            before = [earlier for earlier in said[:at] if self._role(earlier) >= Role.PRAISE]
            if not before:
                continue
            head = before[-1]
            if self._is_listed(head, self._lists.whole):
                return said
            if self._is_listed(head, self._lists.passing):
                return self._narrowed(said[at + 1 :])
            return said[:at]
        return said

    def _is_listed(self, word: _Said, words: frozenset[str]) -> bool:
        return not word.is_expression and (word.folded in words or self._roots.base(word.folded) in words)

    def _carriers(self, said: list[_Said]) -> list[_Said]:
        """The words that say most; an answer is never emptied."""
        roles = [self._role(word) for word in said]
        most = max(roles, default=Role.FUNCTION)
        if most is Role.FUNCTION:
            return said
        carriers = [word for word, role in zip(said, roles, strict=True) if role is most]
        if most in {Role.PRAISE, Role.GENERIC}:
            # "Göra gott" is more than "gott", but "vara snäll" is no more than "snäll".
            doing = [word for word in said if word.folded in self._lists.doing]
            return [word for word in said if word in carriers or word in doing]
        return carriers

    def _trimmed(self, said: list[_Said]) -> list[_Said]:
        """Without the small words and praise that lead up to it; with the verbs ("göra skillnad")."""
        for at, word in enumerate(said):
            if self._role(word) not in {Role.FUNCTION, Role.PRAISE}:
                return said[at:]
        return said
