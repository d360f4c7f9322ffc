"""Shapes for posters: ours, and what people upload, which is not trusted."""

import io
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from app.word_cloud.arrays import Bools
from app.word_cloud.mask import MAX_BYTES, SHAPES, BadMask, built_in_shape, read_mask


def file_of(image: Image.Image, file_format: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


def disc(size: tuple[int, int] = (400, 300)) -> Image.Image:
    """A dark disc in the left half of a white picture."""
    image = Image.new("L", size, 255)
    ImageDraw.Draw(image).ellipse((20, 50, 180, 210), fill=20)
    return image


def inside(mask: Image.Image) -> Bools:
    assert mask.mode == "L"
    pixels = np.asarray(mask)
    assert set(np.unique(pixels)) <= {0, 255}
    return pixels > 127


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of next to nothing that says it is this large."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


# ---- ours ------------------------------------------------------------------------------------------------------------


def test_shapes_begin_with_the_wisent() -> None:
    assert SHAPES == ("wisent", "circle", "heart", "square")


@pytest.mark.parametrize(("name", "least", "most"), [("wisent", 0.5, 0.75), ("circle", 0.78, 0.8), ("heart", 0.6, 0.8)])
def test_shape_fills_its_box_as_it_should(name: str, least: float, most: float) -> None:
    shape = inside(built_in_shape(name))
    assert least < shape.mean() < most
    assert shape[:, 3].any()
    assert shape[:, -4].any()
    assert shape[3].any()
    assert shape[-4].any()


def test_wisent_has_a_hump_four_legs_and_a_tail() -> None:
    shape = inside(built_in_shape("wisent"))
    height, width = shape.shape
    assert pieces(shape[round(height * 0.97)]) == 4
    assert pieces(shape[round(height * 0.6), width // 2 :]) == 2
    back = shape.argmax(axis=0)
    assert back[round(width * 0.35)] < back[round(width * 0.8)] - 0.2 * height


def pieces(row: Bools) -> int:
    return int((np.diff(row.astype(int), prepend=0) == 1).sum())


def test_unknown_shape_is_no_shape() -> None:
    with pytest.raises(KeyError):
        built_in_shape("../wisent")


# ---- uploaded --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file_format", ["PNG", "JPEG"])
def test_dark_parts_are_the_shape(file_format: str) -> None:
    mask = inside(read_mask(file_of(disc(), file_format)))
    assert mask.shape == pytest.approx((161, 161), abs=2)
    assert mask.mean() == pytest.approx(np.pi / 4, abs=0.02)


def test_what_is_transparent_is_not_shape() -> None:
    image = Image.new("RGBA", (200, 200))
    ImageDraw.Draw(image).rectangle((50, 50, 99, 149), fill=(0, 0, 0, 255))
    assert inside(read_mask(file_of(image))).shape == (100, 50)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    image = disc() if mode != "I;16" else Image.fromarray(np.asarray(disc(), dtype=np.uint16) * 257)
    assert inside(read_mask(file_of(image if mode == "I;16" else image.convert(mode)))).mean() > 0.7


def test_picture_is_turned_as_its_camera_was_held() -> None:
    image = Image.new("L", (300, 200), 255)
    ImageDraw.Draw(image).rectangle((0, 0, 299, 49), fill=0)
    exif = Image.Exif()
    exif[0x0112] = 6  # turned to the right
    mask = read_mask(file_of(image, "JPEG", exif=exif))
    assert mask.height > mask.width
    assert not mask.info.get("exif")


def test_large_picture_is_made_smaller() -> None:
    assert max(read_mask(file_of(disc().resize((6000, 4500)))).size) <= 1600


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (b"", "unreadable"),
        (b"<svg/>", "unreadable"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "unreadable"),
        (file_of(disc())[:200], "unreadable"),
        (file_of(disc(), "JPEG")[:300], "unreadable"),
        (file_of(disc(), "GIF"), "unreadable"),
        (file_of(disc(), "TIFF"), "unreadable"),
        (b"\0" * (MAX_BYTES + 1), "too_large"),
        (png_that_claims(8000, 5001), "too_large"),
        (png_that_claims(100_000, 100_000), "too_large"),
        (png_that_claims(8000, 4000), "unreadable"),
        (file_of(Image.new("L", (100, 100), 255)), "empty"),
        (file_of(Image.new("RGBA", (100, 100))), "empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_what_is_no_shape_is_refused(picture: bytes, reason: str) -> None:
    with pytest.raises(BadMask) as refused:
        read_mask(picture)
    assert refused.value.reason == reason
