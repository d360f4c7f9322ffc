"""The dictionaries of a session's languages: what is an ordinary word, and what is its base form.

The data is simplemma's. Reading it takes about a second per language (Finnish five) and some tens of megabytes, so
the application calls `preload` in a thread before a room opens; whoever forgets only waits at the first entry.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
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
        # simplemma keeps the forms as bytes behind a mapping of texts. Asked for hundreds at a time, the texts cost
        # forty times as much, so the bytes are asked, where this version of the package has them there.
        self._bytes = [getattr(forms, "_dict", None) for forms in self._dictionaries]
        self.base = lru_cache(maxsize=50_000)(self._base)

    def knows(self, form: str) -> bool:
        """Whether a form in small letters is an ordinary word, or a name."""
        return self.base(form) is not None

    def writes(self, form: str) -> bool:
        """Whether a dictionary has the form with just these capitals."""
        return bool(self.written((form,)))

    def written(self, forms: Collection[str]) -> set[str]:
        """Those of the forms that a dictionary has with just these capitals."""
        found: set[str] = set()
        encoded = {form.encode() for form in forms}
        for texts, raw in zip(self._dictionaries, self._bytes, strict=True):
            if isinstance(raw, dict):
                found.update(form.decode() for form in encoded & raw.keys())
            else:
                found.update(form for form in forms if texts.get(form) is not None)
        return found

    def _base(self, form: str) -> str | None:
        """The base form by the first dictionary that has one, or None for an unknown form."""
        for forms in self._dictionaries:
            base = forms.get(form) or forms.get(form.capitalize())
            if base is not None:
                return base.casefold()
        return None
