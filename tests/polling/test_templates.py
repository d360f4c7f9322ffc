"""The ready programmes: whole in every language, and of a size that fits a seminar."""

from typing import Any

import pytest

from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.templates import LANGUAGES, TemplateQuestion, template, template_names

READY = [name for name in template_names() if name not in {"quick", "empty"}]
WIDEST_PROMPT = 90


def texts_of(value: Any) -> list[str]:
    """Every text that people read in a question's settings."""
    if isinstance(value, dict):
        return [text for name, part in value.items() if name not in {"id", "right"} for text in texts_of(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_of(part)]
    return [value] if isinstance(value, str) else []


def shape(asked: TemplateQuestion) -> Any:
    return asked.kind, sorted(asked.settings), len(texts_of(asked.settings))


@pytest.mark.parametrize("name", READY)
def test_a_ready_programme_asks_five_to_eight_questions(name: str) -> None:
    assert 5 <= len(template(name, "sv").questions) <= 8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", template_names())
def test_every_question_has_settings_that_its_kind_takes_and_a_prompt_that_fits_a_screen(
    name: str, language: str
) -> None:
    for asked in template(name, language).questions:
        read_settings(KINDS[asked.kind], asked.settings)
        assert asked.prompt == asked.prompt.strip()
        assert 0 < len(asked.prompt) <= WIDEST_PROMPT, asked.prompt


@pytest.mark.parametrize("name", template_names())
def test_the_same_is_asked_in_every_language(name: str) -> None:
    swedish, *others = [template(name, language).questions for language in LANGUAGES]
    for questions in others:
        assert list(map(shape, questions)) == list(map(shape, swedish))


def test_what_a_seminar_is_about_is_asked_in_a_word_cloud_with_a_scale_and_words_of_ones_own() -> None:
    for name in set(READY) - {"quiz"}:
        assert {"word_cloud", "scale", "open_text"} <= {asked.kind for asked in template(name, "nb").questions}, name


def test_danes_read_norwegian_and_all_others_english() -> None:
    assert template("trust", "da").title == "Tillit og ansvar"
    assert template("trust", "fi").title == "Trust and responsibility"
