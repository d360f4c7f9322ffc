"""Nicknames wait for the same words as answers do, whatever they are dressed up in."""

import pytest

from app.words.holding import HoldLists
from app.words.nicknames import may_be_shown


@pytest.mark.parametrize("nickname", ["Kuken", "K u k", "xX_kuk_Xx", "Fittan2000", "Sk1tungen", "fååån"])
def test_crude_nicknames_are_not_shown(nickname: str) -> None:
    assert not may_be_shown(nickname, ["sv"], HoldLists())


@pytest.mark.parametrize("nickname", ["Bo", "Anna-Lena", "Lasse 99", "Team-5", "🦬", "Skitterbyen"])
def test_ordinary_nicknames_are_shown(nickname: str) -> None:
    assert may_be_shown(nickname, ["sv"], HoldLists())


def test_the_organizers_own_lists_count_too() -> None:
    assert not may_be_shown("Chefen", ["sv"], HoldLists.of(block=["chefen"]))
    assert may_be_shown("Kuken", ["sv"], HoldLists.of(allow=["kuken"]))
