"""How a write that is under way ended, for whoever waits for it."""

import asyncio

from app.polling.errors import Refusal, StorageFault

NOT_SAVED = Refusal("not_saved")


async def written(write: asyncio.Future[None]) -> Refusal | None:
    """None once it is on disk."""
    try:
        # Shielded: the write goes on when the one who waits for it hangs up.
        await asyncio.shield(write)
    except StorageFault:
        return NOT_SAVED
    return None


def succeeded(done: asyncio.Future[None]) -> bool:
    return not done.cancelled() and done.exception() is None
