"""Sessions over REST: made, listed with how many phones are there, set to a pace, ended."""

import asyncio
from typing import Any

from fastapi import APIRouter
from sqlalchemy import Connection, Engine
from starlette.responses import Response

from app.hub.room import Decide
from app.polling import session as rules
from app.polling.errors import NotFound
from app.polling.records import SessionPlan, SessionRecord
from app.polling.session import Question, SessionState
from app.store import audit
from app.store.access import Right, check_programme, programme_of_session
from app.store.accounts import OrganizerRecord
from app.store.database import writing
from app.store.programmes import read_programme
from app.store.sessions import change_session, count_participants, create_session, list_sessions, read_session
from app.web.errors import Refused
from app.web.organize.forms import NewSessionForm, NewSessionsForm, SessionForm
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.replies import SessionReply, session_reply
from app.web.organize.session_titles import distinct_title, plan_title
from app.web.parts import Parts, PartsOf
from app.web.qr import qr_code
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1", tags=["sessions"], route_class=OrganizerRoute)

_SVG: dict[int | str, dict[str, Any]] = {200: {"content": {"image/svg+xml": {}}}}


@router.get("/programmes/{programme_id}/sessions")
async def get_sessions(programme_id: str, organizer: OrganizerOf, parts: PartsOf) -> list[SessionReply]:
    """The programme's sessions, newest first, with the phones that are connected now."""

    def read() -> tuple[Right, list[tuple[SessionRecord, int]]]:
        with parts.engine.connect() as connection:
            right = check_programme(connection, programme_id, organizer.id)
            return right, read_sessions(connection, programme_id)

    right, sessions = await asyncio.to_thread(read)
    return session_replies(parts, sessions, right)


@router.post("/programmes/{programme_id}/sessions", status_code=201)
async def post_session(programme_id: str, form: NewSessionForm, organizer: OrganizerOf, parts: PartsOf) -> SessionReply:
    """A new session with a code and a presenter link of its own."""
    [made] = await asyncio.to_thread(_create, parts.engine, programme_id, organizer.id, [form])
    return session_reply(parts, made, 0, "edit")


@router.post("/programmes/{programme_id}/sessions/batch", status_code=201)
async def post_sessions(
    programme_id: str, form: NewSessionsForm, organizer: OrganizerOf, parts: PartsOf
) -> list[SessionReply]:
    """Up to a hundred new sessions, in the order they were sent: all of them or none."""
    made = await asyncio.to_thread(_create, parts.engine, programme_id, organizer.id, form.sessions)
    return [session_reply(parts, record, 0, "edit") for record in made]


@router.get("/sessions/{session_id}")
async def get_session(session_id: str, organizer: OrganizerOf, parts: PartsOf) -> SessionReply:
    """A session. The addresses that hold the presenter's key are null for who may only look."""
    record, participants, right = await asyncio.to_thread(_read_one, parts.engine, session_id, organizer.id)
    return session_reply(parts, record, participants, right)


@router.patch("/sessions/{session_id}")
async def patch_session(session_id: str, form: SessionForm, organizer: OrganizerOf, parts: PartsOf) -> SessionReply:
    """Change what a session is called, its plan or its pace; phones and projector follow a pace at once."""
    changes = form.model_dump(exclude_unset=True, exclude={"pace"})
    if any(changes.get(name, "") is None for name in ("title", "wave")):
        raise Problem(422, "bad_fields", N_("A session needs a name and a wave."))
    if changes.get("held_on"):
        changes["held_on"] = changes["held_on"].isoformat()

    def change() -> tuple[SessionRecord, int, Right]:
        with writing(parts.engine) as connection:
            programme_of_session(connection, session_id, organizer.id, "edit")
            if changes:
                change_session(connection, session_id, **changes)
        return _read_one(parts.engine, session_id, organizer.id)

    def set_pace(state: SessionState, questions: list[Question], _now_ms: int) -> rules.Outcome:
        return rules.set_pace(state, questions, form.pace or state.pace)

    # A pace that is refused leaves the rest as it was.
    if form.pace is not None:
        await _command(parts, session_id, organizer.id, set_pace)
    record, participants, right = await asyncio.to_thread(change)
    room = await parts.rooms.in_memory(session_id)
    if room is not None:
        room.live.title = record.title  # for whoever comes from now on
    return session_reply(parts, record, participants, right)


