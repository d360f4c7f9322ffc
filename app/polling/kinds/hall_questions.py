"""Questions from the hall: each participant asks a few and supports those of others; the most supported come first.

Two who ask the same ask one question, with two supporters: it is an entry, found by the digest of its text.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any, Literal

import msgspec

from app.polling.entries import entry_id
from app.polling.errors import Refusal
from app.polling.kinds.base import Column, ModeratedSettings, Moment, TextGrouper, bad_value
from app.polling.text import clean_lines, grapheme_count, has_content

# What is projected can be scrolled through; what every phone is sent must stay small.
MAX_ENTRIES_IN_SNAPSHOT, MAX_ENTRIES_ON_PHONES = 200, 50
# More than anybody supports with a thumb, and little enough to keep with every answer.
MAX_SUPPORTS = 500
UNKNOWN_ENTRY = Refusal("unknown_entry")


class HallQuestionsSettings(ModeratedSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    max_length: int = 250
    """How many characters, as people count them, one question may have (1 to 500)."""
    most_each: int = 3
    """How many questions one participant may ask (1 to 10)."""


class HallQuestionsAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one participant asks, and the entries of others that she supports."""

    texts: list[str]
    supports: list[str] = []

    @property
    def said(self) -> dict[str, Any]:
        """With the entry of each of her texts: a phone knows them by these, whatever a presenter calls them."""
        return {"texts": self.texts, "supports": self.supports, "entries": [entry_id(text) for text in self.texts]}


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a phone says: one question, or all that this participant asks."""

    text: str | None = None
    texts: list[str] | None = None


class HallQuestionsTally:
    """Who supports which entry; the grouper says which may be shown and which were merged."""

    def __init__(self, grouper: TextGrouper) -> None:
        self._grouper = grouper
        self._texts: dict[str, Counter[str]] = defaultdict(Counter)
        self._supporters: dict[str, Counter[int]] = defaultdict(Counter)

    def add(self, author: int, answer: HallQuestionsAnswer) -> None:
        for text in answer.texts:
            self._grouper.add(text)
            self._texts[entry_id(text)][text] += 1
        for entry in _supported(answer):
            self._supporters[entry][author] += 1

    def remove(self, author: int, answer: HallQuestionsAnswer) -> None:
        for text in answer.texts:
            self._grouper.remove(text)
            _take(self._texts, entry_id(text), text)
        for entry in _supported(answer):
            _take(self._supporters, entry, author)

    def same_as(self, entry: str) -> list[str]:
        """The ids of all entries that are shown as one with this, its own name first; empty if none is shown."""
        return next((entries for _text, entries in self._shown() if entry in entries), [])

    def snapshot(self) -> dict[str, Any]:
        return self.marked_snapshot((), (), MAX_ENTRIES_IN_SNAPSHOT)

    def marked_snapshot(self, pinned: Sequence[str], answered: Collection[str], most: int) -> dict[str, Any]:
        """Pinned ones first in the order of pinning, then by support; those that are answered last."""
        places = {entry: place for place, entry in enumerate(pinned)}
        told = []
        for text, entries in self._shown():
            supporters = len(set().union(*(self._supporters.get(entry, ()) for entry in entries)))
            place = min((places[entry] for entry in entries if entry in places), default=None)
            is_answered = any(entry in answered for entry in entries)
            one = {"entry": entries[0], "text": text, "supporters": supporters}
            marks = {"pinned": place is not None, "answered": is_answered}
            merged = {"merged": entries[1:]} if len(entries) > 1 else {}
            order = (place is None, place or 0, is_answered, -supporters, text, entries[0])
            told.append((order, {**one, **marks, **merged}))
        told.sort(key=lambda pair: pair[0])
        return {"entries": [one for _order, one in told[:most]], "more": max(0, len(told) - most)}

    def _shown(self) -> list[tuple[str, list[str]]]:
        """Each question that may be shown, as it is shown, with the ids of what it was made of, in a lasting order."""
        groups: dict[str, list[str]] = defaultdict(list)
        for entry in sorted(self._texts):
            written = self._texts[entry]
            text = min(written, key=lambda form: (-written[form], form))
            shown = self._grouper.shown_as(text)
            if shown is not None:
                groups[shown.heading or shown.text].append(entry)
        return list(groups.items())


def _supported(answer: HallQuestionsAnswer) -> set[str]:
    """Whoever asks is for it."""
    return {*map(entry_id, answer.texts), *answer.supports}


def _take(counts: dict[str, Counter[Any]], key: str, what: Any) -> None:
    counts[key][what] -= 1
    if counts[key][what] == 0:
        del counts[key][what]
    if not counts[key]:
        del counts[key]


class HallQuestions:
    id = "hall_questions"
    settings_type = HallQuestionsSettings
    answer_type = HallQuestionsAnswer
    gathers_texts: Literal[True] = True

    def check_settings(self, settings: HallQuestionsSettings) -> Refusal | None:
        if not 1 <= settings.max_length <= 500:
            return Refusal("bad_settings", "length_range", {"least": 1, "most": 500})
        if not 1 <= settings.most_each <= 10:
            return Refusal("bad_settings", "most_each_range", {"least": 1, "most": 10})
        return None

    def read_answer(self, value: Any, settings: HallQuestionsSettings) -> HallQuestionsAnswer | Refusal:
        try:
            said = msgspec.convert(value, _Said)
        except msgspec.ValidationError:
            return bad_value("text_shape")
        if (said.text is None) == (said.texts is None):
            return bad_value("text_shape")
        given = [said.text] if said.text is not None else said.texts or []
        texts = [text for text in map(clean_lines, given) if has_content(text)]
        texts = list({entry_id(text): text for text in reversed(texts)}.values())[::-1]
        if not texts:
            return bad_value("empty")
        if len(texts) > settings.most_each:
            return bad_value("too_many_questions", most=settings.most_each)
        if any(grapheme_count(text) > settings.max_length for text in texts):
            return bad_value("too_long", most=settings.max_length)
        return HallQuestionsAnswer(texts)

    def complete(self, answer: HallQuestionsAnswer, moment: Moment) -> HallQuestionsAnswer:
        """New questions in the place of those before; what she supports stays."""
        return HallQuestionsAnswer(answer.texts, moment.before.supports) if moment.before else answer

    def has_given(self, answer: HallQuestionsAnswer) -> bool:
        return bool(answer.texts)

    def withdraw(self, answer: HallQuestionsAnswer) -> HallQuestionsAnswer | None:
        """Her questions go; what she supports of others stays, as it is no part of them."""
        return HallQuestionsAnswer([], answer.supports) if answer.supports else None

    def support(
        self, before: HallQuestionsAnswer | None, entry: str, is_on: bool, tally: HallQuestionsTally
    ) -> HallQuestionsAnswer | Refusal | None:
        """Supporting what was merged supports all of it, and leaving it leaves all of it."""
        before = before or HallQuestionsAnswer([])
        same = tally.same_as(entry)
        if not same and (is_on or entry not in before.supports):
            return UNKNOWN_ENTRY
        others = [one for one in before.supports if one != entry and one not in same]
        supports = [*others, same[0]] if is_on else others
        if len(supports) > MAX_SUPPORTS:
            return bad_value("too_many_supports", most=MAX_SUPPORTS)
        return HallQuestionsAnswer(before.texts, supports) if before.texts or supports else None

    def new_tally(self, settings: HallQuestionsSettings, make_grouper: Callable[[], TextGrouper]) -> HallQuestionsTally:
        return HallQuestionsTally(make_grouper())

    def columns(self, settings: HallQuestionsSettings) -> list[Column]:
        def question_at(index: int) -> Column:
            return Column(
                f"question {index + 1}", lambda answer: answer.texts[index] if index < len(answer.texts) else None
            )

        return [*map(question_at, range(settings.most_each)), Column("supports", lambda answer: len(answer.supports))]
