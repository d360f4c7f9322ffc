"""Order of greeting."""

from typing import Any

import pytest

from tests.clients import Message, Phone, new_change_id
from tests.promises.held import HeldSession, choose, hold_session, round_trip, types

pytestmark = pytest.mark.anyio

PHONE_STATE = {"type", "version", "now", "phase", "question", "answer", "results"}
PRESENTER_STATE = PHONE_STATE | {"black", "white", "live_since", "pace", "questions"}


async def bring_to(session: HeldSession, phase: str) -> None:
    async with session.presenter() as presenter:
        if phase != "lobby":
            await presenter.show(session.cloud)
        if phase == "ended":
            await presenter.command("end")


@pytest.mark.parametrize("since", [None, 0, 1 << 52])
@pytest.mark.parametrize("phase", ["lobby", "live", "ended"])
async def test_after_join_come_welcome_and_one_whole_state_always(
    session: HeldSession, phase: str, since: int | None
) -> None:
    await bring_to(session, phase)
    async with session.phone(since=since) as phone:
        await round_trip(phone)
        assert types(phone.received) == ["welcome", "state", "refused"]
        welcome, state = phone.received[:2]
    assert set(welcome) == {"type", "participant", "now", "session"}
    assert set(welcome["session"]) == {"code", "title", "language", "pace"}
    assert welcome["session"]["code"] == session.code
    assert set(state) == PHONE_STATE
    assert state["phase"] == phase
    assert (state["question"] is None) == (phase == "lobby")


@pytest.mark.parametrize("since", [None, 0, 1 << 52])
@pytest.mark.parametrize("phase", ["lobby", "live", "ended"])
async def test_after_present_come_welcome_and_one_whole_state_always(
    session: HeldSession, phase: str, since: int | None
) -> None:
    await bring_to(session, phase)
    async with session.presenter(since) as presenter:
        await presenter.command("end")
        seen = types(presenter.received)
        welcome, state = presenter.received[:2]
    assert seen[:2] == ["welcome", "state"]
    assert set(welcome["session"]) == {"id", "code", "title", "language", "pace", "join_url", "join_host"}
    assert welcome["session"]["id"] == session.id
    assert set(state) == PRESENTER_STATE
    assert state["phase"] == phase
    assert [question["id"] for question in state["questions"]] == session.questions


async def test_presenter_gets_the_results_at_once(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("b"))
        await presenter.results(1)
        async with session.presenter() as later:
            await later.expect("presence")
            results = later.last("results")
    assert results["question"] == session.choice
    assert results["participants"] == 1
    assert results["tally"] == {"counts": {"a": 0, "b": 1, "c": 0}}
    assert results["version"] == later.last("state")["version"]


async def test_presenter_gets_the_cloud_at_once(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.cloud)
        await phone.answer(session.cloud, {"entries": ["mod"]})
        await presenter.expect("cloud", lambda cloud: len(cloud["words"]) == 1)
        async with session.presenter() as later:
            await later.expect("presence")
            assert later.last("cloud")["words"] == presenter.last("cloud")["words"]


async def test_presenter_gets_the_cloud_when_its_question_is_shown_again(session: HeldSession) -> None:
    """A screen that came while another question was shown has never seen the picture."""
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.cloud)
        await phone.answer(session.cloud, {"entries": ["mod"]})
        await presenter.expect("cloud", lambda cloud: len(cloud["words"]) == 1)
        await presenter.show(session.choice)
        async with session.presenter() as later:
            await presenter.show(session.cloud)
            cloud = await later.expect("cloud", lambda cloud: cloud["question"] == session.cloud)
    assert [word["word"] for word in cloud["words"]] == ["mod"]


async def test_since_leaves_out_what_has_not_changed(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"))
        seen = (await presenter.results(1))["version"]
        async with session.presenter(since=seen) as again:
            await again.expect("presence")
            assert "results" not in types(again.received)


async def test_since_leaves_out_only_what_has_not_changed(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"))
        seen = (await presenter.results(1))["version"]
        await phone.answer(session.choice, choose("b"))
        await presenter.expect("results", lambda results: results["version"] > seen)
        async with session.presenter(since=seen) as again:
            await again.expect("presence")
            assert again.last("results")["tally"]["counts"]["b"] == 1


async def test_unknown_token_gets_a_new_token(session: HeldSession) -> None:
    for unknown in ("", "nonsense", "a.b.c", "å" * 200, "x" * 200):
        async with session.phone(unknown) as phone:
            assert phone.token not in ("", unknown)


async def test_altered_token_gets_a_new_token(session: HeldSession) -> None:
    async with session.phone() as phone:
        token = phone.token
    async with session.phone(token[:-2] + "zz") as phone:
        assert phone.token != token[:-2] + "zz"


async def test_another_sessions_token_gets_a_new_token(session: HeldSession) -> None:
    other = hold_session(session.server, session.engine)
    async with session.presenter() as presenter, session.phone() as at_home:
        await presenter.show(session.choice)
        await at_home.answer(session.choice, choose("a"))
        async with other.phone(at_home.token) as abroad:
            assert abroad.token != at_home.token
            assert abroad.last("state")["answer"] is None


async def test_own_token_is_kept(session: HeldSession) -> None:
    async with session.phone() as phone:
        token = phone.token
    async with session.phone(token) as phone:
        assert phone.token == token


async def test_tokens_differ(session: HeldSession) -> None:
    async with session.phone() as one, session.phone() as other:
        assert one.token != other.token


async def test_code_may_be_written_with_spaces_and_hyphens(session: HeldSession) -> None:
    for written in (f"{session.code[:4]}-{session.code[4:]}", f"{session.code[:4]}%20{session.code[4:]}"):
        async with Phone(session.server.ws, written) as phone:
            assert phone.last("welcome")["session"]["code"] == session.code


async def test_second_greeting_is_refused_and_the_socket_stays(session: HeldSession) -> None:
    greetings: list[tuple[Any, Message]] = [
        (session.phone(), {"type": "join", "participant": None, "since": None}),
        (session.presenter(), {"type": "present", "key": session.key, "since": None}),
    ]
    for client, greeting in greetings:
        async with client:
            await client.say(greeting)
            assert (await client.expect("refused"))["code"] == "bad_message"
            await client.say({"type": "withdraw", "id": new_change_id(), "question": "?"})
            await client.expect("refused")
