"""Deleting what was answered in a session, or a whole programme: on disk first, then screens and phones let go."""

import asyncio
import time

import structlog

from app.hub.open_links import GONE
from app.polling.errors import NotFound
from app.store.accounts import OrganizerRecord
from app.store.database import drop_traces, writing
from app.store.programme_life import Deleted, delete_programme
from app.store.recoveries import drop_expired
from app.store.retention import Erased, Reason, StillLive, due_sessions, erase_session
from app.store.sessions import read_session
from app.web.parts import Parts

log = structlog.get_logger()

# Retention is set in days, so an hour late is soon enough.
LOOK_EVERY_S = 3600.0


async def erase(parts: Parts, session_id: str, by: OrganizerRecord | None, reason: Reason, now: float) -> Erased:
    """Delete a session's answers for good. Raises NotFound and StillLive."""

    def save() -> tuple[str, Erased]:
        with writing(parts.engine) as connection:
            code = read_session(connection, session_id).code
            return code, erase_session(connection, session_id, by, reason, now)

    code, erased = await asyncio.to_thread(save)
    for link in (code, *erased.links):
        parts.open_links.revoke(link, GONE)
    await parts.rooms.close(session_id)
    await asyncio.to_thread(drop_traces, parts.engine)
    return erased


async def delete_whole(parts: Parts, programme_id: str, by: OrganizerRecord) -> Deleted:
    """Delete a programme with all there is in it, for good. Raises NotFound and StillLive."""

    def save() -> Deleted:
        with writing(parts.engine) as connection:
            return delete_programme(connection, programme_id, by)

    deleted = await asyncio.to_thread(save)
    for link in (*deleted.codes, *deleted.links):
        parts.open_links.revoke(link, GONE)
    for session_id in deleted.sessions:
        await parts.rooms.close(session_id)
    await asyncio.to_thread(drop_traces, parts.engine)
    return deleted


async def erase_due(parts: Parts, now: float) -> int:
    """Delete the answers whose time has come by `now` (seconds since 1970); says of how many sessions."""

    def find() -> list[str]:
        with parts.engine.connect() as connection:
            return due_sessions(connection, now)

    erased = 0
    for session_id in await asyncio.to_thread(find):
        try:
            await erase(parts, session_id, None, "retention", now)
        except (NotFound, StillLive):
            # Somebody was quicker, or it is live again by some older version's doing: either way not ours to take.
            continue
        erased += 1
    return erased


async def drop_due(parts: Parts, now: float) -> None:
    """Delete what people keep under codes and whose year is over by `now` (seconds since 1970)."""

    def drop() -> None:
        with writing(parts.engine) as connection:
            drop_expired(connection, now)

    await asyncio.to_thread(drop)


async def keep_to_retention(parts: Parts) -> None:
    """Runs for as long as the server does: looks at once, and then every hour."""
    while True:
        try:
            erased = await erase_due(parts, time.time())
            if erased:
                log.info("answers deleted whose time was over", sessions=erased)
            await drop_due(parts, time.time())
        except Exception:
            # A full disk must not end this for as long as the server runs: it is tried again.
            log.exception("answers whose time is over could not be deleted")
        await asyncio.sleep(LOOK_EVERY_S)
