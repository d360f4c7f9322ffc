"""Sockets that are open with a link, and when they are turned away; with a clock that the test sets."""

import asyncio

import pytest

from app.hub.open_links import EXPIRED, REVOKED, OpenLinks
from app.polling.errors import Refusal

pytestmark = pytest.mark.anyio

# Far enough away that only a timer that looks at the test's own clock gets there.
NOON_S = 2_000_000_000


class Clock:
    """Milliseconds since 1970, as the test says."""

    def __init__(self) -> None:
        self.ms = (NOON_S - 3600) * 1000
        self.is_read = asyncio.Event()

    def __call__(self) -> int:
        self.is_read.set()
        return self.ms


class Socket:
    """Remembers why it was turned away."""

    def __init__(self) -> None:
        self.reasons: list[Refusal] = []
        self.is_away = asyncio.Event()

    def turn_away(self, refusal: Refusal) -> None:
        self.reasons.append(refusal)
        self.is_away.set()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_revoking_turns_away_every_socket_of_the_link_and_no_other() -> None:
    links, one, two, other = OpenLinks(), Socket(), Socket(), Socket()
    with (
        links.holding("eva", one.turn_away),
        links.holding("eva", two.turn_away),
        links.holding("åsa", other.turn_away),
    ):
        links.revoke("eva")
        assert one.reasons == two.reasons == [REVOKED]
        assert other.reasons == []
        links.revoke("nonsense")


async def test_a_socket_that_is_gone_hears_nothing_and_its_neighbour_still_does() -> None:
    links, gone, here = OpenLinks(), Socket(), Socket()
    with links.holding("eva", here.turn_away):
        with links.holding("eva", gone.turn_away):
            pass
        links.revoke("eva")
    links.revoke("eva")
    assert (gone.reasons, here.reasons) == ([], [REVOKED])


async def test_a_socket_is_turned_away_when_its_time_has_come() -> None:
    clock, socket = Clock(), Socket()
    with OpenLinks(clock).holding("eva", socket.turn_away) as held:
        clock.ms = NOON_S * 1000
        held.end_at(NOON_S)
        await asyncio.wait_for(socket.is_away.wait(), 10)
    assert socket.reasons == [EXPIRED]


async def test_a_timer_that_fires_early_waits_for_the_rest() -> None:
    """Here because the clock is set back while it runs."""
    clock, socket = Clock(), Socket()
    with OpenLinks(clock).holding("eva", socket.turn_away) as held:
        clock.ms = NOON_S * 1000 - 5
        held.end_at(NOON_S)
        clock.ms -= 20
        clock.is_read.clear()
        await asyncio.wait_for(clock.is_read.wait(), 10)
        assert socket.reasons == []
        clock.ms = NOON_S * 1000
        await asyncio.wait_for(socket.is_away.wait(), 10)
    assert socket.reasons == [EXPIRED]


async def test_a_socket_that_is_gone_leaves_no_timer() -> None:
    clock, socket = Clock(), Socket()
    with OpenLinks(clock).holding("eva", socket.turn_away) as held:
        held.end_at(NOON_S)
        assert held._timer is not None
        timer = held._timer
    assert timer.cancelled()
    with OpenLinks(clock).holding("åsa", socket.turn_away) as held:
        held.end_at(None)
        assert held._timer is None
