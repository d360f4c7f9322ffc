"""The pages of phone and projector, QR codes, and whether the server is well."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from app.export.headings import Headings
from app.hub.open_links import GONE
from app.locales import catalogue
from app.polling.errors import Refusal
from app.polling.ids import CODE_DIGITS, parse_code
from app.polling.kinds import KINDS
from app.store.database import is_migrated
from app.store.reflections import is_code_taken, is_prepared_for
from app.store.retention import PrivacySettings, privacy_of_session
from app.web.assets import FOLDERS
from app.web.errors import Refused, language_of
from app.web.headers import content_policy
from app.web.parts import PartsOf, get_parts
from app.web.phone_parts import extras_of, parts_of, texts_of
from app.web.privacy_text import PrivacyText, facts_of, privacy_text
from app.web.qr import qr_code
from app.web.sockets.phone import find_room

router = APIRouter(include_in_schema=False)

_templates = Environment(
    loader=FileSystemLoader(FOLDERS["static"].parent),
    autoescape=select_autoescape(default=True),
)


def render_page(
    request: Request,
    template: str,
    domain: str,
    page: dict[str, Any],
    *,
    status: int = 200,
    language: str | None = None,
    texts_for: Callable[[str], str] | None = None,
    **values: Any,
) -> HTMLResponse:
    """A page in the reader's language, with its own values for the script and its catalogue, or the part of it that
    `texts_for` gives as JSON for a language."""
    texts = catalogue(domain, language or language_of(request))
    html = _templates.get_template(template).render(
        lang=texts.language,
        dir="ltr",
        assets=get_parts(request).assets.prefix,
        texts_json=Markup(texts_for(texts.language) if texts_for else texts.as_json()),  # noqa: S704 -- as_json escapes "<"
        page_json=Markup(json.dumps(page).replace("<", "\\u003c")),  # noqa: S704 -- escaped here
        page=page,
        _=texts.text,
        ngettext=texts.plural,
        **values,
    )
    headers = {"Content-Language": texts.language, "Vary": "Accept-Language"}
    return HTMLResponse(html, status_code=status, headers=headers)


@router.get("/healthz")
async def healthz() -> Response:
    return JSONResponse({"status": "alive"})


@router.get("/readyz")
async def readyz(parts: PartsOf) -> Response:
    checks = await asyncio.to_thread(_check_database, parts.engine)
    ready = all(checks.values())
    return JSONResponse({"status": "ready" if ready else "not ready", **checks}, status_code=200 if ready else 503)


@router.get("/")
async def front(request: Request) -> Response:
    return _phone_page(request, None)


@router.get("/present/{session}")
async def present(session: str, request: Request, parts: PartsOf) -> Response:
    # Whether the session exists is for those to know who hold its key.
    page = render_page(request, "presenter/page.html", "presenter", {"session": session})
    if "embed" in request.query_params:
        # The one page that others may frame: it does nothing without its key, which the framing page must know.
        host = request.headers.get("host", "")
        page.headers["Content-Security-Policy"] = content_policy(host, parts.settings.embed_origins)
    return page


@router.get("/remote/{session}")
async def remote(session: str, request: Request) -> Response:
    return render_page(request, "presenter/remote/page.html", "presenter", _desk_page(session, request))


@router.get("/notes/{session}")
async def notes(session: str, request: Request) -> Response:
    return render_page(request, "presenter/notes/page.html", "presenter", _desk_page(session, request))


@router.get("/qr/{code}.svg")
async def qr(code: str, parts: PartsOf) -> Response:
    """The join address as a QR code."""
    parsed = parse_code(code)
    if parsed is None:
        raise Refused(Refusal("not_found"))
    return qr_code(parts.links.join_url(parsed), {"Cache-Control": "max-age=3600"})


@router.get("/{typed}")
async def join(typed: str, request: Request, parts: PartsOf) -> Response:
    """The phone's page for a code, however it was typed."""
    code = parse_code(typed)
    if code is None:
        # People mistype codes, not words: with most of the digits there it is a code that was meant.
        if sum(sign.isdigit() for sign in typed) < CODE_DIGITS - 2:
            raise Refused(Refusal("not_found"))
        return _phone_page(request, typed, unknown=True)
    if await asyncio.to_thread(_leads_to_reflection, parts.engine, code):
        return RedirectResponse(f"/reflect/{code}", status_code=303)
    room = await find_room(parts, code, request.client.host if request.client else "")
    if isinstance(room, Refusal):
        return _phone_page(request, code, unknown=True, gone=room == GONE)
    if code != typed:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/{code}{query}", status_code=308)
    kinds = tuple(sorted({question.kind for question in room.live.questions}))
    settings, prepares = await asyncio.to_thread(_read_about, parts.engine, room.live.id)
    said = privacy_text(facts_of(settings, room.live.questions), language_of(request))
    extras = extras_of(room.live)
    title = room.live.title
    return _phone_page(request, code, title=title, prepares=prepares, kinds=kinds, extras=extras, privacy=said)


def _phone_page(
    request: Request,
    code: str | None,
    *,
    title: str | None = None,
    prepares: bool = False,
    unknown: bool = False,
    gone: bool = False,
    kinds: tuple[str, ...] = (),
    extras: tuple[str, ...] = (),
    privacy: PrivacyText | None = None,
) -> HTMLResponse:
    return render_page(
        request,
        "static/phone/page.html",
        "phone",
        {
            "code": code,
            "title": title,
            "prepares": prepares,
            "unknown": unknown,
            "gone": gone,
            "kinds": kinds,
            "extras": extras,
        },
        status=404 if unknown else 200,
        texts_for=None if title is None else lambda language: texts_of(language, kinds, extras),
        parts=parts_of(kinds, extras),
        privacy=privacy,
    )


def _desk_page(session: str, request: Request) -> dict[str, Any]:
    """What the remote and the notes begin with: they name the kind of the question that comes next."""
    headings = Headings(language_of(request))
    return {"session": session, "kinds": {kind: headings.kind(kind) for kind in KINDS}}


def _leads_to_reflection(engine: Engine, code: str) -> bool:
    with engine.connect() as connection:
        return is_code_taken(connection, code)


def _read_about(engine: Engine, session_id: str) -> tuple[PrivacySettings, bool]:
    """What the session's programme says about answers, and whether people could prepare for it."""
    with engine.connect() as connection:
        return privacy_of_session(connection, session_id), is_prepared_for(connection, session_id)


def _check_database(engine: Engine) -> dict[str, bool]:
    try:
        with engine.connect() as connection:
            connection.execute(select(1))
        return {"database": True, "migrations": is_migrated(engine)}
    except SQLAlchemyError:
        return {"database": False, "migrations": False}
