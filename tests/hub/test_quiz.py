"""A quiz in a room on a real store, by a clock that the test turns: points, the board, and nothing told too early."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Engine

from app.hub.outbox import Outbox
from app.hub.room import Room
from app.hub.rooms import Rooms
from app.polling import session as rules
from app.polling.records import SessionRecord
from app.polling.templates import Template, TemplateQuestion
from app.store.database import writing
from app.store.programmes import create_programme
from app.store.rooms import Rooms as StoredRooms
from app.store.sessions import create_session
from app.word_cloud.worker import Painter
from tests.clients import Message
from tests.polling.questions import OPTIONS

pytestmark = pytest.mark.anyio
# What no frame to a phone may have before the answer is told, and no own answer ever.
SECRET = (b'"right"', b'"share"', b'"quiz":', b'"answered"')


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class TurnedClock:
    """Milliseconds since 1970, as the test says. Far ahead, so that no countdown of the room's own runs out."""

    def __init__(self) -> None:
        self.now_ms = 4_000_000_000_000

    def __call__(self) -> int:
        return self.now_ms


def asking(*questions: dict[str, Any]) -> Template:
    asked = [{"options": OPTIONS, "right": ["b"], "time_limit_s": 20, **one} for one in questions]
    return Template("Quiz", [TemplateQuestion("quiz", "Vad?", one) for one in asked])


class Hall:
    """One session, its phones by name, and a projected screen."""

    def __init__(self, engine: Engine, template: Template) -> None:
        with writing(engine) as connection:
            programme = create_programme(connection, template, "sv")
            self.session: SessionRecord = create_session(connection, programme.id)
        self.clock = TurnedClock()
        self._store = StoredRooms(engine)
        self._painter = Painter()
        self._changes = 0
        self.to_phones: list[bytes] = []
        self.room: Room

    async def open(self) -> None:
        self._rooms = Rooms(self._store, self._painter, self.clock)
        room = await self._rooms.by_session(self.session.id)
        assert room is not None
        self.room = room
        self.questions = [question.id for question in room.live.questions]

    async def restart(self) -> None:
        self._rooms.stop()
        await self.open()

    async def close(self) -> None:
        self._rooms.stop()
        await self._painter.close()
        await asyncio.to_thread(self._store.close)

    async def do(self, rule: Any, *given: Any) -> None:
        needs_questions = rule is rules.show
        refusal = await self.room.command(
            lambda state, questions, _now_ms: rule(state, *([questions] if needs_questions else []), *given)
        )
        assert refusal is None

    async def show(self, nth: int) -> None:
        await self.do(rules.show, self.questions[nth])

    async def tell(self) -> None:
        await self.do(rules.set_open, False)
        await self.do(rules.set_revealed, True)

    async def say(self, who: str, option: str, nickname: str = "", after_s: float = 0) -> None:
        self._changes += 1
        self.clock.now_ms += round(after_s * 1000)
        value = {"choices": [option], **({"nickname": nickname} if nickname else {})}
        question = self.room.live.current
        assert question is not None
        assert await self.room.answer(who, f"c{self._changes}", question.id, value) is None
        self.clock.now_ms -= round(after_s * 1000)

    async def phone(self, who: str) -> Message:
        """What this participant's phone is greeted with now."""
        outbox = Outbox()
        self.room.broadcast.greet_phone(who, b"{}", outbox)
        _welcome, state = await outbox.take()
        self.room.broadcast.part(outbox, who)
        self.to_phones.append(state)
        found: Message = json.loads(state)
        return found

    async def board(self) -> Message | None:
        """The board that a projected screen is greeted with now."""
        outbox = Outbox()
        self.room.broadcast.greet_presenter(b"{}", outbox, None)
        told = [json.loads(frame) for frame in await outbox.take()]
        self.room.broadcast.part(outbox, None)
        return next((one for one in told if one.get("type") == "leaderboard"), None)


@pytest.fixture
async def hall(sqlite_engine: Engine) -> AsyncIterator[Hall]:
    """A hall with two quiz questions of twenty seconds; `b` is right."""
    hall = Hall(sqlite_engine, asking({}, {}))
    await hall.open()
    yield hall
    await hall.close()


async def test_points_fall_as_the_time_runs(hall: Hall) -> None:
    await hall.show(0)
    await hall.say("ada", "b", "Ada", after_s=1.0)
    await hall.say("bo", "b", "Bo", after_s=4.9)
    await hall.say("kaj", "b", "Kaj", after_s=19.9)
    await hall.say("liv", "a", "Liv")
    await hall.tell()
    board = await hall.board()
    assert board is not None
    assert [(one["name"], one["points"]) for one in board["places"]] == [
        ("Ada", 1000),
        ("Bo", 895),
        ("Kaj", 500),
        ("Liv", 0),
    ]
    assert (await hall.phone("kaj"))["quiz"] == {
        "right": True,
        "points": 500,
        "total": 500,
        "place": 3,
        "of": 4,
        "name": "Kaj",
    }


