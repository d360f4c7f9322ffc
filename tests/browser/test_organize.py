"""The organizer's pages in a real browser: from the first link to a session's results, by mouse and by keyboard."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pypdfium2 import PdfDocument

from tests.browser.conftest import LAPTOP, PHONE, OpenPage, assert_accessible, shoot
from tests.pictures.files import photograph_from_a_phone
from tests.server import Server

PASSWORD = "en kort mening"


def first_link(server: Server) -> str:
    found = re.search(r"/organize/start#(\S+)", server.log)
    assert found is not None
    return found.group(1)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own: nobody has an account yet."""
    running = Server(tmp_path / "data")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def anna(open_page: OpenPage, server: Server) -> Page:
    """The organizer's browser, with an account that was just made: she looks at her programmes."""
    page = open_page(f"/organize/start#{first_link(server)}", viewport=LAPTOP)
    make_account(page)
    return page


@pytest.fixture
def programme(anna: Page) -> Page:
    """A programme in Swedish with one word cloud, one choice and one open text."""
    anna.get_by_role("radio", name="Snabb omröstning").check()
    anna.get_by_role("button", name="Skapa programmet").click()
    expect(anna.get_by_role("heading", name="Snabb omröstning", level=1)).to_be_visible()
    return anna


def make_account(page: Page) -> None:
    page.get_by_label("Ditt namn").fill("Anna Lindqvist")
    page.get_by_label("E-post").fill("anna@kommun.se")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Skapa kontot").click()
    expect(page.get_by_role("heading", name="Dina program")).to_be_visible()


def new_session(page: Page, name: str = "Stora salen") -> Locator:
    page.get_by_label("Namn på en ny session").fill(name)
    page.get_by_role("button", name="Ny session").click()
    card = page.locator("session-card", has_text=name)
    expect(card).to_be_visible()
    return card


def prompts(page: Page) -> list[str]:
    return page.locator("question-item h3").all_inner_texts()


def saved(page: Page) -> None:
    expect(page.locator("#said")).to_have_text("Sparat")


# ---- the account -----------------------------------------------------------------------------------------------------


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


def test_signing_out_and_in_again_leads_back_to_the_page_that_was_asked_for(programme: Page) -> None:
    address = programme.url
    programme.get_by_role("button", name="Logga ut").click()
    expect(programme.get_by_role("heading", name="Logga in")).to_be_visible()
    programme.goto(address)
    programme.get_by_label("E-post").fill("anna@kommun.se")
    programme.get_by_label("Lösenord", exact=True).fill("något helt annat")
    programme.get_by_role("button", name="Logga in").click()
    expect(programme.get_by_role("alert").first).to_have_text("E-postadressen eller lösenordet stämmer inte.")
    assert_accessible(programme)
    programme.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    programme.get_by_role("button", name="Logga in").click()
    expect(programme).to_have_url(address)


def test_language_is_remembered_with_the_account(anna: Page) -> None:
    anna.get_by_role("link", name="Norsk").click()
    expect(anna.get_by_role("heading", name="Programmene dine")).to_be_visible()
    anna.goto(anna.url.partition("?")[0])
    expect(anna.locator("html")).to_have_attribute("lang", "nb")


def test_without_an_account_sign_in_says_where_to_begin(open_page: OpenPage) -> None:
    page = open_page("/organize")
    expect(page.get_by_role("heading", name="Ingen har något konto än")).to_be_visible()
    assert_accessible(page)


# ---- programmes ------------------------------------------------------------------------------------------------------


def test_a_first_programme_begins_on_the_empty_page(anna: Page) -> None:
    expect(anna.get_by_role("radio")).to_have_count(10)
    anna.get_by_label("Frågornas språk").select_option("nb")
    expect(anna.get_by_text("Hvor lenge har du arbeidet i yrket ditt?")).to_be_visible()
    anna.get_by_label("Namn").fill("Medarbeiderdagen 2026")
    assert_accessible(anna)
    shoot(anna, "organize-empty")
    anna.get_by_role("button", name="Skapa programmet").click()
    expect(anna.get_by_role("heading", name="Medarbeiderdagen 2026", level=1)).to_have_attribute("lang", "nb")
    anna.get_by_role("link", name="Alla program").click()
    expect(anna.get_by_role("link", name="Medarbeiderdagen 2026")).to_be_visible()
    expect(anna.get_by_text("5 frågor · 0 sessioner")).to_be_visible()
    assert_accessible(anna)


