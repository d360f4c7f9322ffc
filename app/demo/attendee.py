"""One person with a phone: comes, thinks, answers, changes their mind, loses the network and comes back."""

import asyncio
import json
import random
import secrets
import time
from contextlib import suppress
from math import log
from typing import Any

import msgspec
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from app.demo.chance import chance
from app.demo.counts import Counts
from app.demo.kinds import HABITS, Habit
from app.demo.lines import Lines, nickname, read_lines
from app.demo.socket import HallError, open_socket, pause_s

Message = dict[str, Any]

LATE = 0.02
LOSES_THE_LINE = 0.05
CHANGES_MIND = 0.12
WITHDRAWS = 0.03
# Half of a hall has answered a question with a word or two after this long, or sooner if the demo is short.
MEDIAN_THOUGHT_S = 8.0
_THOUGHTS_IN_A_DEMO = 15
_SPREAD_OF_THOUGHT = 0.55
# Refusals after which the same change is sent again.
_TRY_AGAIN = {"too_fast", "not_saved"}


class Hall(msgspec.Struct):
    """What all attendees have in common. `ends_at` is in seconds of `time.monotonic`."""

    base_url: str
    code: str
    seconds: float
    ends_at: float
    seed: object
    counts: Counts
    over: asyncio.Event
    """Set once somebody has heard that the session has ended: who has not come yet stays at home."""
    wrong_code: str
    """What to say when no session has the code."""


