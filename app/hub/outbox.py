"""What waits to be sent on one socket. Replies are never dropped; of each snapshot only the newest is kept.

So a socket that reads slowly misses versions, costs a bounded amount of memory, and delays nobody.
"""

import asyncio

# A well-behaved client has a handful of replies under way; the handler answers one message before it reads the next.
MAX_REPLIES = 1000


class Outbox:
    """The frames for one socket, taken by its writer and filled by everybody else."""

    def __init__(self) -> None:
        self._replies: list[bytes] = []
        self._newest: dict[str, bytes] = {}
        self._wake = asyncio.Event()
        self.close_code: int | None = None
        """Set once the socket is to be closed, after what is already waiting."""

    def reply(self, frame: bytes) -> None:
        """Send this, whatever else happens."""
        self._replies.append(frame)
        if len(self._replies) > MAX_REPLIES:
            self.close(1008)
        self._wake.set()

    def offer(self, kind: str, frame: bytes) -> None:
        """Send this unless a newer one of its kind comes first; after whatever was offered before it."""
        self._newest.pop(kind, None)
        self._newest[kind] = frame
        self._wake.set()

    def forget(self, kind: str) -> None:
        """What waits of this kind may not be shown any more."""
        self._newest.pop(kind, None)

    def close(self, code: int) -> None:
        if self.close_code is None:
            self.close_code = code
        self._wake.set()

    async def take(self) -> list[bytes]:
        """Everything that waits, replies first; waits for something to come. Empty once the socket is to be closed."""
        while not self._replies and not self._newest and self.close_code is None:
            self._wake.clear()
            await self._wake.wait()
        frames = [*self._replies, *self._newest.values()]
        self._replies.clear()
        self._newest.clear()
        return frames
