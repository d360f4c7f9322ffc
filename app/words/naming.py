"""How a word is shown: the form that most people wrote, with its natural capitals."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from app.words.languages import Lexicon

# "Nearly all": the share of writers whose capitals in the middle ("HR", "iPad") are taken as meant.
_NEARLY_ALL = 0.8
# Abbreviations that in small letters are words of one of the languages.
_ABBREVIATIONS = frozenset(("IT", "VA", "SO", "NO", "SVA", "VAB", "TV", "LO", "BUP", "FN", "EU"))


def shown_text(forms: Mapping[str, int], lexicon: Lexicon) -> str:
    """The text to show for a word that was written in these forms, so many times each.

    The commonest wins whatever its capitals; among equals an ordinary word, then the shorter, then by alphabet.
    """
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for form, times in forms.items():
        together[form.casefold()][form] += times
    most = max(writings.total() for writings in together.values())
    commonest = [text for text, writings in together.items() if writings.total() == most]
    winner = commonest[0]
    if len(commonest) > 1:
        winner = min(commonest, key=lambda text: (not lexicon.knows(text), len(text), text))
    writings = together[winner]
    words = max(writings, key=lambda form: (writings[form], form)).split()
    positions: list[Counter[str]] = [Counter() for _ in words]
    for form, times in writings.items():
        for position, word in zip(positions, form.split(), strict=False):
            position[word] += times
    return " ".join(_natural(position, lexicon, at == 0) for at, position in enumerate(positions))


def _natural(writings: Counter[str], lexicon: Lexicon, is_first: bool) -> str:
    """One word with the capitals it has in running text."""
    total = writings.total()
    lower = min(writings).lower()
    with_inner = Counter({word: times for word, times in writings.items() if word[1:] != word[1:].lower()})
    if with_inner.total() >= _NEARLY_ALL * total:
        commonest = min(with_inner, key=lambda word: (-with_inner[word], word))
        if (
            not commonest.isupper()
            or commonest in _ABBREVIATIONS
            or lexicon.writes(commonest)
            or not lexicon.writes(lower)
        ):
            return commonest
    if lexicon.writes(lower):
        return lower
    capital = lower[:1].upper() + lower[1:]
    with_capital = writings[capital]
    is_name = lexicon.writes(capital) or (not is_first and with_capital >= _NEARLY_ALL * total)
    return capital if is_name and with_capital else lower
