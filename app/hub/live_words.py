"""The words of one question in one live session: counted for the tally, found when a presenter corrects them."""

from collections.abc import Sequence

from app.polling.errors import Refusal
from app.words.corrections import NONE, Corrections, Hold, Merge, Release, Rename, Rule, Split
from app.words.grouping import Grouping, Word
from app.words.holding import NOTHING_OF_OURS, HoldLists
from app.words.reading import reader
from app.words.suggestions import Suggestion, suggest

UNKNOWN = Refusal("unknown_word")
HELD = Refusal("word_held")


class LiveWords:
    """Implements `app.polling.kinds.base.Grouper` with the words package."""

    def __init__(
        self, languages: Sequence[str], corrections: Corrections = NONE, hold: HoldLists = NOTHING_OF_OURS
    ) -> None:
        self._languages = tuple(languages)
        self._hold = hold
        self._corrections = corrections
        self._grouping = Grouping(languages, corrections, hold)

    def add(self, entry: str) -> None:
        self._grouping.add(entry)

    def remove(self, entry: str) -> None:
        self._grouping.remove(entry)

    def counted(self) -> list[tuple[str, int]]:
        return [(word.text, word.count) for word in self._grouping.words()]

    def held(self) -> list[tuple[str, int]]:
        """What waits for a human, commonest first."""
        return [(word.text, word.count) for word in self._grouping.held()]

    def shown(self) -> list[Word]:
        """What may be shown, commonest first."""
        return self._grouping.words()

    def suggest(self, shown: Sequence[Word]) -> list[Suggestion]:
        """Pairs among these words that may be one. Slow (a tenth of a second), and safe in a thread of its own."""
        return suggest(shown, reader(self._languages, self._hold))

    def set_corrections(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self._grouping.set_corrections(corrections)

    def check(self, rule: Rule) -> Rule | Refusal | None:
        """The rule with each word named as it is written now; why it cannot be given; None if it changes nothing."""
        named = self._named(rule)
        if isinstance(named, Refusal) or named is None or self._has_effect(named):
            return named
        return Refusal("nothing_to_split") if isinstance(named, Split) else None

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
        return None if self._find(name, is_held) else UNKNOWN

    def _find_shown(self, names: Sequence[str], new_text: str | None = None) -> list[str] | Refusal:
        """The words on the screen that these names mean. What waits is to be shown before it is changed."""
        found = []
        for name in names:
            shown = self._find(name, is_held=False)
            if shown is None:
                return HELD if self._find(name, is_held=True) else UNKNOWN
            found.append(shown)
        held = {text.casefold() for text, _count in self.held()}
        return HELD if new_text is not None and new_text.casefold() in held else found

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
