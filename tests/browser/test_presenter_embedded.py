"""The projected screen within pages of other origins, which are real ones: who may show it, and that it works there."""

import io
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.conftest import LAPTOP, OpenPage, assert_accessible
from tests.server import NewSession, Server


@contextmanager
def another_origin() -> Iterator[tuple[str, dict[str, str]]]:
    """A server of somebody else's, and its pages by path, to be filled in."""
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}", pages
        serving.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def origins() -> Iterator[list[tuple[str, dict[str, str]]]]:
    """One that is named in the server's settings, and one that is not."""
    with ExitStack() as serving:
        yield [serving.enter_context(another_origin()) for _ in range(2)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, origins: list[tuple[str, dict[str, str]]]) -> Iterator[Server]:
    named, _pages = origins[0]
    running = Server(tmp_path_factory.mktemp("data"), VISENT_EMBED_ORIGINS=f"https://intranet.example, {named}")
    running.start()
    yield running
    running.stop()


def frame_of(origin: tuple[str, dict[str, str]], address: str) -> str:
    """The address of a page of that origin which shows ours."""
    base, pages = origin
    pages["/"] = (
        '<!doctype html><html lang="en"><title>Intranet</title><body style="margin:0;background:rgb(1, 2, 3)">'
        f'<iframe title="Visent" src="{address}" style="border:0;width:100vw;height:100vh"></iframe>'
    )
    return f"{base}/"


def embedded(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def test_named_origin_shows_the_screen_and_its_keys_work_there(
    open_page: OpenPage, server: Server, session: NewSession, origins: Any
) -> None:
    asked: list[str] = []
    page = open_page("/healthz", viewport=LAPTOP, locale="en-GB")
    page.on("request", lambda request: asked.append(request.url.partition("#")[0] + str(request.headers)))
    page.goto(frame_of(origins[0], f"{server.base}/present/{session.id}?embed&transparent#{session.key}"))
    inside = embedded(page)
    # In the language of the hall, which the browser is not: the way there keeps what the address says.
    expect(inside.get_by_text("Rikta mobilkameran mot QR-koden")).to_be_visible()
    expect(inside.locator("body")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(inside.locator("control-bar")).to_have_css("opacity", "0")
    page.mouse.click(600, 300)
    page.keyboard.press("PageDown")
    expect(inside.locator("status-line .place")).to_have_text("Fråga 1 av 3")
    page.keyboard.press("l")
    expect(inside.locator("status-line .locked")).to_be_visible()
    page.mouse.move(300, 300)
    expect(inside.locator("control-bar")).to_have_css("opacity", "1")
    expect(inside.get_by_role("button", name="Helskärm")).to_have_count(0)
    page.keyboard.press("f")
    page.keyboard.press("?")
    expect(inside.get_by_role("heading", name="Tangenter och klickare")).to_be_visible()
    expect(inside.locator("key-list")).not_to_contain_text("Helskärm")
    assert page.evaluate("document.fullscreenElement") is None
    assert len(asked) > 10
    assert not any(session.key in one for one in asked)
    assert session.key not in server.log


def test_ground_of_the_page_around_shines_through_where_it_is_asked_for(
    open_page: OpenPage, server: Server, session: NewSession, origins: Any
) -> None:
    for query, shows_through in (("?embed&transparent&language=sv", True), ("?embed&language=sv", False)):
        page = open_page("/healthz", viewport=LAPTOP, dark=True)
        page.goto(frame_of(origins[0], f"{server.base}/present/{session.id}{query}#{session.key}"))
        expect(embedded(page).locator("lobby-screen")).to_be_visible()
        assert (corner_of(page) == (1, 2, 3)) is shows_through


def corner_of(page: Page) -> tuple[int, ...]:
    """The colour of the picture's first pixel."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    colour = picture.getpixel((1, 1))
    assert isinstance(colour, tuple)
    return tuple(int(part) for part in colour)


@pytest.mark.parametrize("case", [(1, "?embed"), (0, "")], ids=["unnamed-origin", "without-embed"])
def test_nobody_else_may_show_it(
    browser: Browser, server: Server, session: NewSession, origins: Any, case: tuple[int, str]
) -> None:
    which, query = case
    page = browser.new_page()
    stopped: list[str] = []
    page.on("console", lambda said: stopped.append(said.text) if "frame-ancestors" in said.text else None)
    page.goto(frame_of(origins[which], f"{server.base}/present/{session.id}{query}#{session.key}"))
    expect(embedded(page).locator("#room")).to_have_count(0)
    assert len(stopped) == 1
    page.close()


def test_embedded_screen_is_accessible_as_a_page_of_its_own(open_page: OpenPage, session: NewSession) -> None:
    page = open_page(f"/present/{session.id}?embed#{session.key}", viewport=LAPTOP)
    expect(page.locator("lobby-screen")).to_be_visible()
    assert_accessible(page)
