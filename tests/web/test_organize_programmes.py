"""Programmes and questions over HTTP: made, edited, put in order; foreign ones are not there; live rooms hear of it."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.polling.templates import template, template_names
from app.store.accounts import sign_in
from app.store.database import writing
from app.store.programmes import create_programme
from app.store.tables import organizer
from tests.web.organizers import problem

Json = dict[str, Any]

TEMPLATES = ["pride", "employeeship", "trust", "leadership", "dialogue", "icebreaker", "retrospective", "quiz"]


def new_programme(client: TestClient, name: str = "quick", **fields: str) -> Json:
    made = client.post("/api/v1/programmes", json={"template": name, "language": "sv", **fields})
    assert made.status_code == 201, made.text
    programme: Json = made.json()
    return programme


def read(client: TestClient, programme: Json) -> Json:
    found: Json = client.get(f"/api/v1/programmes/{programme['id']}").json()
    return found


def ids(programme: Json) -> list[str]:
    return [question["id"] for question in programme["questions"]]


def engine_of(client: TestClient) -> Any:
    return client.app.state.parts.engine  # type: ignore[attr-defined]


def become(client: TestClient, name: str) -> None:
    """Sign in as another organizer of the same server."""
    with writing(engine_of(client)) as connection:
        row = {"id": name, "email": f"{name}@b.se", "name": name, "password_hash": "h", "language": "sv"}
        connection.execute(organizer.insert().values(**row, created_at=1))
        client.cookies.set("visent_organizer", sign_in(connection, name))


# ---- programmes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", template_names())
@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_a_programme_is_made_from_each_template(anna: TestClient, name: str, language: str) -> None:
    programme = anna.post("/api/v1/programmes", json={"template": name, "language": language}).json()
    ready = template(name, language)
    assert programme["title"] == ready.title
    assert [question["prompt"] for question in programme["questions"]] == [asked.prompt for asked in ready.questions]
    assert read(anna, programme) == programme


def test_templates_are_listed_as_they_would_be_worded(anna: TestClient) -> None:
    listed = anna.get("/api/v1/templates?language=nb").json()
    assert [ready["name"] for ready in listed] == [*TEMPLATES, "quick", "empty"]
    assert listed[-2]["title"] == "Rask avstemning"


def test_an_unknown_template_is_told_so(anna: TestClient) -> None:
    told = anna.post("/api/v1/programmes", json={"template": "huge", "language": "sv"})
    assert (told.status_code, list(problem(told)["fields"])) == (422, ["template"])


def test_a_programme_is_renamed(anna: TestClient) -> None:
    programme = new_programme(anna)
    anna.patch(f"/api/v1/programmes/{programme['id']}", json={"title": "  Hösten\n2026 "})
    assert [listed["title"] for listed in anna.get("/api/v1/programmes").json()] == ["Hösten 2026"]


@pytest.mark.parametrize("title", ["", "   ", "x" * 201, None, 5])
def test_a_title_that_does_not_fit_is_refused(anna: TestClient, title: object) -> None:
    programme = new_programme(anna)
    told = anna.patch(f"/api/v1/programmes/{programme['id']}", json={"title": title, "language": "xx"})
    assert told.status_code == 422
    assert read(anna, programme) == programme


def test_the_command_lines_programmes_are_everybodys(anna: TestClient) -> None:
    with writing(engine_of(anna)) as connection:
        made = create_programme(connection, template("quick", "sv"), "sv")
    assert [(listed["id"], listed["shared"]) for listed in anna.get("/api/v1/programmes").json()] == [(made.id, True)]
    assert anna.patch(f"/api/v1/programmes/{made.id}", json={"title": "Vårt"}).status_code == 200


def test_without_signing_in_there_is_nothing_to_see(anna: TestClient) -> None:
    programme = new_programme(anna)
    anna.cookies.clear()
    for method, path, body in everything_of(programme, {"id": "x"}):
        told = anna.request(method, path, json=body)
        assert (told.status_code, problem(told)["code"]) == (401, "not_signed_in"), path


def test_what_is_another_organizers_is_not_there(anna: TestClient) -> None:
    programme = new_programme(anna)
    session = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    become(anna, "eva")
    for method, path, body in everything_of(programme, session):
        told = anna.request(method, path, json=body)
        assert (told.status_code, problem(told)["code"]) == (404, "not_found"), path
    assert anna.get(f"/organize/programmes/{programme['id']}").status_code == 404
    assert anna.get("/api/v1/programmes").json() == []


def everything_of(programme: Json, session: Json) -> list[tuple[str, str, Json | None]]:
    """Every request that names a programme, a question or a session."""
    deck, question = f"/api/v1/programmes/{programme['id']}", f"/api/v1/questions/{ids(programme)[0]}"
    sitting = f"/api/v1/sessions/{session['id']}"
    new = {"kind": "open_text", "prompt": "Va?"}
    return [
        ("GET", deck, None),
        ("GET", f"{sitting}/remote.svg", None),
        ("PATCH", deck, {"title": "X"}),
        ("POST", f"{deck}/questions", new),
        ("PUT", f"{deck}/questions/order", {"questions": ids(programme)}),
        ("POST", f"{deck}/pictures", None),
        ("POST", f"{deck}/slides", None),
        ("PUT", f"{deck}/words", {"block": [], "allow": []}),
        ("PATCH", question, {"prompt": "X"}),
        ("POST", f"{question}/duplicate", None),
        ("POST", f"{question}/retire", None),
        ("POST", f"{question}/restore", None),
        ("GET", f"{deck}/results", None),
        ("GET", f"{deck}/sessions", None),
        ("POST", f"{deck}/sessions", {}),
        ("POST", f"{deck}/sessions/batch", {"sessions": [{}]}),
        ("GET", sitting, None),
        ("PATCH", sitting, {"pace": "own"}),
        ("POST", f"{sitting}/end", None),
        ("GET", f"{sitting}/export?format=csv", None),
        ("GET", f"{deck}/export?format=csv", None),
        ("GET", f"{sitting}/presenter-links", None),
        ("POST", f"{sitting}/presenter-links", {"name": "Eva"}),
        ("POST", f"{sitting}/presenter-links/l/revoke", None),
        ("GET", f"{sitting}/pictures", None),
        ("GET", f"{sitting}/pictures/{ids(programme)[0]}.png", None),
        ("GET", f"{sitting}/pictures/{ids(programme)[0]}.svg", None),
        ("POST", f"{sitting}/pictures/{ids(programme)[0]}/poster", None),
        ("GET", f"{deck}/reflection", None),
        ("POST", f"{deck}/reflection/open", None),
        ("POST", f"{deck}/reflection/close", None),
        ("GET", f"{deck}/posters.pdf", None),
        ("GET", f"{sitting}/poster.pdf", None),
        ("GET", f"{sitting}/slips.pdf", None),
        ("GET", f"{deck}/shares", None),
        ("POST", f"{deck}/shares", {"email": "a@b.se", "role": "editor"}),
        ("PATCH", f"{deck}/shares/p", {"role": "viewer"}),
        ("POST", f"{deck}/shares/p/remove", None),
        ("POST", f"{deck}/invitations/i/revoke", None),
        ("GET", f"{deck}/privacy", None),
        ("PATCH", f"{deck}/privacy", {"retention_days": 30}),
        ("POST", f"{sitting}/erase", None),
        ("GET", f"{deck}/file", None),
        ("POST", f"{deck}/archive", None),
        ("POST", f"{deck}/restore", None),
        ("POST", f"{deck}/duplicate", None),
        ("POST", f"{deck}/delete", {"title": "X"}),
    ]


def test_every_request_that_names_something_is_tried_above(anna: TestClient) -> None:
    described = anna.get("/api/v1/openapi.json").json()["paths"]
    of_programmes = re.compile(r"\{(programme|question|session)_id\}")
    named = {(m.upper(), path) for path, methods in described.items() if of_programmes.search(path) for m in methods}
    assert len(named) == len(everything_of({"id": "p", "questions": [{"id": "q"}]}, {"id": "s"}))


# ---- questions -------------------------------------------------------------------------------------------------------


def test_a_question_is_added_with_the_settings_of_its_kind(anna: TestClient) -> None:
    programme = new_programme(anna, "empty")
    added = anna.post(f"/api/v1/programmes/{programme['id']}/questions", json={"kind": "word_cloud", "prompt": "Va?"})
    assert added.status_code == 201
    assert added.json()["settings"]["max_entries"] == 3
    assert read(anna, programme)["questions"] == [added.json()]


def test_new_options_are_given_ids_and_old_ones_keep_theirs(anna: TestClient) -> None:
    programme = new_programme(anna)
    choice = programme["questions"][1]
    options = [{"id": "o2", "label": "  Alldeles  lagom "}, {"label": "Vet inte"}]
    changed = anna.patch(f"/api/v1/questions/{choice['id']}", json={"settings": {"options": options}}).json()
    first, second = changed["settings"]["options"]
    assert first == {"id": "o2", "label": "Alldeles lagom"}
    assert second["label"] == "Vet inte"
    assert len(second["id"]) > 8
    assert changed["prompt"] == choice["prompt"]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"options": [{"label": "Ja"}]}, "Ange minst 2 och högst 50 alternativ."),
        ({"max": 4}, "Antalet val ska ligga mellan 1 och 3, och det minsta får inte vara större än det högsta."),
        ({"options": [{"label": "Ja"}, {"label": " "}]}, "Varje alternativ behöver en text på högst 200 tecken."),
    ],
)
def test_settings_that_do_not_fit_are_told_in_the_readers_language(
    anna: TestClient, settings: Json, sentence: str
) -> None:
    question = new_programme(anna)["questions"][1]["id"]
    told = anna.patch(f"/api/v1/questions/{question}", json={"settings": settings}, headers={"Accept-Language": "sv"})
    assert (told.status_code, problem(told)["code"]) == (422, "bad_settings")
    assert problem(told)["message"] == sentence


@pytest.mark.parametrize("settings", [{"surprise": 1}, {"options": 5}, {"options": ["Ja", "Nej"]}, {"max": "two"}])
def test_settings_of_another_shape_are_refused(anna: TestClient, settings: Json) -> None:
    question = new_programme(anna)["questions"][1]["id"]
    assert anna.patch(f"/api/v1/questions/{question}", json={"settings": settings}).status_code == 422


def test_a_question_of_an_unknown_kind_or_without_words_is_refused(anna: TestClient) -> None:
    path = f"/api/v1/programmes/{new_programme(anna)['id']}/questions"
    assert list(problem(anna.post(path, json={"kind": "riddle", "prompt": "Va?"}))["fields"]) == ["kind"]
    assert list(problem(anna.post(path, json={"kind": "open_text", "prompt": " "}))["fields"]) == ["prompt"]


def test_questions_are_put_in_order(anna: TestClient) -> None:
    programme = new_programme(anna)
    path = f"/api/v1/programmes/{programme['id']}/questions/order"
    assert anna.put(path, json={"questions": ids(programme)[::-1]}).status_code == 204
    assert ids(read(anna, programme)) == ids(programme)[::-1]
    stale = anna.put(path, json={"questions": ids(programme)[:2]})
    assert (stale.status_code, problem(stale)["code"]) == (409, "stale")


def test_a_question_is_duplicated_retired_and_brought_back(anna: TestClient) -> None:
    programme = new_programme(anna)
    first, second, third = ids(programme)
    copy = anna.post(f"/api/v1/questions/{first}/duplicate").json()["id"]
    anna.post(f"/api/v1/questions/{second}/retire")
    assert ids(read(anna, programme)) == [first, copy, third]
    anna.post(f"/api/v1/questions/{second}/restore")
    assert ids(read(anna, programme)) == [first, copy, second, third]


# ---- while a session is live -----------------------------------------------------------------------------------------


def present(client: TestClient, session: Json, socket: Any, question: str) -> None:
    socket.send_json({"type": "present", "key": session["present_url"].partition("#")[2], "since": None})
    socket.send_json({"type": "show", "id": "1", "question": question})
    while socket.receive_json() != {"type": "accepted", "id": "1"}:
        pass


def hear(socket: Any, wanted: str, matches: Any) -> Json:
    while True:
        message: Json = socket.receive_json()
        if message["type"] == wanted and matches(message):
            return message


def test_a_change_reaches_the_phones_in_the_hall(anna: TestClient) -> None:
    programme = new_programme(anna)
    choice = ids(programme)[1]
    session = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    with (
        anna.websocket_connect(f"/ws/v1/present/{session['id']}") as screen,
        anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone,
    ):
        phone.send_json({"type": "join", "participant": None, "since": None})
        present(anna, session, screen, choice)
        anna.patch(f"/api/v1/questions/{choice}", json={"prompt": "Hur gick det?"})
        state = hear(phone, "state", lambda said: said["question"] and said["question"]["prompt"] == "Hur gick det?")
        assert state["question"]["open"]


def test_an_answered_option_can_be_reworded_but_not_removed(anna: TestClient) -> None:
    programme = new_programme(anna)
    choice = programme["questions"][1]
    session = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    with (
        anna.websocket_connect(f"/ws/v1/present/{session['id']}") as screen,
        anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone,
    ):
        present(anna, session, screen, choice["id"])
        phone.send_json({"type": "join", "participant": None, "since": None})
        phone.send_json({"type": "answer", "id": "1", "question": choice["id"], "value": {"choices": ["o1"]}})
        hear(phone, "accepted", lambda said: said["id"] == "1")
        path = f"/api/v1/questions/{choice['id']}"
        first, *others = choice["settings"]["options"]
        refused = anna.patch(path, json={"settings": {"options": others}})
        assert (refused.status_code, problem(refused)["code"]) == (409, "option_answered")
        assert "För långsamt" in problem(refused)["message"]
        reworded = [{**first, "label": "Segt"}, *others]
        assert anna.patch(path, json={"settings": {"options": reworded}}).json()["answers"] == 1
        results = hear(screen, "results", lambda said: said["participants"] == 1)
        assert results["tally"]["counts"]["o1"] == 1


def test_notes_keep_their_lines_and_are_refused_where_they_are_too_long(anna: TestClient) -> None:
    programme = new_programme(anna)
    path = f"/api/v1/questions/{ids(programme)[1]}"
    noted = anna.patch(path, json={"settings": {"notes": " Vänta.\r\nFråga sedan:\n\n\n vem? \u202e"}}).json()
    assert noted["settings"]["notes"] == "Vänta.\nFråga sedan:\n\nvem?"
    assert noted["settings"]["options"] == programme["questions"][1]["settings"]["options"]
    told = anna.patch(path, json={"settings": {"notes": "x" * 2001}})
    assert (told.status_code, problem(told)["message"]) == (422, "Notes have at most 2000 characters.")
    assert anna.post(f"{path}/duplicate").json()["settings"]["notes"] == noted["settings"]["notes"]


def test_a_question_that_is_taken_away_while_shown_leaves_the_hall_waiting_and_may_come_back(anna: TestClient) -> None:
    programme = new_programme(anna)
    cloud = ids(programme)[0]
    session = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    with (
        anna.websocket_connect(f"/ws/v1/present/{session['id']}") as screen,
        anna.websocket_connect(f"/ws/v1/answer/{session['code']}") as phone,
    ):
        present(anna, session, screen, cloud)
        phone.send_json({"type": "join", "participant": None, "since": None})
        phone.send_json({"type": "answer", "id": "1", "question": cloud, "value": {"entries": ["glädje"]}})
        hear(phone, "accepted", lambda said: said["id"] == "1")
        anna.post(f"/api/v1/questions/{cloud}/retire")
        hear(phone, "state", lambda said: said["question"] is None)
        phone.send_json({"type": "answer", "id": "2", "question": cloud, "value": {"entries": ["sorg"]}})
        assert hear(phone, "refused", lambda said: said["id"] == "2")["code"] == "unknown_question"
        anna.post(f"/api/v1/questions/{cloud}/restore")
        back = hear(phone, "state", lambda said: said["question"] is not None)
        assert back["answer"] == {"entries": ["glädje"]}
        hear(screen, "results", lambda said: said["participants"] == 1)
