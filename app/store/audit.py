"""The log of what was done by whom. It outlives what it speaks of, and holds no answer, no token and no address."""

import time
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, or_, select

from app.store.access import owned_by
from app.store.accounts import OrganizerRecord
from app.store.tables import audit_entry, programme

# Longer titles and names are cut: the log is read, not restored from.
_MAX_SUBJECT_CHARS = 300


class AuditEntry(msgspec.Struct, frozen=True):
    """Something that was done. `organizer` is who did it, None for the server itself or a participant."""

    seq: int
    at: int  # seconds since 1970
    organizer: str | None
    organizer_name: str | None
    action: str  # such as "session.deleted"
    programme: str | None
    subject: str
    details: dict[str, Any]


def record(
    connection: Connection,
    organizer: OrganizerRecord | None,
    action: str,
    subject: str,
    programme: str | None = None,
    **details: Any,
) -> None:
    """Log what is done in this transaction: it stands in the log if and only if it was done."""
    connection.execute(
        audit_entry.insert().values(
            at=int(time.time()),
            organizer_id=None if organizer is None else organizer.id,
            organizer_name=None if organizer is None else organizer.name,
            action=action,
            programme_id=programme,
            subject=subject[:_MAX_SUBJECT_CHARS],
            details=msgspec.json.encode(details).decode(),
        )
    )


def list_entries(
    connection: Connection,
    *,
    organizer: str | None = None,
    programmes: Sequence[str] = (),
    action: str | None = None,
    before: int | None = None,
    most: int = 100,
) -> list[AuditEntry]:
    """The newest first, older than `before`: by an organizer or about these programmes (all, without either).

    `action`: only what is called so.
    """
    chosen: list[ColumnElement[bool]] = []
    if organizer is not None:
        chosen.append(audit_entry.c.organizer_id == organizer)
    if programmes:
        chosen.append(audit_entry.c.programme_id.in_(programmes))
    return _read(connection, chosen, before, most, action)


def list_for(
    connection: Connection, organizer: OrganizerRecord, before: int | None = None, most: int = 100
) -> list[AuditEntry]:
    """What this organizer may read of the log, as `list_entries`: what she did, and what happened to her programmes.

    An owner also reads what concerns no programme: accounts.
    """
    columns = audit_entry.c
    hers = select(programme.c.id).where(owned_by(organizer.id))
    chosen = [columns.organizer_id == organizer.id, columns.programme_id.in_(hers)]
    if organizer.role == "owner":
        chosen.append(columns.programme_id.is_(None))
    return _read(connection, chosen, before, most)


def _read(
    connection: Connection,
    chosen: list[ColumnElement[bool]],
    before: int | None,
    most: int,
    action: str | None = None,
) -> list[AuditEntry]:
    query = select(audit_entry).order_by(audit_entry.c.seq.desc()).limit(most)
    if chosen:
        query = query.where(or_(*chosen))
    if action is not None:
        query = query.where(audit_entry.c.action == action)
    if before is not None:
        query = query.where(audit_entry.c.seq < before)
    return [
        AuditEntry(
            row.seq,
            row.at,
            row.organizer_id,
            row.organizer_name,
            row.action,
            row.programme_id,
            row.subject,
            msgspec.json.decode(row.details),
        )
        for row in connection.execute(query)
    ]
