"""PDF documents for tests, written by hand: what is in each is seen at a glance."""

_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
# The standard handler with a password that nobody has: any 32 bytes will do for that.
_LOCK = b"<< /Filter /Standard /V 1 /R 2 /O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b") /P -4 >>"


def pdf(*pages: str, size: tuple[float, float] = (960, 540), letters: int = 48, locked: bool = False) -> bytes:
    """A document with a page for each text, its lines one below the other; without one, of colour alone."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, text in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in text.split("\n"))
        ground = f"0.1 0.5 0.6 rg 0 0 {size[0]} {size[1] / 4} re f"
        drawn = f"{ground} 0 g BT /F1 {letters} Tf {letters * 1.25} TL 60 {size[1] - 100} Td {shown} ET"
        stream = drawn.encode("cp1252")
        box = f"/MediaBox [0 0 {size[0]} {size[1]}]"
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {fonts} /Contents {5 + 2 * place} 0 R >>".encode())
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    if locked:
        objects.append(_LOCK)
    return _assemble(objects, locked)


def _assemble(objects: list[bytes], locked: bool) -> bytes:
    file, places = bytearray(_HEAD), []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(file)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    lock = f"/Encrypt {len(objects)} 0 R /ID [<00> <00>]" if locked else ""
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    file += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {lock} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(file)
