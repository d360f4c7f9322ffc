"""The texts a person reads, by part of the product and language: plain .po files, read when first needed.

Each part (domain) has its own catalogue, so that a phone is not sent the organizer's texts. Message ids are English.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("sv", "nb", "en")
# Close enough to read without effort; better than English.
_NEAREST = {"no": "nb", "nn": "nb", "da": "nb", "fo": "nb", "is": "nb"}
_FOLDER = Path(__file__).parent


class Catalogue:
    """One part's texts in one language."""

    def __init__(self, domain: str, language: str, texts: dict[str, tuple[str, ...]]) -> None:
        self.domain = domain
        self.language = language
        self._texts = texts

    def text(self, message: str, /, **values: object) -> str:
        """The text in this language, with `{name}` filled in; the English text where it is missing."""
        return _fill(self._texts.get(message, (message,))[0], values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The text for a number of things; `{n}` is the number. Our languages have two forms: one, and all others."""
        forms = self._texts.get(one, (one, many))
        return _fill(forms[0] if n == 1 else forms[-1], {"n": n, **values})

    def as_json(self, is_said: Callable[[str], bool] = lambda _text: True) -> str:
        """The catalogue as the page's script reads it, safe inside a script element; only the texts that are said."""
        said = {key: forms for key, forms in self._texts.items() if is_said(key)}
        texts = {key: forms[0] if len(forms) == 1 else list(forms) for key, forms in said.items()}
        return json.dumps(texts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@cache
def catalogue(domain: str, language: str) -> Catalogue:
    """The texts of a domain in the nearest language we have."""
    language = nearest_language(language) or "en"
    texts: dict[str, tuple[str, ...]] = {}
    path = po_path(domain, language)
    if path.is_file():
        with path.open("rb") as file:
            for message in read_po(file, locale=language, domain=domain):
                key = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
                forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
                if key and all(forms):
                    texts[key] = tuple(str(form) for form in forms)
    return Catalogue(domain, language, texts)


def po_path(domain: str, language: str) -> Path:
    return _FOLDER / language / f"{domain}.po"


def nearest_language(tag: str | None) -> str | None:
    """One of ours for a language tag such as "nn-NO", or None."""
    primary = (tag or "").strip().lower().replace("_", "-").partition("-")[0]
    return primary if primary in LANGUAGES else _NEAREST.get(primary)


def choose_language(explicit: str | None, accept_language: str | None) -> str:
    """What was asked for, else the first of the browser's languages that we have, else English."""
    ranges = [part.partition(";q=") for part in (accept_language or "").split(",")]
    by_preference = sorted(ranges, key=lambda part: -_quality(part[2]))
    candidates = [explicit, *(tag for tag, _sep, _quality in by_preference)]
    return next((found for tag in candidates if (found := nearest_language(tag))), "en")


def _quality(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


def _fill(text: str, values: dict[str, object]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
