"""Small groups: with which other sessions a small one is counted, and what of the results may be told.

The rule, and why nothing can be found by taking results from one another, is in docs/privacy.md. In short: answers are
told in cells, each of at least `least` participants, that never change once a session has ended and of which none is
part of another. Whatever is told is a sum of whole cells, so every difference is one too.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import msgspec

Part = TypeVar("Part", bound=Hashable)


class Sitting(msgspec.Struct, frozen=True):
    """A session as far as the rule needs it. `pool` and `size` are set once, when it has ended."""

    id: str
    wave: int
    pool: str | None
    size: int | None


def choose_pool(sitting: Sitting, ended: Sequence[Sitting], size: int, least: int) -> str:
    """The pool of a session that ends now, of which `size` participants took part.

    One that is large enough stands alone. Others are counted together, as they end, with those of the same wave, until
    they are enough; the next one then begins a new pool. `ended` are the programme's sessions that ended before.
    """
    if size >= least:
        return sitting.id
    sizes: dict[str, int] = {}
    for other in ended:
        if other.wave == sitting.wave and other.pool is not None:
            sizes[other.pool] = sizes.get(other.pool, 0) + (other.size or 0)
    return next((pool for pool, gathered in sizes.items() if gathered < least), sitting.id)


def countable_pools(chosen: Sequence[Sitting], programme: Sequence[Sitting]) -> dict[str, list[str]]:
    """The chosen sessions by pool, without those pools of which not all sessions are chosen.

    `programme` are all its sessions, those that were deleted too. A session that has not ended is a pool of its own.
    """
    members: dict[str, set[str]] = {}
    for one in programme:
        members.setdefault(one.pool or one.id, set()).add(one.id)
    ids = {one.id for one in chosen}
    pools: dict[str, list[str]] = {}
    for one in chosen:
        if members[one.pool or one.id] <= ids:
            pools.setdefault(one.pool or one.id, []).append(one.id)
    return pools


def told_parts(sizes: Mapping[Part, int], others: int, least: int) -> list[Part]:
    """Those parts of one cell that may be told beside the whole, in their order.

    `others` of the cell are in none of the parts. Together with the parts that are too small they are the rest, and
    while the rest is too small itself, the smallest of the other parts joins it: whoever has the whole has the rest.
    """
    told = [part for part, size in sizes.items() if size >= max(least, 1)]
    rest = others + sum(sizes.values()) - sum(sizes[part] for part in told)
    while told and 0 < rest < least:
        smallest = min(reversed(told), key=lambda part: sizes[part])
        told.remove(smallest)
        rest += sizes[smallest]
    return told
