"""A participant's answers erased by their token: from the disk, from what is counted, and from every screen."""

import asyncio

import httpx
import pytest
from sqlalchemy import select

from app.store import tables
from tests.clients import Phone, Presenter, new_change_id
from tests.promises.held import ON_SQLITE, SOON_S, HeldSession, choose, down, restart

pytestmark = pytest.mark.anyio


async def erase(session: HeldSession, token: str | None) -> httpx.Response:
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(timeout=SOON_S) as client:
        return await client.post(f"{session.api_url}/erase", headers=headers)


async def answer_all(session: HeldSession, presenter: Presenter, phone: Phone) -> None:
    for question, value in [
        (session.cloud, {"entries": ["hemligt"]}),
        (session.text, {"text": "En hemlighet"}),
        (session.choice, choose("a")),
    ]:
        await presenter.show(question)
        assert (await phone.answer(question, value))["type"] == "accepted"


def kept(session: HeldSession) -> int:
    """How many rows of any table speak of what was answered in the session."""
    with session.engine.connect() as connection:
        return sum(
            len(connection.execute(select(table).where(table.c.session_id == session.id)).all())
            for table in (tables.answer, tables.applied_change)
        )


async def test_tallies_screens_and_other_tabs_follow(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one, session.phone() as other:
        await answer_all(session, presenter, one)
        await other.answer(session.choice, choose("b"))
        await presenter.results(2)
        async with session.phone(one.token) as tab:
            told = await erase(session, one.token)
            assert (told.status_code, told.json()) == (200, {"erased": 3})
            await tab.expect("state", lambda state: state["answer"] is None)
        results = await presenter.expect("results", lambda results: results["participants"] == 1)
        assert results["tally"]["counts"] == session.recount() == {"a": 0, "b": 1, "c": 0}
    assert (session.stored(session.text), session.stored(session.cloud)) == ([], [])


async def test_a_word_cloud_forgets_the_words(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one, session.phone() as other:
        await presenter.show(session.cloud)
        await one.answer(session.cloud, {"entries": ["hemligt"]})
        await other.answer(session.cloud, {"entries": ["tillit"]})
        await presenter.expect("cloud", lambda cloud: len(cloud["words"]) == 2)
        await erase(session, one.token)
        shown = await presenter.expect("cloud", lambda cloud: len(cloud["words"]) == 1)
        assert [word["word"] for word in shown["words"]] == ["tillit"]
        # What is said of the next cloud is on disk after this one.
        await other.answer(session.cloud, {"entries": ["tillit", "glädje"]})
        await presenter.expect("cloud", lambda cloud: len(cloud["words"]) == 2)
        await presenter.command("close")
    query = select(tables.cloud.c.layout).where(tables.cloud.c.session_id == session.id)
    with session.engine.connect() as connection:
        assert "hemligt" not in "".join(connection.scalars(query))


async def test_it_works_once_the_session_is_over_and_no_room_is_there_and_again_it_deletes_nothing(
    session: HeldSession,
) -> None:
    async with session.presenter() as presenter, session.phone() as one:
        await answer_all(session, presenter, one)
        await presenter.command("end")
    await restart(session.server, "stop")
    assert kept(session) > 0
    assert [(await erase(session, one.token)).json() for _ in range(2)] == [{"erased": 3}, {"erased": 0}]
    assert kept(session) == 0


async def test_a_kill_in_between_leaves_all_of_them_or_none_and_asking_again_takes_the_rest(
    session: HeldSession,
) -> None:
    async with session.presenter() as presenter, session.phone() as one, session.phone() as other:
        await answer_all(session, presenter, one)
        await other.answer(session.choice, choose("b"))
    before = kept(session)
    asked = asyncio.create_task(erase(session, one.token))
    async with down(session.server, "kill"):
        [told] = await asyncio.gather(asked, return_exceptions=True)
        # Three answers with three ids, or the other phone's one of each.
        assert kept(session) in ({2} if isinstance(told, httpx.Response) else {before, 2})
    assert (await erase(session, one.token)).status_code == 200
    assert kept(session) == 2
    assert session.recount() == {"a": 0, "b": 1, "c": 0}


async def test_the_participant_may_answer_anew(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as one:
        await presenter.show(session.choice)
        await one.answer(session.choice, choose("a"))
        await erase(session, one.token)
        assert (await one.answer(session.choice, choose("c"), new_change_id()))["type"] == "accepted"
    assert session.recount() == {"a": 0, "b": 0, "c": 1}


@ON_SQLITE
@pytest.mark.parametrize("token", [None, "x.y"])
async def test_nobody_erases_without_a_token(session: HeldSession, token: str | None) -> None:
    told = await erase(session, token)
    assert (told.status_code, told.json()["error"]["code"]) == (401, "not_joined")
