"""A projected screen whose socket is the test: what a picture looks like at any number of answers, without a hall."""

import json
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.clients import Message

LONG_LABEL = (
    "Att vi lyssnar på varandra, tar oss tid att förstå och vågar säga ifrån när något inte är bra nog, "
    "också när det är svårt"
)
LONG_PROMPT = (
    "Vad är den allra viktigaste grunden för just din yrkesstolthet och din arbetsglädje, en helt vanlig dag på jobbet?"
)


class Projected:
    """A page of the real server whose socket is the test."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self._version = 0
        self._socket: WebSocketRoute
        page.route_web_socket("**/ws/v1/present/*", self._take)
        page.goto(f"{base}/present/s#key")
        expect(page.get_by_role("heading", level=1)).to_have_text("Ansluter…")

    def show(self, question: Message, participants: int | None = None, tally: Message | None = None) -> None:
        state = {"phase": "live", "question": question, "answer": None, "results": None, "black": False, "white": False}
        listed = [{"id": question["id"], "kind": question["kind"], "prompt": ""}]
        self.say({"type": "state", "now": now_ms(), **state, "questions": listed})
        if participants is not None:
            self.say({"type": "results", "question": question["id"], "participants": participants, "tally": tally})

    def cloud(self, *words: Message, more: int = 0) -> None:
        self.say({"type": "cloud", "question": "wc", "stage": [1920, 1080], "words": list(words), "more": more})

    def say(self, message: Message) -> None:
        self._version += 1
        self._socket.send(json.dumps({"version": self._version, **message}))

    def _take(self, socket: WebSocketRoute) -> None:
        self._socket = socket
        socket.on_message(self._greet)

    def _greet(self, text: str | bytes) -> None:
        if json.loads(text)["type"] == "present":
            session = {"id": "s", "code": "12345678", "title": "Yrkesstolthet", "language": "sv", "pace": "presenter",
                       "join_url": "http://10.0.0.1:8000/12345678", "join_host": "10.0.0.1:8000"}  # fmt: skip
            self.say({"type": "welcome", "now": now_ms(), "session": session})


Project = Callable[..., Projected]


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def ask(kind: str, id_: str, prompt: str = "Vilket ord?", **settings: Any) -> Message:
    common = {"opens_when_shown": True, "results": "live", "results_on_phones": False, "show_after": 0, "notes": ""}
    return {"id": id_, "kind": kind, "prompt": prompt, "settings": {**common, **settings}, "open": True,
            "closes_at": None, "revealed": True}  # fmt: skip


def still(page: Page) -> None:
    """Returns once nothing moves any more."""
    page.evaluate("Promise.allSettled(document.getAnimations().map((animation) => animation.finished))")


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.locator(selector).evaluate_all(
        "(elements) => elements.map((element) => element.getBoundingClientRect().toJSON())"
    )
    return found


def font_sizes(page: Page) -> list[float]:
    """Of everything that says something to the hall."""
    sizes: list[float] = page.evaluate(
        """() => [...document.querySelectorAll("main *, status-line *")]
            .filter((element) => !element.closest(".unseen") && element.getClientRects().length > 0)
            .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .map((element) => parseFloat(getComputedStyle(element).fontSize))"""
    )
    return sizes
