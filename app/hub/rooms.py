"""Every room of this process: loaded from the store when first asked for, let go when idle."""

import asyncio

from app.hub.broadcast import Clock, unix_ms
from app.hub.ports import CloudPainter, RoomStore
from app.hub.room import Room
from app.hub.shared_rules import SharedRules
from app.words.languages import preload

# A room that nobody is in costs only memory; coming back to one in memory is quicker than loading it.
IDLE_S = 600


class Rooms:
    """Finds or loads the room of a session."""

    def __init__(self, store: RoomStore, painter: CloudPainter, clock: Clock = unix_ms, idle_s: float = IDLE_S) -> None:
        self._store = store
        self._painter = painter
        self._clock = clock
        self._idle_s = idle_s
        self._shared = SharedRules()
        self._rooms: dict[str, Room] = {}
        self._codes: dict[str, str] = {}
        self._loading: dict[str, asyncio.Task[Room | None]] = {}

    async def by_code(self, code: str) -> Room | None:
        """The room that a join code leads to, or None."""
        session = self._codes.get(code) or await self._store.find(code)
        return None if session is None else await self.by_session(session)

    async def by_session(self, session: str) -> Room | None:
        room = self._rooms.get(session)
        if room is not None:
            return room
        loading = self._loading.get(session)
        if loading is None:
            # One load however many phones ask at once; two rooms for one session would count past each other.
            loading = self._loading[session] = asyncio.create_task(self._load(session))
        return await asyncio.shield(loading)

    async def in_memory(self, session: str) -> Room | None:
        """The room if it is in memory or on its way there."""
        if session in self._rooms or session in self._loading:
            return await self.by_session(session)
        return None

    async def close(self, session: str) -> None:
        """Let go of a room whose session is gone, and of whoever still listens."""
        room = await self.in_memory(session)
        if room is not None and session in self._rooms:
            self._drop(session)
            room.broadcast.audience.close()

    def connected(self, session: str) -> int:
        """How many participants have a phone connected."""
        room = self._rooms.get(session)
        return 0 if room is None else room.broadcast.audience.connected

    async def let_go_idle(self) -> None:
        """Runs for as long as the server does: lets go of rooms found idle twice in a row."""
        idle_before: set[str] = set()
        while True:
            await asyncio.sleep(self._idle_s)
            idle = {session for session, room in self._rooms.items() if room.is_idle}
            for session in idle & idle_before:
                self._drop(session)
            idle_before = idle

    def stop(self) -> None:
        for session in list(self._rooms):
            self._drop(session)

    async def _load(self, session: str) -> Room | None:
        try:
            loaded = await self._store.load(session)
            if loaded is None:
                return None
            # The dictionaries of a language take a second to read: never on the event loop.
            await asyncio.to_thread(preload, loaded.word_lists.languages_of(loaded.language))
            room = self._rooms[session] = Room(loaded, self._store, self._painter, self._clock, self._shared)
            self._codes[room.live.code] = session
            return room
        finally:
            del self._loading[session]

    def _drop(self, session: str) -> None:
        room = self._rooms.pop(session)
        self._codes.pop(room.live.code, None)
        room.stop()
