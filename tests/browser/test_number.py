"""Number from phone to projected screen to workbook: by touch, by keyboard, within bounds, with a right answer."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.kinds.number import NumberAnswer
from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import PHONE, PROJECTOR, SMALL_PROJECTOR, assert_accessible, shoot
from tests.browser.projected import Project, ask, boxes, font_sizes, still
from tests.clients import Message
from tests.server import NewSession, Server

OpenPage = Callable[..., Page]
YEARS = {"min": 0, "max": 50, "unit": "år", "results_on_phones": True}


def new_session(server: Server, **settings: Any) -> NewSession:
    return server.new_session(Template("Dagen", [TemplateQuestion("number", "Hur länge?", {**YEARS, **settings})]))


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish that asks for whole years from 0 to 50; 12 would be right."""
    return new_session(server, right_value=12)


@pytest.fixture
def screen(projector: OpenPage) -> Page:
    """The projected screen, with the question open."""
    return show_question(projector())


def show_question(page: Page) -> Page:
    expect(page.get_by_role("heading", level=1)).to_have_text("Dagen")
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hur länge?")
    return page


def answer(page: Page, text: str, button: str = "Skicka") -> None:
    page.get_by_role("textbox", name="Ditt svar").fill(text)
    page.get_by_role("button", name=button).click()


def expect_saved(page: Page) -> None:
    expect(page.locator(".standing.saved")).to_be_visible()


# ---- from phone to screen --------------------------------------------------------------------------------------------


def test_numbers_by_touch_and_by_keyboard_reach_the_screen_and_the_workbook(
    phone: OpenPage, screen: Page, server: Server, session: NewSession, tmp_path: Path
) -> None:
    thumb, keys = phone(has_touch=True, is_mobile=True), phone()
    expect(thumb.get_by_text("Ett heltal från 0 till 50 år.")).to_be_visible()
    field = thumb.get_by_role("textbox", name="Ditt svar")
    expect(field).to_have_attribute("inputmode", "numeric")
    expect(field).to_have_accessible_description("år Ett heltal från 0 till 50 år.")
    field.tap()
    thumb.keyboard.type("12")
    thumb.get_by_role("button", name="Skicka").tap()
    expect_saved(thumb)
    expect(keys.get_by_role("heading", level=1)).to_be_focused()
    keys.keyboard.press("Tab")
    keys.keyboard.type("7")
    keys.keyboard.press("Enter")
    expect_saved(keys)
    expect(keys.locator(".own .big-number")).to_have_text("7 år")
    expect(screen.locator(".marker.median b")).to_have_text("Median 9,5\u00a0år")
    expect(screen.locator(".marker.right")).to_have_class("marker right none")
    screen.keyboard.press("l")
    expect(screen.locator(".marker.right p")).to_have_text("Rätt svar 12\u00a0år1 exakt rätt")
    assert_accessible(screen)
    server.visent("export", session.code, "--format", "xlsx", "-o", str(tmp_path / "n.xlsx"))
    rows = list(load_workbook(tmp_path / "n.xlsx").worksheets[1].iter_rows(values_only=True))
    assert rows[3][:6] == ("Deltagare", "Svar", None, "Resultat", "Antal svar", "Värde")
    assert {row[1] for row in rows[4:6]} == {12, 7}
    assert rows[4][3:6] == ("Median", None, 9.5)
    assert ("6–7", 1) in {row[3:5] for row in rows}


def test_change_and_withdrawal_are_seen_on_the_screen(phone: OpenPage, screen: Page) -> None:
    page = phone()
    answer(page, "20")
    expect_saved(page)
    expect(screen.locator(".marker.median b")).to_have_text("Median 20\u00a0år")
    expect(page.locator(".results .big-number")).to_have_text("20 år")
    page.get_by_role("button", name="Ändra").click()
    expect(page.get_by_role("textbox")).to_be_focused()
    expect(page.get_by_role("textbox")).to_have_value("20")
    answer(page, "3", "Spara ändringen")
    expect(screen.locator(".marker.median b")).to_have_text("Median 3\u00a0år")
    page.get_by_role("button", name="Ta tillbaka svaret").click()
    expect(screen.get_by_role("heading", name="Svara på din mobil")).to_be_visible()


