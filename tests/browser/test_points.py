"""Points from phone to projected screen to workbook: by touch, by keyboard alone, and with many long options."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import PHONE, PROJECTOR, SMALL_PROJECTOR, assert_accessible, shoot
from tests.browser.one_question import PROMPT, TITLE, expect_saved, options, show_question, told
from tests.browser.projected import LONG_LABEL, Project, ask, boxes, font_sizes, still
from tests.clients import Message
from tests.server import NewSession, Server

OpenPage = Callable[..., Page]
NARROW = {"width": 320, "height": 568}
LABELS = ["Tillit", "Ansvar", "Dialog"]


def asking(**settings: Any) -> Template:
    asked = {"options": options(LABELS), "results_on_phones": True, **settings}
    return Template(TITLE, [TemplateQuestion("points", PROMPT, asked)])


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish with 100 points for three options."""
    return server.new_session(asking())


@pytest.fixture
def screen(projector: OpenPage) -> Page:
    """The projected screen, with the question open."""
    return show_question(projector())


def field(page: Page, option: str) -> Locator:
    return page.get_by_role("spinbutton", name=option)


def more(page: Page, option: str) -> Locator:
    return page.get_by_role("button", name=f"Fler poäng: {option}")


def left(page: Page) -> Locator:
    return page.locator(".points-left")


# ---- from phone to screen --------------------------------------------------------------------------------------------


def test_points_by_touch_and_by_keyboard_reach_the_screen_and_the_workbook(
    phone: OpenPage, screen: Page, server: Server, session: NewSession, tmp_path: Path
) -> None:
    thumb, keys = phone(has_touch=True, is_mobile=True), phone()
    for _ in range(9):
        more(thumb, "Tillit").tap()
    expect(left(thumb)).to_have_text("55 poäng kvar")
    for _ in range(11):
        more(thumb, "Dialog").tap()
    expect(left(thumb)).to_have_text("Alla poäng är fördelade.")
    thumb.get_by_role("button", name="Skicka").tap()
    expect_saved(thumb)
    expect(keys.get_by_role("heading", level=1)).to_be_focused()
    for key in ("Tab", "Tab", "3", "0", "Tab", "Tab", "Tab", "ArrowUp", "ArrowUp", "ArrowDown", "Tab"):
        keys.keyboard.press(key)
    expect(field(keys, "Tillit")).to_have_value("30")
    expect(more(keys, "Ansvar")).to_be_focused()
    keys.keyboard.press("Space")
    expect(left(keys)).to_have_text("60 poäng kvar")
    for key in ("Tab", "Tab", "6", "0", "Enter"):
        keys.keyboard.press(key)
    expect_saved(keys)
    expect(screen.locator(".means .number")).to_have_text(["37,5 poäng", "5,0 poäng", "57,5 poäng"])
    server.visent("export", session.code, "--format", "xlsx", "-o", str(tmp_path / "p.xlsx"))
    rows = list(load_workbook(tmp_path / "p.xlsx").worksheets[1].iter_rows(values_only=True))
    assert rows[3][:8] == ("Deltagare", *LABELS, None, "Resultat", "Poäng", "Medelvärde")
    assert {row[1:4] for row in rows[4:6]} == {(45, 0, 55), (30, 10, 60)}
    assert [row[5:8] for row in rows[4:7]] == [("Tillit", 75, 37.5), ("Ansvar", 10, 5), ("Dialog", 115, 57.5)]


def test_change_and_withdrawal_are_seen_on_the_screen(phone: OpenPage, screen: Page) -> None:
    page = phone()
    field(page, "Tillit").fill("100")
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)
    expect(page.locator(".bars .mine")).to_contain_text("Tillit ditt: 100")
    expect(screen.locator(".means .number").first).to_have_text("100,0 poäng")
    page.get_by_role("button", name="Ändra").click()
    expect(field(page, "Tillit")).to_be_focused()
    page.keyboard.type("70")
    field(page, "Dialog").fill("30")
    page.get_by_role("button", name="Spara ändringen").click()
    expect(screen.locator(".means .number")).to_have_text(["70,0 poäng", "0,0 poäng", "30,0 poäng"])
    page.get_by_role("button", name="Ta tillbaka svaret").click()
    expect(screen.get_by_role("heading", name="Svara på din mobil")).to_be_visible()
    expect(left(page)).to_have_text("100 poäng kvar")


# ---- on the phone ----------------------------------------------------------------------------------------------------


def test_points_are_sent_only_when_all_are_given_and_no_more(phone: OpenPage, screen: Page) -> None:
    page = phone()
    field(page, "Tillit").fill("65")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_have_text("35 poäng är kvar. Ge bort dem också.")
    field(page, "Ansvar").fill("40")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(left(page)).to_have_text("5 poäng för mycket")
    expect(field(page, "Ansvar")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_have_text("5 poäng för mycket. Ta bort dem från något alternativ.")
    expect(field(page, "Tillit")).to_be_focused()
    page.get_by_role("button", name="Färre poäng: Ansvar").click()
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)


