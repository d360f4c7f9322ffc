"""The first account of a server, in a real browser."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, assert_accessible
from tests.browser.organizers import PASSWORD, first_link, make_account
from tests.server import Server


def test_without_an_account_sign_in_says_where_to_begin(open_page: OpenPage) -> None:
    page = open_page("/organize")
    expect(page.get_by_role("heading", name="Ingen har något konto än")).to_be_visible()
    assert_accessible(page)


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"/organize/start#{first_link(server)}")
    page.get_by_label("Ditt namn").fill("Anna")
    page.get_by_label("E-post").fill("anna")
    page.get_by_label("Lösenord", exact=True).fill("kort")
    page.get_by_role("button", name="Skapa kontot").click()
    expect(page.locator("#email-problem")).to_have_text("Det här är ingen e-postadress.")
    expect(page.locator("#password-problem")).to_have_text("Minst 12 tecken.")
    expect(page.get_by_label("E-post")).to_be_focused()
    assert_accessible(page)
    page.get_by_label("E-post").fill("anna@kommun.se")
    expect(page.locator("#email-problem")).to_be_empty()
    expect(page.get_by_label("Ditt namn")).to_have_value("Anna")


def test_password_can_be_looked_at(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"/organize/start#{first_link(server)}")
    field = page.get_by_label("Lösenord", exact=True)
    field.fill("hemligt")
    page.get_by_role("button", name="Visa").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Dölj").click()
    expect(field).to_have_attribute("type", "password")


def test_first_link_makes_an_account_once(open_page: OpenPage, server: Server) -> None:
    link = f"/organize/start#{first_link(server)}"
    page, late = open_page(link), open_page(link)
    make_account(page)
    late.get_by_label("Ditt namn").fill("Eva")
    late.get_by_label("E-post").fill("eva@kommun.se")
    late.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    late.get_by_role("button", name="Skapa kontot").click()
    expect(late.get_by_role("heading", name="Länken fungerar inte längre")).to_be_focused()
    later = open_page(link)
    expect(later.get_by_role("heading", name="Länken fungerar inte längre")).to_be_visible()
