"""Posters and slips over REST, as PDF to print before a session. Nothing of a presenter is on them."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.polling.records import SessionRecord
from app.print.paper import Invitation, write_posters, write_slips
from app.store import audit
from app.store.access import check_programme, programme_of_session
from app.store.accounts import OrganizerRecord
from app.store.database import writing
from app.store.programmes import read_programme
from app.store.sessions import list_sessions, read_session
from app.web.addresses import Links
from app.web.file_names import as_file, file_name
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.session_titles import plan_parts
from app.web.parts import Parts, PartsOf
from app.web.qr import qr_drawing
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1", tags=["print"], route_class=OrganizerRoute)

# A quarter of an hour's cutting.
MAX_PAGES = 60
# Setting a page is work for a whole core: one file at a time.
_setting = asyncio.Lock()
_PDF: dict[int | str, dict[str, Any]] = {200: {"content": {"application/pdf": {}}}}


@router.get("/sessions/{session_id}/poster.pdf", response_class=Response, responses=_PDF)
async def get_poster(session_id: str, organizer: OrganizerOf, parts: PartsOf) -> Response:
    """A poster, A4: what the session is called, hall and day, QR code, address and code."""
    record = await asyncio.to_thread(_read_session, parts, session_id, organizer)
    invitation = _invitation(parts.links, record)
    name = file_name(record.title, record.code, "poster", extension="pdf")
    return await _write(name, lambda: write_posters(record.title, [invitation]))


@router.get("/sessions/{session_id}/slips.pdf", response_class=Response, responses=_PDF)
async def get_slips(
    session_id: str, organizer: OrganizerOf, parts: PartsOf, *, pages: Annotated[int, Query(ge=1, le=MAX_PAGES)] = 1
) -> Response:
    """Slips for the seats, eight to a page of A4."""
    record = await asyncio.to_thread(_read_session, parts, session_id, organizer)
    invitation = _invitation(parts.links, record)
    name = file_name(record.title, record.code, "slips", extension="pdf")
    return await _write(name, lambda: write_slips(invitation, pages))


@router.get("/programmes/{programme_id}/posters.pdf", response_class=Response, responses=_PDF)
async def get_posters(programme_id: str, organizer: OrganizerOf, parts: PartsOf) -> Response:
    """The posters of all sessions that have not ended, a page each, by day and name."""

    def read() -> tuple[str, list[SessionRecord]]:
        with writing(parts.engine) as connection:
            check_programme(connection, programme_id, organizer.id)
            programme, _questions = read_programme(connection, programme_id)
            coming = [record for record in list_sessions(connection, programme_id) if record.phase != "ended"]
            if not coming:
                raise Problem(409, "no_sessions", N_("There is no session that has not ended. Make one, then print."))
            audit.record(connection, organizer, "prints.made", programme.title, programme_id)
            return programme.title, coming

    title, coming = await asyncio.to_thread(read)
    coming.sort(key=lambda record: (record.plan.held_on or "9999", record.title, record.id))
    invitations = [_invitation(parts.links, record) for record in coming]
    name = file_name(title, "posters", extension="pdf")
    return await _write(name, lambda: write_posters(title, invitations))


def _read_session(parts: Parts, session_id: str, organizer: OrganizerRecord) -> SessionRecord:
    """What is printed for, which is logged. Raises NotFound where the session is not the organizer's to see."""
    with writing(parts.engine) as connection:
        programme = programme_of_session(connection, session_id, organizer.id)
        record = read_session(connection, session_id)
        audit.record(connection, organizer, "prints.made", record.title, programme)
        return record


def _invitation(links: Links, record: SessionRecord) -> Invitation:
    held_on = date.fromisoformat(record.plan.held_on) if record.plan.held_on else None
    parts = plan_parts(record.language, record.plan.hall, held_on)
    return Invitation(
        title=record.title,
        # A session that nobody has named is called by them already.
        details=[part for part in parts if part not in record.title],
        language=record.language,
        address=links.host,
        code=f"{record.code[:4]}\u00a0{record.code[4:]}",
        qr=qr_drawing(links.join_url(record.code)),
    )


async def _write(name: str, write: Callable[[], bytes]) -> Response:
    async with _setting:
        content = await asyncio.to_thread(write)
    return Response(content, media_type="application/pdf", headers=as_file(name))
