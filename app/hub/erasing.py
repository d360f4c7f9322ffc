"""Erasing what one participant has answered: on disk first, then from everything that is counted and shown."""

import asyncio

from app.hub.broadcast import Broadcast
from app.hub.live import LiveSession
from app.hub.ports import RoomStore
from app.hub.writing import succeeded, written
from app.polling.errors import Refusal
from app.polling.records import EraseWrite


async def erase(
    live: LiveSession, broadcast: Broadcast, store: RoomStore, participant: str, erasing: set[str]
) -> int | Refusal:
    """How many answers there were, once they are gone.

    Until then the participant is among `erasing`, whose changes wait: what an answer makes of the one before would
    bring back what goes. Changes that are under way come before this, and go with it.
    """
    answered: list[str] = []
    erasing.add(participant)
    broadcast.cloud.hold()

    # Applied here and not by whoever waits, so that it happens in the order in which it was written.
    def apply(done: asyncio.Future[None]) -> None:
        erasing.discard(participant)
        if succeeded(done):
            answered.extend(live.book.erase(participant))
        broadcast.cloud.release(answered)
        for question in answered:
            broadcast.answer_changed(question, participant, None)
        if answered:
            broadcast.results_changed()

    under_way = store.write(EraseWrite(live.id, participant))
    under_way.add_done_callback(apply)
    refusal = await written(under_way)
    return len(answered) if refusal is None else refusal
