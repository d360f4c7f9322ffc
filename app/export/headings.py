"""The words that an export is labelled with, in the reader's language."""

import re

from babel import Locale
from babel.numbers import get_decimal_symbol

from app.export.cells import Cell
from app.export.results import Result
from app.locales import catalogue
from app.polling.kinds.base import Column
from app.polling.options import Option
from app.polling.records import ExportedQuestion

_ENTRY = re.compile(r"entry (\d+)")
_QUESTION = re.compile(r"question (\d+)")
_RANK = re.compile(r"rank (\d+)")


class Headings:
    """Labels of sheets, rows and columns. `text` and `plural` give any other text of the export's catalogue."""

    def __init__(self, language: str) -> None:
        self._catalogue = catalogue("export", language)
        self.text = self._catalogue.text
        self.plural = self._catalogue.plural
        # Asked for with every number of a file: half a million times.
        self.decimal_sign = get_decimal_symbol(self._catalogue.language)

    def kind(self, kind: str) -> str:
        """What a kind of question is called; its id where it has no name yet."""
        text = self.text
        names = {
            "word_cloud": text("Word cloud"),
            "choice": text("Choice"),
            "open_text": text("Open text"),
            "scale": text("Scale"),
            "number": text("Numeric"),
            "ranking": text("Ranking"),
            "points": text("Points"),
            "slide": text("Slide"),
            "grid": text("Grid"),
            "hall_questions": text("Questions from the hall"),
            "pin": text("Pin"),
            "quiz": text("Quiz"),
        }
        return names.get(kind, kind)

    def column(self, column: Column) -> str:
        """The heading that a kind gives its column; one that people worded themselves (an option) stays as it is."""
        text, heading = self.text, column.heading
        if column.is_retired:
            return self._retired(heading)
        entry = _ENTRY.fullmatch(heading)
        if entry is not None:
            return text("Entry {n}", n=entry[1])
        rank = _RANK.fullmatch(heading)
        if rank is not None:
            return text("Rank {n}", n=rank[1])
        question = _QUESTION.fullmatch(heading)
        if question is not None:
            return text("Question {n}", n=question[1])
        names = {
            "answer": text("Answer"),
            "supports": text("Supports"),
            "in_area": text("In the right area"),
            "right": text("Right"),
            "points": text("Points"),
        }
        return names.get(heading, heading)

    def cell(self, cell: Cell) -> Cell:
        """What a kind says of an answer; whether something is so becomes a word."""
        text = self.text
        return (text("Yes") if cell else text("No")) if isinstance(cell, bool) else cell

    def result(self, result: Result) -> str:
        """What a row of the results is called."""
        label = self.measure(result.label) if result.is_measure else result.label
        return self._retired(label) if result.is_retired else label

    def option(self, option: Option) -> str:
        """An option as worded, marked if it is offered no more."""
        return self._retired(option.label) if option.retired else option.label

    def numbers(self, kind: str) -> list[str]:
        """What the numbers of a result are, in the order in which `Result` has them."""
        text = self.text
        names = {
            "scale": [text("Mean"), text("Number of answers")],
            "number": [text("Number of answers"), text("Value")],
            "pin": [text("Number of answers"), text("Value")],
            "ranking": [text("Points"), text("First for")],
            "points": [text("Points"), text("Mean")],
            "grid": [
                text("Number of answers"),
                text("Mean x"),
                text("Mean y"),
                text("Upper left"),
                text("Upper right"),
                text("Lower left"),
                text("Lower right"),
            ],
            "hall_questions": [text("Supporters"), text("Answered")],
        }
        return names.get(kind, [text("Number of answers")])

    def measure(self, name: str) -> str:
        """What a measure of numbers is called."""
        text = self.text
        names = {
            "median": text("Median"),
            "mean": text("Mean"),
            "low": text("Lowest"),
            "high": text("Highest"),
            "right": text("In the right area"),
            "wrong": text("Outside the right area"),
        }
        return names[name]

    @property
    def tag(self) -> str:
        """The language of the headings, as a tag."""
        return self._catalogue.language

    def prompt(self, question: ExportedQuestion) -> str:
        """The question as asked, marked if it is asked no more."""
        text = self.text
        prompt = question.asked.prompt
        return text("{question} (retired)", question=prompt) if question.is_retired else prompt

    def _retired(self, option: str) -> str:
        return self.text("{option} (retired)", option=option)

    def language(self, language: str) -> str:
        """A language's name, in the reader's."""
        name = Locale.parse(language).get_display_name(self._catalogue.language) or language
        return name[:1].upper() + name[1:]
