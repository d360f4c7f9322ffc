"""Signing in with a real identity provider in a real browser, and the pages on the way."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from app.settings import Settings
from app.store import accounts, invitations
from app.store.database import open_database, writing
from app.store.tables import organizer
from tests.browser.conftest import LAPTOP, PHONE, OpenPage, assert_accessible, shoot
from tests.mock_provider import MockProvider
from tests.server import Server


@pytest.fixture(scope="module")
def mock() -> Iterator[MockProvider]:
    with MockProvider().running() as running:
        yield running


@pytest.fixture(scope="module")
def server(mock: MockProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with single sign-on, whose owner is Olga."""
    single_sign_on = {"ISSUER": mock.issuer, "CLIENT_ID": "visent", "CLIENT_SECRET": "hemligt"}
    single_sign_on |= {"NAME": "Kommunen", "DOMAINS": "kommun.se"}
    environment = {f"VISENT_SSO_{name}": value for name, value in single_sign_on.items()}
    running = Server(tmp_path_factory.mktemp("data"), **environment)
    running.start()
    with writing(open_database(Settings(data=running.folder).database)) as connection:
        row = {"id": "olga", "email": "olga@kommun.se", "name": "Olga", "password_hash": "h", "language": "sv"}
        connection.execute(organizer.insert().values(**row, role="owner", created_at=1))
    yield running
    running.stop()


def test_somebody_of_the_house_signs_in_at_the_provider_and_a_stranger_is_told_what_to_do(
    server: Server, mock: MockProvider, open_page: OpenPage
) -> None:
    mock.add("eva", email="eva@kommun.se", email_verified=True, name="Eva Ek")
    mock.add("stranger", email="x@region.se", email_verified=True)
    page = open_page("/organize/account", viewport=LAPTOP)
    link = page.get_by_role("link", name="Logga in med Kommunen")
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    expect(page.get_by_label("Lösenord", exact=True)).to_be_visible()
    assert_accessible(page)
    shoot(page, "sso-sign-in-laptop-dark")

    link.click()
    page.get_by_placeholder("sub").fill("stranger")
    page.get_by_role("button", name="Authorize").click()
    expect(page.get_by_role("heading", name="Du har inget konto här")).to_be_visible()
    expect(page).to_have_url(re.compile("/organize/sso/refused/no_account"))
    assert_accessible(page)
    shoot(page, "sso-refused-laptop-dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    shoot(page, "sso-refused-phone")

    page.get_by_role("link", name="Försök igen").click()
    page.get_by_placeholder("sub").fill("eva")
    page.get_by_role("button", name="Authorize").click()
    expect(page).to_have_url(f"{server.base}/organize/account")
    expect(page.get_by_text("Du har inget lösenord här.")).to_be_visible()
    assert_accessible(page)
    page.emulate_media(color_scheme="light")
    shoot(page, "sso-account-phone")
    page.get_by_role("button", name="Logga ut", exact=True).click()
    expect(page.get_by_role("link", name="Logga in med Kommunen")).to_be_visible()
    shoot(page, "sso-sign-in-phone")


def test_an_invitation_is_accepted_at_the_provider_and_the_owner_unlinks_the_account(
    server: Server, mock: MockProvider, open_page: OpenPage
) -> None:
    mock.add("lisa", email="lisa@region.se", email_verified=True, name="Lisa")
    with writing(open_database(Settings(data=server.folder).database)) as connection:
        _made, token = invitations.create_invitation(connection, "Föreläsaren", "organizer", "olga")
        cookie = accounts.sign_in(connection, "olga")
    page = open_page(f"/organize/invitation#{token}", viewport=LAPTOP)
    assert_accessible(page)
    page.emulate_media(color_scheme="light")
    shoot(page, "sso-invitation-laptop")
    page.get_by_role("button", name="Logga in med Kommunen").click()
    page.get_by_placeholder("sub").fill("lisa")
    page.get_by_role("button", name="Authorize").click()
    expect(page.get_by_role("heading", name="Dina program")).to_be_visible()

    owner = open_page("/organize/sign-in", viewport=LAPTOP)
    owner.context.add_cookies([{"name": "visent_organizer", "value": cookie, "url": server.base}])
    owner.goto(f"{server.base}/organize/people")
    unlink = owner.get_by_role("button", name="Koppla loss från Kommunen: Lisa")
    assert_accessible(owner)
    owner.emulate_media(color_scheme="light")
    shoot(owner, "sso-people-laptop")
    unlink.click()
    expect(owner.get_by_role("status")).to_contain_text("Lisa är losskopplad.")
    expect(unlink).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="Logga in")).to_be_visible()
