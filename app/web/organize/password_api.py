"""Changing one's password over REST, and signing out wherever one is signed in."""

import asyncio

from fastapi import APIRouter, Request
from sqlalchemy import Engine
from starlette.responses import Response

from app.store import accounts, audit
from app.store.database import writing
from app.store.provider_accounts import ways_in
from app.web.organize.account_api import check_passwords_offered, find_by_password, sign_ins_of
from app.web.organize.forms import PasswordForm
from app.web.organize.identity import PersonOf, forget, token_of
from app.web.organize.passwords import hash_password
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.parts import PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1/me", tags=["account"], route_class=OrganizerRoute)


@router.post("/password", status_code=204)
async def change_password(form: PasswordForm, request: Request, organizer: PersonOf, parts: PartsOf) -> Response:
    """Set a new password, and sign out wherever else somebody is signed in. API tokens go on working."""
    here = token_of(request)

    def save(password_hash: str) -> None:
        with writing(parts.engine) as connection:
            accounts.change_organizer(connection, organizer.id, password_hash=password_hash)
            accounts.sign_out_everywhere(connection, organizer.id, but=here)
            audit.record(connection, organizer, "password.changed", organizer.name)

    check_passwords_offered(parts)
    if not await asyncio.to_thread(_has_password, parts.engine, organizer.id):
        sentence = N_("You have no password here: you sign in with {name}.")
        raise Problem(409, "no_password", sentence, name=parts.settings.sso_label)
    # Whoever sits down at a browser that is signed in guesses as slowly as at the door.
    known = await sign_ins_of(request).attempt(
        organizer.email, lambda: find_by_password(parts.engine, organizer.email, form.old_password)
    )
    if known is None:
        sentence = N_("This is not your password.")
        raise Problem(403, "wrong_password", sentence, {"old_password": sentence})
    await asyncio.to_thread(save, await hash_password(form.password))
    return Response(status_code=204)


@router.post("/sign-out-everywhere", status_code=204)
def sign_out_everywhere(request: Request, organizer: PersonOf, parts: PartsOf) -> Response:
    """End every sign-in of this account, this one too. API tokens go on working."""
    with writing(parts.engine) as connection:
        accounts.sign_out_everywhere(connection, organizer.id)
        audit.record(connection, organizer, "account.signed_out", organizer.name)
    response = Response(status_code=204)
    forget(request, response)
    return response


def _has_password(engine: Engine, organizer_id: str) -> bool:
    with engine.connect() as connection:
        return ways_in(connection, organizer_id)[0]
