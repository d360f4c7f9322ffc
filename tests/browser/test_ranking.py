"""Ranking from phone to projected screen to workbook: by touch, by keyboard alone, and with many long options."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import PHONE, PROJECTOR, SMALL_PROJECTOR, assert_accessible, shoot
from tests.browser.one_question import PROMPT, TITLE, expect_saved, options, show_question, told
from tests.browser.projected import LONG_LABEL, Project, Projected, ask, boxes, font_sizes, still
from tests.clients import Message
from tests.server import NewSession, Server

OpenPage = Callable[..., Page]
NARROW = {"width": 320, "height": 568}
LABELS = ["Tillit", "Ansvar", "Dialog"]


def asking(**settings: Any) -> Template:
    asked = {"options": options(LABELS), "results_on_phones": True, **settings}
    return Template(TITLE, [TemplateQuestion("ranking", PROMPT, asked)])


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish with one ranking of three options."""
    return server.new_session(asking())


@pytest.fixture
def screen(projector: OpenPage) -> Page:
    """The projected screen, with the ranking open."""
    return show_question(projector())


def pick(page: Page, option: str) -> Any:
    return page.get_by_role("button", name=option).and_(page.locator(".pick"))


def ranked(page: Page) -> list[str]:
    order: list[str] = page.locator("form ol.ranking li").evaluate_all(
        "(rows) => rows.map((row) => row.dataset.option)"
    )
    return order


# ---- from phone to screen --------------------------------------------------------------------------------------------


def test_ranking_by_touch_and_by_keyboard_reaches_the_screen_and_the_workbook(
    phone: OpenPage, screen: Page, server: Server, session: NewSession, tmp_path: Path
) -> None:
    thumb, keys = phone(has_touch=True, is_mobile=True), phone()
    for option in ("Dialog", "Tillit", "Ansvar"):
        pick(thumb, option).tap()
    thumb.get_by_role("button", name="Skicka").tap()
    expect_saved(thumb)
    expect(keys.get_by_role("heading", level=1)).to_be_focused()
    # An option that is taken goes above the others, and the focus with it; from the second on it can be moved, too.
    for presses in (["Tab", "Tab", "Tab", "Enter"], ["Tab", "Enter"], ["Tab", "Tab", "Space"]):
        for key in presses:
            keys.keyboard.press(key)
    assert ranked(keys) == ["o3", "o1", "o2"]
    expect(pick(keys, "Tillit")).to_have_accessible_name("Tillit, plats 2 av 3")
    keys.keyboard.press("Tab")
    expect(keys.get_by_role("button", name="Flytta upp: Ansvar")).to_be_focused()
    keys.keyboard.press("Enter")
    expect(keys.get_by_role("status").filter(has_text="Ansvar, plats 2 av 3")).to_be_attached()
    expect(keys.get_by_role("button", name="Flytta upp: Ansvar")).to_be_focused()
    keys.get_by_role("button", name="Skicka").press("Enter")
    expect_saved(keys)
    expect(screen.locator(".ranks .label").first).to_have_text("Dialog")
    expect(screen.locator(".ranks .number").first).to_have_text("6 poäng · etta hos 2")
    server.visent("export", session.code, "--format", "xlsx", "-o", str(tmp_path / "r.xlsx"))
    rows = list(load_workbook(tmp_path / "r.xlsx").worksheets[1].iter_rows(values_only=True))
    assert rows[3][:7] == ("Deltagare", "Plats 1", "Plats 2", "Plats 3", None, "Resultat", "Poäng")
    assert {row[1:4] for row in rows[4:6]} == {("Dialog", "Tillit", "Ansvar"), ("Dialog", "Ansvar", "Tillit")}
    assert rows[3][7] == "Etta hos"
    assert [row[5:8] for row in rows[4:7]] == [("Tillit", 3, 0), ("Ansvar", 3, 0), ("Dialog", 6, 2)]


