"""Base forms, where the dictionary's own choice would part a word from its other forms.

The dictionaries give one base form for each form, and for a form of two words that is often the rarer word: Norwegian
"turer" is given as a form of "ture", not of "tur", and "bruk" as the imperative of "bruke". What the dictionary says
about the neighbouring forms ("turene", "bruket") tells which word it is in an answer, where nouns are commonest.
"""

from functools import lru_cache

from app.words.languages import Lexicon

_SCANDINAVIAN = {"sv", "nb", "nn", "da"}
_VOWELS = "aeiouyåäöæø"
_PLURAL = ("er", "ar", "or")
# Shorter forms have too many neighbours by chance.
_LEAST_LENGTH = 3


class Lemmas:
    """Finds base forms in the dictionaries of a session's languages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._is_scandinavian = bool(_SCANDINAVIAN & set(lexicon.languages))
        self.lemma = lru_cache(maxsize=50_000)(self._lemma)

    def is_noun(self, form: str) -> bool:
        """Whether it is the base form of a noun or an adjective: its definite or neuter form leads back to it."""
        endings = ("n", "en", "et") if form[-1] in _VOWELS else ("en", "et", "t")
        return any(self._lexicon.base(form + ending) == form for ending in endings)

    def is_verb(self, form: str) -> bool:
        """Whether it is an infinitive: its present or past tense leads back to it."""
        tenses = (form + "r", form + "de", form + "t", form[:-1] + "er", form[:-1] + "te")
        return any(self._lexicon.base(tense) == form for tense in tenses)

    def _lemma(self, form: str) -> str | None:
        """The base form, or None for a form that no dictionary knows."""
        base = self._lexicon.base(form)
        if not self._is_scandinavian or base is None or base == form or len(form) < _LEAST_LENGTH:
            return base
        # Taken for an imperative ("bruk" of "bruke") or a present tense ("bruker"), where the noun is meant.
        if base in (form + "e", form + "a", form[:-1]) and form[-1] not in _VOWELS and self.is_noun(form):
            return form
        # The definite form of a feminine taken for a verb: "sola" of "sole".
        if form.endswith("a") and base == form[:-1] + "e" and self.is_noun(form[:-1]):
            return form[:-1]
        singular = self._singular(form)
        if singular is not None:
            return singular
        if form.endswith("er") and base != form[:-1] and self.is_verb(form[:-1]):
            return form[:-1]
        return form if form.endswith("a") and not self.is_noun(form) and self.is_verb(form) else base

    def _singular(self, form: str) -> str | None:
        """The singular of a noun's plural, if the definite plural leads back to it too."""
        if form.endswith(("rna", "rne")):
            base = self._lexicon.base(form[:-2])
            is_plural = base is not None and base != form[:-2] and not self.is_verb(base) and self.is_noun(base)
            return base if is_plural else None
        if not form.endswith(_PLURAL):
            return None
        for noun in (form[:-2], form[:-1]):
            definite = (form + "na", form + "ne", noun + "ene", noun + "ane", form[:-1] + "ne")
            if self.is_noun(noun) and any(self._lexicon.base(one) == noun for one in definite):
                return noun
        return None
