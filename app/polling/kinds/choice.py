"""Single and multiple choice: pick between `min` and `max` of the options."""

from typing import Any

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds.base import Column, MakeGrouper, Settings, bad_value
from app.polling.options import Option, check_options, offered, read_choices

MAX_OPTIONS = 50


class ChoiceSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    options: list[Option]
    min: int = 1
    max: int = 1
    segments: bool = False
    """Whether results of other questions can be told apart by it; of single choices, one in a programme at most."""


class ChoiceAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    choices: list[str]


class ChoiceTally:
    """Votes per option."""

    def __init__(self, options: list[Option]) -> None:
        self._counts = {option.id: 0 for option in options}

    def add(self, author: int, answer: ChoiceAnswer) -> None:
        for option in answer.choices:
            self._counts[option] = self._counts.get(option, 0) + 1

    def remove(self, author: int, answer: ChoiceAnswer) -> None:
        for option in answer.choices:
            self._counts[option] -= 1

    def snapshot(self) -> dict[str, Any]:
        return {"counts": dict(self._counts)}


class Choice:
    id = "choice"
    settings_type = ChoiceSettings
    answer_type = ChoiceAnswer

    def check_settings(self, settings: ChoiceSettings) -> Refusal | None:
        refusal = check_options(settings.options, MAX_OPTIONS)
        most = len(offered(settings.options))
        if refusal is None and not 1 <= settings.min <= settings.max <= most:
            return Refusal("bad_settings", "choices_range", {"most": most})
        if refusal is None and settings.segments and settings.max != 1:
            return Refusal("bad_settings", "segments_of_single_choice")
        return refusal

    def read_answer(self, value: Any, settings: ChoiceSettings) -> ChoiceAnswer | Refusal:
        try:
            answer = msgspec.convert(value, ChoiceAnswer)
        except msgspec.ValidationError:
            return bad_value("choice_shape")
        chosen = read_choices(answer.choices, settings.options)
        if chosen is None:
            return bad_value("choice_unknown")
        if not settings.min <= len(chosen) <= settings.max:
            return bad_value("choice_count", least=settings.min, most=settings.max)
        return ChoiceAnswer(chosen)

    def new_tally(self, settings: ChoiceSettings, make_grouper: MakeGrouper) -> ChoiceTally:
        return ChoiceTally(settings.options)

    def columns(self, settings: ChoiceSettings) -> list[Column]:
        labels = {option.id: option.label for option in settings.options}

        def chosen(answer: ChoiceAnswer) -> str:
            return "; ".join(labels.get(option, option) for option in answer.choices)

        return [Column("answer", chosen)]
