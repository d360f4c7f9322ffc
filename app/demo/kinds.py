"""How people answer each kind of question. A kind that is not here is looked at and left unanswered."""

import random
from collections.abc import Callable
from typing import Any

import msgspec

from app.demo.chance import chance
from app.demo.lines import Lines
from app.polling.text import grapheme_count

Value = dict[str, Any]
# Draws until enough entries fit; a question with a tiny limit is left with what did.
_TRIES = 40


class Habit(msgspec.Struct, frozen=True):
    """What people do with one kind of question."""

    answer: Callable[[Any, Lines, random.Random], Value | None]
    """The value for a question's settings, or None where nothing comes to mind."""
    effort: float
    """How long it takes, against a word or two."""
    silent: float
    """The share who say nothing."""


def give_words(settings: Any, lines: Lines, rng: random.Random) -> Value | None:
    """One to all of the entries asked for; most give one or as many as they may."""
    most = settings["max_entries"]
    wanted = rng.choice([1, most, rng.randint(1, most)])
    entries: dict[str, str] = {}
    for _ in range(_TRIES):
        entry = lines.entry(rng)
        if grapheme_count(entry) <= settings["max_length"]:
            entries.setdefault(entry.strip().casefold(), entry)
        if len(entries) == wanted:
            break
    return {"entries": list(entries.values())} if entries else None


def choose_options(settings: Any, _lines: Lines, rng: random.Random) -> Value | None:
    """Some options are better liked than others, the same ones by everybody."""
    options = [option["id"] for option in settings["options"]]
    taste = chance("|".join(option["label"] for option in settings["options"]))
    liking = {option: taste.uniform(0.2, 1.0) for option in options}
    ranked = sorted(options, key=lambda option: -liking[option] * rng.random())
    return {"choices": ranked[: rng.randint(settings["min"], settings["max"])]}


def write_text(settings: Any, lines: Lines, rng: random.Random) -> Value | None:
    for _ in range(_TRIES):
        text = lines.text(rng)
        if grapheme_count(text) <= settings["max_length"]:
            return {"text": text}
    return None


HABITS: dict[str, Habit] = {
    "word_cloud": Habit(give_words, effort=1.0, silent=0.04),
    "choice": Habit(choose_options, effort=0.7, silent=0.03),
    "open_text": Habit(write_text, effort=1.4, silent=0.35),
}
