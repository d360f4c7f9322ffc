"""Text as people type it: made safe to store and show, and counted the way people count.

Grapheme clusters follow Unicode Standard Annex 29 (`regex` implements them as `\\X`).
"""

import unicodedata

import regex

# Format characters that change how *other* text is shown: bidi embeddings, overrides, isolates and marks.
# The zero-width joiner and non-joiner stay: emoji families and several scripts need them.
_REORDERING = regex.compile(
    r"[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0001]"
)
_CONTROL = regex.compile(r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}--\n]", regex.V1)
_SPACES = regex.compile(r"[\p{Zs}\t]+")
_LINES = regex.compile(r"\s*\n\s*")
_EMPTY_LINE = regex.compile(r"\n\s*\n")
_GRAPHEME = regex.compile(r"\X")
# No living orthography stacks more than four marks on a letter (Vietnamese two, pointed Hebrew and Arabic up to four).
MAX_MARKS = 4
_STACKED_MARKS = regex.compile(rf"(\p{{M}}{{{MAX_MARKS}}})\p{{M}}+")


def clean_line(text: str) -> str:
    """One line: composed (NFC), no control or reordering characters, few stacked marks, spaces folded and trimmed."""
    return " ".join(clean_lines(text).split("\n"))


def clean_lines(text: str) -> str:
    """Like `clean_line`, but line breaks stay (at most one in a row)."""
    text = _CONTROL.sub("", _SPACES.sub(" ", _REORDERING.sub("", _one_kind_of_break(text))))
    text = _STACKED_MARKS.sub(r"\1", unicodedata.normalize("NFC", text))
    return str(_LINES.sub("\n", text)).strip()


def clean_paragraphs(text: str) -> str:
    """Like `clean_lines`, but an empty line between two paragraphs stays."""
    paragraphs = (clean_lines(paragraph) for paragraph in _EMPTY_LINE.split(_one_kind_of_break(text)))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def grapheme_count(text: str) -> int:
    """How many characters a person sees: a family emoji or a letter with its marks is one."""
    return len(_GRAPHEME.findall(text))


def has_content(text: str) -> bool:
    """Whether anything would be visible: a letter, digit, sign or emoji, not just joiners and marks."""
    return regex.search(r"[\p{L}\p{N}\p{S}\p{P}]", text) is not None


def _one_kind_of_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
