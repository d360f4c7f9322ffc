"""What an export needs from its neighbours. Whoever asks for a file plugs it in (`app.web.exports`)."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from app.polling.records import ExportedQuestion, SessionRecord, WordLists
from app.polling.session import Question, QuestionState


class SessionContents(Protocol):
    """One session as it stood at one moment. Implemented by `app.store.contents.SessionContents`."""

    @property
    def record(self) -> SessionRecord: ...
    @property
    def questions(self) -> Sequence[ExportedQuestion]: ...
    @property
    def participants(self) -> int:
        """How many have answered something."""
        ...

    @property
    def word_lists(self) -> WordLists:
        """The programme's own words that wait, or never do."""
        ...

    def corrections(self, question: Question) -> Sequence[Any]:
        """What presenters have said about the question's words: rules as JSON values, oldest first."""
        ...

    def state_of(self, question: Question) -> QuestionState:
        """What presenters have done with the question, such as what they have marked."""
        ...

    def answers(self, question: Question) -> Iterator[tuple[int, Any]]:
        """(participant's number, answer) of one question, in the order of the numbers, read as they are asked for."""
        ...

    def stored_answers(self, question: Question) -> Iterator[tuple[int, str]]:
        """Like `answers`, with each answer as the JSON that is stored."""
        ...
