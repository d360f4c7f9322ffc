"""Options: what an organizer offers, and people choose, rank or give points to."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from app.polling.errors import Refusal
from app.polling.text import clean_line, grapheme_count

MAX_LABEL_CHARS = 200


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One option. `id` stays when the label is reworded, so that answers keep their meaning."""

    id: str
    label: str


def check_options(options: Sequence[Option], most: int) -> Refusal | None:
    """Between two and `most` options, each with an id of its own and a label that is not too long."""
    if not 2 <= len(options) <= most:
        return Refusal("bad_settings", "options_count", {"least": 2, "most": most})
    if len({option.id for option in options}) != len(options) or not all(0 < len(o.id) <= 64 for o in options):
        return Refusal("bad_settings", "options_ids")
    if not all(0 < grapheme_count(clean_line(option.label)) <= MAX_LABEL_CHARS for option in options):
        return Refusal("bad_settings", "options_labels", {"most": MAX_LABEL_CHARS})
    return None


def check_items(items: Sequence[Option], most: int, longest: int) -> Refusal | None:
    """Between one and `most` items to place, each with an id of its own and a label that is not too long."""
    if not 1 <= len(items) <= most:
        return Refusal("bad_settings", "items_count", {"least": 1, "most": most})
    if len({item.id for item in items}) != len(items) or not all(0 < len(item.id) <= 64 for item in items):
        return Refusal("bad_settings", "items_ids")
    if not all(0 < grapheme_count(clean_line(item.label)) <= longest for item in items):
        return Refusal("bad_settings", "items_labels", {"most": longest})
    return None


def read_choices(sent: Sequence[str], options: Sequence[Option]) -> list[str] | None:
    """What was chosen, in its one stored form whatever order it came in; None for what is not there, or there twice."""
    chosen = set(sent)
    if len(chosen) != len(sent) or not chosen <= {option.id for option in options}:
        return None
    return [option.id for option in options if option.id in chosen]


def distinct(labels: Sequence[str]) -> list[str]:
    """The labels, the second of its name with a number: a table has one column a heading."""
    seen: Counter[str] = Counter()
    found = []
    for label in labels:
        seen[label] += 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return found
