"""The project's labelled answers, and shorthands that the tests share."""

from collections.abc import Iterable
from pathlib import Path

from app.words.corrections import NONE, Corrections, Rule
from app.words.grouping import Grouping
from app.words.holding import NOTHING_OF_OURS, HoldLists

DATA = Path(__file__).parent / "data"


def grouped(
    answers: Iterable[str],
    language: str = "sv",
    *rules: Rule,
    hold: HoldLists = NOTHING_OF_OURS,
) -> Grouping:
    """A grouping of these answers in one language, under these rules."""
    grouping = Grouping([language], Corrections(rules) if rules else NONE, hold)
    for answer in answers:
        grouping.add(answer)
    return grouping


def counts(grouping: Grouping) -> dict[str, int]:
    """What is shown: text to count."""
    return {word.text: word.count for word in grouping.words()}


def shown(answers: Iterable[str], language: str = "sv", *rules: Rule) -> dict[str, int]:
    """What is shown for these answers."""
    return counts(grouped(answers, language, *rules))
