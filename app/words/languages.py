"""The dictionaries of a session's languages: what is an ordinary word, and what is its base form.

The data is simplemma's. Reading it takes about a second per language (Finnish five) and some tens of megabytes, so
the application calls `preload` in a thread before a room opens; whoever forgets only waits at the first entry.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

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
        self._getters = [forms.get for forms in self._dictionaries]
        self.base = lru_cache(maxsize=50_000)(self._base)

    def knows(self, form: str) -> bool:
        """Whether a form in small letters is an ordinary word, or a name."""
        return self.base(form) is not None

    def writes(self, form: str) -> bool:
        """Whether a dictionary has the form with just these capitals."""
        # Asked hundreds of times for one slip. `in` would raise and catch an error inside for every miss.
        for get in self._getters:  # noqa: SIM110
            if get(form) is not None:
                return True
        return False

    def _base(self, form: str) -> str | None:
        """The base form by the first dictionary that has one, or None for an unknown form."""
        for forms in self._dictionaries:
            base = forms.get(form) or forms.get(form.capitalize())
            if base is not None:
                return base.casefold()
        return None