async def test_answer_is_kept_without_its_time_but_for_twentieths(hall: Hall, sqlite_engine: Engine) -> None:
    await hall.show(0)
    await hall.say("bo", "b", after_s=7.3)
    loaded = await StoredRooms(sqlite_engine).load(hall.session.id)
    assert loaded is not None
    assert [answer.share for _question, _who, answer in loaded.answers] == [0.4]


async def test_no_phone_is_told_anything_before_the_answer_is_told(hall: Hall) -> None:
    await hall.show(0)
    await hall.say("bo", "b", "Bo")
    await hall.phone("bo")
    await hall.phone("ada")
    assert await hall.board() is None
    await hall.do(rules.set_revealed, True)
    await hall.phone("bo")
    assert await hall.board() is None
    await hall.do(rules.set_revealed, False)
    await hall.do(rules.set_open, False)
    await hall.phone("bo")
    assert await hall.board() is None
    assert not [secret for frame in hall.to_phones for secret in SECRET if secret in frame]
    await hall.do(rules.set_revealed, True)
    told = await hall.phone("bo")
    assert told["question"]["settings"]["right"] == ["b"]
    assert told["quiz"]["right"] is True
    assert (await hall.board()) is not None
    await hall.show(1)
    hall.to_phones.clear()
    await hall.phone("bo")
    assert await hall.board() is None
    assert not [secret for secret in SECRET if secret in hall.to_phones[0]]


async def test_phones_that_wait_hear_how_they_did_when_it_is_told(hall: Hall) -> None:
    outbox = Outbox()
    hall.room.broadcast.greet_phone("bo", b"{}", outbox)
    await hall.show(0)
    await hall.say("bo", "a")
    await outbox.take()
    await hall.tell()
    state = json.loads((await outbox.take())[-1])
    assert state["answer"] == {"choices": ["a"]}
    assert state["quiz"] == {"right": False, "points": 0, "total": 0, "place": 1, "of": 1, "name": ""}


async def test_who_did_not_answer_is_told_so_and_has_no_place(hall: Hall) -> None:
    await hall.show(0)
    await hall.say("bo", "b")
    await hall.tell()
    told = (await hall.phone("late"))["quiz"]
    assert told == {"right": None, "points": 0, "total": 0, "place": None, "of": 1, "name": ""}


async def test_board_counts_what_was_told_before_and_survives_a_restart(hall: Hall) -> None:
    await hall.show(0)
    await hall.say("bo", "b", "Bo")
    await hall.say("ada", "a", "Bo")
    await hall.say("kaj", "b", "Skitungen")
    await hall.tell()
    await hall.show(1)
    await hall.say("ada", "b", "Bo", after_s=10)
    await hall.say("nameless", "b")
    await hall.tell()
    before = await hall.board()
    assert before is not None
    assert before["places"] == [
        {"place": 1, "name": "Bo", "points": 1000, "gain": 0},
        {"place": 4, "name": "Bo (2)", "points": 764, "gain": 764},
    ]
    assert before["more"] == 2
    phone = await hall.phone("ada")
    assert phone["quiz"]["name"] == "Bo (2)"
    await hall.restart()
    after = await hall.board()
    assert after is not None
    assert (after["places"], after["more"]) == (before["places"], before["more"])
    assert (await hall.phone("ada"))["quiz"] == phone["quiz"]
    assert after["version"] > before["version"]


async def test_question_that_was_not_told_counts_once_it_is(hall: Hall) -> None:
    await hall.show(0)
    await hall.say("bo", "b", "Bo")
    await hall.show(1)
    await hall.say("bo", "b", "Bo")
    await hall.tell()
    assert (await hall.phone("bo"))["quiz"]["total"] == 1000
    await hall.show(0)
    await hall.do(rules.set_revealed, True)
    assert (await hall.phone("bo"))["quiz"]["total"] == 2000


async def test_without_a_board_phones_hear_only_what_the_question_brought(sqlite_engine: Engine) -> None:
    hall = Hall(sqlite_engine, asking({"leaderboard": False, "points": 50}))
    await hall.open()
    await hall.show(0)
    await hall.say("bo", "b", "Bo")
    await hall.tell()
    assert await hall.board() is None
    assert (await hall.phone("bo"))["quiz"] == {"right": True, "points": 50}
    await hall.close()


async def test_several_right_options_are_asked_for_without_saying_which(sqlite_engine: Engine) -> None:
    hall = Hall(sqlite_engine, asking({"right": ["a", "c"]}))
    await hall.open()
    await hall.show(0)
    state = await hall.phone("bo")
    assert state["question"]["settings"]["several"] is True
    assert not [secret for secret in SECRET if secret in hall.to_phones[0]]
    await hall.close()
