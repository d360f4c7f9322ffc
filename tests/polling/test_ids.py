"""Join codes."""

import pytest

from app.polling.ids import group_code, parse_code


@pytest.mark.parametrize(
    "typed", ["12345678", "1234 5678", "1234-5678", " 12 34 56 78 ", "1234\u00a05678", "1234–5678"]
)
def test_spaces_and_hyphens_in_a_code_are_forgiven(typed: str) -> None:
    assert parse_code(typed) == "12345678"


@pytest.mark.parametrize("typed", ["", "1234567", "123456789", "1234567a", "１２３４５６７８"])
def test_anything_else_is_no_code(typed: str) -> None:
    assert parse_code(typed) is None


def test_a_code_is_shown_in_two_groups_that_stay_together() -> None:
    assert group_code("12345678") == "1234\u00a05678"
