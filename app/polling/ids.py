"""The shape of join codes and ids. No randomness: who makes them lives in the store."""

import re

CODE_DIGITS = 8
# Spaces and hyphens people type or paste between the digits of a code, the no-break and typographic ones included.
_BETWEEN_DIGITS = re.compile(r"[\s\-\u2010-\u2015\u2212.]+")

_ID = re.compile(r"[a-z0-9]{1,16}")


def is_id(text: str) -> bool:
    """Whether this could be the id of something that the store keeps."""
    return _ID.fullmatch(text) is not None


def parse_code(typed: str) -> str | None:
    """Eight digits from what a person typed, or None: "1234 5678", "1234-5678" and "12345678" are the same code."""
    digits = _BETWEEN_DIGITS.sub("", typed)
    return digits if len(digits) == CODE_DIGITS and digits.isascii() and digits.isdigit() else None


def group_code(code: str) -> str:
    """The code as people read it aloud: two groups of four with a no-break space."""
    return f"{code[:4]}\u00a0{code[4:]}"
