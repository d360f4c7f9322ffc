"""Every text a person sees is in every language."""

import re

import pytest

from app.locales import LANGUAGES, catalogue, choose_language, nearest_language, po_path
from app.locales.domains import SOURCES, collect

BRACES = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", list(SOURCES))
def test_every_text_is_translated(domain: str, language: str) -> None:
    texts = catalogue(domain, language)._texts
    missing = [key for message in collect(domain) if (key := first(message.id)) and key not in texts]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", list(SOURCES))
def test_translations_keep_what_is_filled_in(domain: str, language: str) -> None:
    texts = catalogue(domain, language)._texts
    for message in collect(domain):
        key = first(message.id)
        forms = [message.id] if isinstance(message.id, str) else list(message.id)
        for form in texts.get(key, ()):
            assert set(BRACES.findall(form)) <= set(BRACES.findall(" ".join(forms))), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", list(SOURCES))
def test_catalogues_hold_nothing_that_nobody_says(domain: str, language: str) -> None:
    collected = {first(message.id) for message in collect(domain)}
    assert set(catalogue(domain, language)._texts) <= collected


def test_every_catalogue_is_collected_from_somewhere() -> None:
    assert {path.stem for path in po_path("phone", "sv").parent.glob("*.po")} == set(SOURCES)


@pytest.mark.parametrize(
    ("explicit", "accept", "chosen"),
    [
        (None, "sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        (None, "de,nn;q=0.5,en;q=0.3", "nb"),
        (None, "fr", "en"),
        (None, None, "en"),
        (None, "en;q=0.1,da;q=0.9", "nb"),
        ("nb", "sv", "nb"),
        ("xx", "sv", "sv"),
        (None, "sv;q=oops", "sv"),
    ],
)
def test_language_is_what_was_asked_for_else_what_the_browser_prefers(
    explicit: str | None, accept: str | None, chosen: str
) -> None:
    assert choose_language(explicit, accept) == chosen


def test_neighbouring_languages_find_each_other() -> None:
    assert [nearest_language(tag) for tag in ("no", "nn-NO", "da", "sv_FI", "zh")] == ["nb", "nb", "nb", "sv", None]


def test_a_catalogue_in_a_page_cannot_close_its_script_element() -> None:
    assert "<" not in catalogue("phone", "sv").as_json()


def first(message_id: object) -> str:
    return str(message_id[0]) if isinstance(message_id, (list, tuple)) else str(message_id)
