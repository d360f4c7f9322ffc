"""What a language's file says. Words stand in small letters; a word is matched as it is written or by its base form."""

from collections.abc import Iterable

import msgspec


def words(text: str) -> frozenset[str]:
    """The words of a text, one blank between two."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The lines of a text."""
    return frozenset(line.strip() for line in text.splitlines() if line.strip())


class Derivation(msgspec.Struct, frozen=True):
    """A word that ends in `suffix` goes with the word that ends in `instead`, if the dictionary knows that one.

    `stem` is how many letters must stand before the suffix: short stems meet by chance.
    """

    suffix: str
    instead: str
    stem: int = 4


def derivations(text: str) -> tuple[Derivation, ...]:
    """Reads `suffix>instead` or `suffix>instead/stem`, one blank between two; `>` alone means nothing instead."""
    found = []
    for rule in text.split():
        suffix, _, rest = rule.partition(">")
        instead, _, stem = rest.partition("/")
        found.append(Derivation(suffix, instead, int(stem or 4)))
    return tuple(found)


class Language(msgspec.Struct, frozen=True, kw_only=True):
    letters: str = ""
    """The letters a slip of the finger may have meant."""
    function: frozenset[str] = frozenset()
    """Words that carry nothing beside another word."""
    light: frozenset[str] = frozenset()
    """Verbs that only wrap what is meant: to be, to feel, to do. As written: "sedd" is no wrapper, "se" is."""
    doing: frozenset[str] = frozenset()
    """Those of them that keep their meaning beside a word of praise: "göra gott"."""
    praise: frozenset[str] = frozenset()
    """Adjectives that say good, not what."""
    prepositions: frozenset[str] = frozenset()
    """What follows one of these only narrows the word before it ("stöd från chefen")."""
    passing: frozenset[str] = frozenset()
    """Words after which the preposition leads to what is meant ("mötet med människor")."""
    whole: frozenset[str] = frozenset()
    """Words that mean too little without what follows ("möjlighet till …"): such an answer stays whole."""
    generic: frozenset[str] = frozenset()
    """Nouns that add nothing to an adjective ("meningsfullt arbete")."""
    joiners: frozenset[str] = frozenset()
    """Words between two answers in one entry."""
    between: frozenset[str] = frozenset()
    """Words after which a joiner joins one thing ("balans mellan arbete och fritid")."""
    together: frozenset[str] = frozenset()
    """Expressions that a joiner does not part."""
    nothing: frozenset[str] = frozenset()
    """Entries that say there is no answer, without their punctuation."""
    profane: frozenset[str] = frozenset()
    """Words that wait for a human, as written or by base form."""
    profane_first: frozenset[str] = frozenset()
    """First parts of compounds that wait ("skit-jobb"), when the rest is a word."""
    profane_last: frozenset[str] = frozenset()
    """Last parts of compounds that wait ("häst-kuk"), when the rest is a word."""
    fair: frozenset[str] = frozenset()
    """Words that look profane and are not."""
    fair_phrases: frozenset[str] = frozenset()
    """Phrases in which such a word is none ("sex timmar")."""
    derivations: tuple[Derivation, ...] = ()
    not_derived: frozenset[str] = frozenset()
    """Words that the derivations would send astray."""
    own: frozenset[str] = frozenset()
    """Words whose base form by the dictionary is another word: "rosor" are flowers, "ros" is praise."""
    variants: dict[str, str] = {}
    """Words for which another spelling is the same word."""
    synonyms: tuple[frozenset[str], ...] = ()
    """Words a presenter may want to merge. Only ever offered."""

    @classmethod
    def united(cls, languages: Iterable["Language"]) -> "Language":
        """Several languages as one: sets are united, rules are asked in the order of the languages."""
        every = list(languages)
        united: dict[str, object] = {}
        for field in cls.__struct_fields__:
            values = [getattr(language, field) for language in every]
            if field == "letters":
                united[field] = "".join(sorted(set("".join(values))))
            elif field in {"derivations", "synonyms"}:
                united[field] = tuple(dict.fromkeys(rule for value in values for rule in value))
            elif field == "variants":
                united[field] = {word: meant for value in reversed(values) for word, meant in value.items()}
            else:
                united[field] = frozenset[str]().union(*values)
        return cls(**united)  # type: ignore[arg-type]
