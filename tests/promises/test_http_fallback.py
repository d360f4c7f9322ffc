"""Where a proxy strips WebSockets: the same bodies over HTTP, tokens in a header and never in an address."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from tests.clients import Message, new_change_id
from tests.promises.held import ON_SQLITE, SOON_S, HeldSession, answer_message, choose, hold_session, types

pytestmark = [pytest.mark.anyio, ON_SQLITE]


class HttpPhone:
    """A participant that has only HTTP."""

    def __init__(self, session: HeldSession, client: httpx.AsyncClient) -> None:
        self._url = session.api_url
        self._client = client
        self.token = ""

    async def join(self, token: str | None = None) -> Message:
        reply = await self.post({"type": "join", "participant": token, "since": None})
        body: Message = reply.json()
        self.token = body["participant"]
        return body

    async def post(self, message: Any) -> httpx.Response:
        return await self._client.post(self._url, json=message, headers=self._bearer())

    async def say(self, message: Message) -> Message:
        reply = await self.post(message)
        assert reply.status_code == 200, reply.text
        body: Message = reply.json()
        return body

    async def state(self, since: int | None = None) -> Message:
        reply = await self._client.get(
            f"{self._url}/state", params={} if since is None else {"since": since}, headers=self._bearer()
        )
        assert reply.status_code == 200, reply.text
        body: Message = reply.json()
        return body

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


@asynccontextmanager
async def http_phone(session: HeldSession) -> AsyncIterator[HttpPhone]:
    async with httpx.AsyncClient(timeout=SOON_S) as client:
        phone = HttpPhone(session, client)
        await phone.join()
        yield phone


@pytest.fixture
def browser(session: HeldSession) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=session.server.base, timeout=SOON_S) as client:
        yield client


async def test_bodies_are_the_sockets_bodies(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone, http_phone(session) as over_http:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("b"))
        welcome = await over_http.join(phone.token)
        accepted = await over_http.say(answer_message(session.choice, choose("b"), "mine"))
        state = await over_http.state()
        async with session.phone(phone.token) as again:
            assert welcome | {"now": 0} == again.last("welcome") | {"now": 0}
            stamps = {"now": 0, "version": 0}
            assert state | stamps == again.last("state") | stamps
        assert accepted == {"type": "accepted", "id": "mine"}


async def test_answer_over_http_is_counted_replaced_and_withdrawn(session: HeldSession) -> None:
    async with session.presenter() as presenter, http_phone(session) as phone:
        await presenter.show(session.choice)
        await phone.say(answer_message(session.choice, choose("a"), "one"))
        await phone.say(answer_message(session.choice, choose("b"), "two"))
        assert (await phone.say(answer_message(session.choice, choose("a"), "one")))["type"] == "accepted"
        assert session.recount() == {"a": 0, "b": 1, "c": 0}
        await presenter.expect("results", lambda results: results["tally"]["counts"]["b"] == 1)
        await phone.say({"type": "withdraw", "id": new_change_id(), "question": session.choice})
        assert session.stored(session.choice) == []


async def test_refusal_over_http_is_the_sockets_refusal(session: HeldSession) -> None:
    async with session.presenter() as presenter, http_phone(session) as phone, session.phone() as socket:
        await presenter.show(session.choice)
        await presenter.command("close")
        change = answer_message(session.choice, choose("a"))
        assert await phone.say(change) == await socket.reply_to(change)


async def test_state_comes_at_once_when_there_is_a_newer_one(session: HeldSession) -> None:
    async with session.presenter() as presenter, http_phone(session) as phone:
        before = await phone.state()
        await presenter.show(session.choice)
        assert (await phone.state(before["version"]))["question"]["id"] == session.choice


async def test_state_comes_as_soon_as_there_is_a_newer_one(session: HeldSession) -> None:
    async with session.presenter() as presenter, http_phone(session) as phone:
        before = await phone.state()
        poll = asyncio.create_task(phone.state(before["version"]))
        await presenter.expect("presence", lambda presence: presence["connected"] == 1)
        await presenter.show(session.choice)
        after = await poll
        assert after["question"]["id"] == session.choice
        assert after["version"] > before["version"]


async def test_poll_is_not_answered_before_there_is_a_newer_state(session: HeldSession) -> None:
    """Other people's answers are no news to a phone that is not shown the results: a hall must not poll in a rush."""
    async with session.presenter() as presenter, http_phone(session) as phone, session.phone() as other:
        await presenter.show(session.choice)
        before = await phone.state()
        await other.answer(session.choice, choose("a"))
        await presenter.results(1)
        poll = asyncio.create_task(phone.state(before["version"]))
        await presenter.expect("presence", lambda presence: presence["connected"] == 2)
        await other.answer(session.choice, choose("b"))
        await presenter.expect("results", lambda results: results["tally"]["counts"]["b"] == 1)
        assert not poll.done()
        await presenter.command("close")
        assert (await poll)["question"]["open"] is False


