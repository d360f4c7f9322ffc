"""A whole programme over REST: archived and restored, duplicated, deleted."""

import asyncio

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.responses import Response

from app.locales import catalogue
from app.polling.text import clean_line
from app.store.access import check_programme
from app.store.database import writing
from app.store.programme_life import archive_programme, duplicate_programme, restore_programme
from app.store.programmes import read_programme
from app.store.retention import StillLive
from app.web.erasing import delete_whole
from app.web.errors import language_of
from app.web.organize.forms import Form
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.programme_api import check_maker, read_reply
from app.web.organize.replies import ProgrammeReply
from app.web.parts import PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1", tags=["programmes"], route_class=OrganizerRoute)

_MAX_TITLE_CHARS = 200
_COPY = N_("{title} (copy)")


class DeleteForm(Form):
    """The programme's title, typed once more: what is deleted by mistake cannot be brought back."""

    title: str


class DeletedReply(BaseModel):
    sessions: int
    answers: int


@router.post("/programmes/{programme_id}/archive", status_code=204)
def post_archive(programme_id: str, organizer: OrganizerOf, parts: PartsOf) -> Response:
    """Put a programme away. Its sessions, links and results go on working."""
    with writing(parts.engine) as connection:
        check_programme(connection, programme_id, organizer.id, "edit")
        archive_programme(connection, programme_id, organizer)
    return Response(status_code=204)


@router.post("/programmes/{programme_id}/restore", status_code=204)
def post_restore(programme_id: str, organizer: OrganizerOf, parts: PartsOf) -> Response:
    """List an archived programme with the others again."""
    with writing(parts.engine) as connection:
        check_programme(connection, programme_id, organizer.id, "edit")
        restore_programme(connection, programme_id, organizer)
    return Response(status_code=204)


@router.post("/programmes/{programme_id}/duplicate", status_code=201)
def post_duplicate(programme_id: str, request: Request, organizer: OrganizerOf, parts: PartsOf) -> ProgrammeReply:
    """A copy of one's own, with questions, word lists, pictures and privacy, without sessions."""
    with writing(parts.engine) as connection:
        check_programme(connection, programme_id, organizer.id)
        check_maker(organizer)
        original, _questions = read_programme(connection, programme_id)
        texts = catalogue("organize", language_of(request))
        # What is cut is the title: a copy must be told from its original.
        title = original.title[: _MAX_TITLE_CHARS - len(texts.text(_COPY, title=""))]
        copy = duplicate_programme(connection, programme_id, texts.text(_COPY, title=title), organizer)
        return read_reply(connection, copy, "own")


@router.post("/programmes/{programme_id}/delete")
async def post_delete(programme_id: str, form: DeleteForm, organizer: OrganizerOf, parts: PartsOf) -> DeletedReply:
    """Delete a programme with its questions, pictures, sessions and answers, for good. No session may be live."""

    def check() -> None:
        with parts.engine.connect() as connection:
            check_programme(connection, programme_id, organizer.id, "own")
            programme, _questions = read_programme(connection, programme_id)
        if clean_line(form.title).casefold() != programme.title.casefold():
            sentence = N_("This is not the programme’s title. Nothing was deleted.")
            raise Problem(422, "bad_fields", sentence, {"title": sentence})

    await asyncio.to_thread(check)
    try:
        deleted = await delete_whole(parts, programme_id, organizer)
    except StillLive:
        sentence = N_("A session of this programme is under way. Nothing was deleted. End the session first.")
        raise Problem(409, "session_live", sentence) from None
    return DeletedReply(sessions=len(deleted.sessions), answers=deleted.answers)
