"""Which texts are one: what two people wrote alike is one entry, with an id that any process reckons the same.

The id is a digest of the text as it is compared, so it stands in answers and states without a table of its own.
"""

import hashlib
from functools import lru_cache

from app.polling.text import clean_line

# 64 bits: nobody meets a second text with the same id by chance, and finding one on purpose takes years.
_DIGEST_BYTES = 8
# Every text of a large hall: each is asked about ten times a second.
_REMEMBERED = 10_000


@lru_cache(maxsize=_REMEMBERED)
def entry_key(text: str) -> str:
    """The text as it is compared: one line, in small letters."""
    return clean_line(text).casefold()


@lru_cache(maxsize=_REMEMBERED)
def entry_id(text: str) -> str:
    """16 hexadecimal digits; the same for every way to write the same text."""
    return hashlib.blake2b(entry_key(text).encode(), digest_size=_DIGEST_BYTES).hexdigest()