def test_a_programme_is_renamed_in_place(programme: Page) -> None:
    programme.get_by_role("button", name="Byt namn").click()
    programme.get_by_label("Programmets namn").fill("Dag ett")
    programme.keyboard.press("Enter")
    expect(programme.get_by_role("heading", name="Dag ett", level=1)).to_be_visible()
    programme.reload()
    expect(programme.get_by_role("heading", name="Dag ett", level=1)).to_be_visible()


# ---- questions -------------------------------------------------------------------------------------------------------


def test_a_choice_is_added_with_options_typed_and_pasted(programme: Page) -> None:
    programme.get_by_role("button", name="Lägg till en fråga").click()
    assert_accessible(programme)
    programme.get_by_role("button", name="Val").click()
    programme.get_by_label("Fråga", exact=True).fill("Te eller kaffe?")
    programme.get_by_label("Alternativ 1", exact=True).fill("Te")
    programme.keyboard.press("Enter")
    expect(programme.get_by_label("Alternativ 2", exact=True)).to_be_focused()
    programme.evaluate(
        """() => {
          const pasted = new DataTransfer();
          pasted.setData("text/plain", "Kaffe\\nVatten\\n\\nInget");
          const paste = new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(paste);
        }"""
    )
    expect(programme.get_by_label("Alternativ 4", exact=True)).to_have_value("Inget")
    programme.get_by_label("Välj högst").fill("2")
    expect(programme.locator(".mock-phone")).to_contain_text("Vatten")
    assert_accessible(programme)
    shoot(programme, "organize-editor")
    programme.get_by_role("button", name="Spara").click()
    saved(programme)
    programme.reload()
    assert prompts(programme)[-1] == "Te eller kaffe?"
    expect(programme.locator("question-item").last).to_contain_text("4 alternativ, välj högst 2")


def add_question(page: Page, kind: str, prompt: str, *options: str) -> None:
    page.get_by_role("button", name="Lägg till en fråga").click()
    page.get_by_role("button", name=kind).click()
    page.get_by_label("Fråga", exact=True).fill(prompt)
    for n, option in enumerate(options, start=1):
        page.get_by_label(f"Alternativ {n}", exact=True).fill(option)


def test_yes_or_no_is_a_choice_that_is_written_already(programme: Page) -> None:
    add_question(programme, "Ja eller nej", "Ska vi ta rast nu?")
    expect(programme.get_by_label("Alternativ 1", exact=True)).to_have_value("Ja")
    expect(programme.get_by_label("Alternativ 2", exact=True)).to_have_value("Nej")
    programme.get_by_label("Alternativ 2", exact=True).fill("Nej, sen")
    programme.get_by_role("button", name="Spara").click()
    saved(programme)
    expect(programme.locator("question-item").last).to_contain_text("Val, 2 alternativ, välj ett")
    programme.reload()
    expect(programme.locator("question-item").last).to_contain_text("Val, 2 alternativ, välj ett")


def test_a_quiz_is_added_with_what_is_right(programme: Page) -> None:
    programme.get_by_role("button", name="Lägg till en fråga").click()
    programme.get_by_role("button", name="Frågesport").click()
    programme.get_by_label("Fråga", exact=True).fill("Vilket land är störst?")
    for n, label in enumerate(["Danmark", "Sverige", "Norge", "Finland"], start=1):
        programme.get_by_label(f"Alternativ {n}", exact=True).fill(label)
    expect(programme.get_by_label("Sekunder tills frågan stängs")).to_have_value("20")
    programme.get_by_role("button", name="Spara").click()
    expect(programme.get_by_text("Kryssa för minst ett alternativ som rätt.")).to_be_visible()
    expect(programme.get_by_label("Alternativ 1 är rätt")).to_be_focused()
    programme.get_by_label("Alternativ 2 är rätt").check()
    programme.get_by_role("button", name="Ta bort alternativ 1").click()
    expect(programme.get_by_label("Alternativ 1 är rätt")).to_be_checked()
    programme.get_by_label("Poäng för rätt svar").fill("250")
    programme.get_by_label("Den som är snabb får mer, när tiden är begränsad").uncheck()
    assert_accessible(programme)
    shoot(programme, "organize-quiz")
    programme.get_by_role("button", name="Spara").click()
    saved(programme)
    programme.reload()
    expect(programme.locator("question-item").last).to_contain_text("Frågesport, 3 alternativ, 1 rätt, 250 poäng")
    programme.get_by_role("button", name="Redigera: Vilket land är störst?").click()
    expect(programme.get_by_label("Alternativ 1 är rätt")).to_be_checked()
    expect(programme.get_by_label("Den som är snabb får mer, när tiden är begränsad")).not_to_be_checked()


