"""From a word as written to its root: what its inflections and near derivations have in common.

A root is only ever compared, never shown. Every step asks the dictionary first: a base form must be listed, and a
derivation ("stolthet" to "stolt") must lead to a word that is.
"""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

import regex

from app.words.languages import Lexicon
from app.words.lemmas import Lemmas
from app.words.lists.language import Derivation, Language

# Steps from form to root: inflected form, base form, derivation, base of that. More would only go astray.
_MAX_STEPS = 4
# A head shorter than this is found inside too many words; a first part may be a letter shorter.
_LEAST_HEAD = 4
_LEAST_FIRST = 3
# A noun this long, a vowel shorter than a verb, is hardly met by chance; nor is a participle before "-het".
_SURE_ORIGIN = 6
_OF_ADJECTIVES = ("het", "hed", "heit")
_LEAST_PARTICIPLE = 6
# "Fikaaa": nobody writes three of a letter and means it.
_MANY = regex.compile(r"(\p{L})\1{2,}")
_TO_NORWEGIAN = str.maketrans("äö", "æø")
_TO_SWEDISH = str.maketrans("æø", "äö")


class Sort(Enum):
    """How sure it is that a form is a word: listed, made of listed words, or neither."""

    KNOWN = "known"
    COMPOUND = "compound"
    UNKNOWN = "unknown"


class Token(NamedTuple):
    """A word of an entry: as written (in small letters), its root, and how sure that is."""

    form: str
    root: str
    sort: Sort


class Roots:
    """Finds roots by the dictionaries and lists of a session's languages."""

    def __init__(self, lexicon: Lexicon, lists: Language) -> None:
        self._lexicon = lexicon
        self._lists = lists
        self._lemmas = Lemmas(lexicon)
        norwegian = bool({"nb", "nn", "da"} & set(lexicon.languages))
        swedish = bool({"sv", "fi"} & set(lexicon.languages))
        # "Miljö" is "miljø" to a Norwegian hall; in a hall of both, one of the two spellings must stand for both.
        self._letters = _TO_NORWEGIAN if norwegian and not swedish else _TO_SWEDISH
        self._is_mixed = norwegian and swedish
        self.written = lexicon.written
        self.token = lru_cache(maxsize=50_000)(self._token)

    def knows(self, form: str) -> bool:
        """Whether it is an ordinary word, or a name."""
        return self._lexicon.knows(form)

    def base(self, form: str) -> str:
        """The base form, or the form itself."""
        return self._lemmas.lemma(form) or form

    def stands_alone(self, form: str) -> bool:
        """Whether it can be a word of its own, which "arbets" (of "arbete") and "yrkes" cannot."""
        if not self._lexicon.knows(form):
            return False
        base = self.base(form)
        return not (form.endswith("s") and base != form and not base.endswith("s") and form[:-1] != base)

    def _token(self, form: str) -> Token:
        spelled = self._spelled(form)
        meant = self._lists.variants.get(spelled, spelled)
        if meant in self._lists.own:
            return Token(form, self._common(meant), Sort.KNOWN)
        for stem in (meant, *_without_endings(meant)):
            if self._lexicon.knows(stem):
                return Token(form, self._common(self._settled(stem)), Sort.KNOWN)
            if self._underived(stem) is not None:
                return Token(form, self._common(self._settled(stem)), Sort.COMPOUND)
        shortened = (_MANY.sub(r"\1\1", meant), _MANY.sub(r"\1", meant))
        if meant not in shortened:
            drawn_out = next((one for one in shortened if self._lexicon.knows(one)), shortened[1])
            return self.token(drawn_out)._replace(form=form)
        compound = self._compound(meant)
        if compound is None:
            return Token(form, self._common(meant), Sort.UNKNOWN)
        root, is_sure = compound
        return Token(form, self._common(root), Sort.COMPOUND if is_sure else Sort.UNKNOWN)

    def _spelled(self, form: str) -> str:
        """The form as the hall's own language writes it, if that makes it a word."""
        return form if self._lexicon.knows(form) else form.translate(self._letters)

    def _common(self, root: str) -> str:
        return root.translate(_TO_SWEDISH) if self._is_mixed else root

    def _settled(self, word: str) -> str:
        """Follows base forms and derivations until they lead nowhere new."""
        passed = [word]
        for _ in range(_MAX_STEPS):
            base = self._lemmas.lemma(passed[-1]) or passed[-1]
            base = self._lists.variants.get(base, base)
            following = self._underived(base) or base
            if following == passed[-1]:
                break
            if following in passed:
                return min(passed[passed.index(following) :])
            passed.append(following)
        return passed[-1]

    def _underived(self, base: str) -> str | None:
        """The word it is derived from by one of the rules, if that is a base form in the dictionary."""
        if base in self._lists.not_derived:
            return None
        for rule in self._lists.derivations:
            stem = base.removesuffix(rule.suffix)
            if len(stem) == len(base) or len(stem) < rule.stem:
                continue
            origin = stem + rule.instead
            if origin not in self._lists.not_derived and self._is_origin(origin, base, rule):
                return origin
        return None

    def _is_origin(self, origin: str, derived: str, rule: Derivation) -> bool:
        """Whether a word in the dictionary may be the other's origin: it must be a base form itself."""
        lemma = self._lemmas.lemma(origin)
        if rule.suffix in _OF_ADJECTIVES and len(origin) >= _LEAST_PARTICIPLE:
            # "Jämställdhet" is made of a participle, which the dictionary gives as a form of the verb.
            return lemma is not None
        if derived in (origin + "a", origin + "e"):
            # A verb that is a noun with a vowel ("skratta"): both must be what they seem.
            is_verb = self._lemmas.is_verb(derived) and not self._lemmas.is_noun(derived)
            return is_verb and lemma == origin and (self._lemmas.is_noun(origin) or len(origin) >= _SURE_ORIGIN)
        return lemma == origin

    def _compound(self, form: str) -> tuple[str, bool] | None:
        """For a compound that no dictionary lists: the roots of its parts, as if written apart, and how sure it is."""
        for cut in range(_LEAST_FIRST, len(form) - _LEAST_HEAD + 1):
            first, head = form[:cut], form[cut:]
            if not self._lexicon.knows(head):
                continue
            word = self._first_word(first)
            if word is not None:
                is_sure = cut > _LEAST_FIRST and self._lemmas.is_noun(self._lemmas.lemma(head) or head)
                return f"{self._settled(word)} {self._settled(head)}", is_sure
        return None

    def is_first_part(self, first: str) -> bool:
        """Whether words may be built on it."""
        return self._first_word(first) is not None

    def _first_word(self, first: str) -> str | None:
        """The word behind a first part: itself, without a joint ("fredags"), or with the vowel that fell away."""
        tried = (first, first[:-1] if first.endswith("s") else "", first + "e", first + "a")
        return next((word for word in tried if word and self._lexicon.knows(word)), None)


def _without_endings(form: str) -> Iterator[str]:
    """The form without a genitive, or without the definite ending of a derivation that no dictionary lists."""
    for ending in ("'s", "s'", "s", "'", "ane", "ene", "en", "et", "a"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            yield form[: -len(ending)]
