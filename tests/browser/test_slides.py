"""Slides: read on the screen and along on phones, whatever somebody typed; pictures and documents brought to them."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.polling.markdown import parse_blocks
from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import PROJECTOR, SMALL_PROJECTOR, assert_accessible, shoot
from tests.browser.projected import Project, ask, font_sizes
from tests.clients import Message
from tests.server import NewSession, Server

OpenPage = Callable[..., Page]

TEXT = """# Förmiddagen
Först **fika**, sedan *samtal*
i mindre grupper.

1. Lyssna
2. Fråga
   - en gång till

> Den som frågar styr.

Läs mer på [vår sida](https://kommun.se/dagen).
"""
HOSTILE = "<script>document.title = 'borta'</script> <img src=x onerror=alert(1)> [tryck](javascript:alert(1))"


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish: a slide, a hostile one, and a question."""
    questions = [
        TemplateQuestion("slide", "Välkomna", {"text": TEXT}),
        TemplateQuestion("slide", "Farligt", {"text": HOSTILE}),
        TemplateQuestion("open_text", "Vad tänker du?", {}),
        TemplateQuestion("open_text", "Och sedan?", {}),
    ]
    return server.new_session(Template("Dagen", questions))


def slide(text: str = "", picture: str | None = None, **settings: Any) -> Message:
    own = {"text": text, "blocks": parse_blocks(text), "picture": picture, "picture_text": "", "shows_heading": True}
    return ask("slide", f"s{len(text)}{picture}", "Dagens program", **{**own, **settings})


def test_slide_is_read_on_the_screen_and_along_on_the_phone(projector: OpenPage, phone: OpenPage) -> None:
    screen, hand = projector(), phone()
    expect(screen.get_by_role("heading", level=1)).to_have_text("Dagen")
    screen.keyboard.press("PageDown")
    for page in (screen, hand):
        expect(page.get_by_role("heading", name="Välkomna", level=1)).to_be_visible()
        expect(page.get_by_role("heading", name="Förmiddagen", level=2)).to_be_visible()
        expect(page.locator("strong", has_text="fika")).to_be_visible()
        assert page.get_by_role("listitem").filter(has_text="Fråga").get_by_role("listitem").all_inner_texts() == [
            "en gång till"
        ]
    expect(hand.get_by_role("link", name="vår sida")).to_have_attribute("href", "https://kommun.se/dagen")
    expect(screen.get_by_text("vår sida (https://kommun.se/dagen)")).to_be_visible()
    # Nothing is asked, so nothing is open, closed or counted.
    expect(hand.get_by_role("button", name="Skicka")).to_be_hidden()
    expect(hand.locator(".closed")).to_be_hidden()
    expect(screen.locator("status-line .phone")).to_be_visible()
    for fact in ("answer", "open", "locked"):
        expect(screen.locator(f"status-line .{fact}")).to_be_hidden()
    assert_accessible(screen)
    assert_accessible(hand)
    shoot(screen, "slide-screen")
    shoot(hand, "slide-phone")
    screen.keyboard.press("PageDown")
    for page in (screen, hand):
        expect(page.get_by_role("heading", name="Farligt", level=1)).to_be_visible()
        expect(page.get_by_text(HOSTILE)).to_be_visible()
        expect(page.locator("presenter-slide a, phone-slide a")).to_have_count(0)
        assert page.locator("script:not([src]):not([type])").count() == 0
        assert "borta" not in page.title()
    screen.keyboard.press("PageDown")
    expect(hand.get_by_role("textbox", name="Ditt svar")).to_be_visible()
    expect(screen.locator("status-line .place")).to_have_text("Fråga 1 av 2")
    expect(screen.locator("status-line .open")).to_be_visible()


@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1080", "720"])
def test_text_fills_the_stage_and_stays_readable(project: Project, viewport: Any) -> None:
    projected = project(viewport)
    page = projected.page
    sizes = {}
    for name, text in {"short": "Paus till **10.15**", "list": TEXT, "long": "Ord och mening igen. " * 190}.items():
        projected.show(slide(text), 0, {})
        expect(page.locator("presenter-slide .text > *").first).to_be_visible()
        page.evaluate("document.fonts.ready")
        page.wait_for_function(
            "document.querySelector('presenter-slide .text').style.getPropertyValue('--size') !== ''"
        )
        sizes[name] = page.locator("presenter-slide .text").evaluate(
            "(text) => parseFloat(getComputedStyle(text).fontSize)"
        )
        assert min(font_sizes(page)) >= 0.025 * viewport["height"] - 0.01
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
        shoot(page, f"slide-{name}-{viewport['height']}")
    assert sizes["short"] > sizes["list"] > sizes["long"]
