"""A simulated hall in front of a real server."""

import asyncio
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.demo.counts import Counts
from app.demo.hall import HallError, run_hall, run_presenter
from app.demo.presenter import shares_s
from app.demo.socket import pause_s
from app.settings import Settings
from app.store.database import open_database
from app.web.exports import export_session
from tests.clients import Presenter
from tests.server import NewSession, Server, free_port

SECONDS = 3.0
# Long enough for every question to be answered by many on a busy machine.
WHOLE_S = 8.0


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("hall"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def session(server: Server) -> NewSession:
    return server.new_session("quick", "nb")


def exported(server: Server, session: NewSession) -> dict[str, Any]:
    engine = open_database(Settings(data=server.folder).database)
    chunks = export_session(engine, session.id, "json", "nb").chunks
    engine.dispose()
    file: dict[str, Any] = json.loads(b"".join(chunks))
    return file


@pytest.mark.anyio
async def test_a_hall_joins_answers_every_question_and_is_saved(server: Server, session: NewSession) -> None:
    told: list[str] = []
    hall, _presented = await asyncio.gather(
        run_hall(server.base, session.code, 60, WHOLE_S, told.append, seed=1, language="nb"),
        run_presenter(server.base, session.id, session.key, session.questions, WHOLE_S),
    )
    assert (hall.attendees, hall.joined) == (60, 60)
    assert hall.accepted + sum(hall.refused.values()) == hall.sent
    assert set(hall.refused) <= {"question_closed"}
    assert hall.median_ms is not None
    assert hall.p95_ms is not None
    assert 0 < hall.median_ms <= hall.p95_ms
    file = exported(server, session)
    assert all(question["answers"] > 15 for question in file["questions"])
    assert file["session"]["phase"] == "live"
    assert any("Tilkoblede telefoner" in line for line in told)
    assert told[-2].startswith("Demoen er over. Telefoner: 60.")


@pytest.mark.anyio
async def test_the_same_seed_makes_the_same_answers(server: Server, session: NewSession) -> None:
    said = []
    for _ in range(2):
        async with Presenter(server.ws, session.id, session.key) as presenter:
            await presenter.show(session.questions[0]["id"])
            await run_hall(server.base, session.code, 12, 2.5, lambda _line: None, seed="again")
            file = exported(server, session)
            said.append(sorted(str(answer["value"]) for answer in file["answers"]))
            await presenter.command("clear")
    assert len(said[0]) > 5
    assert said[0] == said[1]


@pytest.mark.anyio
async def test_people_who_lose_the_line_come_back_as_themselves(server: Server, session: NewSession) -> None:
    hall, _presented = await asyncio.gather(
        run_hall(server.base, session.code, 80, SECONDS, lambda _line: None, seed=2),
        run_presenter(server.base, session.id, session.key, session.questions, SECONDS),
    )
    assert hall.reconnected > 0
    assert hall.joined == 80
    file = exported(server, session)
    assert file["session"]["participants"] <= 80


@pytest.mark.anyio
async def test_a_hall_leaves_when_the_session_ends(server: Server, session: NewSession) -> None:
    filling = asyncio.create_task(run_hall(server.base, session.code, 10, 600, lambda _line: None))
    async with Presenter(server.ws, session.id, session.key) as presenter:
        await presenter.expect("presence", lambda message: message["connected"] > 0)
        await presenter.command("end")
    # Who has not come yet stays at home.
    hall = await asyncio.wait_for(filling, 15)
    assert (hall.sent, hall.failed_connections) == (0, 0)
    assert hall.joined < 10


@pytest.mark.anyio
async def test_a_presenter_leaves_the_last_question_on_the_screen(server: Server, session: NewSession) -> None:
    await run_presenter(server.base, session.id, session.key, session.questions, 0.6)
    async with Presenter(server.ws, session.id, session.key) as presenter:
        state = presenter.last("state")
    assert state["phase"] == "live"
    assert state["question"]["id"] == session.questions[-1]["id"]
    assert state["question"]["open"]
    assert state["question"]["revealed"]


@pytest.mark.anyio
async def test_a_code_that_no_session_has_is_said_so(server: Server) -> None:
    with pytest.raises(HallError, match="Ingen session har koden 1234\u00a05678"):
        await run_hall(server.base, "12345678", 5, 30, lambda _line: None, language="sv")


@pytest.mark.anyio
async def test_a_wrong_key_is_said_so(server: Server, session: NewSession) -> None:
    with pytest.raises(HallError, match="presenter link"):
        await run_presenter(server.base, session.id, "wrong", session.questions, 0.1)


@pytest.mark.anyio
async def test_no_server_is_an_error_of_the_network() -> None:
    with pytest.raises(OSError, match=r"."):
        await run_hall(f"http://127.0.0.1:{free_port()}", "12345678", 5, 30, lambda _line: None)


@pytest.mark.anyio
async def test_a_hall_survives_a_server_that_is_killed(tmp_path: Path) -> None:
    server = Server(tmp_path / "killed")
    await asyncio.to_thread(server.start)
    try:
        session = server.new_session("quick", "nb")
        filling = asyncio.create_task(run_hall(server.base, session.code, 20, 20, lambda _line: None, seed=3))
        async with Presenter(server.ws, session.id, session.key) as presenter:
            await presenter.show(session.questions[0]["id"])
            await presenter.results(3)
        server.kill()
        await asyncio.to_thread(server.start)
        hall = await filling
        assert hall.joined == 20
        assert hall.reconnected > 0
        file = exported(server, session)
        assert file["session"]["participants"] <= 20
        assert len(file["answers"]) >= 10
    finally:
        server.stop()


def test_a_word_cloud_is_shown_twice_as_long_as_a_choice() -> None:
    questions = [{"kind": "choice"}, {"kind": "word_cloud"}, {"kind": "new_kind"}]
    assert shares_s(questions, 8) == [2, 4, 2]


def test_pauses_grow_and_are_spread() -> None:
    rng = random.Random(1)
    early, late = ([pause_s(failures, rng) for _ in range(100)] for failures in (0, 10))
    assert max(early) <= 0.3
    assert 3 < max(late) <= 5
    assert min(late) < 1


def test_a_hall_in_which_nobody_answered_has_no_times() -> None:
    report = Counts().report(3)
    assert (report.sent, report.median_ms, report.p95_ms) == (0, None, None)
