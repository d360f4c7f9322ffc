"""Which halls are live, over HTTP: only those, of all programmes that may be seen, with what is on the screen."""

from typing import Any

from fastapi.testclient import TestClient

from app.store.database import writing
from app.store.tables import programme_share
from tests.web.test_organize_programmes import become, engine_of, hear, new_programme, present

Json = dict[str, Any]


def live(client: TestClient) -> list[Json]:
    told: list[Json] = client.get("/api/v1/sessions/live").json()
    return told


def new_session(client: TestClient, programme: Json, **fields: Any) -> Json:
    made: Json = client.post(f"/api/v1/programmes/{programme['id']}/sessions", json=fields).json()
    return made


def test_a_hall_is_told_of_from_its_first_question_to_its_end(anna: TestClient) -> None:
    programme = new_programme(anna, title="Dagen")
    session = new_session(anna, programme, title="Sal 1")
    assert live(anna) == []
    shown = programme["questions"][1]
    with (
        anna.websocket_connect(f"/ws/v1/present/{session['id']}") as screen,
        anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone,
    ):
        present(anna, session, screen, shown["id"])
        phone.send_json({"type": "join", "participant": None, "since": None})
        hear(phone, "state", lambda said: said["phase"] == "live")
        [told] = live(anna)
    assert (told["title"], told["programme"], told["programme_title"]) == ("Sal 1", programme["id"], "Dagen")
    assert (told["connected"], told["participants"]) == (1, 0)
    assert told["question"] == shown["prompt"]
    assert told["present_url"] == session["present_url"]
    anna.post(f"/api/v1/sessions/{session['id']}/end")
    assert live(anna) == []


def test_at_their_own_pace_no_question_is_on_the_screen(anna: TestClient) -> None:
    new_session(anna, new_programme(anna), pace="own")
    assert [(told["pace"], told["question"]) for told in live(anna)] == [("own", None)]


def test_halls_come_from_every_programme_that_may_be_seen_and_from_no_other(anna: TestClient) -> None:
    seen, hidden = new_programme(anna, title="A"), new_programme(anna, title="B")
    for programme in (hidden, seen):
        new_session(anna, programme, pace="own")
    assert [told["programme_title"] for told in live(anna)] == ["A", "B"]
    become(anna, "eva")
    assert live(anna) == []
    with writing(engine_of(anna)) as connection:
        row = {"programme_id": seen["id"], "organizer_id": "eva", "role": "viewer", "created_at": 1}
        connection.execute(programme_share.insert().values(row))
    assert [(told["programme_title"], told["present_url"]) for told in live(anna)] == [("A", None)]
