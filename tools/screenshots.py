"""Makes the pictures in docs/pictures: a real server, a simulated hall, a real browser.

    .venv/bin/python -m tools.screenshots

Needs what the tests need, Chromium from the system. The session is in English, for whoever reads the README; the
address on the projected screen is one that is reserved for examples (RFC 2606).
"""

import asyncio
import io
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.clients import Presenter
from tests.server import NewSession, Server

CHROMIUM = "/usr/bin/chromium"
PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PROJECTOR = {"width": 1920, "height": 1080}
LAPTOP = {"width": 1366, "height": 900}
PHONE = {"width": 390, "height": 844}
LANGUAGE = "en"
ADDRESS = "http://visent.example"
ATTENDEES = 300
# Arrivals take the first third; who then sees a question answers it within seconds.
DEMO_S = 60
# The hall is never complete: some say nothing, some come late.
LOBBY_PHONES = 250
ANSWERS = 270
# Of an image that loads with the README on a slow line.
MAX_BYTES = 300_000
# What one person types on the phone that is pictured.
ENTRIES = ("Good colleagues", "being trusted")


async def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), VISENT_PUBLIC_URL=ADDRESS)
        server.start()
        try:
            await take_pictures(server, server.new_session("pride", LANGUAGE))
        finally:
            server.stop()


async def take_pictures(server: Server, session: NewSession) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        screen = await open_page(browser, f"{server.base}/present/{session.id}#{session.key}", PROJECTOR)
        async with hall(server, session), Presenter(server.ws, session.id, session.key) as presenter:
            await presenter.expect("presence", lambda presence: presence["connected"] >= LOBBY_PHONES)
            await keep(screen, "lobby")
            await presenter.show(next(asked["id"] for asked in session.questions if asked["kind"] == "word_cloud"))
            phone = await open_page(browser, f"{server.base}/{session.code}", PHONE, device_scale_factor=2)
            for number, entry in enumerate(ENTRIES, start=1):
                await phone.get_by_label(f"Answer {number}").fill(entry)
            await keep(phone, "phone")
            await presenter.results(ANSWERS)
            await keep(screen, "cloud")
            await picture_organizer(browser, server)
        await browser.close()


@asynccontextmanager
async def hall(server: Server, session: NewSession) -> AsyncIterator[None]:
    """Attendees by `visent demo`, from now until the pictures are taken."""
    command = ["-m", "app", "demo", session.code, "--attendees", str(ATTENDEES), "--seconds", str(DEMO_S)]
    demo = await asyncio.create_subprocess_exec(
        sys.executable, *command, "--port", str(server.port), stdout=asyncio.subprocess.DEVNULL
    )
    try:
        yield
    finally:
        if demo.returncode is None:
            demo.terminate()
        await demo.wait()


async def picture_organizer(browser: Browser, server: Server) -> None:
    """The page of the programme while its session is live, with one question open in the form."""
    link = re.search(r"/organize/start#(\S+)", server.log)
    assert link is not None, server.log
    page = await open_page(browser, f"{server.base}/organize/start#{link[1]}", LAPTOP)
    await page.get_by_label("Your name").fill("Organizer")
    await page.get_by_label("E-mail").fill("organizer@visent.example")
    await page.get_by_label("Password", exact=True).fill("a sentence to remember")
    await page.get_by_role("button", name="Make the account").click()
    await page.get_by_role("link", name="Professional pride").click()
    await page.get_by_role("button", name="Edit: What is the most important").click()
    await keep(page, "organizer")


async def open_page(browser: Browser, address: str, viewport: Any, **more: Any) -> Page:
    """A page in a browser of its own, in light colours."""
    context = await browser.new_context(viewport=viewport, locale="en-GB", color_scheme="light", **more)
    page = await context.new_page()
    await page.goto(address)
    await expect(page.get_by_role("heading", level=1).first).to_be_visible()
    return page


async def keep(page: Page, name: str) -> None:
    """Write the page as it stands once nothing moves any more."""
    await page.mouse.move(0, 0)
    await page.evaluate("document.fonts.ready")
    # The buttons of the projected screen rest after three seconds; the cloud moves four times a second at most.
    await page.wait_for_timeout(4000)
    await page.evaluate("Promise.allSettled(document.getAnimations().map((animation) => animation.finished))")
    path = PICTURES / f"{name}.png"
    path.write_bytes(small(await page.screenshot()))
    print(f"{path.relative_to(PICTURES.parent.parent)}: {path.stat().st_size // 1000} kB")


def small(png: bytes) -> bytes:
    """The same picture with as many colours as fit in `MAX_BYTES`: text on plain ground needs few."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    packed = b""
    for colours in (256, 128, 64, 32, 16):
        buffer = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        packed = buffer.getvalue()
        if len(packed) <= MAX_BYTES:
            break
    return packed


if __name__ == "__main__":
    asyncio.run(main())
