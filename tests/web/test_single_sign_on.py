"""Signing in with an identity provider, at a real one: who is let in, as whom, and what those read who are not."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert, select, update

from app.store import accounts
from app.store.audit import list_entries
from app.store.database import writing
from app.store.tables import invitation, organizer
from app.web.organize.log_sentences import log_sentence
from tests.mock_provider import MockProvider
from tests.web.organizers import PASSWORD, make_account, make_client, problem
from tests.web.own_provider import CLIENT_ID
from tests.web.sign_on import authorized, come_back, reason_of, sign_on, sso_client
from tests.web.test_organize_account import sign_in
from tests.web.test_organize_programmes import engine_of, new_programme

Json = dict[str, Any]
COOKIE = "visent_organizer"


@pytest.fixture(scope="module")
def mock() -> Iterator[MockProvider]:
    with MockProvider().running() as running:
        yield running


@pytest.fixture(scope="module")
def server(mock: MockProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server whose owner is Anna, and at which everybody with an address of the municipality may have an account."""
    with sso_client(tmp_path_factory.mktemp("data"), mock.issuer, sso_domains=("kommun.se",)) as client:
        assert make_account(client).status_code == 201
        client.app.state.owner = client.cookies[COOKIE]  # type: ignore[attr-defined]
        yield client


@pytest.fixture
def client(server: TestClient) -> TestClient:
    """A browser that nobody is signed in to."""
    server.cookies.clear()
    return server


def as_owner(client: TestClient) -> None:
    client.cookies.clear()
    client.cookies.set(COOKIE, client.app.state.owner)  # type: ignore[attr-defined]


def as_nobody(client: TestClient) -> None:
    client.cookies.clear()


def add_account(client: TestClient, name: str, **columns: Any) -> str:
    """An account at the municipality with a password, made without the provider."""
    row = {"id": name, "email": f"{name}@kommun.se", "name": name, "password_hash": "h", "language": "sv", **columns}
    with writing(engine_of(client)) as connection:
        connection.execute(insert(organizer).values(**row, created_at=1))
    return name


def row_of(client: TestClient, email: str) -> Any:
    with engine_of(client).connect() as connection:
        return connection.execute(select(organizer).where(organizer.c.email == email)).one_or_none()


def me(client: TestClient) -> Json:
    told = client.get("/api/v1/me")
    assert told.status_code == 200, told.text
    found: Json = told.json()
    return found


def is_signed_in(client: TestClient) -> bool:
    return bool(client.get("/api/v1/me").status_code == 200)


def sentences(client: TestClient, name: str) -> list[str]:
    """What the log says of somebody, the oldest first."""
    with engine_of(client).connect() as connection:
        entries = [entry for entry in list_entries(connection) if entry.organizer_name == name]
    return [log_sentence(entry, "en") for entry in reversed(entries)]


# ---- who is let in ---------------------------------------------------------------------------------------------------


def test_whoever_is_of_the_house_has_an_account_from_the_first_sign_in_on(
    client: TestClient, mock: MockProvider
) -> None:
    mock.add("s-eva", email="Eva@Kommun.se", email_verified=True, name="Eva \u202e Ek")
    assert sign_on(client, "s-eva", next="/organize/log", language="nb") == "/organize/log"
    found = me(client)
    assert (found["email"], found["name"], found["role"], found["language"]) == (
        "eva@kommun.se",
        "Eva Ek",
        "organizer",
        "nb",
    )
    assert sentences(client, "Eva Ek") == ["Eva Ek made an account by signing in with Kommunen: organizer."]
    as_nobody(client)
    mock.add("s-eva", email="eva.ek@region.se", email_verified=False, name="Eva Ek")
    assert sign_on(client, "s-eva") == "/organize"
    assert me(client) == found
    assert len(sentences(client, "Eva Ek")) == 1


def test_an_account_is_found_by_its_address_once_and_keeps_its_password(client: TestClient, mock: MockProvider) -> None:
    mock.add("s-anna", email="anna@kommun.se", email_verified=True, name="Anna Andersson")
    assert sign_on(client, "s-anna") == "/organize"
    assert (me(client)["name"], me(client)["role"]) == ("Anna", "owner")
    assert sentences(client, "Anna")[-1] == "Anna signed in with Kommunen for the first time."
    as_nobody(client)
    assert sign_in(client, password=PASSWORD).status_code == 200
    as_nobody(client)
    mock.add("s-other", email="anna@kommun.se", email_verified=True)
    assert reason_of(sign_on(client, "s-other")) == "linked_elsewhere"
    assert not is_signed_in(client)


