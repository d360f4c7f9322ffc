"""Everything in one archive: a file of each format, and pictures; of several sessions, a folder for each besides.

An archive is put together on disk, one part after the other; no part says when it was made. What is laid out, reports
and pictures, comes last, once nothing more is read.
"""

import io
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from typing import IO, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import msgspec

from app.export.csv_file import write_csv
from app.export.drawings import has_pictures
from app.export.headings import Headings
from app.export.json_file import write_json
from app.export.names import file_name
from app.export.pictures import draw_pictures
from app.export.ports import Contents, Studio, only_session
from app.export.report_file import Report, finish_pictures, read_report, write_report
from app.export.xlsx_file import write_xlsx
from app.typesetting import AT_ONCE

_PARTS: dict[str, Callable[[IO[bytes], Contents, Headings], None]] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
    "json": write_json,
}
_FORMATS: tuple[Literal["png", "svg"], ...] = ("png", "svg")


class _Folder(msgspec.Struct, frozen=True):
    """What is still to be laid out of one session, or of all together."""

    path: str
    """Empty, or with a stroke at its end."""
    report_name: str
    report: Report
    texts: list[int]
    """The numbers of the questions of which there is no picture, because texts are read one by one."""


def read_zip(file: IO[bytes], contents: Contents, headings: Headings) -> Callable[[Studio], None]:
    """Writes what is read as it is written, and gives what there is to do afterwards, which takes seconds."""
    with ExitStack() as stack:
        archive = stack.enter_context(ZipFile(file, "w"))
        folders = [_read_folder(archive, "", contents, headings)]
        if only_session(contents) is None:
            for record in contents.records:
                alone = contents.alone(record)
                folder = file_name(alone, "zip").removesuffix(".zip")
                folders.append(_read_folder(archive, f"{folder}/", alone, headings))
        open_archive = stack.pop_all()

    def finish(studio: Studio) -> None:
        # As many at a time as there are processors, so that no more than those wait in memory to be written.
        with open_archive, ThreadPoolExecutor(AT_ONCE) as pool:
            for first in range(0, len(folders), AT_ONCE):
                laid_out = partial(_lay_out, headings=headings, studio=studio)
                for parts in pool.map(laid_out, folders[first : first + AT_ONCE]):
                    for entry, content in parts:
                        archive.writestr(entry, content)

    return finish


def _read_folder(archive: ZipFile, folder: str, contents: Contents, headings: Headings) -> _Folder:
    for file_format, write in _PARTS.items():
        with tempfile.TemporaryFile() as part:
            write(part, contents, headings)
            part.seek(0)
            # A workbook is packed already.
            entry = _entry(folder + file_name(contents, file_format), is_packed=file_format == "xlsx")
            with archive.open(entry, "w", force_zip64=True) as opened:
                shutil.copyfileobj(part, opened)
    texts = [one.number for one in contents.questions if one.answers > 0 and not has_pictures(one.asked.kind)]
    return _Folder(folder, file_name(contents, "pdf"), read_report(contents, headings), texts)


def _lay_out(folder: _Folder, headings: Headings, studio: Studio) -> list[tuple[ZipInfo, bytes]]:
    """What stands in a folder besides what was read."""
    drawn = finish_pictures(folder.report, studio)
    report = io.BytesIO()
    write_report(report, folder.report, drawn)
    parts = [(_entry(folder.path + folder.report_name), report.getvalue())]
    pictures = f"{folder.path}{headings.text('Pictures')}/"
    for file_format in _FORMATS:
        for number, picture in draw_pictures(folder.report.pictures, drawn, file_format).items():
            parts.append((_entry(f"{pictures}{number}.{file_format}", is_packed=file_format == "png"), picture))
    why = headings.text("Texts are read one by one, so there is no picture of them. They are in the Excel file.")
    parts += [(_entry(f"{pictures}{number}.txt"), f"{why}\n".encode()) for number in folder.texts]
    return parts


def _entry(name: str, *, is_packed: bool = False) -> ZipInfo:
    # Without a time of its own an entry has that of the format's beginning.
    entry = ZipInfo(name)
    entry.compress_type = ZIP_STORED if is_packed else ZIP_DEFLATED
    return entry
