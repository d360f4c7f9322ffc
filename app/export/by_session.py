"""What each session alone says, beside the results of several: only sessions of which the question may be told."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from app.export.ports import Contents
from app.export.results import Result, count_rows, group_words
from app.polling.records import ExportedQuestion, SessionRecord


class SessionCounts(msgspec.Struct, frozen=True):
    """One session and its number for each row of the results, in their order; None where it has none."""

    record: SessionRecord
    counts: list[float | None]


class Compared(msgspec.Struct, frozen=True):
    """The results of all sessions together, and beside them those of each that may be told by itself."""

    results: list[Result]
    sessions: list[SessionCounts]
    rows: list[Result]
    """The results with those that are not shown: a part of the answers has the same rows."""


def count_by_session(contents: Contents, sessions: Sequence[Contents], question: ExportedQuestion) -> Compared:
    """The results of `contents`, and each session's numbers for the same rows; `sessions` have one session each."""
    total = count_rows(contents, question.asked)
    told = [one for one in sessions if _is_told(one, question)]
    if question.asked.kind == "word_cloud" and told:
        counts = _words(contents, told, question, total)
    else:
        counts = [beside(total, count_rows(one, question.asked)) for one in told]
    places = [place for place, row in enumerate(total) if row.is_shown]
    sittings = [
        SessionCounts(one.records[0], [mine[place] for place in places]) for one, mine in zip(told, counts, strict=True)
    ]
    return Compared([total[place] for place in places], sittings, total)


def _is_told(session: Contents, question: ExportedQuestion) -> bool:
    return any(one.answers > 0 for one in session.questions if one.asked.id == question.asked.id)


def _words(
    contents: Contents, sessions: Sequence[Contents], question: ExportedQuestion, total: Sequence[Result]
) -> list[list[float | None]]:
    """How many of a session's entries count for each word of the total: in a session alone other forms may be one."""
    grouping = group_words(contents, question.asked)
    counts: list[list[float | None]] = []
    for session in sessions:
        times: Counter[tuple[str, bool]] = Counter()
        for _participant, answer in session.answers(question.asked):
            for entry in answer.entries:
                times.update((word, False) for word in grouping.words_of(entry))
                times.update((word, True) for word in grouping.held_of(entry))
        counts.append([times[one.label, one.is_held] for one in total])
    return counts


def beside(total: Sequence[Result], mine: Sequence[Result]) -> list[float | None]:
    """A part's numbers in the order of the total, None where it has none: options by place, words by name."""
    if [one.label for one in total] == [one.label for one in mine]:
        return [number_of(one) for one in mine]
    by_name = {(one.label.casefold(), one.is_held): number_of(one) for one in mine}
    return [by_name.get((one.label.casefold(), one.is_held)) for one in total]


def number_of(result: Result) -> float | None:
    """The number that a result is compared by."""
    number = result.more[0] if result.is_measure else result.count
    assert number is None or isinstance(number, int | float)
    return number
