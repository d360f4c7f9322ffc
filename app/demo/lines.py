"""What a simulated hall says, by language: plain files, the commonest first, drawn with a skew."""

import random
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from pathlib import Path

from app.locales import nearest_language

_FOLDER = Path(__file__).parent / "answers"
_HEADINGS = {"[entries]": "entries", "[texts]": "texts", "[questions]": "questions"}
# Zipf-Mandelbrot: the n-th commonest entry is said 1 / (n + OFFSET) as often. Halls are a little flatter than Zipf.
_OFFSET = 4

# What people call themselves in a quiz; the demo's hall speaks three languages and has names from all of them.
_NICKNAMES = [
    "Ada", "Anna", "Astrid", "Bjørn", "Bo", "Bosse", "Elin", "Fikaproffset", "Frida", "Gunn", "Hedda", "Ingrid",
    "Kaffepannan", "Kari", "Knut", "Lasse", "Leif", "Maja", "Mia", "Nils", "Odd", "Ola", "Ove", "Pelle", "Rev",
    "Räven", "Sigrid", "Sven", "Team-5", "Tirsdag", "Tor", "Vaffel", "Ylva", "Älgen",
]  # fmt: skip
_NAMELESS = 0.3
_NUMBERED = 0.25


class Lines:
    """The entries, texts and questions of one language."""

    def __init__(self, entries: list[str], texts: list[str], questions: list[str]) -> None:
        self.entries = entries
        self.texts = texts
        self.questions = questions
        self._weights = list(accumulate(1 / (rank + _OFFSET) for rank in range(len(entries))))

    def entry(self, rng: random.Random) -> str:
        """An entry as somebody typed it: the common ones often, and now and then in a hurry."""
        return in_a_hurry(rng.choices(self.entries, cum_weights=self._weights)[0], rng)

    def text(self, rng: random.Random) -> str:
        return rng.choice(self.texts)


@cache
def read_lines(language: str) -> Lines:
    """The lines of the nearest language that the hall speaks."""
    sections: dict[str, list[str]] = {"entries": [], "texts": [], "questions": []}
    current: list[str] = []
    path = _FOLDER / f"{nearest_language(language) or 'en'}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line in _HEADINGS:
            current = sections[_HEADINGS[line]]
        elif line and not line.startswith("# "):
            current.append(line)
    return Lines(sections["entries"], sections["texts"], sections["questions"])


def nickname(rng: random.Random) -> str:
    """What somebody calls themselves in a quiz; "" for those who would rather not."""
    if rng.random() < _NAMELESS:
        return ""
    name = rng.choice(_NICKNAMES)
    return f"{name}{rng.randint(1, 99)}" if rng.random() < _NUMBERED else name


def in_a_hurry(entry: str, rng: random.Random) -> str:
    """Most people type it right; some shout, forget the capital, slip on a key or are cheerful."""
    slip = rng.random()
    for share, typed in _SLIPS:
        slip -= share
        if slip < 0:
            return typed(entry, rng)
    return entry


def _with_a_wrong_key(entry: str, rng: random.Random) -> str:
    """Two neighbouring letters in the wrong order."""
    if len(entry) < 5:
        return entry
    at = rng.randrange(1, len(entry) - 2)
    return entry[:at] + entry[at + 1] + entry[at] + entry[at + 2 :]


_SLIPS: list[tuple[float, Callable[[str, random.Random], str]]] = [
    (0.06, lambda entry, _rng: entry.lower()),
    (0.02, lambda entry, _rng: entry.upper()),
    (0.03, lambda entry, _rng: f"{entry} "),
    (0.02, lambda entry, _rng: f"{entry}!"),
    (0.015, lambda entry, rng: f"{entry} {rng.choice('😊💪🙌')}"),
    (0.02, _with_a_wrong_key),
]
