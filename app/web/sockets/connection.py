"""One WebSocket, whoever is at its other end: reads typed messages, writes what its outbox holds, hangs up on abuse."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import msgspec
import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.hub.outbox import Outbox
from app.polling.errors import Refusal
from app.web import messages
from app.web.refusals import refusal_text

FIRST_FRAME_S = 10
# A socket that takes nothing for so long is not coming back by itself.
STALLED_S = 60
# A phone says a few things a minute; a program that tests or a presenter's fast clicker gets a generous burst.
MESSAGES_PER_S = 50
BURST = 500
# How many messages that are none, or too many too fast, before the socket is closed.
PATIENCE = 30
M = TypeVar("M")
log = structlog.get_logger()


class Hangup(Exception):
    """Raised when the socket is to be closed, with the close code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Connection:
    """A socket that has been accepted."""

    def __init__(self, websocket: WebSocket, decoder: msgspec.json.Decoder[Any]) -> None:
        self._websocket = websocket
        self._decoder = decoder
        self.outbox = Outbox()
        self.language = "en"
        self._allowance = float(BURST)
        self._allowance_at = time.monotonic()
        self._offences = 0
        self._reader: asyncio.Task[int] | None = None

    async def run(self, conversation: Callable[["Connection"], Awaitable[None]]) -> None:
        """Hold the conversation until either side is done, then close."""
        writer = asyncio.create_task(self._write())
        reader = self._reader = asyncio.create_task(self._converse(conversation))
        await asyncio.wait({writer, reader}, return_when=asyncio.FIRST_COMPLETED)
        if reader.done() and not reader.cancelled():
            self.outbox.close(reader.result())
        await asyncio.wait({writer}, timeout=5)
        for task in (reader, writer):
            task.cancel()
        await asyncio.gather(reader, writer, return_exceptions=True)

    async def first(self, expected: type[M]) -> M:
        """The message that must come first."""
        try:
            async with asyncio.timeout(FIRST_FRAME_S):
                message = messages.read(await self._receive(), self._decoder)
        except TimeoutError:
            raise Hangup(1008) from None
        except messages.BadMessage as bad:
            self.refuse(bad.message_id, Refusal("bad_message"))
            raise Hangup(1008) from None
        if not isinstance(message, expected):
            self.refuse(None, Refusal("bad_message"))
            raise Hangup(1008)
        return message

    async def next(self) -> Any:
        """The next message that makes sense; refuses what does not."""
        while True:
            text = await self._receive()
            if not self._is_allowed():
                self._offend(messages.message_id(text), Refusal("too_fast"))
                continue
            try:
                message = messages.read(text, self._decoder)
            except messages.BadMessage as bad:
                self._offend(bad.message_id, Refusal("bad_message"))
                continue
            self._offences = max(0, self._offences - 1)
            return message

    def refuse(self, message_id: str | None, refusal: Refusal) -> None:
        self.outbox.reply(messages.refused(message_id, refusal, refusal_text(refusal, self.language)))

    def reply(self, message_id: str, refusal: Refusal | None) -> None:
        """Say that a change or command is on disk, or why not."""
        if refusal is None:
            self.outbox.reply(messages.accepted(message_id))
        else:
            self.refuse(message_id, refusal)

    def turn_away(self, refusal: Refusal) -> None:
        """End the conversation from outside: say why and close with 1008. Nothing more is read from this socket.

        What it has asked for before goes on.
        """
        self.refuse(None, refusal)
        self.outbox.close(1008)
        if self._reader is not None:
            self._reader.cancel()

    async def _converse(self, conversation: Callable[["Connection"], Awaitable[None]]) -> int:
        """The code to close with."""
        try:
            await conversation(self)
        except Hangup as hangup:
            return hangup.code
        except messages.NoMessage:
            return 1007
        except WebSocketDisconnect:
            return 1000
        except Exception:
            log.exception("a socket's conversation failed")
            return 1011
        return 1000

    async def _receive(self) -> str:
        event = await self._websocket.receive()
        if event["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(event.get("code", 1005))
        text = event.get("text")
        if text is None:
            raise Hangup(1003)
        return str(text)

    async def _write(self) -> None:
        try:
            while frames := await self.outbox.take():
                for frame in frames:
                    async with asyncio.timeout(STALLED_S):
                        await self._websocket.send({"type": "websocket.send", "text": frame.decode()})
            async with asyncio.timeout(STALLED_S):
                await self._websocket.send({"type": "websocket.close", "code": self.outbox.close_code or 1000})
        except (TimeoutError, RuntimeError, WebSocketDisconnect, OSError):
            # Gone, or stalled past patience: either way there is nobody to tell.
            return

    def _is_allowed(self) -> bool:
        now = time.monotonic()
        self._allowance = min(BURST, self._allowance + (now - self._allowance_at) * MESSAGES_PER_S)
        self._allowance_at = now
        if self._allowance < 1:
            return False
        self._allowance -= 1
        return True

    def _offend(self, message_id: str | None, refusal: Refusal) -> None:
        self.refuse(message_id, refusal)
        self._offences += 1
        if self._offences > PATIENCE:
            raise Hangup(1008)
