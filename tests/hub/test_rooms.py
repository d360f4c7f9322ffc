"""Rooms on a real store: found once, told of everything, and never built on what was not saved."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest
from sqlalchemy import Engine

from app.hub.outbox import Outbox
from app.hub.rooms import Rooms
from app.polling import session as rules
from app.polling.errors import Refusal, StorageFault
from app.polling.records import SessionRecord, StateWrite, Write
from app.polling.session import Question, SessionState
from app.store.database import writing
from app.store.edits import restore_question, retire_question
from app.store.questions import read_questions
from app.store.rooms import Rooms as StoredRooms
from app.word_cloud.worker import Painter
from tests.store.sessions import new_session

pytestmark = pytest.mark.anyio


class FaultyStore(StoredRooms):
    """The real store, on a disk that fails the next `faults` states."""

    faults = 0

    def write(self, write: Write) -> "asyncio.Future[None]":
        if self.faults and isinstance(write, StateWrite):
            self.faults -= 1
            failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            asyncio.get_running_loop().call_soon(failed.set_exception, StorageFault("full"))
            return failed
        return super().write(write)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def session(sqlite_engine: Engine) -> SessionRecord:
    return new_session(sqlite_engine)


@pytest.fixture
async def store(sqlite_engine: Engine) -> AsyncIterator[FaultyStore]:
    store = FaultyStore(sqlite_engine)
    yield store
    await asyncio.to_thread(store.close)


@pytest.fixture
async def rooms(store: FaultyStore) -> AsyncIterator[Rooms]:
    painter = Painter()
    rooms = Rooms(store, painter)
    yield rooms
    rooms.stop()
    await painter.close()


async def test_however_many_ask_at_once_there_is_one_room(rooms: Rooms, session: SessionRecord) -> None:
    asked = [rooms.by_code(session.code) if number % 2 else rooms.by_session(session.id) for number in range(20)]
    assert len({id(room) for room in await asyncio.gather(*asked)}) == 1


async def test_a_room_on_its_way_into_memory_is_waited_for(rooms: Rooms, session: SessionRecord) -> None:
    loading = asyncio.create_task(rooms.by_session(session.id))
    await asyncio.sleep(0)
    assert await rooms.in_memory(session.id) is await loading


async def test_a_room_that_nobody_asked_for_stays_on_disk(rooms: Rooms, session: SessionRecord) -> None:
    assert await rooms.in_memory(session.id) is None
    assert rooms.connected(session.id) == 0


async def test_a_command_on_top_of_one_that_failed_carries_nothing_of_it(
    rooms: Rooms, store: FaultyStore, session: SessionRecord
) -> None:
    room = await rooms.by_session(session.id)
    assert room is not None

    def show(number: int) -> Any:
        def decide(state: SessionState, questions: list[Question], _now_ms: int) -> rules.Outcome:
            return rules.show(state, questions, questions[number].id)

        return decide

    await room.command(show(0))
    store.faults = 1
    failed, after = await asyncio.gather(
        room.command(show(1)), room.command(lambda state, _questions, _now_ms: rules.set_black(state, True))
    )
    assert (failed, after) == (Refusal("not_saved"), None)
    assert room.live.state.current == room.live.questions[0].id
    assert room.live.state.is_black
    loaded = await store.load(session.id)
    assert loaded is not None
    assert loaded.state == room.live.state


async def test_a_command_is_carried_out_although_the_one_who_gave_it_hangs_up(
    rooms: Rooms, session: SessionRecord
) -> None:
    room = await rooms.by_session(session.id)
    assert room is not None
    screen = Outbox()
    room.broadcast.greet_presenter(b"{}", screen, None)
    await screen.take()
    giving = asyncio.create_task(room.command(lambda state, _questions, _now_ms: rules.end(state)))
    await asyncio.sleep(0)
    giving.cancel()
    async with asyncio.timeout(10):
        while room.live.state.phase != "ended":
            frames = [json.loads(frame) for frame in await screen.take()]
    assert frames[0]["phase"] == "ended"


async def test_an_answer_that_may_not_be_changed_is_final_from_the_moment_it_is_received(
    rooms: Rooms, session: SessionRecord
) -> None:
    room = await rooms.by_session(session.id)
    assert room is not None
    asked = next(question for question in room.live.questions if question.kind == "open_text")
    final = msgspec.structs.replace(asked.settings, may_change=False)
    room.set_questions([msgspec.structs.replace(asked, settings=final)])
    await room.command(lambda state, questions, _now_ms: rules.show(state, questions, asked.id))
    # The second comes while the first is on its way to the disk.
    said = [room.answer("p", change, asked.id, {"text": change}) for change in ("first", "second")]
    again = room.answer("p", "first", asked.id, {"text": "first"})
    assert await asyncio.gather(*said, again) == [None, Refusal("answer_final"), None]
    assert await room.answer("p", "third", asked.id, None) == Refusal("answer_final")
    assert room.live.book.answer_of(asked.id, "p").text == "first"


async def test_a_question_that_was_retired_comes_back_with_its_answers(
    rooms: Rooms, sqlite_engine: Engine, session: SessionRecord
) -> None:
    with sqlite_engine.connect() as connection:
        before = read_questions(connection, session.programme, with_retired=False)
    asked = next(question for question in before if question.kind == "open_text")
    room = await rooms.by_session(session.id)
    assert room is not None
    await room.command(lambda state, questions, _now_ms: rules.show(state, questions, asked.id))
    assert await room.answer("p", "1", asked.id, {"text": "kvar"}) is None
    with writing(sqlite_engine) as connection:
        retire_question(connection, asked.id)
    rooms.stop()
    room = await rooms.by_session(session.id)
    assert room is not None
    with writing(sqlite_engine) as connection:
        restore_question(connection, session.programme, asked.id)
    room.set_questions(before)
    assert room.live.book.participants(asked.id) == 1
    assert room.live.book.tally(asked.id).snapshot()["texts"][0]["text"] == "kvar"
