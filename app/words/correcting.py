"""Applies the presenter's rules to the words as they gathered by themselves."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from app.words.corrections import Hold, Merge, Release, Rename, Rule, Split
from app.words.normalise import clean


class Atom(NamedTuple):
    """The smallest thing that rules can move: one written form (in small letters) of one gathered word."""

    key: str
    form: str


class Group(msgspec.Struct, frozen=True, eq=False):
    """A word on its way to the screen: its written forms, and what rules have said about it."""

    key: str
    text: str
    count: int
    is_held: bool
    atoms: Mapping[Atom, Mapping[str, int]]
    """Its forms, each with the capitals it was written in and how often."""
    is_fragment: bool = False
    """Whether it is only some of the forms of a word that was split."""

    @property
    def place(self) -> tuple[str, bool]:
        """Where it stands: two groups with one place would look the same."""
        return self.text.casefold(), self.is_held

    def gathered(self) -> set[str]:
        """The keys of the words that it was made of."""
        return {atom.key for atom in self.atoms}


class Corrector:
    """Applies rules, one after the other, to the groups of one moment."""

    def __init__(
        self,
        groups: Iterable[Group],
        key_of: Callable[[str], str | None],
        text_of: Callable[[Mapping[str, int]], str],
    ) -> None:
        self._key_of = key_of
        self._text_of = text_of
        self._groups: dict[tuple[str, bool], Group] = {}
        self._by_key: dict[str, Group] = {}
        for group in groups:
            self._put(group)

    def groups(self) -> list[Group]:
        return list(self._groups.values())

    def apply(self, rule: Rule) -> None:
        match rule:
            case Merge(words=words, into=into):
                self._merge([self._found(word, is_held=False) for word in (into, *words)], into)
            case Rename(word=word, to=to):
                self._merge([self._found(word, is_held=False)], to)
            case Split(word=word):
                self._split(self._found(word, is_held=False))
            case Hold(word=word):
                self._move(self._found(word, is_held=False), is_held=True)
            case Release(word=word):
                self._move(self._found(word, is_held=True), is_held=False)

    def _found(self, name: str, is_held: bool) -> Group | None:
        """The group that is shown so, or else the one that the name means."""
        group = self._groups.get((name.casefold(), is_held))
        if group is None:
            key = self._key_of(name)
            group = None if key is None else self._by_key.get(key)
        return group if group is not None and group.is_held == is_held else None

    def _put(self, group: Group) -> None:
        """Add a group. Two that would be shown the same are one: nobody could tell them apart."""
        same = self._groups.get(group.place)
        if same is not None:
            group = self._joined([same, group], group.text, is_held=group.is_held)
        self._groups[group.place] = group
        if not group.is_fragment:
            self._by_key.update(dict.fromkeys(group.gathered(), group))

    def _take(self, group: Group) -> None:
        del self._groups[group.place]
        for key in group.gathered():
            if self._by_key.get(key) is group:
                del self._by_key[key]

    def _merge(self, found: Iterable[Group | None], into: str) -> None:
        text = clean(into)
        groups = list(dict.fromkeys(group for group in found if group is not None)) if text else []
        for group in groups:
            self._take(group)
        if groups:
            self._put(self._joined(groups, text, is_held=False))

    def _joined(self, groups: Sequence[Group], text: str, is_held: bool) -> Group:
        atoms = {atom: forms for group in groups for atom, forms in group.atoms.items()}
        count = sum(group.count for group in groups)
        key = min(groups, key=lambda group: (-group.count, group.key)).key
        return Group(key, text, count, is_held, atoms, is_fragment=all(group.is_fragment for group in groups))

    def _move(self, group: Group | None, is_held: bool) -> None:
        if group is not None:
            self._take(group)
            self._put(msgspec.structs.replace(group, is_held=is_held))

    def _split(self, group: Group | None) -> None:
        if group is None:
            return
        self._take(group)
        is_merged = len(group.gathered()) > 1
        pieces: dict[str, dict[Atom, Mapping[str, int]]] = defaultdict(dict)
        for atom, forms in group.atoms.items():
            pieces[atom.key if is_merged else f"{atom.key}/{atom.form}"][atom] = forms
        for key, atoms in sorted(pieces.items()):
            written = gathered_forms(atoms)
            text = self._text_of(written)
            self._put(Group(key, text, sum(written.values()), False, atoms, is_fragment=not is_merged))


def gathered_forms(atoms: Mapping[Atom, Mapping[str, int]]) -> Counter[str]:
    """How often each form was written, whichever atom it belongs to."""
    written: Counter[str] = Counter()
    for forms in atoms.values():
        written.update(forms)
    return written