@pytest.mark.parametrize("claims", [{"email_verified": False}, {"email_verified": "true"}, {}])
def test_an_address_that_nobody_vouches_for_opens_and_makes_nothing(
    client: TestClient, mock: MockProvider, claims: Json
) -> None:
    if row_of(client, "berit@kommun.se") is None:
        add_account(client, "berit")
    for email in ("berit@kommun.se", "nobody@kommun.se"):
        mock.add("s-liar", email=email, **claims)
        assert reason_of(sign_on(client, "s-liar")) == "unverified"
        assert not is_signed_in(client)
    assert row_of(client, "berit@kommun.se").subject is None
    assert row_of(client, "nobody@kommun.se") is None


def test_without_an_address_only_a_known_account_is_opened(client: TestClient, mock: MockProvider) -> None:
    mock.add("s-shy", email_verified=True)
    assert reason_of(sign_on(client, "s-shy")) == "unverified"
    mock.add("s-shy", email="shy@kommun.se", email_verified=True)
    assert sign_on(client, "s-shy") == "/organize"
    as_nobody(client)
    mock.add("s-shy")
    assert sign_on(client, "s-shy") == "/organize"


def test_the_same_subject_of_another_provider_is_somebody_else(client: TestClient, mock: MockProvider) -> None:
    add_account(client, "foreign", issuer="https://elsewhere.example", subject="s-foreign")
    mock.add("s-foreign", email="foreign@region.se", email_verified=True)
    assert reason_of(sign_on(client, "s-foreign")) == "no_account"
    mock.add("s-foreign", email="foreign@kommun.se", email_verified=True)
    assert reason_of(sign_on(client, "s-foreign")) == "linked_elsewhere"
    assert not is_signed_in(client)


@pytest.mark.parametrize("email", ["x@region.se", "x@sub.kommun.se", "x@kommun.se.example", "kommun.se@region.se"])
def test_whoever_is_not_of_the_house_and_not_invited_is_told_so(
    client: TestClient, mock: MockProvider, email: str
) -> None:
    mock.add("s-stranger", email=email, email_verified=True, name="Stranger")
    went_to = sign_on(client, "s-stranger", next="/organize/log", language="sv")
    assert reason_of(went_to) == "no_account"
    assert not is_signed_in(client)
    assert row_of(client, email) is None
    page = client.get(went_to)
    assert page.status_code == 403
    assert "Du har inget konto här" in page.text
    assert "Kommunen" in page.text
    assert "/organize/sso?next=/organize/log" in page.text


def test_an_account_that_is_closed_stays_closed(client: TestClient, mock: MockProvider) -> None:
    mock.add("s-carl", email="carl@kommun.se", email_verified=True, name="Carl")
    sign_on(client, "s-carl")
    add_account(client, "dora")
    with writing(engine_of(client)) as connection:
        closed = organizer.c.email.in_(["carl@kommun.se", "dora@kommun.se"])
        connection.execute(update(organizer).where(closed).values(disabled_at=1))
    as_nobody(client)
    assert reason_of(sign_on(client, "s-carl")) == "closed"
    mock.add("s-dora", email="dora@kommun.se", email_verified=True)
    assert reason_of(sign_on(client, "s-dora")) == "closed"
    assert row_of(client, "dora@kommun.se").subject is None
    assert not is_signed_in(client)


# ---- invitations -----------------------------------------------------------------------------------------------------


def test_whoever_was_invited_by_her_address_has_an_account_and_uses_the_invitation_up(
    client: TestClient, mock: MockProvider
) -> None:
    as_owner(client)
    made = client.post("/api/v1/invitations", json={"name": "Ida@region.se", "role": "viewer"}).json()
    programme = new_programme(client)["id"]
    client.post(f"/api/v1/programmes/{programme}/shares", json={"email": "ida@region.se", "role": "editor"})
    as_nobody(client)
    mock.add("s-ida", email="ida@region.se", email_verified=True, name="Ida")
    assert sign_on(client, "s-ida") == "/organize"
    assert me(client)["role"] == "viewer"  # as the owner has said
    assert client.get(f"/api/v1/programmes/{programme}").status_code == 200
    assert len(sentences(client, "Ida")) == 2
    assert sentences(client, "Ida")[1].startswith("Ida accepted an invitation to")
    token = made["url"].partition("#")[2]
    assert client.post("/api/v1/invitations/open", json={"token": token}).json()["works"] is False


def test_an_invitation_that_has_run_out_lets_nobody_in(client: TestClient, mock: MockProvider) -> None:
    as_owner(client)
    client.post("/api/v1/invitations", json={"name": "late@region.se", "role": "organizer"})
    with writing(engine_of(client)) as connection:
        connection.execute(update(invitation).where(invitation.c.name == "late@region.se").values(expires_at=1))
    as_nobody(client)
    mock.add("s-late", email="late@region.se", email_verified=True)
    assert reason_of(sign_on(client, "s-late")) == "no_account"


