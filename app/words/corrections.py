"""What the presenter says about words: rules stored with the programme, so that they hold in later sessions too.

A rule never touches an answer, and undoing one is dropping the last. It names a word as the presenter saw it; in a
session where another form of the word happens to be the commonest, it is found by what its name means. As JSON:
`{"rule": "merge", "words": [w, …], "into": w}` · `{"rule": "rename", "word": w, "to": text}` ·
`{"rule": "split", "word": w}` · `{"rule": "hold", "word": w}` · `{"rule": "release", "word": w}`.
"""

from collections.abc import Iterable
from typing import Any

import msgspec


class Merge(msgspec.Struct, frozen=True, tag_field="rule", tag="merge"):
    """These words are one from now on; it is shown as `into`."""

    words: tuple[str, ...]
    into: str


class Rename(msgspec.Struct, frozen=True, tag_field="rule", tag="rename"):
    """This word is shown as `to`."""

    word: str
    to: str


class Split(msgspec.Struct, frozen=True, tag_field="rule", tag="split"):
    """This word falls apart: one made by merging into the words it was made of, any other into its written forms."""

    word: str


class Hold(msgspec.Struct, frozen=True, tag_field="rule", tag="hold"):
    """This word stays off the screen."""

    word: str


class Release(msgspec.Struct, frozen=True, tag_field="rule", tag="release"):
    """This word may be shown, whatever the lists say."""

    word: str


Rule = Merge | Rename | Split | Hold | Release


class Corrections(msgspec.Struct, frozen=True):
    """The presenter's rules, oldest first."""

    rules: tuple[Rule, ...] = ()

    def with_rule(self, rule: Rule) -> "Corrections":
        return Corrections((*self.rules, rule))

    def undone(self) -> "Corrections":
        """Without the last rule; without any, the same."""
        return Corrections(self.rules[:-1])

    def to_json(self) -> list[dict[str, Any]]:
        """A list that any JSON encoder can write."""
        return [msgspec.to_builtins(rule) for rule in self.rules]

    @classmethod
    def from_json(cls, rules: Iterable[Any]) -> "Corrections":
        """Reads what `to_json` made. Raises msgspec.ValidationError for anything else."""
        return cls(tuple(msgspec.convert(list(rules), list[Rule])))


NONE = Corrections()
