"""A link that is revoked or has run out presents no more, at once and for good; nobody else notices."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from secrets import token_hex

import httpx
import pytest
from sqlalchemy import Engine

from app.store.accounts import sign_in
from app.store.database import writing
from app.store.presenter_links import PresenterLink, create_link
from app.store.secrets import signing_key
from app.store.tables import organizer
from app.web.identity import PresenterKeys
from tests.clients import Presenter
from tests.promises.held import ON_SQLITE, SOON_S, HeldSession, restart, sees, undisturbed
from tests.promises.sockets import close_code
from tests.promises.test_bad_connections import refusal

pytestmark = pytest.mark.anyio


class Lecturer:
    """Somebody with a link to a session."""

    def __init__(self, session: HeldSession, expires_at: int | None = None) -> None:
        with writing(session.engine) as connection:
            made = create_link(connection, session.id, "Eva", expires_at)
        assert isinstance(made, PresenterLink)
        self.session, self.link = session, made.id
        self.key = PresenterKeys(signing_key(session.engine, "presenters")).key_for(made.id)

    def presenter(self) -> Presenter:
        return Presenter(self.session.server.ws, self.session.id, self.key)

    async def reason_to_refuse(self) -> str:
        """Why a screen that opens now is turned back."""
        first = {"type": "present", "key": self.key, "language": "sv"}
        message = await refusal(self.session.presenter_url, first)
        assert (message["id"], message["code"]) == (None, "unknown_session")
        return str(message["reason"])


Revoke = Callable[[HeldSession, str], Awaitable[None]]


@pytest.fixture
async def revoke(database: Engine) -> AsyncIterator[Revoke]:
    """Revokes a link as the organizer's page does."""
    with writing(database) as connection:
        row = {"id": token_hex(6), "email": f"{token_hex(6)}@b.se", "name": "A", "password_hash": "h", "language": "sv"}
        connection.execute(organizer.insert().values(**row, created_at=1, role="owner"))
        token = sign_in(connection, row["id"])
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=SOON_S) as client:

        async def ask(session: HeldSession, link: str) -> None:
            path = f"/api/v1/sessions/{session.id}/presenter-links/{link}/revoke"
            told = await client.post(session.server.base + path)
            assert told.status_code == 200, told.text

        yield ask


async def turned_away(presenter: Presenter) -> str:
    """The reason that an open screen is given before it is closed with 1008."""
    async with asyncio.timeout(SOON_S):
        message = await presenter.expect("refused")
    assert (message["id"], message["code"]) == (None, "unknown_session")
    assert message["message"]
    assert await close_code(presenter.socket) == 1008
    return str(message["reason"])


async def test_screens_of_a_revoked_link_close_and_no_others(session: HeldSession, revoke: Revoke) -> None:
    eva, asa = Lecturer(session), Lecturer(session)
    async with undisturbed(session) as own, asa.presenter() as other:
        async with eva.presenter() as screen, eva.presenter() as remote:
            assert (await screen.command("hide"))["type"] == "accepted"
            await revoke(session, eva.link)
            assert [await turned_away(one) for one in (screen, remote)] == ["link_revoked", "link_revoked"]
        # What was said with the link before stands.
        await sees(own, "state", lambda state: not state["question"]["revealed"])
        assert (await other.command("reveal"))["type"] == "accepted"
    assert await eva.reason_to_refuse() == "link_revoked"
    async with asa.presenter():
        pass


async def test_organizers_own_link_is_replaced_and_its_screens_close(session: HeldSession, revoke: Revoke) -> None:
    lecturer = Lecturer(session)
    own_link = session.key.partition(".")[0]
    async with session.presenter() as screen, lecturer.presenter() as other:
        await revoke(session, own_link)
        assert await turned_away(screen) == "link_revoked"
        await other.show(session.choice)


async def test_screens_close_when_the_time_of_their_link_has_come(session: HeldSession) -> None:
    in_two_seconds = int(time.time()) + 2
    eva, asa = Lecturer(session, in_two_seconds), Lecturer(session, in_two_seconds + 3600)
    async with undisturbed(session), asa.presenter() as other, eva.presenter() as screen:
        await screen.expect("presence")
        assert await turned_away(screen) == "link_expired"
        assert (await other.command("hide"))["type"] == "accepted"
    assert await eva.reason_to_refuse() == "link_expired"


@ON_SQLITE
async def test_restart_opens_no_link_again(session: HeldSession, revoke: Revoke) -> None:
    eva, over = Lecturer(session), Lecturer(session, int(time.time()) - 1)
    await revoke(session, eva.link)
    await restart(session.server, "kill")
    assert await eva.reason_to_refuse() == "link_revoked"
    assert await over.reason_to_refuse() == "link_expired"
    async with session.presenter():
        pass
