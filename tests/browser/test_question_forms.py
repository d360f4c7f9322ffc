"""The form of a question on the organizer's page, in a real browser: one test a kind, and what holds for all."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_accessible, shoot
from tests.browser.organizers import add_question, prompts, saved
from tests.pictures.files import photograph_from_a_phone


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
