"""Open texts on the projected screen: gathered and let through in the panel, shown in three ways to the last row."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PROJECTOR, SMALL_PROJECTOR, assert_accessible, shoot
from tests.browser.projected import ask, boxes, font_sizes, still
from tests.browser.test_presenter import Hall, OpenProjector, show_question
from tests.server import NewSession, Server

LONG = "Jag vill att vi pratar mer om hur en vanlig arbetsdag ser ut för dem som möter brukarna, och mindre om mål. "
TEXTS = ["Mer tid för varandra", LONG[:90], "Bättre kaffe", (LONG * 3)[:250], "Färre möten"]


@pytest.fixture
def hall(server: Server, session: NewSession) -> Iterator[Hall]:
    with ExitStack() as sockets:
        yield Hall(server, session, sockets)


def tally(count: int, headings: int) -> dict[str, Any]:
    """So many texts, three quarters of them under so many headings."""
    texts = [{"id": n, "text": f"{TEXTS[n % 5]} {n}"[:250], "entry": f"e{n}"} for n in range(count)]
    gathered = [n for n in range(count) if headings and n % 4]
    for n in gathered:
        texts[n]["heading"] = f"Rubrik {n % headings}: arbetsdagen och mötena"
    names = dict.fromkeys(str(texts[n]["heading"]) for n in gathered)
    told = [{"heading": name, "count": sum(text.get("heading") == name for text in texts)} for name in names]
    return {"texts": texts, "more": 0, "headings": told}


def texts_on(page: Page) -> list[str]:
    return page.locator("text-wall .card:not(.leaving) p").all_inner_texts()


def test_texts_are_let_through_gathered_and_shown_in_three_ways(projector: OpenProjector, hall: Hall) -> None:
    page = projector(viewport=LAPTOP)
    expect(page.locator("lobby-screen")).to_be_visible()
    show_question(page, 3)
    for text in ("Mer tid", "Det här är skit", "Längre raster", (LONG * 3)[:250]):
        hall.text(text)
    cards = page.locator("text-wall .card:not(.leaving)")
    expect(cards).to_have_count(3)
    page.keyboard.press("m")
    panel = page.get_by_role("dialog", name="Texter")
    expect(panel.locator("word-row")).to_have_count(3)
    expect(panel.get_by_role("button", name="Visa allt")).to_have_attribute("aria-expanded", "false")
    panel.get_by_role("button", name="Visa allt").click()
    expect(panel.get_by_role("button", name="Visa mindre")).to_be_visible()
    assert_accessible(page)
    shoot(page, "presenter-texts-panel")

    panel.get_by_role("heading", name="Texter", exact=True).focus()
    page.keyboard.press("r")
    expect(cards).to_have_count(4)
    for text in ("Mer tid", "Längre raster"):
        panel.get_by_role("checkbox", name=text).check()
    panel.get_by_label("Samla under rubriken").fill("Arbetsdagen")
    page.keyboard.press("Enter")
    expect(panel.locator("word-row").filter(has_text="Arbetsdagen")).to_be_visible()
    page.keyboard.press("Escape")

    page.keyboard.press("c")
    expect(page.locator("text-one .single")).to_have_text("Mer tid")
    page.keyboard.press("n")
    expect(page.locator("text-one .single")).to_have_text("Det här är skit")
    page.keyboard.press("v")
    page.get_by_role("button", name="Nästa text").click()
    expect(page.locator("text-one .single")).to_have_text("Det här är skit")
    expect(page.locator("status-line")).to_contain_text("Text 2 av 4")
    page.keyboard.press("m")
    panel.get_by_role("button", name="Håll tillbaka ”Det här är skit”").click()
    expect(page.locator("text-one .single")).to_have_text("Längre raster")
    page.keyboard.press("Escape")
    assert_accessible(page)

    page.keyboard.press("c")
    group = page.locator(".group")
    expect(group.get_by_role("heading")).to_have_text("Arbetsdagen2")
    assert group.get_by_role("listitem").all_inner_texts() == ["Längre raster", "Mer tid"]
    assert_accessible(page)
    page.keyboard.press("c")
    expect(cards).to_have_count(3)


@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1080", "720"])
@pytest.mark.parametrize("count", [1, 30, 400])
def test_each_view_fits_the_screen_and_is_read_from_the_last_row(
    project: Callable[..., Any], viewport: Any, count: int
) -> None:
    screen: Any = project(viewport=viewport)
    for view, headings in (("one_by_one", 0), ("grouped", min(count, 6)), ("grouped", min(count, 12))):
        question = ask("open_text", f"{view}{headings}", max_length=250, view=view, moderation="off")
        screen.show(question, count, tally(count, headings))
        expect(screen.page.locator("text-one, text-groups")).to_be_visible()
        for _ in range(3 if view == "one_by_one" else 0):
            screen.page.keyboard.press("n")
        still(screen.page)
        assert min(font_sizes(screen.page)) >= 0.025 * viewport["height"] - 0.1
        for box in boxes(screen.page, "text-one .single, .group, .group h2, .group li:not([hidden])"):
            assert box["left"] >= 0
            assert box["right"] <= viewport["width"]
            assert box["bottom"] <= viewport["height"]
        shoot(screen.page, f"texts-{view}-{headings}-{count}-{viewport['height']}")


@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1080", "720"])
def test_the_buttons_of_the_views_cover_nothing(project: Callable[..., Any], viewport: Any) -> None:
    screen: Any = project(viewport=viewport)
    picture = "text-wall .card, text-one .room, text-one .heading, .group, question-screen h1"
    for view in ("wall", "one_by_one", "grouped"):
        question = ask("open_text", view, max_length=250, view=view, moderation="off")
        screen.show(question, 40, tally(40, 6))
        expect(screen.page.locator("text-wall .card, text-one .single, .group").first).to_be_visible()
        resting = boxes(screen.page, picture)
        screen.page.mouse.move(300, 300)
        screen.page.mouse.move(320, 300)
        expect(screen.page.locator(".awake .views")).to_have_css("opacity", "1")
        still(screen.page)
        shoot(screen.page, f"texts-views-{view}-{viewport['height']}")
        buttons = boxes(screen.page, ".views button:not([hidden])")
        assert len(buttons) == (5 if view == "one_by_one" else 3)
        for button in buttons:
            assert button["bottom"] - button["top"] >= 44
            assert 0 <= button["left"] <= button["right"] <= viewport["width"]
            assert not any(overlap(button, box) for box in boxes(screen.page, picture)), (view, button)
        assert len(boxes(screen.page, picture)) == len(resting)


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    beside = one["right"] <= other["left"] or other["right"] <= one["left"]
    return not beside and one["top"] < other["bottom"] and other["top"] < one["bottom"]
