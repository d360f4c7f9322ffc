"""The pictures of a programme's questions. They lie in the database, so that one file holds all there is to keep."""

import time

from sqlalchemy import Connection, String, cast, delete, exists, func, literal, select

from app.polling.errors import NotFound
from app.polling.records import Picture, Rendition
from app.store.secrets import new_id
from app.store.tables import picture, question

# A document of two hundred pages, and pictures for as many questions again as anybody asks.
MAX_PICTURES = 300
# Long enough to finish the question that a picture was brought for.
UNUSED_S = 24 * 60 * 60


def add_picture(connection: Connection, programme_id: str, added: Picture) -> str:
    """Keep a picture; its id is all that one needs to see it."""
    picture_id = new_id()
    connection.execute(
        picture.insert().values(
            id=picture_id,
            programme_id=programme_id,
            width=added.width,
            height=added.height,
            media_type=added.large.media_type,
            content=added.large.content,
            small_media_type=added.small.media_type,
            small_content=added.small.content,
            created_at=int(time.time()),
        )
    )
    return picture_id


def room_for_pictures(connection: Connection, programme_id: str) -> int:
    """How many more pictures the programme may have, once those are gone that nobody has used."""
    _drop_unused(connection, programme_id)
    kept = connection.scalar(select(func.count()).select_from(picture).where(picture.c.programme_id == programme_id))
    return MAX_PICTURES - (kept or 0)


def has_picture(connection: Connection, programme_id: str, picture_id: str) -> bool:
    """Whether this is a picture of the programme."""
    return bool(
        connection.scalar(select(exists().where(picture.c.id == picture_id, picture.c.programme_id == programme_id)))
    )


def read_picture(connection: Connection, picture_id: str, is_small: bool = False) -> Rendition:
    """A picture by its id, for anyone who has it. Raises NotFound."""
    columns = picture.c
    wanted = (columns.small_media_type, columns.small_content) if is_small else (columns.media_type, columns.content)
    row = connection.execute(select(*wanted).where(columns.id == picture_id)).one_or_none()
    if row is None:
        raise NotFound(picture_id)
    return Rendition(row[0], bytes(row[1]))


def read_both_sizes(connection: Connection, picture_id: str) -> Picture:
    """All of a picture. Raises NotFound."""
    row = connection.execute(select(picture).where(picture.c.id == picture_id)).one_or_none()
    if row is None:
        raise NotFound(picture_id)
    large = Rendition(row.media_type, bytes(row.content))
    return Picture(row.width, row.height, large, Rendition(row.small_media_type, bytes(row.small_content)))


def _drop_unused(connection: Connection, programme_id: str) -> None:
    """Remove what was brought long ago and stands in no question, retired ones included."""
    named = cast(literal('%"') + picture.c.id + literal('"%'), String)
    used = exists().where(question.c.programme_id == programme_id, question.c.settings.like(named))
    is_old = picture.c.created_at < int(time.time()) - UNUSED_S
    connection.execute(delete(picture).where(picture.c.programme_id == programme_id, is_old, ~used))
