"""What a workbook of several sessions has besides: how the words came about, and what each segment says."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from app.export.by_session import beside, number_of
from app.export.cells import Cell
from app.export.headings import Headings
from app.export.ports import Contents
from app.export.results import Result, count_rows, group_words
from app.export.sheet import ENTRY_WIDTH, LABEL_WIDTH, NUMBER_WIDTH, TEXT_WIDTH, Sheet
from app.polling.records import ExportedQuestion
from app.words.corrections import Corrections, Hold, Merge, Release, Rename, Rule, Split

# What Excel holds, less one row to say so.
_MOST_ROWS = 1_048_575


def write_words(workbook: Any, formats: Any, contents: Contents, headings: Headings) -> None:
    """A sheet with every word, the entries that count for it, and the presenters' rules that speak of it."""
    clouds = [question for question in contents.questions if question.asked.kind == "word_cloud"]
    if not clouds:
        return
    text = headings.text
    # Sheets of questions begin with a number, so this name is free.
    sheet = Sheet(workbook.add_worksheet(text("Words")), formats)
    widths = [NUMBER_WIDTH, LABEL_WIDTH, NUMBER_WIDTH, ENTRY_WIDTH, NUMBER_WIDTH, NUMBER_WIDTH * 2, TEXT_WIDTH]
    sheet.set_widths(widths)
    titles = [text("Question"), text("Word"), text("Times"), text("Entry"), text("Times"), None, text("Rules")]
    sheet.write(list[Cell](titles), "heading")
    sheet.worksheet.freeze_panes(1, 0)
    for row in chain.from_iterable(_word_rows(contents, question, headings) for question in clouds):
        if sheet.row == _MOST_ROWS:
            sheet.write([None, text("Excel has no room for more rows. The CSV file holds them all.")], "strong")
            return
        sheet.write(row)


def _word_rows(contents: Contents, question: ExportedQuestion, headings: Headings) -> Iterable[list[Cell]]:
    """A row for each entry of each word; what is said of the word as a whole stands on its first."""
    grouping = group_words(contents, question.asked)
    rules = Corrections.from_json(contents.corrections(question.asked)).rules
    entries: dict[tuple[str, bool], list[tuple[str, int]]] = {}
    for entry, times in sorted(grouping.entries().items(), key=lambda one: (-one[1], one[0])):
        counts_for = [(name, False) for name in grouping.words_of(entry)]
        for name in [*counts_for, *((name, True) for name in grouping.held_of(entry))]:
            entries.setdefault(name, []).append((entry, times))
    listed = [(word, False) for word in grouping.words()] + [(word, True) for word in grouping.held()]
    for word, is_held in listed:
        given = entries.get((word.text, is_held), [])
        names = {word.text.casefold(), *(entry.casefold() for entry, _times in given)}
        # Presenters may have named what was said in a group too small to be told.
        known = names if contents.least_group else None
        spoken = "; ".join(_rule_text(rule, known, headings) for rule in rules if not names.isdisjoint(_named(rule)))
        held = headings.text("Held back") if is_held else None
        for place, (entry, times) in enumerate(given):
            about: list[Cell] = [held, spoken or None] if place == 0 else [held]
            yield [question.number, word.text, word.count if place == 0 else None, entry, times, *about]


def _named(rule: Rule) -> set[str]:
    """The words that a rule names, in small letters."""
    match rule:
        case Merge(words=words, into=into):
            names = {*words, into}
        case Rename(word=word, to=to):
            names = {word, to}
        case Split(word=word) | Hold(word=word) | Release(word=word):
            names = {word}
    return {name.casefold() for name in names}


def _rule_text(rule: Rule, known: set[str] | None, headings: Headings) -> str:
    """The rule in words. Of the words that it names only the known ones are told; None is all of them."""
    text = headings.text

    def told(name: str) -> str:
        return name if known is None or name.casefold() in known else "…"

    match rule:
        case Merge(words=words, into=into):
            return text("merged: {words} → {word}", words=", ".join(map(told, words)), word=told(into))
        case Rename(word=word, to=to):
            return text("renamed: {word} → {new}", word=told(word), new=told(to))
        case Split(word=word):
            return text("split: {word}", word=told(word))
        case Hold(word=word):
            return text("held back: {word}", word=told(word))
        case Release(word=word):
            return text("let through: {word}", word=told(word))


def write_segments(
    workbook: Any, formats: Any, contents: Contents, rows: Sequence[list[Result]], headings: Headings
) -> None:
    """A sheet with the results of each question, beside each other for all and for each segment that may be told.

    `rows` has those for all, in the order of the questions.
    """
    apart = contents.segments
    if apart is None:
        return
    text = headings.text
    sheet = Sheet(workbook.add_worksheet(text("Segments")), formats)
    sheet.set_widths([LABEL_WIDTH, *[NUMBER_WIDTH + 4] * (len(apart.options) + 1)])
    sheet.write([text("Results by: {question}", question=apart.question.prompt)], "title")
    sheet.write([text("Only sessions that have ended are told apart, and only groups that are large enough.")], "quiet")
    labels = {option.id: headings.option(option) for option in apart.options}
    for question, everybody in zip(contents.questions, rows, strict=True):
        sizes = contents.segment_sizes(question.asked)
        if not sizes:
            continue
        sheet.row += 1
        sheet.write([f"{question.number}. {headings.prompt(question)}"], "strong")
        sheet.write([headings.numbers(question.asked.kind)[0], text("All"), *(labels[one] for one in sizes)], "heading")
        sheet.write([text("Answers"), question.answers, *sizes.values()])
        for row in _segment_rows(contents, question, everybody, list(sizes), headings):
            sheet.write(row)


def _segment_rows(
    contents: Contents, question: ExportedQuestion, everybody: list[Result], segments: list[str], headings: Headings
) -> Iterable[list[Cell]]:
    """A result's name, its number for all, and its number in each segment."""
    columns = [beside(everybody, count_rows(contents, question.asked, segment)) for segment in segments]
    for result, *mine in zip(everybody, *columns, strict=True):
        if result.is_shown:
            yield [headings.result(result), number_of(result), *mine]
