"""Pin from phone to projected screen to workbook: by touch and by keyboard alone, in a picture that may come late."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, Position, Route, expect

from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import LAPTOP, OLD_PROJECTOR, PHONE, PROJECTOR, assert_accessible, shoot
from tests.browser.one_question import PROMPT, TITLE, expect_saved, show_question, told
from tests.browser.projected import Project, ask, boxes, font_sizes, still
from tests.pictures.files import photograph_from_a_phone
from tests.server import NewSession, Server

OpenPage = Callable[..., Page]
TEXT = "En karta över staden"
WIDTH, HEIGHT = 300, 200
PICTURE = photograph_from_a_phone(HEIGHT, WIDTH)  # held upright, so it is turned


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish with one pin in a picture of which a part is right."""
    asked = {"picture": "map", "picture_text": TEXT, "right": [0.5, 0.25, 0.75, 0.5], "results_on_phones": True}
    return server.new_session(Template(TITLE, [TemplateQuestion("pin", PROMPT, asked)]))


def with_picture(page: Page) -> Page:
    """The page, with a picture where the question's is."""
    page.route("**/pictures/map*", answer)
    page.route("**/pictures/map/*", answer)
    page.reload()
    return page


def answer(route: Route) -> None:
    route.fulfill(body=PICTURE, content_type="image/jpeg")


@pytest.fixture
def screen(projector: OpenPage) -> Page:
    return show_question(with_picture(projector()))


def surface(page: Page) -> Locator:
    return page.get_by_role("application")


def point(page: Page, x: float, y: float) -> Position:
    box = surface(page).bounding_box()
    assert box is not None
    return {"x": x * box["width"], "y": y * box["height"]}


def test_pins_by_touch_and_by_keyboard_reach_the_screen_and_the_workbook(
    phone: OpenPage, screen: Page, server: Server, session: NewSession, tmp_path: Path
) -> None:
    thumb, keys = with_picture(phone(has_touch=True, is_mobile=True)), with_picture(phone())
    field = boxes(thumb, "form .surface")[0]
    expect(thumb.get_by_role("img", name=TEXT).first).to_be_visible()
    thumb.get_by_role("button", name="Skicka").tap()
    expect(thumb.get_by_role("alert")).to_have_text("Sätt nålen i bilden först.")
    surface(thumb).tap(position=point(thumb, 0.6, 0.4))
    assert field["width"] == PHONE["width"] - 32
    assert thumb.locator(".marks").first.evaluate("(one) => getComputedStyle(one).touchAction") == "manipulation"
    thumb.get_by_role("button", name="Skicka").tap()
    expect_saved(thumb)
    expect(surface(keys)).to_be_visible()
    expect(keys.locator("form .mark-at")).to_have_count(0)
    for press in ("Tab", "ArrowLeft"):
        keys.keyboard.press(press)
    # No pin before the first key, which puts it in the middle.
    said = keys.get_by_role("status").filter(has_text="uppifrån")
    expect(said).to_have_text("50 % från vänster, 50 % uppifrån")
    for press in ("ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowUp", "ArrowDown"):
        keys.keyboard.press(press)
    expect(said).to_have_text("39 % från vänster, 41 % uppifrån")
    assert_accessible(keys)
    keys.get_by_role("button", name="Skicka").press("Enter")
    expect_saved(keys)
    expect(keys.locator(".own .place-said")).to_have_text("39 % från vänster, 41 % uppifrån")
    expect(keys.locator(".results .spot")).to_have_count(2)
    shoot(keys, "phone-pin-answered")
    expect(screen.locator(".spots i")).to_have_count(2)
    # What is right is told once the question is closed.
    expect(screen.locator(".right-area.none")).to_have_count(1)
    expect(screen.get_by_text("Rätt svar visas när frågan stängs")).to_be_visible()
    screen.keyboard.press("l")
    expect(screen.locator(".right-area:not(.none)")).to_have_text("1 av 2 i rätt område")
    expect(screen.get_by_role("row")).to_have_count(4)
    assert told(screen)[0] == ["I rätt område", "1"]
    still(screen)
    assert_accessible(screen)
    shoot(screen, "projector-pin-right")
    server.visent("export", session.code, "--format", "xlsx", "-o", str(tmp_path / "p.xlsx"))
    rows = list(load_workbook(tmp_path / "p.xlsx").worksheets[1].iter_rows(values_only=True))
    assert rows[3][:8] == ("Deltagare", "x", "y", "I rätt område", None, "Resultat", "Antal svar", "Värde")
    assert {(round(row[1], 2), round(row[2], 2), row[3]) for row in rows[4:6]} == {  # type: ignore[arg-type]
        (0.6, 0.4, "Ja"),
        (0.39, 0.41, "Nej"),
    }
    assert [row[5:8] for row in rows[4:6]] == [("I rätt område", None, 1), ("Utanför rätt område", None, 1)]


