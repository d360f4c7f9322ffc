"""Privacy over REST: how long a programme's answers are kept, how small a group may be, what was deleted."""

import asyncio
import time
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from sqlalchemy import Connection

from app.store.access import Right, check_programme, programme_of_session
from app.store.audit import list_entries, record
from app.store.database import writing
from app.store.programmes import LEAST_GROUP_FLOOR, read_programme
from app.store.retention import (
    ERASED,
    MAX_RETENTION_DAYS,
    PrivacySettings,
    StillLive,
    read_privacy,
    set_privacy,
)
from app.store.sessions import list_sessions
from app.web.erasing import erase
from app.web.errors import language_of
from app.web.organize.forms import Form
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.parts import PartsOf
from app.web.privacy_text import facts_of, privacy_text
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1", tags=["privacy"], route_class=OrganizerRoute)

MAX_LEAST_GROUP = 100
# What a page of the log shows; all of it stands in the log.
_SHOWN_DELETIONS = 50


class PrivacyForm(Form):
    """What is left out stays as it is; no number of days: until somebody deletes them."""

    retention_days: Annotated[int, Field(ge=1, le=MAX_RETENTION_DAYS, strict=True)] | None = None
    least_group: Annotated[int, Field(ge=0, le=MAX_LEAST_GROUP, strict=True)] = 0


class KeptSessionReply(BaseModel):
    id: str
    title: str
    phase: Literal["lobby", "live", "ended"]
    ended_at: int | None


class DeletionReply(BaseModel):
    """An entry of the deletion log. `organizer` is the name of who did it, null for the server, when time was up."""

    at: int
    organizer: str | None
    title: str
    answers: int
    participants: int
    reason: Literal["retention", "organizer"]


class PrivacyReply(BaseModel):
    retention_days: int | None  # null: until somebody deletes them
    least_group: int  # 0: no limit
    least_group_fixed: bool  # somebody has answered, so it stays as it is
    may_be_unlimited: bool  # made by the command line: `least_group` may be 0
    may_change: bool  # whether who asks may change any of it, and delete sessions
    said: list[str]  # what phones say about what is stored, in the reader's language
    sessions: list[KeptSessionReply]  # whose answers are kept, newest first
    deleted: list[DeletionReply]  # newest first


class ErasedReply(BaseModel):
    answers: int
    participants: int


@router.get("/programmes/{programme_id}/privacy")
def get_privacy(programme_id: str, request: Request, organizer: OrganizerOf, parts: PartsOf) -> PrivacyReply:
    """How long answers are kept, the smallest group that is told of, and what was deleted so far."""
    with parts.engine.connect() as connection:
        right = check_programme(connection, programme_id, organizer.id)
        return privacy_reply(connection, programme_id, right, language_of(request))


@router.patch("/programmes/{programme_id}/privacy")
def patch_privacy(
    programme_id: str, form: PrivacyForm, request: Request, organizer: OrganizerOf, parts: PartsOf
) -> PrivacyReply:
    """Change it. Answers whose time is over by then are deleted within the hour."""
    with writing(parts.engine) as connection:
        right = check_programme(connection, programme_id, organizer.id, "own")
        before = read_privacy(connection, programme_id)
        changes = {
            name: value
            for name, value in form.model_dump(include=form.model_fields_set).items()
            if value != getattr(before, name)
        }
        if "least_group" in changes:
            _check_group(before, form.least_group)
        if changes:
            set_privacy(connection, programme_id, **changes)
            programme, _questions = read_programme(connection, programme_id)
            record(connection, organizer, "privacy.changed", programme.title, programme_id, **changes)
        return privacy_reply(connection, programme_id, right, language_of(request))


@router.post("/sessions/{session_id}/erase")
async def post_erase(session_id: str, organizer: OrganizerOf, parts: PartsOf) -> ErasedReply:
    """Delete a session with everything that was answered in it, for good. A live one must be ended first."""

    def check() -> None:
        with parts.engine.connect() as connection:
            programme_of_session(connection, session_id, organizer.id, "own")

    await asyncio.to_thread(check)
    try:
        erased = await erase(parts, session_id, organizer, "organizer", time.time())
    except StillLive:
        raise Problem(409, "session_live", N_("This session is under way. End it first, then delete it.")) from None
    return ErasedReply(answers=erased.answers, participants=erased.participants)


def privacy_reply(connection: Connection, programme_id: str, right: Right, language: str) -> PrivacyReply:
    settings = read_privacy(connection, programme_id)
    _programme, questions = read_programme(connection, programme_id)
    said = privacy_text(facts_of(settings, questions), language)
    return PrivacyReply(
        retention_days=settings.retention_days,
        least_group=settings.least_group,
        least_group_fixed=settings.is_group_fixed,
        may_be_unlimited=settings.may_be_unlimited,
        may_change=right == "own",
        said=[said.short, *said.more],
        sessions=[
            KeptSessionReply(id=kept.id, title=kept.title, phase=kept.phase, ended_at=kept.ended_at)
            for kept in list_sessions(connection, programme_id)
        ],
        deleted=[
            DeletionReply(at=entry.at, organizer=entry.organizer_name, title=entry.subject, **_counts(entry.details))
            for entry in list_entries(connection, programmes=[programme_id], action=ERASED, most=_SHOWN_DELETIONS)
        ],
    )


def _counts(details: dict[str, Any]) -> dict[str, Any]:
    return {name: details[name] for name in ("answers", "participants", "reason")}


def _check_group(before: PrivacySettings, wanted: int) -> None:
    """Raises Problem."""
    if before.is_group_fixed:
        sentence = N_("Somebody has answered already, so the smallest group stays what people were told it is.")
        raise Problem(409, "group_fixed", sentence, {"least_group": sentence})
    if wanted < LEAST_GROUP_FLOOR and not (wanted == 0 and before.may_be_unlimited):
        sentence = N_("A group of fewer than 5 could give people away. Choose 5 or more.")
        raise Problem(422, "bad_fields", sentence, {"least_group": sentence})
