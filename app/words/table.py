"""Answers and the words they gather to, as a table: what `visent words` prints."""

from collections.abc import Iterable, Iterator, Sequence

from app.words.grouping import Grouping


def word_table(lines: Iterable[str], languages: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """Each answer with its word and whether it is held, in the order of the answers.

    Two words are joined by `|`; an answer with nothing to show has an empty word, a held one the word it would have.
    """
    answers = [line.rstrip("\r\n") for line in lines]
    grouping = Grouping(languages)
    for answer in answers:
        grouping.add(answer)
    for answer in answers:
        held = grouping.held_of(answer)
        yield answer, "|".join([*grouping.words_of(answer), *held]), bool(held)
