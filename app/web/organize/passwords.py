"""Passwords: hashed slowly on purpose (argon2id), few at a time and never on the event loop."""

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.web.organize.problems import Problem
from app.web.refusals import N_

MIN_CHARS = 12
# Long passphrases are welcome; a megabyte is no passphrase.
MAX_CHARS = 1024
# Each hashing takes 64 MiB and a fifth of a second of one core: more at once would starve the hall.
AT_ONCE = 2
# With two at a time the last of these waits some three seconds.
MAX_WAITING = 30

# The library's own defaults: RFC 9106's profile for machines with little memory.
_hasher = PasswordHasher()
_pool = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="passwords")
_waiting = 0

Result = TypeVar("Result")


async def hash_password(password: str) -> str:
    return await _run(lambda: _hasher.hash(_composed(password)))


async def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password fits. Without a hash (no account, or none with a password) it takes as long and says no."""
    return await _run(lambda: _verify(password_hash, password))


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)


def _verify(password_hash: str | None, password: str) -> bool:
    try:
        _hasher.verify(password_hash or _dummy_hash(), _composed(password))
    except (VerificationError, InvalidHashError):
        return False
    # Who has no password ("" as well as None) is let in by none, not even by that of the dummy.
    return bool(password_hash)


@cache
def _dummy_hash() -> str:
    return _hasher.hash("nobody has this password")


def _composed(password: str) -> str:
    # Keyboards differ in how they send "å"; the password is the same.
    return unicodedata.normalize("NFC", password)


async def _run(work: Callable[[], Result]) -> Result:
    global _waiting  # noqa: PLW0603 -- counts what waits for the one pool of this process
    if _waiting >= MAX_WAITING:
        raise Problem(429, "too_fast", N_("Many people are signing in right now. Wait a few seconds, then try again."))
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_pool, work)
    finally:
        _waiting -= 1
