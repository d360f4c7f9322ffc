"""A page as PNG."""

import io

from PIL import Image

from app.word_cloud.picture import Page
from app.word_cloud.picture_ink import paint

# By name: pixels of the image to one of the page.
SIZES = {"1080p": 1, "4k": 2}


def write_png(page: Page, size: str = "1080p") -> bytes:
    """Raises KeyError for a size that is not in `SIZES`."""
    scale = SIZES[size]
    image = Image.new("RGB", (page.size[0] * scale, page.size[1] * scale), page.background)
    for run in page.runs:
        paint(image, run, scale)
    return png_bytes(image)


def png_bytes(image: Image.Image, dpi: int | None = None) -> bytes:
    """The image as a file; `dpi` says how large it is meant on paper."""
    file = io.BytesIO()
    image.save(file, "PNG", **({} if dpi is None else {"dpi": (dpi, dpi)}))
    return file.getvalue()
