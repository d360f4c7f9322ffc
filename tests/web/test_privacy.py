"""Privacy over HTTP: how long answers are kept, the smallest group, deleting a session while people look at it."""

import time
from functools import partial
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from app.polling.templates import template
from app.store.database import writing
from app.store.programmes import create_programme
from app.store.tables import programme_share
from app.web.erasing import erase_due
from tests.web.organizers import problem
from tests.web.test_organize_programmes import Json, become, engine_of, hear, new_programme

DAY_S = 86_400


@pytest.fixture
def programme(anna: TestClient) -> Json:
    return new_programme(anna)


def new_session(client: TestClient, programme: Json) -> Json:
    made: Json = client.post(f"/api/v1/programmes/{programme['id']}/sessions", json={"title": "Stora salen"}).json()
    return made


def privacy(client: TestClient, programme: Json) -> Json:
    told: Json = client.get(f"/api/v1/programmes/{programme['id']}/privacy").json()
    return told


def change(client: TestClient, programme: Json, **form: Any) -> Any:
    return client.patch(f"/api/v1/programmes/{programme['id']}/privacy", json=form)


def answer(client: TestClient, programme: Json, session: Json) -> str:
    """Somebody answers the word cloud; says as whom."""
    path = f"/ws/v1/present/{session['id']}"
    address = f"/api/v1/answer/{session['code']}"
    question = programme["questions"][0]["id"]
    with client.websocket_connect(path) as screen:
        screen.send_json({"type": "present", "key": session["present_url"].partition("#")[2]})
        screen.send_json({"type": "show", "id": "s" * 22, "question": question})
        hear(screen, "accepted", lambda _said: True)
    token = str(client.post(address, json={"type": "join", "participant": None, "since": None}).json()["participant"])
    said = {"type": "answer", "id": "a" * 22, "question": question, "value": {"entries": ["mod"]}}
    told = client.post(address, json=said, headers={"Authorization": f"Bearer {token}"})
    assert told.json()["type"] == "accepted"
    return token


def end(client: TestClient, session: Json) -> None:
    assert client.post(f"/api/v1/sessions/{session['id']}/end").status_code == 200


def test_a_new_programme_keeps_answers_until_somebody_deletes_them_and_groups_of_seven(
    anna: TestClient, programme: Json
) -> None:
    told = privacy(anna, programme)
    assert (told["retention_days"], told["least_group"]) == (None, 7)
    assert (told["least_group_fixed"], told["may_be_unlimited"], told["may_change"]) == (False, False, True)


