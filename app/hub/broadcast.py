"""What a room shows its sockets, and when: greetings, states, results, presence. All of it whole and versioned."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from app.hub import frames
from app.hub.audience import Audience
from app.hub.live import LiveSession
from app.hub.live_cloud import LiveCloud
from app.hub.live_quiz import LiveQuiz
from app.hub.live_reactions import LiveReactions
from app.hub.moderation import Moderation
from app.hub.outbox import Outbox
from app.hub.ports import CloudPainter, RoomStore
from app.hub.publisher import Coalescer
from app.polling.kinds import KINDS
from app.polling.kinds.base import Marked, Supporting, asks, without_secrets
from app.polling.kinds.hall_questions import MAX_ENTRIES_IN_SNAPSHOT, MAX_ENTRIES_ON_PHONES
from app.polling.session import Question, is_open

# At most ten results a second: faster than an eye follows, slow enough that 400 answers are a handful of frames.
RESULTS_INTERVAL_S = 0.1
# Results on phones go to the whole hall, each in a frame of its own, so they go at a calmer pace.
PHONE_RESULTS_INTERVAL_S = 1.0
PRESENCE_INTERVAL_S = 0.25
# Counting who has answered everything goes over everybody, and is read between two sentences.
PROGRESS_INTERVAL_S = 0.5

Clock = Callable[[], int]


def unix_ms() -> int:
    return time.time_ns() // 1_000_000


class Broadcast:
    """The outgoing half of a room."""

    def __init__(self, live: LiveSession, store: RoomStore, painter: CloudPainter, clock: Clock) -> None:
        self._live = live
        self._clock = clock
        self.audience = Audience()
        self._results_version = live.version
        self._state_version = live.version
        self._answer_versions: dict[str, int] = {}
        self._told_survey = self._survey_body()
        self._results = Coalescer(RESULTS_INTERVAL_S, self._publish_results)
        self._phone_results = Coalescer(PHONE_RESULTS_INTERVAL_S, self._publish_phone_states)
        self._presence = Coalescer(PRESENCE_INTERVAL_S, self._publish_presence)
        self._progress = Coalescer(PROGRESS_INTERVAL_S, self._publish_progress)
        self.cloud = LiveCloud(live, store, painter, self._offer_presenters)
        self.moderation = Moderation(live, self.audience, self._offer_presenters)
        self.reactions = LiveReactions(live, self._offer_presenters)
        self._quiz = LiveQuiz(live)

    def greet_phone(self, participant: str, welcome: bytes, outbox: Outbox) -> None:
        """Welcome a phone and show it everything, in one go, so that nothing can come between."""
        outbox.reply(welcome)
        outbox.offer("state", self._phone_state()(participant))
        if self.audience.add_phone(participant, outbox):
            self._presence.mark()

    def greet_presenter(self, welcome: bytes, outbox: Outbox, since: int | None) -> None:
        """Welcome a presenter; `since` leaves out results and cloud that have not changed after that version."""
        outbox.reply(welcome)
        outbox.offer("state", self._presenter_state())
        if self._live.current is not None and (since is None or since < self._results_version):
            outbox.offer("results", self._results_frame(self._live.current, self._live.version))
        self.audience.presenters.add(outbox)
        self._offer_board([outbox])
        self.cloud.greet(outbox, since)
        self.moderation.greet(outbox, since)
        self.reactions.greet(outbox, since)
        outbox.offer("presence", frames.presence(self.audience.connected))
        if self._live.state.pace == "own":
            outbox.offer("progress", self._progress_frame(self._live.version))

    def has_newer_state(self, participant: str, since: int | None) -> bool:
        """Whether this participant's phone has something new to show since then; others' answers alone are nothing."""
        newest = max(self._state_version, self._answer_versions.get(participant, 0))
        return since is None or since < newest

    def part(self, outbox: Outbox, participant: str | None) -> None:
        """A socket is gone: a phone's, or with no participant a presenter's."""
        if participant is None:
            self.audience.presenters.discard(outbox)
        elif self.audience.remove_phone(participant, outbox):
            self._presence.mark()

    def state_changed(self, answers_too: bool = False) -> None:
        """Show everyone where the session stands now; `answers_too`: participants' own answers are others, too."""
        self._results_version = self._live.next_version()
        if self._is_news_to_phones() or answers_too:
            self._state_version = self._results_version
            self._offer_phone_states()
        self._offer_presenters("state", self._presenter_state())
        if self._live.current is not None and self.audience.presenters:
            self._offer_presenters("results", self._results_frame(self._live.current, self._live.version))
        self._offer_board(self.audience.presenters)
        self.moderation.mark()
        self.reactions.show()
        self._mark_progress()

    def words_changed(self, question: str | None = None) -> None:
        """What is said about the words of this question, or of all, has changed: nothing older may be shown."""
        self.cloud.forget(question)
        current = self._live.current
        if current is None or question not in {None, current.id}:
            return
        for outbox in self.audience.presenters:
            outbox.forget("cloud")
        self._results_version = self._live.next_version()
        self._offer_presenters("results", self._results_frame(current, self._results_version))
        if self._phones_see_results():
            self._state_version = self._live.next_version()
            self._offer_phone_states()
        self.moderation.mark()

    def answer_changed(self, question: str, participant: str, by: Outbox | None) -> None:
        """Someone's answer is on disk: results soon, and the participant's other tabs at once."""
        current = self._live.current
        if current is not None and current.id == question:
            self.results_changed()
        self._mark_progress()
        self._answer_versions[participant] = self._live.next_version()
        others = self.audience.tabs_of(participant) - {by}
        if others:
            frame = self._phone_state()(participant)
            for outbox in others:
                outbox.offer("state", frame)

    def results_changed(self) -> None:
        self._results.mark()
        self.cloud.mark()
        self.moderation.mark()
        if self._phones_see_results() or self._quiz.is_told:
            self._phone_results.mark()

    def stop(self) -> None:
        for coalescer in (self._results, self._phone_results, self._presence, self._progress):
            coalescer.stop()
        self.cloud.stop()
        self.moderation.stop()
        self.reactions.stop()

    async def _publish_results(self) -> None:
        self._results_version = self._live.next_version()
        if self._live.current is not None and self.audience.presenters:
            self._offer_presenters("results", self._results_frame(self._live.current, self._results_version))
        self._offer_board(self.audience.presenters)

    async def _publish_phone_states(self) -> None:
        self._state_version = self._live.next_version()
        self._offer_phone_states()

    async def _publish_presence(self) -> None:
        self._offer_presenters("presence", frames.presence(self.audience.connected))

    async def _publish_progress(self) -> None:
        self._offer_presenters("progress", self._progress_frame(self._live.next_version()))

    def _mark_progress(self) -> None:
        if self._live.state.pace == "own" and self.audience.presenters:
            self._progress.mark()

    def _progress_frame(self, version: int) -> bytes:
        """How far people have come with what asks and is open."""
        live = self._live
        asked = [q.id for q in live.questions if asks(KINDS[q.kind]) and is_open(live.state, q)]
        return frames.progress(version, *live.book.progress(asked))

    def _is_news_to_phones(self) -> bool:
        """At their own pace phones see nothing of what happens on the screen."""
        before, self._told_survey = self._told_survey, self._survey_body()
        return self._told_survey == b"" or self._told_survey != before

    def _survey_body(self) -> bytes:
        """What is the same for all phones at their own pace; nothing at the presenter's."""
        live = self._live
        return b"" if live.state.pace == "presenter" else frames.SurveyState(0, 0, live.state, live.questions).body

    def _offer_phone_states(self) -> None:
        state_of = self._phone_state()
        for participant, outbox in self.audience.phones():
            outbox.offer("state", state_of(participant))

    def _offer_board(self, presenters: Iterable[Outbox]) -> None:
        """Show who leads the quiz, or see to it that what waits to be sent of it is not."""
        board = self._quiz.board()
        frame = None if board is None else frames.leaderboard(self._live.version, *board)
        for outbox in presenters:
            if frame is None:
                outbox.forget("leaderboard")
            else:
                outbox.offer("leaderboard", frame)

    def _offer_presenters(self, kind: str, frame: bytes) -> None:
        for outbox in self.audience.presenters:
            outbox.offer(kind, frame)

    def _phone_state(self) -> Callable[[str], bytes]:
        """Makes the frame for a participant; what all have in common is encoded once."""
        live, current = self._live, self._live.current
        if live.state.pace == "own":
            survey = frames.SurveyState(live.version, self._clock(), live.state, live.questions)
            asked = [question.id for question in survey.questions]
            return lambda participant: survey.frame(live.book.answers_of(participant, asked))
        results = None
        if current is not None and self._phones_see_results():
            tally = without_secrets(self._snapshot(current, MAX_ENTRIES_ON_PHONES))
            results = {"participants": live.book.participants(current.id), "tally": tally}
        state = frames.PhoneState(live.version, self._clock(), live.state, current, results)
        return lambda participant: self._frame_for(participant, state)

    def _presenter_state(self) -> bytes:
        return frames.presenter_state(self._live.version, self._clock(), self._live.state, self._live.questions)

    def _results_frame(self, question: Question, version: int) -> bytes:
        book = self._live.book
        return frames.results(version, question.id, book.participants(question.id), self._snapshot(question))

    def _snapshot(self, question: Question, most: int = MAX_ENTRIES_IN_SNAPSHOT) -> dict[str, Any]:
        """What the answers add up to; where presenters mark entries, with their marks and at most so many of them."""
        tally, state = self._live.book.tally(question.id), self._live.state.of(question.id)
        if isinstance(tally, Marked):
            return tally.marked_snapshot(state.pinned, frozenset(state.answered), most)
        return tally.snapshot()

    def _frame_for(self, participant: str, state: frames.PhoneState) -> bytes:
        current = self._live.current
        own = None if current is None else self._live.book.answer_of(current.id, participant)
        return state.frame(own, self._quiz.told_to(participant))

    def _phones_see_results(self) -> bool:
        """Phones see what the projected screen shows, where the question says so."""
        current, live = self._live.current, self._live
        if current is None or live.state.phase != "live":
            return False
        # What people are to support they must be able to read.
        if isinstance(KINDS[current.kind], Supporting):
            return True
        if not current.settings.results_on_phones:
            return False
        if live.state.pace == "own":
            return False
        shown = live.book.participants(current.id) >= current.settings.show_after
        return shown and live.state.of(current.id).is_revealed
