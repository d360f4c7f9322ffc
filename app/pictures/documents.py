"""A PDF document as pictures, one a page, with the text that stands on it.

The work is done in a process of its own (`document_process.py`): a document made to harm may bring the library that
reads it down, and pdfium must not be used by two threads at once.
"""

import subprocess
import sys

import msgspec
import structlog

from app.polling.errors import VisentError
from app.polling.records import Picture

log = structlog.get_logger()

MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 200
# The pixels of a projector: a page is made to fit them.
PAGE_PX = (1920, 1080)
# Two hundred full pages take about two minutes on a slow machine.
PATIENCE_S = 300.0
# Before the first page, some writers put a few bytes of their own.
_HEADER_WITHIN = 1024


class BadDocument(VisentError):
    """Raised when a document cannot be shown; `reason` is too_large, too_many_pages, locked, unreadable or too_slow."""

    code = "bad_document"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class DocumentPage(msgspec.Struct, frozen=True):
    """One page. `text` is what stands on it, a line a line, empty where it is a picture alone."""

    picture: Picture
    text: str


class ReadDocument(msgspec.Struct, frozen=True):
    """What the process gives back: the pages, or the reason of a BadDocument."""

    pages: list[DocumentPage] = []
    problem: str = ""


def read_document(file: bytes) -> list[DocumentPage]:
    """The pages of a PDF. Waits up to minutes, so never on an event loop. Raises BadDocument."""
    if len(file) > MAX_BYTES:
        raise BadDocument("too_large")
    if b"%PDF-" not in file[:_HEADER_WITHIN]:
        raise BadDocument("unreadable")
    try:
        # A session of its own: Ctrl-C in the terminal is for the server.
        done = subprocess.run(
            [sys.executable, "-m", "app.pictures.document_process"],
            input=file,
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        raise BadDocument("too_slow") from None
    if done.returncode != 0:
        log.warning("a document could not be read", error=done.stderr[-2000:].decode(errors="replace"))
        raise BadDocument("unreadable")
    read = msgspec.msgpack.decode(done.stdout, type=ReadDocument)
    if read.problem:
        raise BadDocument(read.problem)
    return read.pages
