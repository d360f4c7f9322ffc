"""What an export draws pictures with: the word cloud's layout, and the pictures that organizers brought.

Implements `app.export.ports.Studio`.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Literal

import msgspec
from sqlalchemy import Engine

from app.export.ports import Captions, CloudToDraw, LaidCloud, PlacedText
from app.polling.errors import NotFound
from app.polling.records import Picture as BroughtPicture
from app.store.pictures import read_both_sizes
from app.typesetting import Theme
from app.word_cloud.layout import Cloud, Picture
from app.word_cloud.picture import DARK, LIGHT, lay_out_page, place_words
from app.word_cloud.picture import Captions as PageCaptions
from app.word_cloud.picture_png import write_png
from app.word_cloud.picture_svg import write_svg


def on_page(captions: Captions) -> PageCaptions:
    """Captions as the word cloud's own pages have them."""
    return PageCaptions(captions.heading, captions.footer, captions.description, captions.language)


class PictureStudio:
    """Reads pictures by `engine`, each in a moment of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lay_out(self, cloud: CloudToDraw) -> LaidCloud:
        return _Laid(self.places(cloud))

    def places(self, cloud: CloudToDraw) -> Picture:
        """The places that were saved, with the words as they stand now: what has since been held back is on none."""
        laid = Cloud(cloud.stage)
        if cloud.saved is not None:
            # A memory that cannot be read is given up: the words are put down anew.
            with suppress(msgspec.MsgspecError):
                laid = Cloud.from_json(cloud.saved)
        picture = laid.picture()
        shown = [(word.word, word.count) for word in picture.words]
        if set(shown) <= set(cloud.words) and len(cloud.words) == len(shown) + picture.more:
            return picture
        return laid.update(cloud.words)

    def brought(self, picture_id: str) -> BroughtPicture | None:
        try:
            with self._engine.connect() as connection:
                return read_both_sizes(connection, picture_id)
        except NotFound:
            return None


class _Laid:
    """Implements `LaidCloud`."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self.extent, runs = place_words(picture, LIGHT)
        self.texts: Sequence[PlacedText] = [
            PlacedText(run.text, run.x, run.y, run.size, run.width, run.colour) for run in runs
        ]

    def draw(self, captions: Captions, file_format: Literal["png", "svg"], size: str, theme: Theme) -> bytes:
        page = lay_out_page(self._picture, on_page(captions), DARK if theme == "dark" else LIGHT)
        return write_svg(page) if file_format == "svg" else write_png(page, size)
