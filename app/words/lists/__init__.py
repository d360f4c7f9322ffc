"""One file a language: our own short word lists, and what is peculiar to the language.

Short on purpose. A list from a package eats answers: to it "mot" (courage) is a preposition and "hjälpa andra" nothing.
"""

from collections.abc import Sequence

from app.words.lists import da, en, fi, nb, nn, sv
from app.words.lists.language import Language

_LISTS = {"sv": sv.LIST, "nb": nb.LIST, "nn": nn.LIST, "da": da.LIST, "fi": fi.LIST, "en": en.LIST}


def lists_of(languages: Sequence[str]) -> Language:
    """The lists of several languages as one; a language without lists adds nothing."""
    return Language.united([_LISTS[code] for code in languages if code in _LISTS])
