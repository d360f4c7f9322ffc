"""What the answers to a question add up to in a report: a label and a count a row, by kind."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.export.ports import SessionContents
from app.polling.session import Question
from app.words.corrections import Corrections
from app.words.grouping import Grouping
from app.words.holding import HoldLists


class Result(msgspec.Struct, frozen=True):
    """A word or option, and how many gave it. A word that is held back was not shown to the hall."""

    label: str
    count: int
    is_held: bool = False


def count_results(contents: SessionContents, question: Question) -> list[Result]:
    """The result's rows in the order to show them; none for kinds whose answers are read one by one.

    Words are counted as the hall saw them, corrections and all; those that are held back come last.
    """
    return COUNTS[question.kind](contents, question)


def _words(contents: SessionContents, question: Question) -> list[Result]:
    lists = contents.word_lists
    corrections = Corrections.from_json(contents.corrections(question))
    grouping = Grouping(
        lists.languages_of(contents.record.language), corrections, HoldLists.of(lists.block, lists.allow)
    )
    for answer in _answers(contents, question):
        for entry in answer.entries:
            grouping.add(entry)
    shown = [Result(word.text, word.count) for word in grouping.words()]
    return shown + [Result(word.text, word.count, is_held=True) for word in grouping.held()]


def _options(contents: SessionContents, question: Question) -> list[Result]:
    answers = _answers(contents, question)
    counts = Counter(choice for answer in answers for choice in answer.choices)
    settings: Any = question.settings
    return [Result(option.label, counts[option.id]) for option in settings.options]


def _none(_contents: SessionContents, _question: Question) -> list[Result]:
    return []


def _answers(contents: SessionContents, question: Question) -> Iterable[Any]:
    return (answer for _participant, answer in contents.answers(question))


COUNTS: dict[str, Callable[[SessionContents, Question], list[Result]]] = {
    "word_cloud": _words,
    "choice": _options,
    "open_text": _none,
}
