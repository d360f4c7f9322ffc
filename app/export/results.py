"""What the answers to a question add up to in a report: a label and a count a row, by kind."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.export.cells import Cell
from app.export.ports import Contents
from app.export.tallies import Words, new_grouper, snapshot
from app.polling.session import Question


class Result(msgspec.Struct, frozen=True):
    """A word or option, and how many gave it. A word that is held back was not shown to the hall."""

    label: str
    count: float | None
    """The number that it is sized by; `Headings.numbers` says what it and those after it are."""
    more: tuple[Cell, ...] = ()
    is_held: bool = False
    is_right: bool = False
    """An option that is a right answer, or part of it."""
    is_retired: bool = False
    """An option that is offered no more."""
    is_measure: bool = False
    """Said of all answers, such as their median; named by `Headings.measure`, with its number in `more`."""
    ratings: tuple[int, ...] = ()
    """How many gave each rating, from 1 on: of a scale's statements."""

    @property
    def is_shown(self) -> bool:
        """What is retired is there for what was answered to it: without that, it is of no interest any more."""
        return not self.is_retired or bool(self.count)


def count_results(contents: Contents, question: Question, among: str | None = None) -> list[Result]:
    """The rows that are shown, in the order to show them; none for kinds whose answers are read one by one."""
    return [row for row in count_rows(contents, question, among) if row.is_shown]


def count_rows(contents: Contents, question: Question, among: str | None = None) -> list[Result]:
    """All rows, so that those of two parts of the answers are the same ones.

    Words are counted as the hall saw them, corrections and all; those that are held back come last. `among` counts the
    answers of one segment alone, by the id of its option.
    """
    return COUNTS[question.kind](contents, question, among)


def group_words(contents: Contents, question: Question, among: str | None = None) -> Words:
    """The words of a word cloud as the hall saw them, corrections and all."""
    grouping = new_grouper(contents, question)
    assert isinstance(grouping, Words)
    # Each entry is read once, however often it was given.
    times = Counter(entry for answer in _answers(contents, question, among) for entry in answer.entries)
    for entry, often in times.items():
        grouping.add(entry, often)
    return grouping


def _words(contents: Contents, question: Question, among: str | None) -> list[Result]:
    grouping = group_words(contents, question, among)
    shown = [Result(word.text, word.count) for word in grouping.words()]
    return shown + [Result(word.text, word.count, is_held=True) for word in grouping.held()]


def _hall_questions(contents: Contents, question: Question, among: str | None) -> list[Result]:
    """As the hall saw them, pinned ones first, those that were answered last and ticked off."""
    told = snapshot(contents, question, among)["entries"]
    shown = [Result(one["text"], one["supporters"], ("✓" if one["answered"] else None,)) for one in told]
    texts = new_grouper(contents, question)
    for answer in _answers(contents, question, among):
        for text in answer.texts:
            texts.add(text)
    return shown + [Result(word.text, word.count, (None,), is_held=True) for word in texts.held()]


def _options(contents: Contents, question: Question, among: str | None) -> list[Result]:
    answers = _answers(contents, question, among)
    counts = Counter(choice for answer in answers for choice in answer.choices)
    settings: Any = question.settings
    return [Result(one.label, counts[one.id], is_retired=one.retired) for one in settings.options]


def _quiz(contents: Contents, question: Question, among: str | None) -> list[Result]:
    settings: Any = question.settings
    counts = snapshot(contents, question, among)["counts"]
    return [
        Result(one.label, counts[one.id], is_right=one.id in settings.right, is_retired=one.retired)
        for one in settings.options
    ]


def _ranks(contents: Contents, question: Question, among: str | None) -> list[Result]:
    settings: Any = question.settings
    counted = snapshot(contents, question, among)["options"]
    return [
        Result(one.label, counted[one.id]["score"], (counted[one.id]["first"],), is_retired=one.retired)
        for one in settings.options
    ]


def _points(contents: Contents, question: Question, among: str | None) -> list[Result]:
    settings: Any = question.settings
    tally = snapshot(contents, question, among)
    sums, answers = tally["options"], tally["answers"]
    means = {option: points / answers if answers else None for option, points in sums.items()}
    return [Result(one.label, sums[one.id], (means[one.id],), is_retired=one.retired) for one in settings.options]


def _statements(contents: Contents, question: Question, among: str | None) -> list[Result]:
    settings: Any = question.settings
    counted = snapshot(contents, question, among)["statements"]
    told = [(one, counted[one.id]) for one in settings.statements]
    return [
        Result(one.label, said["mean"], (said["answers"],), is_retired=one.retired, ratings=tuple(said["counts"]))
        for one, said in told
    ]


def _items(contents: Contents, question: Question, among: str | None) -> list[Result]:
    settings: Any = question.settings
    counted = snapshot(contents, question, among)["items"]
    return [
        Result(one.label, counted[one.id]["answers"], _where(counted[one.id]), is_retired=one.retired)
        for one in settings.items
    ]


def _where(told: dict[str, Any]) -> tuple[float | None, ...]:
    """The mean of an item's places, and how many are in each quarter, as one reads: from the upper left."""
    lower_left, lower_right, upper_left, upper_right = told["quarters"]
    return (*(told["mean"] or (None, None)), upper_left, upper_right, lower_left, lower_right)


def _numbers(contents: Contents, question: Question, among: str | None) -> list[Result]:
    """The measures, then all bins from the lowest to the highest: a histogram has no holes."""
    tally = snapshot(contents, question, among)
    measures = [Result(name, None, (tally[name],), is_measure=True) for name in ("median", "mean", "low", "high")]
    spans = [dict.fromkeys((one["from"], one["to"])) for one in tally["bins"]]
    counts = [one["count"] for one in tally["bins"]]
    return measures + [Result("–".join(map(str, span)), count) for span, count in zip(spans, counts, strict=True)]


def _pins(contents: Contents, question: Question, among: str | None) -> list[Result]:
    """How many were right, where something is: pins are read one by one."""
    tally = snapshot(contents, question, among)
    if "right" not in tally:
        return []
    hits = tally["right"]["hits"]
    counts = {"right": hits, "wrong": tally["answers"] - hits}
    return [Result(name, None, (count,), is_measure=True) for name, count in counts.items()]


def _none(_contents: Contents, _question: Question, _among: str | None) -> list[Result]:
    return []


def _answers(contents: Contents, question: Question, among: str | None) -> Iterable[Any]:
    return (answer for _participant, answer in contents.answers(question, among))


COUNTS: dict[str, Callable[[Contents, Question, str | None], list[Result]]] = {
    "word_cloud": _words,
    "choice": _options,
    "open_text": _none,
    "ranking": _ranks,
    "points": _points,
    "scale": _statements,
    "number": _numbers,
    "slide": _none,
    "grid": _items,
    "hall_questions": _hall_questions,
    "pin": _pins,
    "quiz": _quiz,
}
