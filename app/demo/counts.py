"""What happened in a simulated hall."""

from collections import Counter
from statistics import median, quantiles

import msgspec


class HallReport(msgspec.Struct, frozen=True):
    """A hall in numbers. Times are milliseconds from sending an answer to hearing that it is on disk."""

    attendees: int
    joined: int
    sent: int
    accepted: int
    refused: dict[str, int]  # by code
    reconnected: int
    failed_connections: int
    median_ms: float | None
    p95_ms: float | None


class Counts:
    """Counts while the hall is full."""

    def __init__(self) -> None:
        self.joined = self.connected = self.sent = self.accepted = self.reconnected = self.failed_connections = 0
        self.refused: Counter[str] = Counter()
        self.waits_ms: list[float] = []

    def report(self, attendees: int) -> HallReport:
        waits = self.waits_ms
        return HallReport(
            attendees=attendees,
            joined=self.joined,
            sent=self.sent,
            accepted=self.accepted,
            refused=dict(self.refused),
            reconnected=self.reconnected,
            failed_connections=self.failed_connections,
            median_ms=round(median(waits), 1) if waits else None,
            p95_ms=round(quantiles(waits, n=20)[-1], 1) if len(waits) > 1 else None,
        )
