"""What may be changed in a question that people have answered.

An option keeps its id when it is reworded, so its answers keep their meaning; one that was chosen cannot be dropped.
"""

from collections.abc import Iterable
from typing import Any

from app.polling.kinds.base import Settings
from app.polling.kinds.choice import Option


def lost_options(before: Settings, after: Settings, answers: Iterable[Any]) -> list[Option]:
    """The options that somebody has chosen and the new settings no longer have, in their old order."""
    options: list[Option] = getattr(before, "options", [])
    kept = {option.id for option in getattr(after, "options", [])}
    dropped = [option for option in options if option.id not in kept]
    if not dropped:
        return []
    chosen = {choice for answer in answers for choice in answer.choices}
    return [option for option in dropped if option.id in chosen]