def test_last_press_gives_what_is_left_and_none_gives_more(open_page: OpenPage, server: Server) -> None:
    session = server.new_session(asking(total=7))
    show_question(open_page(f"/present/{session.id}#{session.key}", viewport=PROJECTOR))
    page = open_page(f"/{session.code}")
    for _ in range(2):
        more(page, "Tillit").click()
    expect(field(page, "Tillit")).to_have_value("7")
    expect(more(page, "Tillit")).to_have_attribute("aria-disabled", "true")
    for _ in range(2):
        page.get_by_role("button", name="Färre poäng: Tillit").click()
    expect(field(page, "Tillit")).to_have_value("0")


def test_what_is_no_number_counts_as_nothing(phone: OpenPage, screen: Page) -> None:
    page = phone()
    field(page, "Tillit").fill("x2y")
    expect(left(page)).to_have_text("98 poäng kvar")
    field(page, "Tillit").fill("")
    field(page, "Ansvar").focus()
    expect(field(page, "Tillit")).to_have_value("0")
    expect(left(page)).to_have_text("100 poäng kvar")


def test_what_was_begun_is_there_after_a_reload(phone: OpenPage, screen: Page) -> None:
    page = phone()
    field(page, "Dialog").fill("40")
    page.reload()
    expect(field(page, "Dialog")).to_have_value("40")
    expect(left(page)).to_have_text("60 poäng kvar")


def test_phone_is_accessible_and_everything_on_it_large_enough(phone: OpenPage, screen: Page) -> None:
    page = phone()
    expect(field(page, "Tillit")).to_be_visible()
    assert_accessible(page)
    field(page, "Tillit").fill("40")
    shoot(page, "phone-points")
    assert_accessible(page)
    for target in page.locator("form button:visible, form input").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, target.inner_text()
    field(page, "Tillit").fill("101")
    assert_accessible(page)
    field(page, "Tillit").fill("100")
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)
    assert_accessible(page)


@pytest.mark.parametrize("viewport", [NARROW, PHONE], ids=["320", "390"])
def test_points_left_stay_in_sight_and_nothing_runs_out_of_a_narrow_phone(
    open_page: OpenPage, server: Server, viewport: dict[str, int]
) -> None:
    session = server.new_session(asking(options=options([f"{n} {LONG_LABEL}" for n in range(1, 13)])))
    show_question(open_page(f"/present/{session.id}#{session.key}", viewport=PROJECTOR))
    page = open_page(f"/{session.code}", viewport=viewport)
    expect(left(page)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


# ---- on the projected screen -----------------------------------------------------------------------------------------


def points(labels: list[str], **settings: Any) -> Message:
    asked = {"options": options(labels), "total": 100, "step": 5, **settings}
    return ask("points", f"p{len(labels)}", PROMPT, **asked)


def tally(*sums: int, answers: int) -> Message:
    return {"options": {f"o{n}": points for n, points in enumerate(sums, start=1)}, "answers": answers}


@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1920", "1280"])
@pytest.mark.parametrize(("count", "label"), [(2, "Ja"), (5, "Tillit"), (12, LONG_LABEL)])
def test_all_options_fit_and_can_be_read(project: Project, viewport: Any, count: int, label: str) -> None:
    projected = project(viewport)
    labels = [f"{n} {label}" for n in range(1, count + 1)]
    projected.show(points(labels), 400, tally(*[40_000 // count] * count, answers=400))
    page = projected.page
    expect(page.locator(".means li")).to_have_count(count)
    still(page)
    bottom = boxes(page, "status-line")[0]["top"]
    labels_shown, bars = boxes(page, ".means .label"), boxes(page, ".means .bar")
    assert all(bar["bottom"] <= bottom and bar["right"] <= viewport["width"] for bar in bars)
    assert all(one["bottom"] <= bar["top"] + 1 for one, bar in zip(labels_shown, bars, strict=True))
    assert min(font_sizes(page)) >= 0.025 * viewport["height"] - 0.1
    assert_accessible(page)
    shoot(page, f"projector-points-{count}-{viewport['width']}")


def test_bar_is_as_long_as_its_share_of_all_points(project: Project) -> None:
    projected = project()
    projected.show(points(LABELS, total=40), 4, tally(80, 50, 30, answers=4))
    page = projected.page
    expect(page.locator(".means .number")).to_have_text(["20,0 poäng · 50 %", "12,5 poäng · 31 %", "7,5 poäng · 19 %"])
    still(page)
    fills, tracks = boxes(page, ".means .bar i"), boxes(page, ".means .bar")
    shares = [(fill["right"] - track["left"]) / track["width"] for fill, track in zip(fills, tracks, strict=True)]
    assert shares == pytest.approx([0.5, 0.3125, 0.1875], abs=0.002)


def test_points_can_be_read_as_a_table(project: Project) -> None:
    projected = project()
    projected.show(points(LABELS), 4, tally(200, 125, 75, answers=4))
    page = projected.page
    expect(page.get_by_role("columnheader")).to_have_text(["Alternativ", "Poäng i snitt", "Andel"])
    assert told(page) == [["Tillit", "50,0", "50 %"], ["Ansvar", "31,3", "31 %"], ["Dialog", "18,8", "19 %"]]
    assert page.locator(".means").get_attribute("aria-hidden") == "true"
