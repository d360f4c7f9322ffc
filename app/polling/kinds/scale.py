"""Scale: a rating from 1 to `steps` for each of some statements, between two ends such as "not at all" and "fully"."""

from collections import Counter
from typing import Any

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds.base import Column, MakeGrouper, Settings, bad_value
from app.polling.options import Option, check_options, distinct
from app.polling.text import clean_line, grapheme_count

# More do not fit on a projected screen in letters that the last row can read.
MAX_STATEMENTS = 12
MAX_END_CHARS = 60
LEAST_STEPS, MOST_STEPS = 2, 10


class ScaleSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    statements: list[Option]
    """What is rated; ids and labels are those of options."""
    steps: int = 5
    """The highest rating (2 to 10); the lowest is 1."""
    low_label: str = ""
    """What a 1 means, such as "not at all"; may be empty."""
    high_label: str = ""
    """What the highest rating means."""
    may_skip: bool = True
    """Whether a statement may be left without a rating."""


class ScaleAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ratings by statement, in the statements' order; a skipped statement is not in it."""

    ratings: dict[str, int]


class _Sent(msgspec.Struct, forbid_unknown_fields=True):
    ratings: dict[str, int | None]


class ScaleTally:
    """How many gave each rating, by statement.

    A rating that `steps` no longer reaches is kept and not counted, in case the steps come back. Whole numbers all the
    way, so that what is added up in another order, or taken back, comes to the same mean.
    """

    def __init__(self, statements: list[Option], steps: int) -> None:
        self._statements = [statement.id for statement in statements]
        self._steps = steps
        self._counts: Counter[tuple[str, int]] = Counter()

    def add(self, author: int, answer: ScaleAnswer) -> None:
        self._counts.update(answer.ratings.items())

    def remove(self, author: int, answer: ScaleAnswer) -> None:
        self._counts.subtract(answer.ratings.items())

    def merge(self, other: "ScaleTally") -> None:
        """Count what another tally of the same question has counted, too."""
        self._counts.update(other._counts)

    def snapshot(self) -> dict[str, Any]:
        return {"statements": {statement: self._of(statement) for statement in self._statements}}

    def _of(self, statement: str) -> dict[str, Any]:
        counts = [self._counts[statement, rating] for rating in range(1, self._steps + 1)]
        total = sum(rating * count for rating, count in enumerate(counts, start=1))
        return {"counts": counts, "mean": mean_of(total, sum(counts)), "answers": sum(counts)}


def mean_of(total: int, answers: int) -> float | None:
    """The mean to two decimals, halves upwards; None without answers."""
    return None if answers == 0 else (200 * total + answers) // (2 * answers) / 100


class Scale:
    id = "scale"
    settings_type = ScaleSettings
    answer_type = ScaleAnswer

    def check_settings(self, settings: ScaleSettings) -> Refusal | None:
        refusal = check_options(settings.statements, MAX_STATEMENTS, least=1, called="statements")
        if refusal is not None:
            return refusal
        if not LEAST_STEPS <= settings.steps <= MOST_STEPS:
            return Refusal("bad_settings", "steps_range", {"least": LEAST_STEPS, "most": MOST_STEPS})
        if any(grapheme_count(clean_line(end)) > MAX_END_CHARS for end in (settings.low_label, settings.high_label)):
            return Refusal("bad_settings", "ends_labels", {"most": MAX_END_CHARS})
        return None

    def read_answer(self, value: Any, settings: ScaleSettings) -> ScaleAnswer | Refusal:
        try:
            sent = msgspec.convert(value, _Sent).ratings
        except msgspec.ValidationError:
            return bad_value("ratings_shape")
        statements = [statement.id for statement in settings.statements]
        if not sent.keys() <= set(statements):
            return bad_value("ratings_unknown")
        # One stored form: in the statements' order, and a null says no more than nothing does.
        ratings = {one: rating for one in statements if (rating := sent.get(one)) is not None}
        if not all(1 <= rating <= settings.steps for rating in ratings.values()):
            return bad_value("ratings_range", most=settings.steps)
        if not ratings:
            return bad_value("ratings_none")
        if not settings.may_skip and len(ratings) < len(statements):
            return bad_value("ratings_missing")
        return ScaleAnswer(ratings)

    def new_tally(self, settings: ScaleSettings, make_grouper: MakeGrouper) -> ScaleTally:
        return ScaleTally(settings.statements, settings.steps)

    def columns(self, settings: ScaleSettings) -> list[Column]:
        def rating_of(statement: Option, heading: str) -> Column:
            return Column(heading, lambda answer: answer.ratings.get(statement.id), statement.retired)

        headings = distinct([statement.label for statement in settings.statements])
        return list(map(rating_of, settings.statements, headings))
