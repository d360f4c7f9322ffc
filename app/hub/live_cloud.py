"""The word clouds of one room: laid out off the event loop, at most four a second, one picture for all screens."""

from collections.abc import Callable, Iterable

from app.hub import frames
from app.hub.live import LiveSession
from app.hub.outbox import Outbox
from app.hub.ports import CloudCanvas, CloudPainter, CloudPicture, RoomStore
from app.hub.publisher import Coalescer
from app.polling.kinds.word_cloud import STAGES, WordCloudSettings, WordCloudTally
from app.polling.records import CloudWrite

CLOUD_INTERVAL_S = 0.25


class LiveCloud:
    """Keeps the current question's cloud in step with its words, and every place on disk."""

    def __init__(
        self,
        live: LiveSession,
        store: RoomStore,
        painter: CloudPainter,
        offer: Callable[[str, bytes], None],
    ) -> None:
        self._live = live
        self._store = store
        self._painter = painter
        self._offer = offer
        self._canvases: dict[str, CloudCanvas] = {}
        self._saved: dict[str, bytes] = {}
        self._pictures: dict[str, tuple[int, CloudPicture]] = {}
        self._settling: set[str] = set()
        self._erasures = 0
        self._coalescer = Coalescer(CLOUD_INTERVAL_S, self._publish)

    def hold(self) -> None:
        """Keep nothing that is drawn until `release`: somebody's words are being erased."""
        self._erasures += 1

    def release(self, questions: Iterable[str]) -> None:
        """The clouds of these questions begin anew: their memory has every word that they ever showed."""
        self._erasures -= 1
        for question in questions:
            for memory in (self._canvases, self._saved, self._pictures):
                memory.pop(question, None)
        self.mark()

    def remember(self, clouds: dict[str, bytes]) -> None:
        """Take up the clouds that were on disk, so that a restart shows the same pictures."""
        self._saved.update(clouds)

    def greet(self, outbox: Outbox, since: int | None) -> None:
        """Show a new presenter the cloud of the question on the screen, unless it has it already."""
        question = self._live.current
        if question is None or self._tally(question.id) is None:
            return
        version, picture = self._pictures.get(question.id, (0, None))
        if picture is None:
            self.mark()
        elif since is None or since < version:
            outbox.offer("cloud", frames.cloud(self._live.version, question.id, picture))

    def show(self) -> None:
        """Another question is on the screen: its picture as it was last, at once, then in step with its words."""
        current = self._live.current
        if current is not None and current.id in self._pictures:
            # Under a new version: to screens that came since it was drawn, it is news.
            version, (_drawn, picture) = self._live.version, self._pictures[current.id]
            self._pictures[current.id] = (version, picture)
            self._offer("cloud", frames.cloud(version, current.id, picture))
        self.mark()

    def mark(self) -> None:
        """The words of the current question may have changed."""
        if self._live.current is not None and self._tally(self._live.current.id) is not None:
            self._coalescer.mark()

    def forget(self, question: str | None = None) -> None:
        """What was drawn of this question, or of all, may show words that wait now: it is drawn anew."""
        for drawn in [question] if question is not None else list(self._pictures):
            self._pictures.pop(drawn, None)
        self.mark()

    def settle(self, question: str) -> None:
        """The question closed: one last, tidier picture."""
        if self._tally(question) is not None:
            self._settling.add(question)
            self._coalescer.mark()

    def stop(self) -> None:
        self._coalescer.stop()

    async def _publish(self) -> None:
        for question in list(self._settling):
            self._settling.discard(question)
            await self._lay_out(question, settle=True)
        if self._live.current is not None:
            await self._lay_out(self._live.current.id, settle=False)

    async def _lay_out(self, question: str, settle: bool) -> None:
        tally = self._tally(question)
        if tally is None:
            return
        canvas = self._canvas(question)
        revision = self._live.words_revision
        picture = await canvas.update(tally.counted())
        if settle:
            picture = await canvas.settle()
        if revision != self._live.words_revision or self._erasures or canvas is not self._canvases.get(question):
            # While it was drawn a word was held back, or erased. Whoever did has it marked to be drawn again.
            if settle:
                self.settle(question)
            return
        if question in self._pictures and self._pictures[question][1] == picture:
            return
        version = self._live.next_version()
        self._pictures[question] = (version, picture)
        self._store.write(CloudWrite(self._live.id, question, canvas.saved()))
        current = self._live.current
        if current is not None and current.id == question:
            self._offer("cloud", frames.cloud(version, question, picture))

    def _canvas(self, question: str) -> CloudCanvas:
        """The question's canvas, a new one if the organizer has chosen another stage since."""
        asked = frames.find_question(self._live.questions, question)
        assert asked is not None
        assert isinstance(asked.settings, WordCloudSettings)
        stage = STAGES[asked.settings.stage]
        canvas = self._canvases.get(question)
        if canvas is None or canvas.stage != stage:
            canvas = self._canvases[question] = self._painter.canvas(self._saved.get(question), stage)
        return canvas

    def _tally(self, question: str) -> WordCloudTally | None:
        """What there is to lay out of the question, or None where it is none of ours."""
        if frames.find_question(self._live.questions, question) is None:
            return None
        tally = self._live.book.tally(question)
        return tally if isinstance(tally, WordCloudTally) else None
