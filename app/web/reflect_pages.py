"""Preparing alone: a page with the programme's questions, whose answers stay on the phone, and a count of who has.

Nothing that somebody writes comes to the server: it is told that somebody has prepared, and no more.
"""

import asyncio
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import RedirectResponse, Response

from app.polling.errors import Refusal
from app.polling.ids import parse_code
from app.polling.kinds import KINDS
from app.polling.kinds.base import Supporting, asks, settings_for_phones
from app.polling.session import Question
from app.store.database import writing
from app.store.programmes import ProgrammeRecord, read_programme
from app.store.reflections import Reflection, add_prepared, find_reflection
from app.web.errors import Refused
from app.web.pages import render_page
from app.web.parts import Parts, PartsOf
from app.web.phone_parts import REFLECT, parts_of, texts_of
from app.web.sockets.phone import find_room

router = APIRouter()


class PreparedForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    marker: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16,64}$")]


@router.get("/reflect/{typed}", include_in_schema=False)
async def reflect(typed: str, request: Request, parts: PartsOf) -> Response:
    """The page for a code, however it was typed; a session's code leads to the session."""
    code = parse_code(typed)
    if code is None:
        raise Refused(Refusal("not_found"))
    found = await asyncio.to_thread(_find, parts, code)
    if found is None:
        room = await find_room(parts, code, request.client.host if request.client else "")
        if isinstance(room, Refusal):
            raise Refused(room)
        return RedirectResponse(f"/{code}", status_code=303)
    if code != typed:
        return RedirectResponse(f"/reflect/{code}", status_code=308)
    link, programme, questions = found
    asked = [question for question in questions if _is_for_one_alone(question)]
    kinds = tuple(sorted({question.kind for question in asked}))
    page = {
        "code": code,
        "programme": programme.id,
        "title": programme.title,
        "open": link.is_open,
        "language": programme.language,
        "kinds": kinds,
        "questions": [_view(question) for question in asked] if link.is_open else [],
    }
    return render_page(
        request,
        "static/phone/reflect.html",
        "phone",
        page,
        texts_for=lambda language: texts_of(language, kinds, (), REFLECT),
        parts=parts_of(kinds, (), REFLECT),
    )


@router.post("/api/v1/reflect/{code}/prepared", status_code=204)
async def post_prepared(code: str, form: PreparedForm, request: Request, parts: PartsOf) -> Response:
    """Count somebody as having prepared, once for a marker that the phone makes at random; its hash alone is kept."""

    def save(link: Reflection) -> None:
        with writing(parts.engine) as connection:
            add_prepared(connection, link.programme, form.marker)

    address = request.client.host if request.client else ""
    if parts.guesses.is_blocked(address):
        raise Refused(Refusal("too_fast"))
    found = await asyncio.to_thread(_find, parts, parse_code(code) or "")
    if found is None:
        parts.guesses.failed(address)
    if found is None or not found[0].is_open:
        raise Refused(Refusal("not_found"))
    await asyncio.to_thread(save, found[0])
    return Response(status_code=204)


def _find(parts: Parts, code: str) -> tuple[Reflection, ProgrammeRecord, list[Question]] | None:
    with parts.engine.connect() as connection:
        link = find_reflection(connection, code)
        if link is None:
            return None
        programme, questions = read_programme(connection, link.programme)
        return link, programme, list(questions)


def _is_for_one_alone(question: Question) -> bool:
    """A quiz needs somebody who tells what is right, and questions from the hall need a hall."""
    kind = KINDS[question.kind]
    return asks(kind) and not isinstance(kind, Supporting) and question.kind != "quiz"


def _view(question: Question) -> dict[str, Any]:
    """The question as phones are told of it while its answer is not told."""
    settings = msgspec.to_builtins(settings_for_phones(question.settings, is_told=False))
    return {"id": question.id, "kind": question.kind, "prompt": question.prompt, "settings": settings}