def test_change_and_withdrawal_are_seen_on_the_screen(phone: OpenPage, screen: Page) -> None:
    page = phone()
    for option in LABELS:
        pick(page, option).click()
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)
    expect(page.locator(".own .quoted li")).to_have_text(["1Tillit", "2Ansvar", "3Dialog"])
    expect(page.locator(".bars .mine").first).to_contain_text("Tillit din nr 1")
    expect(screen.locator(".ranks .label")).to_have_text(LABELS)
    page.get_by_role("button", name="Ändra").click()
    expect(pick(page, "Tillit")).to_be_focused()
    page.get_by_role("button", name="Flytta ner: Tillit").click()
    page.get_by_role("button", name="Flytta ner: Tillit").click()
    page.get_by_role("button", name="Spara ändringen").click()
    expect(screen.locator(".ranks .label")).to_have_text(["Ansvar", "Dialog", "Tillit"])
    expect(screen.locator(".ranks .place")).to_have_text(["1", "2", "3"])
    page.get_by_role("button", name="Ta tillbaka svaret").click()
    expect(screen.get_by_role("heading", name="Svara på din mobil")).to_be_visible()
    expect(page.get_by_text("Det du skickade är raderat.").first).to_be_visible()
    assert ranked(page) == []


# ---- on the phone ----------------------------------------------------------------------------------------------------


def test_an_option_is_taken_out_by_another_tap_and_the_others_close_up(phone: OpenPage, screen: Page) -> None:
    page = phone()
    for option in LABELS:
        pick(page, option).click()
    pick(page, "Tillit").click()
    assert ranked(page) == ["o2", "o3"]
    expect(pick(page, "Dialog")).to_have_accessible_name("Dialog, plats 2 av 3")
    expect(page.get_by_role("status").filter(has_text="Tillit är inte rangordnat längre")).to_be_attached()
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_have_text("Rangordna 1 till.")
    expect(pick(page, "Tillit")).to_be_focused()
    expect(screen.get_by_role("heading", name="Svara på din mobil")).to_be_visible()


def test_a_ranked_option_is_dragged_by_its_number(phone: OpenPage, screen: Page) -> None:
    page = phone()
    for option in LABELS:
        pick(page, option).click()
    still(page)
    start, end = (box for n, box in enumerate(boxes(page, ".ranking .place")) if n != 1)
    page.mouse.move(start["x"] + 16, start["y"] + 16)
    page.mouse.down()
    page.mouse.move(end["x"] + 16, end["y"] + 30, steps=8)
    page.mouse.up()
    assert ranked(page) == ["o2", "o3", "o1"]
    expect(page.get_by_role("status").filter(has_text="Tillit, plats 3 av 3")).to_be_attached()
    pick(page, "Ansvar").click()
    assert ranked(page) == ["o3", "o1"]


def test_what_was_begun_is_there_after_a_reload(phone: OpenPage, screen: Page) -> None:
    page = phone()
    for option in ("Dialog", "Tillit"):
        pick(page, option).click()
    page.reload()
    expect(page.locator("ol.ranking li")).to_have_count(2)
    assert ranked(page) == ["o3", "o1"]


def test_only_so_many_are_ranked_as_are_asked_for(open_page: OpenPage, server: Server) -> None:
    session = server.new_session(asking(top=1))
    show_question(open_page(f"/present/{session.id}#{session.key}", viewport=PROJECTOR))
    page = open_page(f"/{session.code}")
    pick(page, "Dialog").click()
    expect(pick(page, "Tillit")).to_have_attribute("aria-disabled", "true")
    pick(page, "Tillit").click(force=True)
    expect(page.get_by_role("status").filter(has_text="Alla platser är tagna.")).to_be_attached()
    assert ranked(page) == ["o3"]
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)


def test_phone_is_accessible_and_everything_on_it_large_enough(phone: OpenPage, screen: Page) -> None:
    page = phone()
    expect(pick(page, "Tillit")).to_be_visible()
    assert_accessible(page)
    for option in ("Dialog", "Tillit"):
        pick(page, option).click()
    still(page)
    assert_accessible(page)
    shoot(page, "phone-ranking")
    for target in page.locator("form button:visible").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, target.inner_text()
    pick(page, "Ansvar").click()
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)
    assert_accessible(page)


@pytest.mark.parametrize("viewport", [NARROW, PHONE], ids=["320", "390"])
def test_nothing_runs_out_of_a_narrow_phone(open_page: OpenPage, server: Server, viewport: dict[str, int]) -> None:
    session = server.new_session(asking(options=options([f"{n} {LONG_LABEL}" for n in range(1, 13)])))
    show_question(open_page(f"/present/{session.id}#{session.key}", viewport=PROJECTOR))
    page = open_page(f"/{session.code}", viewport=viewport)
    page.locator(".pick").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


# ---- on the projected screen -----------------------------------------------------------------------------------------


def ranking(labels: list[str], **settings: Any) -> Message:
    return ask("ranking", f"r{len(labels)}", PROMPT, **{"options": options(labels), "top": None, **settings})


