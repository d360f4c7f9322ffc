"""People over HTTP: only owners look after accounts; invitations make them."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from tests.web.organizers import PASSWORD, problem
from tests.web.test_organize_account import sign_in
from tests.web.test_organize_own_account import as_program, logged, make_token

Json = dict[str, Any]


def invite(client: TestClient, name: str = "Eva", role: str = "organizer") -> Json:
    made = client.post("/api/v1/invitations", json={"name": name, "role": role})
    assert made.status_code == 201, made.text
    invitation: Json = made.json()
    return invitation


def accept(client: TestClient, invitation: Json, email: str = "eva@kommun.se") -> Response:
    form = {"token": invitation["url"].partition("#")[2], "name": "Eva", "email": email, "password": PASSWORD}
    reply: Response = client.post("/api/v1/invitations/accept", json=form)
    return reply


def test_an_invitation_makes_an_account_that_is_signed_in(anna: TestClient) -> None:
    made = invite(anna, role="viewer")
    assert made["url"].startswith("http://127.0.0.1:8123/organize/invitation#")
    (listed,) = anna.get("/api/v1/invitations").json()
    assert listed == {name: value for name, value in made.items() if name != "url"}
    opened = anna.post("/api/v1/invitations/open", json={"token": made["url"].partition("#")[2]})
    assert opened.json() == {"works": True, "name": "Eva", "email": None, "programme": None}
    anna.cookies.clear()
    accepted = accept(anna, made)
    assert (accepted.status_code, accepted.json()["role"]) == (201, "viewer")
    assert anna.get("/api/v1/me").json() == accepted.json()
    assert {"invitation.made", "account.made"} <= set(logged(anna))


def test_an_invitation_works_once_and_not_with_a_taken_address(anna: TestClient) -> None:
    made = invite(anna)
    taken = accept(anna, made, "anna@kommun.se")
    assert (taken.status_code, list(problem(taken)["fields"])) == (409, ["email"])
    assert accept(anna, made).status_code == 201
    again = accept(anna, made, "ida@kommun.se")
    assert (again.status_code, problem(again)["code"]) == (410, "link_used")


def test_a_revoked_invitation_makes_no_account(anna: TestClient) -> None:
    made = invite(anna)
    assert anna.post(f"/api/v1/invitations/{made['id']}/revoke").json() == []
    assert accept(anna, made).status_code == 410


def test_an_owner_changes_a_role_and_closes_an_account_and_opens_it(anna: TestClient) -> None:
    cookie = anna.cookies["visent_organizer"]
    eva = accept(anna, invite(anna)).json()["id"]
    token = make_token(anna, may_write=True)["token"]
    anna.cookies.set("visent_organizer", cookie)
    path = f"/api/v1/people/{eva}"
    assert anna.patch(path, json={"role": "viewer"}).json()["role"] == "viewer"
    assert anna.patch(path, json={"state": "closed"}).json()["state"] == "closed"
    listed = {person["name"]: person for person in anna.get("/api/v1/people").json()}
    assert (listed["Eva"]["role"], listed["Eva"]["state"]) == ("viewer", "closed")
    anna.cookies.clear()
    assert sign_in(anna, "eva@kommun.se").status_code == 401
    assert anna.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    anna.cookies.set("visent_organizer", cookie)
    assert anna.patch(path, json={"state": "open"}).json()["state"] == "open"
    assert sign_in(anna, "eva@kommun.se").status_code == 200
    assert {"account.role_changed", "account.closed", "account.opened"} <= set(logged(anna))


@pytest.mark.parametrize("change", [{"role": "organizer"}, {"state": "closed"}])
def test_the_only_owner_stays_one(anna: TestClient, change: Json) -> None:
    me = anna.get("/api/v1/me").json()["id"]
    refused = anna.patch(f"/api/v1/people/{me}", json=change)
    assert (refused.status_code, problem(refused)["code"]) == (409, "last_owner")
    assert anna.get("/api/v1/me").json()["role"] == "owner"


def test_nobody_but_owners_looks_after_accounts(anna: TestClient) -> None:
    me = anna.get("/api/v1/me").json()["id"]
    made = invite(anna)
    accept(anna, invite(anna))
    for reply in (
        anna.get("/api/v1/people"),
        anna.patch(f"/api/v1/people/{me}", json={"role": "viewer"}),
        anna.get("/api/v1/invitations"),
        anna.post("/api/v1/invitations", json={"name": "Ida", "role": "owner"}),
        anna.post(f"/api/v1/invitations/{made['id']}/revoke"),
    ):
        assert (reply.status_code, problem(reply)["code"]) == (403, "not_allowed")
    assert anna.get("/organize/people", follow_redirects=False).headers["location"] == "/organize/account"


def test_an_owners_program_does_not_look_after_accounts(anna: TestClient) -> None:
    as_program(anna, make_token(anna, may_write=True))
    refused = anna.post("/api/v1/invitations", json={"name": "Ida", "role": "owner"})
    assert (refused.status_code, problem(refused)["code"]) == (403, "person_needed")
