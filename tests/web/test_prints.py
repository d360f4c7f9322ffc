"""Posters and slips over HTTP: whose sessions are on them, in which order, and who may have them."""

from typing import Any

import pypdfium2
import pytest
from fastapi.testclient import TestClient
from httpx import Response

from app.store.database import writing
from app.store.tables import programme_share
from tests.web.organizers import problem
from tests.web.test_organize_programmes import become, engine_of, new_programme

Json = dict[str, Any]


@pytest.fixture
def programme(anna: TestClient) -> Json:
    return new_programme(anna, title="Medarbetardagen")


def new_session(client: TestClient, programme: Json, **fields: Any) -> Json:
    made: Json = client.post(f"/api/v1/programmes/{programme['id']}/sessions", json=fields).json()
    return made


def pages_of(file: Response) -> list[str]:
    assert (file.status_code, file.headers["content-type"]) == (200, "application/pdf"), file.text
    assert file.headers["content-disposition"].startswith("attachment;")
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file.content)]


def grouped(session: Json) -> str:
    return f"{session['code'][:4]}\u00a0{session['code'][4:]}"


def test_a_poster_has_title_hall_day_address_and_code(anna: TestClient, programme: Json) -> None:
    session = new_session(anna, programme, title="Förmiddag", hall="Teatern", held_on="2027-03-03")
    [text] = pages_of(anna.get(f"/api/v1/sessions/{session['id']}/poster.pdf"))
    for words in ("Förmiddag", "Teatern · 3 mars 2027", "127.0.0.1:8123", grouped(session)):
        assert words in text


def test_a_session_called_by_hall_and_day_does_not_say_them_twice(anna: TestClient, programme: Json) -> None:
    session = new_session(anna, programme, hall="Teatern", held_on="2027-03-03")
    [text] = pages_of(anna.get(f"/api/v1/sessions/{session['id']}/poster.pdf"))
    assert (text.count("Teatern"), text.count("2027")) == (1, 1)


def test_slips_come_in_as_many_pages_as_asked_within_bounds(anna: TestClient, programme: Json) -> None:
    session = new_session(anna, programme, title="Sal 1")
    path = f"/api/v1/sessions/{session['id']}/slips.pdf"
    texts = pages_of(anna.get(f"{path}?pages=2"))
    assert [text.count(grouped(session)) for text in texts] == [8, 8]
    assert len(pages_of(anna.get(path))) == 1
    for pages in ("0", "61", "many"):
        assert anna.get(f"{path}?pages={pages}").status_code == 422


def test_all_posters_are_of_the_sessions_that_have_not_ended_by_day_and_name(anna: TestClient, programme: Json) -> None:
    path = f"/api/v1/programmes/{programme['id']}/posters.pdf"
    assert (anna.get(path).status_code, problem(anna.get(path))["code"]) == (409, "no_sessions")
    for title, day in (("Utan dag", None), ("Sal 2", "2027-03-04"), ("Sal 1", "2027-03-04"), ("Sal 3", "2027-03-03")):
        new_session(anna, programme, title=title, held_on=day)
    ended = new_session(anna, programme, title="Sal 9")
    anna.post(f"/api/v1/sessions/{ended['id']}/end")
    texts = pages_of(anna.get(path))
    names = ["Sal 3", "Sal 1", "Sal 2", "Utan dag"]
    assert [name in text for name, text in zip(names, texts, strict=True)] == [True] * 4


def test_who_may_only_see_the_programme_prints_too_and_others_find_nothing(anna: TestClient, programme: Json) -> None:
    session = new_session(anna, programme)
    paths = [f"/api/v1/sessions/{session['id']}/{name}.pdf" for name in ("poster", "slips")]
    paths.append(f"/api/v1/programmes/{programme['id']}/posters.pdf")
    become(anna, "eva")
    assert {anna.get(path).status_code for path in paths} == {404}
    with writing(engine_of(anna)) as connection:
        row = {"programme_id": programme["id"], "organizer_id": "eva", "role": "viewer", "created_at": 1}
        connection.execute(programme_share.insert().values(row))
    assert {anna.get(path).status_code for path in paths} == {200}
