"""The organizer's own lists of words over HTTP: kept, cleaned, bounded, and heard of in live rooms."""

import json

from fastapi.testclient import TestClient

from tests.web.organizers import problem
from tests.web.test_organize_programmes import new_programme, read


def test_lists_are_kept_with_the_programme(anna: TestClient) -> None:
    programme = new_programme(anna)
    assert programme["words"] == {"block": [], "allow": [], "languages": []}
    lists = {"block": ["Ost", "två ord"], "allow": ["fan"], "languages": ["nb", "fi"]}
    told = anna.put(f"/api/v1/programmes/{programme['id']}/words", json=lists)
    assert (told.status_code, told.json()) == (200, lists)
    assert read(anna, programme)["words"] == lists


def test_lists_are_cleaned_and_name_each_word_once(anna: TestClient) -> None:
    programme = new_programme(anna)
    block = ["  ost ", "", "OST", "\u202eskinka\n", " "]
    told = anna.put(f"/api/v1/programmes/{programme['id']}/words", json={"block": block, "allow": []})
    assert told.json() == {"block": ["ost", "skinka"], "allow": [], "languages": []}


def test_lists_have_an_end(anna: TestClient) -> None:
    path = f"/api/v1/programmes/{new_programme(anna)['id']}/words"
    for block in (["x"] * 1001, ["x" * 101], "ost", [1]):
        told = anna.put(path, json={"block": block, "allow": []})
        assert (told.status_code, problem(told)["code"]) == (422, "bad_fields")


def test_an_unknown_language_is_refused(anna: TestClient) -> None:
    path = f"/api/v1/programmes/{new_programme(anna)['id']}/words"
    told = anna.put(path, json={"block": [], "allow": [], "languages": ["xx"]})
    assert (told.status_code, problem(told)["code"]) == (422, "bad_fields")


def test_a_hall_of_two_languages_counts_both_spellings_as_one_word(anna: TestClient) -> None:
    programme = new_programme(anna)
    cloud = programme["questions"][0]["id"]
    session = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    anna.put(f"/api/v1/programmes/{programme['id']}/words", json={"block": [], "allow": [], "languages": ["nb"]})
    path, key = session["present_url"].split("#")
    with (
        anna.websocket_connect(f"/ws/v1/present/{path.rpartition('/')[2]}") as presenter,
        anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone,
    ):
        presenter.send_json({"type": "present", "key": key, "since": None})
        presenter.send_json({"type": "show", "id": "1", "question": cloud})
        while presenter.receive_json() != {"type": "accepted", "id": "1"}:
            pass
        phone.send_json({"type": "join", "participant": None, "since": None})
        phone.send_json({"type": "answer", "id": "2", "question": cloud, "value": {"entries": ["miljö", "miljø"]}})
        while (message := presenter.receive_json()).get("participants") != 1:
            pass
        assert [word["count"] for word in message["tally"]["words"]] == [2]


def test_a_live_session_follows_at_once(anna: TestClient) -> None:
    programme = new_programme(anna)
    cloud = programme["questions"][0]["id"]
    session = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    path, key = session["present_url"].split("#")
    with (
        anna.websocket_connect(f"/ws/v1/present/{path.rpartition('/')[2]}") as presenter,
        anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone,
    ):
        presenter.send_json({"type": "present", "key": key, "since": None})
        presenter.send_json({"type": "show", "id": "1", "question": cloud})
        while presenter.receive_json() != {"type": "accepted", "id": "1"}:
            pass
        phone.send_json({"type": "join", "participant": None, "since": None})
        phone.send_json({"type": "answer", "id": "2", "question": cloud, "value": {"entries": ["ost", "mod"]}})
        while presenter.receive_json().get("participants") != 1:
            pass
        anna.put(f"/api/v1/programmes/{programme['id']}/words", json={"block": ["ost"], "allow": []})
        while (message := presenter.receive_json())["type"] != "results":
            pass
        assert "ost" not in json.dumps(message)
        while (message := presenter.receive_json())["type"] != "moderation" or not message["held"]:
            pass
        assert message["held"] == [{"word": "ost", "count": 1}]
