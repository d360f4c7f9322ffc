"""What the hub needs from its neighbours. `app.main` plugs them in."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from app.polling.records import LoadedRoom, Write


class RoomStore(Protocol):
    """Reads rooms and writes their changes. Implemented by `app.store.rooms.Rooms`."""

    async def find(self, code: str) -> str | None:
        """The session's id for a join code, or None."""
        ...

    async def load(self, session: str) -> LoadedRoom | None:
        """The session as it stands on disk, under a fresh block of version numbers; None if there is none."""
        ...

    def write(self, write: Write) -> asyncio.Future[None]:
        """Joins the next group commit. Done once it is on disk, in the order given; fails with StorageFault."""
        ...


class PlacedWord(Protocol):
    """A word with its place; see docs/protocol.md for the units."""

    @property
    def word(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def size(self) -> float: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def width(self) -> float: ...
    @property
    def colour(self) -> int: ...


class CloudPicture(Protocol):
    """One whole picture of a word cloud."""

    @property
    def stage(self) -> tuple[int, int]: ...
    @property
    def words(self) -> Sequence[PlacedWord]: ...
    @property
    def more(self) -> int: ...


class CloudCanvas(Protocol):
    """One question's word cloud, which remembers every word's place. One call at a time."""

    @property
    def stage(self) -> tuple[int, int]: ...
    async def update(self, words: Sequence[tuple[str, int]]) -> CloudPicture: ...
    async def settle(self) -> CloudPicture: ...
    def saved(self) -> bytes: ...


class CloudPainter(Protocol):
    """Makes canvases. Implemented by `app.word_cloud.worker.Painter`."""

    def canvas(self, saved: bytes | None, stage: tuple[int, int]) -> CloudCanvas:
        """A canvas of this width and height. What was saved on another stage is put down anew."""
        ...
