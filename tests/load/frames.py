"""How smoothly the projected screen moves a word cloud of 200 words. Prints a table; asserts nothing.

    python -m tests.load.frames [--words 200] [--updates 24]

A real page in headless Chromium, drawn without a graphics card, is handed the pictures of a real layout four times a
second, as the server sends them; frames are counted by requestAnimationFrame while the words move.
"""

import argparse
import json
import statistics
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, WebSocketRoute, sync_playwright
from rich.console import Console
from rich.table import Table

from app.word_cloud.layout import Cloud, Picture
from tests.server import Server
from tests.word_cloud.streams import counts_after, draw, even

INTERVAL_S = 0.25
VIEWPORTS = [(1920, 1080), (1366, 768)]
SESSION = {"id": "s", "code": "12345678", "title": "", "language": "en", "pace": "presenter", "join_url": "", "join_host": ""}  # fmt: skip  # noqa: E501
QUESTION = {"id": "q", "kind": "word_cloud", "prompt": "?", "settings": {}, "open": True, "closes_at": None}
COUNT_FRAMES = """() => {
  window.frameTimes = [];
  const count = (at) => { window.frameTimes.push(at); requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""


def pictures(words: int, updates: int) -> list[Picture]:
    """A hall that is filling: nearly every word grows at every update."""
    cloud = Cloud(top=words)
    stream = {"updates": even(draw(21, 1200 + 60 * updates), 20 + updates)}
    return [cloud.update(counts.most_common()) for counts in counts_after(stream)][-updates:]


def message(picture: Picture, version: int) -> str:
    words = [
        {
            "word": word.word,
            "count": word.count,
            "size": word.size,
            "x": word.x,
            "y": word.y,
            "width": word.width,
            "colour": word.colour,
        }
        for word in picture.words
    ]
    return json.dumps(
        {"type": "cloud", "question": "q", "version": version, "stage": picture.stage, "words": words, "more": 0}
    )


def watch(page: Page, base: str, shown: list[Picture]) -> dict[str, float]:
    sockets: list[WebSocketRoute] = []

    def take(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        socket.on_message(lambda _text: socket.send(json.dumps({"type": "welcome", "now": 0, "session": SESSION})))

    page.route_web_socket("**/ws/v1/present/*", take)
    page.goto(f"{base}/present/s?language=en#key")
    page.wait_for_function("document.title.includes('Visent')")
    while not sockets:
        page.wait_for_timeout(20)
    state: dict[str, Any] = {"type": "state", "version": 1, "now": 0, "phase": "live", "answer": None, "results": None}
    revealed = {**QUESTION, "revealed": True}
    sockets[0].send(json.dumps({**state, "question": revealed, "black": False, "white": False, "questions": []}))
    sockets[0].send(
        json.dumps(
            {"type": "results", "question": "q", "version": 1, "participants": 400, "tally": {"words": [], "more": 0}}
        )
    )
    sockets[0].send(message(shown[0], 2))
    page.wait_for_function(f"document.querySelectorAll('.word').length >= {len(shown[0].words)}")
    page.wait_for_timeout(1500)
    page.evaluate(COUNT_FRAMES)
    for version, picture in enumerate(shown[1:], start=3):
        began = time.monotonic()
        sockets[0].send(message(picture, version))
        page.wait_for_timeout(max(0.0, INTERVAL_S - (time.monotonic() - began)) * 1000)
    times = page.evaluate("window.frameTimes")
    gaps = [after - before for before, after in pairwise(times)]
    return {
        "words": len(shown[-1].words),
        "frames a second": 1000 * (len(times) - 1) / (times[-1] - times[0]),
        "median ms": statistics.median(gaps),
        "p95 ms": statistics.quantiles(gaps, n=20)[-1],
        "longest ms": max(gaps),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=200)
    parser.add_argument("--updates", type=int, default=24)
    arguments = parser.parse_args()
    shown = pictures(arguments.words, arguments.updates)
    rows: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        server.start()
        try:
            chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for width, height in VIEWPORTS:
                page = chromium.new_page(viewport={"width": width, "height": height})
                rows[f"{width}x{height}"] = watch(page, server.base, shown)
                page.close()
            chromium.close()
        finally:
            server.stop()
    table = Table(title="A moving word cloud in headless Chromium, drawn by software")
    for column in ("", *next(iter(rows.values()))):
        table.add_column(column, justify="right")
    for name, row in rows.items():
        table.add_row(name, *(f"{value:.1f}" for value in row.values()))
    Console().print(table)


if __name__ == "__main__":
    main()