async def test_own_answer_from_another_tab_is_news(session: HeldSession) -> None:
    async with session.presenter() as presenter, http_phone(session) as phone, session.phone(phone.token) as tab:
        await presenter.show(session.choice)
        before = await phone.state()
        await tab.answer(session.choice, choose("a"))
        after = await phone.state(before["version"])
        assert after["answer"] == choose("a")
        poll = asyncio.create_task(phone.state(after["version"]))
        await tab.answer(session.choice, choose("b"))
        assert (await poll)["answer"] == choose("b")


async def test_phone_that_polls_is_connected(session: HeldSession) -> None:
    async with session.presenter() as presenter, http_phone(session) as phone:
        poll = asyncio.create_task(phone.state((await phone.state())["version"]))
        await presenter.expect("presence", lambda presence: presence["connected"] == 1)
        poll.cancel()
        await presenter.expect("presence", lambda presence: presence["connected"] == 0)


def test_request_without_a_token_is_refused_with_not_joined(session: HeldSession, browser: httpx.Client) -> None:
    headers: list[dict[str, str]] = [{}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic eA=="}]
    for header in headers:
        for reply in (
            browser.post(session.api_url, json=answer_message(session.choice, choose("a")), headers=header),
            browser.get(f"{session.api_url}/state", headers=header),
        ):
            assert reply.status_code == 401
            assert error_code(reply) == "not_joined"


async def test_token_in_an_address_is_not_taken(session: HeldSession, browser: httpx.Client) -> None:
    async with session.phone() as phone:
        for name in ("token", "participant", "access_token", "authorization"):
            reply = await asyncio.to_thread(browser.get, f"{session.api_url}/state", params={name: phone.token})
            assert error_code(reply) == "not_joined"


def test_another_sessions_token_is_not_taken(session: HeldSession, browser: httpx.Client) -> None:
    other = hold_session(session.server, session.engine)
    token = browser.post(other.api_url, json={"type": "join"}).json()["participant"]
    reply = browser.get(f"{session.api_url}/state", headers={"Authorization": f"Bearer {token}"})
    assert error_code(reply) == "not_joined"


def test_unknown_code_is_refused_with_unknown_session(session: HeldSession, browser: httpx.Client) -> None:
    for code in ("00000000", "nonsense", "1"):
        for reply in (
            browser.post(f"/api/v1/answer/{code}", json={"type": "join"}),
            browser.get(f"/api/v1/answer/{code}/state"),
        ):
            assert (reply.status_code, error_code(reply)) == (404, "unknown_session")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"5",
        b"null",
        b"[]",
        b'"join"',
        b"{}",
        b'{"type":"dance"}',
        b'{"type":"answer"}',
        b'{"type":"join","participant":5}',
        b'{"type":"join","participant":"\xff"}',
        b'{"type":"join","participant":"\\ud83d"}',
        b'{"type":"join","since":NaN}',
        b"[" * 5000,
        b'{"type":"join","a":' + b"[" * 40 + b"]" * 40 + b"}",
        b'{"type":"join","language":"' + b"x" * 17_000 + b'"}',
    ],
    ids=lambda body: body[:30].decode("latin-1"),
)
def test_bad_body_is_refused_with_bad_message(session: HeldSession, browser: httpx.Client, body: bytes) -> None:
    reply = browser.post(session.api_url, content=body, headers={"Content-Type": "application/json"})
    assert 400 <= reply.status_code < 500
    assert error_code(reply) == "bad_message"
    assert browser.post(session.api_url, json={"type": "join"}).json()["type"] == "welcome"


def test_bad_since_is_refused(session: HeldSession, browser: httpx.Client) -> None:
    token = browser.post(session.api_url, json={"type": "join"}).json()["participant"]
    for since in ("x", "1.5", "NaN", "9" * 5000):
        reply = browser.get(
            f"{session.api_url}/state", params={"since": since}, headers={"Authorization": f"Bearer {token}"}
        )
        assert (reply.status_code, error_code(reply)) == (422, "bad_message")


def test_message_from_a_foreign_page_is_refused(session: HeldSession, browser: httpx.Client) -> None:
    for origin in ("https://evil.example", "null", f"{session.server.base}.evil.example"):
        reply = browser.post(session.api_url, json={"type": "join"}, headers={"Origin": origin})
        assert reply.status_code == 403
        assert set(reply.json()["error"]) == {"code", "message"}
    reply = browser.post(session.api_url, json={"type": "join"}, headers={"Origin": session.server.base})
    assert reply.json()["type"] == "welcome"


async def test_tokens_and_keys_reach_no_log(session: HeldSession, browser: httpx.Client) -> None:
    async with session.presenter() as presenter, session.phone() as phone, http_phone(session) as over_http:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"))
        await over_http.say(answer_message(session.choice, choose("a")))
        await over_http.state()
        await asyncio.to_thread(browser.get, f"/present/{session.id}")
        assert "accepted" in types(phone.received)
        log = session.server.log
        for secret in (phone.token, over_http.token, session.key):
            for part in secret.split("."):
                assert part not in log


def error_code(reply: httpx.Response) -> str:
    body = reply.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message"}
    assert body["error"]["message"]
    return str(body["error"]["code"])
