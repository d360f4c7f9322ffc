"""A socket that is turned away from outside; its peer reads nothing, so that nothing can be sent."""

import asyncio
from typing import Any, cast

import pytest
from starlette.websockets import WebSocket

from app.polling.errors import Refusal
from app.web import messages
from app.web.sockets.connection import Connection

pytestmark = pytest.mark.anyio


class DeafPeer:
    """Says what the test has it say; whoever sends it something waits for ever."""

    def __init__(self) -> None:
        self.says: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.is_sent_to = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        return await self.says.get()

    async def send(self, _event: dict[str, Any]) -> None:
        self.is_sent_to.set()
        await asyncio.Event().wait()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_a_peer_that_is_turned_away_is_not_listened_to_even_if_it_takes_no_word_of_it() -> None:
    peer = DeafPeer()
    connection = Connection(cast("WebSocket", peer), messages.from_presenter)
    heard: list[Any] = []
    is_over = asyncio.Event()

    async def conversation(connection: Connection) -> None:
        try:
            while True:
                heard.append(await connection.next())
                connection.reply(heard[-1].id, None)
        finally:
            is_over.set()

    running = asyncio.create_task(connection.run(conversation))
    peer.says.put_nowait({"type": "websocket.receive", "text": '{"type":"open","id":"1"}'})
    await peer.is_sent_to.wait()
    connection.turn_away(Refusal("unknown_session", "link_revoked"))
    peer.says.put_nowait({"type": "websocket.receive", "text": '{"type":"close","id":"2"}'})
    await asyncio.wait_for(is_over.wait(), 10)
    assert [message.id for message in heard] == ["1"]
    assert connection.outbox.close_code == 1008
    running.cancel()
