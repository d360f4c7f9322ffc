"""The texts of one question in one session: each as it was written, gathered only where a presenter has said so.

Two who wrote the same, whatever their capitals, are one entry. As with words, what is shown is a pure function of the
texts that are there, the presenter's rules and the organizer's lists.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from app.polling.entries import entry_id, entry_key
from app.polling.kinds.base import ShownText
from app.words.correcting import Atom, Corrector, Group
from app.words.corrections import NONE, Corrections, Rename, Rule
from app.words.holding import NOTHING_OF_OURS, HoldLists
from app.words.normalise import clean
from app.words.reading import reader
from app.words.word import Word


class Texts:
    """With `all_wait` every text waits until a rule releases it, whatever the lists say."""

    def __init__(
        self,
        languages: Sequence[str],
        corrections: Corrections = NONE,
        hold: HoldLists = NOTHING_OF_OURS,
        *,
        all_wait: bool = False,
    ) -> None:
        self._reader = reader(tuple(languages), hold)
        self._all_wait = all_wait
        self._corrections = corrections
        self._forms: dict[str, Counter[str]] = {}
        self._keys: dict[str, str] = {}
        self._gathered: dict[str, Group] = {}
        self._groups: list[Group] | None = []
        self._places: dict[str, Group] | None = None

    def add(self, text: str) -> None:
        """Count a text, as it was written."""
        self._count(text, 1)

    def remove(self, text: str) -> None:
        """Take a text back; what was never added cannot be."""
        if text in self._forms.get(entry_key(text), ()):
            self._count(text, -1)

    def set_corrections(self, corrections: Corrections) -> None:
        """Put other rules in the place of those before."""
        self._corrections = corrections
        self._groups = None

    def words(self) -> list[Word]:
        """What may be shown, commonest first: texts that stand alone, and headings with all that is under them."""
        return self._listed(is_held=False)

    def held(self) -> list[Word]:
        """What waits for a human, commonest first."""
        return self._listed(is_held=True)

    def words_of(self, name: str) -> list[str]:
        """What a text is shown as, or under; the text may be named by the id of its entry."""
        group = self.group_of(name)
        return [] if group is None or group.is_held else [group.text]

    def held_of(self, name: str) -> list[str]:
        """The text that waits, if it does; it may be named by the id of its entry."""
        group = self.group_of(name)
        return [group.text] if group is not None and group.is_held else []

    def group_of(self, name: str) -> Group | None:
        """What a text belongs to, by the text or by the id of its entry; None for one that nobody wrote."""
        groups = self._settled()
        if self._places is None:
            self._places = {atom.key: group for group in groups for atom in group.atoms}
        return self._places.get(self._key_of(name))

    def groups(self) -> list[Group]:
        """What may be shown, commonest first."""
        return _commonest(group for group in self._settled() if not group.is_held)

    def shown_as(self, text: str) -> ShownText | None:
        """How a text that was added is shown, or None while it waits."""
        group = self.group_of(text)
        if group is None or group.is_held:
            return None
        key = entry_key(text)
        forms = group.atoms[Atom(key, key)]
        shown = text if text in forms else text_of(forms)
        return ShownText(shown, group.text if len(group.atoms) > 1 else "")

    def total(self) -> int:
        """How many of the texts may be shown."""
        return sum(group.count for group in self._settled() if not group.is_held)

    def headings(self) -> list[tuple[str, int]]:
        """What several texts are shown under, with how often one of them was written, commonest first."""
        return [(group.text, group.count) for group in self.groups() if len(group.atoms) > 1]

    def _count(self, text: str, times: int) -> None:
        key = entry_key(text)
        forms = self._forms.setdefault(key, Counter())
        forms[text] += times
        if forms[text] == 0:
            del forms[text]
        if forms:
            self._keys[entry_id(text)] = key
            is_held = self._all_wait or self._reader.must_wait(key)
            self._gathered[key] = Group(key, text_of(forms), forms.total(), is_held, {Atom(key, key): dict(forms)})
        else:
            del self._forms[key], self._keys[entry_id(text)]
            self._gathered.pop(key, None)
        self._groups = None

    def _listed(self, is_held: bool) -> list[Word]:
        groups = _commonest(group for group in self._settled() if group.is_held == is_held)
        return [Word(group.key, group.text, group.count) for group in groups]

    def _settled(self) -> list[Group]:
        """The groups of this moment, rules applied."""
        if self._groups is None:
            groups = list(self._gathered.values())
            if self._corrections.rules:
                corrector = _TextCorrector(groups, self._key_of, text_of)
                for rule in self._corrections.rules:
                    corrector.apply(rule)
                groups = corrector.groups()
            self._groups, self._places = groups, None
        return self._groups

    def _key_of(self, name: str) -> str:
        key = entry_key(name)
        return key if key in self._forms else self._keys.get(name, key)


class _TextCorrector(Corrector):
    """Renames a text that stands alone for good: also under a heading it is never again read as it was written."""

    def apply(self, rule: Rule) -> None:
        if isinstance(rule, Rename):
            renamed, text = self._found(rule.word, is_held=False), clean(rule.to)
            if renamed is not None and len(renamed.atoms) == 1 and text:
                atoms = {atom: {text: sum(forms.values())} for atom, forms in renamed.atoms.items()}
                self._take(renamed)
                self._put(msgspec.structs.replace(renamed, atoms=atoms))
        super().apply(rule)


def text_of(forms: Mapping[str, int]) -> str:
    """How a text is shown that was written with these capitals and line breaks, so many times each."""
    return min(forms, key=lambda form: (-forms[form], form))


def _commonest(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda group: (-group.count, group.text))
