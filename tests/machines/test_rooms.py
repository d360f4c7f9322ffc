"""Live rooms on a real database, driven at random, restarted at random: nothing is lost and versions only grow."""

import asyncio
import json
import tempfile
from collections import Counter
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from app.hub.outbox import Outbox
from app.hub.room import Room
from app.polling import session as rules
from app.polling.records import LoadedRoom
from app.store.database import migrate, open_database
from app.store.rooms import Rooms
from app.store.tables import answer
from app.word_cloud.worker import Painter
from tests.store.sessions import new_session

PEOPLE = st.sampled_from(["ann", "bo", "cia"])
IDS = st.sampled_from([f"id{n}" for n in range(8)])


class LiveRoom(RuleBasedStateMachine):
    """A choice question in a room whose process may stop at any time."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.engine = open_database(f"sqlite:///{Path(self.folder.name) / 'visent.sqlite3'}")
        migrate(self.engine)
        self.session = new_session(self.engine).id
        self.loop = asyncio.new_event_loop()
        self.now_ms = 1_000_000
        self.versions: list[int] = []
        self.accepted: dict[str, str | None] = {}
        self.ids: set[tuple[str, str]] = set()
        self.run(self._start())
        loaded = self.run(self.store.load(self.session))
        assert isinstance(loaded, LoadedRoom)
        self.choice = next(question for question in loaded.questions if question.kind == "choice")
        self.run(self._restart())
        self.run(self.room.command(lambda state, questions, _now: rules.show(state, questions, self.choice.id)))

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(work)

    async def _start(self) -> None:
        self.store, self.painter = Rooms(self.engine), Painter()
        loaded = await self.store.load(self.session)
        assert loaded is not None
        self.room = Room(loaded, self.store, self.painter, lambda: self.now_ms)
        self.screen = Outbox()
        self.room.broadcast.greet_presenter(b'{"type":"welcome"}', self.screen, None)

    async def _restart(self) -> None:
        self.room.stop()
        await asyncio.to_thread(self.store.close)
        await self.painter.close()
        await self._start()

    async def _see(self) -> list[dict[str, Any]]:
        """Every frame that waits for the screen; the versions in them are kept."""
        self.room.broadcast.state_changed()
        frames = [json.loads(frame) for frame in await self.screen.take()]
        self.versions += [frame["version"] for frame in frames if frame["type"] == "state"]
        return frames

    @rule(participant=PEOPLE, change_id=IDS, option=st.sampled_from([0, 1, 2, None]))
    def answer(self, participant: str, change_id: str, option: int | None) -> None:
        chosen = None if option is None else self.choice.settings.options[option].id  # type: ignore[attr-defined]
        value = None if chosen is None else {"choices": [chosen]}
        refusal = self.run(self.room.answer(participant, change_id, self.choice.id, value))
        if (participant, change_id) in self.ids:
            assert refusal is None
        elif refusal is None:
            self.ids.add((participant, change_id))
            self.accepted[participant] = chosen

    @rule(is_open=st.booleans())
    def set_open(self, is_open: bool) -> None:
        assert self.run(self.room.command(lambda state, _questions, _now: rules.set_open(state, is_open))) is None

    @rule(participant=PEOPLE)
    def erase(self, participant: str) -> None:
        had = self.accepted.pop(participant, None) is not None
        assert self.run(self.room.erase(participant)) == int(had)
        self.ids = {(other, change_id) for other, change_id in self.ids if other != participant}

    @rule()
    def look(self) -> None:
        self.run(self._see())

    @rule()
    @precondition(lambda self: self.ids)
    def restart(self) -> None:
        self.run(self._restart())

    @rule()
    def clear(self) -> None:
        assert self.run(self.room.clear()) is None
        self.accepted.clear()

    @invariant()
    def tally_equals_a_recount_from_the_database(self) -> None:
        with self.engine.connect() as connection:
            values = connection.scalars(select(answer.c.value).where(answer.c.session_id == self.session)).all()
        recount = Counter(option for value in values for option in json.loads(value)["choices"])
        model = Counter(option for option in self.accepted.values() if option is not None)
        counts = self.room.live.book.tally(self.choice.id).snapshot()["counts"]
        assert {option: count for option, count in counts.items() if count} == dict(recount) == dict(model)

    @invariant()
    def versions_only_grow(self) -> None:
        assert self.versions == sorted(set(self.versions))

    def teardown(self) -> None:
        if not hasattr(self, "room"):
            return
        self.room.stop()
        self.store.close()
        self.run(self.painter.close())
        self.engine.dispose()
        # What was stopped gets its turn to end.
        self.run(asyncio.sleep(0))
        self.loop.close()
        self.folder.cleanup()


LiveRoom.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestLiveRoom = LiveRoom.TestCase
