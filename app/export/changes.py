"""What has changed between two waves of a programme: the same question, then and now, row by row.

Compared is what does not depend on how many answered: shares and means. Kinds whose answers have nothing of the kind
are compared by looking at both pictures.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from app.export.ports import Contents
from app.export.results import Result, count_rows
from app.export.tallies import Words, new_grouper
from app.polling.session import Question

Unit = Literal["share", "mean"]


class Change(msgspec.Struct, frozen=True):
    """A row of a question then and now; None where there was nothing to take a mean of."""

    label: str
    before: float | None
    now: float | None
    unit: Unit
    """A share is of all who answered, from 0 to 1; a mean is in the question's own unit."""
    is_retired: bool = False
    """An option that is offered no more."""

    @property
    def difference(self) -> float | None:
        return None if self.before is None or self.now is None else self.now - self.before


def count_changes(before: Contents, now: Contents, question: Question) -> list[Change]:
    """In the options' order, words by how much they changed; nothing for kinds that are only looked at."""
    sizes = _answers(before, question), _answers(now, question)
    if 0 in sizes:
        return []
    return COMPARE[question.kind](before, now, question)


def _shares(before: Contents, now: Contents, question: Question) -> list[Change]:
    return _by_row(before, now, question, "share", lambda result: result.count)


def _first_places(before: Contents, now: Contents, question: Question) -> list[Change]:
    return _by_row(before, now, question, "share", lambda result: result.more[0])


def _means(before: Contents, now: Contents, question: Question) -> list[Change]:
    return _by_row(before, now, question, "mean", lambda result: result.count)


def _mean_points(before: Contents, now: Contents, question: Question) -> list[Change]:
    return _by_row(before, now, question, "mean", lambda result: result.more[0])


def _measures(before: Contents, now: Contents, question: Question) -> list[Change]:
    """Median and mean of numbers."""

    def value(result: Result) -> Any:
        return result.more[0] if result.is_measure and result.label in {"median", "mean"} else None

    return [change for change in _by_row(before, now, question, "mean", value) if change.now is not None]


def _by_row(
    before: Contents, now: Contents, question: Question, unit: Unit, value: Callable[[Result], Any]
) -> list[Change]:
    """Rows of the same place are the same row: options keep theirs."""
    then, today = count_rows(before, question), count_rows(now, question)
    of = (_answers(before, question), _answers(now, question)) if unit == "share" else (1, 1)
    changes = []
    for earlier, later in zip(then, today, strict=False):
        if not earlier.is_shown and not later.is_shown:
            continue
        values = value(earlier), value(later)
        counted = [None if one is None else float(one) / size for one, size in zip(values, of, strict=True)]
        changes.append(Change(later.label, counted[0], counted[1], unit, later.is_retired))
    return changes


def _words(before: Contents, now: Contents, question: Question) -> list[Change]:
    """Words that rose and fell, by how many of those who answered gave them; grouped together, to be the same words."""
    grouping = new_grouper(now, question)
    assert isinstance(grouping, Words)
    for contents in (before, now):
        for _who, answer in contents.answers(question):
            for entry in answer.entries:
                grouping.add(entry)
    then, today = _people(before, question, grouping), _people(now, question, grouping)
    labels = dict.fromkeys([*then, *today])
    changes = [Change(label, then.get(label, 0.0), today.get(label, 0.0), "share") for label in labels]
    return sorted(changes, key=lambda change: (-abs(change.difference or 0.0), change.label))


def _people(contents: Contents, question: Question, grouping: Words) -> Mapping[str, float]:
    """The share of those who answered that gave each word."""
    people: dict[str, int] = {}
    answers = 0
    for _who, answer in contents.answers(question):
        answers += 1
        for word in {word for entry in answer.entries for word in grouping.words_of(entry)}:
            people[word] = people.get(word, 0) + 1
    return {word: given / answers for word, given in people.items()}


def _nothing(_before: Contents, _now: Contents, _question: Question) -> list[Change]:
    return []


def _answers(contents: Contents, question: Question) -> int:
    return next((one.answers for one in contents.questions if one.asked.id == question.id), 0)


COMPARE: dict[str, Callable[[Contents, Contents, Question], list[Change]]] = {
    "word_cloud": _words,
    "choice": _shares,
    "open_text": _nothing,
    "ranking": _first_places,
    "points": _mean_points,
    "scale": _means,
    "number": _measures,
    "slide": _nothing,
    "grid": _nothing,
    "hall_questions": _nothing,
    "pin": _nothing,
    "quiz": _shares,
}
