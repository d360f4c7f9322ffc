"""Slows down the guessing of join codes. Only failed guesses count: a whole hall joins from one public address."""

import time
from collections import OrderedDict
from collections.abc import Callable

# A hall of 400 mistypes a few dozen times in ten minutes; someone guessing eight digits needs millions.
MAX_FAILED = 300
WINDOW_S = 600
# Bounds the memory that a flood from many addresses can take.
MAX_ADDRESSES = 10_000


class FailedGuesses:
    """Counts failed guesses by address, in memory only, each window anew."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def is_blocked(self, address: str) -> bool:
        since, count = self._failed.get(address, (0.0, 0))
        return count >= MAX_FAILED and self._clock() - since < WINDOW_S

    def failed(self, address: str) -> None:
        now = self._clock()
        since, count = self._failed.pop(address, (now, 0))
        self._failed[address] = (since, count + 1) if now - since < WINDOW_S else (now, 1)
        if len(self._failed) > MAX_ADDRESSES:
            self._failed.popitem(last=False)
