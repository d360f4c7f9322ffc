"""Many changes to a transaction, each answered once it is on disk, none taken down by its neighbour."""

import asyncio
import threading
from collections.abc import Sequence
from functools import partial

import pytest
from sqlalchemy import Connection, Engine

from app.polling.errors import StorageFault
from app.polling.records import AnswerWrite, Write
from app.store.group_commit import GroupCommit
from app.store.rooms import apply_writes, load_room
from tests.store.sessions import new_session


def answers(session: str, question: str, count: int) -> list[AnswerWrite]:
    return [AnswerWrite(session, f"p{n}", "1", question, b'{"text":"x"}', n) for n in range(count)]


def open_text(engine: Engine, session: str) -> str:
    loaded = load_room(engine, session)
    assert loaded is not None
    return next(question.id for question in loaded.questions if question.kind == "open_text")


def test_what_gathers_during_a_commit_is_written_in_one(sqlite_engine: Engine) -> None:
    session = new_session(sqlite_engine).id
    question = open_text(sqlite_engine, session)
    sizes: list[int] = []
    first_is_in, go_on = threading.Event(), threading.Event()

    def apply(connection: Connection, writes: Sequence[Write]) -> None:
        sizes.append(len(writes))
        apply_writes(connection, writes)
        first_is_in.set()
        go_on.wait(10)

    async def run() -> None:
        group_commit = GroupCommit(sqlite_engine, apply)
        first, *others = answers(session, question, 100)
        futures = [group_commit.write(first)]
        await asyncio.to_thread(first_is_in.wait, 10)
        futures += [group_commit.write(write) for write in others]
        assert not futures[0].done()
        go_on.set()
        await asyncio.gather(*futures)
        await asyncio.to_thread(group_commit.close)

    asyncio.run(run())
    assert sizes == [1, 99]
    loaded = load_room(sqlite_engine, session)
    assert loaded is not None
    assert len(loaded.answers) == 100


def test_one_change_that_cannot_be_written_fails_alone(engine: Engine) -> None:
    session = new_session(engine).id
    question = open_text(engine, session)
    good = answers(session, question, 20)
    # A session that does not exist: the foreign key refuses it, in either database.
    bad = AnswerWrite("nowhere", "p", "1", question, b'{"text":"x"}', 1)

    async def run() -> list[BaseException | None]:
        group_commit = GroupCommit(engine, apply_writes)
        futures = [group_commit.write(write) for write in [*good[:10], bad, *good[10:]]]
        outcomes = await asyncio.gather(*futures, return_exceptions=True)
        await asyncio.to_thread(group_commit.close)
        return outcomes

    outcomes = asyncio.run(run())
    assert isinstance(outcomes.pop(10), StorageFault)
    assert outcomes == [None] * 20
    loaded = load_room(engine, session)
    assert loaded is not None
    assert len(loaded.answers) == 20


def test_closing_writes_what_still_waits(sqlite_engine: Engine) -> None:
    session = new_session(sqlite_engine).id
    question = open_text(sqlite_engine, session)

    async def run() -> None:
        group_commit = GroupCommit(sqlite_engine, apply_writes)
        for write in answers(session, question, 50):
            group_commit.write(write)
        await asyncio.to_thread(group_commit.close)

    asyncio.run(run())
    loaded = load_room(sqlite_engine, session)
    assert loaded is not None
    assert len(loaded.answers) == 50


def test_writes_are_answered_in_the_order_they_were_given(sqlite_engine: Engine) -> None:
    session = new_session(sqlite_engine).id
    question = open_text(sqlite_engine, session)
    order: list[int] = []

    def note(number: int, _done: asyncio.Future[None]) -> None:
        order.append(number)

    async def run() -> None:
        group_commit = GroupCommit(sqlite_engine, apply_writes)
        futures = [group_commit.write(write) for write in answers(session, question, 200)]
        for number, future in enumerate(futures):
            future.add_done_callback(partial(note, number))
        await asyncio.gather(*futures)
        await asyncio.to_thread(group_commit.close)

    asyncio.run(run())
    assert order == list(range(200))


@pytest.mark.parametrize("count", [1, 5])
def test_a_transaction_holds_at_most_so_many(
    count: int, sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.group_commit.MAX_BATCH", count)
    session = new_session(sqlite_engine).id
    question = open_text(sqlite_engine, session)
    sizes: list[int] = []

    def apply(connection: Connection, writes: Sequence[Write]) -> None:
        sizes.append(len(writes))
        apply_writes(connection, writes)

    async def run() -> None:
        group_commit = GroupCommit(sqlite_engine, apply)
        await asyncio.gather(*(group_commit.write(write) for write in answers(session, question, 12)))
        await asyncio.to_thread(group_commit.close)

    asyncio.run(run())
    assert sum(sizes) == 12
    assert max(sizes) <= count