def test_a_pin_is_dragged_and_a_picture_that_was_lost_on_the_way_comes_later(phone: OpenPage, screen: Page) -> None:
    page = phone()
    lost: list[str] = []
    held: list[Route] = []
    is_back = False

    def lose_first(route: Route) -> None:
        lost.append(route.request.url)
        if len(lost) == 1:
            route.abort()
        elif is_back:
            answer(route)
        else:
            held.append(route)

    page.route("**/pictures/map/**", lose_first)
    page.reload()
    # Where there is no picture yet no place in it can be meant.
    expect(page.locator(".waiting .marks")).to_have_count(1)
    is_back = True
    for route in held:
        answer(route)
    expect(surface(page)).to_be_visible()
    surface(page).click(position=point(page, 0.2, 0.2))
    page.locator("form .mark-at").hover()
    page.mouse.down()
    box = surface(page).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.5, steps=4)
    page.mouse.move(box["x"] + box["width"] + 60, box["y"] + box["height"] * 0.5, steps=4)
    page.mouse.up()
    expect(page.get_by_role("status").filter(has_text="uppifrån")).to_have_text("100 % från vänster, 50 % uppifrån")
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)
    expect(screen.locator(".spots i")).to_have_count(1)
    page.get_by_role("button", name="Ta tillbaka svaret").click()
    expect(screen.get_by_role("heading", name="Svara på din mobil")).to_be_visible()


@pytest.mark.parametrize("viewport", [PROJECTOR, LAPTOP, OLD_PROJECTOR], ids=["1920", "1366", "1024"])
@pytest.mark.parametrize("upright", [False, True], ids=["lying", "upright"])
def test_picture_is_as_large_as_the_stage_and_dots_lie_where_the_pins_are(
    project: Project, viewport: Any, upright: bool
) -> None:
    projected = project(viewport)
    page = projected.page
    picture = photograph_from_a_phone(*((WIDTH, HEIGHT) if upright else (HEIGHT, WIDTH)))
    page.route("**/pictures/map", lambda route: route.fulfill(body=picture, content_type="image/jpeg"))
    asked = {"picture": "map", "picture_text": TEXT, "right": [0.5, 0, 0.75, 0.5]}
    question = {**ask("pin", "p", PROMPT, **asked), "open": False}
    spots = [(0.1, 0.9, 4), (1.0, 0.0, 1)]
    projected.show(question, 5, {"answers": 5, "spots": spots, "right": {"hits": 4}})
    expect(page.locator(".right-area:not(.none)")).to_have_text("4 av 5 i rätt område")
    expect(page.get_by_role("img", name=TEXT)).to_be_visible()
    expect(page.locator(".board")).to_have_attribute("style", re.compile("width"))
    still(page)
    board, stage = boxes(page, ".board")[0], boxes(page, "presenter-pin")[0]
    assert board["width"] / board["height"] == pytest.approx(HEIGHT / WIDTH if upright else WIDTH / HEIGHT, abs=0.01)
    assert max(board["width"] / stage["width"], board["height"] / stage["height"]) == pytest.approx(1, abs=0.005)
    dots = boxes(page, ".spots i")
    places = [((dot["left"] + dot["right"]) / 2, (dot["top"] + dot["bottom"]) / 2) for dot in dots]
    assert places == [
        pytest.approx((board["left"] + x * board["width"], board["top"] + y * board["height"]), abs=1)
        for x, y, _count in spots
    ]
    assert dots[1]["width"] / dots[0]["width"] == pytest.approx(0.5, abs=0.02)
    flag = boxes(page, ".right-area p")[0]
    assert stage["left"] <= flag["left"]
    assert flag["right"] <= stage["right"]
    assert min(font_sizes(page)) >= 0.025 * viewport["height"] - 0.1
    shoot(page, f"projector-pin-{upright}-{viewport['width']}")
