"""Rules about words in live rooms: shared, on disk before they count, and ahead of every picture."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from sqlalchemy import Engine

from app.hub.outbox import Outbox
from app.hub.ports import CloudPicture
from app.hub.room import Room
from app.hub.rooms import Rooms
from app.polling import session as rules
from app.polling.errors import Refusal, StorageFault
from app.polling.records import CorrectionWrite, SessionRecord, WordLists, Write
from app.polling.session import Question, SessionState
from app.store.database import writing
from app.store.rooms import Rooms as StoredRooms
from app.store.sessions import create_session
from app.word_cloud.layout import Cloud
from app.words.corrections import Hold, Merge, Release, Rename
from tests.store.sessions import new_session

pytestmark = pytest.mark.anyio


class Store(StoredRooms):
    """The real store, on a disk that takes no rules while `is_full`."""

    is_full = False

    def write(self, write: Write) -> "asyncio.Future[None]":
        if self.is_full and isinstance(write, CorrectionWrite):
            failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            asyncio.get_running_loop().call_soon(failed.set_exception, StorageFault("full"))
            return failed
        return super().write(write)


class SlowPainter:
    """Draws when it is let: `began` is set as soon as a picture was asked for, `let` has it finished."""

    def __init__(self) -> None:
        self.began, self.let = asyncio.Event(), asyncio.Event()
        self.let.set()

    stage = (1920, 1080)

    def canvas(self, _saved: bytes | None, _stage: tuple[int, int]) -> "SlowPainter":
        self._cloud = Cloud()
        return self

    async def update(self, words: Sequence[tuple[str, int]]) -> CloudPicture:
        self.began.set()
        await self.let.wait()
        return self._cloud.update(list(words))

    async def settle(self) -> CloudPicture:
        return self._cloud.settle()

    def saved(self) -> bytes:
        return b"{}"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def session(sqlite_engine: Engine) -> SessionRecord:
    return new_session(sqlite_engine)


@pytest.fixture
async def store(sqlite_engine: Engine) -> AsyncIterator[Store]:
    store = Store(sqlite_engine)
    yield store
    await asyncio.to_thread(store.close)


@pytest.fixture
def painter() -> SlowPainter:
    return SlowPainter()


@pytest.fixture
async def rooms(store: Store, painter: SlowPainter) -> AsyncIterator[Rooms]:
    rooms = Rooms(store, painter)
    yield rooms
    rooms.stop()


async def ask(rooms: Rooms, session: SessionRecord, *entries: str) -> Room:
    """The session's room with the word cloud on the screen, and one answer to it."""
    room = await rooms.by_session(session.id)
    assert room is not None

    def show(state: SessionState, questions: list[Question], _now_ms: int) -> rules.Outcome:
        return rules.show(state, questions, questions[0].id)

    assert await room.command(show) is None
    assert room.live.current is not None
    assert await room.answer("p", "1", room.live.current.id, {"entries": list(entries)}) is None
    return room


def words_of(room: Room) -> dict[str, int]:
    words = room.live.words_on_screen
    assert words is not None
    return dict(words.counted())


async def frames_of(screen: Outbox, kind: str) -> AsyncIterator[Any]:
    async with asyncio.timeout(10):
        while True:
            for frame in map(json.loads, await screen.take()):
                if frame["type"] == kind:
                    yield frame


async def test_a_rule_that_could_not_be_written_leaves_no_trace(
    rooms: Rooms, store: Store, session: SessionRecord
) -> None:
    room = await ask(rooms, session, "mod", "tillit")
    store.is_full = True
    assert await room.correct(Hold("mod")) == Refusal("not_saved")
    assert words_of(room) == {"mod": 1, "tillit": 1}
    assert await room.correct(None) == Refusal("nothing_to_undo")


async def test_a_rule_is_not_counted_before_it_is_on_disk(rooms: Rooms, session: SessionRecord) -> None:
    room = await ask(rooms, session, "mod", "tillit")
    giving = asyncio.create_task(room.correct(Hold("mod")))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert words_of(room) == {"mod": 1, "tillit": 1}
    assert await giving is None
    assert words_of(room) == {"tillit": 1}


async def test_a_room_that_is_loaded_later_knows_what_was_said_meanwhile(
    rooms: Rooms, sqlite_engine: Engine, session: SessionRecord
) -> None:
    room = await ask(rooms, session, "mod", "tillit")
    await room.correct(Merge(("mod", "tillit"), "Mod och tillit"))
    with writing(sqlite_engine) as connection:
        other = create_session(connection, session.programme)
    await room.correct(Rename("Mod och tillit", "Styrka"))
    assert words_of(await ask(rooms, other, "mod")) == {"Styrka": 1}


async def test_a_picture_that_is_being_drawn_when_a_word_is_held_back_is_thrown_away(
    rooms: Rooms, painter: SlowPainter, session: SessionRecord
) -> None:
    painter.let.clear()
    room = await ask(rooms, session, "mod", "tillit")
    screen = Outbox()
    room.broadcast.greet_presenter(b'{"type":"welcome"}', screen, None)
    await painter.began.wait()
    await room.correct(Hold("mod"))
    painter.let.set()
    async for cloud in frames_of(screen, "cloud"):
        assert [word["word"] for word in cloud["words"]] == ["tillit"]
        break


async def test_a_picture_that_waits_to_be_sent_is_not_sent_once_a_word_is_held_back(
    rooms: Rooms, painter: SlowPainter, session: SessionRecord
) -> None:
    room = await ask(rooms, session, "mod", "tillit")
    screen = Outbox()
    room.broadcast.greet_presenter(b'{"type":"welcome"}', screen, None)
    async for cloud in frames_of(screen, "cloud"):
        if len(cloud["words"]) == 2:
            break
    room.broadcast.cloud.show()  # one that nobody has read yet
    painter.let.clear()
    await room.correct(Hold("mod"))
    assert "mod" not in [
        word["word"]
        for frame in map(json.loads, await screen.take())
        if frame["type"] in {"cloud", "results"}
        for word in frame.get("words", frame.get("tally", {}).get("words"))
    ]
    painter.let.set()


async def test_lists_of_the_organizer_hold_in_a_live_room_at_once(rooms: Rooms, session: SessionRecord) -> None:
    room = await ask(rooms, session, "mod", "skit")
    assert words_of(room) == {"mod": 1}
    room.set_questions(room.live.questions, WordLists(block=["Mod"], allow=["skit"]))
    assert words_of(room) == {"skit": 1}
    room.set_questions(room.live.questions, WordLists())
    assert words_of(room) == {"mod": 1}


async def test_a_presenter_shows_what_the_organizers_list_holds_back(rooms: Rooms, session: SessionRecord) -> None:
    room = await ask(rooms, session, "mod")
    room.set_questions(room.live.questions, WordLists(block=["mod"]))
    assert await room.correct(Release("mod")) is None
    assert words_of(room) == {"mod": 1}
