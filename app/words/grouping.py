"""The words of one question in one session, kept up to date as entries come and go.

What is shown is a pure function of the entries that are there, the presenter's rules and the organizer's lists:
neither the order of the entries nor what was taken back plays a part.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from app.words.attraction import Attraction
from app.words.correcting import Atom, Corrector, Group, gathered_forms
from app.words.corrections import NONE, Corrections
from app.words.holding import NOTHING_OF_OURS, HoldLists
from app.words.naming import shown_text
from app.words.reading import reader
from app.words.roots import Token
from app.words.suggestions import Suggestion, suggest
from app.words.word import Word

__all__ = ["Grouping", "Word"]

# Keys of words that wait begin so: they must never meet a word that may be shown.
_HELD = "held: "


class _Unit(msgspec.Struct, frozen=True):
    """What parts with the same words have in common."""

    tokens: tuple[Token, ...]
    is_held: bool


class Grouping:
    """With `all_wait` every word waits until a rule releases it, whatever the lists say."""

    def __init__(
        self,
        languages: Sequence[str],
        corrections: Corrections = NONE,
        hold: HoldLists = NOTHING_OF_OURS,
        *,
        all_wait: bool = False,
    ) -> None:
        self._all_wait = all_wait
        self._reader = reader(tuple(languages), hold)
        self._corrections = corrections
        self._entries: Counter[str] = Counter()
        self._attraction = Attraction(self._reader.slips)
        self._targets: dict[Token, str] = {}
        self._forms: dict[_Unit, Counter[str]] = {}
        self._keys: dict[_Unit, str] = {}
        self._units: dict[str, set[_Unit]] = defaultdict(set)
        self._gathered: dict[str, Group] = {}
        self._changed: set[_Unit] = set()
        self._groups: list[Group] | None = []
        self._places: dict[Atom, Group] | None = None

    def add(self, entry: str, times: int = 1) -> None:
        """Count an entry, as it was typed."""
        self._entries[entry] += times
        self._count(entry, times)

    def remove(self, entry: str, times: int = 1) -> None:
        """Take an entry back; what was never added cannot be."""
        times = min(times, self._entries[entry])
        self._entries[entry] -= times
        if self._entries[entry] == 0:
            del self._entries[entry]
        self._count(entry, -times)

    def set_corrections(self, corrections: Corrections) -> None:
        """Put other rules in the place of those before."""
        self._corrections = corrections
        self._groups = None

    def words(self) -> list[Word]:
        """What may be shown, commonest first; every text once, whatever its capitals."""
        return self._listed(is_held=False)

    def held(self) -> list[Word]:
        """What waits for a human, commonest first."""
        return self._listed(is_held=True)

    def entries(self) -> Mapping[str, int]:
        """Every entry as it was typed, and how often."""
        return self._entries

    def words_of(self, entry: str) -> list[str]:
        """The words on the screen that an entry counts for, as they are shown."""
        return [group.text for group in self._groups_of(entry) if not group.is_held]

    def held_of(self, entry: str) -> list[str]:
        """The waiting words that an entry counts for."""
        return [group.text for group in self._groups_of(entry) if group.is_held]

    def suggestions(self) -> list[Suggestion]:
        """Pairs of words that the presenter may want to merge, most telling first. Nothing merges by itself."""
        return suggest(self.words(), self._reader)

    def _count(self, entry: str, times: int) -> None:
        if times == 0:
            return
        self._groups = None
        for part, is_held in self._reader.read(entry):
            unit = _Unit(part.tokens, is_held)
            forms = self._forms.setdefault(unit, Counter())
            forms[part.shown] += times
            if forms[part.shown] == 0:
                del forms[part.shown]
            self._changed.add(unit)
            if not is_held:
                for token in part.tokens:
                    self._attraction.add(token, times)

    def _listed(self, is_held: bool) -> list[Word]:
        groups = [group for group in self._settled() if group.is_held == is_held]
        groups.sort(key=lambda group: (-group.count, group.text))
        return [Word(group.key, group.text, group.count) for group in groups]

    def _settled(self) -> list[Group]:
        """The groups of this moment, rules applied."""
        if self._groups is None:
            self._gather()
            groups = list(self._gathered.values())
            if self._corrections.rules or len({group.place for group in groups}) < len(groups):
                corrector = Corrector(groups, self._key_of, self._text_of)
                for rule in self._corrections.rules:
                    corrector.apply(rule)
                groups = corrector.groups()
            self._groups, self._places = groups, None
        return self._groups

    def _gather(self) -> None:
        """Bring the gathered groups in step with the entries, where anything changed."""
        stale = set()
        targets = self._attraction.targets()
        if targets != self._targets:
            self._targets = targets
            self._changed.update(unit for unit in self._forms if self._key(unit) != self._keys.get(unit))
        for unit in self._changed:
            before, now = self._keys.pop(unit, None), self._key(unit)
            if before is not None:
                self._units[before].discard(unit)
                stale.add(before)
            if self._forms[unit]:
                self._keys[unit] = now
                self._units[now].add(unit)
                stale.add(now)
            else:
                del self._forms[unit]
        self._changed.clear()
        for key in stale:
            self._gathered.pop(key, None)
            if self._units[key]:
                self._gathered[key] = self._group(key)
            else:
                del self._units[key]

    def _group(self, key: str) -> Group:
        atoms: dict[Atom, Counter[str]] = defaultdict(Counter)
        for unit in self._units[key]:
            for form, times in self._forms[unit].items():
                atoms[Atom(key, form.casefold())][form] += times
        written = gathered_forms(atoms)
        is_held = self._all_wait or key.startswith(_HELD)
        return Group(key, self._text_of(written), written.total(), is_held, atoms)

    def _key(self, unit: _Unit) -> str:
        key = " ".join(self._targets.get(token, token.root) for token in unit.tokens)
        return _HELD + key if unit.is_held else key

    def _key_of(self, name: str) -> str | None:
        """What a name means by itself, if it means one thing."""
        read = self._reader.read(name)
        return self._key(_Unit(read[0].part.tokens, read[0].is_held)) if len(read) == 1 else None

    def _text_of(self, forms: Mapping[str, int]) -> str:
        return shown_text(forms, self._reader.lexicon)

    def _groups_of(self, entry: str) -> list[Group]:
        groups = self._settled()
        if self._places is None:
            self._places = {atom: group for group in groups for atom in group.atoms}
        read = self._reader.read(entry)
        atoms = [Atom(self._key(_Unit(part.tokens, is_held)), part.shown.casefold()) for part, is_held in read]
        return list(dict.fromkeys(self._places[atom] for atom in atoms if atom in self._places))
