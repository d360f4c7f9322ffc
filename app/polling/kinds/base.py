"""What every question kind provides, and the settings that all kinds share.

A kind is one object with five things: its id, its settings, how an answer is read, how answers add up, and what its
export columns are. `docs/how-to-add-a-question-kind.md` walks through one.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, ClassVar, Literal, Protocol, Self, runtime_checkable

import msgspec

from app.polling.errors import BadSettings, Refusal
from app.polling.text import grapheme_count

# What would give the right answer away, in settings and in snapshots, and what presenters note for themselves:
# presenters are told, phones are not.
SECRETS = frozenset({"right", "right_value", "notes"})
MAX_NOTES_CHARS = 2000
# Nobody reads a question and answers it in less; beyond an hour a slip of the keyboard is likelier than a wish.
LEAST_LIMIT_S, MOST_LIMIT_S = 5, 3600


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a question behaves, whatever its kind."""

    told_in_the_end: ClassVar[frozenset[str]] = frozenset()
    """Those of its secrets that phones are told in the end: `session.is_told` says when that is."""
    opens_when_shown: bool = True
    """False keeps a question closed when it is shown, until the presenter opens it."""
    results: Literal["live", "on_reveal"] = "live"
    """Whether the projected screen shows results as they come or only once revealed."""
    results_on_phones: bool = False
    """Whether phones see the results too, whenever the projected screen shows them."""
    show_after: int = 0
    """The projected screen shows results only from this many answers on (0: from the first)."""
    time_limit_s: int = 0
    """The question closes by itself so many seconds after it opened (0: when the presenter closes it)."""
    may_change: bool = True
    """False makes the first answer the last: it can be neither changed nor taken back."""
    notes: str = ""
    """What the presenter wants to remember: plain text of at most 2,000 characters, on no screen that the hall sees."""
    reactions: bool = False
    """Whether phones can send reactions, applause and such, while the question is on the screen."""

    def as_told(self) -> Mapping[str, Any]:
        """The settings as screens are told of them: a kind may add what follows from them, so that no screen has to."""
        return msgspec.structs.asdict(self)

    def with_options(self, name: str, options: list[Any]) -> Self:
        """The settings with these options in the field of that name; what else names options keeps in step."""
        return msgspec.structs.replace(self, **{name: options})

    def hints(self) -> dict[str, Any]:
        """What phones are told of the secrets from the start, as further settings: nobody could answer without it."""
        return {}


class NoAnswer(msgspec.Struct, frozen=True):
    """The answer type of a kind that asks nothing; nobody gives one."""


class ModeratedSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a question behaves in which people write what others then read."""

    moderation: Literal["off", "approve"] = "off"
    """`approve` keeps whatever is written off every screen until a presenter releases it."""


class Grouper(Protocol):
    """Puts entries that belong together under one word. The words package has the real one."""

    def add(self, entry: str) -> None: ...
    def remove(self, entry: str) -> None: ...
    def counted(self) -> list[tuple[str, int]]:
        """Words with their counts, commonest first."""
        ...


class ShownText(msgspec.Struct, frozen=True):
    """A text as others may read it: as it was written, or as a presenter has renamed it."""

    text: str
    heading: str = ""
    """What it is gathered under with others; empty where it stands alone."""


class TextGrouper(Protocol):
    """Leaves texts as they were written, and gathers only what a presenter has merged. The words package has it too."""

    def add(self, entry: str) -> None: ...
    def remove(self, entry: str) -> None: ...
    def shown_as(self, entry: str) -> ShownText | None:
        """How a text that was added is shown, or None while it waits."""
        ...

    def total(self) -> int:
        """How many of the texts may be shown."""
        ...

    def headings(self) -> list[tuple[str, int]]:
        """The headings that texts are gathered under, each with how often one of them was written, commonest first."""
        ...


@runtime_checkable
class GathersTexts(Protocol):
    """A kind whose grouper is a `TextGrouper` and not one of words."""

    @property
    def gathers_texts(self) -> Literal[True]: ...


# What a kind gathers by: a `Grouper`, or for one that `GathersTexts` a `TextGrouper`.
MakeGrouper = Callable[[], Any]


class Tally(Protocol):
    """The running result of one question in one session."""

    def add(self, author: int, answer: Any) -> None:
        """Count an answer. `author` numbers the participant within the session and means nothing outside it."""
        ...

    def remove(self, author: int, answer: Any) -> None:
        """Take back an answer counted before."""
        ...

    def snapshot(self) -> dict[str, Any]:
        """The whole result, ready to be encoded as JSON; its shape is in docs/protocol.md."""
        ...


class Column(msgspec.Struct, frozen=True):
    """One column of an export: a heading and how to read its cell from an answer's stored value."""

    heading: str
    cell: Callable[[Any], str | int | float | None]
    is_retired: bool = False
    """Whether it is that of a retired option: then it is there if a cell has something in it."""


