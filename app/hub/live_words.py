"""The words of one question in one live session: counted for the tally, found when a presenter corrects them."""

from collections.abc import Sequence

from app.hub.live_entries import LiveEntries
from app.words.corrections import NONE, Corrections
from app.words.grouping import Grouping
from app.words.holding import NOTHING_OF_OURS, HoldLists
from app.words.reading import reader
from app.words.suggestions import Suggestion, suggest
from app.words.word import Word


class LiveWords(LiveEntries):
    """Implements `app.polling.kinds.base.Grouper` with the words package."""

    def __init__(
        self,
        languages: Sequence[str],
        corrections: Corrections = NONE,
        hold: HoldLists = NOTHING_OF_OURS,
        *,
        all_wait: bool = False,
    ) -> None:
        super().__init__(Grouping(languages, corrections, hold, all_wait=all_wait), corrections)
        self._languages = tuple(languages)
        self._hold = hold

    def suggest(self, shown: Sequence[Word]) -> list[Suggestion]:
        """Pairs among these words that may be one. Slow (a tenth of a second), and safe in a thread of its own."""
        return suggest(shown, reader(self._languages, self._hold))
