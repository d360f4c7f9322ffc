"""One session as one file: a name, a media type and its bytes."""

import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from typing import IO, Any

from app.export.csv_file import write_csv
from app.export.headings import Headings
from app.export.json_file import write_json
from app.export.ports import SessionContents
from app.export.xlsx_file import write_xlsx
from app.polling.records import SessionRecord

_Write = Callable[[IO[bytes], SessionContents, Headings], None]
FORMATS: dict[str, tuple[str, _Write]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "json": ("application/json", write_json),
}
_CHUNK_BYTES = 64 * 1024
# File names are at most 255 bytes on every system; a letter takes up to four.
_MAX_TITLE_CHARS = 50


def write_session(contents: SessionContents, file_format: str, language: str) -> tuple[str, str, Iterator[bytes]]:
    """The file's name, its media type and its bytes in chunks; `language` is that of the headings.

    The whole file is made, on disk, before the first chunk is handed out: a slow download keeps no transaction open,
    and what can go wrong has gone wrong before a reply begins. Raises KeyError for an unknown format.
    """
    media_type, write = FORMATS[file_format]
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- `_chunks` closes it
    try:
        write(file, contents, Headings(language))
    except BaseException:
        file.close()
        raise
    return file_name(contents.record, file_format), media_type, _chunks(file)


def file_name(record: SessionRecord, extension: str) -> str:
    """The session's title and code, without what file systems and shells trip over."""
    title = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", record.title))[:_MAX_TITLE_CHARS].strip("-")
    return f"{title or 'Visent'}-{record.code}.{extension}"


def _chunks(file: Any) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk
