"""One session or several as one file: a name, a media type and its bytes."""

import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from typing import IO, Any

from app.export.csv_file import write_csv
from app.export.headings import Headings
from app.export.json_file import write_json
from app.export.ports import Contents, only_session, title_of
from app.export.report_file import write_pdf
from app.export.xlsx_file import write_xlsx

_Write = Callable[[IO[bytes], Contents, Headings], None]
FORMATS: dict[str, tuple[str, _Write]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "json": ("application/json", write_json),
    "pdf": ("application/pdf", write_pdf),
}
_CHUNK_BYTES = 64 * 1024
# File names are at most 255 bytes on every system; a letter takes up to four.
_MAX_TITLE_CHARS = 50


def write_file(contents: Contents, file_format: str, language: str) -> tuple[str, str, Iterator[bytes]]:
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
    return file_name(contents, file_format), media_type, _chunks(file)


def file_name(contents: Contents, extension: str) -> str:
    """Title and code, or of several sessions the programme's, without what file systems and shells trip over."""
    only = only_session(contents)
    title = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", title_of(contents)))[:_MAX_TITLE_CHARS].strip("-")
    return f"{title or 'Visent'}-{'total' if only is None else only.code}.{extension}"


def _chunks(file: Any) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk
