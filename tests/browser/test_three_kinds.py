"""Word cloud, choice and open text from phone to screen to workbook: one phone by touch, another by keyboard alone."""

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.one_question import expect_saved
from tests.server import NewSession, Server


def go_on(screen: Page, session: NewSession, place: int) -> None:
    screen.keyboard.press("PageDown")
    expect(screen.get_by_role("heading", level=1)).to_have_text(session.questions[place]["prompt"])


def rows_of(server: Server, session: NewSession, sheet: int, folder: Path) -> list[tuple[object, ...]]:
    file = folder / f"{sheet}.xlsx"
    server.visent("export", session.code, "--format", "xlsx", "-o", str(file))
    return list(load_workbook(file).worksheets[sheet].iter_rows(values_only=True))


def test_words_choices_and_texts_by_touch_and_by_keyboard_reach_the_screen_and_the_workbook(
    phone: OpenPage, projector: OpenPage, server: Server, session: NewSession, tmp_path: Path
) -> None:
    screen = projector()
    expect(screen.locator("lobby-screen")).to_be_visible()
    thumb, keys = phone(has_touch=True, is_mobile=True), phone()
    for page in (thumb, keys):
        expect(page.locator(".sign.lobby")).to_be_visible()

    go_on(screen, session, 0)
    thumb.get_by_label("Svar 1").fill("Lagom")
    thumb.get_by_role("button", name="Skicka").tap()
    expect_saved(thumb)
    expect(keys.get_by_role("heading", level=1)).to_be_focused()
    keys.keyboard.press("Tab")
    keys.keyboard.type("Långt")
    # Each press goes on to the next field, and from the last one it sends.
    for _ in range(3):
        keys.keyboard.press("Enter")
    expect_saved(keys)
    expect(screen.locator("presenter-word-cloud")).to_contain_text("lagom")
    expect(screen.locator("presenter-word-cloud")).to_contain_text("långt")

    go_on(screen, session, 1)
    thumb.locator("label", has_text="Lagom").tap()
    thumb.get_by_role("button", name="Skicka").tap()
    expect_saved(thumb)
    expect(keys.get_by_role("heading", level=1)).to_be_focused()
    for key in ("Tab", "Space", "ArrowDown", "Enter"):
        keys.keyboard.press(key)
    expect_saved(keys)
    expect(screen.locator("presenter-choice")).to_contain_text("100 % (2)")
    keys.get_by_role("button", name="Ta tillbaka").click()
    expect(screen.locator("presenter-choice")).to_contain_text("100 % (1)")

    go_on(screen, session, 2)
    thumb.get_by_label("Ditt svar").fill("Att vi vågar fråga.")
    thumb.get_by_role("button", name="Skicka").tap()
    expect_saved(thumb)
    expect(keys.get_by_role("heading", level=1)).to_be_focused()
    keys.keyboard.press("Tab")
    keys.keyboard.type("Lugn")
    for key in ("Tab", "Enter"):
        keys.keyboard.press(key)
    expect_saved(keys)
    expect(screen.locator("presenter-open-text")).to_contain_text("Att vi vågar fråga.")
    expect(screen.locator("presenter-open-text")).to_contain_text("Lugn")
    thumb.get_by_role("button", name="Ändra").tap()
    thumb.get_by_label("Ditt svar").fill("Att vi vågar mer.")
    thumb.get_by_role("button", name="Spara ändringen").tap()
    expect(screen.locator("presenter-open-text")).to_contain_text("Att vi vågar mer.")
    expect(screen.locator("presenter-open-text")).not_to_contain_text("fråga.")

    words, choices, texts = (rows_of(server, session, sheet, tmp_path) for sheet in (1, 2, 3))
    assert {row[1] for row in words[4:6]} == {"Lagom", "Långt"}
    assert [row[1] for row in choices[4:5]] == ["Lagom"]
    assert {row[1] for row in texts[4:6]} == {"Att vi vågar mer.", "Lugn"}
