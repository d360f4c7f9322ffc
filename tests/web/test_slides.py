"""Slides over HTTP: pictures of the programme alone, and documents whose pages become slides, all of them or none."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from app.store import pictures as stored
from tests.pictures import files
from tests.pictures.documents import pdf
from tests.pictures.files import decoded
from tests.web.organizers import problem
from tests.web.test_organize_programmes import become, new_programme, read

Json = dict[str, Any]


@pytest.fixture
def programme(anna: TestClient) -> Json:
    return new_programme(anna)


def bring(client: TestClient, programme: Json, document: bytes) -> Response:
    told: Response = client.post(f"/api/v1/programmes/{programme['id']}/slides", content=document)
    return told


def picture_of(client: TestClient, programme: Json) -> str:
    made = client.post(f"/api/v1/programmes/{programme['id']}/pictures", content=files.drawing())
    return str(made.json()["id"])


def ask_with(client: TestClient, programme: Json, picture: str | None) -> Response:
    form = {"kind": "slide", "prompt": "Välkomna", "settings": {"picture": picture}}
    told: Response = client.post(f"/api/v1/programmes/{programme['id']}/questions", json=form)
    return told


# ---- a picture -------------------------------------------------------------------------------------------------------


def test_slide_shows_a_picture_of_its_own_programme_alone(anna: TestClient, programme: Json) -> None:
    own, foreign = picture_of(anna, programme), picture_of(anna, new_programme(anna))
    made = ask_with(anna, programme, own)
    assert made.status_code == 201
    assert made.json()["settings"]["picture"] == own
    slide = f"/api/v1/questions/{made.json()['id']}"
    for told in (
        ask_with(anna, programme, foreign),
        ask_with(anna, programme, "nothing"),
        anna.patch(slide, json={"settings": {"picture": foreign}}),
    ):
        assert (told.status_code, problem(told)["code"]) == (422, "unknown_picture")
    assert anna.patch(slide, json={"settings": {"picture": None}}).status_code == 200


# ---- a document ------------------------------------------------------------------------------------------------------


def test_pages_become_slides_after_all_questions(anna: TestClient, programme: Json) -> None:
    told = bring(anna, programme, pdf("Välkomna\ntill  dagen", "", "- - -\nTack"))
    assert told.status_code == 201, told.text
    added = told.json()["questions"]
    questions = read(anna, programme)["questions"]
    assert [one["kind"] for one in questions] == ["word_cloud", "choice", "open_text", "slide", "slide", "slide"]
    assert questions[3:] == added
    # The programme is in Swedish.
    assert [slide["prompt"] for slide in added] == ["Välkomna", "Sida 2", "- - -"]
    assert [slide["settings"]["picture_text"] for slide in added] == ["Välkomna till dagen", "", "- - - Tack"]
    for slide in added:
        assert (slide["settings"]["text"], slide["settings"]["shows_heading"]) == ("", False)
        seen = anna.get(f"/pictures/{slide['settings']['picture']}")
        assert decoded(seen.content).size == (1920, 1080)


def test_heading_and_text_of_a_full_page_are_cut(anna: TestClient, programme: Json) -> None:
    document = pdf("mycket " * 40 + ("\n" + "ord " * 100) * 15, letters=4)
    (slide,) = bring(anna, programme, document).json()["questions"]
    assert slide["prompt"].endswith("…")
    assert len(slide["prompt"]) <= 120
    # A space at the cut is dropped.
    assert 3990 <= len(slide["settings"]["picture_text"]) <= 4000
    assert anna.patch(f"/api/v1/questions/{slide['id']}", json={"settings": {}}).status_code == 200


@pytest.mark.parametrize(
    ("document", "status", "code"),
    [
        (files.drawing(), 422, "unreadable"),
        (pdf("Hemligt", locked=True), 422, "locked"),
        (pdf(*[""] * 201), 413, "too_many_pages"),
        (b"%PDF-" + bytes(50 * 1024 * 1024), 413, "too_large"),
    ],
    ids=["a picture", "locked", "too many pages", "too large"],
)
def test_document_that_cannot_be_shown_is_refused_in_plain_words(
    anna: TestClient, programme: Json, document: bytes, status: int, code: str
) -> None:
    told = bring(anna, programme, document)
    assert (told.status_code, problem(told)["code"]) == (status, code)
    assert "document" in problem(told)["message"]
    assert read(anna, programme) == programme


def test_document_for_which_there_is_no_room_leaves_nothing(
    anna: TestClient, programme: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "MAX_PICTURES", 2)
    told = bring(anna, programme, pdf("a", "b", "c"))
    assert (told.status_code, problem(told)["code"]) == (409, "too_many_pictures")
    assert read(anna, programme) == programme
    assert bring(anna, programme, pdf("a", "b")).status_code == 201


def test_only_the_organizer_of_the_programme_brings_documents(anna: TestClient, programme: Json) -> None:
    become(anna, "eva")
    assert bring(anna, programme, pdf("a")).status_code == 404
