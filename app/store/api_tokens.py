"""API tokens: what a program signs in with, in an organizer's name. Known by a hash, as sign-ins are; shown once."""

import secrets
import time
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, delete, func, or_, select, update

from app.polling.errors import NotFound
from app.store.accounts import OrganizerRecord, to_record
from app.store.database import writing
from app.store.secrets import new_id
from app.store.tables import api_token, organizer

# So that whoever finds one in a file, and whatever looks through files for such things, knows what it is.
PREFIX = "visent_"
# Of one organizer: more than anybody has programs, few enough to be looked through by eye.
MAX_TOKENS = 50
_TOKEN_BYTES = 32


class ApiToken(msgspec.Struct, frozen=True):
    """A token without its secret. Times are seconds since 1970; `last_used_on` is a day as ISO 8601."""

    id: str
    name: str
    may_write: bool
    created_at: int
    expires_at: int | None
    last_used_on: str | None

    def has_expired(self, now: float) -> bool:
        return self.expires_at is not None and self.expires_at <= now


def create_token(
    connection: Connection, organizer_id: str, name: str, may_write: bool, expires_at: int | None
) -> tuple[ApiToken, str] | None:
    """A token and its secret, which is told this once; None where the organizer has as many as she may have."""
    query = select(func.count()).where(api_token.c.organizer_id == organizer_id)
    if (connection.scalar(query) or 0) >= MAX_TOKENS:
        return None
    secret = PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
    made = ApiToken(new_id(), name, may_write, int(time.time()), expires_at, None)
    row = {**msgspec.structs.asdict(made), "organizer_id": organizer_id, "token_hash": _hash(secret)}
    connection.execute(api_token.insert().values(row))
    return made, secret


def list_tokens(connection: Connection, organizer_id: str) -> list[ApiToken]:
    """An organizer's tokens, the newest first, also those that have run out."""
    query = select(api_token).where(api_token.c.organizer_id == organizer_id)
    rows = connection.execute(query.order_by(api_token.c.created_at.desc(), api_token.c.id))
    return [_token(row) for row in rows]


def revoke_token(connection: Connection, organizer_id: str, token_id: str) -> str:
    """Have a token of this organizer's never work again; its name. Raises NotFound."""
    ours = (api_token.c.id == token_id, api_token.c.organizer_id == organizer_id)
    name: str | None = connection.scalar(select(api_token.c.name).where(*ours))
    if name is None:
        raise NotFound(token_id)
    connection.execute(delete(api_token).where(*ours))
    return name


def holder_of(engine: Engine, secret: str) -> tuple[OrganizerRecord, bool] | None:
    """In whose name a program speaks, and whether it may write; None where the token does not count. Notes the day."""
    now = time.time()
    counts = (
        api_token.c.token_hash == _hash(secret),
        or_(api_token.c.expires_at.is_(None), api_token.c.expires_at > int(now)),
        organizer.c.disabled_at.is_(None),
    )
    query = select(organizer, api_token.c.may_write, api_token.c.last_used_on).join(
        api_token, api_token.c.organizer_id == organizer.c.id
    )
    with engine.connect() as connection:
        row = connection.execute(query.where(*counts)).one_or_none()
    if row is None:
        return None
    today = datetime.fromtimestamp(now, UTC).date().isoformat()
    if row.last_used_on != today:
        # Once a day, so that reading stays reading.
        with writing(engine) as connection:
            ours = api_token.c.token_hash == _hash(secret)
            connection.execute(update(api_token).where(ours).values(last_used_on=today))
    return to_record(row), bool(row.may_write)


def _token(row: Row[Any]) -> ApiToken:
    return ApiToken(row.id, row.name, row.may_write, row.created_at, row.expires_at, row.last_used_on)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
