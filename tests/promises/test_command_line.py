"""The command line beside a running server writes to the same database."""

import asyncio
import json

import pytest

from tests.clients import Phone, Presenter
from tests.promises.held import ON_SQLITE
from tests.server import Server

pytestmark = pytest.mark.anyio


async def test_new_session_is_joinable_at_once(server: Server) -> None:
    made = json.loads(await asyncio.to_thread(server.visent, "session", "new"))
    key = made["present_url"].partition("#")[2]
    async with Presenter(server.ws, made["session"], key) as presenter, Phone(server.ws, made["code"]) as phone:
        asked = made["questions"][0]["id"]
        await presenter.show(asked)
        assert (await phone.answer(asked, {"entries": ["mod"]}))["type"] == "accepted"
        assert (await presenter.results(1))["tally"]["words"] == [{"word": "mod", "count": 1}]


@ON_SQLITE
async def test_new_session_prints_what_is_promised(server: Server) -> None:
    printed = await asyncio.to_thread(
        server.visent, "session", "new", "--template", "quick", "--language", "en", "--title", "Tuesday"
    )
    made = json.loads(printed)
    assert set(made) == {"session", "code", "join_url", "present_url", "questions"}
    assert made["join_url"] == f"{server.base}/{made['code']}"
    address, _, key = made["present_url"].partition("#")
    assert address == f"{server.base}/present/{made['session']}"
    assert [question["kind"] for question in made["questions"]] == ["word_cloud", "choice", "open_text"]
    assert all(set(question) == {"id", "kind", "prompt"} for question in made["questions"])
    async with Presenter(server.ws, made["session"], key) as presenter:
        welcome, state = presenter.received[:2]
    assert welcome["session"]["title"] == "Tuesday"
    assert state["questions"] == made["questions"]
