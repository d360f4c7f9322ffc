"""Versions: one rising row of numbers a session, across restarts, kills and processes."""

import asyncio
from pathlib import Path

import pytest

from tests.clients import Client, Phone, Presenter
from tests.promises.held import HeldSession, choose, restart
from tests.server import Server

pytestmark = pytest.mark.anyio


async def test_versions_rise_in_every_row_a_screen_sees(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone, session.phone(phone.token) as tab:
        await use(session, presenter, phone)
        async with session.presenter() as later:
            await later.expect("presence")
        newest = max(versions(presenter) + versions(phone))
        assert later.last("state")["version"] >= newest
    for client in (presenter, phone, tab):
        for kind in ("state", "results", "cloud"):
            seen = versions(client, kind)
            assert seen == sorted(seen)


async def test_greeting_carries_the_version_of_the_moment(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await use(session, presenter, phone)
        async with session.phone() as late, session.presenter() as screen:
            await screen.expect("presence")
            assert late.last("state")["version"] >= max(versions(presenter))
            assert len(set(versions(screen))) == 1


async def test_versions_rise_across_a_kill(session: HeldSession) -> None:
    async with session.presenter() as presenter, session.phone() as phone:
        await use(session, presenter, phone)
    before = max(versions(presenter) + versions(phone))
    await restart(session.server, "kill")
    async with session.presenter() as presenter, session.phone(phone.token) as phone:
        await presenter.expect("presence")
        assert min(versions(presenter) + versions(phone)) > before


async def test_versions_rise_across_processes(session: HeldSession, database_address: str, tmp_path: Path) -> None:
    """A second server on the same database: what it shows is never taken for older news, nor the first one's again."""
    async with session.presenter() as presenter, session.phone() as phone:
        await use(session, presenter, phone)
        before = max(versions(presenter) + versions(phone))
    beside = Server(tmp_path, VISENT_DATABASE_URL=database_address)
    await asyncio.to_thread(beside.start)
    try:
        async with Presenter(beside.ws, session.id, session.key) as presenter:
            await presenter.expect("presence")
        assert min(versions(presenter)) > before
        assert presenter.last("results")["participants"] == 1
    finally:
        await asyncio.to_thread(beside.stop)


async def use(session: HeldSession, presenter: Presenter, phone: Phone) -> None:
    """A little of everything that shows something new."""
    await presenter.show(session.cloud)
    await phone.answer(session.cloud, {"entries": ["mod", "tillit"]})
    await presenter.expect("cloud", lambda cloud: len(cloud["words"]) == 2)
    await presenter.show(session.choice)
    for option in "abc":
        await phone.answer(session.choice, choose(option))
    await presenter.expect("results", lambda results: results["tally"]["counts"]["c"] == 1)
    for command in ("hide", "reveal", "close", "open"):
        await presenter.command(command)
    await phone.answer(session.choice, choose("b"))
    await presenter.expect("results", lambda results: results["tally"]["counts"]["b"] == 1)


def versions(client: Client, kind: str | None = None) -> list[int]:
    found = (message for message in client.received if kind in (None, message["type"]))
    return [int(message["version"]) for message in found if "version" in message]
