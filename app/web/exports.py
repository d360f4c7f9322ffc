"""A session's results as files: what the store reads, the export words and the word cloud draws."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

import msgspec
from PIL import Image
from sqlalchemy import Engine

from app.export.pictures import (
    MEDIA_TYPES,
    NoPicture,
    answered_clouds,
    description_text,
    find_cloud,
    footer_text,
    picture_name,
)
from app.export.ports import language_of as answer_language
from app.export.results import count_results
from app.export.session import write_file
from app.polling.kinds.word_cloud import STAGES, WordCloudSettings
from app.polling.records import ExportedQuestion
from app.polling.session import Question
from app.store.contents import Contents, read_contents, read_total, snapshot
from app.word_cloud.layout import Cloud, Picture
from app.word_cloud.mask import DEFAULT_SHAPE, built_in_shape, read_mask
from app.word_cloud.picture import DARK, LIGHT, Captions, lay_out_page
from app.word_cloud.picture_png import write_png
from app.word_cloud.picture_svg import write_svg
from app.word_cloud.poster import PosterWord
from app.word_cloud.poster_process import make_poster


def export_session(
    engine: Engine, session_id: str, file_format: str, language: str
) -> tuple[str, str, Iterator[bytes]]:
    """The file's name, its media type and its bytes in chunks, all of one moment; see `write_file`.

    Raises NotFound for an unknown session, KeyError for an unknown format.
    """
    with snapshot(engine) as connection:
        return write_file(read_contents(connection, session_id), file_format, language)


def export_total(
    engine: Engine, programme_id: str, session_ids: Sequence[str] | None, file_format: str, language: str
) -> tuple[str, str, Iterator[bytes]]:
    """Like `export_session`, of these sessions of a programme together; of all without a choice."""
    with snapshot(engine) as connection:
        return write_file(read_total(connection, programme_id, session_ids), file_format, language)


class PictureStyle(msgspec.Struct, frozen=True):
    """What a picture is to look like. `shape`, a poster's alone, is one of ours or the bytes of a picture."""

    file_format: str
    size: str = "1080p"
    is_dark: bool = False
    shape: str | bytes = DEFAULT_SHAPE


class CloudToDraw(msgspec.Struct, frozen=True):
    """One answered word cloud as it stood at one moment."""

    names: dict[str, str]
    """What its file is called, by format."""
    picture: Picture
    captions: Captions

    def name(self, file_format: str) -> str:
        return self.names[file_format]


def list_clouds(engine: Engine, session_id: str) -> list[ExportedQuestion]:
    """The session's answered word clouds. Raises NotFound, and NoPicture where there are none."""
    with snapshot(engine) as connection:
        return answered_clouds(read_contents(connection, session_id))


def read_cloud(engine: Engine, session_id: str, question_id: str, language: str | None = None) -> CloudToDraw:
    """A word cloud as it was on the screen, its captions in the session's language unless another is given.

    Raises NotFound for an unknown session, NoPicture for a question without a picture.
    """
    with snapshot(engine) as connection:
        contents = read_contents(connection, session_id)
        question = find_cloud(contents, question_id)
        counted = [result for result in count_results(contents, question.asked) if not result.is_held]
        words = [(result.label, int(result.count or 0)) for result in counted]
        picture = draw_places(contents, question.asked, words)
        names = {file_format: picture_name(contents, question, file_format) for file_format in MEDIA_TYPES}
        language = language or answer_language(contents)
        footer = footer_text(contents, question, language)
    if not picture.words:
        raise NoPicture("no_answers")
    counts = sorted(((word.word, word.count) for word in picture.words), key=lambda word: -word[1])
    captions = Captions(
        heading=question.asked.prompt,
        footer=footer,
        description=description_text(counts, language),
        language=language,
    )
    return CloudToDraw(names, picture, captions)


def draw(cloud: CloudToDraw, style: PictureStyle) -> bytes:
    """The file's bytes. A poster takes seconds.

    Raises KeyError for an unknown format, size or shape, BadMask for a picture that is no shape.
    """
    theme = DARK if style.is_dark else LIGHT
    if style.file_format == "svg":
        return write_svg(lay_out_page(cloud.picture, cloud.captions, theme))
    if style.file_format == "png":
        return write_png(lay_out_page(cloud.picture, cloud.captions, theme), style.size)
    words = [PosterWord(word.word, word.count, word.colour) for word in cloud.picture.words]
    return make_poster(words, _silhouette(style.shape), cloud.captions, is_dark=style.is_dark)


def _silhouette(shape: str | bytes) -> Image.Image:
    if isinstance(shape, bytes):
        return read_mask(shape)
    return built_in_shape(shape)


def draw_places(contents: Contents, question: Question, words: list[tuple[str, int]]) -> Picture:
    """The places that were saved, with the words as they stand now: what has since been held back is on no picture."""
    saved = contents.saved_cloud(question)
    assert isinstance(question.settings, WordCloudSettings)
    cloud = Cloud(STAGES[question.settings.stage])
    if saved is not None:
        # A memory that cannot be read is given up: the words are put down anew.
        with suppress(msgspec.MsgspecError):
            cloud = Cloud.from_json(saved)
    picture = cloud.picture()
    shown = [(word.word, word.count) for word in picture.words]
    if set(shown) <= set(words) and len(words) == len(shown) + picture.more:
        return picture
    return cloud.update(words)
