"""A session's results as a file: what the store reads, the export writes."""

from collections.abc import Iterator

from sqlalchemy import Engine

from app.export.session import write_session
from app.store.contents import read_contents, snapshot


def export_session(
    engine: Engine, session_id: str, file_format: str, language: str
) -> tuple[str, str, Iterator[bytes]]:
    """The file's name, its media type and its bytes in chunks, all of one moment; see `write_session`.

    Raises NotFound for an unknown session, KeyError for an unknown format.
    """
    with snapshot(engine) as connection:
        return write_session(read_contents(connection, session_id), file_format, language)
