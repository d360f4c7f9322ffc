"""Slide: something to read or look at between the questions. It asks nothing."""

from collections.abc import Mapping
from typing import Any

from app.polling.errors import Refusal
from app.polling.ids import is_id
from app.polling.kinds.base import Column, MakeGrouper, NoAnswer, Settings, bad_value
from app.polling.markdown import parse_blocks
from app.polling.text import grapheme_count

MAX_TEXT_CHARS = 4000
# The words on a slide made of a document stand here, for those who do not see it.
MAX_PICTURE_TEXT_CHARS = 4000
# As the store makes them; it stands in an address.


class SlideSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    opens_when_shown: bool = False
    """There is nothing to open."""
    text: str = ""
    """Markdown, at most 4,000 characters."""
    picture: str | None = None
    """The id of one of the programme's pictures."""
    picture_text: str = ""
    """What is to be seen, for those who do not see it."""
    shows_heading: bool = True
    """False where the picture has its heading in it: then the prompt is for those who listen to the screen."""

    def as_told(self) -> Mapping[str, Any]:
        return {**super().as_told(), "blocks": parse_blocks(self.text)}


class SlideTally:
    """Nothing adds up."""

    def add(self, author: int, answer: NoAnswer) -> None:
        pass

    def remove(self, author: int, answer: NoAnswer) -> None:
        pass

    def snapshot(self) -> dict[str, Any]:
        return {}


class Slide:
    id = "slide"
    settings_type = SlideSettings
    answer_type = NoAnswer

    def check_settings(self, settings: SlideSettings) -> Refusal | None:
        if grapheme_count(settings.text) > MAX_TEXT_CHARS:
            return Refusal("bad_settings", "slide_text_length", {"most": MAX_TEXT_CHARS})
        if grapheme_count(settings.picture_text) > MAX_PICTURE_TEXT_CHARS:
            return Refusal("bad_settings", "picture_text_length", {"most": MAX_PICTURE_TEXT_CHARS})
        if settings.picture is not None and not is_id(settings.picture):
            return Refusal("bad_settings", "picture_id")
        return None

    def read_answer(self, value: Any, settings: SlideSettings) -> Refusal:
        return bad_value("asks_nothing")

    def new_tally(self, settings: SlideSettings, make_grouper: MakeGrouper) -> SlideTally:
        return SlideTally()

    def columns(self, settings: SlideSettings) -> list[Column]:
        return []
