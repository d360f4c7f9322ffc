"""Preparation over REST: opening and closing a programme's reflection link, and how many have prepared."""

from collections.abc import Callable

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import Connection

from app.store import audit
from app.store.access import Right, check_programme
from app.store.accounts import OrganizerRecord
from app.store.database import writing
from app.store.programmes import read_programme
from app.store.reflections import close_reflection, count_prepared, open_reflection, read_reflection
from app.store.retention import read_privacy
from app.web.addresses import Links
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute
from app.web.parts import Parts, PartsOf

router = APIRouter(
    prefix="/api/v1/programmes/{programme_id}/reflection", tags=["preparation"], route_class=OrganizerRoute
)


class PreparationReply(BaseModel):
    open: bool
    code: str | None  # null until it was opened once
    url: str | None
    prepared: int | None  # null where they are fewer than the programme's smallest group
    least_group: int
    may_change: bool  # whether who asks may open and close it


@router.get("")
def get_preparation(programme_id: str, organizer: OrganizerOf, parts: PartsOf) -> PreparationReply:
    """The programme's reflection link, and how many have prepared with it: a number, and nothing else of them."""
    with parts.engine.connect() as connection:
        right = check_programme(connection, programme_id, organizer.id)
        return preparation_reply(connection, parts.links, programme_id, right)


@router.post("/open")
def post_open(programme_id: str, organizer: OrganizerOf, parts: PartsOf) -> PreparationReply:
    """Let people prepare. It has the same code whenever it is opened again."""
    return _change(parts, programme_id, organizer, open_reflection, "preparation.opened")


@router.post("/close")
def post_close(programme_id: str, organizer: OrganizerOf, parts: PartsOf) -> PreparationReply:
    """Let nobody begin any more. What people have written stays on their phones."""
    return _change(parts, programme_id, organizer, close_reflection, "preparation.closed")


def preparation_reply(connection: Connection, links: Links, programme_id: str, right: Right) -> PreparationReply:
    found = read_reflection(connection, programme_id)
    least = read_privacy(connection, programme_id).least_group
    prepared = count_prepared(connection, programme_id)
    return PreparationReply(
        open=found is not None and found.is_open,
        code=None if found is None else found.code,
        url=None if found is None else links.reflect_url(found.code),
        prepared=None if prepared < least else prepared,
        least_group=least,
        may_change=right != "view",
    )


def _change(
    parts: Parts, programme_id: str, organizer: OrganizerRecord, change: Callable[[Connection, str], None], action: str
) -> PreparationReply:
    with writing(parts.engine) as connection:
        right = check_programme(connection, programme_id, organizer.id, "edit")
        change(connection, programme_id)
        programme, _questions = read_programme(connection, programme_id)
        audit.record(connection, organizer, action, programme.title, programme_id)
        return preparation_reply(connection, parts.links, programme_id, right)
