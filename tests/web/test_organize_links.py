"""Presenter links over HTTP: made for somebody, listed, bounded, revoked; screens hear of it at once."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from app.store.presenter_links import MAX_LINKS
from tests.web.organizers import problem
from tests.web.test_organize_programmes import become, hear, new_programme

Json = dict[str, Any]
DAY_S = 86_400


@pytest.fixture
def session(anna: TestClient) -> Json:
    programme = new_programme(anna)
    found: Json = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    return found


def path_of(session: Json) -> str:
    return f"/api/v1/sessions/{session['id']}/presenter-links"


def make(client: TestClient, session: Json, **form: Any) -> Response:
    made: Response = client.post(path_of(session), json={"name": "Eva", **form})
    return made


def present(session: Json, url: str) -> tuple[str, Json]:
    """Where and how a screen that was given this link opens."""
    assert url.startswith(f"http://127.0.0.1:8123/present/{session['id']}#")
    return f"/ws/v1/present/{session['id']}", {"type": "present", "key": url.partition("#")[2]}


def test_a_link_for_a_lecturer_is_listed_after_the_own_one_and_presents(anna: TestClient, session: Json) -> None:
    made = make(anna, session, name="  Eva\u202e   Berg ")
    assert made.status_code == 201
    link = made.json()
    assert (link["name"], link["expires_at"], link["expired"]) == ("Eva Berg", None, False)
    own, listed = anna.get(path_of(session)).json()
    assert listed == link
    assert (own["name"], own["url"]) == (None, session["present_url"])
    address, greeting = present(session, link["url"])
    with anna.websocket_connect(address) as screen:
        screen.send_json(greeting)
        hear(screen, "welcome", lambda _said: True)


@pytest.mark.parametrize("days", [1, 7, 366])
def test_a_link_works_for_so_many_days(anna: TestClient, session: Json, days: int) -> None:
    link = make(anna, session, days=days).json()
    assert link["expires_at"] - link["created_at"] in {days * DAY_S - 1, days * DAY_S}
    assert link["expired"] is False


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ({"days": 0}, "days"),
        ({"days": -1}, "days"),
        ({"days": 367}, "days"),
        ({"days": 10**30}, "days"),
        ({"days": 1.5}, "days"),
        ({"days": True}, "days"),
        ({"days": "7"}, "days"),
        ({"name": ""}, "name"),
        ({"name": " \u200b "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"name": None}, "name"),
        ({"expires_at": 1}, "expires_at"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(anna: TestClient, session: Json, form: Json, wrong: str) -> None:
    told = make(anna, session, **form)
    assert (told.status_code, list(problem(told)["fields"])) == (422, [wrong])
    assert len(anna.get(path_of(session)).json()) == 1


def test_one_link_too_many_is_refused_with_what_to_do(anna: TestClient, session: Json) -> None:
    for _ in range(MAX_LINKS - 1):
        assert make(anna, session).status_code == 201
    told = make(anna, session)
    assert (told.status_code, problem(told)["code"]) == (409, "too_many_links")
    assert problem(told)["message"].startswith(f"A session has at most {MAX_LINKS} presenter links.")


def test_a_revoked_link_closes_its_screen_and_leaves_the_list(anna: TestClient, session: Json) -> None:
    link = make(anna, session).json()
    address, greeting = present(session, link["url"])
    with anna.websocket_connect(address) as screen:
        screen.send_json({**greeting, "language": "sv"})
        hear(screen, "state", lambda _said: True)
        left = anna.post(f"{path_of(session)}/{link['id']}/revoke")
        assert [one["name"] for one in left.json()] == [None]
        refused = hear(screen, "refused", lambda _said: True)
        assert (refused["code"], refused["reason"]) == ("unknown_session", "link_revoked")
        assert refused["message"] == "Arrangören har dragit tillbaka den här presentationslänken. Be om en ny."
    again = anna.post(f"{path_of(session)}/{link['id']}/revoke")
    assert (again.status_code, again.json()) == (200, left.json())


def test_organizers_can_always_present(anna: TestClient, session: Json) -> None:
    old = anna.get(path_of(session)).json()[0]
    [new] = anna.post(f"{path_of(session)}/{old['id']}/revoke").json()
    assert new["name"] is None
    assert new["url"] != old["url"]
    assert anna.get(f"/api/v1/sessions/{session['id']}").json()["present_url"] == new["url"]
    for url, answer in ((old["url"], "refused"), (new["url"], "welcome")):
        address, greeting = present(session, url)
        with anna.websocket_connect(address) as screen:
            screen.send_json(greeting)
            assert screen.receive_json()["type"] == answer


def test_a_link_of_another_session_is_not_there(anna: TestClient, session: Json) -> None:
    other = anna.post(f"/api/v1/programmes/{session['programme']}/sessions", json={}).json()
    link = make(anna, other).json()
    for unknown in (link["id"], "nonsense"):
        told = anna.post(f"{path_of(session)}/{unknown}/revoke")
        assert (told.status_code, problem(told)["code"]) == (404, "not_found")
    assert len(anna.get(path_of(other)).json()) == 2


def test_another_organizer_revokes_nothing(anna: TestClient, session: Json) -> None:
    link = make(anna, session).json()
    cookie = anna.cookies["visent_organizer"]
    become(anna, "eva")
    told = anna.post(f"{path_of(session)}/{link['id']}/revoke")
    assert (told.status_code, problem(told)["code"]) == (404, "not_found")
    assert make(anna, session).status_code == 404
    anna.cookies.clear()
    anna.cookies.set("visent_organizer", cookie)
    assert [one["name"] for one in anna.get(path_of(session)).json()] == [None, "Eva"]
