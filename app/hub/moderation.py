"""What presenters are told about the words on the screen: what waits, what may be one, what has been corrected."""

import asyncio
from collections.abc import Callable

from app.hub import frames
from app.hub.audience import Audience
from app.hub.live import LiveSession
from app.hub.outbox import Outbox
from app.hub.publisher import Coalescer
from app.words.suggestions import Suggestion

MODERATION_INTERVAL_S = 0.5
# Looking for pairs costs a tenth of a second of one core, and a presenter reads them between two sentences.
SUGGESTIONS_INTERVAL_S = 2.0


class Moderation:
    """Whole, versioned snapshots for the word cloud on the screen; nothing for other kinds."""

    def __init__(self, live: LiveSession, audience: Audience, offer: Callable[[str, bytes], None]) -> None:
        self._live = live
        self._audience = audience
        self._offer = offer
        self._version = 0
        self._offered = 0
        self._told: tuple[str, bytes] | None = None
        self._suggestions: dict[str, list[Suggestion]] = {}
        self._snapshots = Coalescer(MODERATION_INTERVAL_S, self._publish)
        self._pairs = Coalescer(SUGGESTIONS_INTERVAL_S, self._look_for_pairs)

    def greet(self, outbox: Outbox, since: int | None) -> None:
        """Tell a new presenter, unless nothing has changed for it; called once it is in the audience."""
        told = self._look()
        if told is not None and (since is None or since < self._version):
            outbox.offer("moderation", frames.moderation(self._live.version, *told))
        self.mark()

    def mark(self) -> None:
        """The words on the screen, or what was said of them, may have changed."""
        if self._audience.presenters and self._live.words_on_screen is not None:
            self._snapshots.mark()
            self._pairs.mark()

    def stop(self) -> None:
        self._snapshots.stop()
        self._pairs.stop()

    def _look(self) -> tuple[str, bytes] | None:
        """The question and what there is to tell of it, under a new version if it is new; None without a word cloud."""
        question, words = self._live.current, self._live.words_on_screen
        if question is None or words is None:
            return None
        shown = {text for text, _count in words.counted()}
        # Found a moment ago: by now one of them may wait, or be part of another.
        pairs = [pair for pair in self._suggestions.get(question.id, []) if shown.issuperset(pair.words)]
        body = frames.moderation_body(words.held(), pairs, self._live.rules_of(question.id).corrections)
        if self._told != (question.id, body):
            self._told = question.id, body
            self._version = self._live.next_version()
        return self._told

    async def _publish(self) -> None:
        told = self._look()
        if told is not None and self._version != self._offered:
            self._offered = self._version
            self._offer("moderation", frames.moderation(self._version, *told))

    async def _look_for_pairs(self) -> None:
        question, words = self._live.current, self._live.words_on_screen
        if question is None or words is None:
            return
        self._suggestions[question.id] = await asyncio.to_thread(words.suggest, words.shown())
        self._snapshots.mark()
