"""Reactions to the question on the screen: counted as they come and told to presenters a few times a second.

A reaction costs a few additions, whatever the hall does: no frame of its own, no write of its own. The room keeps the
counts with the session's state (`Room.react`).
"""

import time
from collections import deque
from collections.abc import Callable

from app.hub import frames
from app.hub.live import LiveSession
from app.hub.outbox import Outbox
from app.hub.publisher import Coalescer
from app.polling.reactions import REACTIONS

REACTIONS_INTERVAL_S = 0.25
# As fast as a thumb that means each of them. What comes faster is passed over.
MOST_PER_SECOND = 3


class LiveReactions:
    """The counts of one session, those included that are not kept yet."""

    def __init__(
        self,
        live: LiveSession,
        offer: Callable[[str, bytes], None],
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._live = live
        self._offer = offer
        self._clock_s = clock_s
        self._counts = {question: dict(now.reactions) for question, now in live.state.questions.items()}
        self._latest: dict[str, deque[float]] = {}
        self._version = live.version
        self._snapshots = Coalescer(REACTIONS_INTERVAL_S, self._publish)

    def add(self, participant: str, question: str, emoji: str) -> bool:
        """Count one, unless this participant is faster than a thumb; says whether it was counted."""
        now_s = self._clock_s()
        latest = self._latest.setdefault(participant, deque(maxlen=MOST_PER_SECOND))
        if len(latest) == MOST_PER_SECOND and now_s - latest[0] < 1:
            return False
        latest.append(now_s)
        counts = self._counts.setdefault(question, {})
        counts[emoji] = counts.get(emoji, 0) + 1
        self._snapshots.mark()
        return True

    def counted(self) -> dict[str, dict[str, int]]:
        """All counts by question, each in the order in which reactions are offered."""
        return {question: self._in_order(question) for question in self._counts}

    def clear(self, question: str) -> None:
        self._counts[question] = {}
        self._snapshots.mark()

    def show(self) -> None:
        """Another question may be on the screen."""
        self._snapshots.mark()

    def greet(self, outbox: Outbox, since: int | None) -> None:
        """Tell a new presenter, unless it knows."""
        if since is None or since < self._version:
            frame = self._frame(self._live.version)
            if frame is not None:
                outbox.offer("reactions", frame)

    def stop(self) -> None:
        self._snapshots.stop()

    async def _publish(self) -> None:
        quiet_since_s = self._clock_s() - 1
        self._latest = {who: latest for who, latest in self._latest.items() if latest[-1] > quiet_since_s}
        frame = self._frame(self._live.version + 1)
        if frame is not None:
            self._version = self._live.next_version()
            self._offer("reactions", frame)

    def _frame(self, version: int) -> bytes | None:
        """What there is to tell of the question on the screen; None where it takes no reactions and has none."""
        current = self._live.current
        if current is None or not (current.settings.reactions or self._counts.get(current.id)):
            return None
        return frames.reactions(version, current.id, self._in_order(current.id))

    def _in_order(self, question: str) -> dict[str, int]:
        counts = self._counts.get(question, {})
        return {emoji: counts[emoji] for emoji in REACTIONS if emoji in counts}