class Attendee:
    """`run` is the whole of their visit."""

    def __init__(self, hall: Hall, number: int) -> None:
        self._hall = hall
        self._number = number
        self._rng = chance(f"{hall.seed}/{number}")
        self._nickname = nickname(chance(f"{hall.seed}/{number}/nickname"))
        self._socket: ClientConnection | None = None
        self._token: str | None = None
        self._lines: Lines = read_lines("en")
        self._tasks: list[asyncio.Task[None]] = []
        self._thinking_of: str | None = None
        self._answered: set[str] = set()
        self._passed: set[str] = set()
        self._state: Message = {}
        self._on_the_phone: list[Message] = []
        """The entries of others that the phone shows, the most supported first."""
        self._questions_seen = 0
        self._unsent: dict[str, tuple[Message, asyncio.Future[Message]]] = {}

    async def run(self) -> None:
        """Raises HallError if there is no session with the hall's code."""
        arrives_s = self._arrival_s()
        self._tasks.append(asyncio.create_task(self._lose_line(self._rng.uniform(0.4, 0.9) * self._hall.seconds)))
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(arrives_s):
                    await self._hall.over.wait()
            await self._stay()
        finally:
            for task in self._tasks:
                task.cancel()

    def _arrival_s(self) -> float:
        """Most come early in the first third; the first person opens the door."""
        rng, seconds = self._rng, self._hall.seconds
        if self._number == 0:
            return 0.0
        if rng.random() < LATE:
            return rng.uniform(0.6, 0.85) * seconds
        return float(rng.random() ** 1.5 * seconds / 3)

    async def _stay(self) -> None:
        """Until the demo or the session is over, however often the line breaks."""
        failures = 0
        while not self._hall.over.is_set() and time.monotonic() < self._hall.ends_at:
            try:
                async with asyncio.timeout(self._hall.ends_at - time.monotonic()):
                    failures = await self._visit(failures)
                    if not self._hall.over.is_set():
                        await asyncio.sleep(pause_s(failures, self._rng))
            except TimeoutError:
                return

    async def _visit(self, failures: int) -> int:
        """One connection. Returns how many have failed in a row."""
        counts = self._hall.counts
        was_connected = False
        try:
            async with open_socket(self._hall.base_url, f"/ws/v1/answer/{self._hall.code}") as socket:
                await socket.send(json.dumps({"type": "join", "participant": self._token, "since": None}))
                async for text in socket:
                    message = json.loads(text)
                    if message["type"] == "welcome":
                        was_connected = True
                        counts.connected += 1
                        self._socket = socket
                    await self._hear(message)
                    if self._hall.over.is_set():
                        break
        except (OSError, WebSocketException):
            if time.monotonic() < self._hall.ends_at:
                counts.failed_connections += not was_connected
        finally:
            self._socket = None
            counts.connected -= was_connected
        return 0 if was_connected else failures + 1

    async def _hear(self, message: Message) -> None:
        if message["type"] == "welcome":
            await self._settle_in(message)
        elif message["type"] == "state":
            self._look_at(message)
        elif message["type"] == "refused" and message["code"] == "unknown_session":
            raise HallError(self._hall.wrong_code)
        elif message.get("id") in self._unsent:
            _message, reply = self._unsent[message["id"]]
            if not reply.done():
                reply.set_result(message)

    async def _settle_in(self, welcome: Message) -> None:
        counts = self._hall.counts
        if self._token is None:
            counts.joined += 1
        else:
            counts.reconnected += 1
        self._token = welcome["participant"]
        self._lines = read_lines(welcome["session"]["language"])
        for message, _reply in list(self._unsent.values()):
            await self._send(message)

    def _look_at(self, state: Message) -> None:
        """Begin to think about a question that is open; stop when it is not."""
        if state["phase"] == "ended":
            self._hall.over.set()
        self._state = state
        question, answer = self._asked(state)
        self._on_the_phone = ((state["results"] or {}).get("tally") or {}).get("entries", [])
        is_open = question is not None and question["open"]
        if not is_open or question["id"] != self._thinking_of:
            self._thinking_of = None
        if not is_open or question["id"] in self._answered or question["id"] == self._thinking_of:
            return
        habit = HABITS.get(question["kind"])
        if habit is not None and answer is None:
            self._thinking_of = question["id"]
            self._questions_seen += 1
            self._tasks.append(asyncio.create_task(self._consider(question, habit, state["now"])))
            if habit.supports:
                self._tasks.append(asyncio.create_task(self._support(question, habit)))

    def _asked(self, state: Message) -> tuple[Any, Any]:
        """The question in front of this person, and the answer that stands; at their own pace the next that is open."""
        survey = state.get("survey")
        if survey is None:
            return state["question"], state["answer"]
        done = self._passed | set(survey["answers"])
        ahead = (one for one in survey["questions"] if one["open"] and one["kind"] in HABITS and one["id"] not in done)
        return next(ahead, None), None

    async def _consider(self, question: Message, habit: Habit, now_ms: int) -> None:
        """Answer or not; at their own pace this person then goes on by herself."""
        await self._answer(question, habit, now_ms)
        if "survey" in self._state:
            self._passed.add(question["id"])
            self._look_at(self._state)

    async def _answer(self, question: Message, habit: Habit, now_ms: int) -> None:
        # Of its own for every question: who is interrupted answers the next one just the same.
        rng = chance(f"{self._hall.seed}/{self._number}/{self._questions_seen}")
        if rng.random() < habit.silent:
            return
        closes_at_ms = question["closes_at"]
        closes_in_s = float("inf") if closes_at_ms is None else (closes_at_ms - now_ms) / 1000
        await asyncio.sleep(self._thought_s(habit.effort, closes_in_s, rng))
        # The phone takes nothing more once the question is closed; who was too slow shrugs.
        if self._thinking_of != question["id"] or question["id"] in self._answered:
            return
        if not await self._give(question, habit, rng):
            return
        second_thought = rng.random()
        if second_thought >= CHANGES_MIND + WITHDRAWS:
            return
        await asyncio.sleep(self._thought_s(habit.effort / 2, float("inf"), rng))
        if self._thinking_of != question["id"]:
            return
        if second_thought < CHANGES_MIND:
            await self._give(question, habit, rng)
        else:
            await self._change({"type": "withdraw", "question": question["id"]})

    async def _support(self, question: Message, habit: Habit) -> None:
        """Read what others ask, and support some of it; what stands high is read by more."""
        rng = chance(f"{self._hall.seed}/{self._number}/supports/{self._questions_seen}")
        supported: set[str] = set()
        for _ in range(rng.randint(0, habit.supports)):
            await asyncio.sleep(self._thought_s(habit.effort, float("inf"), rng))
            if self._thinking_of != question["id"]:
                return
            readable = [one["entry"] for one in self._on_the_phone if one["entry"] not in supported]
            if readable:
                entry = readable[int(len(readable) * rng.random() ** 2)]
                supported.add(entry)
                await self._change({"type": "support", "question": question["id"], "entry": entry, "on": True})

    def _thought_s(self, effort: float, closes_in_s: float, rng: random.Random) -> float:
        """How long somebody thinks: log-normal, as human times are, and within the time there is."""
        median_s = effort * min(MEDIAN_THOUGHT_S, self._hall.seconds / _THOUGHTS_IN_A_DEMO)
        left_s = min(closes_in_s, self._hall.ends_at - time.monotonic())
        return max(0.0, min(rng.lognormvariate(log(median_s), _SPREAD_OF_THOUGHT), left_s * rng.uniform(0.3, 0.9)))

    async def _give(self, question: Message, habit: Habit, rng: random.Random) -> bool:
        """Whether there was something to say."""
        value = habit.answer(question["settings"], self._lines, rng)
        if value is None:
            return False
        if question["kind"] == "quiz":
            value["nickname"] = self._nickname
        await self._change({"type": "answer", "question": question["id"], "value": value})
        self._answered.add(question["id"])
        return True

    async def _change(self, change: Message) -> None:
        """Send a change under an id of its own until the server has accepted it or refused it for good."""
        counts = self._hall.counts
        message = {"id": secrets.token_urlsafe(16), **change}
        counts.sent += 1
        sent_at = time.monotonic()
        while True:
            answered: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
            self._unsent[message["id"]] = (message, answered)
            await self._send(message)
            reply = await answered
            del self._unsent[message["id"]]
            if reply["type"] == "accepted" or reply["code"] not in _TRY_AGAIN:
                break
            await asyncio.sleep(pause_s(2, self._rng))
        if reply["type"] == "accepted":
            counts.accepted += 1
            counts.waits_ms.append((time.monotonic() - sent_at) * 1000)
        else:
            counts.refused[reply["code"]] += 1

    async def _send(self, message: Message) -> None:
        # Without a line it goes out with the next welcome.
        if self._socket is not None:
            with suppress(OSError, WebSocketException):
                await self._socket.send(json.dumps(message))

    async def _lose_line(self, after_s: float) -> None:
        """A lift, a tunnel, a locked screen: the connection is gone without a word."""
        if self._rng.random() >= LOSES_THE_LINE:
            return
        await asyncio.sleep(after_s)
        if self._socket is not None:
            self._socket.transport.abort()
