"""Text drawn with Pillow where a browser would draw it, to a fraction of a pixel.

Letters are drawn several times too large and then brought to their place and size in one resampling: Pillow by itself
begins on whole pixels.
"""

import math
import unicodedata

from PIL import Image, ImageColor, ImageDraw

from app.word_cloud.fonts import FontPart, font_parts, font_path, load_font, measure
from app.word_cloud.picture import Run

# How many times too large, and the least size in which letters are drawn, in pixels.
_OVERSIZE = 3.0
_LEAST_PX = 160.0
_COLOUR_FONT = "NotoColorEmoji.ttf"
_RESAMPLING = Image.Resampling.HAMMING


def paint(image: Image.Image, run: Run, scale: float = 1.0) -> None:
    """Draw one run on an RGB image whose pixels are `scale` to one of the run's."""
    parts = _from_left_to_right(run.text)
    widths = [_advance(part) for part in parts]
    natural = sum(widths)
    if natural <= 0:
        return
    x = run.x
    for part, width in zip(parts, widths, strict=True):
        step = run.width * width / natural
        _paint_part(image, part, Run(part.text, x, run.y, run.size, step, run.colour), scale)
        x += step


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from the right: what `dir="auto"` goes by."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction for direction in directions if direction in {"L", "R", "AL"}), "L") != "L"


def _from_left_to_right(text: str) -> list[FontPart]:
    parts = font_parts(text)
    return parts[::-1] if is_right_to_left(text) else parts


def _advance(part: FontPart) -> float:
    """How far the pen goes, in ems; `measure` gives a space between two scripts a width that can be pointed at."""
    if part.path is None:
        return measure(part.text).advance
    font, _ = load_font(part.path, _LEAST_PX)
    return font.getlength(part.text) / font.size


def _paint_part(image: Image.Image, part: FontPart, run: Run, scale: float) -> None:
    path = part.path or font_path()
    font, _ = load_font(path, max(_LEAST_PX, _OVERSIZE * run.size * scale))
    length = font.getlength(part.text)
    if length <= 0:
        return
    to_x, to_y = run.width * scale / length, run.size * scale / font.size
    ink = font.getbbox(part.text, anchor="ls")
    # A pixel of the image more on every side than the ink needs.
    pad = math.ceil(1 / min(to_x, to_y)) + 1
    left, top = math.floor(min(0.0, ink[0])) - pad, math.floor(ink[1]) - pad
    size = math.ceil(max(length, ink[2])) + pad - left, math.ceil(ink[3]) + pad - top
    is_colour = path.name == _COLOUR_FONT
    large = Image.new("RGBA" if is_colour else "L", size)
    fill = run.colour if is_colour else 255
    ImageDraw.Draw(large).text((-left, -top), part.text, fill, font, anchor="ls", embedded_color=is_colour)
    x, y = run.x * scale + left * to_x, run.y * scale + top * to_y
    target = math.ceil(x), math.ceil(y), math.floor(x + size[0] * to_x), math.floor(y + size[1] * to_y)
    source = (target[0] - x) / to_x, (target[1] - y) / to_y, (target[2] - x) / to_x, (target[3] - y) / to_y
    small = large.resize((target[2] - target[0], target[3] - target[1]), _RESAMPLING, box=source)
    if is_colour:
        image.paste(small, target, small)
    else:
        image.paste(ImageColor.getrgb(run.colour), target, small)
