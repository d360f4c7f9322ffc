"""The way to the identity provider and back: bound to one browser by a signed cookie, short, and travelled once.

What only the provider and this server may know of a trip is worked out from its state with a key, so that the cookie
holds nothing worth reading.
"""

import hmac
import secrets
import time
from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256

import msgspec
from itsdangerous import BadData, URLSafeSerializer

COOKIE = "visent_sso"
COOKIE_PATH = "/organize/sso"
# Long enough to look for a phone with a code on it.
TRIP_S = 600
# Bounds the memory that many trips can take; each is remembered until its cookie would have run out.
MAX_ENDED = 10_000


class Trip(msgspec.Struct, frozen=True):
    """A way to the provider that somebody has set out on."""

    state: str
    onward: str  # where she goes once signed in
    language: str
    until: int  # seconds since 1970
    invitation: str | None = None  # the id of one whose link she has


class TripLost(Exception):
    """Raised when somebody comes back from the provider who did not set out from this browser, or did so long ago."""


class Trips:
    """Sends people on their way and knows them when they come back, once each."""

    def __init__(self, key: str, clock: Callable[[], float] = time.time) -> None:
        self._key = key.encode()
        self._serializer = URLSafeSerializer(key, salt="trip", signer_kwargs={"digest_method": sha256})
        self._clock = clock
        self._ended: OrderedDict[str, int] = OrderedDict()

    def begin(self, onward: str, language: str, invitation: str | None = None) -> tuple[Trip, str]:
        """A new trip, and what the cookie says of it."""
        trip = Trip(secrets.token_urlsafe(32), onward, language, int(self._clock()) + TRIP_S, invitation)
        return trip, str(self._serializer.dumps(msgspec.to_builtins(trip)))

    def end(self, cookie: str | None, state: str | None) -> Trip:
        """The trip that ends here, with the state that the provider gave back. Raises TripLost."""
        try:
            trip = msgspec.convert(self._serializer.loads(cookie or ""), Trip)
        except (BadData, msgspec.ValidationError):
            raise TripLost from None
        now = self._clock()
        if not hmac.compare_digest(trip.state.encode(), (state or "").encode()) or trip.until <= now:
            raise TripLost
        while self._ended and (next(iter(self._ended.values())) <= now or len(self._ended) >= MAX_ENDED):
            self._ended.popitem(last=False)
        if trip.state in self._ended:
            raise TripLost
        self._ended[trip.state] = trip.until
        return trip

    def nonce(self, trip: Trip) -> str:
        """What the provider writes into the token that it makes for this trip."""
        return self._derive("nonce", trip)

    def verifier(self, trip: Trip) -> str:
        """What proves that whoever brings the code has set out on this trip (PKCE, RFC 7636): 43 characters."""
        return self._derive("verifier", trip)

    def _derive(self, purpose: str, trip: Trip) -> str:
        digest = hmac.digest(self._key, f"{purpose}:{trip.state}".encode(), "sha256")
        return urlsafe_b64encode(digest).decode().rstrip("=")
