"""What a check says."""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from app.settings import Settings

Level = Literal["ok", "warning", "problem"]
Text = Callable[..., str]


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at. `advice` is empty where there is nothing to do."""

    level: Level
    what: str
    advice: str = ""


Check = Callable[[Settings, Text], Iterator[Finding]]
