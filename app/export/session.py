"""One session or several as one file: a name, a media type and its bytes."""

import tempfile
from collections.abc import Callable, Iterator
from typing import IO, Any

from app.export.csv_file import write_csv
from app.export.headings import Headings
from app.export.json_file import write_json
from app.export.names import file_name
from app.export.ports import Contents
from app.export.report_file import write_pdf
from app.export.xlsx_file import write_xlsx
from app.export.zip_file import write_zip

_Write = Callable[[IO[bytes], Contents, Headings], None]
FORMATS: dict[str, tuple[str, _Write]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "json": ("application/json", write_json),
    "pdf": ("application/pdf", write_pdf),
    "zip": ("application/zip", write_zip),
}
_CHUNK_BYTES = 64 * 1024


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


def _chunks(file: Any) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk
