"""A disk that is full for a while: what could not be written is refused and not counted, and is accepted later."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import pytest
from sqlalchemy import Engine, text

from tests.promises.held import SOON_S, HeldSession, answer_message, choose, round_trip, sees

if sys.platform.startswith("linux"):
    import resource

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def full_disk(session: HeldSession) -> AsyncIterator[None]:
    """Nothing can be written while inside."""
    postgres = session.engine.dialect.name == "postgresql"
    if not postgres and not sys.platform.startswith("linux"):
        pytest.skip("the limit of a running process is set with prlimit, which only Linux has")
    cannot_write = read_only_postgres(session.engine) if postgres else file_size_limit(session.server.pid)
    with cannot_write:
        yield


@contextmanager
def file_size_limit(pid: int) -> Iterator[None]:
    """Every write to a file fails as on a full disk: of the database, and of the log as well."""
    limits = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


@contextmanager
def read_only_postgres(engine: Engine) -> Iterator[None]:
    """The server's connections are cut, and new ones find a database that takes no writes, as after a fail-over."""
    set_read_only(engine, "on")
    try:
        yield
    finally:
        set_read_only(engine, "off")


def set_read_only(engine: Engine, value: str) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET default_transaction_read_only = off"))
        connection.execute(text(f"ALTER DATABASE {engine.url.database} SET default_transaction_read_only = {value}"))
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name AND pid <> pg_backend_pid()"
        )
        connection.execute(text(others), {"name": engine.url.database})


async def test_answer_that_cannot_be_saved_is_refused_and_its_id_accepted_later(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone, session.phone() as other:
        await presenter.show(session.choice)
        await phone.answer(session.choice, choose("a"), "saved")
        async with full_disk(session):
            for _ in range(2):
                reply = await phone.answer(session.choice, choose("b"), "kept")
                assert (reply["type"], reply["code"]) == ("refused", "not_saved")
            assert (await other.withdraw(session.choice, "other"))["code"] == "not_saved"
            # What is on disk already needs no writing.
            assert (await phone.answer(session.choice, choose("a"), "saved"))["type"] == "accepted"
            async with session.phone(phone.token) as again, session.presenter() as screen:
                assert again.last("state")["answer"] == choose("a")
                await screen.expect("presence")
                assert screen.last("results")["tally"]["counts"] == {"a": 1, "b": 0, "c": 0}
        assert (await phone.answer(session.choice, choose("b"), "kept"))["type"] == "accepted"
        assert (await other.answer(session.choice, choose("c"), "other"))["type"] == "accepted"
        results = await presenter.results(2)
        assert results["tally"]["counts"] == session.recount() == {"a": 0, "b": 1, "c": 1}


async def test_every_answer_of_a_hall_is_refused_and_accepted_later(session: HeldSession) -> None:
    """Many changes fail in one group; none is lost, none is counted twice, and the writing goes on."""
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        changes = [answer_message(session.choice, choose("abc"[number % 3])) for number in range(60)]
        async with full_disk(session):
            for change in changes:
                await phone.say(change)
            refused = [await phone.expect("refused") for _ in changes]
            assert {reply["code"] for reply in refused} == {"not_saved"}
        for change in changes:
            assert (await phone.reply_to(change))["type"] == "accepted"
        await sees(presenter, "results", lambda results: results["tally"]["counts"]["c"] == 1)
        assert session.recount() == {"a": 0, "b": 0, "c": 1}


async def test_command_that_cannot_be_saved_is_refused_and_nothing_moves(session: HeldSession) -> None:
    async with session.presenter() as screen, session.presenter() as remote, session.phone() as phone:
        await screen.show(session.choice)
        await phone.answer(session.choice, choose("b"))
        async with full_disk(session):
            # Both press at once: neither may be told that it holds.
            presses = (presenter.command("show", question=session.text) for presenter in (screen, remote))
            assert [reply["code"] for reply in await asyncio.gather(*presses)] == ["not_saved", "not_saved"]
            assert (await screen.command("close"))["code"] == "not_saved"
            assert (await screen.command("clear"))["code"] == "not_saved"
            # A command that changes nothing needs no writing.
            assert (await screen.command("open"))["type"] == "accepted"
            async with session.phone() as late:
                assert late.last("state")["question"]["id"] == session.choice
                assert late.last("state")["question"]["open"] is True
            assert session.recount() == {"a": 0, "b": 1, "c": 0}
        assert (await phone.answer(session.choice, choose("a")))["type"] == "accepted"
        assert (await screen.command("close"))["type"] == "accepted"
        await sees(phone, "state", lambda state: not state["question"]["open"])


async def test_countdown_that_runs_out_on_a_full_disk_closes_the_question_afterwards(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.choice)
        await presenter.command("countdown", seconds=0.4)
        async with full_disk(session):
            async with asyncio.timeout(SOON_S):
                # Until the rules say closed, whatever the disk says.
                while (await phone.answer(session.choice, choose("a")))["code"] == "not_saved":
                    await round_trip(phone)
        for client in (presenter, phone):
            await sees(client, "state", lambda state: not state["question"]["open"])


async def test_new_phones_can_join_and_leave_while_nothing_can_be_written(session: HeldSession) -> None:
    async with session.presenter() as presenter:
        await presenter.show(session.choice)
        async with full_disk(session):
            async with session.phone() as phone:
                assert phone.last("state")["question"]["id"] == session.choice
            await presenter.expect("presence", lambda presence: presence["connected"] == 1)
            await presenter.expect("presence", lambda presence: presence["connected"] == 0)


async def test_what_could_not_be_saved_is_not_kept_in_the_log(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await presenter.show(session.text)
        async with full_disk(session):
            assert (await phone.answer(session.text, {"text": "between us alone"}))["code"] == "not_saved"
        assert "between us alone" not in session.server.log
