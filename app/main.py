"""The one place where the parts are put together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import msgspec
import structlog
from fastapi import FastAPI
from sqlalchemy import Engine, select

from app.hub.open_links import OpenLinks
from app.hub.rooms import Rooms
from app.polling.session import SessionState
from app.settings import Settings
from app.store import tables
from app.store.database import migrate, open_database
from app.store.rooms import Rooms as StoredRooms
from app.store.secrets import signing_key
from app.web import answer_api, organize, pages, pictures, recovery_api, reflect_pages
from app.web.addresses import Links
from app.web.assets import Assets
from app.web.erasing import keep_to_retention
from app.web.errors import handle_errors
from app.web.guesses import FailedGuesses
from app.web.headers import BrowserGuard
from app.web.identity import ParticipantTokens, PresenterKeys
from app.web.organize.sign_on import SignOn, check_installed
from app.web.parts import Parts
from app.web.sockets.phone import phone_socket
from app.web.sockets.presenter import presenter_socket
from app.word_cloud.fonts import assert_raqm
from app.word_cloud.worker import Painter
from app.words.languages import preload

log = structlog.get_logger()


def create_app(settings: Settings | None = None) -> FastAPI:
    """The whole server as an ASGI application; the database is opened and migrated when it starts.

    Raises NotInstalled where single sign-on is set without what it needs.
    """
    settings = settings or Settings()
    check_installed(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # Better not to start than to lay out clouds whose words overlap on every screen.
        assert_raqm()
        engine = open_database(settings.database)
        await asyncio.to_thread(migrate, engine)
        stored, painter = StoredRooms(engine), Painter()
        rooms = Rooms(stored, painter)
        app.state.parts = await asyncio.to_thread(_put_together, settings, engine, rooms)
        sign_on = await asyncio.to_thread(_sign_on, settings, engine)
        app.state.sign_on = sign_on
        await asyncio.to_thread(preload, _live_languages(engine))
        housework = [asyncio.create_task(rooms.let_go_idle()), asyncio.create_task(keep_to_retention(app.state.parts))]
        yield
        for task in housework:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        rooms.stop()
        await asyncio.to_thread(stored.close)
        await painter.close()
        if sign_on is not None:
            await sign_on.provider.close()
        engine.dispose()

    app = FastAPI(title="Visent", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json")
    handle_errors(app)
    app.add_middleware(BrowserGuard, public_url=Links(settings, PresenterKeys("")).base)
    app.mount("/assets", Assets())
    app.include_router(answer_api.router)
    app.include_router(organize.router)
    app.include_router(recovery_api.router)
    app.include_router(reflect_pages.router)
    app.include_router(pictures.router)
    app.add_api_websocket_route("/ws/v1/answer/{code}", phone_socket)
    app.add_api_websocket_route("/ws/v1/present/{session}", presenter_socket)
    # Last: its /{code} takes whatever is left.
    app.include_router(pages.router)
    return app


def _put_together(settings: Settings, engine: Engine, rooms: Rooms) -> Parts:
    keys = PresenterKeys(signing_key(engine, "presenters"))
    return Parts(
        settings=settings,
        engine=engine,
        rooms=rooms,
        open_links=OpenLinks(),
        tokens=ParticipantTokens(signing_key(engine, "participants")),
        keys=keys,
        links=Links(settings, keys),
        assets=Assets(),
        guesses=FailedGuesses(),
    )


def _sign_on(settings: Settings, engine: Engine) -> SignOn | None:
    return SignOn(settings, signing_key(engine, "sign_on")) if settings.sso_issuer else None


def _live_languages(engine: Engine) -> list[str]:
    """The languages of the sessions that are under way: their dictionaries are read before the phones come back."""
    with engine.connect() as connection:
        rows = connection.execute(select(tables.session.c.language, tables.session.c.state)).all()
    states = ((row.language, msgspec.json.decode(row.state, type=SessionState)) for row in rows)
    return sorted({language for language, state in states if state.phase == "live"})
