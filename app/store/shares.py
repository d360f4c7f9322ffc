"""Whom a programme is shared with, beside whoever made it. What a share allows is decided in `app.store.access`."""

import time
from typing import Literal

import msgspec
from sqlalchemy import Connection, delete, select

from app.polling.errors import NotFound
from app.store.accounts import OrganizerRecord, normalize_email, to_record
from app.store.tables import organizer, programme, programme_share

ShareRole = Literal["editor", "viewer"]


class Share(msgspec.Struct, frozen=True):
    """That an account may see a programme or work on it."""

    account: OrganizerRecord
    role: ShareRole


def list_shares(connection: Connection, programme_id: str) -> list[Share]:
    """By the name of whom it is shared with."""
    query = select(organizer, programme_share.c.role.label("share_role")).join(
        programme_share, programme_share.c.organizer_id == organizer.c.id
    )
    rows = connection.execute(query.where(programme_share.c.programme_id == programme_id))
    return sorted(
        (Share(to_record(row), row.share_role) for row in rows),
        key=lambda one: (one.account.name.casefold(), one.account.email),
    )


def read_share(connection: Connection, programme_id: str, organizer_id: str) -> Share:
    """Raises NotFound."""
    for share in list_shares(connection, programme_id):
        if share.account.id == organizer_id:
            return share
    raise NotFound(organizer_id)


def put_share(connection: Connection, programme_id: str, organizer_id: str, role: ShareRole) -> None:
    """Share a programme with an account, in place of an earlier share with it."""
    remove_share(connection, programme_id, organizer_id)
    row = {"programme_id": programme_id, "organizer_id": organizer_id, "role": role, "created_at": int(time.time())}
    connection.execute(programme_share.insert().values(row))


def remove_share(connection: Connection, programme_id: str, organizer_id: str) -> None:
    """Share it with this account no more. Where it was not shared, nothing changes."""
    ours = (programme_share.c.programme_id == programme_id, programme_share.c.organizer_id == organizer_id)
    connection.execute(delete(programme_share).where(*ours))


def find_account(connection: Connection, email: str) -> OrganizerRecord | None:
    """The open account with this address."""
    ours = (organizer.c.email == normalize_email(email), organizer.c.disabled_at.is_(None))
    row = connection.execute(select(organizer).where(*ours)).one_or_none()
    return None if row is None else to_record(row)


def title_of(connection: Connection, programme_id: str) -> str:
    return str(connection.scalar(select(programme.c.title).where(programme.c.id == programme_id)))
