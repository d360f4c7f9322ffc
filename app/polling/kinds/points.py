"""Points: share out a number of points, such as 100, among the options."""

from typing import Any, Literal

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds.base import Column, MakeGrouper, Settings, bad_value
from app.polling.options import Option, check_options, distinct

MAX_OPTIONS = 12
MAX_TOTAL = 1000


class PointsSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    options: list[Option]
    total: int = 100
    """How many points each participant gives away, all of them (1 to 1,000)."""
    step: Literal[1, 5, 10] = 5
    """How many points one press of a button gives; other numbers can be typed."""


class PointsAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    points: dict[str, int]
    """By option id; an option that got none is left out."""


class PointsTally:
    """The sum of the points of each option. Tallies of parts add up to the whole."""

    def __init__(self, options: list[Option]) -> None:
        self._sums = {option.id: 0 for option in options}
        self._answers = 0

    def add(self, author: int, answer: PointsAnswer) -> None:
        self._count(answer, 1)

    def remove(self, author: int, answer: PointsAnswer) -> None:
        self._count(answer, -1)

    def snapshot(self) -> dict[str, Any]:
        return {"options": dict(self._sums), "answers": self._answers}

    def _count(self, answer: PointsAnswer, by: int) -> None:
        self._answers += by
        for option, points in answer.points.items():
            # An answer from before an edit may name options that are gone.
            if option in self._sums:
                self._sums[option] += by * points


class Points:
    id = "points"
    settings_type = PointsSettings
    answer_type = PointsAnswer

    def check_settings(self, settings: PointsSettings) -> Refusal | None:
        refusal = check_options(settings.options, MAX_OPTIONS)
        if refusal is None and not 1 <= settings.total <= MAX_TOTAL:
            return Refusal("bad_settings", "total_range", {"least": 1, "most": MAX_TOTAL})
        return refusal

    def read_answer(self, value: Any, settings: PointsSettings) -> PointsAnswer | Refusal:
        try:
            given = msgspec.convert(value, PointsAnswer).points
        except msgspec.ValidationError:
            return bad_value("points_shape")
        if not set(given) <= {option.id for option in settings.options}:
            return bad_value("points_unknown")
        if any(points < 0 for points in given.values()):
            return bad_value("points_negative")
        if sum(given.values()) != settings.total:
            return bad_value("points_sum", total=settings.total)
        # One stored form, whatever order the points were given in.
        return PointsAnswer({option.id: given[option.id] for option in settings.options if given.get(option.id)})

    def new_tally(self, settings: PointsSettings, make_grouper: MakeGrouper) -> PointsTally:
        return PointsTally(settings.options)

    def columns(self, settings: PointsSettings) -> list[Column]:
        def points_of(option: Option, heading: str) -> Column:
            # Nobody gives nothing to what is not offered.
            none = None if option.retired else 0
            return Column(heading, lambda answer: answer.points.get(option.id, none), option.retired)

        headings = distinct([option.label for option in settings.options])
        return list(map(points_of, settings.options, headings))
