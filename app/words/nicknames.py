"""What people call themselves: held to the same lists as what they write."""

from collections.abc import Sequence

import regex

from app.words.holding import HoldLists
from app.words.reading import reader

# Many nicknames are a word in ornaments: xX_Lasse_Xx, Lasse2000.
_ORNAMENTS = regex.compile(r"[^\p{L}\p{M}]+")


def may_be_shown(nickname: str, languages: Sequence[str], hold: HoldLists) -> bool:
    """Whether nothing in it would wait for a human, had it been an answer; with its ornaments and without."""
    read = reader(tuple(languages), hold).read
    return not any(part.is_held for text in (nickname, _ORNAMENTS.sub(" ", nickname)) for part in read(text))
