"""A phone and a presenter as programs: real sockets, the protocol's own words."""

import asyncio
import json
import secrets
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect

WAIT_S = 30

Message = dict[str, Any]


class Client:
    """A socket that greets and then keeps every message it gets."""

    def __init__(self, url: str, greeting: Message) -> None:
        self._url = url
        self._greeting = greeting
        self.socket: ClientConnection
        self.received: list[Message] = []

    async def __aenter__(self) -> Self:
        self.socket = await connect(self._url, compression=None, max_size=None, open_timeout=WAIT_S)
        await self.say(self._greeting)
        await self.expect("welcome")
        await self.expect("state")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.socket.close()

    async def say(self, message: Message) -> None:
        await self.socket.send(json.dumps(message))

    async def receive(self) -> Message:
        message: Message = json.loads(await asyncio.wait_for(self.socket.recv(), WAIT_S))
        self.received.append(message)
        return message

    async def expect(self, kind: str, matches: Callable[[Message], bool] = lambda _message: True) -> Message:
        """The next message of this type that matches; others are kept and passed over."""
        while True:
            message = await self.receive()
            if message["type"] == kind and matches(message):
                return message

    async def reply_to(self, message: Message) -> Message:
        """Say something with an id and wait for its `accepted` or `refused`."""
        await self.say(message)
        while True:
            reply = await self.receive()
            if reply["type"] in {"accepted", "refused"} and reply.get("id") == message.get("id"):
                return reply

    def last(self, kind: str) -> Message:
        return next(message for message in reversed(self.received) if message["type"] == kind)


class Phone(Client):
    """A participant."""

    def __init__(self, ws: str, code: str, token: str | None = None, since: int | None = None) -> None:
        super().__init__(
            f"{ws}/ws/v1/answer/{code}",
            {"type": "join", "participant": token, "since": since, "language": "en"},
        )

    @property
    def token(self) -> str:
        return str(self.last("welcome")["participant"])

    async def answer(self, question: str, value: Any, change_id: str | None = None) -> Message:
        return await self.reply_to(
            {"type": "answer", "id": change_id or new_change_id(), "question": question, "value": value}
        )

    async def withdraw(self, question: str, change_id: str | None = None) -> Message:
        return await self.reply_to({"type": "withdraw", "id": change_id or new_change_id(), "question": question})


class Presenter(Client):
    """A projected screen."""

    def __init__(self, ws: str, session: str, key: str, since: int | None = None) -> None:
        super().__init__(
            f"{ws}/ws/v1/present/{session}", {"type": "present", "key": key, "since": since, "language": "en"}
        )

    async def command(self, kind: str, **fields: Any) -> Message:
        return await self.reply_to({"type": kind, "id": new_change_id(), **fields})

    async def show(self, question: str) -> None:
        reply = await self.command("show", question=question)
        assert reply["type"] == "accepted", reply

    async def results(self, participants: int) -> Message:
        """The first results that count at least so many participants."""
        return await self.expect("results", lambda message: message["participants"] >= participants)


def new_change_id() -> str:
    return secrets.token_urlsafe(16)
