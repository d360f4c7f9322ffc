"""The organizer's pages. Each carries what it shows first, so that nothing flickers while a script asks for it."""

import asyncio
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from sqlalchemy import Engine
from starlette.responses import RedirectResponse, Response

from app.polling.errors import NotFound
from app.polling.records import SessionRecord
from app.store.access import check_programme
from app.store.accounts import OrganizerRecord, has_organizer
from app.store.api_tokens import list_tokens
from app.store.invitations import list_invitations
from app.store.people import list_people
from app.store.programmes import list_programmes
from app.store.provider_accounts import ways_in
from app.web.errors import language_of
from app.web.headers import content_policy
from app.web.organize.identity import MaybeOrganizer
from app.web.organize.invitation_api import invitation_replies
from app.web.organize.log_api import read_log
from app.web.organize.people_api import person_replies
from app.web.organize.preparation_api import preparation_reply
from app.web.organize.privacy_api import privacy_reply
from app.web.organize.programme_api import list_templates, read_reply
from app.web.organize.replies import ProgrammeReply, me_reply, programme_in_list
from app.web.organize.session_api import read_sessions, session_replies
from app.web.organize.share_api import read_shares
from app.web.organize.token_api import token_replies
from app.web.pages import render_page
from app.web.parts import Parts, PartsOf

router = APIRouter(prefix="/organize", include_in_schema=False)


@router.get("")
@router.get("/")
def programmes(request: Request, organizer: MaybeOrganizer, parts: PartsOf) -> Response:
    if organizer is None:
        return to_sign_in(request)
    with parts.engine.connect() as connection:
        listed = [programme_in_list(summary).model_dump() for summary in list_programmes(connection, organizer.id)]
    templates = {
        language: [reply.model_dump() for reply in list_templates(language)] for language in ("sv", "nb", "en")
    }
    return organizer_page(request, "programmes", organizer, {"programmes": listed, "templates": templates})


@router.get("/start")
def start(request: Request) -> Response:
    return organizer_page(request, "start", None, {})


@router.get("/sign-in")
def sign_in(request: Request, organizer: MaybeOrganizer, parts: PartsOf) -> Response:
    onward = onward_to(request.query_params.get("next"))
    if organizer is not None:
        return RedirectResponse(onward, status_code=303)
    with parts.engine.connect() as connection:
        shown = {"next": onward, "has_account": has_organizer(connection), **offered(parts)}
    return organizer_page(request, "sign-in", None, shown)


@router.get("/account")
def account(request: Request, organizer: MaybeOrganizer, parts: PartsOf) -> Response:
    if organizer is None:
        return to_sign_in(request)
    with parts.engine.connect() as connection:
        tokens = [reply.model_dump() for reply in token_replies(list_tokens(connection, organizer.id))]
        has_password, is_linked = ways_in(connection, organizer.id)
    shown = {"tokens": tokens, "has_password": has_password, "is_linked": is_linked, **offered(parts)}
    return organizer_page(request, "account", organizer, shown)


@router.get("/people")
def people(request: Request, organizer: MaybeOrganizer, parts: PartsOf) -> Response:
    if organizer is None:
        return to_sign_in(request)
    if organizer.role != "owner":
        return RedirectResponse("/organize/account", status_code=303)
    with parts.engine.connect() as connection:
        found = [reply.model_dump() for reply in person_replies(list_people(connection))]
        invited = [reply.model_dump() for reply in invitation_replies(list_invitations(connection))]
    return organizer_page(request, "people", organizer, {"people": found, "invitations": invited, **offered(parts)})


@router.get("/log")
def log(request: Request, organizer: MaybeOrganizer, parts: PartsOf) -> Response:
    if organizer is None:
        return to_sign_in(request)
    with parts.engine.connect() as connection:
        found = read_log(connection, organizer, page_language(request, organizer))
    return organizer_page(request, "log", organizer, {"log": found.model_dump()})


@router.get("/invitation")
def invitation(request: Request, organizer: MaybeOrganizer, parts: PartsOf) -> Response:
    return organizer_page(request, "invitation", organizer, offered(parts))


@router.get("/programmes/{programme_id}")
async def programme(programme_id: str, request: Request, organizer: MaybeOrganizer, parts: PartsOf) -> Response:
    if organizer is None:
        return to_sign_in(request)
    try:
        found, sessions = await asyncio.to_thread(_read, parts.engine, programme_id, organizer.id)
    except NotFound:
        return organizer_page(request, "missing", organizer, {}, status=404)
    replies = [reply.model_dump() for reply in session_replies(parts, sessions, found.right)]
    return organizer_page(request, "programme", organizer, {"programme": found.model_dump(), "sessions": replies})


@router.get("/programmes/{programme_id}/settings")
def settings(programme_id: str, request: Request, organizer: MaybeOrganizer, parts: PartsOf) -> Response:
    if organizer is None:
        return to_sign_in(request)
    language = page_language(request, organizer)
    try:
        with parts.engine.connect() as connection:
            right = check_programme(connection, programme_id, organizer.id)
            found = read_reply(connection, programme_id, right)
            privacy = privacy_reply(connection, programme_id, right, language).model_dump()
            preparation = preparation_reply(connection, parts.links, programme_id, right).model_dump()
            shared = read_shares(connection, programme_id).model_dump() if right == "own" else None
    except NotFound:
        return organizer_page(request, "missing", organizer, {}, status=404)
    if right == "view":
        # There is nothing here to look at, only things to change.
        return RedirectResponse(f"/organize/programmes/{programme_id}", status_code=303)
    return organizer_page(
        request,
        "settings",
        organizer,
        {"programme": found.model_dump(), "privacy": privacy, "preparation": preparation, "sharing": shared},
    )


def _read(engine: Engine, programme_id: str, organizer: str) -> tuple[ProgrammeReply, list[tuple[SessionRecord, int]]]:
    with engine.connect() as connection:
        right = check_programme(connection, programme_id, organizer)
        return read_reply(connection, programme_id, right), read_sessions(connection, programme_id)


def organizer_page(
    request: Request,
    name: str,
    organizer: OrganizerRecord | None,
    page: dict[str, Any],
    status: int = 200,
    *,
    has_frames: bool = False,
) -> Response:
    """A page in the language that the address asks for, else the account's, else the browser's."""
    me = None if organizer is None else me_reply(organizer).model_dump()
    made = render_page(
        request,
        f"static/organize/{name}.html",
        "organize",
        {**page, "me": me},
        status=status,
        language=page_language(request, organizer),
    )
    if has_frames:
        made.headers["Content-Security-Policy"] = content_policy(request.headers.get("host", ""), frames="'self'")
    return made


def page_language(request: Request, organizer: OrganizerRecord | None) -> str:
    return organizer.language if organizer and "language" not in request.query_params else language_of(request)


def to_sign_in(request: Request) -> Response:
    wanted = {name: request.query_params[name] for name in ("language",) if name in request.query_params}
    if request.url.path.rstrip("/") != "/organize":
        wanted["next"] = request.url.path
    query = f"?{urlencode(wanted, safe='/')}" if wanted else ""
    return RedirectResponse(f"/organize/sign-in{query}", status_code=303)


def offered(parts: Parts) -> dict[str, Any]:
    """How people may sign in here: the name of the identity provider or null, and whether with a password."""
    settings = parts.settings
    return {"sso": settings.sso_label or None, "passwords": settings.sso_passwords}


def onward_to(wanted: str | None) -> str:
    """Where to go once signed in: pages of the organizer alone, so that no link leads people astray."""
    return wanted if wanted and wanted.startswith("/organize/") and "\\" not in wanted else "/organize"
