"""What a session is called that nobody has named: where it is and when, in its programme's language."""

from collections.abc import Container
from datetime import date
from itertools import count

from babel.dates import format_date

# English of Europe: the day before the month.
_LOCALES = {"en": "en_GB"}


def plan_title(language: str, hall: str | None, held_on: date | None) -> str | None:
    """ "Teatern · 3 mars 2027"; None where neither is known."""
    return " · ".join(plan_parts(language, hall, held_on)) or None


def plan_parts(language: str, hall: str | None, held_on: date | None) -> list[str]:
    """Hall and day in words, as far as they are known."""
    day = held_on and format_date(held_on, "long", _LOCALES.get(language, language))
    return [part for part in (hall, day) if part]


def distinct_title(title: str, taken: Container[str]) -> str:
    """The title, or with a number behind it where another session is called so: two sittings in one hall on one day."""
    return next(name for n in count(1) if (name := title if n == 1 else f"{title} ({n})") not in taken)