def test_a_share_makes_a_colleague_of_the_house_no_less_than_an_organizer(
    client: TestClient, mock: MockProvider
) -> None:
    as_owner(client)
    programme = new_programme(client)["id"]
    for email in ("hugo@kommun.se", "hugo@region.se"):
        client.post(f"/api/v1/programmes/{programme}/shares", json={"email": email, "role": "viewer"})
    roles = {}
    for email in ("hugo@kommun.se", "hugo@region.se"):
        as_nobody(client)
        mock.add(f"s-{email}", email=email, email_verified=True)
        sign_on(client, f"s-{email}")
        roles[email] = me(client)["role"]
        assert client.get(f"/api/v1/programmes/{programme}").json()["right"] == "view"
    assert roles == {"hugo@kommun.se": "organizer", "hugo@region.se": "viewer"}


def test_an_invitations_link_is_accepted_at_the_provider_whatever_the_address(
    client: TestClient, mock: MockProvider
) -> None:
    as_owner(client)
    made = client.post("/api/v1/invitations", json={"name": "The lecturer", "role": "organizer"}).json()
    token = made["url"].partition("#")[2]
    as_nobody(client)
    mock.add("s-lisa", email="lisa@region.se", email_verified=False)
    assert reason_of(come_back(client, invited(client, token, "s-lisa"))) == "unverified"
    mock.add("s-lisa", email="lisa@region.se", email_verified=True)
    assert come_back(client, invited(client, token, "s-lisa")) == "/organize"
    assert (me(client)["email"], me(client)["role"]) == ("lisa@region.se", "organizer")
    again = client.post("/api/v1/invitations/sso", json={"token": token})
    assert (again.status_code, problem(again)["code"]) == (410, "link_used")


def test_an_invitation_to_a_programme_is_taken_by_whoever_has_an_account(
    client: TestClient, mock: MockProvider
) -> None:
    mock.add("s-nils", email="nils@kommun.se", email_verified=True, name="Nils")
    sign_on(client, "s-nils")
    as_owner(client)
    programme = new_programme(client)["id"]
    shared = client.post(f"/api/v1/programmes/{programme}/shares", json={"email": "x@y.se", "role": "editor"}).json()
    token = shared["invitation"]["url"].partition("#")[2]
    as_nobody(client)
    assert come_back(client, invited(client, token, "s-nils")) == f"/organize/programmes/{programme}"
    assert client.get(f"/api/v1/programmes/{programme}").json()["right"] == "edit"
    assert sentences(client, "Nils")[-1].startswith("Nils accepted an invitation to")


def invited(client: TestClient, token: str, subject: str) -> str:
    """The way back of somebody who has set out with an invitation in her hand."""
    sent = client.post("/api/v1/invitations/sso", json={"token": token})
    assert sent.status_code == 200, sent.text
    return authorized(sent.json()["url"], subject)


# ---- once signed in --------------------------------------------------------------------------------------------------


def test_signing_out_everywhere_ends_it_as_any_other_sign_in(client: TestClient, mock: MockProvider) -> None:
    mock.add("s-gerd", email="gerd@kommun.se", email_verified=True)
    sign_on(client, "s-gerd")
    elsewhere = client.cookies[COOKIE]
    as_nobody(client)
    sign_on(client, "s-gerd")
    assert client.post("/api/v1/me/sign-out-everywhere").status_code == 204
    client.cookies.set(COOKIE, elsewhere)
    assert not is_signed_in(client)


def test_whoever_has_no_password_is_let_in_by_none_and_has_none_to_change(
    client: TestClient, mock: MockProvider
) -> None:
    mock.add("s-frida", email="frida@kommun.se", email_verified=True)
    sign_on(client, "s-frida")
    page = client.get("/organize/account?language=en").text
    assert "You have no password here. You sign in with Kommunen" in page
    assert 'id="change-password"' not in page
    form = {"old_password": "nobody has this password", "password": PASSWORD}
    refused = client.post("/api/v1/me/password", json=form)
    assert (refused.status_code, problem(refused)["code"]) == (409, "no_password")
    as_nobody(client)
    # By this one the time is spent that a password takes where there is none.
    assert sign_in(client, "frida@kommun.se", "nobody has this password").status_code == 401


def test_whoever_has_a_password_goes_on_changing_it(client: TestClient) -> None:
    as_owner(client)
    page = client.get("/organize/account").text
    assert 'id="change-password"' in page


@pytest.mark.parametrize("wanted", ["https://elsewhere.example", "//elsewhere.example", "/organize/\\elsewhere"])
def test_nobody_is_led_astray(client: TestClient, mock: MockProvider, wanted: str) -> None:
    mock.add("s-eva", email="eva@kommun.se", email_verified=True)
    assert sign_on(client, "s-eva", next=wanted) == "/organize"


