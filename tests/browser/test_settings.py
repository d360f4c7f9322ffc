"""The settings of a programme in a real browser: how long answers are kept, deleting by hand, preparing alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, OpenPage, assert_accessible, shoot
from tests.browser.organizers import PASSWORD, first_link, make_account, new_session
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


def test_people_prepare_alone_and_the_organizer_sees_how_many(open_page: OpenPage, server: Server) -> None:
    page = open_page("/organize/sign-in", viewport=LAPTOP)
    page.get_by_label("E-post").fill("anna@kommun.se")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("link", name="Snabb omröstning").click()
    page.get_by_role("link", name="Inställningar").click()
    section = page.locator("preparation-section")
    section.get_by_role("button", name="Öppna den").click()
    expect(section.get_by_text("Färre än 9 personer har förberett sig.")).to_be_visible()
    look(page, "settings-preparation")
    address = section.locator(".address").inner_text()

    phone = open_page(f"http://{address}")
    sent: list[str] = []
    phone.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    expect(phone.get_by_text("Fråga 1 av 3")).to_be_visible()
    phone.get_by_role("textbox").first.fill("tillit till varandra")
    look(phone, "reflect")
    for _ in range(2):
        phone.get_by_role("button", name="Nästa").click()
    phone.get_by_role("textbox").fill("Att vi hjälps åt")
    phone.reload()
    expect(phone.get_by_role("textbox").first).to_have_value("tillit till varandra")
    for _ in range(3):
        phone.get_by_role("button", name="Nästa").click()
    expect(phone.get_by_role("heading", name="Det här har du skrivit")).to_be_focused()
    expect(phone.get_by_text("Att vi hjälps åt")).to_be_visible()
    look(phone, "reflect-last")
    phone.get_by_role("button", name="Jag har förberett mig").click()
    expect(phone.get_by_role("status").filter(has_text="Tack.")).to_be_visible()
    assert [words for words in sent if "tillit" in words or "hj" in words.rpartition(" ")[2]] == []
    assert all(b"tillit till varandra" not in path.read_bytes() for path in server.folder.rglob("*") if path.is_file())
    phone.get_by_role("button", name="Radera det jag skrev").click()
    phone.get_by_role("button", name="Radera det från telefonen").click()
    expect(phone.get_by_role("textbox").first).to_have_value("")
    assert "tillit" not in phone.evaluate("Object.values(localStorage).join()")

    phone.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    phone.reload()
    expect(phone.get_by_role("alert")).to_contain_text("sparar ingenting")

    section.get_by_role("button", name="Stäng den").click()
    expect(section.get_by_text("Den är stängd.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="Förberedelsen är stängd")).to_be_visible()


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


def test_a_programme_is_archived_copied_and_deleted_by_its_title(open_page: OpenPage, server: Server) -> None:
    page = open_page("/organize/sign-in", viewport=LAPTOP)
    page.get_by_label("E-post").fill("anna@kommun.se")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("link", name="Snabb omröstning").click()
    page.get_by_role("link", name="Inställningar").click()
    section = page.locator("programme-life-section")
    with page.expect_download() as download:
        section.get_by_role("link", name="Hämta som fil").click()
    file = download.value.path()
    assert download.value.suggested_filename == "Snabb omröstning.visent.json"
    section.get_by_role("button", name="Arkivera").click()
    expect(section.get_by_role("button", name="Återställ")).to_be_focused()
    page.goto(page.url.partition("/programmes")[0])
    expect(page.get_by_text("Alla dina program är arkiverade.")).to_be_visible()
    page.get_by_label("Visa arkiverade").check()
    expect(page.locator(".badge").filter(has_text="Arkiverat")).to_be_visible()
    look(page, "programmes-archived")

    page.get_by_role("link", name="Snabb omröstning").click()
    page.get_by_role("link", name="Inställningar").click()
    section.get_by_role("button", name="Kopiera").click()
    page.wait_for_url(lambda url: not url.endswith("/settings"))
    page.get_by_role("link", name="Inställningar").click()
    section.get_by_role("button", name="Radera programmet…").click()
    typed = section.get_by_label("Skriv titeln för att radera det: Snabb omröstning (kopia)")
    expect(typed).to_be_focused()
    typed.fill("Snabb omröstning")
    section.get_by_role("button", name="Radera för gott").click()
    expect(section.get_by_role("alert").filter(has_text="inte programmets titel")).to_be_visible()
    look(page, "settings-programme-life")
    typed.fill("Snabb omröstning (kopia)")
    section.get_by_role("button", name="Radera för gott").click()
    expect(page.get_by_text("Alla dina program är arkiverade.")).to_be_visible()
    page.get_by_label("Visa arkiverade").check()
    expect(page.locator(".card")).to_have_count(1)

    page.get_by_role("button", name="Nytt program").click()
    page.locator("new-programme input[type=file]").set_input_files(__file__)
    expect(page.get_by_role("alert").filter(has_text="ingen programfil")).to_be_visible()
    look(page, "new-programme")
    page.locator("new-programme input[type=file]").set_input_files(file)
    page.wait_for_url("**/organize/programmes/*")
    expect(page.get_by_text("Vilket ord beskriver dagen?").first).to_be_visible()
