"""A session held on a running server: its phones and presenters, and what the database holds of it."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine, select

from app.polling.session import Pace
from app.polling.templates import Template, TemplateQuestion, template
from app.store.database import writing
from app.store.programmes import create_programme, read_programme
from app.store.secrets import signing_key
from app.store.sessions import create_session, read_session
from app.store.tables import answer
from app.web.identity import PresenterKeys
from tests.clients import Client, Message, Phone, Presenter, new_change_id
from tests.server import Server

# Where the database makes no difference, one of the two servers is enough.
ON_SQLITE = pytest.mark.parametrize("kept_in", ["sqlite"], indirect=True)
# Ample for a loopback round trip on a busy machine, and a failing test still fails soon.
SOON_S = 10

OPTIONS = [{"id": name, "label": name.upper()} for name in ("a", "b", "c")]


@dataclass(frozen=True)
class HeldSession:
    """`questions` has the questions' ids in order, `kinds` the first of each kind."""

    server: Server
    engine: Engine
    id: str
    code: str
    key: str
    questions: list[str]
    kinds: dict[str, str]

    @property
    def cloud(self) -> str:
        return self.kinds["word_cloud"]

    @property
    def choice(self) -> str:
        return self.kinds["choice"]

    @property
    def text(self) -> str:
        return self.kinds["open_text"]

    @property
    def phone_url(self) -> str:
        return f"{self.server.ws}/ws/v1/answer/{self.code}"

    @property
    def presenter_url(self) -> str:
        return f"{self.server.ws}/ws/v1/present/{self.id}"

    @property
    def api_url(self) -> str:
        return f"{self.server.base}/api/v1/answer/{self.code}"

    def phone(self, token: str | None = None, since: int | None = None) -> Phone:
        return Phone(self.server.ws, self.code, token, since)

    def presenter(self, since: int | None = None) -> Presenter:
        return Presenter(self.server.ws, self.id, self.key, since)

    def stored(self, question: str) -> list[Any]:
        """The answers to the question as the database holds them, in order of receipt."""
        query = select(answer.c.value).where(answer.c.session_id == self.id, answer.c.question_id == question)
        with self.engine.connect() as connection:
            return [json.loads(value) for value in connection.scalars(query.order_by(answer.c.seq))]

    def recount(self) -> dict[str, int]:
        """The choice question counted from the database, every option named."""
        counted = Counter(option for value in self.stored(self.choice) for option in value["choices"])
        return {option["id"]: counted[option["id"]] for option in OPTIONS}


def hold_session(
    server: Server, engine: Engine, *questions: TemplateQuestion, language: str = "sv", pace: Pace = "presenter"
) -> HeldSession:
    """A new session with these questions; without any, with a word cloud, a choice of `OPTIONS` and an open text."""
    asked = questions or [
        TemplateQuestion("word_cloud", "Ord?"),
        TemplateQuestion("choice", "Val?", {"options": OPTIONS}),
        TemplateQuestion("open_text", "Text?"),
    ]
    with writing(engine) as connection:
        titled = Template(template("quick", language).title, list(asked))
        programme = create_programme(connection, titled, language)
    return _sit(server, engine, programme.id, pace)


def hold_another(session: HeldSession) -> HeldSession:
    """A new session of the same programme: it asks the same questions."""
    with session.engine.connect() as connection:
        programme = read_session(connection, session.id).programme
    return _sit(session.server, session.engine, programme)


def _sit(server: Server, engine: Engine, programme: str, pace: Pace = "presenter") -> HeldSession:
    with writing(engine) as connection:
        made = create_session(connection, programme, pace=pace)
        _programme, kept = read_programme(connection, programme)
    key = PresenterKeys(signing_key(engine, "presenters")).key_for(made.presenter_link)
    kinds = {question.kind: question.id for question in reversed(kept)}
    return HeldSession(server, engine, made.id, made.code, key, [question.id for question in kept], kinds)


@asynccontextmanager
async def undisturbed(session: HeldSession) -> AsyncIterator[Presenter]:
    """Whatever happens inside, another phone still answers afterwards, and the tally is right and only its own."""
    async with session.presenter() as presenter, session.phone() as bystander:
        await presenter.show(session.choice)
        await bystander.answer(session.choice, choose("a"))
        yield presenter
        async with asyncio.timeout(SOON_S):
            assert (await bystander.answer(session.choice, choose("b")))["type"] == "accepted"
            await presenter.expect("results", lambda results: results["tally"]["counts"]["b"] == 1)
            assert presenter.last("results")["tally"]["counts"] == session.recount() == {"a": 0, "b": 1, "c": 0}


def choose(option: str) -> dict[str, Any]:
    return {"choices": [option]}


def answer_message(question: str, value: Any, change_id: str | None = None) -> Message:
    return {"type": "answer", "id": change_id or new_change_id(), "question": question, "value": value}


async def round_trip(phone: Phone) -> Message:
    """Asks something that changes nothing: whatever was to come before the reply has come then."""
    return await phone.reply_to(answer_message("no-such-question", {}))


@asynccontextmanager
async def down(server: Server, how: str) -> AsyncIterator[None]:
    """The server is gone meanwhile (`how`: "kill" or "stop"), and up again afterwards, whatever happens inside."""
    await asyncio.to_thread(server.kill if how == "kill" else server.stop)
    try:
        yield
    finally:
        await asyncio.to_thread(server.start)


async def restart(server: Server, how: str) -> None:
    async with down(server, how):
        pass


async def sees(client: Client, kind: str, matches: Callable[[Message], bool]) -> Message:
    """The newest message of this type if it matches, else the first to come that does."""
    newest = next((message for message in reversed(client.received) if message["type"] == kind), None)
    if newest is not None and matches(newest):
        return newest
    async with asyncio.timeout(SOON_S):
        return await client.expect(kind, matches)


def types(messages: list[Message]) -> list[str]:
    return [str(message["type"]) for message in messages]
