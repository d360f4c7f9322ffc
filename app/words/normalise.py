"""The text of an entry before anybody asks what it means: one line, composed, with nothing invisible in it.

`clean` is what may be shown; `fold` is what is compared. Neither knows a language.
"""

import regex

from app.polling.text import clean_line, grapheme_count

__all__ = ["clean", "fold", "grapheme_count"]

# A joiner earns its place between two emoji (a family, a profession); anywhere else it only makes equal texts differ.
_STRAY_JOINERS = regex.compile(
    r"(?<![\p{Extended_Pictographic}\p{EMod}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})|\u200c"
)
# Soft hyphens come along when text is pasted from a document; other format characters have no place in a word.
_UNSEEN = regex.compile(r"[\u00ad\u034f\u180e\u115f\u1160\u3164]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-"})


def clean(text: str) -> str:
    """One line that is safe to show: NFC, no control, reordering or invisible characters, few stacked marks."""
    return clean_line(_UNSEEN.sub("", _STRAY_JOINERS.sub("", text)))


def fold(text: str) -> str:
    """The cleaned text in the form that is compared: small letters, one kind of apostrophe, one kind of dash."""
    return clean(text).casefold().replace("ß", "ss").translate(_QUOTES)
