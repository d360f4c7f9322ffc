"""Pictures that questions show, over REST: brought by an organizer, kept with her programme."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel

from app.pictures.reading import MAX_BYTES, BadPicture, read_picture
from app.polling.records import Picture
from app.store.access import check_programme
from app.store.database import writing
from app.store.pictures import MAX_PICTURES, add_picture, room_for_pictures
from app.web.organize.identity import OrganizerOf
from app.web.organize.problems import OrganizerRoute, Problem
from app.web.organize.uploads import read_upload
from app.web.parts import PartsOf
from app.web.refusals import N_

router = APIRouter(prefix="/api/v1", tags=["pictures"], route_class=OrganizerRoute)

# Unpacking takes a core and hundreds of megabytes for a moment: one picture at a time.
_unpacking = asyncio.Lock()
_PROBLEMS = {
    "too_large": (413, N_("The picture is too large: at most 12 MB.")),
    "too_many_pixels": (413, N_("The picture has too many pixels: at most 50 million. Make it smaller first.")),
    "unreadable": (422, N_("This is not a picture that can be read. Use a JPEG, PNG, WebP or GIF picture.")),
}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_DOCS: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The picture's file; at most 12 MB and 50 megapixels.",
        "content": dict.fromkeys(("image/jpeg", "image/png", "image/webp", "image/gif"), _BINARY),
    }
}


class NewPictureReply(BaseModel):
    id: str  # for the setting `picture` of a question
    width: int  # pixels, once made fit to show
    height: int
    url: str


@router.post("/programmes/{programme_id}/pictures", status_code=201, openapi_extra=_DOCS)
async def post_picture(programme_id: str, request: Request, organizer: OrganizerOf, parts: PartsOf) -> NewPictureReply:
    """Bring a picture for a question. It is turned upright, made to fit 1920×1920 pixels, and keeps no metadata.

    A picture that stands in no question is removed after a day, when another one is brought.
    """

    def check() -> None:
        with parts.engine.connect() as connection:
            check_programme(connection, programme_id, organizer.id, "edit")

    def keep(picture: Picture) -> str:
        with writing(parts.engine) as connection:
            check_programme(connection, programme_id, organizer.id, "edit")
            if room_for_pictures(connection, programme_id) < 1:
                raise no_room()
            return add_picture(connection, programme_id, picture)

    await asyncio.to_thread(check)
    file = await read_upload(request, MAX_BYTES, _problem("too_large"))
    try:
        async with _unpacking:
            picture = await asyncio.to_thread(read_picture, file)
    except BadPicture as error:
        raise _problem(error.reason) from None
    picture_id = await asyncio.to_thread(keep, picture)
    return NewPictureReply(id=picture_id, width=picture.width, height=picture.height, url=f"/pictures/{picture_id}")


def no_room() -> Problem:
    """Why no more pictures are taken."""
    sentence = N_("The programme has {n} pictures already and takes no more. Make another programme for the rest.")
    return Problem(409, "too_many_pictures", sentence, n=MAX_PICTURES)


def _problem(reason: str) -> Problem:
    status, sentence = _PROBLEMS[reason]
    return Problem(status, reason, sentence)
