"""A page as PNG."""

import io
from pathlib import Path

import msgspec
from PIL import Image

from app.typesetting import set_pictures
from app.word_cloud.picture import Page

# By name: pixels of the image to one of the page.
SIZES = {"1080p": 1, "4k": 2}
_LAYOUT = Path(__file__).parent / "page.typ"
# A point of the layout is a pixel of the page.
_PPI = 72


def write_png(page: Page, size: str = "1080p") -> bytes:
    """Raises KeyError for a size that is not in `SIZES`."""
    width, height = page.size
    values = {"width": width, "height": height, "background": page.background, "runs": msgspec.to_builtins(page.runs)}
    [image] = set_pictures(_LAYOUT, values, "png", ppi=_PPI * SIZES[size])
    return image


def png_bytes(image: Image.Image, dpi: int | None = None) -> bytes:
    """The image as a file; `dpi` says how large it is meant on paper."""
    file = io.BytesIO()
    image.save(file, "PNG", **({} if dpi is None else {"dpi": (dpi, dpi)}))
    return file.getvalue()
