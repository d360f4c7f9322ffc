"""The organizer's pages in a real browser, by mouse and by keyboard: programmes and the questions in them."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, assert_accessible, shoot
from tests.browser.organizers import PASSWORD, People, new_session, prompts, saved
from tests.server import Server

# ---- the account -----------------------------------------------------------------------------------------------------


def test_signing_out_and_in_again_leads_back_to_the_page_that_was_asked_for(people: People) -> None:
    anna = people.add("Anna")
    programme = people.page_of(anna, f"/organize/programmes/{people.add_programme(anna)}")
    address = programme.url
    programme.get_by_role("button", name="Logga ut").click()
    expect(programme.get_by_role("heading", name="Logga in")).to_be_visible()
    programme.goto(address)
    programme.get_by_label("E-post").fill(f"{anna}@kommun.se")
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
