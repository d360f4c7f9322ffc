"""Programmes over REST: the templates to start from, and what an organizer has made of them."""

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import Connection

from app.polling.templates import template, template_names
from app.store.access import Right, check_programme
from app.store.accounts import OrganizerRecord
from app.store.database import writing
from app.store.edits import count_answers
from app.store.programmes import change_programme, create_programme, list_programmes, read_programme
from app.store.words import read_word_lists
from app.web.organize.forms import Language, NewProgrammeForm, ProgrammeForm
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.replies import (
    ProgrammeInList,
    ProgrammeReply,
    programme_in_list,
    programme_reply,
    question_reply,
)
from app.web.parts import PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1", tags=["programmes"], route_class=OrganizerRoute)


class TemplateQuestionReply(BaseModel):
    kind: str
    prompt: str


class TemplateReply(BaseModel):
    name: str
    title: str
    questions: list[TemplateQuestionReply]


@router.get("/templates")
def get_templates(organizer: OrganizerOf, language: Language = "en") -> list[TemplateReply]:
    """The ready programmes, worded in a language."""
    return list_templates(language)


@router.get("/programmes")
def get_programmes(organizer: OrganizerOf, parts: PartsOf) -> list[ProgrammeInList]:
    """The organizer's own programmes, those shared with her and, for owners, the command line's; newest first."""
    with parts.engine.connect() as connection:
        return [programme_in_list(summary) for summary in list_programmes(connection, organizer.id)]


@router.post("/programmes", status_code=201)
def post_programme(form: NewProgrammeForm, organizer: OrganizerOf, parts: PartsOf) -> ProgrammeReply:
    """A new programme from a template."""
    if form.template not in template_names():
        raise Problem(
            422, "bad_fields", N_("There is no such template."), {"template": N_("There is no such template.")}
        )
    check_maker(organizer)
    with writing(parts.engine) as connection:
        ready = template(form.template, form.language)
        made = create_programme(connection, ready, form.language, form.title, organizer.id)
        return read_reply(connection, made.id, "own")


@router.get("/programmes/{programme_id}")
def get_programme(programme_id: str, organizer: OrganizerOf, parts: PartsOf) -> ProgrammeReply:
    """A programme with its questions, in order."""
    with parts.engine.connect() as connection:
        right = check_programme(connection, programme_id, organizer.id)
        return read_reply(connection, programme_id, right)


@router.patch("/programmes/{programme_id}")
def patch_programme(programme_id: str, form: ProgrammeForm, organizer: OrganizerOf, parts: PartsOf) -> ProgrammeReply:
    """Rename a programme, or change the language of the sessions that are yet to be made."""
    with writing(parts.engine) as connection:
        right = check_programme(connection, programme_id, organizer.id, "edit")
        changes = form.model_dump(exclude_none=True)
        if changes:
            change_programme(connection, programme_id, **changes)
        return read_reply(connection, programme_id, right)


def check_maker(organizer: OrganizerRecord) -> None:
    """Raises Problem where an account makes no programmes."""
    if organizer.role == "viewer":
        sentence = N_("Your account is for looking at what others share with you. Ask an owner for more.")
        raise Problem(403, "not_allowed", sentence)


def list_templates(language: str) -> list[TemplateReply]:
    replies = []
    for name in template_names():
        ready = template(name, language)
        questions = [TemplateQuestionReply(kind=asked.kind, prompt=asked.prompt) for asked in ready.questions]
        replies.append(TemplateReply(name=name, title=ready.title, questions=questions))
    return replies


def read_reply(connection: Connection, programme_id: str, right: Right) -> ProgrammeReply:
    programme, questions = read_programme(connection, programme_id)
    answers = count_answers(connection, [asked.id for asked in questions])
    replies = [question_reply(asked, answers.get(asked.id, 0)) for asked in questions]
    return programme_reply(programme, right, replies, read_word_lists(connection, programme_id))
