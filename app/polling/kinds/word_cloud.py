"""Word cloud: a few short entries a participant, which gather into words on the screen."""

from typing import Any, Literal

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds.base import Column, Grouper, MakeGrouper, ModeratedSettings, bad_value
from app.polling.text import clean_line, grapheme_count, has_content

# A snapshot is whole, so it must stay small enough to send ten times a second; the rest is said as a number.
MAX_WORDS_IN_SNAPSHOT = 1000
# Width and height of each shape, in stage pixels.
STAGES = {"wide": (1920, 1080), "classic": (1440, 1080), "tall": (1080, 1920)}


class WordCloudSettings(ModeratedSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    max_entries: int = 3
    """How many entries one participant may give (1 to 10)."""
    max_length: int = 25
    """How many characters, as people count them, one entry may have (1 to 100)."""
    stage: Literal["wide", "classic", "tall"] = "wide"
    """The shape of the screen: a projector's (16:9), an older one's (4:3), a standing one's (9:16)."""


class WordCloudAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    entries: list[str]


class WordCloudTally:
    """Words with their counts; which entries are one word is the grouper's business."""

    def __init__(self, grouper: Grouper) -> None:
        self._grouper = grouper

    def add(self, author: int, answer: WordCloudAnswer) -> None:
        for entry in answer.entries:
            self._grouper.add(entry)

    def remove(self, author: int, answer: WordCloudAnswer) -> None:
        for entry in answer.entries:
            self._grouper.remove(entry)

    def counted(self) -> list[tuple[str, int]]:
        """Every word with its count, commonest first: what the cloud's layout works from."""
        return self._grouper.counted()

    def snapshot(self) -> dict[str, Any]:
        words = self.counted()
        shown = words[:MAX_WORDS_IN_SNAPSHOT]
        return {"words": [{"word": word, "count": count} for word, count in shown], "more": len(words) - len(shown)}


class WordCloud:
    id = "word_cloud"
    settings_type = WordCloudSettings
    answer_type = WordCloudAnswer

    def check_settings(self, settings: WordCloudSettings) -> Refusal | None:
        if not 1 <= settings.max_entries <= 10:
            return Refusal("bad_settings", "entries_range", {"least": 1, "most": 10})
        if not 1 <= settings.max_length <= 100:
            return Refusal("bad_settings", "length_range", {"least": 1, "most": 100})
        return None

    def read_answer(self, value: Any, settings: WordCloudSettings) -> WordCloudAnswer | Refusal:
        try:
            answer = msgspec.convert(value, WordCloudAnswer)
        except msgspec.ValidationError:
            return bad_value("entries_shape")
        entries = _distinct([entry for entry in map(clean_line, answer.entries) if has_content(entry)])
        if not entries:
            return bad_value("empty")
        if len(answer.entries) > settings.max_entries:
            return bad_value("too_many_entries", most=settings.max_entries)
        if any(grapheme_count(entry) > settings.max_length for entry in entries):
            return bad_value("too_long", most=settings.max_length)
        return WordCloudAnswer(entries)

    def new_tally(self, settings: WordCloudSettings, make_grouper: MakeGrouper) -> WordCloudTally:
        return WordCloudTally(make_grouper())

    def columns(self, settings: WordCloudSettings) -> list[Column]:
        def entry_at(index: int) -> Column:
            return Column(
                f"entry {index + 1}", lambda answer: answer.entries[index] if index < len(answer.entries) else None
            )

        return [entry_at(index) for index in range(settings.max_entries)]


def _distinct(entries: list[str]) -> list[str]:
    """One participant's same entry twice counts once: nobody makes a word larger by repeating it."""
    return list({entry.casefold(): entry for entry in reversed(entries)}.values())[::-1]
