"""The organizer's account: made once by the first link, signed in to, signed out of."""

import asyncio

from fastapi import APIRouter, Request
from sqlalchemy import Engine
from starlette.responses import JSONResponse, Response

from app.store import accounts, audit
from app.store.accounts import NewOrganizer, OrganizerRecord
from app.store.database import writing
from app.web.errors import language_of
from app.web.organize.forms import AccountForm, LinkForm, MeForm, SignInForm
from app.web.organize.identity import OrganizerOf, forget, remember, token_of
from app.web.organize.passwords import hash_password, is_outdated, verify_password
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.replies import Me, me_reply
from app.web.organize.sign_ins import SignIns
from app.web.parts import Parts, PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1", tags=["account"], route_class=OrganizerRoute)


@router.post("/account/link")
def check_link(form: LinkForm, parts: PartsOf) -> dict[str, bool]:
    """Whether a one-time link would still make an account."""
    with parts.engine.connect() as connection:
        return {"works": accounts.works_first_link(connection, form.token)}


@router.post("/account", status_code=201, response_model=Me)
async def make_account(form: AccountForm, request: Request, parts: PartsOf) -> Response:
    """Make the first account with a one-time link, and sign in."""
    # Looked at before the password is hashed: hashing for anybody who asks would be a way to keep the server busy.
    if not (await asyncio.to_thread(check_link, LinkForm(token=form.token), parts))["works"]:
        raise _no_link()
    password_hash = await hash_password(form.password)
    new = NewOrganizer(form.name, form.email, password_hash, language_of(request))
    made = await asyncio.to_thread(_make, parts.engine, form.token, new)
    if made is None:
        raise _no_link()
    organizer, token = made
    return signed_in_reply(request, organizer, token, status=201)


@router.post("/sign-in", response_model=Me)
async def sign_in(form: SignInForm, request: Request, parts: PartsOf) -> Response:
    """Sign in for thirty days. Wrong passwords are answered ever more slowly."""
    check_passwords_offered(parts)
    account = accounts.normalize_email(form.email)
    organizer = await sign_ins_of(request).attempt(
        account, lambda: find_by_password(parts.engine, account, form.password)
    )
    if organizer is None:
        raise Problem(401, "wrong_password", N_("The e-mail address or the password is wrong."))
    token = await asyncio.to_thread(_sign_in, parts.engine, organizer.id)
    return signed_in_reply(request, organizer, token, status=200)


@router.post("/sign-out", status_code=204)
def sign_out(request: Request, parts: PartsOf) -> Response:
    """End this browser's sign-in, for good."""
    token = token_of(request)
    if token is not None:
        with writing(parts.engine) as connection:
            accounts.sign_out(connection, token)
    response = Response(status_code=204)
    forget(request, response)
    return response


@router.get("/me")
def me(organizer: OrganizerOf) -> Me:
    """Who is signed in."""
    return me_reply(organizer)


@router.patch("/me")
def change_me(form: MeForm, organizer: OrganizerOf, parts: PartsOf) -> Me:
    """Change the name or the language of the organizer's pages."""
    changes = form.model_dump(exclude_none=True)
    if changes:
        with writing(parts.engine) as connection:
            accounts.change_organizer(connection, organizer.id, **changes)
    return Me(**{**me_reply(organizer).model_dump(), **changes})


def sign_ins_of(request: Request) -> SignIns:
    """The one count of failed sign-ins of this application."""
    state = request.app.state
    if not hasattr(state, "sign_ins"):
        state.sign_ins = SignIns()
    found = state.sign_ins
    assert isinstance(found, SignIns)
    return found


def check_passwords_offered(parts: Parts) -> None:
    """Raises Problem where people sign in with the identity provider alone."""
    if not parts.settings.sso_passwords:
        sentence = N_("Passwords are switched off on this server. Sign in with {name}.")
        raise Problem(403, "passwords_off", sentence, name=parts.settings.sso_label)


def _no_link() -> Problem:
    return Problem(
        410, "link_used", N_("This link does not work any more. Restart the server to get a new one, or sign in.")
    )


def _make(engine: Engine, token: str, new: NewOrganizer) -> tuple[OrganizerRecord, str] | None:
    with writing(engine) as connection:
        organizer = accounts.create_first_organizer(connection, token, new)
        if organizer is None:
            return None
        audit.record(connection, organizer, "account.made", organizer.name, role=organizer.role)
        return organizer, accounts.sign_in(connection, organizer.id)


async def find_by_password(engine: Engine, account: str, password: str) -> OrganizerRecord | None:
    """Who has this address and password. An unknown address takes as long as a wrong password."""
    found = await asyncio.to_thread(_read, engine, account)
    if not await verify_password(found[1] if found else None, password) or found is None:
        return None
    organizer, password_hash = found
    if is_outdated(password_hash):
        renewed = await hash_password(password)
        await asyncio.to_thread(_renew, engine, organizer.id, renewed)
    return organizer


def _read(engine: Engine, account: str) -> tuple[OrganizerRecord, str] | None:
    with engine.connect() as connection:
        return accounts.find_password(connection, account)


def _renew(engine: Engine, organizer_id: str, password_hash: str) -> None:
    with writing(engine) as connection:
        accounts.change_organizer(connection, organizer_id, password_hash=password_hash)


def _sign_in(engine: Engine, organizer_id: str) -> str:
    with writing(engine) as connection:
        return accounts.sign_in(connection, organizer_id)


def signed_in_reply(request: Request, organizer: OrganizerRecord, token: str, status: int) -> Response:
    """Tells who signed in, and has the browser remember it."""
    response = JSONResponse(me_reply(organizer).model_dump(), status_code=status)
    remember(request, response, token)
    return response
