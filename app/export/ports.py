"""What results and exports need from their neighbours. Whoever asks for a file plugs it in (`app.web.exports`)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, Protocol

import msgspec

from app.polling.options import Option
from app.polling.records import ExportedQuestion, Picture, SessionRecord, StoredAnswer, WordLists
from app.polling.session import Question, QuestionState
from app.typesetting import Theme


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

    def saved_cloud(self, question: Question) -> bytes | None:
        """The word cloud's memory of places, where one session alone has one."""
        ...


class CloudToDraw(msgspec.Struct, frozen=True):
    """A word cloud as it stood at one moment: what its places are found from."""

    words: list[tuple[str, int]]
    """Words that may be shown with their counts, commonest first."""
    saved: bytes | None
    """Its memory of places, as the store has it."""
    stage: tuple[int, int]
    """Width and height that it is laid out for, in pixels."""


class Captions(msgspec.Struct, frozen=True):
    """What is said about a picture: on it, and (`description`) to those who do not see it."""

    heading: str
    footer: str
    description: str
    language: str
    """The tag of the language that it is said in."""


class PlacedText(msgspec.Struct, frozen=True):
    """A word of a cloud: the pen starts at (x, y) on the baseline and goes `width` far; y is downwards."""

    text: str
    x: float
    y: float
    size: float
    width: float
    colour: str
    """As `#rrggbb`."""


class LaidCloud(Protocol):
    """A word cloud with a place for each of its words."""

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of all its ink, in the unit of `texts`."""
        ...

    @property
    def texts(self) -> Sequence[PlacedText]:
        """From the upper left corner of the ink, in the colours of a light page."""
        ...

    def draw(self, captions: Captions, file_format: Literal["png", "svg"], size: str, theme: Theme) -> bytes:
        """The cloud's page as a file; `size`, a PNG's alone, is 1080p or 4k."""
        ...


class Studio(Protocol):
    """What pictures are made with besides what was read: needed once all has been read, and never before."""

    def lay_out(self, cloud: CloudToDraw) -> LaidCloud:
        """The places that were saved, with the words as they stand now: what is held back since is on no picture."""
        ...

    def brought(self, picture_id: str) -> Picture | None:
        """A picture that an organizer has brought. It never changes under its id, so it may be read late; None where
        it is gone."""
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
