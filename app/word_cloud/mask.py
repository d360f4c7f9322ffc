"""The shape that a poster's words fill: one of ours, or the dark parts of a picture that somebody brings."""

import io
import math
import re
import warnings
from pathlib import Path

import numpy as np
from fontTools.pens.basePen import BasePen
from fontTools.svgLib import SVGPath
from PIL import Image, ImageDraw, ImageOps

from app.polling.errors import VisentError

# Each file is one silhouette; to add a shape is to add a file.
_FOLDER = Path(__file__).parent / "shapes"
DEFAULT_SHAPE = "wisent"
SHAPES = tuple(sorted((path.stem for path in _FOLDER.glob("*.svg")), key=lambda name: (name != DEFAULT_SHAPE, name)))

MAX_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 40_000_000
_FORMATS = ("PNG", "JPEG")
# More than the words' layout can use.
_LONGEST_PX = 1600
# Darker than this is shape, of 255.
_DARK_BELOW = 128
# With less of the picture than this in the shape there is no room for words.
_LEAST_SHARE = 0.02
_STEPS_IN_A_CURVE = 24


class BadMask(VisentError):
    """Raised when a picture cannot be a poster's shape; `reason` is too_large, unreadable or empty."""

    code = "bad_mask"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def built_in_shape(name: str) -> Image.Image:
    """One of `SHAPES` as a mask: 255 where the words go, 0 elsewhere. Raises KeyError for any other name."""
    if name not in SHAPES:
        raise KeyError(name)
    path = _FOLDER / f"{name}.svg"
    left, top, width, height = _view_box(path)
    scale = _LONGEST_PX / max(width, height)
    pen = _Outline()
    SVGPath(str(path)).draw(pen)
    mask = Image.new("L", (round(width * scale), round(height * scale)))
    draw = ImageDraw.Draw(mask)
    for contour in pen.contours:
        draw.polygon([((x - left) * scale, (y - top) * scale) for x, y in contour], fill=255)
    return mask.crop(mask.getbbox())


def read_mask(picture: bytes) -> Image.Image:
    """The dark parts of a PNG or JPEG picture as a mask like `built_in_shape`, cut to the shape. Raises BadMask.

    What the file says of its size is checked before its pixels are unpacked. Nothing but the shape is kept.
    """
    if len(picture) > MAX_BYTES:
        raise BadMask("too_large")
    grey = _decode(picture)
    shape = grey.point([255 if level < _DARK_BELOW else 0 for level in range(256)])
    box = shape.getbbox()
    if box is None or shape.histogram()[255] < _LEAST_SHARE * grey.width * grey.height:
        raise BadMask("empty")
    return shape.crop(box)


def _decode(picture: bytes) -> Image.Image:
    """The picture in grey on white, turned as its camera was held, no larger than is of use."""
    try:
        with warnings.catch_warnings():
            # Pillow's own bound lies above ours, which raises below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(picture), formats=_FORMATS)
        if image.width * image.height > MAX_PIXELS:
            raise BadMask("too_large")
        image.draft("L", (_LONGEST_PX, _LONGEST_PX))
        image.thumbnail((_LONGEST_PX, _LONGEST_PX))
        upright = ImageOps.exif_transpose(image)
        if upright.mode.startswith("I"):
            # 16 bits a pixel, which Pillow would cut off at 255 instead of scaling them.
            upright = Image.fromarray((np.asarray(upright) // 256).astype(np.uint8))
        upright = upright.convert("RGBA")
    except Image.DecompressionBombError:
        raise BadMask("too_large") from None
    # Broken files make Pillow raise whatever the broken part leads to.
    except (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, EOFError, MemoryError):
        raise BadMask("unreadable") from None
    paper = Image.new("RGBA", upright.size, "white")
    paper.alpha_composite(upright)
    return paper.convert("L")


def _view_box(path: Path) -> list[float]:
    found = re.search(r'viewBox="([^"]+)"', path.read_text())
    assert found is not None
    return [float(number) for number in found[1].split()]


class _Outline(BasePen):  # type: ignore[misc] # fonttools has no types
    """Contours as polygons."""

    def __init__(self) -> None:
        super().__init__()
        self.contours: list[list[tuple[float, float]]] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 -- fonttools' name
        self.contours.append([pt])

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.contours[-1].append(pt)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        corners = [self.contours[-1][-1], *points]
        for step in range(1, _STEPS_IN_A_CURVE + 1):
            t = step / _STEPS_IN_A_CURVE
            # Bernstein's form of a cubic curve.
            shares = [math.comb(3, n) * t**n * (1 - t) ** (3 - n) for n in range(4)]
            x, y = (sum(share * corner[axis] for share, corner in zip(shares, corners, strict=True)) for axis in (0, 1))
            self.contours[-1].append((x, y))
