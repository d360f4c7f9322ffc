"""Questions over REST. Every change reaches the rooms that are live."""

import asyncio
from collections.abc import Callable
from secrets import token_hex
from typing import Any, TypeVar

import msgspec
from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.responses import Response

from app.polling.errors import BadSettings
from app.polling.kinds import KINDS
from app.polling.kinds.base import Settings, read_settings
from app.polling.offers import options_field
from app.polling.session import Question
from app.polling.text import clean_line, clean_paragraphs
from app.store import edits
from app.store.access import check_programme, programme_of_question
from app.store.database import writing
from app.store.edits import OptionsAnswered
from app.store.pictures import has_picture
from app.store.segments import refuse_segments
from app.web.organize.forms import NewQuestionForm, OrderForm, QuestionForm
from app.web.organize.identity import OrganizerOf
from app.web.organize.live_questions import tell_rooms
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.replies import QuestionReply, question_reply
from app.web.parts import Parts, PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1", tags=["questions"], route_class=OrganizerRoute)

Result = TypeVar("Result")


@router.post("/programmes/{programme_id}/questions", status_code=201)
async def post_question(
    programme_id: str, form: NewQuestionForm, organizer: OrganizerOf, parts: PartsOf
) -> QuestionReply:
    """Add a question at the end."""
    if form.kind not in KINDS:
        raise Problem(
            422,
            "bad_fields",
            N_("There is no such kind of question."),
            {"kind": N_("There is no such kind of question.")},
        )

    def add(connection: Connection) -> tuple[str, Question]:
        check_programme(connection, programme_id, organizer.id, "edit")
        settings = read_form_settings(form.kind, form.settings)
        _check_picture(connection, programme_id, settings)
        _check_segments(connection, programme_id, None, settings)
        return programme_id, edits.add_question(connection, programme_id, form.kind, form.prompt, settings)

    return question_reply(await _change(parts, add), 0)


@router.patch("/questions/{question_id}")
async def patch_question(question_id: str, form: QuestionForm, organizer: OrganizerOf, parts: PartsOf) -> QuestionReply:
    """Reword a question or change its settings. Once it is answered, its options can be retired but not removed."""

    def change(connection: Connection) -> tuple[str, QuestionReply]:
        programme_id = programme_of_question(connection, question_id, organizer.id, "edit")
        before = edits.read_question(connection, question_id)
        settings = read_form_settings(before.kind, msgspec.to_builtins(before.settings) | (form.settings or {}))
        _check_picture(connection, programme_id, settings)
        _check_segments(connection, programme_id, question_id, settings)
        changed = edits.change_question(connection, question_id, form.prompt or before.prompt, settings)
        if isinstance(changed, OptionsAnswered):
            raise _options_answered(changed)
        answers = edits.count_answers(connection, [question_id])
        return programme_id, question_reply(changed, answers.get(question_id, 0))

    return await _change(parts, change)


@router.put("/programmes/{programme_id}/questions/order", status_code=204)
async def put_order(programme_id: str, form: OrderForm, organizer: OrganizerOf, parts: PartsOf) -> Response:
    """Put all questions of the programme in this order."""

    def order(connection: Connection) -> tuple[str, bool]:
        check_programme(connection, programme_id, organizer.id, "edit")
        return programme_id, edits.order_questions(connection, programme_id, form.questions)

    if not await _change(parts, order):
        raise Problem(409, "stale", N_("The questions were changed in another tab. Reload the page to see them."))
    return Response(status_code=204)


@router.post("/questions/{question_id}/duplicate", status_code=201)
async def duplicate(question_id: str, organizer: OrganizerOf, parts: PartsOf) -> QuestionReply:
    """A copy without answers, right after the original."""

    def copy(connection: Connection) -> tuple[str, Question]:
        programme_id = programme_of_question(connection, question_id, organizer.id, "edit")
        return programme_id, edits.duplicate_question(connection, programme_id, question_id)

    return question_reply(await _change(parts, copy), 0)


@router.post("/questions/{question_id}/retire", status_code=204)
async def retire(question_id: str, organizer: OrganizerOf, parts: PartsOf) -> Response:
    """Ask the question no more. Its answers stay in the exports, and `restore` brings it back."""

    def retire_it(connection: Connection) -> tuple[str, None]:
        programme_id = programme_of_question(connection, question_id, organizer.id, "edit")
        edits.retire_question(connection, question_id)
        return programme_id, None

    await _change(parts, retire_it)
    return Response(status_code=204)


@router.post("/questions/{question_id}/restore", status_code=204)
async def restore(question_id: str, organizer: OrganizerOf, parts: PartsOf) -> Response:
    """Ask a retired question again, where it was."""

    def restore_it(connection: Connection) -> tuple[str, None]:
        programme_id = programme_of_question(connection, question_id, organizer.id, "edit")
        edits.restore_question(connection, programme_id, question_id)
        return programme_id, None

    await _change(parts, restore_it)
    return Response(status_code=204)


def read_form_settings(kind: str, raw: dict[str, Any]) -> Settings:
    """Settings as sent, with texts cleaned and new options given an id. Raises BadSettings."""
    name = options_field(KINDS[kind].settings_type)
    if name is not None and isinstance(raw.get(name), list):
        raw = {**raw, name: [_option(option) for option in raw[name]]}
    if isinstance(raw.get("notes"), str):
        raw = {**raw, "notes": clean_paragraphs(raw["notes"])}
    return read_settings(KINDS[kind], raw)


async def _change(parts: Parts, work: Callable[[Connection], tuple[str, Result]]) -> Result:
    """Run `work` in a transaction, off the event loop, then tell the rooms of the programme that it names."""

    def transact() -> tuple[str, Result]:
        with writing(parts.engine) as connection:
            return work(connection)

    programme_id, result = await asyncio.to_thread(transact)
    await tell_rooms(parts, programme_id)
    return result


def _option(option: Any) -> Any:
    if not isinstance(option, dict):
        return option
    label = option.get("label")
    cleaned = clean_line(label) if isinstance(label, str) else label
    return {**option, "id": option.get("id") or token_hex(8), "label": cleaned}


def _check_picture(connection: Connection, programme_id: str, settings: Settings) -> None:
    """Raises Problem where a question shows a picture that the programme does not have."""
    picture: str | None = getattr(settings, "picture", None)
    if picture is not None and not has_picture(connection, programme_id, picture):
        raise Problem(422, "unknown_picture", N_("The picture is no longer there. Choose it once more."))


def _check_segments(connection: Connection, programme_id: str, question_id: str | None, settings: Settings) -> None:
    """Raises BadSettings where a question may not tell participants apart, or must go on doing so."""
    refusal = refuse_segments(connection, programme_id, question_id, settings)
    if refusal is not None:
        raise BadSettings(refusal)


def _options_answered(lost: OptionsAnswered) -> Problem:
    labels = ", ".join(f"“{option.label}”" for option in lost.options)
    sentence = N_(
        "People have answered this question, so {options} can be retired but not removed. Nothing was changed."
    )
    return Problem(409, "option_answered", sentence, options=labels)
