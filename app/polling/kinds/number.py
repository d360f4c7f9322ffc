"""Number: one number a participant, between two bounds, gathered in a histogram. It may have a right answer."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import msgspec

from app.polling.bins import lay_bins
from app.polling.errors import Refusal
from app.polling.kinds.base import Column, MakeGrouper, Settings, bad_value
from app.polling.text import clean_line, grapheme_count

MAX_DECIMALS = 3
# Numbers are counted in whole thousandths, which are exact.
THOUSAND = 1000
# Up to here a float, which is what JSON and spreadsheets have, tells one thousandth from the next.
MAX_SIZE = 1_000_000_000_000
MAX_UNIT_CHARS = 20


class NumberSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    min: int | float = 0
    max: int | float = 100
    decimals: int = 0
    """How many decimals an answer is rounded to (0 to 3); the bounds have no more."""
    unit: str = ""
    """What stands behind the number, such as "years"."""
    right_value: int | float | None = None
    """The right answer, where there is one. Phones are never told: see `base.SECRETS`."""


class NumberAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`number` is whole where it can be: 42, not 42.0."""

    number: int | float


class NumberTally:
    """How many gave each number.

    A number outside today's bounds is kept and not counted, in case the bounds widen. Whole thousandths all the way, so
    that what is added up in another order, or taken back, comes to the same mean.
    """

    def __init__(self, settings: NumberSettings) -> None:
        self._low, self._high = in_thousandths(settings.min), in_thousandths(settings.max)
        self._decimals = settings.decimals
        self._right = None if settings.right_value is None else in_thousandths(settings.right_value)
        self._counts: Counter[int] = Counter()

    def add(self, author: int, answer: NumberAnswer) -> None:
        self._counts[in_thousandths(answer.number)] += 1

    def remove(self, author: int, answer: NumberAnswer) -> None:
        self._counts[in_thousandths(answer.number)] -= 1

    def merge(self, other: "NumberTally") -> None:
        """Count what another tally of the same question has counted, too."""
        self._counts.update(other._counts)

    def snapshot(self) -> dict[str, Any]:
        # Sorted, and each as often as it was given: a hall is small enough.
        values = sorted(value for value in self._counts.elements() if self._low <= value <= self._high)
        told: dict[str, Any] = {
            "answers": len(values),
            "median": _median(values),
            "mean": _mean(values, self._decimals + 1),
            "low": plain(values[0]) if values else None,
            "high": plain(values[-1]) if values else None,
            "bins": self._binned(values),
        }
        return told if self._right is None else {**told, "right": _near(values, self._right)}

    def _binned(self, values: list[int]) -> list[dict[str, Any]]:
        # The step from one possible answer to the next. An answer from a time of more decimals is binned downwards.
        step = 10 ** (MAX_DECIMALS - self._decimals)
        bins = lay_bins(self._low // step, self._high // step)
        width = bins[0].last - bins[0].first + 1
        counts = Counter(min((value // step - bins[0].first) // width, len(bins) - 1) for value in values)
        return [
            {"from": plain(one.first * step), "to": plain(one.last * step), "count": counts[place]}
            for place, one in enumerate(bins)
        ]


class Number:
    id = "number"
    settings_type = NumberSettings
    answer_type = NumberAnswer

    def check_settings(self, settings: NumberSettings) -> Refusal | None:
        low, high, right = settings.min, settings.max, settings.right_value
        if not 0 <= settings.decimals <= MAX_DECIMALS:
            return Refusal("bad_settings", "decimals_range", {"least": 0, "most": MAX_DECIMALS})
        # Neither what is no number nor what is endless passes a comparison.
        if not -MAX_SIZE <= low < high <= MAX_SIZE:
            return Refusal("bad_settings", "bounds_order")
        if plain(rounded(low, settings.decimals)) != low or plain(rounded(high, settings.decimals)) != high:
            return Refusal("bad_settings", "bounds_decimals")
        if right is not None and (not low <= right <= high or plain(rounded(right, MAX_DECIMALS)) != right):
            return Refusal("bad_settings", "right_value_range")
        if grapheme_count(clean_line(settings.unit)) > MAX_UNIT_CHARS:
            return Refusal("bad_settings", "unit_length", {"most": MAX_UNIT_CHARS})
        return None

    def read_answer(self, value: Any, settings: NumberSettings) -> NumberAnswer | Refusal:
        try:
            answer = msgspec.convert(value, NumberAnswer)
        except msgspec.ValidationError:
            return bad_value("number_shape")
        # Neither what is no number nor what is endless passes a comparison.
        if not settings.min <= answer.number <= settings.max:
            return Refusal("bad_value", "number_range", {"least": settings.min, "most": settings.max})
        return NumberAnswer(plain(rounded(answer.number, settings.decimals)))

    def new_tally(self, settings: NumberSettings, make_grouper: MakeGrouper) -> NumberTally:
        return NumberTally(settings)

    def columns(self, settings: NumberSettings) -> list[Column]:
        return [Column("answer", lambda answer: answer.number)]


def rounded(value: float, decimals: int) -> int:
    """A number to so many decimals, in thousandths. Halves away from zero, of the number as it was written."""
    return in_thousandths(float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)))


def in_thousandths(value: float) -> int:
    return round(value * THOUSAND)


def plain(value: int, scale: int = THOUSAND) -> int | float:
    """The number that so many thousandths (or other parts of one) are, whole where it can be."""
    return value // scale if value % scale == 0 else value / scale


def _median(values: list[int]) -> int | float | None:
    """The middle one, or the mean of the two in the middle, of sorted thousandths."""
    if not values:
        return None
    return plain(values[(len(values) - 1) // 2] + values[len(values) // 2], 2 * THOUSAND)


def _mean(values: list[int], decimals: int) -> int | float | None:
    """The mean of thousandths to so many decimals, halves upwards."""
    if not values:
        return None
    parts, size = sum(values) * 10**decimals, len(values) * THOUSAND
    return plain((2 * parts + size) // (2 * size), 10**decimals)


def _near(values: list[int], right: int) -> dict[str, Any]:
    """How near sorted numbers come to the right one; of two that are as near, the lower one is the closest."""
    closest = min(values, key=lambda value: abs(value - right), default=None)
    return {"exact": values.count(right), "closest": None if closest is None else plain(closest)}
