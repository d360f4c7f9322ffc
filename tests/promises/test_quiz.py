"""What is right in a quiz is told to nobody's phone before its time, and who leads survives a kill."""

import json

import httpx
import pytest
from sqlalchemy import Engine

from app.polling.templates import TemplateQuestion
from tests.promises.held import ON_SQLITE, OPTIONS, answer_message, choose, hold_session, restart, sees
from tests.server import Server

pytestmark = pytest.mark.anyio
SECRETS = ('"right"', '"share"', '"quiz":', '"answered"', '"places"')


@ON_SQLITE
async def test_right_answer_is_told_to_phones_once_closed_and_revealed_and_the_board_survives_a_kill(
    server: Server, database: Engine
) -> None:
    quiz = TemplateQuestion("quiz", "Vad?", {"options": OPTIONS, "right": ["b"], "time_limit_s": 600})
    session = hold_session(server, database, quiz)
    (question,) = session.questions
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(question)
        sent = await phone.answer(question, {**choose("b"), "nickname": "Älgen"})
        assert sent["type"] == "accepted"
        assert (await phone.answer(question, choose("a")))["code"] == "answer_final"
        assert (await phone.reply_to(answer_message(question, {**choose("b"), "share": 0.0})))["type"] == "refused"
        await presenter.command("reveal")
        async with session.phone(phone.token) as other_tab, httpx.AsyncClient() as web:
            headers = {"Authorization": f"Bearer {phone.token}"}
            polled = (await web.get(f"{session.api_url}/state", headers=headers)).text
            heard = [json.dumps(message) for message in [*phone.received, *other_tab.received]]
        # "kind":"quiz" is no secret; a field of that name would be.
        assert not [secret for text in [polled, *heard] for secret in SECRETS if secret in text]
        assert '"several":false' in polled
        await presenter.command("close")
        state = await sees(phone, "state", lambda state: "quiz" in state)
        assert state["question"]["settings"]["right"] == ["b"]
        assert state["answer"] == {"choices": ["b"], "nickname": "Älgen"}
        assert state["quiz"]["right"] is True
        board = await sees(presenter, "leaderboard", lambda board: board["places"] != [])
        assert [place["name"] for place in board["places"]] == ["Älgen"]
    await restart(server, "kill")
    async with session.presenter() as presenter, session.phone(phone.token) as phone:
        again = await sees(presenter, "leaderboard", lambda _board: True)
        assert (again["places"], again["more"]) == (board["places"], board["more"])
        assert phone.last("state")["quiz"] == state["quiz"]
