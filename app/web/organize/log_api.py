"""The log over REST: what an organizer did and what happened to her programmes; for owners, to accounts as well."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from sqlalchemy import Connection

from app.store.accounts import OrganizerRecord
from app.store.audit import list_for
from app.web.errors import language_of
from app.web.organize.identity import OrganizerOf
from app.web.organize.log_sentences import log_sentence
from app.web.organize.problems import OrganizerRoute
from app.web.parts import PartsOf

# The largest number that both databases count to.
MAX_SEQ = 2**63 - 1
# As many as one looks through before asking for more.
PAGE = 50

router = APIRouter(prefix="/api/v1", tags=["log"], route_class=OrganizerRoute)


class LogEntryReply(BaseModel):
    seq: int
    at: int
    organizer: str | None  # who did it; null: the server itself, or a participant
    organizer_name: str | None
    action: str
    programme: str | None
    subject: str
    details: dict[str, Any]
    sentence: str  # in the reader's language


class LogReply(BaseModel):
    entries: list[LogEntryReply]  # the newest first
    older: int | None  # for `before`; null where there is nothing older


@router.get("/log")
def get_log(
    request: Request,
    organizer: OrganizerOf,
    parts: PartsOf,
    before: Annotated[int | None, Query(ge=1, le=MAX_SEQ)] = None,
) -> LogReply:
    """Fifty entries, the newest first; those older than `before` where it is given."""
    with parts.engine.connect() as connection:
        return read_log(connection, organizer, language_of(request), before)


def read_log(connection: Connection, organizer: OrganizerRecord, language: str, before: int | None = None) -> LogReply:
    found = list_for(connection, organizer, before, PAGE + 1)
    entries = [
        LogEntryReply(
            seq=entry.seq,
            at=entry.at,
            organizer=entry.organizer,
            organizer_name=entry.organizer_name,
            action=entry.action,
            programme=entry.programme,
            subject=entry.subject,
            details=entry.details,
            sentence=log_sentence(entry, language),
        )
        for entry in found[:PAGE]
    ]
    return LogReply(entries=entries, older=entries[-1].seq if len(found) > PAGE else None)
