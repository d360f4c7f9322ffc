"""What every question kind provides, and the settings that all kinds share.

A kind is one object with five things: its id, its settings, how an answer is read, how answers add up, and what its
export columns are. `docs/how-to-add-a-question-kind.md` walks through one.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol

import msgspec

from app.polling.errors import BadSettings, Refusal

# What would give the right answer away, in settings and in snapshots: presenters are told, phones never are.
SECRETS = frozenset({"right", "right_value"})


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a question behaves, whatever its kind."""

    opens_when_shown: bool = True
    """False keeps a question closed when it is shown, until the presenter opens it."""
    results: Literal["live", "on_reveal"] = "live"
    """Whether the projected screen shows results as they come or only once revealed."""
    results_on_phones: bool = False
    """Whether phones see the results too, whenever the projected screen shows them."""
    show_after: int = 0
    """The projected screen shows results only from this many answers on (0: from the first)."""


class Grouper(Protocol):
    """Puts entries that belong together under one word. The words package has the real one."""

    def add(self, entry: str) -> None: ...
    def remove(self, entry: str) -> None: ...
    def counted(self) -> list[tuple[str, int]]:
        """Words with their counts, commonest first."""
        ...


MakeGrouper = Callable[[], Grouper]


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

        `value` is whatever JSON the phone sent.
        """
        ...

    def new_tally(self, settings: Any, make_grouper: MakeGrouper) -> Tally: ...

    def columns(self, settings: Any) -> list[Column]:
        """The export's columns for this kind, in order."""
        ...


def without_secrets(told: Mapping[str, Any]) -> dict[str, Any]:
    """Settings or a snapshot, as phones are told of them."""
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
    return None
