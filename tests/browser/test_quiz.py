"""A quiz from phone to projected screen to workbook: by touch, by keyboard alone, and with many long options."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import PROJECTOR, SMALL_PROJECTOR, assert_accessible, shoot
from tests.browser.one_question import PROMPT, TITLE, expect_saved, options, show_question
from tests.browser.projected import LONG_LABEL, Project, ask, boxes, font_sizes, now_ms, still
from tests.clients import Message
from tests.server import NewSession, Server

OpenPage = Callable[..., Page]
LABELS = ["Danmark", "Sverige", "Norge"]


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish with a quiz question of two minutes, which speed has no part in, and one without a limit."""
    first = {"options": options(LABELS), "right": ["o2"], "time_limit_s": 120, "speed_counts": False}
    second = {"options": options(LABELS), "right": ["o1", "o3"], "points": 500}
    asked = [TemplateQuestion("quiz", PROMPT, first), TemplateQuestion("quiz", "Vilka två?", second)]
    return server.new_session(Template(TITLE, asked))


@pytest.fixture
def screen(projector: OpenPage) -> Page:
    """The projected screen, with the first question open."""
    return show_question(projector())


def tell(screen: Page) -> None:
    """Close the question and show what is right."""
    screen.keyboard.press("l")
    expect(screen.locator("status-line .locked")).to_be_visible()
    screen.keyboard.press("Space")
    expect(screen.locator("presenter-quiz.told")).to_be_visible()


def tile(page: Page, label: str) -> Locator:
    return page.locator(".tile", has_text=label)


def board(screen: Page) -> list[list[str]]:
    return [
        [cell.replace("\xa0", " ") for cell in row.locator("td, th").all_inner_texts()]
        for row in screen.locator("quiz-board tbody tr").all()
    ]


# ---- from phone to screen --------------------------------------------------------------------------------------------


def test_quiz_by_touch_and_by_keyboard_reaches_the_board_and_the_workbook(
    phone: OpenPage, screen: Page, server: Server, session: NewSession, tmp_path: Path
) -> None:
    thumb, keys = phone(has_touch=True, is_mobile=True), phone()
    expect(screen.locator(".tiles .label")).to_have_text(LABELS)
    tile(thumb, "Sverige").tap()
    thumb.get_by_label("Smeknamn, om du vill").fill("Älgen")
    assert_accessible(thumb)
    shoot(thumb, "phone-quiz")
    thumb.get_by_role("button", name="Skicka").tap()
    expect(thumb.locator(".standing.saved")).to_have_text("Svaret är låst")
    expect(thumb.get_by_role("button", name="Ändra")).to_be_hidden()
    expect(keys.get_by_role("heading", level=1)).to_be_focused()
    for key in ("Tab", "Space", "ArrowDown", "ArrowDown", "Tab", "Tab", "Enter"):
        keys.keyboard.press(key)
    expect_saved(keys)
    expect(screen.locator(".quiz-answers")).to_have_text("2 svar")
    expect(screen.locator(".tiles .right")).to_have_count(0)
    assert "Rätt" not in thumb.locator("main").inner_text()
    tell(screen)
    expect(screen.locator(".quiz-answers")).to_have_text("1 av 2 hade rätt")
    expect(screen.locator(".tiles .right .label")).to_have_text("Sverige")
    expect(screen.locator(".tiles .share b")).to_have_text(["0 % (0)", "50 % (1)", "50 % (1)"])
    assert_accessible(screen)
    expect(thumb.locator(".verdict")).to_have_text("Rätt!")
    expect(thumb.locator(".earned")).to_have_text("+1 000 poäng")
    expect(thumb.locator(".place-in-quiz")).to_contain_text("Plats 1 av 2 · 1 000 poäng totalt")
    expect(keys.locator(".verdict")).to_have_text("Inte rätt den här gången")
    expect(keys.locator(".quiz-options").first).to_contain_text("Sverige")
    assert_accessible(thumb)
    assert_accessible(keys)
    shoot(thumb, "phone-quiz-right")
    shoot(keys, "phone-quiz-wrong")
    screen.keyboard.press("c")
    assert board(screen) == [["1", "Älgen", "+1 000", "1 000"]]
    expect(screen.locator("quiz-board")).to_contain_text("och 1 till")
    assert_accessible(screen)
    screen.keyboard.press("c")
    expect(screen.locator("quiz-board")).to_be_hidden()

    # The next question: several are right, and nobody is asked for a nickname again.
    screen.keyboard.press("PageDown")
    for page in (thumb, keys):
        expect(page.get_by_role("checkbox")).to_have_count(3)
        expect(page.get_by_label("Smeknamn, om du vill")).to_be_hidden()
        for label in ("Danmark", "Norge"):
            tile(page, label).click()
        page.get_by_role("button", name="Skicka").click()
        expect_saved(page)
    tell(screen)
    screen.keyboard.press("c")
    expect(screen.locator("quiz-board tbody tr")).to_have_count(1)
    assert board(screen) == [["1", "Älgen", "+500", "1 500"]]
    thumb.reload()
    expect(thumb.locator(".place-in-quiz")).to_contain_text("På topplistan heter du Älgen.")
    server.visent("export", session.code, "--format", "xlsx", "-o", str(tmp_path / "q.xlsx"))
    rows = list(load_workbook(tmp_path / "q.xlsx").worksheets[1].iter_rows(values_only=True))
    assert rows[3][:7] == ("Deltagare", "Svar", "Rätt", "Poäng", None, "Resultat", "Antal svar")
    assert {row[1:4] for row in rows[4:6]} == {("Sverige", "Ja", 1000), ("Norge", "Nej", 0)}
    assert [row[5:8] for row in rows[4:7]] == [("Danmark", 0, None), ("Sverige", 1, "Rätt svar"), ("Norge", 1, None)]
    server.visent("export", session.code, "--format", "json", "-o", str(tmp_path / "q.json"))
    assert "Älgen" not in (tmp_path / "q.json").read_text()


