"""Sockets below the clients: before their greeting or after it, with their close codes."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from websockets.asyncio.client import ClientConnection, connect

from tests.clients import Client, Message
from tests.promises.held import SOON_S, HeldSession


@asynccontextmanager
async def open_socket(session: HeldSession, kind: str, greeted: bool) -> AsyncIterator[ClientConnection]:
    """A phone's or presenter's socket, before or after its greeting."""
    url = session.phone_url if kind == "phone" else session.presenter_url
    if not greeted:
        async with connect(url, compression=None) as socket:
            yield socket
        return
    client: Client = session.phone() if kind == "phone" else session.presenter()
    async with client:
        yield client.socket


async def next_message(socket: ClientConnection, kind: str | None = None) -> Message:
    async with asyncio.timeout(SOON_S):
        while True:
            message: Message = json.loads(await socket.recv())
            if kind in (None, message["type"]):
                return message


async def close_code(socket: ClientConnection) -> int | None:
    """The code that the server closes with; what it says before is passed over."""
    async with asyncio.timeout(SOON_S):
        await socket.wait_closed()
    return socket.close_code
