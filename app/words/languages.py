"""The dictionaries of a session's languages: what is an ordinary word, and what is its base form.

The data is simplemma's. Reading it takes about a second per language (Finnish seven) and some tens of megabytes, so
the application calls `preload` in a thread before a room opens; whoever forgets only waits at the first entry.
"""

from collections.abc import Iterable, Mapping, Sequence

from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

LANGUAGES = ("sv", "nb", "nn", "da", "fi", "en")
# The two written norms of Norwegian are mixed freely in every Norwegian hall: each is read with the other beside it.
_READ_TOGETHER = {"nb": ("nb", "nn"), "nn": ("nn", "nb")}


def preload(languages: Iterable[str]) -> None:
    """Read the dictionaries of these languages. Slow the first time; languages without data are passed over."""
    for language in dictionaries_of(languages):
        dictionary(language)


def dictionaries_of(languages: Iterable[str]) -> tuple[str, ...]:
    """The languages whose dictionaries a session in `languages` needs, its own first, without repeats."""
    wanted = [code for language in languages for code in _READ_TOGETHER.get(language, (language,))]
    return tuple(dict.fromkeys(code for code in wanted if code in LANGUAGES))


def dictionary(language: str) -> Mapping[str, str]:
    """Form to base form, as the dictionary has them (names keep their capitals)."""
    return DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)


class Lexicon:
    """The dictionaries of a session's languages, asked as one."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = dictionaries_of(languages)
        self._dictionaries = [dictionary(language) for language in self.languages]

    def knows(self, form: str) -> bool:
        """Whether a form in small letters is an ordinary word, or a name."""
        return any(form in d or form.capitalize() in d for d in self._dictionaries)

    def bases(self, form: str) -> list[str]:
        """The base forms the dictionaries give, the session's first language first; empty for an unknown form."""
        found = (d.get(form) for d in self._dictionaries)
        return list(dict.fromkeys(base.casefold() for base in found if base is not None))
