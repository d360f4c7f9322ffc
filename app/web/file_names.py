"""What a file is called that somebody takes home."""

import re
import unicodedata
from urllib.parse import quote

_MAX_CHARS = 60


def file_name(title: str, *more: str, extension: str) -> str:
    """A title and what follows it, without what file systems and shells trip over."""
    plain = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", title))[:_MAX_CHARS].strip("-")
    return f"{'-'.join([plain or 'Visent', *more])}.{extension}"


def as_file(name: str) -> dict[str, str]:
    """The header with which browsers save a reply under this name; in plain letters for those that know no others."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    return {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"}
