"""A poster made in a process of its own: seconds of work that neither phones nor projector should feel.

The process reads one task as JSON, writes the PNG and ends; what the layout imports goes with it.
"""

import subprocess
import sys

import msgspec
from PIL import Image

from app.word_cloud.mask import BadMask
from app.word_cloud.picture import Captions
from app.word_cloud.poster import PosterWord, draw_poster

# A poster takes some ten seconds on a slow machine; a process that takes this long is stuck.
PATIENCE_S = 120.0
_NOTHING_FITS = 3


class PosterTask(msgspec.Struct, frozen=True):
    """What `draw_poster` is given; the shape as its pixels and their width and height."""

    words: list[PosterWord]
    captions: Captions
    pixels: bytes
    size: tuple[int, int]
    is_dark: bool = False
    seed: int = 1
    dpi: int = 300

    def draw(self) -> bytes:
        shape = Image.frombytes("L", self.size, self.pixels)
        return draw_poster(self.words, shape, self.captions, is_dark=self.is_dark, seed=self.seed, dpi=self.dpi)


def make_poster(
    words: list[PosterWord], shape: Image.Image, captions: Captions, *, is_dark: bool = False, dpi: int = 300
) -> bytes:
    """`draw_poster` in its process. Waits, so never on an event loop. Raises BadMask as it does, else RuntimeError."""
    task = PosterTask(words, captions, shape.tobytes(), shape.size, is_dark, dpi=dpi)
    # A session of its own: Ctrl-C in the terminal is for the server.
    done = subprocess.run(
        [sys.executable, "-m", "app.word_cloud.poster_process"],
        input=msgspec.json.encode(task),
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
        start_new_session=True,
    )
    if done.returncode == _NOTHING_FITS:
        raise BadMask("empty")
    if done.returncode != 0:
        raise RuntimeError(f"the poster's process failed: {done.stderr[-2000:].decode(errors='replace')}")
    return done.stdout


def serve() -> int:
    """Do one task; what the process ends with."""
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=PosterTask)
    try:
        sys.stdout.buffer.write(task.draw())
    except BadMask:
        return _NOTHING_FITS
    return 0


if __name__ == "__main__":
    sys.exit(serve())
