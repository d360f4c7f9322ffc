"""Python, limits, the clock and fonts."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from PIL import features

from app.doctor.finding import Finding, Text
from app.settings import Settings

# A descriptor a phone, a presenter, a page that loads; a theatre has 400 seats, the largest hall perhaps 2,000.
FEW_FILES, ENOUGH_FILES = 1024, 4096
# A clock that says less than the year this was written is wrong.
RELEASED = datetime(2026, 1, 1, tzinfo=UTC).timestamp()
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
# Script: how font files that have it are called, in small letters, and the Debian package that brings one.
SCRIPTS = {
    "العربية": (("arabic", "geeza", "segoeui.", "dejavusans."), "fonts-noto-core"),
    "हिन्दी": (("devanagari", "nirmala", "kohinoor"), "fonts-noto-core"),
    "ไทย": (("thai", "thonburi", "leelaw"), "fonts-noto-core"),
    "中文": (("cjk", "pingfang", "msyh"), "fonts-noto-cjk"),
    "🙂": (("emoji", "seguiemj"), "fonts-noto-color-emoji"),
}


def check_python(_settings: Settings, text: Text) -> Iterator[Finding]:
    yield Finding("ok", text("Python {version}", version=sys.version.partition(" ")[0]))
    if sys.platform != "win32" and find_spec("uvloop") is None:
        advice = text("Install it with: {command}", command="python3 -m pip install uvloop")
        yield Finding("warning", text("uvloop is missing, so a full hall needs more of the processor."), advice)


def check_open_files(_settings: Settings, text: Text) -> Iterator[Finding]:
    """The hard limit counts: the server takes all that it may have."""
    allowed = most_open_files()
    if allowed is None or allowed >= ENOUGH_FILES:
        yield Finding("ok", text("The system allows connections enough for a full hall."))
        return
    advice = text("Raise the limit: LimitNOFILE=65536 in the systemd unit, or ulimit -Hn 65536 before the start.")
    said = text("The system allows only {n} open connections and files at once.", n=allowed)
    yield Finding("problem" if allowed < FEW_FILES else "warning", said, advice)


def check_clock(_settings: Settings, text: Text) -> Iterator[Finding]:
    now = time.time()
    said = text("The clock says {time}.", time=datetime.fromtimestamp(now, UTC).astimezone().strftime("%Y-%m-%d %H:%M"))
    if now >= RELEASED:
        yield Finding("ok", said)
    else:
        yield Finding("problem", said, text("Set the clock: countdowns and links that expire go by it."))


def check_scripts(_settings: Settings, text: Text) -> Iterator[Finding]:
    """Whether words in other scripts can be drawn on the server, for pictures of the word cloud."""
    if not features.check("raqm"):
        advice = text("Install it with: {command}", command="apt install libraqm0")
        said = text("Letters that join, as in Arabic and Hindi, come out wrong in pictures: RAQM is missing.")
        yield Finding("warning", said, advice)
    missing = scripts_without_fonts(FONT_FOLDERS)
    if not missing:
        yield Finding("ok", text("There are fonts for other scripts and for emoji."))
        return
    packages = " ".join(dict.fromkeys(SCRIPTS[script][1] for script in missing))
    advice = text("Install it with: {command}", command=f"apt install {packages}")
    said = text("Pictures cannot show words such as {words}: no font has these letters.", words=" ".join(missing))
    yield Finding("warning", said, advice)


def most_open_files() -> int | None:
    """How many files and sockets one process may have open, or None where nothing limits it."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 -- there is none on Windows

    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    return None if hard == resource.RLIM_INFINITY else hard


def scripts_without_fonts(folders: Iterable[str]) -> list[str]:
    """A word of each script that no font file in these folders is named for."""
    names = [name.lower() for folder in folders for name in _file_names(folder)]
    return [
        script for script, (marks, _package) in SCRIPTS.items() if not any(mark in n for n in names for mark in marks)
    ]


def _file_names(folder: str) -> Iterator[str]:
    for _path, _folders, files in os.walk(Path(folder).expanduser()):
        yield from files