def test_nickname_that_does_not_fit_is_said_so_before_anything_is_sent(phone: OpenPage, screen: Page) -> None:
    page = phone()
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_have_text("Välj ett alternativ först.")
    tile(page, "Sverige").click()
    page.get_by_label("Smeknamn, om du vill").fill("Å" * 21)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_have_text("Ett smeknamn har 2 till 20 tecken. Du kan också lämna det tomt.")
    expect(page.get_by_label("Smeknamn, om du vill")).to_be_focused()
    page.reload()
    expect(page.get_by_label("Smeknamn, om du vill")).to_have_value("Å" * 21)
    page.get_by_label("Smeknamn, om du vill").fill("")
    page.get_by_role("button", name="Skicka").click()
    expect_saved(page)


# ---- on the projected screen -----------------------------------------------------------------------------------------


def quiz(labels: list[str], **changed: Any) -> Message:
    asked = {"options": options(labels), "right": ["o2"], "results": "on_reveal", "time_limit_s": 20}
    return {**ask("quiz", f"q{len(labels)}", PROMPT, **asked), **changed}


def tally(count: int, answers: int, right: int) -> Message:
    counts = {f"o{n}": answers // count for n in range(1, count + 1)}
    return {"counts": counts, "answers": answers, "right": {"options": ["o2"], "answered": right}}


@pytest.mark.parametrize(("count", "label"), [(2, "Ja"), (12, LONG_LABEL[:116])])
def test_all_options_fit_and_can_be_read_before_and_after(project: Project, count: int, label: str) -> None:
    projected = project(SMALL_PROJECTOR)
    page, labels = projected.page, [f"{n}. {label}" for n in range(1, count + 1)]
    projected.show(quiz(labels, open=True, closes_at=now_ms() + 15_000, revealed=False), 57, tally(count, 57, 20))
    expect(page.locator("quiz-clock")).to_be_visible()
    expect(page.locator(".share").first).to_have_css("opacity", "0")
    shoot(page, f"projector-quiz-open-{count}")
    projected.show(quiz(labels, open=False, revealed=True), 400, tally(count, 400, 212))
    expect(page.locator(".tiles .right")).to_have_count(1)
    still(page)
    bottom = boxes(page, "status-line")[0]["top"]
    tiles, said = boxes(page, ".tiles li"), boxes(page, ".tiles .label")
    assert all(one["bottom"] <= bottom and one["right"] <= SMALL_PROJECTOR["width"] for one in tiles)
    assert all(inner["bottom"] <= outer["bottom"] for inner, outer in zip(said, tiles, strict=True))
    cut = page.locator(".tiles .label").evaluate_all("all => all.map(e => e.scrollHeight - e.clientHeight)")
    assert count == 2 or max(cut) <= 1
    assert min(font_sizes(page)) >= 0.025 * SMALL_PROJECTOR["height"] - 0.1
    assert_accessible(page)
    shoot(page, f"projector-quiz-{count}")


def test_what_is_right_waits_until_nobody_can_answer(project: Project) -> None:
    projected = project(PROJECTOR)
    page = projected.page
    projected.show(quiz(LABELS, open=True, revealed=True), 4, tally(3, 4, 2))
    expect(page.locator("presenter-quiz.counted")).to_be_visible()
    expect(page.locator(".tiles .right")).to_have_count(0)
    expect(page.locator(".remark")).to_have_text("Rätt svar visas när frågan stängs")
    expect(page.locator("[data-do=list]")).to_be_hidden()
    projected.show(quiz(LABELS, open=False, revealed=True), 4, tally(3, 4, 2))
    expect(page.locator(".tiles .right .label")).to_have_text("Sverige")
    places = [{"place": n, "name": f"Nr {n}", "points": 100 - n, "gain": 0} for n in range(1, 11)]
    projected.say({"type": "leaderboard", "question": "q3", "places": places, "more": 390})
    page.keyboard.press("c")
    expect(page.locator("quiz-board tbody tr")).to_have_count(10)
    still(page)
    assert boxes(page, "quiz-board .why")[0]["bottom"] <= boxes(page, "status-line")[0]["top"]
    assert min(font_sizes(page)) >= 0.025 * PROJECTOR["height"] - 0.1
    shoot(page, "projector-quiz-board")
    projected.show(quiz(LABELS, open=False, revealed=False), 4, tally(3, 4, 2))
    expect(page.locator("quiz-board")).to_be_hidden()
    expect(page.locator(".tiles .right")).to_have_count(0)
