"""Open text: one free text a participant, on a wall, one by one, or gathered under headings."""

from collections.abc import Callable
from itertools import islice
from typing import Any, Literal

import msgspec

from app.polling.entries import entry_id
from app.polling.errors import Refusal
from app.polling.kinds.base import Column, ModeratedSettings, ShownText, TextGrouper, bad_value
from app.polling.text import clean_lines, grapheme_count, has_content

# A snapshot is whole, so the wall carries the newest texts and says how many more there are.
MAX_TEXTS_IN_SNAPSHOT = 500
MAX_HEADINGS_IN_SNAPSHOT = 100


class OpenTextSettings(ModeratedSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    max_length: int = 250
    """How many characters, as people count them, the text may have (1 to 2,000)."""
    view: Literal["wall", "one_by_one", "grouped"] = "wall"
    """How the projected screen begins to show them; its presenter can change that there."""


class OpenTextAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str


class OpenTextTally:
    """The texts in the order they came; a changed text goes to the end. The grouper says which may be shown."""

    def __init__(self, grouper: TextGrouper) -> None:
        self._grouper = grouper
        self._texts: dict[int, str] = {}

    def add(self, author: int, answer: OpenTextAnswer) -> None:
        self._texts[author] = answer.text
        self._grouper.add(answer.text)

    def remove(self, author: int, answer: OpenTextAnswer) -> None:
        del self._texts[author]
        self._grouper.remove(answer.text)

    def snapshot(self) -> dict[str, Any]:
        shown = (
            (author, text, placed)
            for author, text in reversed(self._texts.items())
            if (placed := self._grouper.shown_as(text)) is not None
        )
        texts = [_told(*one) for one in islice(shown, MAX_TEXTS_IN_SNAPSHOT)][::-1]
        told: dict[str, Any] = {"texts": texts, "more": self._grouper.total() - len(texts)}
        headings = self._grouper.headings()[:MAX_HEADINGS_IN_SNAPSHOT]
        if headings:
            told["headings"] = [{"heading": heading, "count": count} for heading, count in headings]
        return told


def _told(author: int, text: str, placed: ShownText) -> dict[str, Any]:
    told = {"id": author, "text": placed.text, "entry": entry_id(text)}
    return {**told, "heading": placed.heading} if placed.heading else told


class OpenText:
    id = "open_text"
    settings_type = OpenTextSettings
    answer_type = OpenTextAnswer
    gathers_texts: Literal[True] = True

    def check_settings(self, settings: OpenTextSettings) -> Refusal | None:
        if not 1 <= settings.max_length <= 2000:
            return Refusal("bad_settings", "length_range", {"least": 1, "most": 2000})
        return None

    def read_answer(self, value: Any, settings: OpenTextSettings) -> OpenTextAnswer | Refusal:
        try:
            answer = msgspec.convert(value, OpenTextAnswer)
        except msgspec.ValidationError:
            return bad_value("text_shape")
        text = clean_lines(answer.text)
        if not has_content(text):
            return bad_value("empty")
        if grapheme_count(text) > settings.max_length:
            return bad_value("too_long", most=settings.max_length)
        return OpenTextAnswer(text)

    def new_tally(self, settings: OpenTextSettings, make_grouper: Callable[[], TextGrouper]) -> OpenTextTally:
        return OpenTextTally(make_grouper())

    def columns(self, settings: OpenTextSettings) -> list[Column]:
        return [Column("answer", lambda answer: answer.text)]
