"""A picture that an organizer brings, made fit to show: checked, turned upright, shrunk, and rid of all but its pixels.

What the file says of itself is checked before a single pixel is unpacked. What comes out is written anew, so that
nothing that rode along (place, camera, thumbnails, comments, scripts) is kept or shown to anybody.
"""

import io
import warnings

import numpy as np
from PIL import Image, ImageCms, ImageOps

from app.polling.errors import VisentError
from app.polling.records import Picture, Rendition

MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 50_000_000
# What is shown to the hall fits into this square; more pixels no projector has.
LARGE_PX = 1920
# What phones are sent: sharp on a phone held upright, and light on the hall's one network.
SMALL_PX = 960
# Of an animation, the first frame.
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# A photograph with two lenses, as some phones take, is a JPEG with another one behind it.
_PHOTOGRAPHS = {"JPEG", "MPO"}
_JPEG_QUALITY = 85
# Drawings stay as sharp as they are, unless that costs more than this many times a JPEG of the same.
_SHARPNESS_MAY_COST = 2
# A picture that is partly transparent and still larger than this gets by with 256 colours.
_TRANSPARENT_BYTES = 1024 * 1024
# Broken files make Pillow raise whatever the broken part leads to.
_BROKEN = (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, EOFError, MemoryError)


class BadPicture(VisentError):
    """Raised when a file cannot be shown; `reason` is too_large, too_many_pixels or unreadable."""

    code = "bad_picture"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_picture(file: bytes) -> Picture:
    """The picture in a JPEG, PNG, WebP or GIF file. Takes up to seconds: never on an event loop. Raises BadPicture."""
    if len(file) > MAX_BYTES:
        raise BadPicture("too_large")
    try:
        with warnings.catch_warnings():
            # Pillow's own bound lies above ours, which raises below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(file), formats=_FORMATS)
        if image.width * image.height > MAX_PIXELS:
            raise BadPicture("too_many_pixels")
        is_photograph = image.format in _PHOTOGRAPHS
        return encode_picture(_upright(image), is_photograph)
    except Image.DecompressionBombError:
        raise BadPicture("too_many_pixels") from None
    except _BROKEN:
        raise BadPicture("unreadable") from None


def encode_picture(image: Image.Image, is_photograph: bool) -> Picture:
    """Both sizes of an image in RGB or RGBA that is no larger than the large one."""
    small = image.copy()
    small.thumbnail((SMALL_PX, SMALL_PX))
    return Picture(image.width, image.height, _encode(image, is_photograph), _encode(small, is_photograph))


def _upright(image: Image.Image) -> Image.Image:
    """The picture as its camera was held, no larger than is shown, in RGB or RGBA as browsers understand them."""
    profile = image.info.get("icc_profile")
    # JPEGs are unpacked at half or a quarter of their size where that is enough.
    image.draft(image.mode, (LARGE_PX, LARGE_PX))
    if image.mode not in {"RGB", "RGBA", "L", "CMYK"} and not image.mode.startswith("I"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((LARGE_PX, LARGE_PX))
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        # 16 bits a pixel, which Pillow would cut off at 255 instead of scaling them.
        image = Image.fromarray((np.asarray(image) // 256).clip(0, 255).astype(np.uint8))
    image = _in_common_colours(image, profile)
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    return image


def _in_common_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The same colours in sRGB: with the file's own profile gone, browsers take them for that."""
    if not profile:
        return image
    try:
        theirs = ImageCms.getOpenProfile(io.BytesIO(profile))
        ours = ImageCms.createProfile("sRGB")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, theirs, ours, outputMode=mode) or image
    except (ImageCms.PyCMSError, *_BROKEN):
        # A profile that does not fit its picture: browsers pass over it, too.
        return image


def _encode(image: Image.Image, is_photograph: bool) -> Rendition:
    if image.mode == "RGBA":
        content = _file(image, "PNG")
        if len(content) > _TRANSPARENT_BYTES:
            content = _file(image.quantize(256, Image.Quantize.FASTOCTREE), "PNG")
        return Rendition("image/png", content)
    jpeg = _file(image, "JPEG", quality=_JPEG_QUALITY, progressive=True)
    if not is_photograph:
        png = _file(image, "PNG")
        if len(png) <= _SHARPNESS_MAY_COST * len(jpeg):
            return Rendition("image/png", png)
    return Rendition("image/jpeg", jpeg)


def _file(image: Image.Image, file_format: str, **options: object) -> bytes:
    # Pixels and nothing else: Pillow would write back some of what it has read.
    image.info.clear()
    image.getexif().clear()
    file = io.BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()
