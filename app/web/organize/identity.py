"""Which organizer asks: by the cookie of her browser, or for a program by `Authorization: Bearer`.

A program shows an API token, which may be for reading only, or the token of a sign-in.
"""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.responses import Response

from app.store.accounts import LOGIN_S, OrganizerRecord, signed_in
from app.store.api_tokens import PREFIX, holder_of
from app.web.organize.problems import Problem
from app.web.parts import PartsOf, get_parts
from app.web.refusals import N_

COOKIE = "visent_organizer"
_READING = {"GET", "HEAD"}


def find_organizer(request: Request, parts: PartsOf) -> OrganizerRecord | None:
    """Who is signed in, or None. Raises Problem where an API token that reads only is to change something."""
    token = token_of(request)
    if token is None:
        return None
    if _is_program(token):
        return _find_holder(request, parts, token)
    with parts.engine.connect() as connection:
        return signed_in(connection, token)


def need_organizer(organizer: Annotated[OrganizerRecord | None, Depends(find_organizer)]) -> OrganizerRecord:
    """Who is signed in. Raises Problem where nobody is."""
    if organizer is None:
        raise Problem(
            401, "not_signed_in", N_("You are not signed in any more. Sign in in another tab, then try again.")
        )
    return organizer


def need_person(request: Request, organizer: Annotated[OrganizerRecord, Depends(need_organizer)]) -> OrganizerRecord:
    """Who is signed in by herself. Raises Problem for a program: what it could do here would outlive its token."""
    if _is_program(token_of(request) or ""):
        raise Problem(403, "person_needed", N_("A program may not do this. Sign in and do it on the page."))
    return organizer


def need_owner(person: Annotated[OrganizerRecord, Depends(need_person)]) -> OrganizerRecord:
    """An owner who is signed in by herself. Raises Problem for everybody else."""
    if person.role != "owner":
        raise Problem(403, "not_allowed", N_("Only owners look after accounts. Ask one of them."))
    return person


MaybeOrganizer = Annotated[OrganizerRecord | None, Depends(find_organizer)]
OrganizerOf = Annotated[OrganizerRecord, Depends(need_organizer)]
PersonOf = Annotated[OrganizerRecord, Depends(need_person)]
OwnerOf = Annotated[OrganizerRecord, Depends(need_owner)]


def token_of(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else request.cookies.get(COOKIE)


def remember(request: Request, response: Response, token: str) -> None:
    """Sign this browser in."""
    response.set_cookie(
        COOKIE, token, max_age=LOGIN_S, path="/", httponly=True, samesite="lax", secure=is_secure(request)
    )


def forget(request: Request, response: Response) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=is_secure(request))


def _is_program(token: str) -> bool:
    return token.startswith(PREFIX)


def _find_holder(request: Request, parts: PartsOf, token: str) -> OrganizerRecord | None:
    # Pages are for people: a token opens the API alone.
    found = holder_of(parts.engine, token) if request.url.path.startswith("/api/v1/") else None
    if found is None:
        return None
    organizer, may_write = found
    if not may_write and request.method not in _READING:
        raise Problem(403, "read_only_token", N_("This token reads only. Make one that may write."))
    return organizer


def is_secure(request: Request) -> bool:
    """Whether the browser came over HTTPS, to us or to a proxy before us. On plain HTTP a Secure cookie is dropped."""
    public = urlsplit(get_parts(request).links.base)
    return request.url.scheme == "https" or (public.scheme == "https" and request.headers.get("host") == public.netloc)
