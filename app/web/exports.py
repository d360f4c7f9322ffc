"""Results as files and pictures: what the store reads, the export words and the word cloud draws.

All that a file says is read in one transaction, at one moment. What is laid out is laid out after it has ended.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import msgspec
from PIL import Image
from sqlalchemy import Engine

from app.export.drawings import finish_drawing
from app.export.headings import Headings
from app.export.pictures import (
    POSTER_KIND,
    NoPicture,
    PictureFormat,
    QuestionPicture,
    draw_pictures,
    list_pictured,
    read_picture,
)
from app.export.ports import language_of as answer_language
from app.export.session import File, begin_file
from app.polling.records import ExportedQuestion
from app.store.contents import Contents, read_contents, read_total, snapshot
from app.web.studio import PictureStudio, on_page
from app.word_cloud.mask import DEFAULT_SHAPE, built_in_shape, read_mask
from app.word_cloud.poster import PosterWord
from app.word_cloud.poster_process import make_poster


class Chosen(msgspec.Struct, frozen=True):
    """What a file is of: one session, or these of a programme together; all of them without a choice."""

    session: str | None = None
    programme: str | None = None
    sessions: Sequence[str] | None = None


class PictureStyle(msgspec.Struct, frozen=True):
    """What a picture is to look like. `shape`, a poster's alone, is one of ours or the bytes of a picture."""

    file_format: PictureFormat
    size: str = "1080p"
    is_dark: bool = False
    shape: str | bytes = DEFAULT_SHAPE


def export_session(engine: Engine, session_id: str, file_format: str, language: str) -> File:
    """A session as a file with headings in a language.

    Raises NotFound for an unknown session, KeyError for an unknown format.
    """
    return _export(engine, Chosen(session=session_id), file_format, language)


def export_total(
    engine: Engine, programme_id: str, session_ids: Sequence[str] | None, file_format: str, language: str
) -> File:
    """Like `export_session`, of these sessions of a programme together; of all without a choice."""
    return _export(engine, Chosen(programme=programme_id, sessions=session_ids), file_format, language)


def _export(engine: Engine, chosen: Chosen, file_format: str, language: str) -> File:
    with _reading(engine, chosen) as contents:
        begun = begin_file(contents, file_format, language)
    return begun.finish(PictureStudio(engine))


def list_pictures(engine: Engine, chosen: Chosen) -> list[ExportedQuestion]:
    """The questions of which there are pictures. Raises NotFound."""
    with _reading(engine, chosen) as contents:
        return list_pictured(contents)


def read_question_picture(
    engine: Engine, chosen: Chosen, question_id: str, language: str | None = None, *, is_poster: bool = False
) -> QuestionPicture:
    """A question's picture, its captions in the session's language unless another is given.

    Raises NotFound for an unknown session, NoPicture for a question without a picture, or without a poster.
    """
    with _reading(engine, chosen) as contents:
        asked = next((one.asked for one in contents.questions if one.asked.id == question_id), None)
        if is_poster and asked is not None and asked.kind != POSTER_KIND:
            raise NoPicture("no_word_cloud")
        return read_picture(contents, question_id, Headings(language or answer_language(contents)))


def draw(engine: Engine, picture: QuestionPicture, style: PictureStyle) -> bytes:
    """The file's bytes. A poster takes seconds.

    Raises KeyError for an unknown format, size or shape, BadMask for a picture that is no shape.
    """
    studio = PictureStudio(engine)
    if style.file_format == "poster":
        assert picture.drawing.cloud is not None
        placed = studio.places(picture.drawing.cloud).words
        words = [PosterWord(word.word, word.count, word.colour) for word in placed]
        return make_poster(words, _silhouette(style.shape), on_page(picture.captions), is_dark=style.is_dark)
    drawn = {picture.number: finish_drawing(picture.drawing, studio)}
    theme: Literal["light", "dark"] = "dark" if style.is_dark else "light"
    return draw_pictures([picture], drawn, style.file_format, size=style.size, theme=theme)[picture.number]


def _silhouette(shape: str | bytes) -> Image.Image:
    if isinstance(shape, bytes):
        return read_mask(shape)
    return built_in_shape(shape)


@contextmanager
def _reading(engine: Engine, chosen: Chosen) -> Iterator[Contents]:
    with snapshot(engine) as connection:
        if chosen.session is not None:
            yield read_contents(connection, chosen.session)
        else:
            assert chosen.programme is not None
            yield read_total(connection, chosen.programme, chosen.sessions)
