"""One live session in this process: takes answers and commands, has them written, then counts and shows them.

What is decided here is decided by `app.polling`; what is said is on disk first. A change that could not be written is
refused and leaves no trace.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec

from app.hub.broadcast import Broadcast, Clock
from app.hub.live import LiveSession
from app.hub.outbox import Outbox
from app.hub.ports import CloudPainter, RoomStore
from app.polling import session as rules
from app.polling.answers import Change
from app.polling.errors import Refusal, StorageFault
from app.polling.kinds import KINDS
from app.polling.records import AnswerWrite, ClearWrite, LoadedRoom, StateWrite
from app.polling.session import Question, SessionState

NOT_SAVED = Refusal("not_saved")


class Room:
    """The live holder of one session. `app.polling.session` has its rules, `Broadcast` its outgoing half."""

    def __init__(self, loaded: LoadedRoom, store: RoomStore, painter: CloudPainter, clock: Clock) -> None:
        self.live = LiveSession(loaded)
        self._store = store
        self._clock = clock
        self.broadcast = Broadcast(self.live, store, painter, clock)
        self.broadcast.cloud.remember(dict(loaded.clouds))
        # What the state will be once everything under way is on disk: what new changes are judged by.
        self._intended = self.live.state
        self._under_way: dict[tuple[str, str], asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._countdowns: set[asyncio.Task[Refusal | None]] = set()
        self._set_timer()

    @property
    def is_idle(self) -> bool:
        """Whether nobody is connected and nothing is being written."""
        return self.broadcast.audience.is_empty and not self._under_way

    async def answer(
        self, participant: str, change_id: str, question_id: str, value: Any, by: Outbox | None = None
    ) -> Refusal | None:
        """Take an answer, or with `value` None take it back. None once it is on disk; a repeated id changes nothing."""
        if self.live.book.has_applied(participant, change_id):
            return None
        under_way = self._under_way.get((participant, change_id))
        if under_way is None:
            answer = self._read(question_id, value)
            if isinstance(answer, Refusal):
                return answer
            under_way = self._write_answer(Change(participant, change_id, question_id, answer), by)
        return await _written(under_way)

    async def command(self, decide: Callable[[SessionState, list[Question], int], rules.Outcome]) -> Refusal | None:
        """Apply a presenter's command: `decide` is one of the rules, given state, questions and the time (ms)."""
        now_ms = self._clock()
        outcome = decide(rules.close_expired(self._intended, now_ms), self.live.questions, now_ms)
        if isinstance(outcome, Refusal):
            return outcome
        if outcome == self._intended:
            return None
        self._intended = outcome
        return await _written(self._write_state(outcome))

    async def clear(self) -> Refusal | None:
        """Forget every answer to the question on the screen."""
        if self._intended.phase == "ended":
            return Refusal("session_ended")
        question = self._intended.current
        if question is None:
            return Refusal("no_question")
        written = self._store.write(ClearWrite(self.live.id, question))
        written.add_done_callback(lambda done: self._cleared(question) if _succeeded(done) else None)
        return await _written(written)

    def set_questions(self, questions: list[Question]) -> None:
        """Take the questions as the organizer has just changed them."""
        self.live.set_questions(questions)
        self.broadcast.state_changed()
        self.broadcast.results_changed()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self.broadcast.stop()

    def _read(self, question_id: str, value: Any) -> Any:
        """The answer in its stored form (None to take it back), or why it may not be given."""
        state = rules.close_expired(self._intended, self._clock())
        refusal = rules.refuse_answer(state, self.live.questions, question_id)
        if refusal is not None or value is None:
            return refusal
        question = next(question for question in self.live.questions if question.id == question_id)
        return KINDS[question.kind].read_answer(value, question.settings)

    def _write_answer(self, change: Change, by: Outbox | None) -> asyncio.Future[None]:
        key = (change.participant, change.id)
        value = None if change.answer is None else msgspec.json.encode(change.answer)
        written = self._store.write(
            AnswerWrite(self.live.id, change.participant, change.id, change.question, value, self.live.next_seq())
        )
        self._under_way[key] = written

        # Applied here and not by whoever waits: a phone that hangs up half-way has still answered.
        def apply(done: asyncio.Future[None]) -> None:
            del self._under_way[key]
            if _succeeded(done) and self.live.book.apply(change):
                self.broadcast.answer_changed(change.question, change.participant, by)

        written.add_done_callback(apply)
        return written

    def _write_state(self, state: SessionState) -> asyncio.Future[None]:
        ended_at = self._clock() // 1000 if state.phase == "ended" else None
        written = self._store.write(StateWrite(self.live.id, state, ended_at))

        def apply(done: asyncio.Future[None]) -> None:
            if not _succeeded(done):
                if self._intended is state:
                    self._intended = self.live.state
                return
            before, self.live.state = self.live.state, state
            self._set_timer()
            self.broadcast.state_changed()
            self._after(before, state)

        written.add_done_callback(apply)
        return written

    def _after(self, before: SessionState, after: SessionState) -> None:
        """Keep the clouds in step: a new question's is drawn, a closed one's is settled."""
        for question, was in before.questions.items():
            if was.is_open and not after.of(question).is_open:
                self.broadcast.cloud.settle(question)
        if before.current != after.current:
            self.broadcast.cloud.mark()

    def _cleared(self, question: str) -> None:
        self.live.book.clear(question)
        self.broadcast.state_changed()
        self.broadcast.results_changed()

    def _set_timer(self) -> None:
        """The server itself closes a question when its countdown has run out."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        current = self.live.state.current
        closes_at_ms = None if current is None else self.live.state.of(current).closes_at_ms
        if closes_at_ms is not None:
            delay_s = max(0, closes_at_ms - self._clock()) / 1000
            self._timer = asyncio.get_running_loop().call_later(delay_s, self._close_expired)

    def _close_expired(self) -> None:
        # A timer may fire a hair early; the rule has the last word, and the timer is set again if it says "not yet".
        if rules.close_expired(self._intended, self._clock()) == self._intended:
            self._set_timer()
            return
        task = asyncio.create_task(self.command(lambda state, _questions, _now_ms: state))
        self._countdowns.add(task)
        task.add_done_callback(self._countdowns.discard)


async def _written(written: asyncio.Future[None]) -> Refusal | None:
    try:
        # Shielded: the write goes on when the one who waits for it hangs up.
        await asyncio.shield(written)
    except StorageFault:
        return NOT_SAVED
    return None


def _succeeded(done: asyncio.Future[None]) -> bool:
    return not done.cancelled() and done.exception() is None
