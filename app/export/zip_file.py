"""Everything in one archive: a file of each format, and pictures; of several sessions, each in a folder of its own too.

An archive is put together on disk, one part after the other; no part says when it was made.
"""

import shutil
import tempfile
from collections.abc import Callable
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.export.csv_file import write_csv
from app.export.headings import Headings
from app.export.json_file import write_json
from app.export.names import file_name
from app.export.ports import Contents, only_session
from app.export.report_file import draw_questions, write_pdf
from app.export.xlsx_file import write_xlsx

_PARTS: dict[str, Callable[[IO[bytes], Contents, Headings], None]] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
    "json": write_json,
    "pdf": write_pdf,
}


def write_zip(file: IO[bytes], contents: Contents, headings: Headings) -> None:
    """Takes seconds: a report and the pictures of each session are laid out."""
    with ZipFile(file, "w") as archive:
        _add(archive, "", contents, headings)
        if only_session(contents) is None:
            for record in contents.records:
                alone = contents.alone(record)
                folder = file_name(alone, "zip").removesuffix(".zip")
                _add(archive, f"{folder}/", alone, headings)


def _add(archive: ZipFile, folder: str, contents: Contents, headings: Headings) -> None:
    for file_format, write in _PARTS.items():
        with tempfile.TemporaryFile() as part:
            write(part, contents, headings)
            part.seek(0)
            with archive.open(_entry(folder + file_name(contents, file_format)), "w", force_zip64=True) as entry:
                shutil.copyfileobj(part, entry)
    pictures = headings.text("Pictures")
    for file_format in ("png", "svg"):
        for number, picture in draw_questions(contents, contents.questions, file_format, headings).items():
            with archive.open(_entry(f"{folder}{pictures}/{number}.{file_format}"), "w") as entry:
                entry.write(picture)


def _entry(name: str) -> ZipInfo:
    # Without a time of its own an entry has that of the format's beginning.
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry
