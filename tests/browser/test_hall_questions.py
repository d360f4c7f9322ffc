"""Questions from the hall: asked and supported by thumb and by keyboard alone, sorted, pinned, answered, held back."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import PROJECTOR, SMALL_PROJECTOR, assert_accessible, shoot
from tests.browser.one_question import PROMPT, TITLE, expect_saved, show_question
from tests.browser.projected import LONG_LABEL, Project, ask, boxes, font_sizes, still
from tests.server import NewSession, Server

OpenPage = Callable[..., Page]


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish with questions from the hall."""
    return server.new_session(Template(TITLE, [TemplateQuestion("hall_questions", PROMPT)]))


@pytest.fixture
def screen(projector: OpenPage) -> Page:
    """The projected screen, with the question open."""
    return show_question(projector())


def support(page: Page, text: str) -> Locator:
    return page.get_by_role("button", name=f"Stöd ”{text}”")


def expect_asked(screen: Page, *texts: str) -> None:
    expect(screen.locator("presenter-hall-questions .asked")).to_have_text(list(texts))


def test_the_hall_asks_and_supports_and_the_presenter_takes_it_from_there(
    phone: OpenPage, screen: Page, server: Server, session: NewSession, tmp_path: Path
) -> None:
    thumb, keys = phone(has_touch=True, is_mobile=True), phone()
    thumb.get_by_label("Din fråga 1").fill("Varför så många möten?")
    expect(thumb.locator(".left")).to_have_text("228 tecken kvar")
    thumb.get_by_role("button", name="Ställ en till").tap()
    thumb.get_by_label("Din fråga 2").fill("När då?")
    thumb.get_by_role("button", name="Skicka").tap()
    expect_saved(thumb)
    expect_asked(screen, "När då?", "Varför så många möten?")

    # By keyboard alone: one question of its own, and support for another.
    expect(keys.get_by_role("heading", level=1)).to_be_focused()
    keys.keyboard.press("Tab")
    keys.keyboard.type("Vem bestämmer?")
    for key in ("Tab", "Tab", "Enter"):
        keys.keyboard.press(key)
    expect_saved(keys)
    expect(support(keys, "Varför så många möten?")).to_have_attribute("aria-pressed", "false")
    for _ in range(8):
        keys.keyboard.press("Tab")
        if support(keys, "Varför så många möten?").evaluate("(button) => button === document.activeElement"):
            break
    keys.keyboard.press("Space")
    expect(support(keys, "Varför så många möten?")).to_have_attribute("aria-pressed", "true")
    expect(support(keys, "Varför så många möten?")).to_have_text("2")
    expect(support(keys, "Varför så många möten?")).to_be_focused()
    expect(support(keys, "Vem bestämmer?")).to_have_attribute("aria-disabled", "true")
    expect_asked(screen, "Varför så många möten?", "När då?", "Vem bestämmer?")
    assert_accessible(keys)
    shoot(keys, "phone-hall-questions")

    # A support that cannot be sent waits on the phone, and is sent once when the line is back.
    server.kill()
    expect(thumb.get_by_text("Ingen kontakt just nu")).to_be_visible()
    support(thumb, "Vem bestämmer?").tap()
    expect(support(thumb, "Vem bestämmer?")).to_have_attribute("aria-pressed", "true")
    expect(support(thumb, "Vem bestämmer?")).to_have_text("1")
    server.start()
    expect(screen.locator("presenter-hall-questions li").filter(has_text="Vem").locator("b")).to_have_text("2")

    # Chosen by keys and pinned; marked by the mouse.
    screen.keyboard.press("n")
    expect(screen.locator(".chosen")).to_contain_text("Varför så många möten?")
    for _ in range(2):
        screen.keyboard.press("n")
    screen.keyboard.press("i")
    expect(screen.locator(".pinned .asked")).to_have_text("När då?")
    expect_asked(screen, "När då?", "Varför så många möten?", "Vem bestämmer?")
    expect(keys.locator(".pinned")).to_contain_text("När då?")
    screen.mouse.move(500, 500)
    screen.get_by_role("button", name="Besvarad: Varför så många möten?").click()
    expect_asked(screen, "När då?", "Vem bestämmer?", "Varför så många möten?")
    expect(keys.locator(".hall.answered")).to_contain_text("Varför så många möten?")
    assert_accessible(screen)
    shoot(screen, "hall-questions-marked")

    screen.locator("presenter-hall-questions li").filter(has_text="Vem").click()
    screen.keyboard.press("h")
    expect_asked(screen, "När då?", "Varför så många möten?")
    for page in (thumb, keys):
        expect(page.locator(".results")).not_to_contain_text("Vem bestämmer?")
    expect(screen.locator("control-bar .badge")).to_have_text("1 väntar")

    server.visent("export", session.code, "--format", "xlsx", "-o", str(tmp_path / "q.xlsx"))
    rows = list(load_workbook(tmp_path / "q.xlsx").worksheets[1].iter_rows(values_only=True))
    results = [[cell for cell in row[6:] if cell is not None] for row in rows if row[0] is not None or row[6]]
    assert ["Resultat", "Stöd", "Besvarad"] in results
    assert ["Varför så många möten?", 2, "✓"] in results
    assert ["När då?", 1] in results

    thumb.get_by_role("button", name="Ta tillbaka").tap()
    expect_asked(screen)
    expect(keys.locator(".results")).to_contain_text("Inga frågor än.")


