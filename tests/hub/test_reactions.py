"""Reactions in a room: what a hall that hammers costs, and what is kept of it."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest
from sqlalchemy import Engine

from app.hub.live import LiveSession
from app.hub.live_reactions import LiveReactions
from app.hub.outbox import Outbox
from app.hub.room import Room
from app.hub.shared_rules import SharedRules
from app.polling import session as rules
from app.polling.errors import StorageFault
from app.polling.records import LoadedRoom, SessionRecord, StateWrite, Write
from app.polling.session import Question, SessionState
from app.store.rooms import Rooms as StoredRooms
from app.word_cloud.worker import Painter
from tests.polling.questions import ask
from tests.store.sessions import new_session

pytestmark = pytest.mark.anyio
QUESTION = ask("choice", "q", reactions=True)
SHOWN = rules.show(SessionState(), [QUESTION], "q")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class CountingStore(StoredRooms):
    """The real store, which counts the states it is given, and fails the next `faults` of them."""

    states = 0
    faults = 0

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.settled = asyncio.Event()

    def write(self, write: Write) -> "asyncio.Future[None]":
        if not isinstance(write, StateWrite):
            return super().write(write)
        self.states += 1
        if self.faults:
            self.faults -= 1
            written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            asyncio.get_running_loop().call_soon(written.set_exception, StorageFault("full"))
        else:
            written = super().write(write)
        written.add_done_callback(lambda _done: self.settled.set())
        return written


@pytest.fixture
def session(sqlite_engine: Engine) -> SessionRecord:
    return new_session(sqlite_engine)


@pytest.fixture
async def store(sqlite_engine: Engine) -> AsyncIterator[CountingStore]:
    store = CountingStore(sqlite_engine)
    yield store
    await asyncio.to_thread(store.close)


@pytest.fixture
async def painter() -> AsyncIterator[Painter]:
    painter = Painter()
    yield painter
    await painter.close()


async def open_room(store: StoredRooms, painter: Painter, session: SessionRecord) -> Room:
    """A room whose first choice is on the screen and takes reactions."""
    loaded = await store.load(session.id)
    assert loaded is not None
    asked = next(question for question in loaded.questions if question.kind == "choice")
    settings = msgspec.structs.replace(asked.settings, reactions=True)
    questions = [Question(asked.id, asked.kind, asked.prompt, settings)]
    room = Room(msgspec.structs.replace(loaded, questions=questions), store, painter, lambda: 0)
    await room.command(lambda state, questions, _now_ms: rules.show(state, questions, asked.id))
    return room


def reactions_of(room: Room) -> dict[str, int]:
    return room.live.state.of(room.live.questions[0].id).reactions


async def kept(room: Room, store: CountingStore, counts: dict[str, int]) -> None:
    """Returns once so many are on disk."""
    async with asyncio.timeout(20):
        while reactions_of(room) != counts:
            store.settled.clear()
            await store.settled.wait()


async def frames_until(screen: Outbox, counts: dict[str, int]) -> int:
    """How many times a presenter is told of reactions until it is told these."""
    seen: int = 0
    async with asyncio.timeout(20):
        while True:
            for frame in map(json.loads, await screen.take()):
                seen += 1 if frame.get("type") == "reactions" else 0
                if frame.get("counts") == counts:
                    return seen


async def test_more_than_three_a_second_of_one_participant_are_passed_over() -> None:
    assert isinstance(SHOWN, SessionState)
    loaded = LoadedRoom("s", "1", "T", "sv", SHOWN, [QUESTION], 1, 1, {}, [], {})
    now_s = 100.0
    counting = LiveReactions(LiveSession(loaded, SharedRules()), lambda _kind, _frame: None, lambda: now_s)
    assert [counting.add("ann", "q", "👏") for _ in range(5)] == [True, True, True, False, False]
    assert counting.add("bo", "q", "👏")
    now_s = 100.5
    assert not counting.add("ann", "q", "👍")
    now_s = 101.0
    assert [counting.add("ann", "q", "👍") for _ in range(4)] == [True, True, True, False]
    assert counting.counted() == {"q": {"👏": 4, "👍": 3}}
    counting.stop()


async def test_a_hall_that_hammers_costs_few_writes_and_phones_no_frame(
    store: CountingStore, painter: Painter, session: SessionRecord
) -> None:
    room = await open_room(store, painter, session)
    phone, screen = Outbox(), Outbox()
    room.broadcast.greet_phone("someone", b"{}", phone)
    room.broadcast.greet_presenter(b"{}", screen, None)
    await phone.take()
    await frames_until(screen, {})
    before = store.states
    for _ in range(3):
        for person in range(400):
            assert room.react(f"p{person}", "👏") is None
    question = room.live.questions[0]
    option = question.settings.options[0].id  # type: ignore[attr-defined]
    assert await room.answer("p1", "1", question.id, {"choices": [option]}) is None
    await kept(room, store, {"👏": 1200})
    assert store.states - before <= 2
    assert await frames_until(screen, {"👏": 1200}) <= 3
    waiting = asyncio.create_task(phone.take())
    await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()
    room.stop()


async def test_what_a_full_disk_did_not_keep_is_kept_once_it_can_be(
    store: CountingStore, painter: Painter, session: SessionRecord
) -> None:
    room = await open_room(store, painter, session)
    store.faults = 1
    room.react("ann", "🤔")
    await kept(room, store, {"🤔": 1})
    room.stop()


async def test_a_room_that_is_let_go_keeps_the_last_of_them(
    store: CountingStore, painter: Painter, session: SessionRecord
) -> None:
    room = await open_room(store, painter, session)
    room.react("ann", "👏")
    await kept(room, store, {"👏": 1})
    room.react("ann", "👏")
    room.stop()
    await asyncio.sleep(0)
    again: Any = await store.load(session.id)
    while again.state.of(room.live.questions[0].id).reactions != {"👏": 2}:
        again = await store.load(session.id)