@router.post("/sessions/{session_id}/end")
async def end(session_id: str, organizer: OrganizerOf, parts: PartsOf) -> SessionReply:
    """End a session; phones and projector show that it is over. Ending it again changes nothing."""
    before, _participants, _right = await asyncio.to_thread(_read_one, parts.engine, session_id, organizer.id, "edit")
    ended = await _command(parts, session_id, organizer.id, lambda state, _questions, _now_ms: rules.end(state))
    if before.phase != "ended":
        # The room writes the end itself, and this follows it.
        await asyncio.to_thread(_log, parts.engine, organizer, "session.ended", before)
    return ended


@router.get("/sessions/{session_id}/remote.svg", response_class=Response, responses=_SVG)
async def get_remote_code(session_id: str, organizer: OrganizerOf, parts: PartsOf) -> Response:
    """The address of the session's remote as a QR code. It has the presenter's key in it: not for the hall to see."""
    record, _participants, _right = await asyncio.to_thread(_read_one, parts.engine, session_id, organizer.id, "edit")
    return qr_code(parts.links.remote_url(record.id, record.presenter_link))


def read_sessions(connection: Connection, programme_id: str) -> list[tuple[SessionRecord, int]]:
    """Each session with how many have answered in it."""
    records = list_sessions(connection, programme_id)
    participants = count_participants(connection, [record.id for record in records])
    return [(record, participants.get(record.id, 0)) for record in records]


def session_replies(parts: Parts, sessions: list[tuple[SessionRecord, int]], right: Right) -> list[SessionReply]:
    return [session_reply(parts, record, participants, right) for record, participants in sessions]


def _create(engine: Engine, programme_id: str, organizer: str, forms: list[NewSessionForm]) -> list[SessionRecord]:
    with writing(engine) as connection:
        check_programme(connection, programme_id, organizer, "edit")
        programme, _questions = read_programme(connection, programme_id)
        taken = {record.title for record in list_sessions(connection, programme_id)}
        made = []
        for form in forms:
            planned = plan_title(programme.language, form.hall, form.held_on)
            title = form.title or (distinct_title(planned, taken) if planned else programme.title)
            day = form.held_on.isoformat() if form.held_on else None
            plan = SessionPlan(day, form.hall, form.expected, form.wave)
            made.append(create_session(connection, programme_id, title, form.pace, plan))
            taken.add(title)
        return made


async def _command(parts: Parts, session_id: str, organizer: str, decide: Decide) -> SessionReply:
    """Through the room, which has the last word on the state and tells every screen."""
    await asyncio.to_thread(_read_one, parts.engine, session_id, organizer, "edit")
    room = await parts.rooms.by_session(session_id)
    if room is None:
        raise NotFound(session_id)
    refusal = await room.command(decide)
    if refusal is not None:
        raise Refused(refusal)
    record, participants, right = await asyncio.to_thread(_read_one, parts.engine, session_id, organizer)
    return session_reply(parts, record, participants, right)


def _log(engine: Engine, organizer: OrganizerRecord, action: str, session: SessionRecord, **details: str) -> None:
    with writing(engine) as connection:
        audit.record(connection, organizer, action, session.title, session.programme, **details)


def _read_one(
    engine: Engine, session_id: str, organizer: str, right: Right = "view"
) -> tuple[SessionRecord, int, Right]:
    """The session, how many have answered in it, and what this organizer may do with its programme."""
    with engine.connect() as connection:
        programme_id = programme_of_session(connection, session_id, organizer, right)
        found = check_programme(connection, programme_id, organizer, right)
        participants = count_participants(connection, [session_id])
        return read_session(connection, session_id), participants.get(session_id, 0), found