def test_a_ranking_is_added_of_all_options_or_the_best_few(programme: Page) -> None:
    add_question(programme, "Rangordning", "Vad betyder mest?", "Tillit", "Ansvar", "Dialog")
    expect(programme.get_by_label("Så många rangordnar var och en")).to_be_hidden()
    programme.get_by_label("Var och en rangordnar alla alternativ").uncheck()
    programme.get_by_label("Så många rangordnar var och en").fill("4")
    expect(programme.get_by_text("Ett heltal från 1 till 3.")).to_be_visible()
    programme.get_by_label("Så många rangordnar var och en").fill("2")
    expect(programme.locator(".mock-phone .ranked")).to_have_count(2)
    assert_accessible(programme)
    shoot(programme, "organize-ranking")
    programme.get_by_role("button", name="Spara").click()
    saved(programme)
    expect(programme.locator("question-item").last).to_contain_text("3 alternativ, rangordna de 2 bästa")
    programme.reload()
    programme.get_by_role("button", name="Redigera: Vad betyder mest?").click()
    expect(programme.get_by_label("Så många rangordnar var och en")).to_have_value("2")
    programme.get_by_label("Var och en rangordnar alla alternativ").check()
    programme.get_by_role("button", name="Spara").click()
    expect(programme.locator("question-item").last).to_contain_text("3 alternativ, rangordna alla")


def test_points_are_added_with_how_many_there_are(programme: Page) -> None:
    add_question(programme, "Poäng", "Hur fördelar du tiden?", "Tillit", "Ansvar", "Dialog")
    programme.get_by_label("Poäng att fördela").fill("1001")
    expect(programme.get_by_text("Ett heltal från 1 till 1000.")).to_be_visible()
    programme.get_by_label("Poäng att fördela").fill("20")
    programme.get_by_label("Poäng per tryck").select_option("1")
    expect(programme.locator(".mock-points")).to_have_count(3)
    assert_accessible(programme)
    shoot(programme, "organize-points")
    programme.get_by_role("button", name="Spara").click()
    saved(programme)
    programme.reload()
    expect(programme.locator("question-item").last).to_contain_text("3 alternativ, 20 poäng")
    programme.get_by_role("button", name="Redigera: Hur fördelar du tiden?").click()
    expect(programme.get_by_label("Poäng per tryck")).to_have_value("1")


def test_a_scale_is_added_with_statements_and_ends(programme: Page) -> None:
    programme.get_by_role("button", name="Lägg till en fråga").click()
    programme.get_by_role("button", name="Skala").click()
    programme.get_by_label("Fråga", exact=True).fill("Hur har du det på jobbet?")
    programme.get_by_label("Påstående 1", exact=True).fill("Jag är stolt över mitt arbete")
    programme.get_by_role("button", name="Ta bort påstående 2").click()
    expect(programme.get_by_role("button", name="Ta bort påstående 1")).to_be_disabled()
    programme.get_by_label("Steg", exact=True).fill("7")
    programme.get_by_label("Det lägsta betyder").fill("x" * 61)
    programme.get_by_role("button", name="Spara").click()
    expect(programme.get_by_label("Det lägsta betyder")).to_be_focused()
    expect(programme.get_by_text("1 tecken för mycket.")).to_be_visible()
    programme.get_by_label("Det lägsta betyder").fill("Stämmer inte alls")
    programme.get_by_label("Det högsta betyder").fill("Stämmer helt")
    programme.get_by_label("Ett påstående får hoppas över").uncheck()
    expect(programme.locator(".mock-phone .mock-ratings i")).to_have_count(7)
    assert_accessible(programme)
    programme.locator(".mock-stage").scroll_into_view_if_needed()
    shoot(programme, "organize-scale")
    programme.get_by_role("button", name="Spara").click()
    saved(programme)
    programme.reload()
    expect(programme.locator("question-item").last).to_contain_text("1 påstående, 1 till 7")
    programme.get_by_role("button", name="Redigera: Hur har du det").click()
    expect(programme.get_by_label("Det högsta betyder")).to_have_value("Stämmer helt")
    expect(programme.get_by_label("Ett påstående får hoppas över")).not_to_be_checked()


