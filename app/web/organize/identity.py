"""Which organizer asks: by the cookie of her browser, or (programs) by the same token as `Authorization: Bearer`."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.responses import Response

from app.store.accounts import LOGIN_S, OrganizerRecord, signed_in
from app.web.organize.problems import Problem
from app.web.parts import PartsOf, get_parts
from app.web.refusals import N_

COOKIE = "visent_organizer"


def find_organizer(request: Request, parts: PartsOf) -> OrganizerRecord | None:
    """Who is signed in, or None."""
    token = token_of(request)
    if token is None:
        return None
    with parts.engine.connect() as connection:
        return signed_in(connection, token)


def need_organizer(organizer: Annotated[OrganizerRecord | None, Depends(find_organizer)]) -> OrganizerRecord:
    """Who is signed in. Raises Problem where nobody is."""
    if organizer is None:
        raise Problem(
            401, "not_signed_in", N_("You are not signed in any more. Sign in in another tab, then try again.")
        )
    return organizer


MaybeOrganizer = Annotated[OrganizerRecord | None, Depends(find_organizer)]
OrganizerOf = Annotated[OrganizerRecord, Depends(need_organizer)]


def token_of(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else request.cookies.get(COOKIE)


def remember(request: Request, response: Response, token: str) -> None:
    """Sign this browser in."""
    response.set_cookie(
        COOKIE, token, max_age=LOGIN_S, path="/", httponly=True, samesite="lax", secure=_is_secure(request)
    )


def forget(request: Request, response: Response) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=_is_secure(request))


def _is_secure(request: Request) -> bool:
    """Whether the browser came over HTTPS, to us or to a proxy before us. On plain HTTP a Secure cookie is dropped."""
    public = urlsplit(get_parts(request).links.base)
    return request.url.scheme == "https" or (public.scheme == "https" and request.headers.get("host") == public.netloc)
