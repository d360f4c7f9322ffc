"""The texts of one question in one live session: kept apart for the tally, found when a presenter gathers them."""

from collections.abc import Sequence

from app.hub.live_entries import LiveEntries
from app.polling.errors import Refusal
from app.polling.kinds.base import ShownText
from app.words.corrections import NONE, Corrections
from app.words.holding import NOTHING_OF_OURS, HoldLists
from app.words.texts import Texts


class LiveTexts(LiveEntries):
    """Implements `app.polling.kinds.base.TextGrouper` with the words package."""

    longest_name = 2000
    unknown = Refusal("unknown_word", "unknown_text")
    waits = Refusal("word_held", "text_held")
    nothing_to_split = Refusal("nothing_to_split", "text_alone")

    def __init__(
        self,
        languages: Sequence[str],
        corrections: Corrections = NONE,
        hold: HoldLists = NOTHING_OF_OURS,
        *,
        all_wait: bool = False,
    ) -> None:
        self._texts = Texts(languages, corrections, hold, all_wait=all_wait)
        super().__init__(self._texts, corrections)

    def shown_as(self, entry: str) -> ShownText | None:
        return self._texts.shown_as(entry)

    def total(self) -> int:
        return self._texts.total()

    def headings(self) -> list[tuple[str, int]]:
        return self._texts.headings()
