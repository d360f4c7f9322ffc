"""A worksheet that is filled row by row, and how its cells look."""

from typing import Any

from app.export.cells import Cell, xlsx_text

# Widths in Excel's unit, the width of a digit.
NUMBER_WIDTH, LABEL_WIDTH, ENTRY_WIDTH, TEXT_WIDTH = 12, 34, 26, 80
FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "bottom": 1, "valign": "top", "text_wrap": True},
    "strong": {"bold": True, "valign": "top", "text_wrap": True},
    "quiet": {"font_color": "#555555", "valign": "top"},
    # `quote_prefix` keeps a text a text, also for one who edits the cell.
    "text": {"text_wrap": True, "valign": "top", "quote_prefix": True},
    "number": {"valign": "top"},
}


class Sheet:
    """A worksheet that is filled from the top."""

    def __init__(self, worksheet: Any, formats: dict[str, Any]) -> None:
        self.worksheet = worksheet
        self._formats = formats
        self.row = 0

    def set_widths(self, widths: list[int]) -> None:
        for column, width in enumerate(widths):
            self.worksheet.set_column(column, column, width)

    def write(self, cells: list[Cell], style: str = "text", number_style: str = "number") -> None:
        """The next row; None leaves a cell empty."""
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                self.worksheet.write_string(self.row, column, xlsx_text(cell), self._formats[style])
            elif cell is not None:
                self.worksheet.write_number(self.row, column, cell, self._formats[number_style])
        self.row += 1
