"""Sharing a programme over HTTP: with an account, or by an invitation; changed, and taken away."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.store.audit import list_entries
from app.store.database import writing
from app.store.tables import organizer
from tests.web.organizers import problem
from tests.web.test_organize_own_account import as_program, make_token
from tests.web.test_organize_people import accept
from tests.web.test_organize_programmes import become, engine_of, new_programme

Json = dict[str, Any]
COOKIE = "visent_organizer"


class Two:
    """Anna, who owns a programme, and Eva, at one server; each acts in turn."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.programme = new_programme(client)["id"]
        self.path = f"/api/v1/programmes/{self.programme}"
        anna = client.cookies[COOKIE]
        client.cookies.clear()
        become(client, "eva")
        self._cookies = {"anna": anna, "eva": client.cookies[COOKIE]}
        self.be("anna")

    def be(self, name: str) -> None:
        self.client.cookies.clear()
        self.client.cookies.set(COOKIE, self._cookies[name])

    def share(self, email: str = "eva@b.se", role: str = "viewer") -> Json:
        made = self.client.post(f"{self.path}/shares", json={"email": email, "role": role})
        assert made.status_code == 201, made.text
        reply: Json = made.json()
        return reply

    def right_of_eva(self) -> str | None:
        self.be("eva")
        found = self.client.get(self.path)
        self.be("anna")
        return None if found.status_code == 404 else str(found.json()["right"])

    def logged(self) -> list[str]:
        with engine_of(self.client).connect() as connection:
            return [entry.action for entry in list_entries(connection, programmes=[self.programme])]


@pytest.fixture
def two(anna: TestClient) -> Two:
    return Two(anna)


def test_a_programme_is_shared_changed_and_taken_away(two: Two) -> None:
    assert two.right_of_eva() is None
    shared = two.share(" EVA@b.se ")
    assert shared["invitation"] is None
    assert shared["share"] == {"id": "eva", "name": "eva", "email": "eva@b.se", "role": "viewer", "right": "view"}
    assert two.right_of_eva() == "view"
    assert two.client.patch(f"{two.path}/shares/eva", json={"role": "editor"}).json()["right"] == "edit"
    assert two.right_of_eva() == "edit"
    assert two.client.get(f"{two.path}/shares").json()["shares"][0]["role"] == "editor"
    assert two.client.post(f"{two.path}/shares/eva/remove").json() == {"shares": [], "invitations": []}
    assert two.right_of_eva() is None
    assert two.logged()[:3] == ["share.taken", "share.changed", "share.given"]


def test_sharing_again_changes_what_somebody_may(two: Two) -> None:
    two.share(role="viewer")
    two.share(role="editor")
    assert two.right_of_eva() == "edit"
    assert len(two.client.get(f"{two.path}/shares").json()["shares"]) == 1


def test_who_it_is_shared_with_does_not_share_it_on(two: Two) -> None:
    two.share(role="editor")
    two.be("eva")
    for reply in (
        two.client.get(f"{two.path}/shares"),
        two.client.post(f"{two.path}/shares", json={"email": "ida@b.se", "role": "viewer"}),
        two.client.patch(f"{two.path}/shares/eva", json={"role": "editor"}),
        two.client.post(f"{two.path}/shares/eva/remove"),
    ):
        assert (reply.status_code, problem(reply)["code"]) == (403, "not_allowed")


def test_a_viewers_account_only_looks_whatever_is_shared_with_it(two: Two) -> None:
    with writing(engine_of(two.client)) as connection:
        connection.execute(organizer.update().where(organizer.c.id == "eva").values(role="viewer"))
    assert two.share(role="editor")["share"]["right"] == "view"
    assert two.right_of_eva() == "view"


def test_it_is_not_shared_with_whoever_owns_it(two: Two) -> None:
    refused = two.client.post(f"{two.path}/shares", json={"email": "anna@kommun.se", "role": "viewer"})
    assert (refused.status_code, problem(refused)["code"]) == (409, "already_own")


def test_an_unknown_address_is_invited_and_the_new_account_has_its_share(two: Two) -> None:
    invited = two.share("ida@b.se", "editor")
    assert invited["share"] is None
    assert [one["name"] for one in two.client.get(f"{two.path}/shares").json()["invitations"]] == ["ida@b.se"]
    assert two.client.get("/api/v1/invitations").json() == []
    token = invited["invitation"]["url"].partition("#")[2]
    opened = two.client.post("/api/v1/invitations/open", json={"token": token}).json()
    assert (opened["works"], opened["email"], opened["programme"]) == (True, "ida@b.se", "Snabb omröstning")
    two.client.cookies.clear()
    assert accept(two.client, invited["invitation"], "ida@b.se").json()["role"] == "organizer"
    assert two.client.get(two.path).json()["right"] == "edit"


@pytest.mark.parametrize(("had", "has"), [(None, "view"), ("viewer", "view"), ("editor", "edit")])
def test_who_has_an_account_takes_an_invitation_with_it(two: Two, had: str | None, has: str) -> None:
    if had:
        two.share(role=had)
    token = two.share("eva@elsewhere.se", "viewer")["invitation"]["url"].partition("#")[2]
    two.be("eva")
    assert two.client.post("/api/v1/invitations/take", json={"token": token}).json() == {"programme": two.programme}
    assert two.right_of_eva() == has
    again = two.client.post("/api/v1/invitations/take", json={"token": token})
    assert (again.status_code, problem(again)["code"]) == (410, "link_used")


def test_an_invitation_that_was_revoked_shares_nothing(two: Two) -> None:
    invitation = two.share("ida@b.se")["invitation"]
    left = two.client.post(f"{two.path}/invitations/{invitation['id']}/revoke").json()
    assert left == {"shares": [], "invitations": []}
    assert accept(two.client, invitation, "ida@b.se").status_code == 410


def test_an_invitation_to_another_programme_is_not_revoked_through_ones_own(two: Two) -> None:
    invitation = two.share("ida@b.se")["invitation"]
    two.be("eva")
    own = new_programme(two.client)["id"]
    assert two.client.post(f"/api/v1/programmes/{own}/invitations/{invitation['id']}/revoke").status_code == 404
    assert accept(two.client, invitation, "ida@b.se").status_code == 201


def test_a_program_shares_nothing(two: Two) -> None:
    as_program(two.client, make_token(two.client, may_write=True))
    refused = two.client.post(f"{two.path}/shares", json={"email": "eva@b.se", "role": "viewer"})
    assert (refused.status_code, problem(refused)["code"]) == (403, "person_needed")