def test_what_one_asks_is_called_a_question_and_stays_ones_own_whatever_it_is_called(
    phone: OpenPage, screen: Page
) -> None:
    page = phone()
    page.get_by_label("Din fråga 1").fill("Varför så många möten?")
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)
    own = page.locator(".own")
    expect(own.get_by_role("heading")).to_have_text("Din fråga")
    expect(own.get_by_role("button", name="Ta tillbaka frågan")).to_be_visible()
    expect(own).not_to_contain_text("svar")

    own.get_by_role("button", name="Ändra").click()
    page.get_by_role("button", name="Ställ en till").click()
    page.get_by_label("Din fråga 2").fill("När då?")
    page.get_by_role("button", name="Spara ändringen").click()
    expect(own.get_by_role("heading")).to_have_text("Dina frågor")
    expect(own.get_by_role("button", name="Ta tillbaka frågorna")).to_be_visible()

    expect_asked(screen, "När då?", "Varför så många möten?")
    screen.keyboard.press("m")
    panel = screen.get_by_role("dialog")
    panel.get_by_role("checkbox", name="När då?").focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        screen.keyboard.press(key)
    expect(panel.get_by_label("Ny text för ”När då?”")).to_be_focused()
    screen.keyboard.type("När blir det av?")
    screen.keyboard.press("Enter")
    renamed = page.locator(".hall li").filter(has_text="När blir det av?")
    expect(renamed.locator(".tag")).to_have_text("Din")
    expect(renamed.get_by_role("button")).to_have_attribute("aria-disabled", "true")
    page.reload()
    expect(renamed.locator(".tag")).to_have_text("Din")
    shoot(page, "phone-hall-questions-renamed")


def test_a_support_that_is_not_taken_is_explained_where_it_was_given(phone: OpenPage, screen: Page) -> None:
    asker = phone()
    asker.get_by_label("Din fråga 1").fill("Vem bestämmer?")
    asker.get_by_role("button", name="Skicka").click()
    expect_asked(screen, "Vem bestämmer?")

    # A support that is on its way while the presenter closes the question.
    slow, held = phone(), list[Callable[[], None]]()

    def hold_supports(line: WebSocketRoute) -> None:
        to_server = line.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            if "support" in str(message):
                held.append(lambda: to_server.send(message))
            else:
                to_server.send(message)

        line.on_message(pass_on)

    slow.route_web_socket(re.compile("/ws/v1/answer/"), hold_supports)
    slow.reload()
    support(slow, "Vem bestämmer?").click()
    expect(support(slow, "Vem bestämmer?")).to_have_attribute("aria-pressed", "true")
    screen.keyboard.press("l")
    row = slow.locator(".hall li").filter(has_text="Vem bestämmer?")
    expect(row.get_by_role("button")).to_have_attribute("aria-disabled", "true")
    held[0]()
    expect(row.locator(".problem")).to_be_visible()
    expect(row.locator(".problem")).to_have_text("Stängdes innan ditt stöd kom fram. Det räknades inte.")
    expect(support(slow, "Vem bestämmer?")).to_have_attribute("aria-pressed", "false")
    assert_accessible(slow)
    shoot(slow, "phone-hall-questions-refused")

    # One that was taken back meanwhile has no row any more: the list itself says so.
    screen.keyboard.press("l")
    expect(row.get_by_role("button")).not_to_have_attribute("aria-disabled", "true")
    row.get_by_role("button").click()
    asker.get_by_role("button", name="Ta tillbaka frågan").click()
    expect(row).to_have_count(0)
    held[-1]()
    expect(slow.locator("phone-hall-questions > .problem")).to_be_visible()


@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1080", "720"])
def test_many_long_questions_are_read_from_the_last_row_and_the_chosen_one_is_in_sight(
    project: Project, viewport: Any
) -> None:
    screen = project(viewport=viewport)
    entries = [
        {"entry": f"e{n}", "text": f"{n} {LONG_LABEL if n % 3 else 'Varför?'}", "supporters": 60 - n}
        | {"pinned": n == 0, "answered": n > 27}
        for n in range(30)
    ]
    question = ask("hall_questions", "h", max_length=250, most_each=3, moderation="off")
    screen.show(question, 60, {"entries": entries, "more": 12})
    expect(screen.page.locator("presenter-hall-questions li")).to_have_count(30)
    for _ in range(20):
        screen.page.keyboard.press("n")
    still(screen.page)
    assert min(font_sizes(screen.page)) >= 0.025 * viewport["height"] - 0.1
    (stage,) = boxes(screen.page, "presenter-hall-questions")
    (chosen,) = boxes(screen.page, "presenter-hall-questions .chosen")
    assert stage["top"] <= chosen["top"]
    assert chosen["bottom"] <= stage["bottom"] <= viewport["height"]
    rows = boxes(screen.page, "presenter-hall-questions li:not(.beyond)")
    assert all(stage["top"] - 0.5 <= row["top"] and row["bottom"] <= stage["bottom"] + 0.5 for row in rows)
    assert 4 <= len(rows) < 30
    expect(screen.page.locator("status-line")).to_contain_text(f"+{42 - len(rows)} frågor till")
    shoot(screen.page, f"hall-questions-{viewport['height']}")
