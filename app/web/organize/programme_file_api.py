"""A programme as one file over REST: given away, and made anew from what somebody sends."""

import asyncio
from base64 import b64decode, b64encode
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Request
from pydantic import ConfigDict, Field, ValidationError
from starlette.responses import Response

from app.pictures.reading import BadPicture, read_picture
from app.polling.errors import BadSettings
from app.polling.kinds import KINDS
from app.polling.kinds.base import Settings
from app.polling.records import Picture, WordLists
from app.store.access import check_programme
from app.store.database import writing
from app.store.pictures import MAX_PICTURES
from app.store.programme_files import QuestionInFile, WholeProgramme, create_whole, read_whole
from app.web.errors import language_of
from app.web.file_names import as_file
from app.web.organize.forms import Form, Language, Prompt, Title, WordListsForm
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.programme_api import check_maker, read_reply
from app.web.organize.question_api import read_form_settings
from app.web.organize.replies import ProgrammeReply
from app.web.organize.uploads import read_upload
from app.web.organize.word_api import each_once
from app.web.parts import PartsOf
from app.web.refusals import N_, refusal_text

router = APIRouter(prefix="/api/v1", tags=["programmes"], route_class=OrganizerRoute)

MAX_BYTES = 40 * 1024 * 1024
_MAX_QUESTIONS = 500
# Unpacking pictures takes a core and much memory: one file at a time.
_reading = asyncio.Lock()
_JSON = {"application/json": {"schema": {"type": "object"}}}
_DOCS: dict[str, Any] = {"requestBody": {"required": True, "content": _JSON}}


class QuestionForm(Form):
    kind: str
    prompt: Prompt
    settings: dict[str, Any] = Field(default_factory=dict)


class ProgrammeFileForm(Form):
    """The file; settings name pictures by their keys in `pictures`."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    visent_programme: Literal[1]
    title: Title
    language: Language
    questions: Annotated[list[QuestionForm], Field(max_length=_MAX_QUESTIONS)]
    words: WordListsForm = WordListsForm(block=[], allow=[])
    pictures: dict[str, str] = Field(default_factory=dict, max_length=MAX_PICTURES)


@router.get("/programmes/{programme_id}/file", response_class=Response, responses={200: {"content": _JSON}})
def get_file(programme_id: str, organizer: OrganizerOf, parts: PartsOf) -> Response:
    """The programme as one JSON file: questions, word lists and pictures; neither sessions nor answers."""
    with parts.engine.connect() as connection:
        check_programme(connection, programme_id, organizer.id)
        whole = read_whole(connection, programme_id)
    told = {
        "visent_programme": 1,
        "title": whole.title,
        "language": whole.language,
        "questions": whole.questions,
        "words": whole.words,
        "pictures": {name: b64encode(content).decode() for name, content in whole.pictures.items()},
    }
    content = msgspec.json.format(msgspec.json.encode(told), indent=1)
    return Response(content, media_type="application/json", headers=as_file(f"{whole.title[:50]}.visent.json"))


@router.post("/programmes/file", status_code=201, openapi_extra=_DOCS)
async def post_file(request: Request, organizer: OrganizerOf, parts: PartsOf) -> ProgrammeReply:
    """A new programme of one's own from such a file, at most 40 MB; whole or not at all."""
    check_maker(organizer)
    sentence = N_("The file is too large: at most 40 MB. Nothing was made.")
    file = await read_upload(request, MAX_BYTES, Problem(413, "too_large", sentence))
    language = language_of(request)

    def make() -> ProgrammeReply:
        whole = _read_file(file, language)
        pictures = _read_pictures(whole)
        with writing(parts.engine) as connection:
            made = create_whole(connection, whole, pictures, organizer)
            return read_reply(connection, made, "own")

    async with _reading:
        return await asyncio.to_thread(make)


def _read_file(file: bytes, language: str) -> WholeProgramme:
    """What a file says. Raises Problem, which names the question that is wrong."""
    try:
        form = ProgrammeFileForm.model_validate_json(file)
    except ValidationError as error:
        raise _misfit(error) from None
    questions = [_question(number, asked, language) for number, asked in enumerate(form.questions, start=1)]
    apart = [number for number, asked in enumerate(questions, start=1) if getattr(asked.settings, "segments", False)]
    if len(apart) > 1:
        sentence = N_("Questions {first} and {second} both tell participants apart; one may. Nothing was made.")
        raise Problem(422, "bad_file", sentence, first=apart[0], second=apart[1])
    try:
        pictures = {name: b64decode(content, validate=True) for name, content in form.pictures.items()}
    except ValueError:
        raise _unlike() from None
    lists = form.words
    words = WordLists(each_once(lists.block), each_once(lists.allow), list(dict.fromkeys(lists.languages)))
    return WholeProgramme(form.title, form.language, questions, words, pictures)


def _question(number: int, asked: QuestionForm, language: str) -> QuestionInFile:
    if asked.kind not in KINDS:
        sentence = N_("Question {n} is of a kind that this server does not know: “{kind}”. Nothing was made.")
        raise Problem(422, "bad_file", sentence, n=number, kind=asked.kind[:40])
    try:
        settings: Settings = read_form_settings(asked.kind, asked.settings)
    except BadSettings as error:
        reason = refusal_text(error.refusal, language)
        sentence = N_("Question {n}, “{prompt}”, cannot be made: {reason} Nothing was made.")
        raise Problem(422, "bad_file", sentence, n=number, prompt=asked.prompt, reason=reason) from None
    return QuestionInFile(asked.kind, asked.prompt, settings)


def _read_pictures(whole: WholeProgramme) -> dict[str, Picture]:
    """The pictures that questions show, made fit to show as any that is brought. Raises Problem."""
    made: dict[str, Picture] = {}
    for number, asked in enumerate(whole.questions, start=1):
        name: str | None = getattr(asked.settings, "picture", None)
        if name is None or name in made:
            continue
        try:
            made[name] = read_picture(whole.pictures[name])
        except (KeyError, BadPicture):
            sentence = N_("The picture of question {n}, “{prompt}”, is missing or unreadable. Nothing was made.")
            raise Problem(422, "bad_file", sentence, n=number, prompt=asked.prompt) from None
    return made


def _misfit(error: ValidationError) -> Problem:
    where = error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
    match where:
        case ("questions", int(index), *rest):
            field = ".".join(map(str, rest)) or "?"
            sentence = N_("Question {n} has something that does not fit: “{field}”. Nothing was made.")
            return Problem(422, "bad_file", sentence, n=index + 1, field=field[:60])
        case (str(field), *_) if field != "visent_programme":
            sentence = N_("The file has something that does not fit: “{field}”. Nothing was made.")
            return Problem(422, "bad_file", sentence, field=field[:60])
        case _:
            return _unlike()


def _unlike() -> Problem:
    return Problem(422, "bad_file", N_("This is not a file of a programme that can be read. Nothing was made."))
