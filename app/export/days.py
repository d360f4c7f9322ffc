"""Days instead of times: exact times stay out of exports."""

from datetime import UTC, date, datetime


def day_of(seconds: int) -> date:
    """The day of a time in seconds since 1970, where the server stands."""
    return datetime.fromtimestamp(seconds, UTC).astimezone().date()
