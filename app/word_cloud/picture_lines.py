"""Captions broken into lines: in the largest size that fits, the lines about equally long."""

from collections.abc import Sequence

import regex

from app.word_cloud.fonts import measure

# How many widths are tried for lines of equal length.
_TRIES = 24


def fit_lines(text: str, sizes: Sequence[float], widest: float, most_lines: int) -> tuple[float, list[str]]:
    """The first of the sizes (the largest first) at which the text has few enough lines, else the last; its lines.

    `widest` is in the unit of the sizes. Every text becomes at least one line.
    """
    size, lines = sizes[-1], [text]
    for size in sizes:
        lines = _break(text, widest / size)
        if len(lines) <= most_lines:
            break
    return size, _balanced(text, widest / size, lines)


def _balanced(text: str, widest_em: float, lines: list[str]) -> list[str]:
    """As many lines, in the narrowest column that holds them."""
    for step in range(1, _TRIES):
        narrower = _break(text, widest_em * (1 - step / _TRIES))
        if len(narrower) > len(lines):
            return lines
        lines = narrower
    return lines


def _break(text: str, widest_em: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if measure(longer).advance <= widest_em:
            lines[-1] = longer
            continue
        pieces = _pieces(word, widest_em)
        lines[-1:] = [line for line in (lines[-1], *pieces) if line]
    return lines


def _pieces(word: str, widest_em: float) -> list[str]:
    """A word that is wider than a line, cut between two characters; scripts without spaces are one such word."""
    pieces = [""]
    for character in regex.findall(r"\X", word):
        if pieces[-1] and measure(pieces[-1] + character).advance > widest_em:
            pieces.append("")
        pieces[-1] += character
    return pieces