def test_what_is_changed_is_kept_and_what_is_left_out_stays(anna: TestClient, programme: Json) -> None:
    assert change(anna, programme, retention_days=30, least_group=9).status_code == 200
    assert change(anna, programme, retention_days=None).json() == privacy(anna, programme)
    told = privacy(anna, programme)
    assert (told["retention_days"], told["least_group"]) == (None, 9)


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ({"retention_days": 0}, "retention_days"),
        ({"retention_days": 3651}, "retention_days"),
        ({"retention_days": 1.5}, "retention_days"),
        ({"least_group": 4}, "least_group"),
        ({"least_group": 0}, "least_group"),
        ({"least_group": None}, "least_group"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(anna: TestClient, programme: Json, form: Json, wrong: str) -> None:
    told = change(anna, programme, **form)
    assert (told.status_code, list(problem(told)["fields"])) == (422, [wrong])


def test_the_least_group_cannot_be_changed_once_somebody_has_answered(anna: TestClient, programme: Json) -> None:
    answer(anna, programme, new_session(anna, programme))
    told = change(anna, programme, least_group=5)
    assert (told.status_code, problem(told)["code"]) == (409, "group_fixed")
    assert change(anna, programme, least_group=7, retention_days=3).status_code == 200


def test_what_the_command_line_made_may_have_no_limit(anna: TestClient) -> None:
    with writing(engine_of(anna)) as connection:
        made = create_programme(connection, template("quick", "sv"), "sv")
    assert change(anna, {"id": made.id}, least_group=5).status_code == 200
    assert change(anna, {"id": made.id}, least_group=0).json()["least_group"] == 0


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_who_it_is_shared_with_sees_it_and_changes_nothing(anna: TestClient, programme: Json, role: str) -> None:
    session = new_session(anna, programme)
    become(anna, "eva")
    with writing(engine_of(anna)) as connection:
        row = {"programme_id": programme["id"], "organizer_id": "eva", "role": role, "created_at": 1}
        connection.execute(programme_share.insert().values(row))
    assert privacy(anna, programme)["may_change"] is False
    for told in (change(anna, programme, retention_days=1), anna.post(f"/api/v1/sessions/{session['id']}/erase")):
        assert (told.status_code, problem(told)["code"]) == (403, "not_allowed")


def test_deleting_a_session_closes_every_screen_and_its_code_leads_nowhere(anna: TestClient, programme: Json) -> None:
    session = new_session(anna, programme)
    token = answer(anna, programme, session)
    end(anna, session)
    greeting = {"type": "present", "key": session["present_url"].partition("#")[2]}
    join = {"type": "join", "participant": token, "since": None, "language": "en"}
    with (
        anna.websocket_connect(f"/ws/v1/present/{session['id']}") as screen,
        anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone,
    ):
        screen.send_json(greeting)
        phone.send_json(join)
        for socket in (screen, phone):
            hear(socket, "welcome", lambda _said: True)
        told = anna.post(f"/api/v1/sessions/{session['id']}/erase")
        assert (told.status_code, told.json()) == (200, {"answers": 1, "participants": 1})
        for socket in (screen, phone):
            said = hear(socket, "refused", lambda _said: True)
            assert (said["code"], said["reason"]) == ("unknown_session", "session_erased")
            with pytest.raises(WebSocketDisconnect) as closed:
                socket.receive_json()
            assert closed.value.code == 1008
    page = anna.get(f"/{session['code']}")
    assert page.status_code == 404
    assert "This session is over and was deleted" in page.text
    assert anna.get(f"/api/v1/sessions/{session['id']}").status_code == 404
    assert anna.get(f"/api/v1/programmes/{programme['id']}/sessions").json() == []
    assert anna.get("/api/v1/programmes").json()[0]["sessions"] == 0
    [logged] = privacy(anna, programme)["deleted"]
    wanted = {"organizer": "Anna", "title": "Stora salen", "answers": 1, "participants": 1, "reason": "organizer"}
    assert {name: logged[name] for name in wanted} == wanted
    assert anna.post(f"/api/v1/sessions/{session['id']}/erase").status_code == 404


def test_a_hall_that_scans_the_code_of_a_deleted_session_is_not_taken_for_guessing(
    anna: TestClient, programme: Json
) -> None:
    session, other = new_session(anna, programme), new_session(anna, programme)
    anna.post(f"/api/v1/sessions/{session['id']}/erase")
    for _ in range(400):
        assert anna.get(f"/{session['code']}").status_code == 404
    assert anna.get(f"/{other['code']}").status_code == 200


def test_a_live_session_is_ended_before_it_is_deleted(anna: TestClient, programme: Json) -> None:
    session = new_session(anna, programme)
    answer(anna, programme, session)
    told = anna.post(f"/api/v1/sessions/{session['id']}/erase")
    assert (told.status_code, problem(told)["code"]) == (409, "session_live")


def test_answers_whose_time_is_over_go_by_themselves(anna: TestClient, programme: Json) -> None:
    session, live = new_session(anna, programme), new_session(anna, programme)
    for each in (session, live):
        answer(anna, programme, each)
    end(anna, session)
    change(anna, programme, retention_days=10)

    def look(now: float) -> int:
        assert anna.portal is not None
        parts = anna.app.state.parts  # type: ignore[attr-defined]
        return anna.portal.call(partial(erase_due, parts, now))

    assert look(time.time() + 10 * DAY_S - 60) == 0
    assert look(time.time() + 10 * DAY_S + 60) == 1
    assert look(time.time() + 10 * DAY_S + 60) == 0
    told = privacy(anna, programme)
    assert [kept["id"] for kept in told["sessions"]] == [live["id"]]
    assert [(gone["organizer"], gone["reason"]) for gone in told["deleted"]] == [(None, "retention")]
