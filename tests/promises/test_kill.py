"""The server killed in the middle of a burst: nothing that was accepted is lost, and nothing is counted twice."""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.promises.held import HeldSession, down, sees
from tests.promises.steadfast import RETRY_CAP_S, SteadfastPhone

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(120)]

PHONES = 400
BURST_S = 1.0
# Beyond the phones' own jitter: four hundred handshakes on a machine that does other things too.
GREETING_ALL_S = 6.0


@asynccontextmanager
async def hall(session: HeldSession) -> AsyncIterator[list[SteadfastPhone]]:
    """Four hundred joined phones."""
    phones = [SteadfastPhone(session.phone_url) for _ in range(PHONES)]
    running = [asyncio.create_task(phone.run()) for phone in phones]
    await asyncio.gather(*(phone.joined.wait() for phone in phones))
    try:
        yield phones
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


@pytest.mark.parametrize("how", ["kill", "stop"])
async def test_every_answer_of_a_burst_survives_a_restart_exactly_once(session: HeldSession, how: str) -> None:
    """Half the phones change their minds, so that newer answers replace older ones around the kill too."""
    async with session.presenter() as presenter:
        await presenter.show(session.text)
        async with hall(session) as phones:
            answering = asyncio.gather(*(answer_in_time(phone, session, n) for n, phone in enumerate(phones)))
            await presenter.results(PHONES // 4)
            async with down(session.server, how):
                accepted = sum(bool(phone.accepted) for phone in phones)
                lost = lost_answers(session, phones)
                seen = max(message["version"] for message in presenter.received if "version" in message)
            ready_at = time.monotonic()
            await asyncio.gather(*(phone.joined.wait() for phone in phones))
            await answering
            back_s = max(phone.joined_at[-1] for phone in phones) - ready_at
            tell(f"{how}: {accepted} of {PHONES} accepted before; all phones back {back_s:.2f} s after the start")
            assert lost == []
            assert [code for phone in phones for code in phone.refused] == []
            assert back_s < RETRY_CAP_S + GREETING_ALL_S
            if how == "stop":
                assert {phone.close_codes[0] for phone in phones} == {1012}
            await assert_counted_once(session, phones, newer_than=seen)


async def answer_in_time(phone: SteadfastPhone, session: HeldSession, number: int) -> None:
    """Somewhere in the burst; every second phone first says something else."""
    await asyncio.sleep(random.random() * BURST_S / 2)
    if number % 2:
        await phone.answer(session.text, {"text": f"Först tänkte plats {number}"})
    await asyncio.sleep(random.random() * BURST_S / 2)
    await phone.answer(session.text, {"text": f"Tanke från plats {number}"})


def lost_answers(session: HeldSession, phones: list[SteadfastPhone]) -> list[object]:
    """Answers that were accepted and are not on disk, though nothing that the phone said later replaced them."""
    on_disk = session.stored(session.text)
    later = {id(phone): phone.unsent and phone.unsent["value"] for phone in phones}
    spoken = [phone for phone in phones if phone.accepted]
    return [
        phone.accepted[-1] for phone in spoken if phone.accepted[-1] not in on_disk and later[id(phone)] not in on_disk
    ]


async def assert_counted_once(session: HeldSession, phones: list[SteadfastPhone], newer_than: int) -> None:
    """What the phones know, the presenter's tally, the database and the export all say the same."""
    expected = sorted(phone.accepted[-1]["text"] for phone in phones)
    on_disk = [value["text"] for value in session.stored(session.text)]
    assert sorted(on_disk) == expected
    async with session.presenter() as presenter:
        results = await sees(presenter, "results", lambda results: results["participants"] == len(phones))
        # In the order they came, which is the database's too.
        assert [text["text"] for text in results["tally"]["texts"]] == on_disk
        assert min(message["version"] for message in presenter.received if "version" in message) > newer_than
    for phone in phones:
        assert phone.versions == sorted(phone.versions)
    exported = json.loads(
        await asyncio.to_thread(session.server.visent, "export", session.code, "--format", "json", "-o", "-")
    )
    answers = [answer for answer in exported["answers"] if answer["question"] == session.text]
    assert sorted(answer["value"]["text"] for answer in answers) == expected
    assert len({answer["participant"] for answer in answers}) == len(phones)


def tell(line: str) -> None:
    print(line)  # noqa: T201 -- a measurement, shown with `pytest -s`
