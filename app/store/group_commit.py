"""One writer thread that puts changes on disk, in the order given, many to a transaction.

While one commit waits for the disk, the next changes gather: 400 answers in a second cost a few dozen commits, and an
answer that comes alone is not kept waiting for others.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

import structlog
from sqlalchemy import Connection, Engine

from app.polling.errors import StorageFault
from app.polling.records import Write
from app.store.database import writing

log = structlog.get_logger()

# Bounds one transaction, so that a flood is answered in portions instead of all at its end.
MAX_BATCH = 2000

Apply = Callable[[Connection, Sequence[Write]], None]
_Waiting = tuple[Write, "asyncio.Future[None]"]


class GroupCommit:
    """Takes writes on the event loop and answers each with a future that is done once it is on disk."""

    def __init__(self, engine: Engine, apply: Apply) -> None:
        self._engine = engine
        self._apply = apply
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="group-commit", daemon=True)
        self._thread.start()

    def write(self, write: Write) -> asyncio.Future[None]:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.put((write, future))
        return future

    def close(self) -> None:
        """Writes what waits, then ends the thread."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        is_open = True
        while is_open:
            batch, is_open = self._next_batch()
            if batch:
                self._commit(batch)

    def _next_batch(self) -> tuple[list[_Waiting], bool]:
        batch: list[_Waiting] = []
        item = self._queue.get()
        while item is not None:
            batch.append(item)
            if len(batch) == MAX_BATCH:
                return batch, True
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                return batch, True
        return batch, False

    def _commit(self, batch: list[_Waiting]) -> None:
        failures: dict[int, StorageFault] = {}
        try:
            self._transact([write for write, _future in batch])
        except Exception as error:
            # Whatever it was, this thread must live: without it every later change would wait for ever.
            _log_failure(error, len(batch))
            failures = self._one_by_one(batch)
        self._answer([future for _write, future in batch], failures)

    def _one_by_one(self, batch: list[_Waiting]) -> dict[int, StorageFault]:
        """One write that the database will not have must not take its neighbours with it. What failed, by its place."""
        failures: dict[int, StorageFault] = {}
        for index, (write, _future) in enumerate(batch):
            try:
                self._transact([write])
            except Exception as error:
                failures[index] = StorageFault(_reason(error))
        return failures

    def _transact(self, writes: Sequence[Write]) -> None:
        with writing(self._engine) as connection:
            self._apply(connection, writes)

    def _answer(self, futures: list["asyncio.Future[None]"], failures: dict[int, StorageFault]) -> None:
        def settle() -> None:
            for index, future in enumerate(futures):
                if future.cancelled():
                    continue
                if index in failures:
                    future.set_exception(failures[index])
                else:
                    future.set_result(None)

        try:
            futures[0].get_loop().call_soon_threadsafe(settle)
        except RuntimeError:
            # The loop closed first (the server is going down): what was written is on disk, nobody is left to be told.
            log.info("written after the last listener left", writes=len(futures))


def _log_failure(error: Exception, writes: int) -> None:
    # On the disk that is full the log cannot be written either.
    with suppress(OSError):
        log.error("a group commit failed; writing its changes one by one", writes=writes, reason=_reason(error))


def _reason(error: Exception) -> str:
    """The database's own first line. The whole of it quotes the statement's values: what people answered."""
    own = getattr(error, "orig", None) or error
    return f"{type(own).__name__}: {str(own).partition(chr(10))[0]}"
