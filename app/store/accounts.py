"""Organizers: the link that makes the first account, and who is signed in.

Links and sign-ins are known by a hash of their token, so that a copy of the database lets nobody in. Passwords come
here hashed; the hashing is slow on purpose and lives in `app.web.organize.passwords`.
"""

import secrets
import time
from hashlib import sha256
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Row, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from app.store.database import writing
from app.store.secrets import new_id
from app.store.tables import login, one_time_link, organizer

FIRST_ACCOUNT = "first_account"
FIRST_LINK_S = 24 * 3600
LOGIN_S = 30 * 24 * 3600
_TOKEN_BYTES = 32


Role = Literal["owner", "organizer", "viewer"]
"""An owner also looks after accounts; a viewer sees what is shared with her, and makes nothing."""


class OrganizerRecord(msgspec.Struct, frozen=True):
    """An account, without its password."""

    id: str
    email: str
    name: str
    language: str
    role: Role


class NewOrganizer(msgspec.Struct, frozen=True):
    """What an account is made of."""

    name: str
    email: str
    password_hash: str
    language: str


class EmailTaken(Exception):
    """Raised when an account is to be made with the address of another one."""


def first_link(engine: Engine) -> str | None:
    """A fresh link's token while nobody has an account, in place of any earlier unused one; None once somebody has."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with writing(engine) as connection:
        if has_organizer(connection):
            return None
        connection.execute(
            delete(one_time_link).where(one_time_link.c.purpose == FIRST_ACCOUNT, one_time_link.c.used_at.is_(None))
        )
        connection.execute(
            one_time_link.insert().values(
                token_hash=_hash(token), purpose=FIRST_ACCOUNT, expires_at=_now() + FIRST_LINK_S, used_at=None
            )
        )
    return token


def has_organizer(connection: Connection) -> bool:
    return bool(connection.scalar(select(func.count()).select_from(organizer)))


def works_first_link(connection: Connection, token: str) -> bool:
    """Whether this link would make an account now."""
    return connection.execute(select(one_time_link.c.purpose).where(*_usable(token))).first() is not None


def create_first_organizer(connection: Connection, token: str, new: NewOrganizer) -> OrganizerRecord | None:
    """The account, or None where the link is unknown, used or too old. Of several who use a link at once, one wins."""
    used = connection.execute(update(one_time_link).where(*_usable(token)).values(used_at=_now()))
    if used.rowcount != 1 or has_organizer(connection):
        return None
    return create_organizer(connection, new, "owner")


def create_organizer(connection: Connection, new: NewOrganizer, role: Role) -> OrganizerRecord:
    """An account with this role. Raises EmailTaken."""
    record = OrganizerRecord(new_id(), normalize_email(new.email), new.name, new.language, role)
    row = {**msgspec.structs.asdict(record), "password_hash": new.password_hash, "created_at": _now()}
    try:
        with connection.begin_nested():
            connection.execute(organizer.insert().values(row))
    except IntegrityError:
        raise EmailTaken from None
    return record


def find_password(connection: Connection, email: str) -> tuple[OrganizerRecord, str] | None:
    """The account with this address and its password hash; None where it is closed, as where there is none."""
    ours = (organizer.c.email == normalize_email(email), organizer.c.disabled_at.is_(None))
    row = connection.execute(select(organizer).where(*ours)).one_or_none()
    return None if row is None else (to_record(row), row.password_hash)


def change_organizer(connection: Connection, organizer_id: str, **values: str) -> None:
    """Set columns of an account: name, language, password_hash."""
    connection.execute(update(organizer).where(organizer.c.id == organizer_id).values(values))


def sign_in(connection: Connection, organizer_id: str) -> str:
    """A new sign-in's token, for the browser alone. Sign-ins that have run out are cleared away."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    connection.execute(delete(login).where(login.c.expires_at <= _now()))
    connection.execute(
        login.insert().values(
            token_hash=_hash(token), organizer_id=organizer_id, created_at=_now(), expires_at=_now() + LOGIN_S
        )
    )
    return token


def sign_out(connection: Connection, token: str) -> None:
    connection.execute(delete(login).where(login.c.token_hash == _hash(token)))


def sign_out_everywhere(connection: Connection, organizer_id: str, but: str | None = None) -> None:
    """End every sign-in of an account, save the one that holds this token."""
    ended = delete(login).where(login.c.organizer_id == organizer_id)
    if but is not None:
        ended = ended.where(login.c.token_hash != _hash(but))
    connection.execute(ended)


def signed_in(connection: Connection, token: str) -> OrganizerRecord | None:
    """Who holds this token, if it still counts."""
    query = select(organizer).join(login, login.c.organizer_id == organizer.c.id)
    row = connection.execute(
        query.where(login.c.token_hash == _hash(token), login.c.expires_at > _now(), organizer.c.disabled_at.is_(None))
    ).one_or_none()
    return None if row is None else to_record(row)


def normalize_email(email: str) -> str:
    """Addresses are compared without regard to capitals."""
    return email.strip().lower()


def to_record(row: Row[Any]) -> OrganizerRecord:
    """An account from a row that has the columns of `organizer`."""
    return OrganizerRecord(row.id, row.email, row.name, row.language, row.role)


def _usable(token: str) -> tuple[ColumnElement[bool], ...]:
    columns = one_time_link.c
    return (
        columns.token_hash == _hash(token),
        columns.purpose == FIRST_ACCOUNT,
        columns.used_at.is_(None),
        columns.expires_at > _now(),
    )


def _hash(token: str) -> str:
    # The tokens are random and long: a quick hash is enough, unlike for passwords.
    return sha256(token.encode()).hexdigest()


def _now() -> int:
    return int(time.time())
