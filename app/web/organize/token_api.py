"""API tokens over REST: made by a person for a program, listed, revoked."""

import time

from fastapi import APIRouter
from pydantic import BaseModel

from app.store import audit
from app.store.api_tokens import MAX_TOKENS, ApiToken, create_token, list_tokens, revoke_token
from app.store.database import writing
from app.web.organize.forms import NewTokenForm
from app.web.organize.identity import OrganizerOf, PersonOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.parts import PartsOf
from app.web.refusals import N_

DAY_S = 24 * 3600

router = APIRouter(prefix="/api/v1/me/tokens", tags=["account"], route_class=OrganizerRoute)


class ApiTokenReply(BaseModel):
    id: str
    name: str
    may_write: bool  # false: it reads only
    created_at: int
    expires_at: int | None  # null: it works until it is revoked
    expired: bool
    last_used_on: str | None  # a day, in UTC; null: never


class NewApiTokenReply(ApiTokenReply):
    token: str  # for `Authorization: Bearer`; told this once


@router.get("")
def get_tokens(organizer: OrganizerOf, parts: PartsOf) -> list[ApiTokenReply]:
    """The organizer's tokens, the newest first, without their secrets."""
    with parts.engine.connect() as connection:
        return token_replies(list_tokens(connection, organizer.id))


@router.post("", status_code=201)
def post_token(form: NewTokenForm, organizer: PersonOf, parts: PartsOf) -> NewApiTokenReply:
    """A token for a program, which speaks with this organizer's rights. At most fifty an account."""
    expires_at = None if form.days is None else int(time.time()) + form.days * DAY_S
    with writing(parts.engine) as connection:
        made = create_token(connection, organizer.id, form.name, form.may_write, expires_at)
        if made is None:
            sentence = N_("An account has at most {most} tokens. Revoke one that nothing uses any more.")
            raise Problem(409, "too_many_tokens", sentence, most=MAX_TOKENS)
        record, secret = made
        audit.record(connection, organizer, "token.made", record.name, may_write=record.may_write)
    return NewApiTokenReply(**_reply(record).model_dump(), token=secret)


@router.post("/{token_id}/revoke")
def revoke(token_id: str, organizer: PersonOf, parts: PartsOf) -> list[ApiTokenReply]:
    """End a token for good. Gives those that are left."""
    with writing(parts.engine) as connection:
        name = revoke_token(connection, organizer.id, token_id)
        audit.record(connection, organizer, "token.revoked", name)
        return token_replies(list_tokens(connection, organizer.id))


def token_replies(tokens: list[ApiToken]) -> list[ApiTokenReply]:
    return [_reply(token) for token in tokens]


def _reply(token: ApiToken) -> ApiTokenReply:
    return ApiTokenReply(
        id=token.id,
        name=token.name,
        may_write=token.may_write,
        created_at=token.created_at,
        expires_at=token.expires_at,
        expired=token.has_expired(time.time()),
        last_used_on=token.last_used_on,
    )
