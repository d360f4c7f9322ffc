"""Options: what an organizer offers, and people choose, rank, rate, place or give points to."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from app.polling.errors import Refusal
from app.polling.text import clean_line, grapheme_count

MAX_LABEL_CHARS = 200
# More than anybody retires; it bounds what a question can grow to.
MAX_RETIRED = 50


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One option. `id` stays when the label is reworded, so that answers keep their meaning."""

    id: str
    label: str
    retired: bool = False
    """Whether it is offered no more. What was answered to it stays, and it can be brought back."""


def offered(options: Sequence[Option]) -> list[Option]:
    """Those that can be answered with now."""
    return [option for option in options if not option.retired]


def check_options(
    options: Sequence[Option], most: int, *, least: int = 2, longest: int = MAX_LABEL_CHARS, called: str = "options"
) -> Refusal | None:
    """Between `least` and `most` that are offered, each with an id of its own and a label of at most `longest`.

    What is retired counts for neither bound. `called` begins the reason of a refusal, for kinds that call them
    something else.
    """
    left, retired = len(offered(options)), len(options) - len(offered(options))
    if retired and left < least:
        return Refusal("bad_settings", "too_few_offered", {"least": least})
    if not least <= left <= most:
        return Refusal("bad_settings", f"{called}_count", {"least": least, "most": most})
    if retired > MAX_RETIRED:
        return Refusal("bad_settings", "too_many_retired", {"most": MAX_RETIRED})
    if len({option.id for option in options}) != len(options) or not all(0 < len(o.id) <= 64 for o in options):
        return Refusal("bad_settings", f"{called}_ids")
    if not all(0 < grapheme_count(clean_line(option.label)) <= longest for option in options):
        return Refusal("bad_settings", f"{called}_labels", {"most": longest})
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
