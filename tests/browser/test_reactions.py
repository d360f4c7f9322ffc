"""Reactions in real browsers: taps on phones, emoji along the edge of the projected screen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import assert_accessible, shoot
from tests.browser.one_question import PROMPT, TITLE, expect_saved, options, show_question
from tests.browser.projected import Project, ask, boxes
from tests.server import NewSession, Server

OpenPhone = Callable[..., Page]
# What has floated up stays, so that it can be counted.
STAY = """() => document.querySelector("reaction-floats")
    .addEventListener("animationend", (event) => event.stopPropagation(), true)"""


@pytest.fixture
def session(server: Server) -> NewSession:
    """A choice that takes reactions, then a text that takes none."""
    settings = {"options": options(["Tillit", "Mod", "Lön"]), "reactions": True}
    asked = [TemplateQuestion("choice", PROMPT, settings), TemplateQuestion("open_text", "Varför?")]
    return server.new_session(Template(TITLE, asked))


def test_taps_on_phones_float_up_beside_what_is_shown_and_are_counted(phone: OpenPhone, projector: OpenPhone) -> None:
    one, other = phone(), phone(viewport={"width": 320, "height": 568})
    other.route_web_socket(re.compile("/ws/v1/answer/"), lambda line: line.close())
    other.reload()
    screen = show_question(projector())
    one.get_by_label("Mod").check()
    one.get_by_role("button", name="Skicka").click()
    expect_saved(one)
    expect(screen.locator("presenter-choice")).to_be_visible()
    row = one.get_by_role("group", name="Skicka en reaktion")
    expect(row.get_by_role("button")).to_have_count(6)
    row.get_by_role("button", name="Applåder").click()
    expect(one.locator("#said")).to_have_text("Applåder: skickat")
    floats = screen.locator("reaction-floats")
    expect(screen.locator("status-line .reactions")).to_have_text("👏 1")
    one.keyboard.press("Enter")
    expect(screen.locator("status-line .reactions")).to_have_text("👏 2")
    expect(floats).to_have_attribute("aria-hidden", "true")
    # Where a proxy strips sockets, too: nothing breaks, and the answer after it is taken.
    for button in other.get_by_role("group").get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    other.get_by_role("button", name="Hjärta").click()
    expect(screen.locator("status-line .reactions")).to_have_text("👏 2❤️ 1")
    other.get_by_label("Tillit").check()
    other.get_by_role("button", name="Skicka").click()
    expect_saved(other)
    assert other.evaluate("document.documentElement.scrollWidth") <= 320
    shoot(one, "phone-reactions")
    assert_accessible(one)
    assert_accessible(screen)
    # The next question takes none, and the counts stay with the one before.
    screen.keyboard.press("PageDown")
    for page in (one, other):
        expect(page.get_by_role("textbox")).to_be_visible()
        expect(page.locator("reaction-row")).to_have_count(0)
    expect(screen.locator("status-line .reactions")).to_be_empty()
    screen.keyboard.press("PageUp")
    expect(screen.locator("status-line .reactions")).to_have_text("👏 2❤️ 1")


def test_emoji_stay_in_the_margin_few_at_once_and_stand_still_for_those_who_want_no_movement(project: Project) -> None:
    moving, still = project(), project(reduced_motion="reduce")
    question = ask("choice", "q", options=options(["Tillit", "Mod"]), min=1, max=1, reactions=True)
    for screen in (moving, still):
        screen.show(question, 3, {"counts": {"o1": 2, "o2": 1}})
        screen.say({"type": "reactions", "question": "q", "counts": {"👏": 90}})
        expect(screen.page.locator("status-line .reactions")).to_have_text("👏 90")
        # What was there before this screen came does not rain down on it.
        assert screen.page.locator("reaction-floats span").count() == 0
    for screen in (moving, still):
        screen.page.evaluate(STAY)
        for count in range(100, 200, 10):
            screen.say({"type": "reactions", "question": "q", "counts": {"👏": count, "🤔": count}})
        expect(screen.page.locator("status-line .reactions")).to_have_text("👏 190🤔 190")
    assert still.page.locator("reaction-floats span").count() == 0
    assert moving.page.locator("reaction-floats span").count() == 24
    edge = max(box["right"] for box in boxes(moving.page, "presenter-choice"))
    assert min(box["left"] for box in boxes(moving.page, "reaction-floats")) >= edge
