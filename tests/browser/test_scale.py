"""Scale from phone to projected screen to workbook: by touch, by keyboard alone, and with many long statements."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import PHONE, PROJECTOR, SMALL_PROJECTOR, assert_accessible, shoot
from tests.browser.projected import LONG_LABEL, Project, Projected, ask, boxes, font_sizes, still
from tests.clients import Message
from tests.server import NewSession, Server

OpenPage = Callable[..., Page]
LABELS = ["Jag är stolt över mitt arbete", "Jag kan påverka min vardag", "Vi pratar öppet med varandra"]
ENDS = {"low_label": "Stämmer inte alls", "high_label": "Stämmer helt"}
# How four hundred may lean, by statement: shares of the steps.
SHAPES = [[1, 2, 4, 8, 6], [6, 7, 4, 2, 1], [2, 3, 5, 3, 2], [1, 1, 2, 5, 9]]


def statements(labels: list[str]) -> list[dict[str, str]]:
    return [{"id": f"s{n}", "label": label} for n, label in enumerate(labels, start=1)]


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish with one scale of three statements."""
    asked = {"statements": statements(LABELS), "results_on_phones": True, **ENDS}
    return server.new_session(Template("Dagen", [TemplateQuestion("scale", "Hur har du det?", asked)]))


@pytest.fixture
def screen(projector: OpenPage) -> Page:
    """The projected screen, with the scale open."""
    page = projector()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dagen")
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hur har du det?")
    return page


def rating(page: Page, statement: str, name: str) -> Any:
    return page.get_by_role("radiogroup", name=statement).get_by_role("radio", name=name, exact=True)


def cells(screen: Page, statement: int) -> Any:
    """What screen readers read of a statement, by its number: average, answers, then how many chose each step."""
    return screen.get_by_role("row").nth(statement).get_by_role("cell")


def expect_saved(page: Page) -> None:
    expect(page.locator(".standing.saved")).to_be_visible()


# ---- from phone to screen --------------------------------------------------------------------------------------------


def test_ratings_by_touch_and_by_keyboard_reach_the_screen_and_the_workbook(
    phone: OpenPage, screen: Page, server: Server, session: NewSession, tmp_path: Path
) -> None:
    thumb, keys = phone(has_touch=True, is_mobile=True), phone()
    for label, step in zip(LABELS, (5, 2, 4), strict=True):
        rating(thumb, label, f"{step} av 5").tap()
    thumb.get_by_role("button", name="Skicka").tap()
    expect_saved(thumb)
    expect(keys.get_by_role("heading", level=1)).to_be_focused()
    # One stop a statement; arrows go to the steps, and past the last of them to skipping.
    for press in ("Tab", "Space", "ArrowRight", "ArrowRight", "Tab", "ArrowLeft", "Tab", "Space", "ArrowLeft"):
        keys.keyboard.press(press)
    expect(rating(keys, LABELS[0], "3 av 5")).to_be_checked()
    expect(rating(keys, LABELS[1], "Hoppa över")).to_be_checked()
    expect(rating(keys, LABELS[2], "Hoppa över")).to_be_focused()
    keys.keyboard.press("ArrowLeft")
    for press in ("Tab", "Enter"):
        keys.keyboard.press(press)
    expect_saved(keys)
    expect(keys.locator(".rated b")).to_have_text(["3 av 5", "Hoppade över", "5 av 5"])
    expect(screen.locator(".mean b")).to_have_text(["4,0", "2,0", "4,5"])
    expect(cells(screen, 1)).to_have_text(["4,0", "2", "0", "0", "1", "0", "1"])
    server.visent("export", session.code, "--format", "xlsx", "-o", str(tmp_path / "s.xlsx"))
    rows = list(load_workbook(tmp_path / "s.xlsx").worksheets[1].iter_rows(values_only=True))
    assert rows[3][:8] == ("Deltagare", *LABELS, None, "Resultat", "Medelvärde", "Antal svar")
    # Participants are numbered in an order that says nothing about who came first.
    assert {row[1:4] for row in rows[4:6]} == {(5, 2, 4), (3, None, 5)}
    assert [row[5:8] for row in rows[4:7]] == [(LABELS[0], 4, 2), (LABELS[1], 2, 1), (LABELS[2], 4.5, 2)]


