"""When a room's snapshots go out: at once after a quiet moment, then at most once an interval, always the newest."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger()


class Coalescer:
    """Runs `publish` soon after each `mark()`, with at least `interval_s` between two runs."""

    def __init__(self, interval_s: float, publish: Callable[[], Awaitable[None]]) -> None:
        self._interval_s = interval_s
        self._publish = publish
        self._marked = False
        self._task: asyncio.Task[None] | None = None

    def mark(self) -> None:
        self._marked = True
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        try:
            while self._marked:
                self._marked = False
                try:
                    await self._publish()
                except Exception:
                    # One picture that fails must not silence the room; the next mark tries again.
                    log.exception("publishing failed")
                await asyncio.sleep(self._interval_s)
        finally:
            self._task = None
