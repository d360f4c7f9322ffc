"""Slows down the guessing of passwords, by account and over all; never by address, which a whole hall shares.

Nobody is locked out: the right password is answered at once, whatever happened before. Only the reply to a wrong one is
kept back, and an account that is being guessed at takes few attempts at the same time.
"""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from app.web.organize.problems import Problem
from app.web.refusals import N_

# A person mistypes a few times before she remembers.
FREE_FAILURES = 5
# After so long without a failure an account starts afresh.
FORGIVEN_S = 900
MAX_DELAY_S = 4.0
AT_ONCE = 3
# Failures over all accounts that count as a guesser at work.
RECENT_S = 60
RECENT_FREE = 50
GLOBAL_DELAY_S = 2.0
# Bounds the memory that a flood of invented addresses can take.
MAX_ACCOUNTS = 10_000

Found = TypeVar("Found")


@dataclass
class _Attempts:
    failures: int = 0
    last_failure: float = 0.0
    under_way: int = 0


class SignIns:
    """Counts failed sign-ins, in memory only."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._accounts: OrderedDict[str, _Attempts] = OrderedDict()
        self._recent: deque[float] = deque(maxlen=10 * RECENT_FREE)

    async def attempt(self, account: str, check: Callable[[], Awaitable[Found | None]]) -> Found | None:
        """What `check` finds; where it finds nothing, only after a while. Raises Problem on too many at once."""
        attempts = self._attempts(account)
        if attempts.failures >= FREE_FAILURES and attempts.under_way >= AT_ONCE:
            raise Problem(429, "too_fast", N_("Somebody is trying many passwords. Wait a few seconds, then try again."))
        attempts.under_way += 1
        try:
            found = await check()
            if found is None:
                await self._sleep(self._failed(attempts))
            else:
                attempts.failures = 0
            return found
        finally:
            attempts.under_way -= 1

    def failures_of(self, account: str) -> int:
        """How many attempts in a row have failed."""
        return self._attempts(account).failures

    def _attempts(self, account: str) -> _Attempts:
        attempts = self._accounts.setdefault(account, _Attempts())
        self._accounts.move_to_end(account)
        if len(self._accounts) > MAX_ACCOUNTS:
            self._accounts.popitem(last=False)
        if self._clock() - attempts.last_failure > FORGIVEN_S:
            attempts.failures = 0
        return attempts

    def _failed(self, attempts: _Attempts) -> float:
        """Counts a failure; gives the seconds for which its reply is kept back."""
        now = self._clock()
        attempts.failures += 1
        attempts.last_failure = now
        self._recent.append(now)
        while self._recent[0] < now - RECENT_S:
            self._recent.popleft()
        beyond = attempts.failures - FREE_FAILURES
        delay_s = min(MAX_DELAY_S, 0.25 * 2 ** min(beyond, 10)) if beyond > 0 else 0.0
        return max(delay_s, GLOBAL_DELAY_S if len(self._recent) > RECENT_FREE else 0.0)
