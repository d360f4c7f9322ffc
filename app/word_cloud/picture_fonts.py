"""The typefaces of one picture, cut down to its letters and packed, for a file that must look the same anywhere."""

import base64
import io
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from string import ascii_letters, digits

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from app.word_cloud.fonts import FONT_FAMILY, font_parts, font_path

# Too large to carry, and every system has emoji of its own; their width is pinned.
_LEFT_OUT = {"NotoColorEmoji.ttf"}
# Always there, however few of them are needed: so nearly all pictures carry the same typeface, which is cut down once.
_COMMON = frozenset(ascii_letters + digits + " åäöæøéüÅÄÖÆØÉÜ.,:;!?·-–()/'\"&%+")
_FALLBACK_FAMILY = "Visent fallback {n}"


def embedded_fonts(texts: Iterable[str]) -> dict[str, str]:
    """Data URIs (WOFF2) by family name, the main typeface first."""
    letters: dict[Path, set[str]] = defaultdict(set)
    letters[font_path()] = set(_COMMON)
    for text in texts:
        for part in font_parts(text):
            if part.path is not None and part.path.name not in _LEFT_OUT:
                letters[part.path].update(part.text)
    main, *others = letters
    families = {FONT_FAMILY: main} | {_FALLBACK_FAMILY.format(n=n): path for n, path in enumerate(others, start=1)}
    return {family: _data_uri(path, frozenset(letters[path])) for family, path in families.items()}


@lru_cache(maxsize=16)
def _data_uri(path: Path, letters: frozenset[str]) -> str:
    font = TTFont(path, fontNumber=0, recalcTimestamp=False)
    options = Options(flavor="woff2", notdef_outline=True, name_IDs=[0, 1, 2, 13, 14], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)))
    subsetter.subset(font)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return f"data:font/woff2;base64,{base64.b64encode(packed.getvalue()).decode('ascii')}"
