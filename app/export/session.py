"""One session or several as one file: a name, a media type and its bytes."""

import tempfile
from collections.abc import Callable, Iterator
from typing import IO, Any

import msgspec

from app.export.csv_file import write_csv
from app.export.headings import Headings
from app.export.json_file import write_json
from app.export.names import file_name
from app.export.ports import Contents, Studio
from app.export.report_file import finish_pictures, read_report, write_report
from app.export.xlsx_file import write_xlsx
from app.export.zip_file import read_zip

_Finish = Callable[[Studio], None]
# What is read is written at once; what it gives is what there is to do once nothing more is read, if anything.
_Read = Callable[[IO[bytes], Contents, Headings], _Finish | None]
_CHUNK_BYTES = 64 * 1024


class File(msgspec.Struct, frozen=True):
    """A whole file, on disk: what can go wrong has gone wrong, and a slow download keeps nothing waiting."""

    name: str
    media_type: str
    size: int
    """In bytes."""
    chunks: Iterator[bytes]


class FileBegun:
    """A file of which all has been read that it is made of."""

    def __init__(self, name: str, media_type: str, file: IO[bytes], finish: _Finish | None) -> None:
        self._name = name
        self._media_type = media_type
        self._file = file
        self._finish = finish

    def finish(self, studio: Studio) -> File:
        """Lays out what there is to lay out. Takes seconds, and reads no answer."""
        try:
            if self._finish is not None:
                self._finish(studio)
            size = self._file.seek(0, 2)
        except BaseException:
            self._file.close()
            raise
        return File(self._name, self._media_type, size, _chunks(self._file))


def begin_file(contents: Contents, file_format: str, language: str) -> FileBegun:
    """Reads all that a file is made of; `language` is that of the headings. Raises KeyError for an unknown format."""
    media_type, read = FORMATS[file_format]
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 -- `_chunks` closes it
    try:
        finish = read(file, contents, Headings(language))
    except BaseException:
        file.close()
        raise
    return FileBegun(file_name(contents, file_format), media_type, file, finish)


def _read_pdf(file: IO[bytes], contents: Contents, headings: Headings) -> _Finish:
    report = read_report(contents, headings)

    def finish(studio: Studio) -> None:
        write_report(file, report, finish_pictures(report, studio))

    return finish


def _chunks(file: Any) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


FORMATS: dict[str, tuple[str, _Read]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "json": ("application/json", write_json),
    "pdf": ("application/pdf", _read_pdf),
    "zip": ("application/zip", read_zip),
}
