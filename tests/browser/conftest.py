"""Real browsers against a real server: Chromium, several people in one hall, light and dark."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.organizers import People
from tests.browser.projected import Projected
from tests.conftest import missing_part
from tests.server import NewSession, Server

# The engine alone where it is installed: a window costs it a fraction of the time. Else the browser with all around it.
CHROMIUMS = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]
SHOTS = Path(__file__).parent.parent / "screenshots"
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}
PROJECTOR = {"width": 1920, "height": 1080}
SMALL_PROJECTOR = {"width": 1280, "height": 720}
OLD_PROJECTOR = {"width": 1024, "height": 768}
WIDE = [PROJECTOR, LAPTOP, SMALL_PROJECTOR, OLD_PROJECTOR]

# Waits for every animation that has an end.
FADED = """() => Promise.all(
  document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished.catch(() => null)))"""

expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium_path = next((path for path in CHROMIUMS if path.exists()), None)
    if chromium_path is None:
        missing_part("Chromium", "sudo apt-get install -y chromium-headless-shell")
    with sync_playwright() as playwright:
        # As root Chromium has no sandbox; in a hall it is the presenter's own browser.
        # The engine alone would fit letters to whole pixels, which the browser with all around it does not.
        arguments = [
            "--no-sandbox",
            "--font-render-hinting=none",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
        ]
        chromium = playwright.chromium.launch(executable_path=str(chromium_path), args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for a file of tests, each in a session of its own; a test that kills it starts it again in place."""
    running = Server(tmp_path_factory.mktemp("data"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish with one word cloud, one single choice and one open text."""
    return server.new_session()


@pytest.fixture
def project(browser: Browser, server: Server) -> Iterator[Callable[..., Any]]:
    """Opens projected screens whose socket is the test: only the server's pages are asked for."""
    contexts = []

    def open_one(viewport: Any = PROJECTOR, **more: Any) -> Projected:
        context = browser.new_context(viewport=viewport, locale="sv-SE", **more)
        contexts.append(context)
        return Projected(context.new_page(), server.base)

    yield open_one
    for context in contexts:
        context.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[OpenPage]:
    """Opens an address in a browser of its own, as another person would. Fails the test on any script error or on
    anything that the content policy stopped."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_in_new_context(
        path: str, viewport: Any = PHONE, dark: bool = False, locale: str = "sv-SE", **more: Any
    ) -> Page:
        context = browser.new_context(
            viewport=viewport, color_scheme="dark" if dark else "light", locale=locale, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(path if path.startswith("http") else server.base + path)
        return page

    yield open_in_new_context
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def phone(open_page: OpenPage, session: NewSession) -> Callable[..., Page]:
    """Another attendee's phone, on the join page of the session."""
    return lambda **more: open_page(f"/{session.code}", **more)


@pytest.fixture
def projector(open_page: OpenPage, session: NewSession) -> Callable[..., Page]:
    """A projected screen of the session."""
    return lambda **more: open_page(f"/present/{session.id}#{session.key}", **{"viewport": PROJECTOR, **more})


@pytest.fixture
def people(server: Server, open_page: OpenPage) -> People:
    """Organizers of this server, each with a browser of her own."""
    return People(server, lambda path, **more: open_page(path, **{"viewport": LAPTOP, **more}))


@pytest.fixture
def anna(people: People) -> Page:
    """An organizer with an account that was just made: she looks at her programmes."""
    return people.page_of(people.add("Anna"), "/organize")


@pytest.fixture
def programme(people: People) -> Page:
    """An organizer's page of a programme in Swedish with one word cloud, one choice and one open text."""
    anna = people.add("Anna")
    return people.page_of(anna, f"/organize/programmes/{people.add_programme(anna)}")


def assert_accessible(page: Page) -> None:
    """No axe-core violation on the page as it stands, and again in the other colour scheme."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        # Half faded, everything lacks contrast: a presenter's buttons, which fade while the mouse rests, come first.
        page.mouse.move(3, 3)
        page.mouse.move(5, 5)
        page.evaluate(FADED)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"


def shoot(page: Page, name: str) -> None:
    """Keep a picture of the page where `VISENT_SCREENSHOTS=1` asks for them, for people to look at."""
    if os.environ.get("VISENT_SCREENSHOTS") == "1":
        SHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}.png")
