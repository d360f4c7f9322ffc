"""Options: what an organizer offers, and people choose, rank or give points to."""

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
