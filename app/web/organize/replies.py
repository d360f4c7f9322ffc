"""What organizers are told, as JSON. Times are seconds since 1970."""

import time
from typing import Any

import msgspec
from pydantic import BaseModel

from app.polling.records import SessionRecord, WordLists
from app.polling.session import Pace, Phase, Question
from app.store.access import Right
from app.store.accounts import OrganizerRecord, Role
from app.store.presenter_links import PresenterLink
from app.store.programmes import ProgrammeRecord, ProgrammeSummary
from app.web.parts import Parts


class Me(BaseModel):
    id: str
    email: str
    name: str
    language: str
    role: Role


class ProgrammeInList(BaseModel):
    id: str
    title: str
    language: str
    created_at: int
    questions: int
    sessions: int
    live: int
    archived_at: int | None  # since when it is put away
    shared: bool  # made by the command line: every organizer on this server sees it


class QuestionReply(BaseModel):
    id: str
    kind: str
    prompt: str
    settings: dict[str, Any]
    answers: int  # over all sessions


class WordListsReply(BaseModel):
    block: list[str]  # always wait for a human
    allow: list[str]  # never wait
    languages: list[str]  # written in beside the programme's own


class ProgrammeReply(BaseModel):
    id: str
    title: str
    language: str
    created_at: int
    archived_at: int | None
    shared: bool
    right: Right  # what whoever asks may do with it
    questions: list[QuestionReply]
    words: WordListsReply


class SessionReply(BaseModel):
    id: str
    programme: str
    code: str
    title: str
    language: str
    phase: Phase
    pace: Pace
    created_at: int
    ended_at: int | None
    held_on: str | None  # the day, as ISO 8601
    hall: str | None
    expected: int | None  # how many are expected
    wave: int  # 2 for a follow-up, and so on
    connected: int  # participants with a phone connected now
    participants: int  # participants who have answered something
    join_url: str
    # These hold the presenter's key: null for who may only look.
    present_url: str | None
    remote_url: str | None
    notes_url: str | None


class PresenterLinkReply(BaseModel):
    id: str
    name: str | None  # null: the organizer's own
    created_at: int
    expires_at: int | None  # null: it works for as long as the session is kept
    expired: bool
    url: str


def me_reply(organizer: OrganizerRecord) -> Me:
    return Me(
        id=organizer.id,
        email=organizer.email,
        name=organizer.name,
        language=organizer.language,
        role=organizer.role,
    )


def programme_in_list(summary: ProgrammeSummary) -> ProgrammeInList:
    programme = summary.programme
    return ProgrammeInList(
        id=programme.id,
        title=programme.title,
        language=programme.language,
        created_at=programme.created_at,
        questions=summary.questions,
        sessions=summary.sessions,
        live=summary.live,
        archived_at=programme.archived_at,
        shared=programme.organizer is None,
    )


def question_reply(asked: Question, answers: int) -> QuestionReply:
    settings = msgspec.to_builtins(asked.settings)
    return QuestionReply(id=asked.id, kind=asked.kind, prompt=asked.prompt, settings=settings, answers=answers)


def word_lists_reply(lists: WordLists) -> WordListsReply:
    return WordListsReply(block=lists.block, allow=lists.allow, languages=lists.languages)


def programme_reply(
    programme: ProgrammeRecord, right: Right, questions: list[QuestionReply], word_lists: WordLists
) -> ProgrammeReply:
    return ProgrammeReply(
        id=programme.id,
        title=programme.title,
        language=programme.language,
        created_at=programme.created_at,
        archived_at=programme.archived_at,
        shared=programme.organizer is None,
        right=right,
        questions=questions,
        words=word_lists_reply(word_lists),
    )


def session_reply(parts: Parts, record: SessionRecord, participants: int, right: Right) -> SessionReply:
    """A session as whoever has this right to its programme is told of it."""
    links, link = parts.links, record.presenter_link
    may_present = right != "view"
    return SessionReply(
        id=record.id,
        programme=record.programme,
        code=record.code,
        title=record.title,
        language=record.language,
        phase=record.phase,
        pace=record.pace,
        created_at=record.created_at,
        ended_at=record.ended_at,
        held_on=record.plan.held_on,
        hall=record.plan.hall,
        expected=record.plan.expected,
        wave=record.plan.wave,
        connected=parts.rooms.connected(record.id),
        participants=participants,
        join_url=parts.links.join_url(record.code),
        present_url=links.present_url(record.id, link) if may_present else None,
        remote_url=links.remote_url(record.id, link) if may_present else None,
        notes_url=links.notes_url(record.id, link) if may_present else None,
    )


def presenter_link_reply(parts: Parts, link: PresenterLink) -> PresenterLinkReply:
    return PresenterLinkReply(
        id=link.id,
        name=link.name,
        created_at=link.created_at,
        expires_at=link.expires_at,
        expired=link.has_expired(time.time()),
        url=parts.links.present_url(link.session, link.id),
    )
