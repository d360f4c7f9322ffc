"""What may be changed in a question that people have answered.

An option keeps its id when it is reworded, so its answers keep their meaning; one that was chosen cannot be dropped.
An answer to a question with options says in `named_options` which of them it chose, ranked or gave points to; the
statements of a scale are options that are rated, the items of a grid options that are placed.
"""

from collections.abc import Iterable
from typing import Any

from app.polling.kinds.base import Settings
from app.polling.options import Option


def lost_options(before: Settings, after: Settings, answers: Iterable[Any]) -> list[Option]:
    """The options that somebody has chosen and the new settings no longer have, in their old order."""
    kept = {option.id for option in _options(after)}
    dropped = [option for option in _options(before) if option.id not in kept]
    if not dropped:
        return []
    chosen = {option for answer in answers for option in answer.named_options}
    return [option for option in dropped if option.id in chosen]


def _options(settings: Settings) -> list[Option]:
    """A kind has its options under one of these names, or has none."""
    return next((getattr(settings, name) for name in ("options", "statements", "items") if hasattr(settings, name)), [])
