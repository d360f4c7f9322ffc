"""Pictures of a session's word clouds over REST: PNG, SVG, and posters in a shape of the organizer's own."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy import Engine
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.export.pictures import MEDIA_TYPES, NoPicture, problem_text
from app.store.access import programme_of_session
from app.web import exports
from app.web.errors import language_of
from app.web.exports import CloudToDraw, PictureStyle
from app.web.file_names import as_file
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.parts import PartsOf
from app.web.refusals import N_
from app.word_cloud.mask import DEFAULT_SHAPE, MAX_BYTES, SHAPES, BadMask

router = APIRouter(prefix="/api/v1", tags=["pictures"], route_class=OrganizerRoute)

Theme = Literal["light", "dark"]
_STATUS = {"unknown_question": 404, "no_word_cloud": 409, "no_answers": 409, "too_large": 413}
# What a form has around its file.
_FORM_BYTES = 64 * 1024
# Drawing is work for a whole core and much memory: one picture and one poster at a time.
_drawing, _printing = asyncio.Lock(), asyncio.Lock()
_SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox"
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
_SVG: dict[int | str, dict[str, Any]] = {200: {"content": {"image/svg+xml": {}}}}


class PictureReply(BaseModel):
    question: str
    number: int  # in the export, from 1
    prompt: str
    answers: int


@router.get("/sessions/{session_id}/pictures")
async def get_pictures(session_id: str, organizer: OrganizerOf, parts: PartsOf) -> list[PictureReply]:
    """The word clouds of which there are pictures: those that have been answered."""

    def read() -> list[PictureReply]:
        _check(parts.engine, session_id, organizer.id)
        try:
            clouds = exports.list_clouds(parts.engine, session_id)
        except NoPicture:
            return []
        return [
            PictureReply(question=cloud.asked.id, number=cloud.number, prompt=cloud.asked.prompt, answers=cloud.answers)
            for cloud in clouds
        ]

    return await asyncio.to_thread(read)


@router.get("/sessions/{session_id}/pictures/{question_id}.png", response_class=Response, responses=_PNG)
async def get_png(
    session_id: str,
    question_id: str,
    request: Request,
    organizer: OrganizerOf,
    parts: PartsOf,
    *,
    size: Literal["1080p", "4k"] = "1080p",
    theme: Theme = "light",
) -> Response:
    """A word cloud as it was on the screen, as PNG: 1920 or 3840 pixels wide."""

    def draw() -> Response:
        cloud = _read(parts.engine, session_id, question_id, organizer.id, request)
        return _file(cloud, "png", exports.draw(cloud, PictureStyle("png", size, theme == "dark")))

    async with _drawing:
        return await asyncio.to_thread(draw)


@router.get("/sessions/{session_id}/pictures/{question_id}.svg", response_class=Response, responses=_SVG)
async def get_svg(
    session_id: str,
    question_id: str,
    request: Request,
    organizer: OrganizerOf,
    parts: PartsOf,
    *,
    theme: Theme = "light",
) -> Response:
    """A word cloud as it was on the screen, as SVG that carries its typeface."""

    def draw() -> Response:
        cloud = _read(parts.engine, session_id, question_id, organizer.id, request)
        response = _file(cloud, "svg", exports.draw(cloud, PictureStyle("svg", is_dark=theme == "dark")))
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
    cloud = await asyncio.to_thread(_read, parts.engine, session_id, question_id, organizer.id, request)
    style = await _read_form(request)

    def draw() -> Response:
        try:
            return _file(cloud, "poster", exports.draw(cloud, style))
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


def _check(engine: Engine, session_id: str, organizer: str) -> None:
    """Raises NotFound where the session is not the organizer's to see."""
    with engine.connect() as connection:
        programme_of_session(connection, session_id, organizer)


def _read(engine: Engine, session_id: str, question_id: str, organizer: str, request: Request) -> CloudToDraw:
    """Raises NotFound, and Problem for a question without a picture."""
    _check(engine, session_id, organizer)
    try:
        return exports.read_cloud(engine, session_id, question_id)
    except NoPicture as error:
        raise _problem(error, request) from None


def _problem(error: NoPicture | BadMask, request: Request) -> Problem:
    sentence = problem_text(error.reason, language_of(request))
    return Problem(_STATUS.get(error.reason, 422), error.reason, sentence)


def _file(cloud: CloudToDraw, file_format: str, content: bytes) -> Response:
    name = cloud.name(file_format)
    return Response(content, media_type=MEDIA_TYPES[file_format], headers=as_file(name))
