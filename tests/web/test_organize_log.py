"""The log over HTTP: a sentence for every action, and each organizer reads what concerns her."""

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.store import audit
from app.store.database import writing
from app.store.retention import ERASED
from app.web.organize.log_sentences import SENTENCES
from tests.web.organizers import make_account
from tests.web.test_organize_own_account import make_token
from tests.web.test_organize_programmes import become, engine_of, new_programme

Json = dict[str, Any]
APP = Path(__file__).parent.parent.parent / "app"
COOKIE = "visent_organizer"


def log(client: TestClient, **query: Any) -> Json:
    found: Json = client.get("/api/v1/log", params=query).json()
    return found


def sentences(client: TestClient) -> list[str]:
    return [entry["sentence"] for entry in log(client)["entries"]]


def be(client: TestClient, cookie: str) -> None:
    client.cookies.clear()
    client.cookies.set(COOKIE, cookie)


def test_every_action_that_is_logged_has_a_sentence() -> None:
    # Where an action is logged, it stands behind what the entry is about; times may stand in between.
    call = r"(?:\brecord\(|\b_log[(,]|_set_archived\()"
    record = re.compile(call + r"(?:[^()]|int\(time\.time\(\)\))*?,\s*\"(\w+\.\w+)\"", re.DOTALL)
    logged = {action for path in APP.rglob("*.py") for action in record.findall(path.read_text())}
    assert logged | {ERASED} == set(SENTENCES)


def test_what_is_done_with_a_session_is_logged(anna: TestClient) -> None:
    programme = new_programme(anna)["id"]
    session = anna.post(f"/api/v1/programmes/{programme}/sessions", json={"title": "Sal 1"}).json()["id"]
    path = f"/api/v1/sessions/{session}"
    (own,) = anna.get(f"{path}/presenter-links").json()
    link = anna.post(f"{path}/presenter-links", json={"name": "Eva"}).json()
    for _ in range(2):
        anna.post(f"{path}/presenter-links/{link['id']}/revoke")
    anna.post(f"{path}/presenter-links/{own['id']}/revoke")
    anna.get(f"{path}/export?format=csv")
    for _ in range(2):
        anna.post(f"{path}/end")
    assert sentences(anna) == [
        "Anna ended the session “Sal 1”.",
        "Anna exported the session “Sal 1” (csv).",
        "Anna replaced the organizer's own presenter link to “Sal 1”.",
        "Anna revoked the presenter link of Eva to “Sal 1”.",
        "Anna made a presenter link to “Sal 1” for Eva.",
        "Anna made an account.",
    ]


def test_the_log_speaks_the_readers_language(anna: TestClient) -> None:
    anna.headers["Accept-Language"] = "sv"
    assert sentences(anna) == ["Anna skapade ett konto."]


def test_others_read_what_they_did_and_what_happened_to_their_programmes(anna: TestClient) -> None:
    owner = anna.cookies[COOKIE]
    hidden = new_programme(anna)["id"]
    anna.post(f"/api/v1/programmes/{hidden}/shares", json={"email": "ida@b.se", "role": "viewer"})
    anna.cookies.clear()
    become(anna, "eva")
    eva = anna.cookies[COOKIE]
    programme = new_programme(anna)["id"]
    make_token(anna)
    anna.post(f"/api/v1/programmes/{programme}/shares", json={"email": "anna@kommun.se", "role": "editor"})
    be(anna, owner)
    session = anna.post(f"/api/v1/programmes/{programme}/sessions", json={"title": "Sal 1"}).json()["id"]
    anna.post(f"/api/v1/sessions/{session}/end")
    be(anna, eva)
    assert sentences(anna) == [
        "Anna ended the session “Sal 1”.",
        "eva shared “Snabb omröstning” with Anna: editor.",
        "eva made the API token “Statistik”.",
    ]
    be(anna, owner)
    # An owner reads of accounts, and not of what another one does with her own programme.
    assert sentences(anna) == [
        "Anna ended the session “Sal 1”.",
        "eva made the API token “Statistik”.",
        "Anna invited somebody to “Snabb omröstning”: viewer.",
        "Anna made an account.",
    ]


def test_older_entries_are_read_page_by_page(anna: TestClient) -> None:
    with writing(engine_of(anna)) as connection:
        for number in range(120):
            audit.record(connection, None, "session.ended", f"Sal {number}")
    seen, before = [], None
    while True:
        page = log(anna, **({"before": before} if before else {}))
        seen += [entry["subject"] for entry in page["entries"]]
        before = page["older"]
        if before is None:
            break
    assert seen == [f"Sal {number}" for number in range(119, -1, -1)] + ["Anna"]
    assert anna.get("/api/v1/log?before=0").status_code == 422


def test_what_another_version_logged_is_told_by_its_name(anna: TestClient) -> None:
    with writing(engine_of(anna)) as connection:
        audit.record(connection, None, "session.painted", "Sal 1")
    assert sentences(anna)[0] == "The server: session.painted, “Sal 1”"


@pytest.mark.parametrize("path", ["/organize/log", "/organize/people", "/organize/account"])
def test_pages_about_accounts_are_for_who_is_signed_in(client: TestClient, path: str) -> None:
    assert client.get(path, follow_redirects=False).headers["location"] == f"/organize/sign-in?next={path}"
    make_account(client)
    assert client.get(path).status_code == 200
