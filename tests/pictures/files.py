"""Picture files for tests, good and hostile, made when they are needed."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

# Somewhere in Umeå, as a phone would write it.
_PLACE = {1: "N", 2: (63.0, 49.0, 30.0), 3: "E", 4: (20.0, 15.0, 50.0)}
_GPS, _ORIENTATION, _CAMERA = 0x8825, 0x0112, 0x0110
ON_ITS_SIDE = 6


def encoded(image: Image.Image, file_format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


def decoded(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def drawing(width: int = 200, height: int = 100, colour: str = "teal") -> bytes:
    """A PNG of one colour."""
    return encoded(Image.new("RGB", (width, height), colour), "PNG")


def grain(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """What no encoder can make small, as in a photograph taken in the dark."""
    channels = [Image.effect_noise((width, height), 90) for _ in mode]
    return Image.merge(mode, channels)


def photograph_from_a_phone(width: int = 300, height: int = 200) -> bytes:
    """A JPEG that says where it was taken, by what, and that the camera was held upright: red is to be on top."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[_ORIENTATION], exif[_CAMERA] = ON_ITS_SIDE, "Telefon 12"
    exif.get_ifd(_GPS).update(_PLACE)
    exif[_GPS] = exif.get_ifd(_GPS)
    return encoded(image, "JPEG", exif=exif, comment=b"hemma hos Anna", quality=95)


def animation() -> bytes:
    """A GIF that begins red and goes on blue."""
    red, blue = Image.new("RGB", (60, 40), "red"), Image.new("RGB", (60, 40), "blue")
    return encoded(red, "GIF", save_all=True, append_images=[blue] * 20, duration=50)


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it is huge."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(bytes(1000))) + _chunk(b"IEND")
    )


def swollen_text() -> bytes:
    """A small PNG with a comment that unpacks to 200 MB."""
    png = drawing()
    comment = b"c\0\0" + zlib.compress(bytes(200_000_000), 9)
    return png[:33] + _chunk(b"zTXt", comment) + png[33:]


def _chunk(name: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
UNREADABLE = {
    "nothing": b"",
    "SVG with a script": SVG,
    "HTML": HTML,
    "text": b"not a picture at all",
    "half a JPEG": photograph_from_a_phone(1000, 1000)[:2000],
    "half a PNG": encoded(grain(100, 100), "PNG")[:2000],
    "half a GIF": animation()[:30],
    "a PNG whose comment swells": swollen_text(),
    "a format that is not taken": encoded(Image.new("RGB", (10, 10)), "TIFF"),
}