def test_an_owner_unlinks_an_account_which_is_signed_out_and_linked_anew(
    client: TestClient, mock: MockProvider
) -> None:
    mock.add("s-rut", email="rut@kommun.se", email_verified=True, name="Rut")
    sign_on(client, "s-rut")
    hers, cookie = me(client)["id"], client.cookies[COOKIE]
    as_owner(client)
    (listed,) = [one for one in client.get("/api/v1/people").json() if one["id"] == hers]
    assert listed["linked"] is True
    assert client.patch(f"/api/v1/people/{hers}", json={"linked": False}).json()["linked"] is False
    assert client.patch(f"/api/v1/people/{hers}", json={"linked": True}).status_code == 422
    assert sentences(client, "Anna")[-1] == "Anna unlinked the account of Rut from the identity provider."
    client.cookies.set(COOKIE, cookie)
    assert not is_signed_in(client)
    mock.add("s-rut-2", email="rut@kommun.se", email_verified=True)
    assert sign_on(client, "s-rut-2") == "/organize"
    assert me(client)["id"] == hers
    as_nobody(client)
    assert reason_of(sign_on(client, "s-rut")) == "linked_elsewhere"


# ---- settings --------------------------------------------------------------------------------------------------------


def test_the_sign_in_page_leads_to_the_provider_and_keeps_the_language(client: TestClient) -> None:
    page = client.get("/organize/sign-in?next=/organize/log&language=sv").text
    link = re.search(r'href="(/organize/sso\?[^"]*)">([^<]*)</a>', page)
    assert link is not None
    assert link[1].replace("&amp;", "&") == "/organize/sso?next=%2Forganize%2Flog&language=sv"
    assert link[2] == "Logga in med Kommunen"
    assert 'id="password"' in page


def test_without_an_issuer_there_is_no_single_sign_on(tmp_path: Path) -> None:
    with make_client(tmp_path) as client:
        make_account(client)
        as_nobody(client)
        assert "/organize/sso" not in client.get("/organize/sign-in").text
        for path in ("/organize/sso", "/organize/sso/callback?code=a&state=b", "/organize/sso/refused/lost"):
            assert client.get(path).status_code == 404
        assert client.post("/api/v1/invitations/sso", json={"token": "x"}).status_code == 404


def test_a_reason_that_there_is_not_has_no_page(client: TestClient) -> None:
    assert client.get("/organize/sso/refused/whim").status_code == 404


def test_where_passwords_are_off_nobody_gets_in_with_one(mock: MockProvider, tmp_path: Path) -> None:
    with sso_client(tmp_path, mock.issuer, sso_passwords=False) as client:
        assert make_account(client).status_code == 201  # the first account still is made with one
        assert "Passwords are switched off" in client.get("/organize/account").text
        made = client.post("/api/v1/invitations", json={"name": "Eva", "role": "organizer"}).json()
        changed = client.post("/api/v1/me/password", json={"old_password": PASSWORD, "password": f"{PASSWORD}!"})
        as_nobody(client)
        token = made["url"].partition("#")[2]
        form = {"token": token, "name": "Eva", "email": "eva@kommun.se", "password": PASSWORD}
        accepted = client.post("/api/v1/invitations/accept", json=form)
        for refused in (sign_in(client), accepted, changed):
            assert (refused.status_code, problem(refused)["code"]) == (403, "passwords_off")
            assert "Kommunen" in problem(refused)["message"]
        page = client.get("/organize/sign-in").text
        assert "Sign in with Kommunen" in page
        assert 'type="password"' not in page
        assert 'type="password"' not in client.get("/organize/sso/refused/lost").text
        mock.add("s-anna", email="anna@kommun.se", email_verified=True)
        assert sign_on(client, "s-anna") == "/organize"
        assert me(client)["role"] == "owner"


def test_the_first_account_is_not_made_by_the_provider(mock: MockProvider, tmp_path: Path) -> None:
    with sso_client(tmp_path, mock.issuer, sso_domains=("kommun.se",)) as client:
        sent = client.get("/organize/sso", follow_redirects=False)
        assert reason_of(sent.headers["location"]) == "no_owner"
        assert "one-time link" in client.get(sent.headers["location"]).text
        assert "/organize/sso" not in client.get("/organize/sign-in").text
        with engine_of(client).connect() as connection:
            assert not accounts.has_organizer(connection)


def test_the_button_is_named_by_the_host_where_nothing_else_is_said(tmp_path: Path) -> None:
    named = make_client(tmp_path, sso_issuer="https://login.kommun.se/realms/x", sso_client_id=CLIENT_ID)
    with named as client:
        make_account(client)
        client.cookies.clear()
        assert "Sign in with login.kommun.se" in client.get("/organize/sign-in").text
