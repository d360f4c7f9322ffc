"""Results over REST: of one session, of several together, by segment, and against an earlier wave."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from app.export.changes import count_changes
from app.export.drawings import has_pictures
from app.export.headings import Headings
from app.export.ports import Contents as SomeContents
from app.export.results import Result, count_results
from app.polling.records import ExportedQuestion
from app.store.access import check_programme
from app.store.contents import Contents, read_total, sessions_in_time, snapshot
from app.web.errors import language_of
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute
from app.web.parts import Parts, PartsOf

router = APIRouter(prefix="/api/v1", tags=["results"], route_class=OrganizerRoute)

# A page shows so many rows of a question; files have them all.
MAX_ROWS = 100
# Of what changed, what changed most is enough: behind that is chance.
MAX_CHANGES = 30
# So many sessions are more than a programme has; it bounds what one address can ask for.
_MAX_CHOSEN = 500
SessionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,16}$")]


class ChosenForm(BaseModel):
    """What is looked at: sessions by their ids (all without any), and what stands beside them."""

    session: Annotated[list[SessionId], Field(max_length=_MAX_CHOSEN)] = []
    before: Annotated[int | None, BeforeValidator(lambda typed: typed or None), Field(ge=1, le=1000)] = None
    """The wave that they are compared with; without a choice of sessions, all others are."""
    among: Annotated[str | None, StringConstraints(max_length=100)] = None
    """The segment, of whose participants alone a picture is."""


Chosen = Annotated[ChosenForm, Query()]


class RowReply(BaseModel):
    label: str
    numbers: list[str | int | float | None]  # named by the question's `headings`
    held: bool  # a word that is held back
    right: bool
    retired: bool  # an option that is offered no more


class ChangeReply(BaseModel):
    label: str
    retired: bool
    before: float | None
    now: float | None
    unit: str  # share: of those who answered, from 0 to 1; mean: in the question's own unit


class SegmentReply(BaseModel):
    id: str
    label: str
    answers: int


class QuestionResultsReply(BaseModel):
    id: str
    number: int
    kind: str
    kind_name: str
    prompt: str
    retired: bool
    answers: int  # those that are told
    withheld: int  # sessions whose answers are not, because they are too few
    told_in: list[str]  # the sessions whose answers are told
    has_picture: bool  # whether there is a file of its picture
    headings: list[str]
    rows: list[RowReply]
    more: int  # rows that are not there
    segments: list[SegmentReply]
    answers_before: int
    changes: list[ChangeReply]


class SessionChoiceReply(BaseModel):
    id: str
    code: str
    title: str
    phase: str
    wave: int
    created_at: int
    chosen: bool


class ResultsReply(BaseModel):
    least_group: int
    participants: int
    segments: str | None  # the question by which participants are told apart
    sessions: list[SessionChoiceReply]
    questions: list[QuestionResultsReply]


@router.get("/programmes/{programme_id}/results")
async def get_results(
    programme_id: str, chosen: Chosen, request: Request, organizer: OrganizerOf, parts: PartsOf
) -> ResultsReply:
    """What was answered in the chosen sessions, beside an earlier wave where one is named."""
    language = language_of(request)

    def read() -> ResultsReply:
        with parts.engine.connect() as connection:
            check_programme(connection, programme_id, organizer.id)
        return read_results(parts, programme_id, chosen, language)

    return await asyncio.to_thread(read)


def read_results(parts: Parts, programme_id: str, chosen: ChosenForm, language: str) -> ResultsReply:
    """All of one moment. Raises NotFound for a session that is not the programme's."""
    with snapshot(parts.engine) as connection:
        everything = sessions_in_time(connection, programme_id)
        earlier = None
        wanted = chosen.session or [record.id for record in everything if record.plan.wave != chosen.before]
        if chosen.before is not None:
            wave_before = [record.id for record in everything if record.plan.wave == chosen.before]
            earlier = read_total(connection, programme_id, wave_before)
        contents = read_total(connection, programme_id, wanted)
        headings = Headings(language)
        picked = {record.id for record in contents.records}
        sessions = [
            SessionChoiceReply(
                id=record.id,
                code=record.code,
                title=record.title,
                phase=record.phase,
                wave=record.plan.wave,
                created_at=record.created_at,
                chosen=record.id in picked,
            )
            for record in everything
        ]
        return ResultsReply(
            least_group=contents.least_group,
            participants=contents.participants,
            segments=contents.segments.question.prompt if contents.segments else None,
            sessions=sessions,
            questions=[_question(contents, earlier, question, headings) for question in contents.questions],
        )


def _question(
    contents: Contents, earlier: SomeContents | None, question: ExportedQuestion, headings: Headings
) -> QuestionResultsReply:
    asked = question.asked
    counted = count_results(contents, asked)
    then = {one.asked.id: one.answers for one in earlier.questions} if earlier else {}
    labels = {option.id: headings.option(option) for option in contents.segments.options} if contents.segments else {}
    changes = count_changes(earlier, contents, asked) if earlier else []
    return QuestionResultsReply(
        id=asked.id,
        number=question.number,
        kind=asked.kind,
        kind_name=headings.kind(asked.kind),
        prompt=asked.prompt,
        retired=question.is_retired,
        answers=question.answers,
        withheld=question.withheld,
        told_in=contents.told(asked),
        has_picture=question.answers > 0 and has_pictures(asked.kind),
        headings=headings.numbers(asked.kind),
        rows=[_row(result, headings) for result in counted[:MAX_ROWS]] if question.answers else [],
        more=max(0, len(counted) - MAX_ROWS) if question.answers else 0,
        segments=[
            SegmentReply(id=option, label=labels[option], answers=size)
            for option, size in contents.segment_sizes(asked).items()
        ],
        answers_before=then.get(asked.id, 0),
        changes=[
            ChangeReply(
                label=headings.measure(one.label) if asked.kind == "number" else one.label,
                retired=one.is_retired,
                before=one.before,
                now=one.now,
                unit=one.unit,
            )
            for one in changes[:MAX_CHANGES]
        ],
    )


def _row(result: Result, headings: Headings) -> RowReply:
    label = headings.measure(result.label) if result.is_measure else result.label
    return RowReply(
        label=label,
        numbers=[result.count, *result.more],
        held=result.is_held,
        right=result.is_right,
        retired=result.is_retired,
    )
