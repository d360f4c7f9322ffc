"""What people wrote to one question in one live session, words or texts: found when a presenter corrects it.

`LiveWords` and `LiveTexts` count for the tally; what a presenter may say about either is judged here.
"""

from collections.abc import Sequence
from typing import Protocol

from app.polling.errors import Refusal
from app.words.corrections import Corrections, Hold, Merge, Release, Rename, Rule, Split
from app.words.suggestions import Suggestion
from app.words.word import Word


class Gathering(Protocol):
    """Entries and the words that they gather to. `app.words.grouping.Grouping` is one, `app.words.texts.Texts` another.

    Both name a word by what it is shown as, whatever its capitals, or by an entry that counts for it.
    """

    def add(self, entry: str) -> None: ...
    def remove(self, entry: str) -> None: ...
    def words(self) -> list[Word]: ...
    def held(self) -> list[Word]: ...
    def words_of(self, entry: str) -> list[str]: ...
    def held_of(self, entry: str) -> list[str]: ...
    def set_corrections(self, corrections: Corrections) -> None: ...


class LiveEntries:
    """The half that words and texts have in common."""

    longest_name = 100
    """How many characters, as people count them, a presenter may name one by."""
    unknown = Refusal("unknown_word")
    waits = Refusal("word_held")
    nothing_to_split = Refusal("nothing_to_split")

    def __init__(self, gathering: Gathering, corrections: Corrections) -> None:
        self._grouping = gathering
        self._corrections = corrections

    def add(self, entry: str) -> None:
        self._grouping.add(entry)

    def remove(self, entry: str) -> None:
        self._grouping.remove(entry)

    def counted(self) -> list[tuple[str, int]]:
        """What may be shown with its counts, commonest first."""
        return [(word.text, word.count) for word in self._grouping.words()]

    def held(self) -> list[tuple[str, int]]:
        """What waits for a human, commonest first."""
        return [(word.text, word.count) for word in self._grouping.held()]

    def shown(self) -> list[Word]:
        """What may be shown, commonest first."""
        return self._grouping.words()

    def suggest(self, shown: Sequence[Word]) -> list[Suggestion]:
        """Pairs among these that may be one; none unless there is something to go by."""
        return []

    def set_corrections(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self._grouping.set_corrections(corrections)

    def check(self, rule: Rule) -> Rule | Refusal | None:
        """The rule with each word named as it is written now; why it cannot be given; None if it changes nothing."""
        named = self._named(rule)
        if isinstance(named, Refusal) or named is None or self._has_effect(named):
            return named
        return self.nothing_to_split if isinstance(named, Split) else None

    def _named(self, rule: Rule) -> Rule | Refusal | None:
        match rule:
            case Hold(word=word):
                shown = self._find(word, is_held=False)
                return Hold(shown) if shown else self._already(word, is_held=True)
            case Release(word=word):
                held = self._find(word, is_held=True)
                return Release(held) if held else self._already(word, is_held=False)
            case Rename(word=word, to=to):
                found = self._find_shown([word], to)
                return found if isinstance(found, Refusal) else Rename(found[0], to)
            case Split(word=word):
                found = self._find_shown([word])
                return found if isinstance(found, Refusal) else Split(found[0])
            case Merge(words=words, into=into):
                found = self._find_shown(words, into)
                return found if isinstance(found, Refusal) else Merge(tuple(dict.fromkeys(found)), into)

    def _already(self, name: str, is_held: bool) -> Refusal | None:
        """What was asked for holds already, unless nobody knows the word."""
        return None if self._find(name, is_held) else self.unknown

    def _find_shown(self, names: Sequence[str], new_text: str | None = None) -> list[str] | Refusal:
        """The words on the screen that these names mean. What waits is to be shown before it is changed."""
        found = []
        for name in names:
            shown = self._find(name, is_held=False)
            if shown is None:
                return self.waits if self._find(name, is_held=True) else self.unknown
            found.append(shown)
        held = {text.casefold() for text, _count in self.held()}
        return self.waits if new_text is not None and new_text.casefold() in held else found

    def _find(self, name: str, is_held: bool) -> str | None:
        """The word that a presenter means: the one that is written so, or was when she looked."""
        words = self._grouping.held() if is_held else self._grouping.words()
        folded = name.casefold()
        exact = next((word.text for word in words if word.text.casefold() == folded), None)
        if exact is not None:
            return exact
        meant = self._grouping.held_of(name) if is_held else self._grouping.words_of(name)
        return meant[0] if len(meant) == 1 else None

    def _has_effect(self, rule: Rule) -> bool:
        before = self.counted(), self.held()
        self._grouping.set_corrections(self._corrections.with_rule(rule))
        after = self.counted(), self.held()
        self._grouping.set_corrections(self._corrections)
        return before != after