def tally(*sums: tuple[int, int], answers: int) -> Message:
    counted = {f"o{n}": {"score": score, "first": first} for n, (score, first) in enumerate(sums, start=1)}
    return {"options": counted, "answers": answers}


def labels_of(projected: Projected) -> list[str]:
    return projected.page.locator(".ranks .label").all_inner_texts()


@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1920", "1280"])
@pytest.mark.parametrize(("count", "label"), [(2, "Ja"), (5, "Tillit"), (12, LONG_LABEL)])
def test_all_options_fit_and_can_be_read(project: Project, viewport: Any, count: int, label: str) -> None:
    projected = project(viewport)
    labels = [f"{n} {label}" for n in range(1, count + 1)]
    projected.show(ranking(labels), 400, tally(*[(400 * n, 30 * n) for n in range(1, count + 1)], answers=400))
    page = projected.page
    expect(page.locator(".ranks li")).to_have_count(count)
    still(page)
    bottom = boxes(page, "status-line")[0]["top"]
    rows, bars, numbers = (boxes(page, f".ranks {part}") for part in ("li", ".bar", ".number"))
    assert all(row["bottom"] <= bottom and row["right"] <= viewport["width"] for row in rows)
    assert len({round(bar["width"]) for bar in bars}) == 1
    assert all(bar["right"] <= number["left"] for bar, number in zip(bars, numbers, strict=True))
    assert min(font_sizes(page)) >= 0.025 * viewport["height"] - 0.1
    assert_accessible(page)
    shoot(page, f"projector-ranking-{count}-{viewport['width']}")


def test_options_stand_in_the_order_of_their_points_and_glide_as_it_changes(project: Project) -> None:
    projected = project()
    projected.show(ranking(LABELS), 1, tally((1, 0), (2, 0), (3, 1), answers=1))
    page = projected.page
    expect(page.locator(".ranks li")).to_have_count(3)
    assert labels_of(projected) == ["Dialog", "Ansvar", "Tillit"]
    page.evaluate("window.moved = 0; document.addEventListener('transitionrun', () => { window.moved += 1; })")
    projected.show(ranking(LABELS), 4, tally((12, 4), (6, 0), (6, 0), answers=4))
    expect(page.locator(".ranks .label").first).to_have_text("Tillit")
    still(page)
    # Those with as many points stand as they were written, and share their place.
    assert labels_of(projected) == LABELS
    expect(page.locator(".ranks .place")).to_have_text(["1", "2", "2"])
    assert page.evaluate("window.moved") >= 2
    fills, tracks = boxes(page, ".ranks .bar i"), boxes(page, ".ranks .bar")
    shares = [(fill["right"] - track["left"]) / track["width"] for fill, track in zip(fills, tracks, strict=True)]
    assert shares == pytest.approx([1, 0.5, 0.5], abs=0.002)


def test_nothing_glides_for_those_who_asked_for_stillness(project: Project) -> None:
    projected = project(reduced_motion="reduce")
    projected.show(ranking(LABELS), 1, tally((1, 0), (2, 0), (3, 1), answers=1))
    expect(projected.page.locator(".ranks li")).to_have_count(3)
    projected.show(ranking(LABELS), 4, tally((12, 4), (6, 0), (6, 0), answers=4))
    expect(projected.page.locator(".ranks .label").first).to_have_text("Tillit")
    assert projected.page.evaluate("document.getAnimations().length") == 0


def test_ranking_can_be_read_as_a_table(project: Project) -> None:
    projected = project()
    projected.show(ranking(LABELS), 4, tally((12, 4), (6, 0), (7, 0), answers=4))
    page = projected.page
    expect(page.get_by_role("columnheader")).to_have_text(["Alternativ", "Plats", "Poäng", "Etta hos"])
    assert told(page) == [["Tillit", "1", "12", "4"], ["Dialog", "2", "7", "0"], ["Ansvar", "3", "6", "0"]]
    assert page.locator(".ranks").get_attribute("aria-hidden") == "true"


def test_presenter_with_a_phone_scrolls_to_all_options(project: Project) -> None:
    projected = project(PHONE, has_touch=True, is_mobile=True)
    labels = [f"{n} {LONG_LABEL}" for n in range(1, 13)]
    projected.show(ranking(labels), 30, tally(*[(30 * n, n) for n in range(1, 13)], answers=30))
    expect(projected.page.locator(".ranks li")).to_have_count(12)
    assert projected.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    shoot(projected.page, "projector-ranking-phone")
