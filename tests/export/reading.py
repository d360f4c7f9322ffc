"""What can be read in a PDF."""

import pypdfium2


def text_of(report: bytes) -> list[str]:
    with pypdfium2.PdfDocument(report) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]
