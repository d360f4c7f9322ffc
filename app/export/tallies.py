"""Answers counted for results: the same tallies that the projected screen shows, of one session or of several."""

from collections.abc import Callable
from typing import Any

from app.export.ports import Contents, language_of
from app.polling.kinds import KINDS
from app.polling.kinds.base import GathersTexts, Marked, ModeratedSettings
from app.polling.session import Question
from app.words.corrections import Corrections
from app.words.grouping import Grouping
from app.words.holding import HoldLists
from app.words.texts import Texts

# A file has room for everything.
ALL = 1_000_000


class Words(Grouping):
    """A grouping as a kind's tally wants it. Implements `app.polling.kinds.base.Grouper`."""

    def counted(self) -> list[tuple[str, int]]:
        """Words with their counts, commonest first."""
        return [(word.text, word.count) for word in self.words()]


def new_grouper(contents: Contents, question: Question) -> Words | Texts:
    """What a question's answers are gathered by, under the programme's lists and the presenters' rules."""
    lists, settings = contents.word_lists, question.settings
    waits = isinstance(settings, ModeratedSettings) and settings.moderation == "approve"
    make: Callable[..., Words | Texts] = Texts if isinstance(KINDS[question.kind], GathersTexts) else Words
    return make(
        lists.languages_of(language_of(contents)),
        Corrections.from_json(contents.corrections(question)),
        HoldLists.of(lists.block, lists.allow),
        all_wait=waits,
    )


def count(contents: Contents, question: Question, among: str | None = None) -> Any:
    """The question's tally, over all its answers that may be told; `among` counts one segment alone."""
    tally = KINDS[question.kind].new_tally(question.settings, lambda: new_grouper(contents, question))
    for author, answer in contents.answers(question, among):
        tally.add(author, answer)
    return tally


def snapshot(contents: Contents, question: Question, among: str | None = None) -> dict[str, Any]:
    """What the projected screen would show of it; docs/protocol.md has the shapes."""
    tally = count(contents, question, among)
    if isinstance(tally, Marked):
        marks = contents.state_of(question)
        return tally.marked_snapshot(marks.pinned, frozenset(marks.answered), ALL)
    told: dict[str, Any] = tally.snapshot()
    return told
