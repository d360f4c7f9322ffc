"""What files are called."""

import re
import unicodedata

from app.export.ports import Contents, only_session, title_of

# File names are at most 255 bytes on every system; a letter takes up to four.
_MAX_TITLE_CHARS = 50


def file_name(contents: Contents, extension: str) -> str:
    """Title and code, or of several sessions the programme's, without what file systems and shells trip over."""
    only = only_session(contents)
    title = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", title_of(contents)))[:_MAX_TITLE_CHARS].strip("-")
    return f"{title or 'Visent'}-{'total' if only is None else only.code}.{extension}"
