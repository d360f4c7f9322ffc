"""The pages of results: one for a programme, and one for each picture on it, the same as on the projected screen."""

import asyncio
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from app.export.drawings import cloud_of
from app.export.tallies import snapshot as tally_snapshot
from app.hub import frames
from app.polling.errors import NotFound
from app.polling.session import QuestionState, SessionState
from app.store.access import check_programme
from app.store.contents import Contents, read_total, snapshot
from app.web.headers import content_policy
from app.web.organize.identity import MaybeOrganizer
from app.web.organize.pages import organizer_page, page_language, to_sign_in
from app.web.organize.programme_api import read_reply
from app.web.organize.results_api import Chosen, ChosenForm, read_results
from app.web.pages import render_page
from app.web.parts import Parts, PartsOf, get_parts
from app.web.studio import PictureStudio

router = APIRouter(prefix="/organize", include_in_schema=False)


@router.get("/programmes/{programme_id}/results")
async def results(
    programme_id: str, chosen: Chosen, request: Request, organizer: MaybeOrganizer, parts: PartsOf
) -> Response:
    if organizer is None:
        return to_sign_in(request)
    language = page_language(request, organizer)

    def read() -> dict[str, Any]:
        with parts.engine.connect() as connection:
            right = check_programme(connection, programme_id, organizer.id)
            programme = read_reply(connection, programme_id, right).model_dump()
        found = read_results(parts, programme_id, chosen, language).model_dump()
        return {"programme": programme, "results": found, "before": chosen.before}

    try:
        page = await asyncio.to_thread(read)
    except NotFound:
        return organizer_page(request, "missing", organizer, {}, status=404)
    return organizer_page(request, "results", organizer, page, has_frames=True)


@router.get("/programmes/{programme_id}/picture/{question_id}")
async def picture(
    programme_id: str, question_id: str, chosen: Chosen, request: Request, organizer: MaybeOrganizer
) -> Response:
    """One question's picture alone, to be shown in a frame of our own pages."""
    parts = get_parts(request)
    if organizer is None:
        return to_sign_in(request)

    def read() -> dict[str, Any]:
        with parts.engine.connect() as connection:
            check_programme(connection, programme_id, organizer.id)
        return _view(parts, programme_id, chosen, question_id)

    view = await asyncio.to_thread(read)
    page = render_page(request, "presenter/picture.html", "presenter", {"view": view}, language=view["language"])
    page.headers["Content-Security-Policy"] = content_policy(request.headers.get("host", ""), ["'self'"])
    return page


def words_of(tally: dict[str, Any]) -> list[tuple[str, int]]:
    return [(word["word"], word["count"]) for word in tally["words"]]


def _view(parts: Parts, programme_id: str, chosen: ChosenForm, question_id: str) -> dict[str, Any]:
    """What a projected screen would know of the question. Raises NotFound where there is nothing that may be told."""
    with snapshot(parts.engine) as connection:
        contents: Contents = read_total(connection, programme_id, chosen.session or None)
        question = next((one for one in contents.questions if one.asked.id == question_id), None)
        if question is None:
            raise NotFound(question_id)
        answers, among = question.answers, chosen.among
        if among is not None:
            answers = contents.segment_sizes(question.asked).get(among, 0)
        if answers == 0:
            raise NotFound(question_id)
        tally = tally_snapshot(contents, question.asked, among)
        cloud = None
        if question.asked.kind == "word_cloud":
            cloud = cloud_of(contents, question.asked, words_of(tally))
        language = contents.language
    picture = cloud and PictureStudio(parts.engine).places(cloud)
    state = SessionState("ended", questions={question_id: QuestionState(is_revealed=True)})
    return {
        "language": language,
        "question": msgspec.to_builtins(frames.presenter_question_view(question.asked, state)),
        "results": {"type": "results", "question": question_id, "version": 1, "participants": answers, "tally": tally},
        "cloud": picture and msgspec.json.decode(frames.cloud(1, question_id, picture)),
    }
