"""Preparing alone: a link that is opened and closed, codes that lead to the right place, and a number only."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.store.database import writing
from app.store.tables import prepared, programme_share
from tests.web.organizers import problem
from tests.web.test_organize_programmes import Json, become, engine_of, new_programme

LEAST_GROUP = 7


@pytest.fixture
def programme(anna: TestClient) -> Json:
    return new_programme(anna, "quiz")


def preparation(client: TestClient, programme: Json, do: str = "") -> Json:
    path = f"/api/v1/programmes/{programme['id']}/reflection"
    told: Json = (client.post(f"{path}/{do}") if do else client.get(path)).json()
    return told


def count(client: TestClient, code: str, marker: str) -> int:
    told: int = client.post(f"/api/v1/reflect/{code}/prepared", json={"marker": marker}).status_code
    return told


def test_a_link_is_opened_closed_and_opened_again_under_the_same_code(anna: TestClient, programme: Json) -> None:
    assert preparation(anna, programme)["code"] is None
    link = preparation(anna, programme, "open")
    assert (link["open"], link["url"]) == (True, f"http://127.0.0.1:8123/reflect/{link['code']}")
    closed = preparation(anna, programme, "close")
    assert (closed["open"], closed["code"]) == (False, link["code"])
    assert "Preparation is closed" in anna.get(f"/reflect/{link['code']}").text
    assert count(anna, link["code"], "a" * 32) == 404
    assert preparation(anna, programme, "open") == link


def test_the_page_asks_what_one_can_answer_alone_and_tells_no_secret(anna: TestClient, programme: Json) -> None:
    new = {"kind": "open_text", "prompt": "Vad betyder mest?", "settings": {"notes": "Bara inne i salen"}}
    assert anna.post(f"/api/v1/programmes/{programme['id']}/questions", json=new).status_code == 201
    options = [{"label": "Tillit"}, {"label": "Ansvar"}]
    new = {"kind": "choice", "prompt": "Vilket av dem?", "settings": {"options": options}}
    assert anna.post(f"/api/v1/programmes/{programme['id']}/questions", json=new).status_code == 201
    page = anna.get(f"/reflect/{preparation(anna, programme, 'open')['code']}")
    assert all(words in page.text for words in ("Vad betyder mest?", "Vilket av dem?", "Tillit"))
    assert all(word not in page.text for word in ("Bara inne i salen", '"right"', '"kind": "quiz"', '"kind": "slide"'))
    assert "set-cookie" not in page.headers


def test_codes_lead_to_the_right_place_wherever_they_are_typed(anna: TestClient, programme: Json) -> None:
    code = preparation(anna, programme, "open")["code"]
    session = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()["code"]
    for typed, place in [
        (f"/{code}", f"/reflect/{code}"),
        (f"/{code[:4]}-{code[4:]}", f"/reflect/{code}"),
        (f"/reflect/{code[:4]} {code[4:]}", f"/reflect/{code}"),
        (f"/reflect/{session}", f"/{session}"),
    ]:
        arrived = anna.get(typed)
        assert (arrived.status_code, arrived.url.path) == (200, place)
    assert anna.get("/reflect/10000001").status_code == 404


def test_many_who_type_the_code_at_the_front_page_are_not_taken_for_guessing(anna: TestClient, programme: Json) -> None:
    code = preparation(anna, programme, "open")["code"]
    assert {anna.get(f"/{code}", follow_redirects=False).status_code for _ in range(400)} == {303}


def test_how_many_have_prepared_is_told_from_the_smallest_group_on_each_once(anna: TestClient, programme: Json) -> None:
    code = preparation(anna, programme, "open")["code"]
    for person in range(LEAST_GROUP - 1):
        assert [count(anna, code, f"{person:032}") for _ in range(2)] == [204, 204]
    assert preparation(anna, programme)["prepared"] is None
    count(anna, code, "9" * 32)
    assert preparation(anna, programme)["prepared"] == LEAST_GROUP
    with engine_of(anna).connect() as connection:
        kept = connection.scalars(select(prepared.c.marker_hash)).all()
    assert "9" * 32 not in kept


@pytest.mark.parametrize("marker", ["", "a" * 15, "a" * 65, "a" * 20 + "!", None, 5])
def test_what_is_no_marker_is_refused(anna: TestClient, programme: Json, marker: object) -> None:
    code = preparation(anna, programme, "open")["code"]
    told = anna.post(f"/api/v1/reflect/{code}/prepared", json={"marker": marker})
    assert (told.status_code, problem(told)["code"]) == (422, "bad_message")


def test_guessing_codes_is_slowed_down(anna: TestClient) -> None:
    assert [count(anna, "10000001", "a" * 32) for _ in range(301)][-2:] == [404, 429]


def test_who_may_only_see_the_programme_sees_the_number_and_opens_nothing(anna: TestClient, programme: Json) -> None:
    become(anna, "eva")
    with writing(engine_of(anna)) as connection:
        row = {"programme_id": programme["id"], "organizer_id": "eva", "role": "viewer", "created_at": 1}
        connection.execute(programme_share.insert().values(row))
    assert preparation(anna, programme)["may_change"] is False
    told = anna.post(f"/api/v1/programmes/{programme['id']}/reflection/open")
    assert (told.status_code, problem(told)["code"]) == (403, "not_allowed")
