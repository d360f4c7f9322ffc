"""The browser draws every word as wide as the server measured it, whatever script it is in."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from app.word_cloud.fonts import font_parts, font_path, measure
from tests.server import Server

WORDS = [
    "kollegor",
    "arbetsglädje",
    "yrkesstolthet",
    "medarbetarskapsutveckling",
    "Wåvlæ",
    "åäö æø ÅÄÖ",
    "Čáhci ŧđŋ",
    "łąka",
    "довіра",
    "εμπιστοσύνη",
    "AVA To Ty",
    "fika & te",
    "1–2 %",
]
OTHERS = ["信頼と尊敬", "ثقة", "גאווה", "विश्वास", "신뢰", "👍", "👩🏽‍🔬", "kaffe ☕"]


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The projected screen's page, with its typeface loaded."""
    server = Server(tmp_path_factory.mktemp("widths"))
    server.start()
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    page.goto(f"{server.base}/present/none#key")
    page.evaluate("document.fonts.load('700 100px Manrope')")
    yield page
    context.close()
    server.stop()


@pytest.mark.parametrize("word", WORDS)
def test_the_browser_is_within_two_thousandths_of_the_servers_width(page: Page, word: str) -> None:
    assert [part.path for part in font_parts(word)] == [font_path()]
    drawn = page.evaluate(
        f"(() => {{ const pen = document.createElement('canvas').getContext('2d'); pen.font = '700 500px Manrope';"
        f" return pen.measureText({json.dumps(word)}).width / 500; }})()"
    )
    assert drawn == pytest.approx(measure(word).advance, rel=0.002)


@pytest.mark.parametrize("word", [*WORDS, *OTHERS])
def test_on_the_screen_a_word_fills_the_width_that_was_measured(page: Page, word: str) -> None:
    """Letters of another machine's fonts are fitted to their place."""
    size = 120
    placed = {"word": word, "count": 1, "size": size, "x": 100, "y": 500, "width": measure(word).advance * size}
    width = page.evaluate(
        """async (word) => {
            const sheet = [...document.styleSheets].find((one) => one.href?.includes('/presenter/kinds/kinds.css'));
            const prefix = sheet.href.split('/presenter/')[0];
            await import(prefix + '/presenter/kinds/word-cloud.js');
            const element = document.createElement('presenter-word-cloud');
            Object.assign(element.style, { width: '1920px', height: '1080px', position: 'fixed', inset: '0' });
            document.body.append(element);
            const cloud = { stage: [1920, 1080], words: [{ ...word, colour: 0 }], more: 0 };
            element.show({ cloud }, '');
            await new Promise((drawn) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(drawn))));
            for (const animation of element.getAnimations({ subtree: true })) animation.finish();
            const { width } = element.querySelector('.word').getBoundingClientRect();
            element.remove();
            return width;
        }""",
        placed,
    )
    assert width == pytest.approx(placed["width"], rel=0.002)
