"""Pictures of results over REST: PNG and SVG of each question, and posters of word clouds in a shape of one's own."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any, Literal, NamedTuple

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.export.pictures import MEDIA_TYPES, POSTER_KIND, NoPicture, PictureFormat, QuestionPicture, problem_text
from app.store import audit
from app.store.access import check_programme, programme_of_session
from app.store.accounts import OrganizerRecord
from app.store.database import writing
from app.store.programmes import read_programme
from app.store.sessions import read_session
from app.web import exports
from app.web.errors import language_of
from app.web.exports import Chosen, PictureStyle
from app.web.file_names import as_file
from app.web.organize.export_api import SessionIds, split_ids
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.parts import Parts, PartsOf
from app.web.refusals import N_
from app.word_cloud.mask import DEFAULT_SHAPE, MAX_BYTES, SHAPES, BadMask

router = APIRouter(prefix="/api/v1", tags=["pictures"], route_class=OrganizerRoute)

Size = Literal["1080p", "4k"]
Theme = Literal["light", "dark"]
Extension = Literal["png", "svg"]
_NO_PICTURE = {"unknown_question": 404, "too_large": 413, "unreadable": 422, "empty": 422}
# What a form has around its file.
_FORM_BYTES = 64 * 1024
# Drawing is work for a whole core and much memory: one picture and one poster at a time.
_drawing, _printing = asyncio.Lock(), asyncio.Lock()
# Letters are in the file as a typeface or as outlines, and so is the picture that pins are in.
_SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox"
_POSTER_FORM = {
    "shape": {"type": "string", "enum": list(SHAPES), "default": DEFAULT_SHAPE},
    "mask": {
        "type": "string",
        "format": "binary",
        "description": "PNG or JPEG whose dark parts are the shape; at most 8 MB and 40 megapixels",
    },
    "theme": {"type": "string", "enum": ["light", "dark"], "default": "light"},
}
_POSTER_DOCS: dict[str, Any] = {
    "requestBody": {"content": {"multipart/form-data": {"schema": {"type": "object", "properties": _POSTER_FORM}}}}
}
_PNG: dict[int | str, dict[str, Any]] = {200: {"content": {"image/png": {}}}}
_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"image/png": {}, "image/svg+xml": {}}}}


class Asker(NamedTuple):
    """Who asks for a picture, and how."""

    request: Request
    organizer: OrganizerRecord
    parts: Parts


class PictureReply(BaseModel):
    question: str
    number: int  # in the export, from 1
    kind: str
    prompt: str
    answers: int
    poster: bool  # whether there are posters of it


@router.get("/sessions/{session_id}/pictures")
async def get_pictures(session_id: str, organizer: OrganizerOf, parts: PartsOf) -> list[PictureReply]:
    """The questions of which there are pictures: those that have been answered, but for open texts."""

    def read() -> list[PictureReply]:
        with parts.engine.connect() as connection:
            programme_of_session(connection, session_id, organizer.id)
        return [
            PictureReply(
                question=one.asked.id,
                number=one.number,
                kind=one.asked.kind,
                prompt=one.asked.prompt,
                answers=one.answers,
                poster=one.asked.kind == POSTER_KIND,
            )
            for one in exports.list_pictures(parts.engine, Chosen(session=session_id))
        ]

    return await asyncio.to_thread(read)


@router.get("/sessions/{session_id}/pictures/{question_id}.{extension}", response_class=Response, responses=_FILE)
async def get_picture(
    session_id: str,
    question_id: str,
    extension: Extension,
    request: Request,
    organizer: OrganizerOf,
    *,
    parts: PartsOf,
    size: Size = "1080p",
    theme: Theme = "light",
) -> Response:
    """A question's results as a picture: PNG, 1920 or 3840 pixels wide, or SVG that needs nothing else."""
    wanted = PictureStyle(extension, size, theme == "dark")
    return await _picture(Chosen(session=session_id), question_id, wanted, Asker(request, organizer, parts))


