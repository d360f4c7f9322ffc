"""Text as people type it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.polling.text import MAX_MARKS, clean_line, clean_lines, clean_paragraphs, grapheme_count, has_content


@given(st.text() | st.text("a \n\r\t\u2028\u200b"))
def test_cleaning_twice_is_the_same_as_once(text: str) -> None:
    for clean in (clean_line, clean_lines, clean_paragraphs):
        assert clean(clean(text)) == clean(text)


@given(st.text())
def test_clean_text_can_be_stored_and_shown(text: str) -> None:
    clean = clean_line(text)
    clean.encode()
    assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in clean)
    assert not set(clean) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\x00")


def test_reordering_characters_are_taken_out() -> None:
    assert clean_line("lön\u202egnal") == "löngnal"


def test_one_empty_line_between_paragraphs_stays() -> None:
    assert clean_paragraphs(" ett \r\n två\n \n\n\ntre\n\n") == "ett\ntvå\n\ntre"


def test_stacked_marks_are_capped_on_each_letter() -> None:
    assert clean_line("Z" + "\u0337" * 50) == "Z" + "\u0337" * MAX_MARKS


def test_joined_emoji_stay_joined() -> None:
    assert clean_line("👩‍🚒 ❤️") == "👩‍🚒 ❤️"


def test_letters_with_marks_are_composed_so_that_two_phones_write_the_same_word() -> None:
    assert clean_line("lo\u0308n") == "lön"


def test_graphemes_are_what_people_count() -> None:
    assert grapheme_count("åäö👨‍👩‍👧‍👦🇸🇪e\u0301") == 6


def test_nothing_visible_is_no_content() -> None:
    assert not has_content(" \u200b\u00ad\u2060")
    assert has_content("❤️")
