"""The lecturer of a demo: shows each question for its share of the time. Ends nothing."""

import asyncio
import json
import secrets
from collections.abc import Sequence
from typing import Any

from websockets.exceptions import WebSocketException

from app.demo.chance import chance
from app.demo.socket import HallError, knock, open_socket, pause_s
from app.locales import catalogue

# The share of the time for the first phones to come while the screen shows the code.
LOBBY = 0.15
# How much longer than a choice a question is shown.
# Nobody answers a slide.
_WEIGHTS = {
    "word_cloud": 2.0,
    "open_text": 1.5,
    "ranking": 1.2,
    "points": 1.4,
    "scale": 1.4,
    "slide": 0.4,
    "grid": 1.6,
    "hall_questions": 2.0,
}
# The part of a question's time after which results that wait are revealed.
_REVEAL_AFTER = 0.7
_GIVE_UP_AFTER = 6


async def run_presenter(
    base_url: str,
    session: str,
    key: str,
    questions: Sequence[dict[str, Any]],
    seconds: float,
    *,
    language: str = "en",
) -> None:
    """Show the questions (`id` and `kind` each) in turn, as one watches; returns with the last still on the screen.

    Raises OSError where no server answers, HallError where the key is wrong.
    """
    await knock(base_url)
    lecturer = _Lecturer(base_url, session, key, catalogue("demo", language).text)
    await asyncio.sleep(LOBBY * seconds)
    for question, share_s in zip(questions, shares_s(questions, (1 - LOBBY) * seconds), strict=True):
        if await lecturer.say("show", question=question["id"]) == "session_ended":
            return
        # For questions that stay closed until the presenter opens them, and results that wait.
        await lecturer.say("open")
        await asyncio.sleep(_REVEAL_AFTER * share_s)
        if question["kind"] == "quiz":
            # What is right is told once nobody can answer any more.
            await lecturer.say("close")
        await lecturer.say("reveal")
        await asyncio.sleep((1 - _REVEAL_AFTER) * share_s)


def shares_s(questions: Sequence[dict[str, Any]], seconds: float) -> list[float]:
    """How long each question is shown, in seconds."""
    weights = [_WEIGHTS.get(question["kind"], 1.0) for question in questions]
    return [seconds * weight / sum(weights) for weight in weights]


class _Lecturer:
    """A socket a command: they are few, and each finds the server again if it was away."""

    def __init__(self, base_url: str, session: str, key: str, text: Any) -> None:
        self._base_url = base_url
        self._path = f"/ws/v1/present/{session}"
        self._key = key
        self._text = text
        self._chance = chance(session)

    async def say(self, kind: str, **fields: Any) -> str | None:
        """None once the command is on disk, else the code of the refusal. Raises HallError or OSError."""
        command = {"type": kind, "id": secrets.token_urlsafe(16), **fields}
        for failures in range(_GIVE_UP_AFTER):
            try:
                return await self._try(command)
            except (OSError, WebSocketException):
                await asyncio.sleep(pause_s(failures, self._chance))
        text = self._text
        raise HallError(text("The server at {address} does not answer any more.", address=self._base_url))

    async def _try(self, command: dict[str, Any]) -> str | None:
        text = self._text
        async with open_socket(self._base_url, self._path) as socket:
            await socket.send(json.dumps({"type": "present", "key": self._key, "since": None}))
            await socket.send(json.dumps(command))
            async for frame in socket:
                message = json.loads(frame)
                if message["type"] == "refused" and message["code"] == "unknown_session":
                    raise HallError(text("The presenter link does not work for this session."))
                if message.get("id") == command["id"]:
                    return None if message["type"] == "accepted" else str(message["code"])
        raise ConnectionResetError