def test_change_and_withdrawal_are_seen_on_the_screen(phone: OpenPage, screen: Page) -> None:
    page = phone()
    rating(page, LABELS[0], "2 av 5").check(force=True)
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)
    expect(screen.locator(".mean:not(.none) b")).to_have_text(["2,0"])
    expect(page.locator(".averages b").first).to_have_text("2,0")
    expect(page.locator(".spread .mine")).to_have_text(["2"])
    page.get_by_role("button", name="Ändra").click()
    expect(rating(page, LABELS[0], "2 av 5")).to_be_focused()
    rating(page, LABELS[0], "Hoppa över").check(force=True)
    rating(page, LABELS[1], "5 av 5").check(force=True)
    page.get_by_role("button", name="Spara ändringen").click()
    expect(screen.locator(".mean:not(.none) b")).to_have_text(["5,0"])
    expect(cells(screen, 1)).to_have_text(["–", "0", "0", "0", "0", "0", "0"])
    page.get_by_role("button", name="Ta tillbaka svaret").click()
    expect(screen.get_by_role("heading", name="Svara på din mobil")).to_be_visible()


def test_nothing_is_sent_before_something_is_rated(phone: OpenPage, screen: Page) -> None:
    page = phone()
    expect(page.get_by_role("heading", name="Hur har du det?")).to_be_visible()
    rating(page, LABELS[0], "Hoppa över").check(force=True)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_have_text("Svara på minst ett påstående.")
    expect(rating(page, LABELS[1], "1 av 5")).to_be_focused()
    assert_accessible(page)
    rating(page, LABELS[1], "1 av 5").check(force=True)
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)


def test_every_statement_is_asked_for_where_none_may_be_skipped(
    open_page: OpenPage, server: Server, screen: Page
) -> None:
    asked = {"statements": statements(LABELS), "may_skip": False}
    other = server.new_session(Template("Dagen", [TemplateQuestion("scale", "Hur har du det?", asked)]))
    stage = open_page(f"/present/{other.id}#{other.key}")
    stage.get_by_role("button", name="Nästa").click()
    page = open_page(f"/{other.code}")
    rating(page, LABELS[1], "1 av 5").check(force=True)
    expect(page.get_by_role("radio", name="Hoppa över")).to_have_count(0)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_have_text("2 påståenden återstår. Svara på dem också.")
    expect(rating(page, LABELS[0], "1 av 5")).to_be_focused()


@pytest.mark.parametrize("steps", [2, 5, 8, 10])
def test_steps_stand_in_one_row_large_enough_for_a_thumb(
    open_page: OpenPage, server: Server, steps: int, projector: OpenPage
) -> None:
    asked = {"statements": statements([LONG_LABEL, *LABELS]), "steps": steps, **ENDS}
    other = server.new_session(Template("Dagen", [TemplateQuestion("scale", "Hur har du det?", asked)]))
    stage = open_page(f"/present/{other.id}#{other.key}")
    stage.get_by_role("button", name="Nästa").click()
    for dark in (False, True):
        page = open_page(f"/{other.code}", dark=dark, has_touch=True, is_mobile=True)
        rating(page, LONG_LABEL, f"2 av {steps}").tap()
        rating(page, LABELS[0], "Hoppa över").tap()
        found = boxes(page, ".statement:first-of-type .ratings label")
        assert len(found) == steps
        assert len({box["top"] for box in found}) == 1
        assert all(box["height"] >= 44 and box["width"] >= min(44, PHONE["width"] / steps - 3) for box in found)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert all(box["height"] >= 44 for box in boxes(page, ".skip"))
        shoot(page, f"phone-scale-{steps}-{'dark' if dark else 'light'}")
    assert_accessible(page)


# ---- the picture -----------------------------------------------------------------------------------------------------


def scale(count: int, label: str, prompt: str = "Hur har du det?", **settings: Any) -> Message:
    asked = {"statements": statements([f"{n} {label}" for n in range(1, count + 1)]), "steps": 5, "may_skip": True}
    return ask("scale", f"sc{count}", prompt, **{**asked, **ENDS, **settings})


