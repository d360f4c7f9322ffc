"""Results as files over REST: of one session, and of several of a programme together."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response, StreamingResponse

from app.export.session import File
from app.store import audit
from app.store.access import check_programme, programme_of_session
from app.store.database import writing
from app.store.programmes import read_programme
from app.store.sessions import read_session
from app.web.errors import language_of
from app.web.exports import export_session, export_total
from app.web.file_names import as_file
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute
from app.web.parts import PartsOf

router = APIRouter(prefix="/api/v1", tags=["exports"], route_class=OrganizerRoute)

Format = Annotated[Literal["csv", "xlsx", "json", "pdf", "zip"], Query(alias="format")]
SessionIds = Annotated[str | None, Query(max_length=9_000, pattern=r"^[a-z0-9,]*$")]
"""Ids with commas between them; all sessions without any."""


@router.get("/sessions/{session_id}/export", response_class=StreamingResponse)
def export(session_id: str, request: Request, organizer: OrganizerOf, parts: PartsOf, file_format: Format) -> Response:
    """A session's results as a file, with headings in the reader's language."""
    with writing(parts.engine) as connection:
        programme = programme_of_session(connection, session_id, organizer.id, "view")
        title = read_session(connection, session_id).title
        audit.record(connection, organizer, "session.exported", title, programme, file_format=file_format)
    return _download(export_session(parts.engine, session_id, file_format, language_of(request)))


@router.get("/programmes/{programme_id}/export", response_class=StreamingResponse)
def export_programme(
    programme_id: str,
    request: Request,
    organizer: OrganizerOf,
    parts: PartsOf,
    file_format: Format,
    *,
    sessions: SessionIds = None,
) -> Response:
    """Several sessions counted together as one file: those with these ids, with commas between them, or all."""
    with writing(parts.engine) as connection:
        check_programme(connection, programme_id, organizer.id, "view")
        title = read_programme(connection, programme_id)[0].title
        audit.record(connection, organizer, "programme.exported", title, programme_id, file_format=file_format)
    return _download(export_total(parts.engine, programme_id, split_ids(sessions), file_format, language_of(request)))


def split_ids(sessions: str | None) -> list[str] | None:
    return None if sessions is None else [one for one in sessions.split(",") if one]


def _download(file: File) -> Response:
    # Browsers show how far a file has come, and notice one that breaks off.
    headers = {**as_file(file.name), "Content-Length": str(file.size)}
    return StreamingResponse(file.chunks, media_type=file.media_type, headers=headers)
