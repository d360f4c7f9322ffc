"""How the demo speaks to the server: the real sockets, patiently."""

import asyncio
import random
from urllib.parse import urlsplit

from websockets.asyncio.client import connect

# The n-th failure in a row is followed by a pause of up to FIRST_PAUSE_S * 2**n, at most LONGEST_PAUSE_S.
FIRST_PAUSE_S = 0.3
LONGEST_PAUSE_S = 5.0
_KNOCKS = 3
# A snapshot of a large hall is a few hundred kilobytes.
_MAX_MESSAGE_BYTES = 8 * 1024 * 1024


class HallError(Exception):
    """Raised when a demo cannot go on; the message is for the person who started it."""


def open_socket(base_url: str, path: str) -> connect:
    """A socket of the server at an http or https address. No proxy and no compression: the hall is next door."""
    url = f"{base_url.replace('http', 'ws', 1).rstrip('/')}{path}"
    return connect(url, compression=None, proxy=None, max_size=_MAX_MESSAGE_BYTES, open_timeout=10, close_timeout=2)


async def knock(base_url: str) -> None:
    """Wait a moment for a server that is just starting. Raises OSError if nobody answers."""
    parts = urlsplit(base_url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    for attempt in range(_KNOCKS):
        try:
            _reader, writer = await asyncio.open_connection(parts.hostname, port)
        except OSError:
            if attempt == _KNOCKS - 1:
                raise
            await asyncio.sleep(FIRST_PAUSE_S * 2**attempt)
        else:
            writer.close()
            await writer.wait_closed()
            return


def pause_s(failures: int, rng: random.Random) -> float:
    """How long to wait before the next attempt, spread so that a hall that was cut off does not come back as one."""
    return rng.random() * min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0**failures)
