"""The projected screen's pictures, given messages made for the test: everything fits, can be read, and moves calmly."""

import io
import itertools
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, PROJECTOR, SMALL_PROJECTOR, WIDE, assert_accessible, shoot
from tests.browser.projected import (
    LONG_LABEL,
    LONG_PROMPT,
    Project,
    Projected,
    ask,
    boxes,
    font_sizes,
    now_ms,
    still,
)
from tests.clients import Message
from tests.server import Server


def choice(options: int, label: str, prompt: str = "Vad väljer du?") -> Message:
    labels = [{"id": f"o{n}", "label": f"{n} {label}"} for n in range(1, options + 1)]
    return ask("choice", f"ch{options}", prompt, options=labels, min=1, max=1)


def word(text: str, size: float, x: float, y: float, width: float, **more: Any) -> Message:
    return {"word": text, "count": 1, "size": size, "x": x, "y": y, "width": width, "colour": 0, **more}


# ---- readable, and nothing cut off -----------------------------------------------------------------------------------


@pytest.mark.parametrize("viewport", WIDE[:3], ids=lambda size: f"{size['width']}x{size['height']}")
@pytest.mark.parametrize(("options", "label"), [(2, "Ja"), (4, "Det jag kan"), (12, LONG_LABEL), (16, "Det jag kan")])
def test_all_options_fit_and_can_be_read(project: Project, viewport: Any, options: int, label: str) -> None:
    projected = project(viewport)
    counts = {f"o{n}": 400 // n for n in range(1, options + 1)}
    projected.show(choice(options, label), 400, {"counts": counts})
    page = projected.page
    expect(page.locator(".bars li")).to_have_count(options)
    still(page)
    bottom = boxes(page, "status-line")[0]["top"]
    labels = boxes(page, ".bars .label")
    bars = boxes(page, ".bars .bar")
    assert all(bar["bottom"] <= bottom and bar["right"] <= viewport["width"] for bar in bars)
    assert all(label["top"] > boxes(page, "h1")[0]["top"] for label in labels)
    for one, bar in zip(labels, bars, strict=True):
        assert one["bottom"] <= bar["top"] + 1
    cut = page.locator(".bars .label").evaluate_all(
        "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    )
    assert cut == 0
    assert min(font_sizes(page)) >= 0.025 * viewport["height"] - 0.1
    shoot(page, f"projector-choice-{options}-{viewport['width']}")


@pytest.mark.parametrize("viewport", WIDE, ids=lambda size: f"{size['width']}x{size['height']}")
def test_question_is_five_per_cent_of_the_height_and_the_rest_two_and_a_half(project: Project, viewport: Any) -> None:
    projected = project(viewport)
    least = 0.025 * viewport["height"] - 0.1
    for number, question in enumerate((ask("word_cloud", "wc"), {**ask("word_cloud", "wc2"), "revealed": False})):
        projected.show(question, number * 57, {"words": [], "more": 0})
        heading = projected.page.get_by_role("heading", level=1)
        expect(projected.page.locator(".stage > *")).not_to_have_count(0)
        assert heading.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)") >= 2 * least
        assert min(font_sizes(projected.page)) >= least


def test_fifty_options_are_all_on_the_screen(project: Project) -> None:
    projected = project()
    projected.show(choice(50, "Det jag kan"), 1, {"counts": {"o1": 1}})
    expect(projected.page.locator(".bars li")).to_have_count(50)
    bottom = boxes(projected.page, "status-line")[0]["top"]
    assert all(bar["bottom"] <= bottom for bar in boxes(projected.page, ".bars .bar"))


def test_bar_is_as_long_as_its_share(project: Project) -> None:
    projected = project()
    projected.show(choice(2, "Det jag kan"), 4, {"counts": {"o1": 1, "o2": 3}})
    still(projected.page)
    tracks, fills = boxes(projected.page, ".bar"), boxes(projected.page, ".bar i")
    shares = [(fill["right"] - track["left"]) / track["width"] for fill, track in zip(fills, tracks, strict=True)]
    assert shares == pytest.approx([0.25, 0.75], abs=0.002)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_phone_in_the_presenters_hand_shows_everything_by_scrolling(project: Project, dark: bool) -> None:
    projected = project(PHONE, has_touch=True, is_mobile=True, color_scheme="dark" if dark else "light")
    projected.show(choice(12, LONG_LABEL, LONG_PROMPT), 30, {"counts": {"o1": 30}})
    page = projected.page
    expect(page.locator(".bars li")).to_have_count(12)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Nästa").scroll_into_view_if_needed()
    page.locator(".bars li").last.scroll_into_view_if_needed()
    last, bar = boxes(page, ".bars li")[-1], boxes(page, "control-bar")[0]
    assert last["bottom"] <= bar["top"]
    assert_accessible(page)


def set_up(projected: Projected, **settings: Any) -> Page:
    """The screen as its presenter likes it."""
    projected.page.evaluate("(it) => localStorage.setItem('visent.presenter', JSON.stringify(it))", settings)
    projected.page.reload()
    expect(projected.page.get_by_role("heading", level=1)).to_have_text("Ansluter…")
    return projected.page


def boxes_of_words(page: Page) -> list[dict[str, float]]:
    """Where the hall reads something: each line of it."""
    found: list[dict[str, float]] = page.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll(".corner img")].map((one) => one.getBoundingClientRect());
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const { currentNode: text } = texts;
            const { parentElement: holder } = text;
            if (!holder.closest("question-screen, status-line") || holder.closest(".unseen")) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            if (text.data.trim()) boxes.push(...range.getClientRects());
          }
          return boxes.map((box) => box.toJSON()).filter(({ width, height }) => width > 0 && height > 0);
        }"""
    )
    return found


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    # Lines that are set close reach into each other by a part of their height.
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 2 and down > 0.3 * min(one["height"], other["height"])


@pytest.mark.parametrize(("options", "label"), [(4, "Det jag kan"), (12, LONG_LABEL)], ids=["few", "many"])
def test_largest_text_clips_and_covers_nothing_with_the_code_in_the_corner(
    project: Project, options: int, label: str
) -> None:
    projected = project(SMALL_PROJECTOR)
    page = set_up(projected, textSize=3, showsCorner=True)
    question = {**choice(options, label, LONG_PROMPT), "closes_at": now_ms() + 600_000}
    counts = {f"o{n}": 400 // n for n in range(1, options + 1)}
    projected.show(question, 400, {"counts": counts})
    expect(page.locator(".corner img")).to_be_visible()
    expect(page.get_by_role("timer")).to_be_visible()
    still(page)
    words = boxes_of_words(page)
    pairs = [(one, other) for n, one in enumerate(words) for other in words[n + 1 :] if overlap(one, other)]
    assert pairs == []
    for box in (*words, *boxes(page, ".bars .bar")):
        assert 0 <= box["left"] <= box["right"] <= SMALL_PROJECTOR["width"] + 1
        assert 0 <= box["top"] <= box["bottom"] <= SMALL_PROJECTOR["height"] + 1
    corner = boxes(page, ".corner")[0]
    assert all(bar["right"] < corner["left"] for bar in boxes(page, ".bars .bar"))
    assert boxes(page, ".corner img")[0]["height"] >= 0.18 * SMALL_PROJECTOR["height"]
    expect(page.locator(".corner .code")).to_have_text("1234\u00a05678")
    cut = page.locator(".bars .label").evaluate_all(
        "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    )
    assert cut == 0


def test_text_grows_and_shrinks_with_plus_and_minus_in_everything_that_is_read(project: Project) -> None:
    projected = project(SMALL_PROJECTOR)
    page = projected.page
    projected.show(choice(3, "Det jag kan"), 4, {"counts": {"o1": 4}})
    expect(page.locator(".bars li")).to_have_count(3)

    def sizes() -> list[float]:
        read = ("question-screen h1", ".bars .label", ".bars small", "status-line .code")
        return [
            float(page.locator(one).first.evaluate("(it) => parseFloat(getComputedStyle(it).fontSize)")) for one in read
        ]

    seen = [sizes()]
    for step in range(1, 4):
        page.keyboard.press("+")
        expect(page.locator("html")).to_have_attribute("data-text-size", str(step))
        expect(page.locator("#notice")).to_have_text(f"Textstorlek: {step + 1} av 4")
        seen.append(sizes())
    for smaller, larger in itertools.pairwise(seen):
        assert all(after > 1.1 * before for before, after in zip(smaller, larger, strict=True))
    page.keyboard.press("+")
    page.keyboard.press("-")
    expect(page.locator("html")).to_have_attribute("data-text-size", "2")
    assert sizes() == seen[2]
    page.reload()
    projected.show(choice(12, LONG_LABEL, LONG_PROMPT), 4, {"counts": {}})
    # What has no room for it gets a smaller step, for as long as it is shown.
    expect(page.locator("html")).to_have_attribute("data-text-size", re.compile("[01]"))
    projected.show(choice(3, "Det jag kan"), 4, {"counts": {"o1": 4}})
    expect(page.locator("html")).to_have_attribute("data-text-size", "2")


def test_code_in_the_corner_leaves_every_word_of_the_cloud_uncovered(project: Project) -> None:
    projected = project()
    projected.show(ask("word_cloud", "wc"), 1, {"words": [], "more": 0})
    projected.cloud(word("HHH", 100, 1700, 1060, 216.45), word("III", 100, 0, 100, 100))
    page = projected.page
    expect(page.locator(".word")).to_have_count(2)
    page.keyboard.press("k")
    expect(page.locator(".corner img")).to_be_visible()
    expect(page.locator('[data-do="corner"]')).to_have_attribute("aria-pressed", "true")
    still(page)
    corner = boxes(page, ".corner")[0]
    assert all(box["right"] <= corner["left"] for box in boxes(page, ".word"))
    assert corner["bottom"] <= boxes(page, "status-line")[0]["top"]
    assert_accessible(page)
    page.keyboard.press("k")
    expect(page.locator(".corner")).to_be_hidden()


# ---- the word cloud --------------------------------------------------------------------------------------------------


def ink(projected: Projected) -> tuple[float, float, float, float]:
    """Where the picture has colour, in stage pixels: left, top, right, bottom."""
    still(projected.page)
    sky = projected.page.locator(".sky")
    box = sky.bounding_box()
    assert box is not None
    expect(projected.page.locator("control-bar")).to_have_css("opacity", "0")
    picture = Image.open(io.BytesIO(projected.page.screenshot(clip=box))).convert("L")
    found = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert found is not None
    return tuple(edge * 1920 / box["width"] for edge in found)  # type: ignore[return-value]


@pytest.mark.parametrize("viewport", [PROJECTOR, SMALL_PROJECTOR], ids=["1920", "1280"])
def test_word_stands_on_its_baseline_where_the_server_put_it(project: Project, viewport: Any) -> None:
    projected = project(viewport)
    projected.show(ask("word_cloud", "wc"), 1, {"words": [], "more": 0})
    # Manrope Bold, from the font file itself: "HHH" at 300 px is 649.35 px from pen to pen; its ink begins 21 px in.
    projected.cloud(word("HHH", 300, 400, 700, 649.35))
    left, top, right, bottom = ink(projected)
    assert (left, bottom) == pytest.approx((421, 700), abs=3)
    assert right - left == pytest.approx(607.35, abs=4)
    assert bottom - top == pytest.approx(0.72 * 300, abs=4)


def test_word_that_is_wider_on_this_machine_keeps_to_its_place(project: Project) -> None:
    projected = project()
    projected.show(ask("word_cloud", "wc"), 1, {"words": [], "more": 0})
    projected.cloud(word("HHH", 300, 400, 700, 649.35 / 2))
    left, _top, right, _bottom = ink(projected)
    assert right - left == pytest.approx(607.35 / 2, abs=4)


def test_word_swells_in_place_and_what_is_gone_fades(project: Project) -> None:
    projected = project()
    projected.show(ask("word_cloud", "wc"), 2, {"words": [], "more": 0})
    projected.cloud(word("mod", 100, 400, 500, 210), word("glädje", 60, 900, 500, 180), more=3)
    page = projected.page
    expect(page.locator(".word")).to_have_count(2)
    expect(page.locator(".remark")).to_have_text("+3 ord till")
    still(page)
    page.evaluate("window.grown = 0; document.addEventListener('transitionrun', () => { window.grown += 1; })")
    before = boxes(page, ".word")[0]
    projected.cloud(word("mod", 200, 400, 500, 420), more=4)
    expect(page.locator(".word")).to_have_count(1)
    still(page)
    after = boxes(page, ".word")[0]
    assert page.evaluate("window.grown") >= 2
    assert after["width"] == pytest.approx(2 * before["width"], rel=0.02)
    assert after["left"] == pytest.approx(before["left"], abs=1)


def test_paused_picture_stays_but_what_is_taken_away_goes_at_once(project: Project) -> None:
    projected = project()
    projected.show(ask("word_cloud", "wc"), 2, {"words": [], "more": 0})
    projected.cloud(word("mod", 100, 400, 500, 210), word("fel", 60, 900, 500, 120))
    page = projected.page
    expect(page.locator(".word")).to_have_count(2)
    page.keyboard.press("p")
    expect(page.locator(".remark")).to_have_text("Pausat")
    before = page.locator(".word", has_text="mod").get_attribute("style")
    projected.cloud(word("mod", 200, 300, 500, 420), word("ny", 60, 1200, 500, 100), more=4)
    expect(page.locator(".word", has_text="fel")).to_have_count(0)
    expect(page.locator(".word")).to_have_count(1)
    assert page.locator(".word", has_text="mod").get_attribute("style") == before
    page.keyboard.press("p")
    expect(page.locator(".word")).to_have_count(2)
    expect(page.locator(".remark")).to_have_text("+4 ord till")
    expect(page.locator(".word", has_text="mod")).not_to_have_attribute("style", before or "")


def test_tall_stage_fits_into_the_screen(project: Project) -> None:
    projected = project()
    projected.show(ask("word_cloud", "wc"), 1, {"words": [], "more": 0})
    at_the_foot = word("mod", 100, 400, 1900, 210)
    projected.say({"type": "cloud", "question": "wc", "stage": [1080, 1920], "words": [at_the_foot], "more": 0})
    box = projected.page.locator(".word").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < box["y"] + box["height"] <= 1080


def test_nothing_moves_for_those_who_asked_for_stillness(project: Project) -> None:
    projected = project(reduced_motion="reduce")
    projected.show(ask("word_cloud", "wc"), 1, {"words": [], "more": 0})
    projected.cloud(word("mod", 100, 400, 500, 210))
    expect(projected.page.locator(".word")).to_have_count(1)
    projected.page.evaluate(
        "window.moved = 0; document.addEventListener('transitionrun', () => { window.moved += 1; })"
    )
    projected.cloud(word("mod", 200, 400, 500, 420))
    expect(projected.page.get_by_role("row")).to_have_count(2)
    assert projected.page.evaluate("document.getAnimations().length + window.moved") == 0


def test_two_hundred_words_move_without_being_laid_out_anew(project: Project) -> None:
    """What keeps it smooth (52 frames a second with all of them moving at every update, without a graphics card)."""
    projected = project()
    projected.show(ask("word_cloud", "wc"), 200, {"words": [], "more": 0})

    def picture(step: int) -> list[Message]:
        size = 40 + step
        return [
            word(f"ord {n}", size, 20 + 190 * (n % 10) + step, 60 + 50 * (n // 10), 3 * size, colour=n % 5)
            for n in range(200)
        ]

    projected.cloud(*picture(0))
    expect(projected.page.get_by_role("row")).to_have_count(201)
    still(projected.page)
    devtools = projected.page.context.new_cdp_session(projected.page)
    devtools.send("Performance.enable")

    def layouts() -> float:
        metrics = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
        return float(metrics["LayoutCount"])

    before = layouts()
    updates = 20
    for step in range(1, updates + 1):
        projected.cloud(*picture(step))
        projected.page.wait_for_function(
            f"document.querySelector('.word').style.transform.includes('{(40 + step) / 100}')"
        )
    # The list beside the picture is laid out once in a while; the picture never.
    assert layouts() - before < updates / 2


def test_words_can_be_read_without_the_picture(project: Project) -> None:
    projected = project()
    projected.show(ask("word_cloud", "wc"), 1, {"words": [], "more": 0})
    projected.cloud(word("mod", 100, 400, 500, 210))
    expect(projected.page.get_by_role("cell", name="mod")).to_be_attached()
    assert projected.page.locator(".sky").get_attribute("aria-hidden") == "true"


# ---- the wall of open texts ------------------------------------------------------------------------------------------


def texts(count: int) -> Message:
    return {"texts": [{"id": n, "text": f"Svar nummer {n}. " + "Ord " * (n % 40)} for n in range(count)], "more": 0}


@pytest.mark.parametrize("viewport", WIDE, ids=lambda size: f"{size['width']}x{size['height']}")
def test_full_wall_shows_the_newest_and_counts_the_others(project: Project, viewport: Any) -> None:
    projected = project(viewport)
    projected.show(ask("open_text", "ot", max_length=250), 400, texts(400))
    page = projected.page
    expect(page.locator(".card").filter(has_text="Svar nummer 399.")).to_be_visible()
    shown = page.locator(".card").count()
    expect(page.locator(".remark")).to_have_text(f"+{400 - shown} svar till")
    still(page)
    bottom = boxes(page, "status-line")[0]["top"]
    cards = boxes(page, ".card")
    assert all(card["bottom"] <= bottom and card["right"] <= viewport["width"] for card in cards)
    for n, one in enumerate(cards):
        for other in cards[n + 1 :]:
            apart = one["right"] <= other["left"] + 1 or other["right"] <= one["left"] + 1
            assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]


def test_text_taken_back_leaves_the_wall(project: Project) -> None:
    projected = project()
    question = ask("open_text", "ot", max_length=250)
    projected.show(question, 3, texts(3))
    expect(projected.page.locator(".card")).to_have_count(3)
    projected.show(question, 2, {"texts": texts(3)["texts"][1:], "more": 0})
    expect(projected.page.locator(".card")).to_have_count(2)
    expect(projected.page.get_by_text("Svar nummer 0.")).to_have_count(0)


def test_wall_that_fell_behind_catches_up_with_the_newest(project: Project) -> None:
    projected = project()
    question = ask("open_text", "ot", max_length=250)
    projected.show(question, 1, texts(1))
    expect(projected.page.locator(".card")).to_have_count(1)
    projected.show(question, 60, texts(60))
    expect(projected.page.locator(".card").filter(has_text="Svar nummer 59.")).to_be_visible()


# ---- other things told -----------------------------------------------------------------------------------------------


def test_picture_waits_for_enough_answers(project: Project) -> None:
    projected = project()
    question = choice(2, "Ja")
    question["settings"]["show_after"] = 20
    projected.show(question, 12, {"counts": {"o1": 12}})
    expect(projected.page.get_by_text("Resultaten visas när det finns 20 svar.")).to_be_visible()
    projected.show(question, 20, {"counts": {"o1": 20}})
    expect(projected.page.locator("presenter-choice")).to_be_visible()


def test_question_of_a_kind_not_known_here_still_counts_its_answers(project: Project) -> None:
    projected = project()
    projected.show(ask("weather", "we"), 57, {})
    expect(projected.page.locator(".count")).to_have_text("57svar")


@pytest.mark.parametrize(("theme", "background"), [("dark", "rgb(16, 24, 40)"), ("light", "rgb(255, 255, 255)")])
def test_theme_in_the_address_wins_over_the_machines(
    browser: Browser, server: Server, theme: str, background: str
) -> None:
    context = browser.new_context(color_scheme="light" if theme == "dark" else "dark")
    page = context.new_page()
    page.goto(f"{server.base}/present/s?theme={theme}#key")
    expect(page.locator("body")).to_have_css("background-color", background)
    context.close()
