"""The process that turns one PDF into pictures: reads it from its input, writes a `ReadDocument`, and ends."""

import resource
import sys
from contextlib import suppress

import msgspec
import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from app.pictures.documents import MAX_PAGES, PAGE_PX, DocumentPage, ReadDocument
from app.pictures.reading import encode_picture

# More than any honest document takes; one that wants more ends here and not with the machine.
_MAX_MEMORY_BYTES = 4 * 1024**3
# More than a page has that people are to read from afar.
_MAX_TEXT_CHARS = 20_000


def read(file: bytes) -> ReadDocument:
    """All pages, or why there are none."""
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        return ReadDocument(problem="locked" if error.err_code == FPDF_ERR_PASSWORD else "unreadable")
    if len(document) > MAX_PAGES:
        return ReadDocument(problem="too_many_pages")
    try:
        pages = [_read_page(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        return ReadDocument(problem="unreadable")
    return ReadDocument(pages) if pages else ReadDocument(problem="unreadable")


def _read_page(page: pypdfium2.PdfPage) -> DocumentPage:
    width, height = page.get_size()
    # What is rendered rounds up: half a pixel less keeps it within the bounds. No page is thinner than a pixel.
    scale = min((PAGE_PX[0] - 0.5) / max(width, 1), (PAGE_PX[1] - 0.5) / max(height, 1))
    image = page.render(scale=scale).to_pil().convert("RGB")
    text = page.get_textpage().get_text_bounded()[:_MAX_TEXT_CHARS]
    page.close()
    return DocumentPage(encode_picture(image, is_photograph=False), text)


def serve() -> None:
    # Where the system has a lower bound, or none to set, its own holds.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY_BYTES, _MAX_MEMORY_BYTES))
    sys.stdout.buffer.write(msgspec.msgpack.encode(read(sys.stdin.buffer.read())))


if __name__ == "__main__":
    serve()
