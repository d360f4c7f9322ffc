"""Open text: one free text a participant, gathered on a wall."""

from typing import Any

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds.base import Column, MakeGrouper, Settings, bad_value
from app.polling.text import clean_lines, grapheme_count, has_content

# A snapshot is whole, so the wall carries the newest texts and says how many more there are.
MAX_TEXTS_IN_SNAPSHOT = 500


class OpenTextSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    max_length: int = 250
    """How many characters, as people count them, the text may have (1 to 2,000)."""


class OpenTextAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str


class OpenTextTally:
    """The texts in the order they came; a changed text goes to the end."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}

    def add(self, author: int, answer: OpenTextAnswer) -> None:
        self._texts[author] = answer.text

    def remove(self, author: int, answer: OpenTextAnswer) -> None:
        del self._texts[author]

    def snapshot(self) -> dict[str, Any]:
        newest = list(self._texts.items())[-MAX_TEXTS_IN_SNAPSHOT:]
        return {
            "texts": [{"id": author, "text": text} for author, text in newest],
            "more": len(self._texts) - len(newest),
        }


class OpenText:
    id = "open_text"
    settings_type = OpenTextSettings
    answer_type = OpenTextAnswer

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

    def new_tally(self, settings: OpenTextSettings, make_grouper: MakeGrouper) -> OpenTextTally:
        return OpenTextTally()

    def columns(self, settings: OpenTextSettings) -> list[Column]:
        return [Column("answer", lambda answer: answer.text)]
