"""Pictures of questions over HTTP: brought by their programme's organizer, seen by whoever has the id."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from app.pictures.reading import MAX_BYTES
from app.store import pictures as stored
from tests.pictures import files
from tests.pictures.files import decoded
from tests.web.organizers import problem
from tests.web.test_organize_programmes import become, new_programme


def bring(client: TestClient, programme: dict[str, Any], file: bytes, **headers: str) -> Response:
    told: Response = client.post(f"/api/v1/programmes/{programme['id']}/pictures", content=file, headers=headers)
    return told


@pytest.fixture
def programme(anna: TestClient) -> dict[str, Any]:
    return new_programme(anna)


def test_picture_is_brought_and_seen_without_signing_in(anna: TestClient, programme: dict[str, Any]) -> None:
    told = bring(anna, programme, files.photograph_from_a_phone(3000, 2000))
    assert told.status_code == 201, told.text
    made = told.json()
    assert made == {"id": made["id"], "width": 1280, "height": 1920, "url": f"/pictures/{made['id']}"}
    anna.cookies.clear()
    for address, height in ((made["url"], 1920), (f"{made['url']}/small", 960)):
        seen = anna.get(address)
        assert (seen.status_code, seen.headers["content-type"]) == (200, "image/jpeg")
        assert seen.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert seen.headers["x-content-type-options"] == "nosniff"
        assert "img-src 'self'" in seen.headers["content-security-policy"]
        assert decoded(seen.content).height == height
        assert b"Exif" not in seen.content


@pytest.mark.parametrize("address", ["/pictures/nothing", "/pictures/nothing/small", "/pictures/%00", "/pictures/a'b"])
def test_picture_that_is_not_there_is_not_found_and_not_kept_by_browsers(client: TestClient, address: str) -> None:
    seen = client.get(address)
    assert (seen.status_code, problem(seen)["code"]) == (404, "not_found")
    assert seen.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("file", "status", "code"),
    [(file, 422, "unreadable") for file in files.UNREADABLE.values()]
    + [(files.bomb(), 413, "too_many_pixels"), (bytes(13_000_000), 413, "too_large")],
    ids=[*files.UNREADABLE, "bomb", "13 MB"],
)
def test_hostile_file_is_refused_in_plain_words(
    anna: TestClient, programme: dict[str, Any], file: bytes, status: int, code: str
) -> None:
    named = {"Content-Type": "image/png", "Accept-Language": "sv"}
    told = bring(anna, programme, file, **named)
    assert (told.status_code, problem(told)["code"]) == (status, code)
    assert "bild" in problem(told)["message"].lower()
    assert bring(anna, programme, files.drawing()).status_code == 201


def test_body_without_a_length_is_read_no_further_than_its_bound(anna: TestClient, programme: dict[str, Any]) -> None:
    sent = 0

    def endless() -> Any:
        nonlocal sent
        while sent < 4 * MAX_BYTES:
            sent += 1_000_000
            yield bytes(1_000_000)

    told = anna.post(f"/api/v1/programmes/{programme['id']}/pictures", content=endless())
    assert (told.status_code, problem(told)["code"]) == (413, "too_large")


def test_only_the_organizer_of_the_programme_brings_pictures(anna: TestClient, programme: dict[str, Any]) -> None:
    foreign = {"Origin": "http://evil.example"}
    assert bring(anna, programme, files.drawing(), **foreign).status_code == 403
    become(anna, "eva")
    told = bring(anna, programme, files.drawing())
    assert (told.status_code, problem(told)["code"]) == (404, "not_found")
    anna.cookies.clear()
    told = bring(anna, programme, files.drawing())
    assert (told.status_code, problem(told)["code"]) == (401, "not_signed_in")


def test_programme_that_has_enough_pictures_takes_no_more(
    anna: TestClient, programme: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "MAX_PICTURES", 2)
    assert [bring(anna, programme, files.drawing()).status_code for _ in range(3)] == [201, 201, 409]
    told = bring(anna, programme, files.drawing())
    assert problem(told)["code"] == "too_many_pictures"
    assert bring(anna, new_programme(anna), files.drawing()).status_code == 201
