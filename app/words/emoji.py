"""Emoji as words: which parts of a text are emoji, and when two of them are the same.

Sequences are grapheme clusters (Unicode Standard Annex 29), so a family or a flag is one emoji.
"""

import regex

_GRAPHEME = regex.compile(r"\X")
# Digits, # and * may start an emoji (keycaps), and © ® ™ are text to whoever types them.
_EMOJI = regex.compile(r"[\p{Extended_Pictographic}--[©®™]]|\p{Regional_Indicator}|[0-9#*]\ufe0f?\u20e3", regex.V1)
# The same emoji with another skin, or as a text or colour picture, is one word.
_FINISH = regex.compile(r"[\p{EMod}\ufe0e\ufe0f]")
# Typed faces: the heart is said with characters, and so is the smile.
_TYPED = {"<3": "❤️", ":)": "🙂", ":-)": "🙂", ":D": "😀", ":-D": "😀", ";)": "😉", ";-)": "😉", ":(": "🙁", ":-(": "🙁"}
_TYPED_FACE = regex.compile(r"(?<!\S)(?:" + "|".join(regex.escape(face) for face in _TYPED) + r")(?!\S)")


def with_typed_faces(text: str) -> str:
    """The text with `<3` and `:)` as the emoji they stand for."""
    return str(_TYPED_FACE.sub(lambda match: _TYPED[match[0]], text))


def split_emoji(text: str) -> tuple[str, list[str]]:
    """The text without its emoji (a blank for each), and the emoji in order."""
    if _EMOJI.search(text) is None:
        return text, []
    clusters = _GRAPHEME.findall(text)
    found = [cluster for cluster in clusters if _EMOJI.search(cluster)]
    return "".join(" " if _EMOJI.search(cluster) else cluster for cluster in clusters), found


def emoji_key(emoji: str) -> str:
    """What two showings of one emoji have in common: no skin tone, no variation selector."""
    return str(_FINISH.sub("", emoji)) or emoji
