"""Sessions over HTTP: made, listed with the phones that are there, ended, exported."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.web.qr import qr_code
from tests.web.organizers import problem
from tests.web.test_organize_programmes import hear, new_programme

Json = dict[str, Any]


@pytest.fixture
def session(anna: TestClient) -> Json:
    programme = new_programme(anna)
    made = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={"title": "Sal 1"})
    assert made.status_code == 201
    found: Json = made.json()
    return found


def test_a_session_has_a_code_and_its_addresses(session: Json) -> None:
    assert len(session["code"]) == 8
    assert session["join_url"] == f"http://127.0.0.1:8123/{session['code']}"
    assert session["present_url"].startswith(f"http://127.0.0.1:8123/present/{session['id']}#")
    assert (session["title"], session["phase"], session["connected"]) == ("Sal 1", "lobby", 0)


def test_a_session_without_a_name_is_called_as_its_programme(anna: TestClient) -> None:
    programme = new_programme(anna, title="Medarbetardagen")
    made = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    assert (made["title"], made["language"]) == ("Medarbetardagen", "sv")


def test_sessions_are_listed_with_the_phones_that_are_there(anna: TestClient, session: Json) -> None:
    path = f"/api/v1/programmes/{session['programme']}/sessions"
    with anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone:
        phone.send_json({"type": "join", "participant": None, "since": None})
        hear(phone, "state", lambda _said: True)
        assert [listed["connected"] for listed in anna.get(path).json()] == [1]
        assert anna.get("/api/v1/programmes").json()[0]["sessions"] == 1


def test_ending_a_session_is_seen_on_phones_and_is_final(anna: TestClient, session: Json) -> None:
    with anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone:
        phone.send_json({"type": "join", "participant": None, "since": None})
        hear(phone, "state", lambda said: said["phase"] == "lobby")
        ended = anna.post(f"/api/v1/sessions/{session['id']}/end").json()
        assert ended["phase"] == "ended"
        assert ended["ended_at"] >= ended["created_at"]
        hear(phone, "state", lambda said: said["phase"] == "ended")
    assert anna.post(f"/api/v1/sessions/{session['id']}/end").json()["ended_at"] == ended["ended_at"]
    assert anna.get(f"/api/v1/sessions/{session['id']}").json()["phase"] == "ended"


def test_a_session_can_be_made_at_participants_own_pace_and_is_live_at_once(anna: TestClient) -> None:
    programme = new_programme(anna)
    made = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={"pace": "own"}).json()
    assert (made["pace"], made["phase"]) == ("own", "live")
    wrong = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={"pace": "fast"})
    assert (wrong.status_code, list(problem(wrong)["fields"])) == (422, ["pace"])


def test_changing_the_pace_is_seen_on_phones_and_ends_with_the_session(anna: TestClient, session: Json) -> None:
    path = f"/api/v1/sessions/{session['id']}"
    with anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone:
        phone.send_json({"type": "join", "participant": None, "since": None})
        hear(phone, "state", lambda said: said["phase"] == "lobby" and "survey" not in said)
        assert anna.patch(path, json={"pace": "own"}).json()["pace"] == "own"
        hear(phone, "state", lambda said: said["phase"] == "live" and len(said["survey"]["questions"]) == 3)
        assert anna.patch(path, json={"pace": "presenter"}).json()["phase"] == "lobby"
        hear(phone, "state", lambda said: "survey" not in said)
    anna.post(f"{path}/end")
    assert problem(anna.patch(path, json={"pace": "own"}))["code"] == "session_ended"


@pytest.mark.parametrize(
    ("file_format", "media_type", "begins"),
    [("csv", "text/csv", b""), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK")],
)
def test_a_session_is_exported_as_a_file(
    anna: TestClient, session: Json, file_format: str, media_type: str, begins: bytes
) -> None:
    file = anna.get(f"/api/v1/sessions/{session['id']}/export?format={file_format}")
    assert file.status_code == 200
    assert file.headers["content-type"].startswith(media_type)
    assert file.headers["content-disposition"].startswith("attachment;")
    assert f".{file_format}" in file.headers["content-disposition"]
    assert file.content.startswith(begins)
    assert file.content


def test_a_programmes_sessions_are_exported_together(anna: TestClient, session: Json) -> None:
    deck = f"/api/v1/programmes/{session['programme']}"
    other = anna.post(f"{deck}/sessions", json={}).json()
    everything = anna.get(f"{deck}/export?format=json")
    assert "-total.json" in everything.headers["content-disposition"]
    assert {one["id"] for one in everything.json()["sessions"]} == {session["id"], other["id"]}
    alone = anna.get(f"{deck}/export?format=json&sessions={other['id']}")
    assert alone.json()["session"]["id"] == other["id"]
    assert anna.get(f"{deck}/export?format=json&sessions=elsewhere").status_code == 404


def test_an_export_in_an_unknown_format_is_refused(anna: TestClient, session: Json) -> None:
    told = anna.get(f"/api/v1/sessions/{session['id']}/export?format=exe")
    assert (told.status_code, list(problem(told)["fields"])) == (422, ["format"])


def test_the_remotes_qr_code_is_its_address_and_for_whoever_is_signed_in(anna: TestClient, session: Json) -> None:
    key = session["present_url"].partition("#")[2]
    for page in ("remote", "notes"):
        assert session[f"{page}_url"] == f"http://127.0.0.1:8123/{page}/{session['id']}#{key}"
    picture = anna.get(f"/api/v1/sessions/{session['id']}/remote.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.headers["cache-control"] == "no-store"
    assert picture.content == qr_code(session["remote_url"]).body
    anna.cookies.clear()
    assert anna.get(f"/api/v1/sessions/{session['id']}/remote.svg").status_code == 401


@pytest.mark.parametrize("page", ["remote", "notes"])
@pytest.mark.parametrize(("language", "word_cloud"), [("sv", "Ordmoln"), ("nb", "Ordsky"), ("en", "Word cloud")])
def test_a_presenters_own_pages_are_in_the_browsers_language(
    anna: TestClient, page: str, language: str, word_cloud: str
) -> None:
    # Whether there is such a session is for those to know who hold its key.
    told = anna.get(f"/{page}/no-such-session", headers={"Accept-Language": language})
    assert (told.status_code, told.headers["content-language"]) == (200, language)
    assert f'"word_cloud": "{word_cloud}"' in told.text


# ---- many at once ----------------------------------------------------------------------------------------------------


def test_many_sessions_are_made_at_once_and_named_by_hall_and_day_in_the_programmes_language(anna: TestClient) -> None:
    programme = new_programme(anna, title="Medarbetardagen")
    rows: list[Json] = [
        {"held_on": "2027-03-03", "hall": "Teatern", "expected": 400},
        {"held_on": "2027-03-03", "hall": "Teatern", "expected": 380},
        {"held_on": "2027-03-04"},
        {"hall": "Aulan", "title": "Kvällen", "wave": 2},
        {},
    ]
    made = anna.post(f"/api/v1/programmes/{programme['id']}/sessions/batch", json={"sessions": rows}).json()
    assert [one["title"] for one in made] == [
        "Teatern · 3 mars 2027",
        "Teatern · 3 mars 2027 (2)",
        "4 mars 2027",
        "Kvällen",
        "Medarbetardagen",
    ]
    assert [one["expected"] for one in made] == [400, 380, None, None, None]
    assert [(one["held_on"], one["hall"], one["wave"]) for one in made[2:4]] == [
        ("2027-03-04", None, 1),
        (None, "Aulan", 2),
    ]
    assert len({one["code"] for one in made}) == 5


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"held_on": "2027-02-30"}, "sessions.1.held_on"),
        ({"expected": -1}, "sessions.1.expected"),
        ({"wave": 0}, "sessions.1.wave"),
        ({"hall": " "}, "sessions.1.hall"),
    ],
)
def test_of_many_sessions_none_is_made_where_one_is_wrong(anna: TestClient, wrong: Json, field: str) -> None:
    path = f"/api/v1/programmes/{new_programme(anna)['id']}/sessions"
    told = anna.post(f"{path}/batch", json={"sessions": [{"hall": "Teatern"}, wrong]})
    assert (told.status_code, list(problem(told)["fields"])) == (422, [field])
    assert anna.get(path).json() == []


def test_at_most_a_hundred_sessions_are_made_at_once(anna: TestClient) -> None:
    path = f"/api/v1/programmes/{new_programme(anna)['id']}/sessions/batch"
    assert anna.post(path, json={"sessions": []}).status_code == 422
    assert anna.post(path, json={"sessions": [{}] * 101}).status_code == 422


def test_a_session_is_planned_anew_and_what_is_left_out_stays(anna: TestClient, session: Json) -> None:
    path = f"/api/v1/sessions/{session['id']}"
    planned = anna.patch(path, json={"held_on": "2027-03-03", "hall": "Teatern", "expected": 400, "wave": 2}).json()
    assert (planned["held_on"], planned["hall"], planned["expected"]) == ("2027-03-03", "Teatern", 400)
    moved = anna.patch(path, json={"title": "Sal 2", "hall": None}).json()
    assert (moved["title"], moved["hall"], moved["expected"], moved["wave"]) == ("Sal 2", None, 400, 2)
    assert (moved["code"], moved["pace"]) == (session["code"], "presenter")
    assert anna.patch(path, json={"title": None}).status_code == 422


def test_a_new_name_is_what_phones_that_come_later_are_told(anna: TestClient, session: Json) -> None:
    def title_told() -> str:
        with anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone:
            phone.send_json({"type": "join", "participant": None, "since": None})
            told: str = hear(phone, "welcome", lambda _said: True)["session"]["title"]
            return told

    assert title_told() == "Sal 1"
    anna.patch(f"/api/v1/sessions/{session['id']}", json={"title": "Stora salen"})
    assert title_told() == "Stora salen"
