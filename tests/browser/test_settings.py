"""The settings of a programme in a real browser: how long answers are kept, and deleting a session by hand."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, OpenPage, assert_accessible, shoot
from tests.browser.test_organize import first_link, make_account, new_session
from tests.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("data"))
    running.start()
    yield running
    running.stop()


def test_answers_are_kept_for_so_long_and_a_session_is_deleted_by_hand(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"/organize/start#{first_link(server)}", viewport=LAPTOP)
    make_account(page)
    page.get_by_role("radio", name="Snabb omröstning").check()
    page.get_by_role("button", name="Skapa programmet").click()
    code = end_a_session(page)
    page.get_by_role("link", name="Inställningar").click()
    section = page.locator("privacy-section")

    section.get_by_label("Radera svar när deras tid är ute").check()
    section.get_by_label("Dagar efter").fill("0")
    section.get_by_role("button", name="Spara", exact=True).click()
    expect(section.get_by_text("Ett heltal från 1 till 3650.")).to_be_visible()
    section.get_by_label("Dagar efter").fill("30")
    section.get_by_label("Minsta grupp").fill("9")
    section.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Sparat")).to_have_count(1)
    page.reload()
    expect(section.get_by_label("Dagar efter")).to_have_value("30")
    expect(section.get_by_text("färre än 9 personer visas inte")).to_be_visible()

    phone = open_page(f"/{code}")
    expect(phone.get_by_role("heading", name="Tack för att du var med!")).to_be_visible()
    section.get_by_role("button", name="Radera Stora salen…").click()
    expect(section.get_by_role("button", name="Behåll")).to_be_focused()
    section.get_by_text("Det här säger telefonerna om det").click()
    expect(section.get_by_text("raderas dina svar 30 dagar efter")).to_be_visible()
    look(page, "settings-privacy")
    section.get_by_role("button", name="Radera för gott").click()
    expect(section.locator(".deletions")).to_contain_text("0 svar från 0 personer · raderat av Anna Lindqvist")
    expect(section.get_by_text("Det finns ingen session.")).to_be_visible()
    expect(phone.get_by_role("heading", name="Sessionen finns inte längre")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("alert")).to_contain_text("har raderats")


def end_a_session(page: Page) -> str:
    """The code of a session that is over."""
    card = new_session(page)
    code = card.locator(".code").inner_text().replace("\u00a0", "")
    card.get_by_role("button", name="Avsluta sessionen").click()
    card.get_by_role("button", name="Avsluta nu").click()
    expect(card.get_by_text("Avslutad")).to_be_visible()
    return code


def look(page: Page, name: str) -> None:
    """Light and dark, on a laptop and on a phone."""
    sizes: dict[str, Any] = {"phone": PHONE, "laptop": LAPTOP}
    for size, viewport in sizes.items():
        page.set_viewport_size(viewport)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            shoot(page, f"{name}-{size}-{scheme}")
    assert_accessible(page)
