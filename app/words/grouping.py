"""The words of one question in one session, kept up to date as entries come and go."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from app.words.corrections import NONE, Corrections
from app.words.holding import NOTHING_OF_OURS, HoldLists
from app.words.languages import Lexicon
from app.words.normalise import fold


class Word(msgspec.Struct, frozen=True):
    """What the screen shows as one: `key` says which it is, `text` how it is shown, `count` how many entries."""

    key: str
    text: str
    count: int


class Grouping:
    def __init__(
        self, languages: Sequence[str], corrections: Corrections = NONE, hold: HoldLists = NOTHING_OF_OURS
    ) -> None:
        self._lexicon = lexicon(tuple(languages))
        self._hold = hold
        self._entries: Counter[str] = Counter()
        self._words: list[Word] | None = None

    def add(self, entry: str, times: int = 1) -> None:
        self._entries[entry] += times
        self._words = None

    def remove(self, entry: str, times: int = 1) -> None:
        self._entries[entry] -= times
        if self._entries[entry] <= 0:
            del self._entries[entry]
        self._words = None

    def words(self) -> list[Word]:
        if self._words is None:
            forms: dict[str, Counter[str]] = defaultdict(Counter)
            for entry, times in self._entries.items():
                text = fold(entry).strip(" .,!?#\"“”'-…")
                if text:
                    forms[self._key(text)][text] += times
            found = [Word(key, min(c, key=lambda f: (-c[f], f)), c.total()) for key, c in forms.items()]
            self._words = sorted(found, key=lambda word: (-word.count, word.text))
        return self._words

    def held(self) -> list[Word]:
        return []

    def words_of(self, entry: str) -> list[str]:
        text = fold(entry).strip(" .,!?#\"“”'-…")
        shown = {word.key: word.text for word in self.words()}
        return [shown[key] for key in [self._key(text)] if key in shown] if text else []

    def _key(self, text: str) -> str:
        bases = self._lexicon.bases(text)
        return bases[0] if bases else text


@lru_cache(maxsize=16)
def lexicon(languages: tuple[str, ...]) -> Lexicon:
    return Lexicon(languages)
