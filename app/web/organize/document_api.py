"""Documents over REST: a PDF becomes slides, one a page."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy import Connection

from app.locales import catalogue
from app.pictures.documents import MAX_BYTES, MAX_PAGES, BadDocument, DocumentPage, read_document
from app.polling.kinds.slide import MAX_PICTURE_TEXT_CHARS, SlideSettings
from app.polling.session import Question
from app.polling.text import clean_line, clean_lines, has_content
from app.store.access import check_programme
from app.store.database import writing
from app.store.edits import add_question
from app.store.pictures import add_picture, room_for_pictures
from app.store.programmes import read_programme
from app.web.organize.identity import OrganizerOf
from app.web.organize.live_questions import tell_rooms
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.question_picture_api import no_room
from app.web.organize.replies import QuestionReply, question_reply
from app.web.organize.uploads import read_upload
from app.web.parts import PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1", tags=["questions"], route_class=OrganizerRoute)

# Reading takes a core for minutes and much memory: one document at a time.
_reading = asyncio.Lock()
# Of a heading; a first line that is longer is a sentence, and what it begins with will do.
_HEADING_CHARS = 120
_PROBLEMS = {
    "too_large": (413, N_("The document is too large: at most 50 MB.")),
    "too_many_pages": (413, N_("The document has too many pages: at most {n}.")),
    "locked": (422, N_("The document is protected by a password. Save it without one first.")),
    "unreadable": (422, N_("This is not a PDF document that can be read.")),
    "too_slow": (422, N_("The document takes too long to read. Divide it, or save it anew as a simpler PDF.")),
}
_DOCS: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The document's file; at most 50 MB and 200 pages.",
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class SlidesReply(BaseModel):
    questions: list[QuestionReply]  # the new slides, in the order of the pages


@router.post("/programmes/{programme_id}/slides", status_code=201, openapi_extra=_DOCS)
async def post_slides(programme_id: str, request: Request, organizer: OrganizerOf, parts: PartsOf) -> SlidesReply:
    """Add the pages of a PDF as slides, after all questions; all of them or none. Takes up to minutes."""

    def check() -> None:
        with parts.engine.connect() as connection:
            check_programme(connection, programme_id, organizer.id, "edit")

    def keep(pages: list[DocumentPage]) -> list[Question]:
        with writing(parts.engine) as connection:
            check_programme(connection, programme_id, organizer.id, "edit")
            if room_for_pictures(connection, programme_id) < len(pages):
                raise no_room()
            return _add_slides(connection, programme_id, pages)

    await asyncio.to_thread(check)
    file = await read_upload(request, MAX_BYTES, _problem("too_large"))
    try:
        async with _reading:
            pages = await asyncio.to_thread(read_document, file)
    except BadDocument as error:
        raise _problem(error.reason) from None
    added = await asyncio.to_thread(keep, pages)
    await tell_rooms(parts, programme_id)
    return SlidesReply(questions=[question_reply(slide, 0) for slide in added])


def _add_slides(connection: Connection, programme_id: str, pages: list[DocumentPage]) -> list[Question]:
    programme, _questions = read_programme(connection, programme_id)
    text = catalogue("organize", programme.language).text
    slides = []
    for number, page in enumerate(pages, start=1):
        lines = clean_lines(page.text)
        settings = SlideSettings(
            picture=add_picture(connection, programme_id, page.picture),
            picture_text=clean_line(lines[:MAX_PICTURE_TEXT_CHARS]),
            shows_heading=False,
        )
        heading = _heading(lines) or text("Page {n}", n=number)
        slides.append(add_question(connection, programme_id, "slide", heading, settings))
    return slides


def _heading(lines: str) -> str:
    """The first line with something on it; empty where there is none."""
    first = next((line for line in lines.split("\n") if has_content(line)), "")
    return first if len(first) <= _HEADING_CHARS else first[: _HEADING_CHARS - 1].rstrip() + "…"


def _problem(reason: str) -> Problem:
    status, sentence = _PROBLEMS[reason]
    return Problem(status, reason, sentence, n=MAX_PAGES)