def test_a_grid_is_added_with_items_and_what_its_ends_mean(programme: Page) -> None:
    programme.get_by_role("button", name="Lägg till en fråga").click()
    programme.get_by_role("button", name="Fyrfältare").click()
    programme.get_by_label("Fråga", exact=True).fill("Var hamnar förslagen?")
    programme.get_by_label("Sak 1", exact=True).fill("x" * 121)
    programme.get_by_label("Sak 2", exact=True).fill("Kortare möten")
    programme.get_by_label("Längst upp betyder").fill("Stor nytta")
    programme.get_by_role("button", name="Spara").click()
    expect(programme.get_by_label("Sak 1", exact=True)).to_be_focused()
    expect(programme.get_by_text("Varje sak behöver en text på högst 120 tecken.")).to_be_visible()
    programme.get_by_label("Sak 1", exact=True).fill("Bättre kaffe")
    expect(programme.locator(".mock-stage .mock-square")).to_contain_text("Stor nytta")
    assert_accessible(programme)
    programme.locator(".mock-stage").scroll_into_view_if_needed()
    shoot(programme, "organize-grid")
    programme.get_by_role("button", name="Spara").click()
    saved(programme)
    programme.reload()
    expect(programme.locator("question-item").last).to_contain_text("2 saker")
    programme.get_by_role("button", name="Redigera: Var hamnar").click()
    expect(programme.get_by_label("Längst upp betyder")).to_have_value("Stor nytta")
    expect(programme.get_by_label("Sak 1", exact=True)).to_have_value("Bättre kaffe")


def test_a_pin_is_added_with_a_picture_and_the_part_of_it_that_is_right(programme: Page) -> None:
    page = programme
    page.get_by_role("button", name="Lägg till en fråga").click()
    page.get_by_role("button", name="Nål på bild").click()
    page.get_by_label("Fråga", exact=True).fill("Var bor du?")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Välj en bild först.")).to_be_visible()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Välj en bild").click()
    chooser.value.set_files(
        {"name": "karta.jpg", "mimeType": "image/jpeg", "buffer": photograph_from_a_phone(200, 300)}
    )
    expect(page.get_by_role("button", name="Välj en annan bild")).to_be_visible()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Beskriv vad bilden visar.")).to_be_visible()
    page.get_by_label("Vad bilden visar").fill("En karta över staden")
    page.get_by_label("En del av bilden är rätt svar").check()
    board = page.locator(".area-board")
    board.scroll_into_view_if_needed()
    box = board.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.5 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.4 * box["width"], box["y"] + 0.25 * box["height"], steps=3)
    page.mouse.up()
    page.get_by_label("Höger kant, i procent").fill("30")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Höger kant ska ligga till höger om vänster kant")).to_be_visible()
    expect(page.get_by_label("Höger kant, i procent")).to_be_focused()
    page.get_by_label("Höger kant, i procent").fill("90")
    assert_accessible(page)
    shoot(page, "organize-pin")
    page.get_by_role("button", name="Spara").click()
    saved(page)
    page.reload()
    expect(page.locator("question-item").last).to_contain_text("på en bild, med rätt område")
    page.get_by_role("button", name="Redigera: Var bor du?").click()
    edges = [page.get_by_label(f"{edge} kant, i procent") for edge in ("Vänster", "Övre", "Höger", "Nedre")]
    assert [edge.input_value() for edge in edges] == ["40", "25", "90", "50"]


def test_a_number_is_added_with_bounds_and_a_right_answer(programme: Page) -> None:
    programme.get_by_role("button", name="Lägg till en fråga").click()
    programme.get_by_role("button", name="Tal Ett tal var").click()
    programme.get_by_label("Fråga", exact=True).fill("Hur varmt är det?")
    least, most = programme.get_by_label("Lägsta tal"), programme.get_by_label("Högsta tal")
    least.fill("-2,5")
    expect(programme.get_by_text("Fler decimaler än svaren har.")).to_be_visible()
    programme.get_by_label("Decimaler", exact=True).fill("1")
    expect(programme.get_by_text("Fler decimaler än svaren har.")).to_have_count(0)
    most.fill("-3")
    programme.get_by_role("button", name="Spara").click()
    expect(most).to_be_focused()
    expect(programme.get_by_text("Det måste vara större än det lägsta talet.")).to_be_visible()
    assert_accessible(programme)
    most.fill("40")
    programme.get_by_label("Enhet").fill("°C")
    programme.get_by_label("Rätt svar, om det finns ett").fill("21.5")
    expect(programme.locator(".mock-phone")).to_contain_text("°C")
    programme.locator(".mock-stage").scroll_into_view_if_needed()
    shoot(programme, "organize-number")
    programme.get_by_role("button", name="Spara").click()
    saved(programme)
    programme.reload()
    expect(programme.locator("question-item").last).to_contain_text("−2,5 till 40 °C, med rätt svar")
    programme.get_by_role("button", name="Redigera: Hur varmt").click()
    expect(programme.get_by_label("Rätt svar, om det finns ett")).to_have_value("21,5")
    expect(programme.get_by_label("Lägsta tal")).to_have_value("−2,5")