@router.get("/programmes/{programme_id}/results/{question_id}.{extension}", response_class=Response, responses=_FILE)
async def get_total_picture(
    programme_id: str,
    question_id: str,
    extension: Extension,
    request: Request,
    organizer: OrganizerOf,
    *,
    parts: PartsOf,
    sessions: SessionIds = None,
    size: Size = "1080p",
    theme: Theme = "light",
) -> Response:
    """The same of several sessions counted together: those with these ids, with commas between them, or all."""
    chosen = Chosen(programme=programme_id, sessions=split_ids(sessions))
    wanted = PictureStyle(extension, size, theme == "dark")
    return await _picture(chosen, question_id, wanted, Asker(request, organizer, parts))


async def _picture(chosen: Chosen, question_id: str, style: PictureStyle, asker: Asker) -> Response:
    def draw() -> Response:
        picture = _read(asker, chosen, question_id, style.file_format)
        response = _file(picture, style.file_format, exports.draw(asker.parts.engine, picture, style))
        if style.file_format == "svg":
            response.headers["Content-Security-Policy"] = _SVG_POLICY
        return response

    async with _drawing:
        return await asyncio.to_thread(draw)


@router.post(
    "/sessions/{session_id}/pictures/{question_id}/poster",
    response_class=Response,
    responses=_PNG,
    openapi_extra=_POSTER_DOCS,
)
async def post_poster(
    session_id: str, question_id: str, request: Request, organizer: OrganizerOf, parts: PartsOf
) -> Response:
    """A poster of a word cloud in a shape, A3 at 300 dots to the inch, as PNG. Takes some seconds."""
    chosen = Chosen(session=session_id)
    picture = await asyncio.to_thread(_read, Asker(request, organizer, parts), chosen, question_id, "poster")
    style = await _read_form(request)

    def draw() -> Response:
        try:
            return _file(picture, "poster", exports.draw(parts.engine, picture, style))
        except BadMask as error:
            raise _problem(error, request) from None

    async with _printing:
        return await asyncio.to_thread(draw)


class _BoundedUpload(Request):
    """A request whose body may be as large as a picture for the shape, and no larger."""

    async def stream(self) -> AsyncGenerator[bytes, None]:
        size = 0
        async for chunk in super().stream():
            size += len(chunk)
            if size > MAX_BYTES + _FORM_BYTES:
                raise BadMask("too_large")
            yield chunk


async def _read_form(request: Request) -> PictureStyle:
    """What the poster is to look like. Raises Problem."""
    upload = _BoundedUpload(request.scope, request.receive)
    try:
        async with upload.form(max_files=1, max_fields=4) as form:
            shape, mask, theme = form.get("shape"), form.get("mask"), form.get("theme")
            # A browser sends a field that was left empty as a file without a name.
            picture = await mask.read() if isinstance(mask, UploadFile) and mask.filename else None
    except BadMask as error:
        raise _problem(error, request) from None
    except HTTPException:
        raise _problem(BadMask("unreadable"), request) from None
    if shape not in {None, *SHAPES}:
        raise Problem(422, "bad_fields", N_("There is no such shape."))
    return PictureStyle("poster", is_dark=theme == "dark", shape=picture or str(shape or DEFAULT_SHAPE))


def _read(asker: Asker, chosen: Chosen, question_id: str, file_format: PictureFormat) -> QuestionPicture:
    """What is drawn, which is logged. Raises NotFound, and Problem for a question without such a picture."""
    engine, organizer = asker.parts.engine, asker.organizer
    with engine.connect() as connection:
        if chosen.session is not None:
            programme = programme_of_session(connection, chosen.session, organizer.id)
            title = read_session(connection, chosen.session).title
        else:
            programme = str(chosen.programme)
            check_programme(connection, programme, organizer.id)
            title = read_programme(connection, programme)[0].title
    try:
        picture = exports.read_question_picture(engine, chosen, question_id, is_poster=file_format == "poster")
    except NoPicture as error:
        raise _problem(error, asker.request) from None
    with writing(engine) as connection:
        audit.record(connection, organizer, "picture.exported", title, programme, file_format=file_format)
    return picture


def _problem(error: NoPicture | BadMask, request: Request) -> Problem:
    sentence = problem_text(error.reason, language_of(request))
    return Problem(_NO_PICTURE.get(error.reason, 409), error.reason, sentence)


def _file(picture: QuestionPicture, file_format: PictureFormat, content: bytes) -> Response:
    name = picture.names[file_format]
    return Response(content, media_type=MEDIA_TYPES[file_format], headers=as_file(name))
