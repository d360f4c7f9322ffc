"""A session with one question that has options: what tests of such kinds have in common."""

from playwright.sync_api import Page, expect

TITLE, PROMPT = "Dagen", "Vad betyder mest?"


def options(labels: list[str]) -> list[dict[str, str]]:
    return [{"id": f"o{n}", "label": label} for n, label in enumerate(labels, start=1)]


def show_question(screen: Page) -> Page:
    """The projected screen, with the question open."""
    expect(screen.get_by_role("heading", level=1)).to_have_text(TITLE)
    screen.keyboard.press("PageDown")
    expect(screen.get_by_role("heading", level=1)).to_have_text(PROMPT)
    return screen


def expect_saved(phone: Page) -> None:
    expect(phone.locator(".standing.saved")).to_be_visible()


def told(screen: Page) -> list[list[str]]:
    """The rows of the table that screen readers read."""
    return [row.locator("th, td").all_inner_texts() for row in screen.get_by_role("row").all()[1:]]
