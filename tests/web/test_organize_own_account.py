"""The organizer's own account over HTTP: its password, signing out everywhere, and tokens for programs."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import select

from app.store.audit import list_entries
from app.store.tables import login
from tests.web.organizers import PASSWORD, problem
from tests.web.test_organize_account import sign_in
from tests.web.test_organize_programmes import become, engine_of, new_programme

Json = dict[str, Any]
NEW_PASSWORD = "ett helt annat lösenord"
COOKIE = "visent_organizer"


def change_password(client: TestClient, old: str = PASSWORD, new: str = NEW_PASSWORD) -> Response:
    reply: Response = client.post("/api/v1/me/password", json={"old_password": old, "password": new})
    return reply


def make_token(client: TestClient, **form: Any) -> Json:
    made = client.post("/api/v1/me/tokens", json={"name": "Statistik", **form})
    assert made.status_code == 201, made.text
    token: Json = made.json()
    return token


def as_program(client: TestClient, token: Json) -> None:
    """From now on the client is a program with this token, without the cookie."""
    client.cookies.clear()
    client.headers["Authorization"] = f"Bearer {token['token']}"


def logged(client: TestClient) -> list[str]:
    with engine_of(client).connect() as connection:
        return [entry.action for entry in list_entries(connection)]


# ---- the password ----------------------------------------------------------------------------------------------------


def test_a_new_password_counts_and_the_old_one_does_not(anna: TestClient) -> None:
    assert change_password(anna).status_code == 204
    assert anna.get("/api/v1/me").status_code == 200
    anna.cookies.clear()
    assert sign_in(anna).status_code == 401
    assert sign_in(anna, password=NEW_PASSWORD).status_code == 200
    assert "password.changed" in logged(anna)


def test_a_new_password_signs_out_everywhere_else(anna: TestClient) -> None:
    elsewhere = anna.cookies[COOKIE]
    sign_in(anna)
    here = anna.cookies[COOKIE]
    assert change_password(anna).status_code == 204
    for token, status in ((elsewhere, 401), (here, 200)):
        anna.cookies.clear()
        assert anna.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).status_code == status


def test_without_the_old_password_nothing_changes(anna: TestClient) -> None:
    refused = change_password(anna, old="fel lösenord!")
    assert (refused.status_code, problem(refused)["code"]) == (403, "wrong_password")
    assert list(problem(refused)["fields"]) == ["old_password"]
    short = change_password(anna, new="kort")
    assert (short.status_code, list(problem(short)["fields"])) == (422, ["password"])
    assert sign_in(anna).status_code == 200


def test_guessing_the_old_password_is_counted_as_guessing_at_the_door(anna: TestClient) -> None:
    change_password(anna, old="fel lösenord!")
    attempts = anna.app.state.sign_ins  # type: ignore[attr-defined]
    assert attempts.failures_of("anna@kommun.se") == 1


def test_signing_out_everywhere_ends_every_sign_in(anna: TestClient) -> None:
    sign_in(anna)
    assert anna.post("/api/v1/me/sign-out-everywhere").status_code == 204
    assert not anna.cookies
    with engine_of(anna).connect() as connection:
        assert connection.execute(select(login)).all() == []


def test_signing_out_everywhere_leaves_others_signed_in(anna: TestClient) -> None:
    cookie = anna.cookies[COOKIE]
    become(anna, "eva")
    anna.post("/api/v1/me/sign-out-everywhere")
    anna.cookies.set(COOKIE, cookie)
    assert anna.get("/api/v1/me").status_code == 200


# ---- tokens ----------------------------------------------------------------------------------------------------------


def test_a_token_is_told_once(anna: TestClient) -> None:
    made = make_token(anna, days=90)
    assert made["token"].startswith("visent_")
    assert made["expires_at"] - made["created_at"] in {90 * 86_400 - 1, 90 * 86_400}
    (listed,) = anna.get("/api/v1/me/tokens").json()
    assert listed == {name: value for name, value in made.items() if name != "token"}
    assert made["token"] not in anna.get("/organize/account").text
    assert "token.made" in logged(anna)


def test_a_program_reads_with_its_organizers_rights(anna: TestClient) -> None:
    programme = new_programme(anna)
    token = make_token(anna)
    become(anna, "eva")
    foreign = new_programme(anna)
    as_program(anna, token)
    assert [listed["id"] for listed in anna.get("/api/v1/programmes").json()] == [programme["id"]]
    assert anna.get(f"/api/v1/programmes/{programme['id']}").json()["right"] == "own"
    assert anna.get(f"/api/v1/programmes/{foreign['id']}").status_code == 404
    assert anna.head("/api/v1/programmes").status_code == 405


@pytest.mark.parametrize("may_write", [False, True])
def test_a_program_writes_where_its_token_may(anna: TestClient, may_write: bool) -> None:
    programme = new_programme(anna)
    as_program(anna, make_token(anna, may_write=may_write))
    renamed = anna.patch(f"/api/v1/programmes/{programme['id']}", json={"title": "Hösten"})
    if may_write:
        assert renamed.json()["title"] == "Hösten"
    else:
        assert (renamed.status_code, problem(renamed)["code"]) == (403, "read_only_token")
        assert anna.get(f"/api/v1/programmes/{programme['id']}").json()["title"] == programme["title"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/me/tokens", {"name": "Ett till"}),
        ("/me/tokens/{id}/revoke", None),
        ("/me/password", {"old_password": PASSWORD, "password": NEW_PASSWORD}),
        ("/me/sign-out-everywhere", None),
    ],
)
def test_a_program_does_nothing_that_would_outlive_its_token(anna: TestClient, path: str, body: Json | None) -> None:
    token = make_token(anna, may_write=True)
    as_program(anna, token)
    refused = anna.post(f"/api/v1{path.format(id=token['id'])}", json=body)
    assert (refused.status_code, problem(refused)["code"]) == (403, "person_needed")
    assert len(anna.get("/api/v1/me/tokens").json()) == 1


def test_a_token_opens_no_page(anna: TestClient) -> None:
    as_program(anna, make_token(anna))
    assert anna.get("/organize", follow_redirects=False).status_code == 303


def test_a_revoked_token_is_nobodys(anna: TestClient) -> None:
    token = make_token(anna)
    assert anna.post(f"/api/v1/me/tokens/{token['id']}/revoke").json() == []
    assert anna.post(f"/api/v1/me/tokens/{token['id']}/revoke").status_code == 404
    assert "token.revoked" in logged(anna)
    as_program(anna, token)
    assert anna.get("/api/v1/me").status_code == 401


def test_what_a_token_is_for_must_be_said(anna: TestClient) -> None:
    wrong: list[tuple[Json, str]] = [({"name": " "}, "name"), ({"name": "S", "days": 366}, "days")]
    for form, field in wrong:
        refused = anna.post("/api/v1/me/tokens", json=form)
        assert (refused.status_code, list(problem(refused)["fields"])) == (422, [field])
