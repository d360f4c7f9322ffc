"""Layouts in a process of their own."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest

from app.word_cloud import worker
from app.word_cloud.layout import Cloud
from app.word_cloud.worker import Painter, Task, carry_out

pytestmark = pytest.mark.anyio

WORDS = [("tillit", 3), ("kollegor", 2), ("mod", 1)]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def painter() -> AsyncIterator[Painter]:
    painter = Painter()
    yield painter
    await painter.close()


async def test_a_picture_from_the_process_is_the_layouts_own(painter: Painter) -> None:
    assert await painter.canvas(None).update(WORDS) == Cloud().update(WORDS)


async def test_a_canvas_goes_on_from_what_was_saved(painter: Painter) -> None:
    canvas = painter.canvas(None)
    before = await canvas.update(WORDS)
    after = await painter.canvas(canvas.saved()).update([*WORDS, ("glädje", 1)])
    assert [word.box for word in after.words[:3]] == [word.box for word in before.words]


async def test_canvases_asked_at_once_each_get_their_own_picture(painter: Painter) -> None:
    asked = [[(f"ord{n}", n + 1)] for n in range(8)]
    pictures = await asyncio.gather(*(painter.canvas(None).update(words) for words in asked))
    assert [picture.words[0].word for picture in pictures] == [words[0][0] for words in asked]


async def test_a_process_that_was_killed_is_replaced_and_the_picture_goes_on(painter: Painter) -> None:
    canvas = painter.canvas(None)
    before = await canvas.update(WORDS)
    assert painter._process is not None
    os.kill(painter._process.pid, signal.SIGKILL)
    after = await canvas.update([*WORDS, ("glädje", 1)])
    assert [word.box for word in after.words[:3]] == [word.box for word in before.words]


async def test_whoever_stops_waiting_does_not_shift_the_answers_of_others(painter: Painter) -> None:
    await painter.canvas(None).update(WORDS)
    given_up = asyncio.create_task(painter.canvas(None).update([("nej", 1)]))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    picture = await painter.canvas(None).update([("ja", 1)])
    assert [word.word for word in picture.words] == ["ja"]


async def test_the_process_ends_with_the_painter() -> None:
    painter = Painter()
    await painter.canvas(None).update(WORDS)
    process = painter._process
    assert process is not None
    await painter.close()
    assert process.returncode is not None


@pytest.mark.parametrize("is_running", [True, False])
async def test_closing_while_a_cloud_is_asked_for_leaves_no_process(
    is_running: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[asyncio.subprocess.Process] = []
    start = worker._start

    async def watched() -> asyncio.subprocess.Process:
        started.append(await start())
        return started[-1]

    monkeypatch.setattr(worker, "_start", watched)
    painter = Painter()
    if is_running:
        await painter.canvas(None).update(WORDS)
    asked = asyncio.create_task(painter.canvas(None).update([(f"ord{n}", 1) for n in range(200)]))
    await asyncio.sleep(0)
    await painter.close()
    await asyncio.gather(asked, return_exceptions=True)
    with pytest.raises(RuntimeError):
        await painter.canvas(None).update(WORDS)
    assert started
    assert [process.pid for process in started if process.returncode is None] == []


async def test_a_canvas_of_another_stage_begins_anew(painter: Painter) -> None:
    canvas = painter.canvas(None)
    await canvas.update(WORDS)
    tall = await painter.canvas(canvas.saved(), (1080, 1920)).update(WORDS)
    assert tall == Cloud((1080, 1920)).update(WORDS)


def test_a_memory_that_cannot_be_read_is_given_up() -> None:
    assert carry_out(Task("not what we wrote", WORDS)).picture == Cloud().update(WORDS)
