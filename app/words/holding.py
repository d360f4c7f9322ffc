"""Which entries wait for a human before they reach the screen."""

from collections.abc import Iterable

import msgspec


class HoldLists(msgspec.Struct, frozen=True):
    """The organizer's own words, beside the lists of the languages: `block` waits, `allow` never does."""

    block: frozenset[str] = frozenset()
    allow: frozenset[str] = frozenset()

    @classmethod
    def of(cls, block: Iterable[str] = (), allow: Iterable[str] = ()) -> "HoldLists":
        return cls(frozenset(word.casefold() for word in block), frozenset(word.casefold() for word in allow))


NOTHING_OF_OURS = HoldLists()
