"""What a simulated hall says: enough of it, in every language, with a hall's skew, and fit for its question."""

import random
from collections import Counter
from typing import Any

import pytest

from app.demo.kinds import HABITS
from app.demo.lines import in_a_hurry, read_lines
from app.locales import LANGUAGES
from app.polling.errors import Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from tests.polling.questions import ASKING

SETTINGS: dict[str, list[dict[str, Any]]] = {
    "word_cloud": [{}, {"max_entries": 1, "max_length": 10}, {"max_entries": 10, "max_length": 100}],
    "choice": [
        {"options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]},
        {"options": [{"id": str(n), "label": str(n)} for n in range(9)], "min": 2, "max": 5},
    ],
    "open_text": [{}, {"max_length": 40}],
    "hall_questions": [{}, {"max_length": 40, "most_each": 1}],
    "scale": [
        {"statements": [{"id": "a", "label": "A"}]},
        {"statements": [{"id": str(n), "label": str(n)} for n in range(12)], "steps": 10, "may_skip": False},
    ],
    "grid": [
        {"items": [{"id": "a", "label": "A"}]},
        {"items": [{"id": str(n), "label": str(n)} for n in range(8)], "x_low": "Lätt", "y_high": "Bra"},
    ],
    "pin": [{"picture": "p1", "picture_text": "En karta"}],
    "number": [{}, {"min": -2.5, "max": 2.5, "decimals": 1}, {"min": 1900, "max": 2026}, {"min": 0, "max": 1}],
    "ranking": [
        {"options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]},
        {"options": [{"id": str(n), "label": str(n)} for n in range(9)], "top": 3},
    ],
    "quiz": [
        {"options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}], "right": ["a"]},
        {"options": [{"id": str(n), "label": str(n)} for n in range(12)], "right": ["1", "2"]},
    ],
    "points": [
        {"options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]},
        {"options": [{"id": str(n), "label": str(n)} for n in range(9)], "total": 7, "step": 10},
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_enough_to_say(language: str) -> None:
    lines = read_lines(language)
    assert len(set(lines.entries)) == len(lines.entries) >= (120 if language == "en" else 250)
    assert len(set(lines.texts)) == len(lines.texts) >= 60
    assert not [line for line in lines.entries + lines.texts if line != line.strip() or line.startswith("[")]


def test_a_neighbouring_language_is_spoken_to_in_the_nearest() -> None:
    assert read_lines("nn-NO").entries == read_lines("nb").entries
    assert read_lines("fr").entries == read_lines("en").entries


def test_some_words_are_said_far_more_often_than_others() -> None:
    rng = random.Random(1)
    lines = read_lines("sv")
    said = Counter(lines.entry(rng).strip(" !").casefold() for _ in range(3000)).most_common()
    assert said[0][1] > 20 * said[len(said) // 2][1]
    assert len(said) > 200


def test_people_in_a_hurry_still_write_something_readable() -> None:
    rng = random.Random(2)
    typed = Counter(in_a_hurry("Kollegor", rng) for _ in range(2000))
    assert typed["Kollegor"] > 1500
    assert {"kollegor", "KOLLEGOR", "Kollegor ", "Kollegor!"} <= set(typed)
    assert all(len(text) <= len("Kollegor") + 2 for text in typed)


def test_every_kind_is_answered() -> None:
    assert set(HABITS) == set(ASKING) == set(SETTINGS)


@pytest.mark.parametrize(("kind", "raw"), [(kind, raw) for kind, several in SETTINGS.items() for raw in several])
@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_fit_their_question(kind: str, raw: dict[str, Any], language: str) -> None:
    settings = read_settings(KINDS[kind], raw)
    as_sent = {name: getattr(settings, name) for name in settings.__struct_fields__} | raw
    rng = random.Random(3)
    for _ in range(300):
        value = HABITS[kind].answer(as_sent, read_lines(language), rng)
        assert not isinstance(KINDS[kind].read_answer(value, settings), Refusal)


def test_nothing_comes_to_mind_where_nothing_fits() -> None:
    rng = random.Random(4)
    assert HABITS["open_text"].answer({"max_length": 3}, read_lines("sv"), rng) is None


def test_the_hall_likes_some_options_better_than_others() -> None:
    rng = random.Random(5)
    settings = {"options": [{"id": name, "label": name} for name in "abcd"], "min": 1, "max": 1}
    votes = Counter()  # type: Counter[str]
    for _ in range(400):
        value = HABITS["choice"].answer(settings, read_lines("sv"), rng)
        assert value is not None
        votes.update(value["choices"])
    assert max(votes.values()) > 2 * min(votes.values())
