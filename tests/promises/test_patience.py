"""How long the server waits for what does not come. All waits go on side by side; the longest takes 25 seconds."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect

from tests.promises import raw
from tests.promises.conftest import Kept
from tests.promises.held import HeldSession, hold_session, undisturbed

# Past every wait below, and how much later than promised a busy machine may be.
PATIENCE_S = 40
LATE_S = 4

HANDSHAKE = raw.HANDSHAKE.format(path="/ws/v1/answer/12345678", host="x").encode()
HALF_REQUESTS = {
    "nothing": b"",
    "a word": b"GET",
    "half a header": b"GET / HTTP/1.1\r\nHost: x\r\nX: ",
    "half a handshake": HANDSHAKE[:-2],
    "the beginning of a handshake": HANDSHAKE[:40],
}


@dataclass(frozen=True)
class Waited:
    """How a wait ended: close code, status or nothing; and after how many seconds."""

    end: int | None
    seconds: float


@pytest.fixture(scope="module")
def waited(kept: Callable[[str], Kept]) -> dict[str, Waited]:
    """Every wait by its name. The database makes no difference."""
    one = kept("sqlite")
    return asyncio.run(_wait_for_all(hold_session(one.server, one.engine)))


async def _wait_for_all(session: HeldSession) -> dict[str, Waited]:
    waits: dict[str, Coroutine[Any, Any, int | None]] = {
        "silent phone": _say_nothing(session.phone_url),
        "silent presenter": _say_nothing(session.presenter_url),
        "dawdling body": asyncio.to_thread(_send_half_a_body, session),
        "silent poll": _poll(session),
        "dripping header": _drip(session, HALF_REQUESTS["half a header"]),
        **{name: asyncio.to_thread(_send_half, session, half) for name, half in HALF_REQUESTS.items()},
    }

    async def timed(wait: Coroutine[Any, Any, int | None]) -> Waited:
        began = time.monotonic()
        return Waited(await wait, time.monotonic() - began)

    async with undisturbed(session):
        return dict(zip(waits, await asyncio.gather(*map(timed, waits.values())), strict=True))


@pytest.mark.parametrize("who", ["phone", "presenter"])
def test_socket_without_a_first_frame_is_closed_after_ten_seconds(waited: dict[str, Waited], who: str) -> None:
    wait = waited[f"silent {who}"]
    assert wait.end == 1008
    assert 9.5 < wait.seconds < 10 + LATE_S


@pytest.mark.parametrize("half", [*HALF_REQUESTS, "dripping header"])
def test_half_sent_request_is_dropped_after_fifteen_seconds(waited: dict[str, Waited], half: str) -> None:
    """A byte now and then buys no more time either."""
    assert 14.5 < waited[half].seconds < 15 + LATE_S


def test_body_that_dawdles_is_refused_after_ten_seconds(waited: dict[str, Waited]) -> None:
    wait = waited["dawdling body"]
    assert wait.end == 400
    assert 9.5 < wait.seconds < 10 + LATE_S


def test_silent_poll_ends_with_204_after_25_seconds(waited: dict[str, Waited]) -> None:
    wait = waited["silent poll"]
    assert wait.end == 204
    assert 24.5 < wait.seconds < 25 + LATE_S


async def _say_nothing(url: str) -> int | None:
    async with asyncio.timeout(PATIENCE_S), connect(url) as socket:
        await socket.wait_closed()
        return socket.close_code


def _send_half(session: HeldSession, half: bytes) -> None:
    with raw.connect(session.server.base) as connection:
        connection.sendall(half)
        raw.seconds_until_closed(connection, PATIENCE_S)


async def _drip(session: HeldSession, half: bytes) -> None:
    with raw.connect(session.server.base) as connection:
        connection.sendall(half)
        closing = asyncio.create_task(asyncio.to_thread(raw.seconds_until_closed, connection, PATIENCE_S))
        while not closing.done():
            await asyncio.wait({closing}, timeout=1)
            try:
                connection.sendall(b"x")
            except OSError:
                break
        await closing


def _send_half_a_body(session: HeldSession) -> int:
    request = f"POST /api/v1/answer/{session.code} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{{"
    with raw.connect(session.server.base) as connection:
        connection.settimeout(PATIENCE_S)
        connection.sendall(request.encode())
        return int(connection.recv(4096).split()[1])


async def _poll(session: HeldSession) -> int:
    """Once the hall has nothing new to show for as long as the poll lasts: of a session of its own."""
    quiet = hold_session(session.server, session.engine)
    async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
        token = (await client.post(quiet.api_url, json={"type": "join"})).json()["participant"]
        headers = {"Authorization": f"Bearer {token}"}
        version = (await client.get(f"{quiet.api_url}/state", headers=headers)).json()["version"]
        reply = await client.get(f"{quiet.api_url}/state", params={"since": version}, headers=headers)
        assert reply.content == b""
        return reply.status_code
