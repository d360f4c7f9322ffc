"""Grid from phone to projected screen to workbook: by touch, by keyboard alone, with sliders, and with long names."""

import random
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, Position, expect

from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import LAPTOP, PHONE, PROJECTOR, SMALL_PROJECTOR, assert_accessible, shoot
from tests.browser.one_question import PROMPT, TITLE, expect_saved, options, show_question, told
from tests.browser.projected import LONG_LABEL, Project, ask, boxes, font_sizes, still
from tests.clients import Message
from tests.server import NewSession, Server

OpenPage = Callable[..., Page]
LABELS = ["Fler kollegor", "Kortare möten", "Bättre kaffe"]
ENDS = {"x_low": "Liten insats", "x_high": "Stor insats", "y_low": "Liten nytta", "y_high": "Stor nytta"}


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish with one grid of three items."""
    asked = {"items": options(LABELS), "results_on_phones": True, **ENDS}
    return server.new_session(Template(TITLE, [TemplateQuestion("grid", PROMPT, asked)]))


@pytest.fixture
def screen(projector: OpenPage) -> Page:
    return show_question(projector())


def square(page: Page) -> Locator:
    return page.get_by_role("application")


def point(page: Page, x: float, y: float) -> Position:
    """A point of the square, from its left and from below, in pixels from its upper left corner."""
    box = square(page).bounding_box()
    assert box is not None
    return {"x": x * box["width"], "y": (1 - y) * box["height"]}


def item(page: Page, label: str) -> Locator:
    return page.get_by_role("radio", name=label)


# ---- from phone to screen --------------------------------------------------------------------------------------------


def test_places_by_touch_and_by_keyboard_reach_the_screen_and_the_workbook(
    phone: OpenPage, screen: Page, server: Server, session: NewSession, tmp_path: Path
) -> None:
    thumb, keys = phone(has_touch=True, is_mobile=True), phone()
    # One tap an item: the next one is up by itself.
    for x, y in ((0.2, 0.7), (0.7, 0.8)):
        square(thumb).tap(position=point(thumb, x, y))
    expect(thumb.locator(".place-now b")).to_have_text("3 Bättre kaffe")
    thumb.get_by_role("button", name="Skicka").tap()
    expect_saved(thumb)
    expect(keys.get_by_role("heading", level=1)).to_be_focused()
    # The items are one stop; the first arrow puts the mark in the middle, Shift makes larger steps.
    for press in ("Tab", "ArrowDown", "Tab", "ArrowUp", "Shift+ArrowRight", "ArrowRight", "Shift+ArrowDown"):
        keys.keyboard.press(press)
    expect(keys.get_by_role("status").filter(has_text="2:")).to_have_text("2: 61 % från vänster, 40 % nerifrån")
    expect(item(keys, "2 Kortare möten: 61 % från vänster, 40 % nerifrån")).to_be_checked()
    # From the square to the sliders, by which a screen reader on a phone places, and into them.
    for press in ("Tab", "Enter", "Tab", "Home", "Tab", "PageUp"):
        keys.keyboard.press(press)
    expect(keys.get_by_role("slider", name="Nerifrån")).to_have_attribute(
        "aria-valuetext", "0 % från vänster, 50 % nerifrån"
    )
    for press in ("Tab", "Enter"):
        keys.keyboard.press(press)
    expect_saved(keys)
    expect(keys.locator(".own small")).to_have_text(
        ["inte placerad", "0 % från vänster, 50 % nerifrån", "inte placerad"]
    )
    expect(screen.locator(".means li:not(.none)")).to_have_count(2)
    expect(screen.locator(".name")).to_have_text(["Fler kollegor (1)", "Kortare möten", "Bättre kaffe (0)"])
    expect(screen.get_by_role("row").nth(2).get_by_role("cell").nth(2)).to_have_text("65\u00a0%")
    screen.keyboard.press("c")
    expect(screen.get_by_role("columnheader", name="Uppe till vänster")).to_be_in_viewport()
    still(screen)
    assert told(screen) == [
        ["Fler kollegor", "1", "20\u00a0%", "70\u00a0%", "1", "0", "0", "0"],
        ["Kortare möten", "2", "35\u00a0%", "65\u00a0%", "1", "1", "0", "0"],
        ["Bättre kaffe", "0", "–", "–", "0", "0", "0", "0"],
    ]
    assert_accessible(screen)
    server.visent("export", session.code, "--format", "xlsx", "-o", str(tmp_path / "g.xlsx"))
    rows = list(load_workbook(tmp_path / "g.xlsx").worksheets[1].iter_rows(values_only=True))
    assert rows[3][:9] == (
        "Deltagare", *(f"{label} {axis}" for label in LABELS for axis in "xy"), None, "Resultat",
    )  # fmt: skip
    assert rows[3][9:16] == (
        "Antal svar", "Medelvärde x", "Medelvärde y", "Uppe till vänster", "Uppe till höger", "Nere till vänster",
        "Nere till höger",
    )  # fmt: skip
    assert {tuple(map(near, row[1:7])) for row in rows[4:6]} == {
        (0.2, 0.7, 0.7, 0.8, None, None),
        (None, None, 0, 0.5, None, None),
    }
    assert tuple(map(near, rows[5][8:16])) == ("Kortare möten", 2, 0.35, 0.65, 1, 1, 0, 0)


def near(cell: Any) -> Any:
    """A tap lies on a whole pixel, which is no round share of the square."""
    return round(cell, 2) if isinstance(cell, float) else cell


def test_a_mark_is_dragged_taken_away_and_chosen_by_touching_it(phone: OpenPage, screen: Page) -> None:
    page = phone()
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_have_text("Placera minst en.")
    expect(square(page)).to_be_focused()
    assert_accessible(page)
    square(page).click(position=point(page, 0.2, 0.2))
    # An item that is not placed yet may lie where another one does.
    square(page).click(position=point(page, 0.2, 0.2))
    expect(page.locator("form .mark-at")).to_have_text(["1", "2"])
    expect(item(page, "Bättre kaffe")).to_be_checked()
    square(page).click(position=point(page, 0.8, 0.8))
    # Now all are placed: a mark that is touched is chosen.
    page.locator(".mark-at").nth(1).click()
    expect(item(page, "Kortare möten")).to_be_checked()
    page.locator(".mark-at").nth(1).hover()
    page.mouse.down()
    box = square(page).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    # Beyond the edge it stays on the edge.
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] + 40, steps=3)
    page.mouse.up()
    expect(item(page, "2 Kortare möten: 50 % från vänster, 0 % nerifrån")).to_be_checked()
    expect(item(page, "1 Fler kollegor: 20 % från vänster, 20 % nerifrån")).not_to_be_checked()
    page.get_by_role("button", name="Ta bort Bättre kaffe").click()
    expect(item(page, "3 Bättre kaffe: inte placerad")).to_be_focused()
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)
    assert_accessible(page)
    expect(page.locator(".results .mark-at.mine")).to_have_text(["1", "2"])
    expect(screen.locator(".means li:not(.none)")).to_have_count(2)
    page.get_by_role("button", name="Ändra").click()
    page.get_by_role("button", name="Ta bort Kortare möten").click()
    page.get_by_role("button", name="Spara ändringen").click()
    expect(screen.locator(".means li:not(.none)")).to_have_count(1)
    page.get_by_role("button", name="Ta tillbaka svaret").click()
    expect(screen.get_by_role("heading", name="Svara på din mobil")).to_be_visible()


@pytest.mark.parametrize("labels", [LABELS * 2, [LONG_LABEL[:120]] * 8], ids=["short", "long"])
def test_the_square_fits_a_phone_and_can_be_scrolled_past(
    open_page: OpenPage, server: Server, labels: list[str]
) -> None:
    asked = {"items": options(labels), **ENDS}
    other = server.new_session(Template(TITLE, [TemplateQuestion("grid", PROMPT, asked)]))
    show_question(open_page(f"/present/{other.id}#{other.key}"))
    page = open_page(f"/{other.code}", has_touch=True, is_mobile=True, dark=True)
    square(page).tap(position=point(page, 0.4, 0.6))
    # Twice the text, as those who read badly set it.
    for size in ("100%", "200%"):
        page.evaluate("(size) => { document.documentElement.style.fontSize = size }", size)
        field = boxes(page, ".surface")[0]
        assert field["width"] == pytest.approx(field["height"], abs=1)
        assert field["width"] >= 0.75 * PHONE["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        targets = boxes(page, ".place-items li, .place-items button:not([hidden]), .mark-at, .sliders summary")
        assert all(min(box["width"], box["height"]) >= 44 for box in targets)
        shoot(page, f"phone-grid-{len(labels)}-{size}")
    # A finger beside the marks scrolls, and two zoom anywhere.
    assert page.locator(".marks").evaluate("(one) => getComputedStyle(one).touchAction") == "manipulation"
    assert page.locator(".mark-at").evaluate("(one) => getComputedStyle(one).touchAction") == "pinch-zoom"


# ---- the picture -----------------------------------------------------------------------------------------------------


def asked_of(count: int, label: str) -> dict[str, Any]:
    return {"items": options([f"{n} {label}"[:120] for n in range(1, count + 1)]), **ENDS}


def tally(asked: dict[str, Any], answers: int) -> Message:
    """As the server counts what a hall may say: some items lie near to one another."""
    chance = random.Random(answers)
    grid = KINDS["grid"]
    settings = read_settings(grid, asked)
    counted = grid.new_tally(settings, lambda: pytest.fail("needs no words"))
    for author in range(answers):
        places = {
            one["id"]: [min(1, max(0, chance.gauss(middle, 0.1))) for middle in (0.2 + 0.18 * (n % 4), 0.3 + 0.05 * n)]
            for n, one in enumerate(asked["items"])
        }
        counted.add(author, grid.read_answer({"places": places}, settings))
    return counted.snapshot()


@pytest.mark.parametrize("viewport", [PROJECTOR, LAPTOP, SMALL_PROJECTOR], ids=["1920", "1366", "1280"])
@pytest.mark.parametrize(
    ("count", "label", "answers"), [(1, "Kaffe", 400), (3, "Kortare möten", 30), (8, "Kaffe", 400), (8, LONG_LABEL, 1)]
)
def test_no_name_covers_another_and_all_can_be_read(
    project: Project, viewport: Any, count: int, label: str, answers: int
) -> None:
    projected = project(viewport)
    asked = asked_of(count, label)
    projected.show(ask("grid", "g", PROMPT, **asked), answers, tally(asked, answers))
    page = projected.page
    expect(page.locator(".means li:not(.none)")).to_have_count(count)
    still(page)
    field = boxes(page, ".field")[0]
    names = boxes(page, ".name")
    for one, other in combinations(names, 2):
        assert one["bottom"] <= other["top"] or other["bottom"] <= one["top"] or (
            one["right"] <= other["left"] or other["right"] <= one["left"]
        )  # fmt: skip
    for box in names:
        assert field["left"] <= box["left"]
        assert box["right"] <= field["right"] + 1
        assert field["top"] <= box["top"]
        assert box["bottom"] <= field["bottom"] + 1
    assert boxes(page, ".plane")[0]["bottom"] <= boxes(page, "status-line")[0]["top"] + 1
    assert min(font_sizes(page)) >= 0.025 * viewport["height"] - 0.1
    shoot(page, f"projector-grid-{count}-{label[:3]}-{viewport['width']}")


def test_marks_shades_and_dots_stand_where_and_as_large_as_the_answers_say(project: Project) -> None:
    projected = project()
    asked = asked_of(2, "Kaffe")
    spots = [[0.1, 0.9, 4], [0.3, 0.7, 1]]
    first = {"answers": 5, "mean": [0.25, 0.75], "spread": [0.1, 0.05], "quarters": [0, 0, 5, 0], "spots": spots}
    none = {"answers": 0, "mean": None, "spread": None, "quarters": [0, 0, 0, 0], "spots": []}
    projected.show(ask("grid", "g", PROMPT, **asked), 5, {"items": {"o1": first, "o2": none}})
    page = projected.page
    expect(page.locator(".means li:not(.none)")).to_have_count(1)
    still(page)
    field, mark, shade = (boxes(page, one)[0] for one in (".means", ".means .at i", ".shades .at:not(.none) i"))
    assert middle(mark, field) == pytest.approx((0.25, 0.75), abs=0.003)
    assert middle(shade, field) == pytest.approx((0.25, 0.75), abs=0.003)
    shares = (shade["width"] / field["width"], shade["height"] / field["height"])
    assert shares == pytest.approx((0.2, 0.1), abs=0.003)
    assert page.locator(".spots i").count() == 0
    # A single item shows where each answer lies.
    projected.show(ask("grid", "one", PROMPT, **asked_of(1, "Kaffe")), 5, {"items": {"o1": first}})
    expect(page.locator(".spots i")).to_have_count(2)
    still(page)
    field, dots = boxes(page, ".means")[0], boxes(page, ".spots i")
    assert [middle(dot, field) for dot in dots] == [pytest.approx((x, y), abs=0.003) for x, y, _count in spots]
    assert dots[1]["width"] / dots[0]["width"] == pytest.approx(0.5, abs=0.01)


def middle(box: dict[str, float], field: dict[str, float]) -> tuple[float, float]:
    """Where the middle of a box lies in the field, from the left and from below."""
    x = (box["left"] + box["right"]) / 2 - field["left"]
    y = field["bottom"] - (box["top"] + box["bottom"]) / 2
    return x / field["width"], y / field["height"]


def test_picture_is_accessible_on_a_phone_held_upright(project: Project) -> None:
    projected = project(PHONE, has_touch=True, is_mobile=True)
    asked = asked_of(8, LONG_LABEL)
    projected.show(ask("grid", "g", PROMPT, **asked), 30, tally(asked, 30))
    expect(projected.page.locator(".means li:not(.none)")).to_have_count(8)
    still(projected.page)
    assert projected.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    shoot(projected.page, "presenter-phone-grid")
    assert_accessible(projected.page)