def test_what_is_no_fitting_number_is_said_and_kept_in_the_field(phone: OpenPage, screen: Page) -> None:
    page = phone()
    expect(page.get_by_role("heading", name="Hur länge?")).to_be_visible()
    for text, problem in [
        ("", "Skriv ett tal först."),
        ("tio", "Skriv talet med bara siffror."),
        ("1e9", "Skriv talet med bara siffror."),
        ("4,5", "Skriv ett heltal, utan decimaler."),
        ("51", "Det högsta möjliga är 50 år."),
        ("-1", "Det lägsta möjliga är 0 år."),
        ("1 000", "Det högsta möjliga är 50 år."),
        ("1.000", "Det högsta möjliga är 50 år."),
    ]:
        answer(page, text)
        expect(page.get_by_role("alert")).to_have_text(problem)
        expect(page.get_by_role("textbox")).to_be_focused()
        expect(page.get_by_role("textbox")).to_have_value(text)
    assert_accessible(page)
    answer(page, " 50 ")
    expect_saved(page)


@pytest.mark.parametrize(("typed", "quoted"), [("-2,55", "−2,6 °C"), ("–0.5", "−0,5 °C"), (",5", "0,5 °C"), ("+", "")])
def test_comma_point_and_any_minus_are_understood(open_page: OpenPage, server: Server, typed: str, quoted: str) -> None:
    other = new_session(server, min=-10, max=10, decimals=1, unit="°C")
    show_question(open_page(f"/present/{other.id}#{other.key}"))
    page = open_page(f"/{other.code}")
    expect(page.get_by_text("Ett tal från −10 till 10 °C, med högst 1 decimal.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_attribute("inputmode", "text")
    answer(page, typed)
    if quoted:
        expect_saved(page)
        expect(page.locator(".own .big-number")).to_have_text(quoted)
    else:
        expect(page.get_by_role("alert")).to_have_text("Skriv talet med bara siffror.")


def test_right_answer_reaches_no_phone_also_when_revealed(
    open_page: OpenPage, phone: OpenPage, screen: Page, session: NewSession
) -> None:
    heard: list[str] = []
    page = phone()
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: heard.append(str(frame))))
    page.reload()
    answer(page, "11")
    expect_saved(page)
    screen.keyboard.press("l")
    expect(screen.locator(".marker.right p")).to_have_text("Rätt svar 12\u00a0årnärmaste gissning 11")
    expect(page.get_by_text("Frågan är stängd.")).to_be_visible()
    page.reload()
    expect(page.locator(".results .big-number")).to_have_text("11 år")
    states = [json.loads(frame) for frame in heard if '"state"' in frame]
    assert any(state["results"] for state in states)
    assert all("right" not in frame for frame in heard)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_phone_shows_the_field_with_its_unit(open_page: OpenPage, server: Server, dark: bool) -> None:
    other = new_session(server, unit="procent av tiden")
    show_question(open_page(f"/present/{other.id}#{other.key}"))
    page = open_page(f"/{other.code}", dark=dark, has_touch=True, is_mobile=True)
    page.get_by_role("textbox").fill("35")
    shoot(page, f"phone-number-{'dark' if dark else 'light'}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Skicka").tap()
    expect_saved(page)
    expect(page.locator(".results .big-number")).to_be_visible()
    shoot(page, f"phone-number-answered-{'dark' if dark else 'light'}")
    assert_accessible(page)


# ---- the picture -----------------------------------------------------------------------------------------------------


def asking(id_: str = "nr", **settings: Any) -> Message:
    asked = {"min": 0, "max": 100, "decimals": 0, "unit": "", "right_value": None}
    return ask("number", id_, "Hur många procent av din tid går åt till möten?", **{**asked, **settings})


def tally(question: Message, numbers: list[float]) -> Message:
    own = {name: question["settings"][name] for name in ("min", "max", "decimals", "unit", "right_value")}
    counted = KINDS["number"].new_tally(read_settings(KINDS["number"], own), lambda: pytest.fail("needs no words"))
    for author, number in enumerate(numbers):
        counted.add(author, NumberAnswer(number))
    return counted.snapshot()


def guesses(count: int, low: float, high: float, decimals: int = 0) -> list[float]:
    rng = Random(7)
    return [round(low + (high - low) * min(1, rng.lognormvariate(-1, 0.5)), decimals or None) for _ in range(count)]


