"""Layouts off the event loop, in a process of their own: on two cores the phones never wait for the picture.

The process is asked over its standard input and answers on its standard output, each message its length (four bytes,
big endian) and then JSON. It keeps nothing between two questions, so that losing it loses nothing; it ends when its
input does, so a server that is killed leaves no process behind. Implements the hub's `CloudPainter`.
"""

import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress

import msgspec
import structlog

from app.word_cloud.layout import Cloud, Picture

# A cloud is a few dozen milliseconds; a process that takes this long is stuck.
PATIENCE_S = 20.0
_LENGTH_BYTES = 4
log = structlog.get_logger()


class Task(msgspec.Struct, frozen=True):
    """One question: the cloud so far (as `Cloud.to_json` wrote it), its words and stage now, and whether to tidy it."""

    saved: str | None
    words: list[tuple[str, int]]
    stage: tuple[int, int] = (1920, 1080)
    settle: bool = False


class Done(msgspec.Struct, frozen=True):
    """The answer: the picture, and the cloud to come back with."""

    picture: Picture
    saved: str


def carry_out(task: Task) -> Done:
    """Lay one cloud out. A memory that cannot be read, or of another stage, is given up: words are put down anew."""
    cloud = Cloud(task.stage)
    if task.saved is not None:
        with suppress(msgspec.MsgspecError):
            before = Cloud.from_json(task.saved.encode())
            cloud = before if before.stage == task.stage else cloud
    picture = cloud.update(task.words)
    if task.settle:
        picture = cloud.settle()
    return Done(picture, cloud.to_json().decode())


class Canvas:
    """One question's cloud. One call at a time, which its room sees to."""

    def __init__(self, painter: "Painter", saved: bytes | None, stage: tuple[int, int]) -> None:
        self._painter = painter
        self.stage = stage
        self._saved = None if saved is None else saved.decode()
        self._words: list[tuple[str, int]] = []

    async def update(self, words: Sequence[tuple[str, int]]) -> Picture:
        self._words = list(words)
        return await self._ask(settle=False)

    async def settle(self) -> Picture:
        return await self._ask(settle=True)

    def saved(self) -> bytes:
        return (self._saved or "").encode()

    async def _ask(self, settle: bool) -> Picture:
        done = await self._painter.paint(Task(self._saved, self._words, self.stage, settle))
        self._saved = done.saved
        return done.picture


class Painter:
    """Makes canvases and owns the process in which they are painted; starts it when it is first needed."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()
        self._is_closed = False

    def canvas(self, saved: bytes | None, stage: tuple[int, int] = (1920, 1080)) -> Canvas:
        return Canvas(self, saved, stage)

    async def paint(self, task: Task) -> Done:
        """Have it done. A process that died or is stuck is replaced once. After that, and once closed: RuntimeError."""
        async with self._turn:
            for _ in range(2):
                if self._is_closed:
                    raise RuntimeError("the server is stopping: no more word clouds")
                try:
                    async with asyncio.timeout(PATIENCE_S):
                        return await self._ask(task)
                except (TimeoutError, OSError, EOFError, msgspec.MsgspecError) as error:
                    log.error("the word cloud's process failed; it is started again", reason=repr(error))
                    await self._end()
                except asyncio.CancelledError:
                    # Its answer would be taken for that to the next question.
                    await self._end()
                    raise
        raise RuntimeError("the word cloud's process failed twice in a row")

    async def close(self) -> None:
        """For good. Whoever waits for a picture hears at once that there is none."""
        self._is_closed = True
        await self._end()
        # One may have been started just then.
        async with self._turn:
            await self._end()

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def _ask(self, task: Task) -> Done:
        process = self._process = self._process or await _start()
        assert process.stdin is not None
        assert process.stdout is not None
        body = msgspec.json.encode(task)
        process.stdin.write(len(body).to_bytes(_LENGTH_BYTES) + body)
        await process.stdin.drain()
        length = int.from_bytes(await process.stdout.readexactly(_LENGTH_BYTES))
        return msgspec.json.decode(await process.stdout.readexactly(length), type=Done)


async def _start() -> asyncio.subprocess.Process:
    # A session of its own: Ctrl-C in the terminal is for the server, which then ends this process in order.
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "app.word_cloud.worker",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )


def serve() -> None:
    """Answer questions until there are no more."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := questions.read(_LENGTH_BYTES):
        body = questions.read(int.from_bytes(head))
        answer = msgspec.json.encode(carry_out(msgspec.json.decode(body, type=Task)))
        answers.write(len(answer).to_bytes(_LENGTH_BYTES) + answer)
        answers.flush()


if __name__ == "__main__":
    serve()
