"""Pin: one place each in a picture, such as where on a map one works. It may have a right area."""

from typing import Any

import msgspec

from app.polling.errors import Refusal
from app.polling.ids import is_id
from app.polling.kinds.base import Column, MakeGrouper, Settings, bad_value
from app.polling.places import Gathered, Place, stored_place
from app.polling.text import clean_line, grapheme_count

MAX_PICTURE_TEXT_CHARS = 500
# Cells along a side: finer than the dots that are drawn, and few enough for a hall's pins in each snapshot.
SIDE = 40
# As the store makes them; it stands in an address.

Area = tuple[float, float, float, float]


class PinSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    picture: str
    """The id of one of the programme's pictures."""
    picture_text: str
    """What is to be seen in it, for those who do not see it (1 to 500 characters)."""
    right: Area | None = None
    """Left, top, right and bottom of the right area, where there is one. Phones are never told: see `base.SECRETS`."""


class PinAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """x from the left and y from the top of the picture."""

    pin: Place


class _Sent(msgspec.Struct, forbid_unknown_fields=True):
    # Whole numbers as they are: a float may be too small for them.
    pin: tuple[int | float, int | float]


class PinTally:
    """Where the pins are, and how many of them in the right area."""

    def __init__(self, right: Area | None) -> None:
        self._right = right
        self._gathered = Gathered(SIDE)
        self._hits = 0

    def add(self, author: int, answer: PinAnswer) -> None:
        self._gathered.add(answer.pin)
        self._hits += is_in(answer.pin, self._right)

    def remove(self, author: int, answer: PinAnswer) -> None:
        self._gathered.remove(answer.pin)
        self._hits -= is_in(answer.pin, self._right)

    def merge(self, other: "PinTally") -> None:
        """Count what another tally of the same question has counted, too."""
        self._gathered.merge(other._gathered)
        self._hits += other._hits

    def snapshot(self) -> dict[str, Any]:
        told: dict[str, Any] = {"answers": self._gathered.count, "spots": self._gathered.spots}
        return told if self._right is None else {**told, "right": {"hits": self._hits}}


class Pin:
    id = "pin"
    settings_type = PinSettings
    answer_type = PinAnswer

    def check_settings(self, settings: PinSettings) -> Refusal | None:
        if not is_id(settings.picture):
            return Refusal("bad_settings", "picture_id")
        if not 1 <= grapheme_count(clean_line(settings.picture_text)) <= MAX_PICTURE_TEXT_CHARS:
            return Refusal("bad_settings", "picture_text_needed", {"most": MAX_PICTURE_TEXT_CHARS})
        if settings.right is not None:
            left, top, right, bottom = settings.right
            # What is no number passes no comparison.
            if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
                return Refusal("bad_settings", "right_area")
        return None

    def read_answer(self, value: Any, settings: PinSettings) -> PinAnswer | Refusal:
        try:
            sent = msgspec.convert(value, _Sent).pin
        except msgspec.ValidationError:
            return bad_value("pin_shape")
        place = stored_place(sent)
        return bad_value("pin_range") if place is None else PinAnswer(place)

    def new_tally(self, settings: PinSettings, make_grouper: MakeGrouper) -> PinTally:
        return PinTally(settings.right)

    def columns(self, settings: PinSettings) -> list[Column]:
        columns = [Column("x", lambda answer: answer.pin[0]), Column("y", lambda answer: answer.pin[1])]
        if settings.right is not None:
            columns.append(Column("in_area", lambda answer: is_in(answer.pin, settings.right)))
        return columns


def is_in(place: Place, area: Area | None) -> bool:
    """Whether a place lies in an area, its edges included; in no area none does."""
    if area is None:
        return False
    left, top, right, bottom = area
    return left <= place[0] <= right and top <= place[1] <= bottom