@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1920", "1280"])
@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("percent", {"unit": "%", "right_value": 57}),
        ("single", {"min": 1, "max": 10}),
        ("years", {"min": 1900, "max": 2026, "right_value": 1921}),
        ("large", {"min": 0, "max": 1_000_000, "unit": "kronor", "right_value": 250_000}),
        ("decimals", {"min": -2.5, "max": 2.5, "decimals": 1, "unit": "grader Celsius", "right_value": -2.5}),
        ("edge", {"min": 0, "max": 24, "right_value": 24, "unit": "timmar"}),
    ],
)
def test_histogram_fits_and_can_be_read(project: Project, viewport: Any, name: str, settings: dict[str, Any]) -> None:
    projected = project(viewport)
    question = {**asking(**settings), "open": False}
    bounds = question["settings"]
    told = tally(question, guesses(400, bounds["min"], bounds["max"], bounds["decimals"]))
    projected.show(question, 400, told)
    page = projected.page
    expect(page.locator(".histogram li")).to_have_count(len(told["bins"]))
    still(page)
    bottom = boxes(page, "status-line")[0]["top"]
    for selector in (".marker:not(.none) p", ".ticks span", ".bin", ".on-top"):
        for box in boxes(page, selector):
            assert box["bottom"] <= bottom + 1
            assert box["left"] >= 0
            assert box["right"] <= viewport["width"]
    ticks = boxes(page, ".ticks span")
    assert len(ticks) >= 3
    assert all(one["right"] < other["left"] for one, other in pairwise(ticks))
    flags = boxes(page, ".marker:not(.none) p")
    assert len(flags) == 1 + (bounds["right_value"] is not None)
    assert len(flags) == 1 or min(flag["bottom"] for flag in flags) <= max(flag["top"] for flag in flags)
    assert max(flag["bottom"] for flag in flags) <= min(box["top"] for box in boxes(page, ".on-top"))
    assert min(font_sizes(page)) >= 0.025 * viewport["height"] - 0.1
    shoot(page, f"projector-number-{name}-{viewport['width']}")


@pytest.mark.parametrize("answers", [0, 1, 30, 400])
@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1920", "1280"])
def test_picture_at_any_number_of_answers(project: Project, viewport: Any, answers: int) -> None:
    projected = project(viewport, color_scheme="dark" if answers == 30 else "light")
    question = asking(unit="%", right_value=57)
    projected.show(question, answers, tally(question, guesses(answers, 0, 100)))
    still(projected.page)
    expect(projected.page.locator(".marker.median:not(.none)")).to_have_count(1 if answers else 0)
    expect(projected.page.locator(".marker.right:not(.none)")).to_have_count(0)
    shoot(projected.page, f"projector-number-answers-{answers}-{viewport['width']}")


def test_marks_stand_at_their_numbers_and_bars_are_as_high_as_their_counts(project: Project) -> None:
    projected = project()
    question = {**asking(min=1, max=10, right_value=10), "open": False}
    projected.show(question, 3, tally(question, [3, 3, 4]))
    page = projected.page
    expect(page.locator(".histogram li")).to_have_count(10)
    still(page)
    bins, bars = boxes(page, ".bin"), boxes(page, ".bin i")
    heights = [(box["bottom"] - bar["top"]) / box["height"] for box, bar in zip(bins, bars, strict=True)]
    assert heights[2:4] == pytest.approx([1, 0.5], abs=0.01)
    plot = boxes(page, ".histogram")[0]
    median, right = (boxes(page, f".marker.{name}")[0]["left"] for name in ("median", "right"))
    assert (median - plot["left"]) / plot["width"] == pytest.approx(0.25, abs=0.003)
    assert (right - plot["left"]) / plot["width"] == pytest.approx(0.95, abs=0.003)


def test_right_answer_waits_for_the_presenter(project: Project) -> None:
    projected = project()
    right = projected.page.locator(".marker.right:not(.none)")
    live = asking("live", right_value=57)
    told = tally(live, [50])
    projected.show(live, 1, told)
    expect(projected.page.locator(".remark")).to_have_text("Rätt svar visas när frågan stängs")
    expect(right).to_have_count(0)
    projected.show({**live, "open": False}, 1, told)
    expect(right).to_have_count(1)
    kept = asking("kept", right_value=57, results="on_reveal")
    projected.show({**kept, "revealed": False, "open": False}, 1, told)
    expect(projected.page.get_by_text("Resultaten är dolda så länge.")).to_be_visible()
    projected.show(kept, 1, told)
    expect(right).to_have_count(1)


def test_table_says_what_the_picture_shows(project: Project) -> None:
    projected = project()
    question = {**asking(min=1, max=3, right_value=2), "open": False}
    projected.show(question, 2, tally(question, [1, 2]))
    rows = projected.page.get_by_role("row")
    expect(rows).to_have_text(["TalSvar", "11", "21", "30", "Median1,5", "Medelvärde1,5", "Rätt svar2", "Exakt rätt1",
                               "Närmaste gissning2"])  # fmt: skip
    assert_accessible(projected.page)


def test_phone_in_the_presenters_hand_shows_everything_by_scrolling(project: Project) -> None:
    projected = project(PHONE, has_touch=True, is_mobile=True)
    question = {**asking(max=1_000_000, unit="kronor", right_value=999_999), "open": False}
    projected.show(question, 30, tally(question, guesses(30, 0, 1_000_000)))
    page = projected.page
    expect(page.locator(".marker.right:not(.none)")).to_have_count(1)
    still(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    shoot(page, "presenter-phone-number")
    assert_accessible(page)
