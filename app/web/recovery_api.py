"""Keeping under a code what somebody prepared alone, and having it back on another phone.

A code stands in no address: addresses are remembered and logged on their way.
Who holds a code may do everything with what is kept under it, and nobody else can do anything, the server included.
"""

import asyncio
import json
import time
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.responses import Response

from app.polling.errors import NotFound, Refusal
from app.polling.ids import parse_code
from app.store.database import writing
from app.store.recoveries import TooMany, drop_kept, keep, open_kept, replace_kept
from app.store.reflections import find_reflection
from app.web.bodies import read_body
from app.web.errors import Refused
from app.web.parts import Parts, PartsOf

router = APIRouter(prefix="/api/v1")

MAX_BODY_BYTES = 64 * 1024

Texts = Annotated[dict[Annotated[str, Field(max_length=16)], dict[str, Any]], Field(min_length=1, max_length=200)]
Found = TypeVar("Found")
Form = TypeVar("Form", bound=BaseModel)
Code = Annotated[str, Field(min_length=20, max_length=40)]


class TextsForm(BaseModel):
    """What was written, by question, shaped like drafts of answers."""

    model_config = ConfigDict(extra="forbid")

    texts: Texts


class CodeForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    code: Code


class ReplaceForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    code: Code
    texts: Texts


class Kept(BaseModel):
    """The code: it is told this once, and kept nowhere."""

    code: str


class Opened(BaseModel):
    """`programme` is the one that was prepared for."""

    programme: str
    texts: dict[str, Any]


@router.post("/reflect/{code}/recovery", status_code=201)
async def post_recovery(code: str, request: Request, parts: PartsOf) -> Kept:
    """Keep texts for the programme that people prepare for under this code, as long as they may."""
    form = await _read(request, TextsForm)

    def save() -> str:
        with writing(parts.engine) as connection:
            link = find_reflection(connection, parse_code(code) or "")
            if link is None:
                raise NotFound(code)
            if not link.is_open:
                raise Refused(Refusal("not_found"))
            return keep(connection, link.programme, _packed(form.texts))

    try:
        return Kept(code=await _guess(parts, request, save))
    except TooMany:
        raise Refused(Refusal("not_saved")) from None


@router.put("/recovery", status_code=204)
async def put_recovery(request: Request, parts: PartsOf) -> Response:
    """Keep other texts under the same code, for another year."""
    form = await _read(request, ReplaceForm)

    def save() -> None:
        with writing(parts.engine) as connection:
            replace_kept(connection, form.code, _packed(form.texts), time.time())

    await _guess(parts, request, save)
    return Response(status_code=204)


@router.post("/recovery/open")
async def open_recovery(request: Request, parts: PartsOf) -> Opened:
    """What is kept under a code."""
    form = await _read(request, CodeForm)

    def find() -> tuple[str, bytes]:
        with parts.engine.connect() as connection:
            return open_kept(connection, form.code, time.time())

    programme, texts = await _guess(parts, request, find)
    return Opened(programme=programme, texts=json.loads(texts))


@router.post("/recovery/delete", status_code=204)
async def delete_recovery(request: Request, parts: PartsOf) -> Response:
    """Delete what is kept under a code."""
    form = await _read(request, CodeForm)

    def drop() -> None:
        with writing(parts.engine) as connection:
            drop_kept(connection, form.code)

    await _guess(parts, request, drop)
    return Response(status_code=204)


async def _guess(parts: Parts, request: Request, look: Callable[[], Found]) -> Found:
    """What is found under a code; who tries many that lead nowhere is slowed down."""
    address = request.client.host if request.client else ""
    if parts.guesses.is_blocked(address):
        raise Refused(Refusal("too_fast"))
    try:
        return await asyncio.to_thread(look)
    except NotFound:
        parts.guesses.failed(address)
        raise


async def _read(request: Request, form: type[Form]) -> Form:
    try:
        return form.model_validate_json(await read_body(request, MAX_BODY_BYTES))
    except ValidationError:
        raise Refused(Refusal("bad_message")) from None


def _packed(texts: dict[str, dict[str, Any]]) -> bytes:
    return json.dumps(texts, ensure_ascii=False).encode()
