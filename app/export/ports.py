"""What results and exports need from their neighbours. Whoever asks for a file plugs it in (`app.web.exports`)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from app.polling.options import Option
from app.polling.records import ExportedQuestion, SessionRecord, StoredAnswer, WordLists
from app.polling.session import Question, QuestionState


class SegmentQuestion(Protocol):
    """What participants are told apart by."""

    @property
    def question(self) -> Question: ...
    @property
    def options(self) -> Sequence[Option]: ...


class Contents(Protocol):
    """One session or several of a programme, at one moment. Implemented by `app.store.contents.Contents`.

    Small groups are left out already: what is here may be told.
    """

    @property
    def records(self) -> Sequence[SessionRecord]:
        """The sessions, oldest first."""
        ...

    @property
    def title(self) -> str:
        """The programme's."""
        ...

    @property
    def language(self) -> str:
        """The programme's."""
        ...

    @property
    def least_group(self) -> int:
        """Answers of fewer are not here; 0 where all are."""
        ...

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

    @property
    def segments(self) -> SegmentQuestion | None:
        """What participants can be told apart by."""
        ...

    def alone(self, record: SessionRecord) -> "Contents":
        """One of the sessions, with what may be told of it by itself."""
        ...

    def segment_sizes(self, question: Question) -> Mapping[str, int]:
        """How many answers each segment gave, by the id of its option; only those that may be told."""
        ...

    def corrections(self, question: Question) -> Sequence[Any]:
        """What presenters have said about the question's words: rules as JSON values, oldest first."""
        ...

    def state_of(self, question: Question) -> QuestionState:
        """What presenters have done with the question, such as what they have marked."""
        ...

    def answers(self, question: Question, among: str | None = None) -> Iterator[tuple[int, Any]]:
        """(participant's number, answer) of one question, in the order of the numbers, read as they are asked for.

        `among` leaves only one segment, by the id of its option.
        """
        ...

    def stored_answers(self, question: Question, among: str | None = None) -> Iterator[StoredAnswer]:
        """Like `answers`, with each answer as the JSON that is stored."""
        ...


def only_session(contents: Contents) -> SessionRecord | None:
    """The session, where there is one alone."""
    return contents.records[0] if len(contents.records) == 1 else None


def title_of(contents: Contents) -> str:
    """The session's title, or of several the programme's."""
    only = only_session(contents)
    return contents.title if only is None else only.title


def language_of(contents: Contents) -> str:
    """What people answered in: the session's language, or of several the programme's."""
    only = only_session(contents)
    return contents.language if only is None else only.language
