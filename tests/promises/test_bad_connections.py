"""Strangers at the door: broken handshakes, foreign pages, wrong keys. Refused or dropped, and nothing disturbed."""

import asyncio
import json

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.clients import Message
from tests.promises import raw
from tests.promises.held import ON_SQLITE, SOON_S, HeldSession, hold_session, restart, undisturbed

pytestmark = [pytest.mark.anyio, ON_SQLITE]

# Twice what 400 phones behind one address could need; the server's limit on failed guesses is below it.
MANY_GUESSES = 320


async def refusal(url: str, first: Message) -> Message:
    """What the server says to this first frame before it closes with 1008."""
    async with asyncio.timeout(SOON_S), connect(url) as socket:
        await socket.send(json.dumps(first))
        message: Message = json.loads(await socket.recv())
        await socket.wait_closed()
        assert socket.close_code == 1008
        return message


@pytest.mark.parametrize("code", ["00000000", "12", "nonsense", "9" * 300, "%F0%9F%A6%84", "%00"])
async def test_unknown_code_is_refused_with_unknown_session(session: HeldSession, code: str) -> None:
    async with undisturbed(session):
        message = await refusal(f"{session.server.ws}/ws/v1/answer/{code}", {"type": "join"})
        assert message["code"] == "unknown_session"


async def test_wrong_keys_are_refused_with_unknown_session(session: HeldSession) -> None:
    other = hold_session(session.server, session.engine)
    link, signature = session.key.split(".")
    wrong = [
        "",
        "nonsense",
        link,
        f"{link}.",
        f".{signature}",
        f"{link}.{signature}x",
        other.key,
        "å",
        "\u0000",
        "." * 99,
    ]
    async with undisturbed(session):
        for key in wrong:
            message = await refusal(session.presenter_url, {"type": "present", "key": key})
            assert message["code"] == "unknown_session", key


async def test_key_of_another_session_opens_only_its_own(session: HeldSession) -> None:
    other = hold_session(session.server, session.engine)
    async with undisturbed(session), other.presenter() as presenter:
        assert presenter.last("welcome")["session"]["id"] == other.id
        assert (await presenter.command("show", question=session.choice))["code"] == "unknown_question"
        await presenter.command("end")
        assert (await presenter.command("clear"))["code"] == "session_ended"


async def test_participants_token_is_no_presenters_key(session: HeldSession) -> None:
    async with undisturbed(session), session.phone() as phone:
        message = await refusal(session.presenter_url, {"type": "present", "key": phone.token})
        assert message["code"] == "unknown_session"


@pytest.mark.parametrize("session_id", ["nonsense", "%00", "a" * 500, "%F0%9F%A6%84"])
async def test_unknown_session_is_refused(session: HeldSession, session_id: str) -> None:
    async with undisturbed(session):
        url = f"{session.server.ws}/ws/v1/present/{session_id}"
        assert (await refusal(url, {"type": "present", "key": session.key}))["code"] == "unknown_session"


async def test_language_that_is_none_is_no_matter(session: HeldSession) -> None:
    for language in ("", "🦄", "x" * 64, "../../etc", "sv\u0000", "sv_SE@euro", "\u202esv", "-", "zh-Hant-TW-x-y-z"):
        async with connect(session.phone_url, additional_headers={"Accept-Language": "*;q=x,,;"}) as socket:
            await socket.send(json.dumps({"type": "join", "language": language}))
            assert json.loads(await socket.recv())["type"] == "welcome"


@pytest.mark.parametrize("kind", ["phone", "presenter"])
async def test_foreign_page_is_refused_with_403(session: HeldSession, kind: str) -> None:
    url = session.phone_url if kind == "phone" else session.presenter_url
    base = session.server.base
    async with undisturbed(session):
        for origin in ("https://evil.example", "null", "file://", f"{base}.evil.example", "http://127.0.0.1:1"):
            with pytest.raises(InvalidStatus) as refused:
                await connect(url, origin=origin)  # type: ignore[arg-type]
            assert refused.value.response.status_code == 403


async def test_own_page_is_let_in(session: HeldSession) -> None:
    async with connect(session.phone_url, origin=session.server.base) as socket:  # type: ignore[arg-type]
        await socket.send('{"type":"join"}')
        assert json.loads(await socket.recv())["type"] == "welcome"


async def test_socket_where_there_is_none_is_refused(session: HeldSession) -> None:
    for path in (
        "/ws",
        "/ws/v1/answer/",
        "/ws/v1/answer/..%2F..%2Fetc",
        "/ws/v2/answer/12345678",
        "/",
        f"/{session.code}",
    ):
        with pytest.raises(InvalidStatus) as refused:
            await connect(f"{session.server.ws}{path}")
        assert refused.value.response.status_code in {403, 404}


async def test_handshakes_that_are_none_are_refused(session: HeldSession) -> None:
    good = raw.HANDSHAKE.format(path="/ws/v1/answer/" + session.code, host="127.0.0.1")
    broken = [
        good.replace("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", ""),
        good.replace("Version: 13", "Version: 7"),
        good.replace("dGhlIHNhbXBsZSBub25jZQ==", "nonsense"),
        good.replace("GET", "POST"),
        "nonsense\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ]
    async with undisturbed(session):
        for handshake in broken:
            status = await asyncio.to_thread(answer_to, session.server.base, handshake.encode("latin-1"))
            assert status.startswith("HTTP/1.1 4"), handshake


def answer_to(base: str, request: bytes) -> str:
    with raw.connect(base) as connection:
        connection.settimeout(SOON_S)
        connection.sendall(request)
        return connection.recv(100).decode("latin-1")


async def test_connections_that_break_off_anywhere_do_no_harm(session: HeldSession) -> None:
    join, answer = b'{"type":"join"}', b'{"type":"answer","id":"1","question":"q","value":{}}'
    async with undisturbed(session):
        for said in (b"", raw.frame(join)[:5], raw.frame(join), raw.frame(join) + raw.frame(answer)[:9]):
            connection = await asyncio.to_thread(raw.shake_hands, session.phone_url)
            connection.sendall(said)
            connection.close()


async def test_broken_frames_close_the_socket(session: HeldSession) -> None:
    unmasked = bytes([0x81, 2]) + b"{}"
    reserved = bytes([0xF1]) + raw.frame(b"{}")[1:]
    unknown_opcode = raw.frame(b"{}", 0x3)
    large_ping = raw.frame(b"x" * 126, 0x9)
    lone_continuation = raw.frame(b"{}", 0x0)
    async with undisturbed(session):
        for broken in (unmasked, reserved, unknown_opcode, large_ping, lone_continuation):
            with await asyncio.to_thread(raw.shake_hands, session.phone_url) as connection:
                connection.sendall(broken)
                assert await asyncio.to_thread(raw.seconds_until_closed, connection, SOON_S) < SOON_S


async def test_one_who_guesses_codes_does_not_shut_out_the_phones_that_are_in(session: HeldSession) -> None:
    """A hall shares one address: whoever plays with codes in it must not keep the others from coming back."""
    async with undisturbed(session), session.phone() as phone:
        for number in range(MANY_GUESSES):
            await refusal(f"{session.server.ws}/ws/v1/answer/{number:08d}", {"type": "join"})
        message = await refusal(session.phone_url, {"type": "join"})
        assert message["code"] == "too_fast"
        async with session.phone(phone.token) as back:
            assert back.token == phone.token
    # The count is kept in memory only: forget it for the tests that follow.
    await restart(session.server, "stop")
