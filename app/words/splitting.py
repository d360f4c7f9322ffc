"""From an entry to the parts it names: "kollegor, lön och trygghet" says three things, "ordning och reda" one."""

from collections.abc import Sequence

import regex

from app.words.lists.language import Language
from app.words.roles import Role, Roles

# Signs between two answers; a comma or a slash between digits ("24/7", "1,5") is none.
_BREAKS = regex.compile(
    r"(?<!\d)[,/]|,(?!\d)|/(?!\d)|[;|·•\n]|(?<=\w{2})[.!?:]+\s+|(?<=\p{L}{3})\.+(?=\p{L}{3})|\s-+\s|\s-(?=\w)"
)
_SIGNS_FOR_AND = regex.compile(r"\s*&\s*|\s+\+\s*|(?<=\w)\+(?=\w)")
_EDGES = " .,!?#:;*\"'()[]{}<>«»„“”‘’´`…_~=/\\|+-•·^@"
_EDGES_BUT_DASH = _EDGES.replace("-", "")
_QUOTES = regex.compile('["“”„«»()\\[\\]{}]')
_BULLET = regex.compile(r"(?<!\S)(?:\d{1,2}[.)]|[-*•])\s+")
_SAME_SIGN = str.maketrans("’‘´`‐‑‒–—", "''''-----")
_AND = "&"


class Splitter:
    """Splits entries by the lists of a session's languages."""

    def __init__(self, lists: Language, roles: Roles) -> None:
        self._lists = lists
        self._roles = roles
        longest_first = sorted(lists.together, key=lambda text: (-len(text.split()), text))
        self._expressions: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for text in longest_first:
            words = tuple(map(self._joined, text.split()))
            self._expressions.setdefault(words[0], []).append((words, text))

    def split(self, text: str) -> list[list[str]]:
        """The parts, each as its words with the capitals they were written in, without the signs around them."""
        parts: list[list[str]] = []
        for piece in _BREAKS.split(_BULLET.sub(" ; ", _QUOTES.sub(" ", text.translate(_SAME_SIGN)))):
            # A dash at the end stays: it says that more of the word follows ("barn- och ungdom").
            raw = (
                word.lstrip(_EDGES).rstrip(_EDGES_BUT_DASH) or word for word in _SIGNS_FOR_AND.sub(" & ", piece).split()
            )
            words = [word for word in raw if word == _AND or word.strip(_EDGES)]
            parts += self._split_at_joiners(words)
        return parts

    def expression_at(self, folded: Sequence[str], first: int) -> tuple[int, str]:
        """How many words the fixed expression that starts here has, and how the list writes it; 0 for none."""
        for expression, text in self._expressions.get(folded[first], ()):
            if tuple(map(self._joined, folded[first : first + len(expression)])) == expression:
                return len(expression), text
        return 0, ""

    def _joined(self, folded: str) -> str:
        return _AND if folded in self._lists.joiners else folded

    def _split_at_joiners(self, words: list[str]) -> list[list[str]]:
        folded = [word.casefold() for word in words]
        parts = []
        start = 0
        for at, word in enumerate(folded):
            if self._joined(word) == _AND and self._parts_here(folded, start, at):
                parts.append(words[start:at])
                start = at + 1
        parts.append(words[start:])
        return [cleaned for part in parts if (cleaned := [word for word in part if word != _AND or len(part) > 2])]

    def _parts_here(self, folded: Sequence[str], start: int, at: int) -> bool:
        """Whether the joiner at `at` stands between two answers, the first of which starts at `start`."""
        left, right = folded[start:at], folded[at + 1 :]
        if not left or not right or left[-1].endswith("-") or any(word in self._lists.between for word in left):
            return False
        if any(self.expression_at(folded, first)[0] > at - first for first in range(start, at)):
            return False
        left_role, right_role = self._roles.most(left), self._roles.most(right)
        # "Trygga och glada barn" is about the children; "trygga och glada" and "tydlig och rak" name two things.
        if left_role is Role.PRAISE and right_role > Role.PRAISE and len(right) > 1:
            return False
        return min(left_role, right_role) >= Role.PRAISE
