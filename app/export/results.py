"""What the answers to a question add up to in a report: a label and a count a row, by kind."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.polling.session import Question
from app.words.grouping import Grouping


class Result(msgspec.Struct, frozen=True):
    """A word or option, and how many gave it."""

    label: str
    count: int


def count_results(question: Question, language: str, answers: Iterable[Any]) -> list[Result]:
    """The result's rows in the order to show them; none for kinds whose answers are read one by one."""
    return COUNTS[question.kind](question, language, answers)


def _words(_question: Question, language: str, answers: Iterable[Any]) -> list[Result]:
    grouping = Grouping([language])
    for answer in answers:
        for entry in answer.entries:
            grouping.add(entry)
    return [Result(word.text, word.count) for word in grouping.words()]


def _options(question: Question, _language: str, answers: Iterable[Any]) -> list[Result]:
    counts = Counter(choice for answer in answers for choice in answer.choices)
    settings: Any = question.settings
    return [Result(option.label, counts[option.id]) for option in settings.options]


def _none(_question: Question, _language: str, _answers: Iterable[Any]) -> list[Result]:
    return []


COUNTS: dict[str, Callable[[Question, str, Iterable[Any]], list[Result]]] = {
    "word_cloud": _words,
    "choice": _options,
    "open_text": _none,
}
