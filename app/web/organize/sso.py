"""Signing in with an identity provider: the way there, the way back, and a page for whoever was not let in."""

import asyncio
from collections.abc import Mapping
from urllib.parse import urlencode

import structlog
from fastapi import APIRouter, Request
from sqlalchemy import Engine
from starlette.responses import RedirectResponse, Response

from app.polling.errors import NotFound
from app.store import accounts, audit
from app.store.database import writing
from app.store.provider_accounts import Identity, MetAnother, NotLetIn, admit
from app.store.shares import title_of
from app.web.errors import language_of
from app.web.organize.identity import is_secure, remember
from app.web.organize.pages import offered, onward_to, organizer_page
from app.web.organize.sign_on import SignOn, SignOnFault, sign_on_of
from app.web.organize.sso_refusals import REFUSALS, Reason
from app.web.organize.sso_trips import COOKIE, COOKIE_PATH, TRIP_S, Trip, TripLost
from app.web.parts import Parts, PartsOf

router = APIRouter(prefix=COOKIE_PATH, include_in_schema=False)
log = structlog.get_logger()


@router.get("")
async def set_out(request: Request, parts: PartsOf) -> Response:
    """Sends somebody to the provider, to come back to `next`."""
    sign_on = sign_on_of(request)
    trip, cookie = sign_on.trips.begin(onward_to(request.query_params.get("next")), language_of(request))
    if not await asyncio.to_thread(_has_organizer, parts.engine):
        return _refused("no_owner", trip)
    try:
        response = RedirectResponse(await way_there(sign_on, parts, trip), status_code=303)
    except SignOnFault as fault:
        return _refused(fault.reason, trip)
    remember_trip(request, response, cookie)
    return response


@router.get("/callback")
async def come_back(request: Request, parts: PartsOf) -> Response:
    """Signs in whoever the provider has sent back, if all is as it must be."""
    sign_on, asked = sign_on_of(request), request.query_params
    try:
        trip = sign_on.trips.end(request.cookies.get(COOKIE), asked.get("state"))
    except TripLost:
        return _refused("lost", None)
    try:
        identity = await _identify(sign_on, parts, trip, asked)
        token = await asyncio.to_thread(_let_in, parts.engine, sign_on, identity, trip)
    except SignOnFault as fault:
        log.warning("single sign-on: nobody was signed in", reason=fault.reason, why=fault.why)
        return _forget_trip(request, _refused(fault.reason, trip))
    except NotLetIn as refused:
        log.info("single sign-on: somebody was not let in", reason=refused.reason)
        return _forget_trip(request, _refused(refused.reason, trip))
    response = RedirectResponse(trip.onward, status_code=303)
    remember(request, response, token)
    return _forget_trip(request, response)


@router.get("/refused/{reason}")
def refused(reason: str, request: Request, parts: PartsOf) -> Response:
    """Says what happened, what was kept, and what to do."""
    sign_on_of(request)
    if reason not in REFUSALS:
        raise NotFound(reason)
    said = REFUSALS[reason]
    onward = urlencode({"next": onward_to(request.query_params.get("next"))}, safe="/")
    shown = {
        **offered(parts),
        "heading": said.heading,
        "sentences": [said.happened, said.advice],
        "retry": f"{COOKIE_PATH}?{onward}" if said.may_retry else None,
        "back": f"/organize/sign-in?{onward}",
    }
    return organizer_page(request, "sso-refused", None, shown, status=said.status)


async def way_there(sign_on: SignOn, parts: Parts, trip: Trip) -> str:
    """The provider's address for this trip. Raises SignOnFault."""
    nonce, verifier = sign_on.trips.nonce(trip), sign_on.trips.verifier(trip)
    try:
        return await sign_on.provider.sign_in_url(_way_back(parts), trip.state, nonce, verifier, trip.language)
    except SignOnFault as fault:
        log.warning("single sign-on: the provider cannot be asked", reason=fault.reason, why=fault.why)
        raise


def remember_trip(request: Request, response: Response, cookie: str) -> None:
    response.set_cookie(
        COOKIE, cookie, max_age=TRIP_S, path=COOKIE_PATH, httponly=True, samesite="lax", secure=is_secure(request)
    )


async def _identify(sign_on: SignOn, parts: Parts, trip: Trip, told: Mapping[str, str]) -> Identity:
    """Who came back from this trip, by what the provider told. Raises SignOnFault."""
    code, error = told.get("code"), told.get("error")
    if error == "access_denied":
        raise SignOnFault("cancelled", "the provider says: access_denied")
    if error is not None or not code:
        raise SignOnFault("provider", f"it sends somebody back with {(error or 'no code')[:200]!r}")
    nonce, verifier = sign_on.trips.nonce(trip), sign_on.trips.verifier(trip)
    return await sign_on.provider.identify(code, _way_back(parts), nonce, verifier, told.get("iss"))


def _let_in(engine: Engine, sign_on: SignOn, identity: Identity, trip: Trip) -> str:
    """A sign-in's token for this identity. Raises NotLetIn."""
    try:
        return _admit(engine, sign_on, identity, trip)
    except MetAnother:
        return _admit(engine, sign_on, identity, trip)


def _admit(engine: Engine, sign_on: SignOn, identity: Identity, trip: Trip) -> str:
    with writing(engine) as connection:
        let_in = admit(connection, identity, sign_on.domains, trip.language, trip.invitation)
        account = let_in.account
        if let_in.how == "made":
            told = {"provider": sign_on.name, "role": account.role}
            audit.record(connection, account, "account.made_by_sso", account.name, **told)
        if let_in.how == "linked":
            audit.record(connection, account, "account.linked", account.name, provider=sign_on.name)
        for programme in let_in.programmes:
            audit.record(connection, account, "share.accepted", title_of(connection, programme), programme)
        return accounts.sign_in(connection, account.id)


def _has_organizer(engine: Engine) -> bool:
    with engine.connect() as connection:
        return accounts.has_organizer(connection)


def _way_back(parts: Parts) -> str:
    return parts.links.sso_callback_url()


def _refused(reason: Reason, trip: Trip | None) -> Response:
    """To a page of its own, so that reloading it brings nothing back to the provider, and no code stays in sight."""
    more = "" if trip is None else "?" + urlencode({"next": trip.onward, "language": trip.language}, safe="/")
    return RedirectResponse(f"{COOKIE_PATH}/refused/{reason}{more}", status_code=303)


def _forget_trip(request: Request, response: Response) -> Response:
    response.delete_cookie(COOKIE, path=COOKIE_PATH, httponly=True, samesite="lax", secure=is_secure(request))
    return response
