"""An option retired while the hall is answering: over real sockets, with the edit sent as the organizer's page does."""

from collections.abc import AsyncIterator, Awaitable, Callable
from secrets import token_hex
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from app.store.accounts import sign_in
from app.store.database import writing
from app.store.tables import organizer
from tests.promises.held import OPTIONS, SOON_S, HeldSession, choose, restart

pytestmark = pytest.mark.anyio

RETIRED: list[dict[str, Any]] = [*OPTIONS[:2], {**OPTIONS[2], "retired": True}]
Edit = Callable[[HeldSession, list[dict[str, Any]]], Awaitable[int]]


@pytest.fixture
async def edit(database: Engine) -> AsyncIterator[Edit]:
    """Changes the options of the choice question; gives the status of the reply."""
    with writing(database) as connection:
        row = {"id": token_hex(6), "email": f"{token_hex(6)}@b.se", "name": "A", "password_hash": "h", "language": "sv"}
        connection.execute(organizer.insert().values(**row, created_at=1, role="owner"))
        token = sign_in(connection, row["id"])
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=SOON_S) as client:

        async def ask(session: HeldSession, options: list[dict[str, Any]]) -> int:
            path = f"/api/v1/questions/{session.choice}"
            told = await client.patch(session.server.base + path, json={"settings": {"options": options}})
            return told.status_code

        yield ask


def offers(options: list[dict[str, Any]]) -> Callable[[Any], bool]:
    return lambda state: state["question"] is not None and state["question"]["settings"]["options"] == options


async def test_phones_and_screens_hear_of_it_and_nobody_chooses_it_any_more(session: HeldSession, edit: Edit) -> None:
    async with session.presenter() as presenter, session.phone() as one, session.phone() as two:
        await presenter.show(session.choice)
        assert (await one.answer(session.choice, choose("c")))["type"] == "accepted"
        assert await edit(session, OPTIONS[:2]) == 409
        assert await edit(session, RETIRED) == 200
        for screen in (presenter, one, two):
            await screen.expect("state", offers(RETIRED))
        assert one.last("state")["answer"] == choose("c"), "what was chosen stays the answer"
        refused = await two.answer(session.choice, choose("c"))
        assert (refused["type"], refused["code"]) == ("refused", "option_retired")
        assert refused["message"].startswith("Something in your answer is no longer offered.")
        assert (await one.answer(session.choice, choose("c")))["code"] == "option_retired", "nor once more"
        results = await presenter.results(1)
        assert results["tally"]["counts"] == {"a": 0, "b": 0, "c": 1}

        # Both can answer with what is left; the one who had chosen it takes it back by that.
        assert (await two.answer(session.choice, choose("a")))["type"] == "accepted"
        assert (await one.answer(session.choice, choose("b")))["type"] == "accepted"
        results = await presenter.expect("results", lambda said: said["tally"]["counts"]["b"] == 1)
        assert results["tally"]["counts"] == session.recount() == {"a": 1, "b": 1, "c": 0}


async def test_it_is_counted_and_refused_the_same_after_a_restart_and_comes_back(
    session: HeldSession, edit: Edit
) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("c"), "first")
        assert await edit(session, RETIRED) == 200
        token = phone.token
    await restart(session.server, "kill")
    async with session.presenter() as presenter, session.phone(token) as phone:
        assert phone.last("state")["answer"] == choose("c")
        assert (await presenter.results(1))["tally"]["counts"] == {"a": 0, "b": 0, "c": 1}
        assert (await phone.answer(session.choice, choose("c"), "first"))["type"] == "accepted", "as it was before"
        assert (await phone.answer(session.choice, choose("c")))["code"] == "option_retired"
        assert await edit(session, OPTIONS) == 200
        assert (await phone.answer(session.choice, choose("c")))["type"] == "accepted"
