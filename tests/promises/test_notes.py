"""What presenters are told for themselves: notes, which no phone hears, and when things began, through any restart."""

import json

import httpx
import pytest

from app.polling.templates import TemplateQuestion
from tests.promises.held import ON_SQLITE, OPTIONS, HeldSession, choose, hold_session, restart, sees

pytestmark = [pytest.mark.anyio, ON_SQLITE]

NOTES = "Vänta in dem.\n\nFråga sedan: vem känner igen sig?"


async def test_notes_are_told_to_presenters_and_never_to_phones(session: HeldSession) -> None:
    settings = {"options": OPTIONS, "notes": NOTES, "results_on_phones": True}
    noted = hold_session(session.server, session.engine, TemplateQuestion("choice", "Val?", settings))
    async with noted.presenter() as presenter, noted.phone() as phone, httpx.AsyncClient() as http:
        await presenter.show(noted.choice)
        state = await sees(presenter, "state", lambda state: state["question"] is not None)
        assert state["question"]["settings"]["notes"] == NOTES
        await phone.answer(noted.choice, choose("a"))
        await sees(phone, "state", lambda state: state["results"] is not None)
        joined = await http.post(noted.api_url, json={"type": "join", "participant": None, "since": None})
        bearer = {"Authorization": f"Bearer {joined.json()['participant']}"}
        polled = await http.get(f"{noted.api_url}/state", headers=bearer)
        assert polled.json()["question"]["id"] == noted.choice
        for told in (json.dumps(phone.received, ensure_ascii=False), joined.text, polled.text):
            assert "notes" not in told
            assert "Vänta" not in told


async def test_all_presenters_agree_on_when_it_began_also_after_a_kill(session: HeldSession) -> None:
    first, second, _third = session.questions
    async with session.presenter() as screen:
        assert screen.last("state")["live_since"] is None
        await screen.show(first)
        began = await sees(screen, "state", lambda state: state["phase"] == "live")
        assert began["live_since"] == began["question"]["shown_at"] <= began["now"]
        await screen.show(second)
        went_on = await sees(screen, "state", lambda state: state["question"]["id"] == second)
        assert went_on["live_since"] == began["live_since"] <= went_on["question"]["shown_at"]
    await restart(session.server, "kill")
    async with session.presenter() as remote, session.phone() as phone:
        back = remote.last("state")
        assert back["live_since"] == began["live_since"]
        assert back["question"]["shown_at"] == went_on["question"]["shown_at"]
        assert {"live_since", "shown_at"} & {*phone.last("state"), *phone.last("state")["question"]} == set()
