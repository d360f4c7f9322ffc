"""Our own layouts, set by typst: all that is printed or drawn on paper goes through here, whatever is on it.

What a layout says is handed over as JSON: nothing that people typed is ever read as markup.
"""

import json
import os
import threading
from functools import cache
from pathlib import Path
from typing import Any, Literal

import font_manrope
import typst

Theme = Literal["light", "dark"]
_FONTS = Path(font_manrope.__file__).parent / "files"
# Ours, then the bold ones that word clouds are measured with where ours has no letter (`app.word_cloud.fonts`).
_FAMILIES = (
    "Manrope",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans CJK JP",
    "Noto Color Emoji",
    "Noto Sans",
    "DejaVu Sans",
)
# Each takes a processor for as long as it lasts, and so many wait for none.
AT_ONCE = os.cpu_count() or 1
_places = threading.BoundedSemaphore(AT_ONCE)


def set_pdf(layout: Path, values: Any) -> bytes:
    """A tagged PDF: PDF/UA-1, unless this machine has no font for a letter, which breaks the standard."""
    try:
        return _set(layout, values, "pdf", standard="ua-1")[0]
    except typst.TypstError:
        # Without that letter it is still tagged, and can be read.
        return _set(layout, values, "pdf", standard="1.7")[0]


def set_pictures(
    layout: Path, values: Any, file_format: Literal["png", "svg"], *, theme: Theme = "light", ppi: int = 72
) -> list[bytes]:
    """Each page as a picture; `ppi` is how many pixels of a PNG are an inch of the layout."""
    return _set(layout, values, file_format, theme=theme, ppi=ppi)


def _set(
    layout: Path,
    values: Any,
    file_format: Literal["pdf", "png", "svg"],
    *,
    theme: Theme = "light",
    ppi: int | None = None,
    standard: Literal["ua-1", "1.7"] | None = None,
) -> list[bytes]:
    with _places:
        made: Any = typst.compile(
            layout,
            root=layout.parent,
            font_paths=_fonts(),
            format=file_format,
            ppi=ppi,
            sys_inputs={"data": json.dumps(values), "theme": theme, "fonts": ",".join(_FAMILIES)},
            pdf_standards=standard,
        )
    return [made] if isinstance(made, bytes) else list(made)


@cache
def _fonts() -> typst.Fonts:
    """Our typeface, and what this machine has for the letters that it lacks. Reading them takes longer than a page."""
    return typst.Fonts(font_paths=[_FONTS])