def tally(count: int, answers: int, steps: int = 5) -> Message:
    told = {}
    for n in range(count):
        shape = [SHAPES[n % 4][step * 5 // steps] for step in range(steps)]
        counts = [answers * part // sum(shape) for part in shape]
        counts[steps // 2] += answers - sum(counts)
        mean = sum((step + 1) * one for step, one in enumerate(counts)) / answers if answers else None
        told[f"s{n + 1}"] = {"counts": counts, "mean": mean and round(mean, 2), "answers": answers}
    return {"statements": told}


def shown(projected: Projected, question: Message, answers: int) -> Page:
    steps = question["settings"]["steps"]
    count = len(question["settings"]["statements"])
    projected.show(question, answers, tally(count, answers, steps))
    page = projected.page
    expect(page.locator(".scales li")).to_have_count(count)
    expect(page.get_by_role("row")).to_have_count(count + 1)
    still(page)
    return page


@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1920", "1280"])
@pytest.mark.parametrize(
    ("count", "label", "steps"),
    [
        (1, "Jag är stolt", 5),
        (3, "Jag kan påverka min vardag", 5),
        (6, LONG_LABEL, 10),
        (8, LONG_LABEL, 5),
        (12, LONG_LABEL, 5),
        (12, "Jag är stolt", 10),
    ],
)
def test_all_statements_fit_and_can_be_read(
    project: Project, viewport: Any, count: int, label: str, steps: int
) -> None:
    page = shown(project(viewport), scale(count, label, steps=steps), 400)
    bottom = boxes(page, "status-line")[0]["top"]
    for selector in (".scales .label", ".mean b", ".columns", ".axes span"):
        for box in boxes(page, selector):
            assert box["bottom"] <= bottom + 1
            assert box["left"] >= 0
            assert box["right"] <= viewport["width"]
    rows = boxes(page, ".scales li")
    assert all(box["bottom"] <= row["bottom"] + 1 for box, row in zip(boxes(page, ".scales .label"), rows, strict=True))
    for one, other in pairwise(rows):
        assert one["bottom"] <= other["top"] + 1 or other["left"] > one["right"]
    clipped = page.locator(".scales .label > span:first-child").evaluate_all(
        "(all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 0).length"
    )
    assert clipped == 0
    assert min(font_sizes(page)) >= 0.025 * viewport["height"] - 0.1
    shoot(page, f"projector-scale-{count}-{steps}-{label[:3].strip()}-{viewport['width']}")


def test_mark_stands_at_the_mean(project: Project) -> None:
    projected = project()
    counts = [{"counts": [1, 0, 0, 0, 0], "mean": 1.0}, {"counts": [0, 1, 1, 0, 0], "mean": 2.5}]
    told = {f"s{n}": {**one, "answers": sum(one["counts"])} for n, one in enumerate(counts, start=1)}  # type: ignore[call-overload]
    projected.show(scale(2, "Ja"), 2, {"statements": told})
    still(projected.page)
    charts, marks = boxes(projected.page, ".chart"), boxes(projected.page, ".mean b")
    places = [
        ((mark["left"] + mark["right"]) / 2 - chart["left"]) / chart["width"]
        for chart, mark in zip(charts, marks, strict=True)
    ]
    assert places == pytest.approx([0.1, 0.4], abs=0.003)


@pytest.mark.parametrize("answers", [0, 1, 30, 400])
@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1920", "1280"])
def test_picture_at_any_number_of_answers(project: Project, viewport: Any, answers: int) -> None:
    projected = project(viewport, color_scheme="dark" if answers == 30 else "light")
    question = scale(4, "Jag kan påverka hur min arbetsdag ser ut")
    projected.show(question, answers, tally(4, answers))
    still(projected.page)
    expect(projected.page.locator(".mean:not(.none)")).to_have_count(4 if answers else 0)
    shoot(projected.page, f"projector-scale-answers-{answers}-{viewport['width']}")


def test_picture_is_accessible_and_shows_everything_on_a_phone_held_upright(project: Project) -> None:
    projected = project(PHONE, has_touch=True, is_mobile=True)
    page = shown(projected, scale(12, LONG_LABEL), 30)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator(".scales li").last.scroll_into_view_if_needed()
    assert boxes(page, ".scales li")[-1]["bottom"] <= boxes(page, "control-bar")[0]["top"]
    shoot(page, "presenter-phone-scale")
    assert_accessible(page)