def test_notes_for_the_presenter_are_folded_away_until_there_are_some(programme: Page) -> None:
    edit = programme.get_by_role("button", name="Redigera").first
    field = programme.get_by_label("Anteckningar till presentatören")
    edit.click()
    expect(field).to_be_hidden()
    programme.locator("summary", has_text="Anteckningar till presentatören").click()
    field.fill("x" * 2001)
    expect(programme.get_by_text("1 tecken för mycket.")).to_be_visible()
    programme.get_by_role("button", name="Spara", exact=True).click()
    expect(field).to_be_focused()
    assert_accessible(programme)
    field.fill("Vänta in dem.\n\n\nFråga sedan: vem?  ")
    programme.get_by_role("button", name="Spara", exact=True).click()
    saved(programme)
    programme.reload()
    edit.click()
    expect(field).to_be_visible()
    expect(field).to_have_value("Vänta in dem.\n\nFråga sedan: vem?")


def test_a_question_is_not_saved_before_it_is_whole(programme: Page) -> None:
    programme.get_by_role("button", name="Redigera: Hur var tempot?").click()
    question, option = programme.get_by_label("Fråga", exact=True), programme.get_by_label("Alternativ 2", exact=True)
    question.fill(" ")
    programme.get_by_role("button", name="Spara").click()
    expect(programme.get_by_text("Skriv frågan först.")).to_be_visible()
    expect(question).to_be_focused()
    question.fill("Hur gick det?")
    option.fill("")
    programme.get_by_role("button", name="Spara").click()
    expect(option).to_be_focused()
    assert_accessible(programme)
    option.fill("Bra")
    programme.get_by_label("Välj minst").fill("7")
    expect(programme.get_by_text("Ett heltal från 1 till 1.")).to_be_visible()
    programme.get_by_label("Välj minst").fill("1")
    programme.get_by_role("button", name="Spara").click()
    saved(programme)
    assert prompts(programme)[1] == "Hur gick det?"


def test_what_could_not_be_saved_stays_in_the_form(programme: Page) -> None:
    programme.get_by_role("button", name="Redigera: Vilket ord").click()
    programme.get_by_label("Fråga", exact=True).fill("Vilka ord beskriver dagen?")
    programme.context.set_offline(True)
    programme.get_by_role("button", name="Spara").click()
    expect(programme.get_by_role("alert").filter(has_text="Servern går inte att nå")).to_be_visible()
    expect(programme.get_by_label("Fråga", exact=True)).to_have_value("Vilka ord beskriver dagen?")
    programme.context.set_offline(False)
    programme.get_by_role("button", name="Spara").click()
    saved(programme)
    assert prompts(programme)[0] == "Vilka ord beskriver dagen?"


def test_a_page_with_something_unsaved_is_not_left_without_asking(programme: Page) -> None:
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    programme.on("dialog", stay)
    programme.get_by_role("button", name="Redigera: Vilket ord").click()
    programme.get_by_label("Fråga", exact=True).fill("Halvskriv")
    programme.get_by_role("link", name="Alla program").click()
    expect(programme.get_by_label("Fråga", exact=True)).to_have_value("Halvskriv")
    assert asked == ["beforeunload"]


def test_questions_are_moved_by_keyboard(programme: Page) -> None:
    before = prompts(programme)
    programme.get_by_role("button", name=f"Flytta ner: {before[0]}").focus()
    programme.keyboard.press("Enter")
    expect(programme.locator("#said")).to_have_text("Nu nummer 2 av 3.")
    expect(programme.get_by_role("button", name=f"Flytta ner: {before[0]}")).to_be_focused()
    assert prompts(programme) == [before[1], before[0], before[2]]
    programme.reload()
    assert prompts(programme) == [before[1], before[0], before[2]]


