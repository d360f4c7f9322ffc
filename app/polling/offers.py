"""What a question offers to answer with: its options, statements or items, whichever it has, less what is retired.

One way for every kind. A kind's `read_answer` is given settings with what is offered alone, so what is retired is
unknown to it, and whatever it counts (so many choices, all of a ranking, all points) it counts among what can be
chosen. Its tally and its columns are given everything, so what was answered goes on counting.
docs/decisions/0011-retired-options.md says why.
"""

from functools import cache
from typing import Any, TypeVar

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds.base import Kind, Settings
from app.polling.options import Option, offered

S = TypeVar("S", bound=Settings)


@cache
def options_field(settings_type: type[Settings]) -> str | None:
    """The field in which settings of this type have what they offer; None where there is no such thing."""
    fields = msgspec.structs.fields(settings_type)
    return next((field.name for field in fields if field.type == list[Option]), None)


def options_of(settings: Settings) -> list[Option]:
    """Everything that a question offers or has offered."""
    name = options_field(type(settings))
    options: list[Option] = [] if name is None else getattr(settings, name)
    return options


def as_offered(settings: S) -> S:
    """The same settings without what is retired."""
    name = options_field(type(settings))
    if name is None or not any(option.retired for option in options_of(settings)):
        return settings
    return settings.with_options(name, offered(options_of(settings)))


def afresh(kind: Kind, settings: S) -> S:
    """The settings for a copy, which nobody has answered: there is nothing that what is retired would be kept for.

    They stay as they are where they would be none without it, as those of a quiz whose right answers are all retired.
    """
    fresh = as_offered(settings)
    return settings if kind.check_settings(fresh) is not None else fresh


def read_answer(kind: Kind, value: Any, settings: Settings) -> Any:
    """The answer in its one stored form, or a `Refusal`. `value` is whatever JSON the phone sent."""
    answer = kind.read_answer(value, as_offered(settings))
    retired = {option.id for option in options_of(settings) if option.retired}
    # A phone may not know yet, or bring what was chosen before: that is worth a sentence of its own.
    if isinstance(answer, Refusal) and not retired.isdisjoint(_names(value)):
        return Refusal("option_retired")
    return answer


def dropped_options(before: Settings, after: Settings) -> list[Option]:
    """The options that the new settings no longer have, in their old order."""
    kept = {option.id for option in options_of(after)}
    return [option for option in options_of(before) if option.id not in kept]


def _names(value: Any) -> set[str]:
    """Whatever the fields of a sent answer name, be it in a list or with something said of each."""
    fields = value.values() if isinstance(value, dict) else ()
    named = (name for field in fields if isinstance(field, list | dict) for name in field)
    return {name for name in named if isinstance(name, str)}
