"""One live session in this process: takes answers and commands, has them written, then counts and shows them.

What is decided here is decided by `app.polling`; what is said is on disk first. A change that could not be written is
refused and leaves no trace.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Literal, TypeVar

import msgspec

from app.hub.broadcast import Broadcast, Clock
from app.hub.correcting import correct
from app.hub.erasing import erase
from app.hub.live import LiveSession
from app.hub.outbox import Outbox
from app.hub.ports import CloudPainter, RoomStore
from app.hub.publisher import Coalescer
from app.hub.shared_rules import SharedRules
from app.hub.writing import NOT_SAVED, succeeded, written
from app.polling import changes, reactions
from app.polling import session as rules
from app.polling.answers import Change
from app.polling.changes import Asked, Make
from app.polling.errors import Refusal
from app.polling.kinds.base import Marked, Moment
from app.polling.records import (
    AnswerWrite,
    ClearWrite,
    LoadedRoom,
    StateWrite,
    WordLists,
)
from app.polling.session import Question, SessionState
from app.words.corrections import Rule

T = TypeVar("T")
Decide = Callable[[SessionState, list[Question], int], rules.Outcome]
# A disk that would not take the end of a countdown is asked again at this pace.
RETRY_CLOSE_S = 1.0
# A kill costs at most so much of the reactions, and a hall that applauds costs one write.
KEEP_REACTIONS_S = 1.0


class Room:
    """The live holder of one session. `app.polling.session` has its rules, `Broadcast` its outgoing half."""

    def __init__(
        self,
        loaded: LoadedRoom,
        store: RoomStore,
        painter: CloudPainter,
        clock: Clock,
        shared: SharedRules | None = None,
    ) -> None:
        self._shared = shared or SharedRules()
        self.live = LiveSession(loaded, self._shared)
        self._store = store
        self._clock = clock
        self.broadcast = Broadcast(self.live, store, painter, clock)
        self.broadcast.cloud.remember(dict(loaded.clouds))
        # What the state will be once the command under way is on disk: what new answers are judged by.
        self._intended = self.live.state
        self._deciding = asyncio.Lock()
        self._under_way: dict[tuple[str, str], asyncio.Future[None]] = {}
        # By question and participant, what an answer will be once the change under way is on disk.
        self._newest: dict[tuple[str, str], Change] = {}
        self._erasing: set[str] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._reactions_kept = Coalescer(KEEP_REACTIONS_S, self._keep_reactions)
        self._set_timer()
        self._shared.follow(self._rules_changed)

    @property
    def is_idle(self) -> bool:
        """Whether nobody is connected and nothing is being written."""
        return self.broadcast.audience.is_empty and not self._under_way and not self._tasks

    async def answer(
        self, participant: str, change_id: str, question_id: str, value: Any, by: Outbox | None = None
    ) -> Refusal | None:
        """Take an answer, or with `value` None take it back. None once it is on disk; a repeated id changes nothing."""
        make = changes.withdraw if value is None else changes.give(value)
        return await self.change(participant, change_id, question_id, make, by)

    async def change(
        self, participant: str, change_id: str, question_id: str, make: Make, by: Outbox | None = None
    ) -> Refusal | None:
        """Change a participant's answer to what `make` makes of it; see `answer`."""
        if participant in self._erasing:
            return NOT_SAVED
        if self.live.book.has_applied(participant, change_id):
            return None
        under_way = self._under_way.get((participant, change_id))
        if under_way is None:
            answer = self._read(question_id, participant, make)
            if isinstance(answer, Refusal):
                return answer
            under_way = self._write_answer(Change(participant, change_id, question_id, answer), by)
        return await written(under_way)

    async def erase(self, participant: str) -> int | Refusal:
        """Forget all that a participant has answered. How many answers that was, once they are gone from the disk."""
        erasing = erase(self.live, self.broadcast, self._store, participant, self._erasing)
        return await asyncio.shield(self._start(erasing))

    async def command(self, decide: Decide) -> Refusal | None:
        """Apply a presenter's command: `decide` is one of the rules, given state, questions and the time (ms).

        One after the other, each on what the one before left on disk: a command that could not be written leaves no
        trace in the next.
        """
        return await asyncio.shield(self._start(self._command(decide)))

    async def mark(
        self, mark: Literal["pinned", "answered"], question: str | None, entry: str, is_on: bool
    ) -> Refusal | None:
        """Pin an entry of a question (of that on the screen, if none is named), or mark it as answered."""

        def decide(state: SessionState, questions: list[Question], _now_ms: int) -> rules.Outcome:
            asked = question if question is not None else state.current
            if asked is None:
                return Refusal("no_question")
            if all(one.id != asked for one in questions):
                return Refusal("unknown_question")
            tally = self.live.book.tally(asked)
            same = tally.same_as(entry) if isinstance(tally, Marked) else []
            return rules.mark_entry(state, asked, mark, same, is_on)

        return await self.command(decide)

    async def clear(self) -> Refusal | None:
        """Forget every answer to the question on the screen."""
        return await asyncio.shield(self._start(self._clear()))

    async def correct(self, rule: Rule | None) -> Refusal | None:
        """Take a rule about a word on the screen, in every session that asks the question; None takes the last back."""
        return await asyncio.shield(self._start(self._correct(rule)))

    def react(self, participant: str, emoji: str) -> Refusal | None:
        """Count a reaction to the question on the screen, unless it comes too fast. Kept soon; nobody waits."""
        refusal = reactions.refuse_reaction(self._intended, self.live.questions, emoji)
        question = self._intended.current
        if refusal is None and question is not None and self.broadcast.reactions.add(participant, question, emoji):
            self._reactions_kept.mark()
        return refusal

    def set_questions(self, questions: list[Question], word_lists: WordLists | None = None) -> None:
        """Take the questions as the organizer has just changed them; lists of words, where they may be new."""
        is_stricter = self.live.set_questions(questions)
        if (word_lists is not None and self.live.set_word_lists(word_lists)) or is_stricter:
            self.broadcast.words_changed()
        self.broadcast.state_changed()
        self.broadcast.results_changed()

    def stop(self) -> None:
        self._shared.unfollow(self._rules_changed)
        if self._timer is not None:
            self._timer.cancel()
        self._reactions_kept.stop()
        kept = self._with_reactions(self._intended)
        if kept != self._intended:
            self._store.write(StateWrite(self.live.id, kept))
        self.broadcast.stop()

    def _start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Goes on when the one who waits for it hangs up."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _command(self, decide: Decide) -> Refusal | None:
        async with self._deciding:
            now_ms = self._clock()
            outcome = decide(rules.close_expired(self._intended, now_ms), self.live.questions, now_ms)
            if isinstance(outcome, Refusal):
                return outcome
            if outcome == self._intended:
                return None
            outcome = rules.start_clock(self._intended, outcome, self.live.questions, now_ms)
            self._intended = rules.keep_times(self._intended, outcome, now_ms)
            return await written(self._write_state(self._intended))

    async def _clear(self) -> Refusal | None:
        async with self._deciding:
            if self._intended.phase == "ended":
                return Refusal("session_ended")
            question = self._intended.current
            if question is None:
                return Refusal("no_question")
            self._intended = rules.forget_answers(self._intended, question, self._clock())
            return await written(self._write_clear(question, self._intended))

    async def _keep_reactions(self) -> None:
        """The counts as they stand when it is this command's turn."""
        if await self.command(lambda state, _questions, _now_ms: self._with_reactions(state)) is not None:
            self._reactions_kept.mark()

    def _with_reactions(self, state: SessionState) -> SessionState:
        for question, counts in self.broadcast.reactions.counted().items():
            state = reactions.keep_reactions(state, question, counts)
        return state

    async def _correct(self, rule: Rule | None) -> Refusal | None:
        async with self._deciding:
            if self._intended.phase == "ended":
                return Refusal("session_ended")
            return await correct(self.live, self._shared, self._store, rule)

    def _rules_changed(self, question: str) -> None:
        """A presenter of this or another session of the programme has said something about the question's words."""
        if self.live.take_rules(question):
            self.broadcast.words_changed(question)

    def _read(self, question_id: str, participant: str, make: Make) -> Any:
        """The answer in its stored form (None for none any more), or why it may not be given."""
        now_ms = self._clock()
        state = rules.close_expired(self._intended, now_ms)
        refusal = rules.refuse_answer(state, self.live.questions, question_id)
        if refusal is not None:
            return refusal
        question = next(question for question in self.live.questions if question.id == question_id)
        under_way = self._newest.get((question_id, participant))
        before = under_way.answer if under_way else self.live.book.answer_of(question_id, participant)
        moment = Moment(before, rules.share_of_time(state, self.live.questions, question_id, now_ms))
        return make(Asked(question, moment, self.live.book.tally(question_id)))

    def _write_answer(self, change: Change, by: Outbox | None) -> asyncio.Future[None]:
        key, asked = (change.participant, change.id), (change.question, change.participant)
        value = None if change.answer is None else msgspec.json.encode(change.answer)
        under_way = self._store.write(
            AnswerWrite(self.live.id, change.participant, change.id, change.question, value, self.live.next_seq())
        )
        self._under_way[key] = under_way
        self._newest[asked] = change

        # Applied here and not by whoever waits: a phone that hangs up half-way has still answered.
        def apply(done: asyncio.Future[None]) -> None:
            del self._under_way[key]
            if self._newest.get(asked) is change:
                del self._newest[asked]
            if succeeded(done) and self.live.book.apply(change):
                self.broadcast.answer_changed(change.question, change.participant, by)

        under_way.add_done_callback(apply)
        return under_way

    def _write_state(self, state: SessionState) -> asyncio.Future[None]:
        ended_at = self._clock() // 1000 if state.phase == "ended" else None
        under_way = self._store.write(StateWrite(self.live.id, state, ended_at))

        def apply(done: asyncio.Future[None]) -> None:
            if not succeeded(done):
                self._intended = self.live.state
                return
            before, self.live.state = self.live.state, state
            self._set_timer()
            if not reactions.looks_the_same(before, state):
                self.broadcast.state_changed()
            self._after(before, state)

        under_way.add_done_callback(apply)
        return under_way

    def _after(self, before: SessionState, after: SessionState) -> None:
        """Keep the clouds in step: a new question's is drawn, a closed one's is settled."""
        for question in self.live.questions:
            if rules.is_open(before, question) and not rules.is_open(after, question):
                self.broadcast.cloud.settle(question.id)
        if before.current != after.current:
            self.broadcast.cloud.show()

    def _write_clear(self, question: str, state: SessionState) -> asyncio.Future[None]:
        """Answers and what the state says of them go together, or not at all."""
        under_way = self._store.write(ClearWrite(self.live.id, question, state))

        def apply(done: asyncio.Future[None]) -> None:
            if not succeeded(done):
                self._intended = self.live.state
                return
            self.live.state = state
            self._cleared(question)

        under_way.add_done_callback(apply)
        return under_way

    def _cleared(self, question: str) -> None:
        self.live.book.clear(question)
        self.broadcast.reactions.clear(question)
        self.broadcast.state_changed(answers_too=True)
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
        self._start(self._close_now())

    async def _close_now(self) -> None:
        if await self.command(lambda state, _questions, _now_ms: state) is not None:
            # Answers are refused already; the screens are told once it is on disk.
            self._timer = asyncio.get_running_loop().call_later(RETRY_CLOSE_S, self._close_expired)