def test_questions_are_dragged(programme: Page) -> None:
    before = prompts(programme)
    start, end = (programme.locator(".handle").nth(n).bounding_box() for n in (0, 2))
    assert start is not None
    assert end is not None
    programme.mouse.move(start["x"] + 8, start["y"] + 8)
    programme.mouse.down()
    programme.mouse.move(end["x"] + 8, end["y"] + 60, steps=8)
    programme.mouse.up()
    expect(programme.locator("#said")).to_have_text("Nu nummer 3 av 3.")
    programme.reload()
    assert prompts(programme) == [before[1], before[2], before[0]]


def test_a_removed_question_is_brought_back(programme: Page) -> None:
    before = prompts(programme)
    programme.get_by_role("button", name=f"Ta bort: {before[1]}").click()
    undo = programme.get_by_role("button", name="Ångra")
    expect(undo).to_be_focused()
    assert prompts(programme) == [before[0], before[2]]
    assert_accessible(programme)
    undo.click()
    expect(programme.locator("#said")).to_have_text("Den är tillbaka")
    programme.reload()
    assert prompts(programme) == before


def test_a_question_is_duplicated_beside_the_original(programme: Page) -> None:
    before = prompts(programme)
    programme.get_by_role("button", name=f"Kopiera: {before[0]}").click()
    expect(programme.locator("question-item")).to_have_count(4)
    assert prompts(programme) == [before[0], *before]


# ---- sessions --------------------------------------------------------------------------------------------------------


def test_words_that_wait_are_named_and_kept(programme: Page) -> None:
    programme.get_by_text("Ordmolnens ord och språk").click()
    block, allow = programme.get_by_label("Håll alltid tillbaka"), programme.get_by_label("Håll aldrig tillbaka")
    block.fill("ost\n\n  skinka ")
    allow.fill("fan")
    assert_accessible(programme)
    programme.locator("word-lists").get_by_role("button", name="Spara").click()
    saved(programme)
    shoot(programme, "organizer-words")
    programme.reload()
    programme.get_by_text("Ordmolnens ord och språk").click()
    expect(block).to_have_value("ost\nskinka")
    expect(allow).to_have_value("fan")


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


@pytest.fixture
def copying(browser: Browser) -> Iterator[Callable[[], BrowserContext]]:
    """A browser in which the clipboard may be read, to see what was copied."""
    contexts: list[BrowserContext] = []

    def open_one() -> BrowserContext:
        contexts.append(browser.new_context(locale="sv-SE", permissions=["clipboard-read", "clipboard-write"]))
        return contexts[-1]

    yield open_one
    for context in contexts:
        context.close()


@pytest.mark.parametrize("has_clipboard_api", [True, False])
def test_join_address_is_copied_also_where_there_is_no_clipboard_api(
    copying: Callable[[], BrowserContext], server: Server, has_clipboard_api: bool
) -> None:
    context = copying()
    if not has_clipboard_api:
        # What plain HTTP on a LAN looks like to a page.
        context.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page = context.new_page()
    page.goto(f"{server.base}/organize/start#{first_link(server)}")
    make_account(page)
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


# ---- for everybody ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP])
def test_nothing_runs_out_of_the_page_with_text_at_twice_its_size(programme: Page, viewport: dict[str, int]) -> None:
    new_session(programme)
    programme.set_viewport_size(viewport)  # type: ignore[arg-type]
    programme.evaluate("document.documentElement.style.fontSize = '200%'")
    programme.get_by_role("button", name="Redigera: Hur var tempot?").click()
    programme.get_by_text("Fler inställningar").click()
    assert programme.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_nothing_is_loaded_from_elsewhere_and_there_is_one_cookie(programme: Page, server: Server) -> None:
    asked: list[str] = []
    programme.on("request", lambda request: asked.append(request.url))
    programme.reload()
    new_session(programme)
    assert {address.partition("/organize")[0].partition("/a")[0] for address in asked} >= {server.base}
    assert [address for address in asked if not address.startswith(server.base)] == []
    assert [cookie["name"] for cookie in programme.context.cookies()] == ["visent_organizer"]


# ---- many sessions ---------------------------------------------------------------------------------------------------


def paste(field: Locator, text: str) -> None:
    """As a spreadsheet's cells come: text with tabs between them."""
    field.evaluate(
        """(input, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


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