class Kind(Protocol):
    """One way of asking."""

    @property
    def id(self) -> str: ...

    @property
    def settings_type(self) -> type[Settings]: ...

    @property
    def answer_type(self) -> type[Any]:
        """The answer's stored form, a struct."""
        ...

    def check_settings(self, settings: Any) -> Refusal | None:
        """What the types cannot say about settings (at least two options, lengths that make sense)."""
        ...

    def read_answer(self, value: Any, settings: Any) -> Any:
        """The answer in its one stored form, or a `Refusal` with code `bad_value`.

        `value` is whatever JSON the phone sent. `settings` have those options alone that are offered; everything
        else is given them all.
        """
        ...

    def new_tally(self, settings: Any, make_grouper: MakeGrouper) -> Tally: ...

    def columns(self, settings: Any) -> list[Column]:
        """The export's columns for this kind, in order."""
        ...


class Moment(msgspec.Struct, frozen=True):
    """What is known when an answer comes, beside the answer."""

    before: Any
    """The same participant's answer to the question until now, or None."""
    share_of_time: float | None
    """How much of the question's time has gone, from 0 to 1; None where its time is not limited."""


@runtime_checkable
class Completing(Protocol):
    """A kind whose answers hold more than what was said this time."""

    def complete(self, answer: Any, moment: Moment) -> Any:
        """The answer as it is kept, given what `read_answer` made of it; or a `Refusal`."""
        ...


@runtime_checkable
class Supporting(Protocol):
    """A kind in which participants support what others have written, told on every phone while it is shown."""

    def has_given(self, answer: Any) -> bool:
        """Whether there is anything of the participant's own in the answer, beside what is supported."""
        ...

    def withdraw(self, answer: Any) -> Any:
        """What is left of an answer when the participant's own part is taken back; None for nothing."""
        ...

    def support(self, before: Any, entry: str, is_on: bool, tally: Any) -> Any:
        """The answer (or None before the first) with this support or without; None for nothing left; or a `Refusal`."""
        ...


@runtime_checkable
class Marked(Protocol):
    """A tally of entries that presenters mark as pinned or answered."""

    def same_as(self, entry: str) -> list[str]:
        """The ids of all entries that are shown as one with this; empty if none is shown."""
        ...

    def marked_snapshot(self, pinned: Sequence[str], answered: Collection[str], most: int) -> dict[str, Any]:
        """Like `snapshot`, with these marks and at most so many entries."""
        ...


def complete(kind: Kind, answer: Any, moment: Moment) -> Any:
    """The answer as it is kept, or a `Refusal`."""
    return kind.complete(answer, moment) if isinstance(kind, Completing) else answer


def asks(kind: Kind) -> bool:
    """Whether people answer it: a slide only tells them something."""
    return kind.answer_type is not NoAnswer


@runtime_checkable
class Discreet(Protocol):
    """A kind whose answers hold something that no exported file may have."""

    @property
    def kept_out_of_files(self) -> frozenset[str]:
        """Names of fields of the stored answer."""
        ...


@runtime_checkable
class Completed(Protocol):
    """An answer that was completed, and knows what was said of it."""

    @property
    def said(self) -> Any:
        """What its participant said, shaped as a phone sends it."""
        ...


def as_said(answer: Any) -> Any:
    """The answer as its own phone is told of it."""
    return answer.said if isinstance(answer, Completed) else answer


def settings_for_phones(settings: Settings, is_told: bool) -> dict[str, Any]:
    """A question's settings as phones are told of them: whoever reads what is sent must not find the right answer."""
    kept_back = SECRETS - settings.told_in_the_end if is_told else SECRETS
    told = {name: value for name, value in settings.as_told().items() if name not in kept_back}
    return {**told, **settings.hints()}


def without_secrets(told: Mapping[str, Any]) -> dict[str, Any]:
    """A snapshot, as phones are told of it, at any time."""
    return {name: value for name, value in told.items() if name not in SECRETS}


def bad_value(reason: str, **limits: int) -> Refusal:
    """The refusal of an answer whose value does not fit the question."""
    return Refusal("bad_value", reason, limits)


def read_settings(kind: Kind, raw: Mapping[str, Any]) -> Settings:
    """Settings from JSON. Raises BadSettings with a reason an organizer can read."""
    try:
        settings = msgspec.convert(dict(raw), kind.settings_type)
    except msgspec.ValidationError as error:
        raise BadSettings(Refusal("bad_settings", "settings_shape", {"detail": str(error)})) from error
    refusal = check_common(settings) or kind.check_settings(settings)
    if refusal is not None:
        raise BadSettings(refusal)
    return settings


def check_common(settings: Settings) -> Refusal | None:
    """What holds for the settings of every kind."""
    if not 0 <= settings.show_after <= 1000:
        return Refusal("bad_settings", "show_after_range", {"most": 1000})
    if settings.time_limit_s != 0 and not LEAST_LIMIT_S <= settings.time_limit_s <= MOST_LIMIT_S:
        return Refusal("bad_settings", "time_limit_range", {"least": LEAST_LIMIT_S, "most": MOST_LIMIT_S})
    if grapheme_count(settings.notes) > MAX_NOTES_CHARS:
        return Refusal("bad_settings", "notes_length", {"most": MAX_NOTES_CHARS})
    return None
