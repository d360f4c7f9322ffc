"""Which sockets are open with which presenter link, so that they close when it is revoked or its time has come. A
phone's link is its session's code: it works until the session is deleted.

Whether a link works is for the store to say, at the moment a socket opens; here is only what happens after that.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.hub.broadcast import Clock, unix_ms
from app.polling.errors import Refusal

GONE = Refusal("unknown_session", "session_erased")
REVOKED = Refusal("unknown_session", "link_revoked")
EXPIRED = Refusal("unknown_session", "link_expired")

TurnAway = Callable[[Refusal], None]


class OpenLink:
    """One socket that was opened with a link."""

    def __init__(self, turn_away: TurnAway, clock: Clock) -> None:
        self.turn_away = turn_away
        self._clock = clock
        self._timer: asyncio.TimerHandle | None = None

    def end_at(self, expires_at: int | None) -> None:
        """Turn the socket away when the time has come (seconds since 1970); never where it is None."""
        self.stop()
        if expires_at is not None:
            delay_s = max(0.0, expires_at - self._clock() / 1000)
            self._timer = asyncio.get_running_loop().call_later(delay_s, self._end, expires_at)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self, expires_at: int) -> None:
        # A timer may fire a hair early, and a clock that was set back means that there is time left.
        if self._clock() < expires_at * 1000:
            self.end_at(expires_at)
        else:
            self.turn_away(EXPIRED)


class OpenLinks:
    """Every socket of this process, by its link."""

    def __init__(self, clock: Clock = unix_ms) -> None:
        self._clock = clock
        self._open: dict[str, set[OpenLink]] = {}

    @contextmanager
    def holding(self, link: str, turn_away: TurnAway) -> Iterator[OpenLink]:
        """Has `turn_away` called once the link does not work any more, for as long as this lasts.

        Entered before the store is asked: a link that is revoked in between is not missed.
        """
        held = OpenLink(turn_away, self._clock)
        self._open.setdefault(link, set()).add(held)
        try:
            yield held
        finally:
            held.stop()
            others = self._open[link]
            others.discard(held)
            if not others:
                del self._open[link]

    def revoke(self, link: str, why: Refusal = REVOKED) -> None:
        """Turn away every socket of this link, now that the store has it as revoked."""
        for held in list(self._open.get(link, ())):
            held.turn_away(why)
