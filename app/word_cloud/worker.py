"""Layouts off the event loop: one thread for all rooms, one canvas a question. Implements the hub's `CloudPainter`."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from app.word_cloud.layout import Cloud, Picture


class Canvas:
    """One question's cloud. One call at a time, which its room sees to."""

    def __init__(self, threads: ThreadPoolExecutor, saved: bytes | None) -> None:
        self._threads = threads
        self._cloud = Cloud() if saved is None else Cloud.from_json(saved)

    async def update(self, words: Sequence[tuple[str, int]]) -> Picture:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._cloud.update, words)

    async def settle(self) -> Picture:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._cloud.settle)

    def saved(self) -> bytes:
        return self._cloud.to_json()


class Painter:
    """Makes canvases and owns the thread they are painted in."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="word-cloud")

    def canvas(self, saved: bytes | None) -> Canvas:
        return Canvas(self._threads, saved)

    def close(self) -> None:
        self._threads.shutdown(cancel_futures=True)
