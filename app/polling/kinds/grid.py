"""Grid: items placed on a square between two pairs of ends, such as benefit against effort."""

from typing import Any

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds.base import Column, MakeGrouper, Settings, bad_value
from app.polling.options import Option, check_options, distinct
from app.polling.places import Gathered, Place, stored_place
from app.polling.text import clean_line, grapheme_count

# More marks than that are not told apart on one square.
MAX_ITEMS = 8
MAX_LABEL_CHARS = 120
MAX_AXIS_CHARS = 60
# Cells along a side: even, so that none lies in two quarters, and few enough for eight items in each snapshot.
SIDE = 16


class GridSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    items: list[Option]
    """What is placed (1 to 8)."""
    x_low: str = ""
    """What the left end means (at most 60 characters); may be empty."""
    x_high: str = ""
    """What the right end means."""
    y_low: str = ""
    """What the lower end means."""
    y_high: str = ""
    """What the upper end means."""


class GridAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Places by item, in the items' order: x from the left, y from below. An item that was not placed is not in it."""

    places: dict[str, Place]


class _Sent(msgspec.Struct, forbid_unknown_fields=True):
    # Whole numbers as they are: a float may be too small for them.
    places: dict[str, tuple[int | float, int | float]]


class GridTally:
    """Where each item was placed. An item that is gone is kept and not shown, in case it comes back."""

    def __init__(self, items: list[Option]) -> None:
        self._items = [item.id for item in items]
        self._gathered: dict[str, Gathered] = {}

    def add(self, author: int, answer: GridAnswer) -> None:
        for item, place in answer.places.items():
            self._of(item).add(place)

    def remove(self, author: int, answer: GridAnswer) -> None:
        for item, place in answer.places.items():
            self._of(item).remove(place)

    def merge(self, other: "GridTally") -> None:
        """Count what another tally of the same question has counted, too."""
        for item, gathered in other._gathered.items():
            self._of(item).merge(gathered)

    def snapshot(self) -> dict[str, Any]:
        return {"items": {item: _told(self._of(item)) for item in self._items}}

    def _of(self, item: str) -> Gathered:
        return self._gathered.setdefault(item, Gathered(SIDE))


def _told(gathered: Gathered) -> dict[str, Any]:
    return {
        "answers": gathered.count,
        "mean": gathered.mean,
        "spread": gathered.spread,
        "quarters": gathered.quarters,
        "spots": gathered.spots,
    }


class Grid:
    id = "grid"
    settings_type = GridSettings
    answer_type = GridAnswer

    def check_settings(self, settings: GridSettings) -> Refusal | None:
        refusal = check_options(settings.items, MAX_ITEMS, least=1, longest=MAX_LABEL_CHARS, called="items")
        axes = (settings.x_low, settings.x_high, settings.y_low, settings.y_high)
        if refusal is None and any(grapheme_count(clean_line(end)) > MAX_AXIS_CHARS for end in axes):
            return Refusal("bad_settings", "ends_labels", {"most": MAX_AXIS_CHARS})
        return refusal

    def read_answer(self, value: Any, settings: GridSettings) -> GridAnswer | Refusal:
        try:
            sent = msgspec.convert(value, _Sent).places
        except msgspec.ValidationError:
            return bad_value("places_shape")
        items = [item.id for item in settings.items]
        if not sent.keys() <= set(items):
            return bad_value("places_unknown")
        # One stored form, in whatever order they were placed.
        places = {item: stored_place(sent[item]) for item in items if item in sent}
        inside = {item: place for item, place in places.items() if place is not None}
        if len(inside) < len(places):
            return bad_value("places_range")
        return GridAnswer(inside) if inside else bad_value("places_none")

    def new_tally(self, settings: GridSettings, make_grouper: MakeGrouper) -> GridTally:
        return GridTally(settings.items)

    def columns(self, settings: GridSettings) -> list[Column]:
        def coordinate(item: Option, heading: str, axis: int) -> Column:
            def cell(answer: GridAnswer) -> float | None:
                return answer.places[item.id][axis] if item.id in answer.places else None

            return Column(heading, cell, item.retired)

        headings = distinct([item.label for item in settings.items])
        return [
            coordinate(item, f"{heading} {name}", axis)
            for item, heading in zip(settings.items, headings, strict=True)
            for axis, name in enumerate("xy")
        ]
