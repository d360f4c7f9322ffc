"""Sessions on the organizer's page, in a real browser: their cards, links, papers and files."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from tests.browser.conftest import LAPTOP, PHONE, OpenPage, assert_accessible, shoot
from tests.browser.organizers import People, add_question, new_session, paste, prompts, saved
from tests.server import Server


def test_a_session_shows_its_code_and_counts_the_phones(programme: Page, open_page: OpenPage, browser: Browser) -> None:
    card = new_session(programme)
    code = card.locator(".code").inner_text().replace("\u00a0", "")
    expect(card).to_contain_text("0 telefoner anslutna")
    open_page(f"/{code}")
    expect(card).to_contain_text("1 telefon ansluten")
    assert_accessible(programme)
    shoot(programme, "organize-programme")


def test_a_session_goes_at_the_pace_that_was_chosen_and_can_be_changed(programme: Page, open_page: OpenPage) -> None:
    programme.get_by_label("Takt").first.select_option(label="Varje deltagares egen")
    card = new_session(programme)
    expect(card).to_contain_text("Pågår")
    phone = open_page(f"/{card.locator('.code').inner_text()}")
    expect(phone.locator("survey-pages")).to_be_visible()
    expect(card.get_by_label("Takt")).to_have_value("own")
    card.get_by_label("Takt").select_option(label="Presentatörens")
    expect(phone.get_by_role("heading", name="Du är med")).to_be_visible()
    expect(card).to_contain_text("Inte startad")


def test_qr_is_shown_large_and_closed_by_keyboard(programme: Page) -> None:
    card = new_session(programme)
    enlarge = card.get_by_role("button", name="Visa QR-koden stort")
    enlarge.focus()
    programme.keyboard.press("Enter")
    dialog = programme.get_by_role("dialog", name="Stora salen")
    expect(dialog.get_by_role("img")).to_be_visible()
    expect(dialog.get_by_role("button", name="Stäng")).to_be_focused()
    assert_accessible(programme)
    programme.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(enlarge).to_be_focused()


def test_remote_is_handed_over_by_a_qr_code_and_notes_by_a_link(programme: Page) -> None:
    card = new_session(programme)
    card.get_by_role("button", name="Fjärrkontroll").click()
    dialog = programme.get_by_role("dialog", name="Fjärrkontroll · Stora salen")
    assert dialog.get_by_role("img").evaluate("(picture) => picture.decode().then(() => picture.naturalWidth)")
    expect(dialog.get_by_text("Visa den inte på duken.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Stäng")).to_be_focused()
    assert_accessible(programme)
    shoot(programme, "organize-remote")
    for name in ("Öppna här", "Kopiera länken", "Stäng"):
        programme.keyboard.press("Tab")
        expect(dialog.get_by_text(name, exact=True)).to_be_focused()
    with programme.expect_popup() as remote:
        dialog.get_by_role("link", name="Öppna här").click()
    expect(remote.value.get_by_text("Inte börjat än")).to_be_visible()
    programme.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(card.get_by_role("button", name="Fjärrkontroll")).to_be_focused()
    with programme.expect_popup() as notes:
        card.get_by_role("link", name="Anteckningar").click()
    expect(notes.value.locator("times-card")).to_be_visible()
    remote.value.get_by_role("button", name="Börja").click()
    expect(notes.value.get_by_text("Fråga 1 av 3")).to_be_visible()


@pytest.mark.parametrize("has_clipboard_api", [True, False])
def test_join_address_is_copied_also_where_there_is_no_clipboard_api(people: People, has_clipboard_api: bool) -> None:
    page = people.page_of(people.add("Anna"), "/organize", permissions=["clipboard-read", "clipboard-write"])
    if not has_clipboard_api:
        # What plain HTTP on a LAN looks like to a page.
        page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
        page.reload()
    page.get_by_role("button", name="Skapa programmet").click()
    card = new_session(page)
    card.get_by_role("button", name="Kopiera adressen").click()
    expect(card.get_by_role("button", name="Kopierad")).to_be_visible()
    address = card.locator(".address").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == f"http://{address}"


def test_presenter_screen_opens_in_a_tab_of_its_own(programme: Page) -> None:
    card = new_session(programme)
    with programme.expect_popup() as opened:
        card.get_by_role("link", name="Öppna presentatörens skärm").click()
    assert re.search(r"/present/\w+#\S+", opened.value.url)


def test_a_kind_that_is_added_while_phones_are_there_reaches_them(programme: Page, open_page: OpenPage) -> None:
    card = new_session(programme)
    phone = open_page(f"/{card.locator('.code').inner_text()}")
    expect(phone.get_by_role("heading", name="Du är med")).to_be_visible()
    add_question(programme, "Poäng", "Hur fördelar du tiden?", "Tillit", "Ansvar", "Dialog")
    programme.get_by_role("button", name="Spara").click()
    expect(programme.locator("question-item").last).to_contain_text("Hur fördelar du tiden?")
    with programme.expect_popup() as opened:
        card.get_by_role("link", name="Öppna presentatörens skärm").click()
    expect(opened.value.locator("control-bar")).to_be_visible()
    for prompt in prompts(programme):
        opened.value.keyboard.press("PageDown")
        expect(opened.value.get_by_role("heading", level=1)).to_have_text(prompt)
    # Its texts and its looks come with it.
    expect(phone.get_by_text("Fördela 100 poäng.")).to_be_visible()
    expect(phone.locator(".steps").first).to_have_css("display", "grid")


def test_a_lecturers_link_presents_until_it_is_revoked(programme: Page, open_page: OpenPage, server: Server) -> None:
    card = new_session(programme)
    own = card.get_by_role("link", name="Öppna presentatörens skärm").get_attribute("href")
    card.get_by_text("Presentationslänkar").click()
    links = card.get_by_role("list")
    expect(links.get_by_role("listitem")).to_have_text(re.compile("^Din egen länk"))
    expect(card.get_by_text("Ingen föreläsare har en egen länk än.")).to_be_visible()
    card.get_by_role("button", name="Skapa länken").click()
    expect(card.get_by_label("Länk till en föreläsare")).to_be_focused()
    expect(card.get_by_role("alert").filter(has_text="Skriv vem länken är till.")).to_be_visible()
    assert_accessible(programme)
    card.get_by_label("Länk till en föreläsare").fill("Eva Berg")
    expect(card.get_by_label("Den gäller i")).to_have_value("7")
    card.get_by_label("Länk till en föreläsare").press("Enter")
    copy = card.get_by_role("button", name="Kopiera: Eva Berg")
    expect(copy).to_be_focused()
    expect(links.get_by_role("listitem").nth(1)).to_contain_text(re.compile(r"Gäller till \d+ \w+"))
    assert_accessible(programme)
    shoot(programme, "organize-presenter-links")
    path = f"{server.base}/api/v1/sessions/{card.evaluate('(card) => card.session.id')}/presenter-links"
    url = programme.request.get(path).json()[1]["url"]
    screen, organizers = open_page(url, viewport=LAPTOP), open_page(str(own), viewport=LAPTOP)
    expect(screen.locator("lobby-screen")).to_be_visible()
    screen.keyboard.press("PageDown")
    expect(organizers.locator("question-screen")).to_be_visible()
    screen.keyboard.press("b")
    expect(screen.locator("#black")).to_be_visible()
    card.get_by_role("button", name="Dra tillbaka: Eva Berg").click()
    expect(card.get_by_role("button", name="Behåll", exact=True)).to_be_focused()
    assert_accessible(programme)
    card.get_by_role("button", name="Dra tillbaka den nu").click()
    expect(copy).to_have_count(0)
    expect(programme.locator("#said")).to_have_text("Länken till Eva Berg fungerar inte längre.")
    # Blank or not, whoever stands before the hall reads what happened; the organizer's own screen goes on.
    expect(screen.get_by_role("heading", level=1)).to_have_text("Den här länken gäller inte längre")
    expect(screen.locator("#black")).to_be_hidden()
    expect(screen.locator("#controls")).to_be_hidden()
    assert_accessible(screen)
    shoot(screen, "presenter-link-revoked")
    organizers.keyboard.press("PageDown")
    expect(organizers.locator("status-line")).to_contain_text("2")
    screen.reload()
    expect(screen.get_by_role("heading", level=1)).to_have_text("Den här länken gäller inte längre")


def test_organizers_own_link_is_replaced_and_the_button_follows(programme: Page, open_page: OpenPage) -> None:
    card = new_session(programme)
    button = card.get_by_role("link", name="Öppna presentatörens skärm")
    old = str(button.get_attribute("href"))
    screen = open_page(old, viewport=LAPTOP)
    card.get_by_text("Presentationslänkar").click()
    card.get_by_role("button", name="Byt ut: Din egen länk").click()
    card.get_by_role("button", name="Byt ut den nu").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("Den här länken gäller inte längre")
    expect(button).not_to_have_attribute("href", old)
    new = open_page(str(button.get_attribute("href")), viewport=LAPTOP)
    expect(new.locator("lobby-screen")).to_be_visible()


def test_ending_a_session_takes_two_steps_and_reaches_the_phones(programme: Page, open_page: OpenPage) -> None:
    card = new_session(programme)
    phone = open_page(f"/{card.locator('.code').inner_text()}")
    expect(phone.get_by_role("heading", name="Du är med")).to_be_visible()
    card.get_by_role("button", name="Avsluta sessionen").click()
    expect(card.get_by_role("button", name="Låt den fortsätta")).to_be_focused()
    card.get_by_role("button", name="Låt den fortsätta").click()
    card.get_by_role("button", name="Avsluta sessionen").click()
    card.get_by_role("button", name="Avsluta nu").click()
    expect(card).to_contain_text("Avslutad")
    expect(card.get_by_role("button", name="Avsluta sessionen")).to_have_count(0)
    expect(phone.get_by_role("heading", name="Tack för att du var med!")).to_be_visible()


@pytest.mark.parametrize(("name", "ending"), [("Excel", ".xlsx"), ("CSV", ".csv")])
def test_results_are_taken_home_as_a_file(programme: Page, name: str, ending: str) -> None:
    card = new_session(programme)
    with programme.expect_download() as download:
        card.get_by_role("link", name=f"Exportera som {name}").click()
    assert download.value.suggested_filename.endswith(ending)


def test_posters_and_slips_are_taken_home_before_the_hall_fills(programme: Page) -> None:
    card = new_session(programme)
    expect(programme.get_by_role("link", name="Alla affischer (PDF)")).to_be_hidden()
    new_session(programme, "Lilla salen")
    card.get_by_text("Affisch och lappar").click()
    card.get_by_label("Hur många platser").fill("20")
    assert_accessible(programme)
    shoot(programme, "organize-prints")
    names = []
    for link in (card.get_by_role("link", name="Affisch (PDF)"), card.get_by_role("link", name="Lappar")):
        with programme.expect_download() as download:
            link.click()
        names.append(download.value.suggested_filename)
    assert [name.rpartition("-")[2] for name in names] == ["poster.pdf", "slips.pdf"]
    assert len(PdfDocument(download.value.path())) == 3
    with programme.expect_download() as download:
        programme.get_by_role("link", name="Alla affischer (PDF)").click()
    assert len(PdfDocument(download.value.path())) == 2
    card.get_by_label("Hur många platser").fill("481")
    expect(card.get_by_text("Lappar till platserna (PDF)")).not_to_have_attribute("href", re.compile("."))


def test_halls_that_are_live_stand_above_the_programmes(programme: Page, open_page: OpenPage, server: Server) -> None:
    card = new_session(programme)
    programme.goto(f"{server.base}/organize")
    expect(programme.get_by_role("heading", name="Snabb omröstning")).to_be_visible()
    expect(programme.get_by_role("heading", name="Pågår nu")).to_be_hidden()
    programme.go_back()
    with programme.context.expect_page() as opened:
        card.get_by_role("link", name="Öppna presentatörens skärm").click()
    expect(opened.value.get_by_text("Stora salen").first).to_be_visible()
    opened.value.keyboard.press("ArrowRight")
    expect(card).to_contain_text("Pågår")
    open_page(f"/{card.locator('.code').inner_text()}")
    programme.goto(f"{server.base}/organize")
    hall = programme.get_by_role("region", name="Pågår nu").get_by_role("listitem")
    expect(hall.get_by_role("heading", name="Stora salen")).to_be_visible()
    expect(hall).to_contain_text("1 telefon ansluten · 0 personer har svarat")
    to_programme, screen = hall.get_by_role("link", name="Snabb omröstning"), hall.get_by_role("link", name="skärm")
    expect(to_programme).to_have_attribute("href", re.compile("/organize/programmes/"))
    expect(screen).to_have_attribute("href", re.compile("/present/.*#"))
    screen.focus()
    asked = hall.locator(".shown").inner_text()
    opened.value.bring_to_front()
    opened.value.keyboard.press("ArrowRight")
    programme.bring_to_front()
    expect(hall.locator(".shown")).not_to_have_text(asked)
    expect(screen).to_be_focused()
    assert_accessible(programme)
    shoot(programme, "organize-live")
    programme.emulate_media(color_scheme="light")
    programme.set_viewport_size(PHONE)  # type: ignore[arg-type]
    shoot(programme, "organize-live-phone")


# ---- many sessions ---------------------------------------------------------------------------------------------------


def test_six_sittings_are_made_at_once_from_typed_repeated_and_pasted_rows(programme: Page) -> None:
    programme.get_by_role("button", name="Flera på en gång").click()
    rows = programme.locator("session-rows li")
    expect(rows.get_by_label("Dag")).to_be_focused()
    paste(rows.get_by_label("Lokal"), "Datum\tLokal\tAntal\n2027-03-03\tTeatern\t400\n4.3.2027\tAulan\t1 200\n")
    expect(rows).to_have_count(2)
    expect(programme.locator("#said")).to_have_text("2 rader inklistrade")
    programme.get_by_role("button", name="En likadan till").click()
    programme.get_by_role("button", name="Lägg till en rad").click()
    rows.last.get_by_label("Lokal").fill("Stora salen")
    rows.nth(1).get_by_role("button", name="Ta bort raden").click()
    expect(rows.get_by_label("Lokal").nth(1)).to_have_value("Aulan")
    assert_accessible(programme)
    shoot(programme, "organize-many-sessions")
    programme.get_by_role("button", name="Skapa 3 sessioner").click()
    cards = programme.locator("session-card")
    expect(cards.locator("h3")).to_have_text(["Teatern · 3 mars 2027", "Aulan · 4 mars 2027", "Stora salen"])
    expect(cards.first).to_contain_text("3 mars 2027 · Teatern · 0 av 400 väntade")


def test_a_session_is_moved_to_a_follow_up_and_cards_stand_by_wave(programme: Page) -> None:
    card = new_session(programme, "Sal 1")
    new_session(programme, "Sal 2")
    expect(programme.locator(".wave > h3")).to_be_hidden()
    card.get_by_role("button", name="Redigera Sal 1").click()
    card.get_by_label("Namn").fill("")
    card.get_by_role("button", name="Spara").click()
    expect(card.get_by_role("alert").filter(has_text="En session behöver ett namn.")).to_be_visible()
    card.get_by_label("Namn").fill("Ett halvår senare")
    card.get_by_label("Väntade").fill("350")
    card.get_by_label("Omgång").fill("2")
    card.get_by_role("button", name="Spara").click()
    saved(programme)
    expect(programme.locator(".wave > h3")).to_have_text(["Uppföljning: omgång 2", "Första gången"])
    later = programme.locator("session-card", has_text="Ett halvår senare")
    expect(later).to_contain_text("0 av 350 väntade")
    expect(later.get_by_role("button", name="Redigera")).to_be_focused()
    assert_accessible(programme)
    programme.set_viewport_size({"width": 390, "height": 844})
    shoot(programme, "organize-waves-phone")
    programme.reload()
    expect(programme.locator(".wave > h3")).to_have_text(["Uppföljning: omgång 2", "Första gången"])


def test_with_many_sessions_only_those_that_are_held_now_are_unfolded(programme: Page) -> None:
    for hall in ("Sal 1", "Sal 2", "Sal 3", "Sal 4"):
        new_session(programme, hall)
    cards, screen = programme.locator("session-card"), "Öppna presentatörens skärm"
    expect(cards.get_by_role("link", name=screen)).to_have_count(4)
    card = cards.filter(has_text="Sal 2")
    with programme.expect_popup() as opened:
        card.get_by_role("link", name=screen).click()
    expect(opened.value.locator("lobby-screen")).to_be_visible()
    opened.value.keyboard.press("ArrowRight")
    expect(card).to_contain_text("Pågår")
    programme.reload()
    expect(cards.get_by_role("link", name=screen)).to_have_count(1)
    expect(card.get_by_role("link", name=screen)).to_be_visible()
    folded = cards.filter(has_text="Sal 3")
    expect(folded).to_contain_text(re.compile(r"Kod \d{4}\s\d{4}"))
    assert_accessible(programme)
    shoot(programme, "organize-folded")
    fold = folded.get_by_role("button", name="Sal 3", exact=True)
    expect(fold).to_have_attribute("aria-expanded", "false")
    fold.press("Enter")
    expect(folded.get_by_role("link", name=screen)).to_be_visible()
    expect(fold).to_be_focused()
