"""How people answer each kind of question. A kind that is not here is looked at and left unanswered."""

import math
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
# The shares of statements and items that are skipped where they may be, and of numbers that are round.
_SKIPPED, _ROUND = 0.06, 0.4
# The share of pins that lie just anywhere.
_ELSEWHERE = 0.1


class Habit(msgspec.Struct, frozen=True):
    """What people do with one kind of question."""

    answer: Callable[[Any, Lines, random.Random], Value | None]
    """The value for a question's settings, or None where nothing comes to mind."""
    effort: float
    """How long it takes, against a word or two."""
    silent: float
    """The share who say nothing."""
    supports: int = 0
    """How many entries of others one supports at most."""


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
    return {"choices": _by_liking(settings, rng)[: rng.randint(settings["min"], settings["max"])]}


def guess_right(settings: Any, _lines: Lines, rng: random.Random) -> Value | None:
    """Nobody has told them what is right; most favour the same options."""
    return {"choices": _by_liking(settings, rng)[: rng.randint(1, 3) if settings.get("several") else 1]}


def rank_options(settings: Any, _lines: Lines, rng: random.Random) -> Value | None:
    """Much the same order by everybody, with some give and take."""
    options = _by_liking(settings, rng)
    return {"order": options[: settings["top"] or len(options)]}


def share_points(settings: Any, _lines: Lines, rng: random.Random) -> Value | None:
    """Most of the points to two or three favourites, in round numbers; a few people spread them thin."""
    options = _by_liking(settings, rng)
    left = settings["total"]
    given: dict[str, int] = {}
    for option in options[: rng.choice([1, 2, 3, 3, 4, len(options)])]:
        given[option] = int(left * rng.uniform(0.3, 0.7)) // settings["step"] * settings["step"]
        left -= given[option]
    given[options[0]] += left
    return {"points": given}


def write_text(settings: Any, lines: Lines, rng: random.Random) -> Value | None:
    for _ in range(_TRIES):
        text = lines.text(rng)
        if grapheme_count(text) <= settings["max_length"]:
            return {"text": text}
    return None


def ask_questions(settings: Any, lines: Lines, rng: random.Random) -> Value | None:
    """Most ask one question, some two; several ask the same."""
    fitting = [text for text in lines.questions if grapheme_count(text) <= settings["max_length"]]
    wanted = min(rng.choice([1, 1, 1, 2]), settings["most_each"], len(fitting))
    return {"texts": rng.sample(fitting, wanted)} if wanted else None


def _by_liking(settings: Any, rng: random.Random) -> list[str]:
    """The ids of the options as one person likes them, the best first."""
    options = _offered(settings["options"])
    taste = chance("|".join(option["label"] for option in options))
    liking = {option["id"]: taste.uniform(0.2, 1.0) for option in options}
    return sorted(liking, key=lambda option: -liking[option] * rng.random())


def _offered(options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Nobody sees those that are retired."""
    return [option for option in options if not option.get("retired")]


def rate_statements(settings: Any, _lines: Lines, rng: random.Random) -> Value | None:
    """Some statements are truer than others, to everybody; some people are content with all, others with little."""
    steps, statements = settings["steps"], _offered(settings["statements"])
    truth = chance("|".join(statement["label"] for statement in statements))
    temper = rng.gauss(0, 0.12)
    ratings: dict[str, int | None] = {}
    for statement in statements:
        leaning = truth.uniform(0.3, 0.9) + temper + rng.gauss(0, 0.16)
        is_skipped = settings["may_skip"] and ratings and rng.random() < _SKIPPED
        ratings[statement["id"]] = None if is_skipped else 1 + round(min(1, max(0, leaning)) * (steps - 1))
    return {"ratings": ratings}


def guess_number(settings: Any, _lines: Lines, rng: random.Random) -> Value | None:
    """Around one place, with a long tail upwards; many prefer a round number."""
    low, high = settings["min"], settings["max"]
    middle = chance(f"{low}|{high}|{settings['unit']}").uniform(0.25, 0.6)
    number = low + (high - low) * min(1, middle * rng.lognormvariate(0, 0.35))
    digits = settings["decimals"]
    if rng.random() < _ROUND:
        digits -= max(0, int(math.log10((high - low) * 10**digits)) - 1)
    return {"number": min(high, max(low, round(number, digits)))}


def place_items(settings: Any, _lines: Lines, rng: random.Random) -> Value | None:
    """Each item around a place of its own, of which some halls are surer than others."""
    offered = _offered(settings["items"])
    items = [item["id"] for item in offered]
    views = chance("|".join(item["label"] for item in offered))
    places = {
        item: _near((views.uniform(0.15, 0.85), views.uniform(0.15, 0.85)), views.uniform(0.06, 0.16), rng)
        for item in items
    }
    kept = [item for item in items if rng.random() >= _SKIPPED] or items[:1]
    return {"places": {item: places[item] for item in kept}}


def put_pin(settings: Any, _lines: Lines, rng: random.Random) -> Value | None:
    """Around a few spots, some of them liked better than others; here and there somebody elsewhere."""
    views = chance(settings["picture"])
    spots = [(views.uniform(0.15, 0.85), views.uniform(0.15, 0.85)) for _ in range(3)]
    if rng.random() < _ELSEWHERE:
        return {"pin": [round(rng.random(), 3), round(rng.random(), 3)]}
    return {"pin": _near(rng.choices(spots, weights=[5, 3, 2])[0], 0.05, rng)}


def _near(place: tuple[float, float], spread: float, rng: random.Random) -> list[float]:
    return [round(min(1.0, max(0.0, rng.gauss(middle, spread))), 3) for middle in place]


HABITS: dict[str, Habit] = {
    "word_cloud": Habit(give_words, effort=1.0, silent=0.04),
    "choice": Habit(choose_options, effort=0.7, silent=0.03),
    "ranking": Habit(rank_options, effort=1.2, silent=0.06),
    "points": Habit(share_points, effort=1.6, silent=0.08),
    "open_text": Habit(write_text, effort=1.4, silent=0.35),
    "scale": Habit(rate_statements, effort=1.4, silent=0.05),
    "grid": Habit(place_items, effort=1.6, silent=0.08),
    "hall_questions": Habit(ask_questions, effort=1.6, silent=0.7, supports=4),
    "pin": Habit(put_pin, effort=0.9, silent=0.05),
    "number": Habit(guess_number, effort=0.9, silent=0.06),
    "quiz": Habit(guess_right, effort=0.6, silent=0.04),
}
