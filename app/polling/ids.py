"""The shapes of join codes and of the ids that programs make. No randomness: who makes ids lives in the store."""

import re

CODE_DIGITS = 8
# Spaces and hyphens people type or paste between the digits of a code, the no-break and typographic ones included.
_BETWEEN_DIGITS = re.compile(r"[\s\-\u2010-\u2015\u2212.]+")
# An id is opaque to us; the bound keeps a hostile phone from storing novels in it.
MAX_ID_CHARS = 64
# Visible ASCII only: an id is made by a program, and both databases must order and compare it alike.
_ID = re.compile(r"[\x21-\x7e]{1,64}\Z")


def parse_code(typed: str) -> str | None:
    """Eight digits from what a person typed, or None: "1234 5678", "1234-5678" and "12345678" are the same code."""
    digits = _BETWEEN_DIGITS.sub("", typed)
    return digits if len(digits) == CODE_DIGITS and digits.isascii() and digits.isdigit() else None


def group_code(code: str) -> str:
    """The code as people read it aloud: two groups of four with a no-break space."""
    return f"{code[:4]}\u00a0{code[4:]}"


def is_change_id(text: str) -> bool:
    """Whether a phone's id for a change has an acceptable shape (1 to 64 visible ASCII characters)."""
    return _ID.match(text) is not None
