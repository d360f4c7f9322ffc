"""What people typed, made harmless for the programs that open the files: text never becomes a formula."""

import re
from typing import Any

# Control characters, halves of emoji and non-characters: illegal in XML (https://www.w3.org/TR/xml/#charsets) or in
# UTF-8. Tab and line feed are legal everywhere.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"
# The signs that begin a formula, with their full-width and small forms, which some programs read the same way.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫−"
# Where a program may think that a cell begins: at the start, and after a line break or a separator, for one who opens
# the file with another separator than ours. Spaces, quotes and invisible characters before the sign do not help.
_FORMULA = re.compile(f"(^|[\n\r\t;,])(?=[\\s\x00-\x1f\"'\u200b-\u200f\u2060\ufeff]*[{_SIGNS}])")
# Excel's own bound for one cell, in UTF-16 units; xlsxwriter counts the same way.
MAX_CELL_UNITS = 32_767

Cell = str | int | float | None


def legal_text(text: str) -> str:
    """The text with a replacement character for whatever cannot stand in a file."""
    return _ILLEGAL.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def csv_cell(value: Cell) -> Cell:
    """An apostrophe goes before whatever a spreadsheet might take for a formula."""
    if not isinstance(value, str):
        return value
    guarded = _FORMULA.sub(r"\1'", value)
    if guarded[:1] in {"\t", "\r", "\0"}:
        guarded = f"'{guarded}"
    return legal_text(guarded)


def xlsx_text(text: str) -> str:
    """Text for one cell of a workbook, cut with an ellipsis where Excel has no room for more."""
    text = cut(legal_text(text), MAX_CELL_UNITS)
    # xlsxwriter takes text in these tags for markup of its own and writes it as it stands.
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def cut(text: str, most_units: int) -> str:
    """At most so many UTF-16 units, the last of them an ellipsis if something is missing."""
    if len(text) <= most_units // 2:
        return text
    encoded = text.encode("utf-16-le")
    if len(encoded) <= most_units * 2:
        return text
    # A pair of units that is cut in two is dropped whole.
    return encoded[: (most_units - 1) * 2].decode("utf-16-le", "ignore") + "…"


def legal_values(value: Any) -> Any:
    """Values that are to be JSON, every text in them as `legal_text`."""
    if isinstance(value, str):
        return legal_text(value)
    if isinstance(value, list):
        return [legal_values(one) for one in value]
    if isinstance(value, dict):
        return {name: legal_values(one) for name, one in value.items()}
    return value
