"""The parts that requests work with, put together once by `app.main`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from sqlalchemy import Engine
from starlette.requests import HTTPConnection

from app.hub.open_links import OpenLinks
from app.hub.rooms import Rooms
from app.settings import Settings
from app.web.addresses import Links
from app.web.assets import Assets
from app.web.guesses import FailedGuesses
from app.web.identity import ParticipantTokens, PresenterKeys


@dataclass(frozen=True)
class Parts:
    """What every request may need."""

    settings: Settings
    engine: Engine
    rooms: Rooms
    open_links: OpenLinks
    tokens: ParticipantTokens
    keys: PresenterKeys
    links: Links
    assets: Assets
    guesses: FailedGuesses


def get_parts(connection: HTTPConnection) -> Parts:
    """The parts of the application that this request or socket came to."""
    parts = connection.app.state.parts
    assert isinstance(parts, Parts)
    return parts


PartsOf = Annotated[Parts, Depends(get_parts)]
