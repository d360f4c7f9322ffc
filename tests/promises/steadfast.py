"""A phone as the protocol wants it: comes back with jitter and sends its one unsent change again, under the same id."""

import asyncio
import json
import random
import time
from contextlib import suppress
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.clients import Message
from tests.promises.held import answer_message

FIRST_RETRY_S = 0.3
# Spreads a whole hall that was cut off at once, and has everyone back within three seconds.
RETRY_CAP_S = 2.0


class SteadfastPhone:
    """Runs until cancelled; `answer` returns once the server has accepted or refused for good."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._socket: ClientConnection | None = None
        self._settled = asyncio.Event()
        self._token: str | None = None
        self.unsent: Message | None = None
        self.joined = asyncio.Event()
        self.joined_at: list[float] = []
        self.accepted: list[Any] = []
        self.refused: list[str] = []
        self.state: Message = {}
        self.versions: list[int] = []
        self.close_codes: list[int] = []

    async def run(self) -> None:
        attempts = 0
        while True:
            with suppress(OSError, WebSocketException):
                async with connect(self._url, compression=None, open_timeout=10) as self._socket:
                    attempts = await self._converse(self._socket, attempts)
            if self._socket is not None and self._socket.close_code is not None:
                self.close_codes.append(self._socket.close_code)
            self._socket = None
            self.joined.clear()
            await asyncio.sleep(random.random() * min(RETRY_CAP_S, FIRST_RETRY_S * 2**attempts))
            attempts += 1

    async def answer(self, question: str, value: Any) -> None:
        """Give an answer; the newest replaces one that is still unsent."""
        self.unsent = answer_message(question, value)
        self._settled.clear()
        await self._send()
        await self._settled.wait()

    async def _converse(self, socket: ClientConnection, attempts: int) -> int:
        """Until the line breaks. Returns how many attempts count against the next one."""
        await socket.send(json.dumps({"type": "join", "participant": self._token, "since": None}))
        async for text in socket:
            message = json.loads(text)
            if message["type"] == "welcome":
                attempts = 0
                self._token = message["participant"]
                self.joined_at.append(time.monotonic())
                self.joined.set()
                await self._send()
            elif message["type"] == "state":
                self.state = message
                self.versions.append(message["version"])
            elif self.unsent is not None and message.get("id") == self.unsent["id"]:
                self._settle(self.unsent, message)
        return attempts

    def _settle(self, change: Message, reply: Message) -> None:
        if reply["type"] == "accepted":
            self.accepted.append(change["value"])
        else:
            self.refused.append(reply["code"])
        self.unsent = None
        self._settled.set()

    async def _send(self) -> None:
        # A line that breaks here is greeted anew by `run`, and the change goes out again then.
        if self.unsent is not None and self._socket is not None and self.joined.is_set():
            with suppress(OSError, WebSocketException):
                await self._socket.send(json.dumps(self.unsent))
