"""The pictures that questions show, for phone, projector and organizer. Anyone who has the id may see one.

A picture never changes under its id, so browsers may keep it for good.
"""

from fastapi import APIRouter
from starlette.responses import Response

from app.store.pictures import read_picture
from app.web.parts import Parts, PartsOf

router = APIRouter(prefix="/pictures", include_in_schema=False)

_FOR_GOOD = "public, max-age=31536000, immutable"


@router.get("/{picture_id}")
def large(picture_id: str, parts: PartsOf) -> Response:
    """As the projector shows it."""
    return _reply(parts, picture_id, is_small=False)


@router.get("/{picture_id}/small")
def small(picture_id: str, parts: PartsOf) -> Response:
    """As phones show it: a hall shares one network."""
    return _reply(parts, picture_id, is_small=True)


def _reply(parts: Parts, picture_id: str, is_small: bool) -> Response:
    with parts.engine.connect() as connection:
        found = read_picture(connection, picture_id, is_small)
    return Response(found.content, media_type=found.media_type, headers={"Cache-Control": _FOR_GOOD})
