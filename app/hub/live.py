"""One session as it stands in memory: a cache of the store that the room keeps true, change by change."""

from functools import partial

from app.hub.frames import find_question
from app.polling.answers import AnswerBook
from app.polling.kinds.base import Grouper
from app.polling.records import VERSIONS_PER_BLOCK, LoadedRoom
from app.polling.session import Question
from app.words.grouping import Grouping


class LiveSession:
    """What is on disk of one session, counted up. `state` is the committed state; the room knows what is under way."""

    def __init__(self, loaded: LoadedRoom) -> None:
        self.id = loaded.id
        self.code = loaded.code
        self.title = loaded.title
        self.language = loaded.language
        self.state = loaded.state
        self.questions = loaded.questions
        self.book = AnswerBook(loaded.questions, partial(new_grouper, [loaded.language]))
        self.book.restore(loaded.applied, loaded.answers)
        self._version = loaded.version_block * VERSIONS_PER_BLOCK
        self._next_seq = loaded.next_seq

    @property
    def current(self) -> Question | None:
        """The question on the screen."""
        return find_question(self.questions, self.state.current)

    @property
    def version(self) -> int:
        """The version of the newest snapshot."""
        return self._version

    def next_version(self) -> int:
        self._version += 1
        return self._version

    def next_seq(self) -> int:
        """The next number in the order of receipt."""
        self._next_seq += 1
        return self._next_seq - 1

    def set_questions(self, questions: list[Question]) -> None:
        self.questions = questions
        self.book.set_questions(questions)


class WordGrouper:
    """Lets a word-cloud tally count by words as the words package groups them."""

    def __init__(self, languages: list[str]) -> None:
        self._grouping = Grouping(languages)

    def add(self, entry: str) -> None:
        self._grouping.add(entry)

    def remove(self, entry: str) -> None:
        self._grouping.remove(entry)

    def counted(self) -> list[tuple[str, int]]:
        return [(word.text, word.count) for word in self._grouping.words()]


def new_grouper(languages: list[str]) -> Grouper:
    return WordGrouper(languages)
