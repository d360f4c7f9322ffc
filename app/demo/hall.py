"""A full hall: so many attendees at once, in one process, and the lecturer if there is none."""

import asyncio
import secrets
import time
from collections.abc import Callable

from app.demo.attendee import Attendee, Hall
from app.demo.counts import Counts, HallReport
from app.demo.presenter import run_presenter
from app.demo.socket import HallError, knock
from app.locales import catalogue
from app.polling.ids import group_code

__all__ = ["HallError", "HallReport", "run_hall", "run_presenter"]

# How often progress is told: about a dozen lines a demo, and not more than one a second.
_LINES_IN_A_DEMO = 12

Tell = Callable[[str], None]


async def run_hall(
    base_url: str,
    code: str,
    attendees: int,
    seconds: float,
    report: Tell,
    *,
    seed: object = None,
    language: str = "en",
) -> HallReport:
    """Fill the session with this code for so many seconds, telling `report` a line now and then.

    The same `seed` makes the same people with the same answers. `language` is that of the lines; people answer in the
    session's. Raises OSError where no server answers, HallError where no session has the code.
    """
    await knock(base_url)
    text = catalogue("demo", language).text
    counts = Counts()
    wrong_code = text("No session has the code {code}.", code=group_code(code))
    seed = secrets.token_hex(8) if seed is None else seed
    hall = Hall(base_url, code, seconds, time.monotonic() + seconds, seed, counts, asyncio.Event(), wrong_code)
    telling = asyncio.create_task(_tell_progress(hall, report, language))
    try:
        async with asyncio.TaskGroup() as everyone:
            for number in range(attendees):
                everyone.create_task(Attendee(hall, number).run())
    except* HallError as failures:
        raise failures.exceptions[0] from None
    finally:
        telling.cancel()
    summary = counts.report(attendees)
    _tell_summary(summary, report, language)
    return summary


async def _tell_progress(hall: Hall, report: Tell, language: str) -> None:
    text = catalogue("demo", language).text
    while True:
        await asyncio.sleep(max(1.0, hall.seconds / _LINES_IN_A_DEMO))
        left_s = max(0, round(hall.ends_at - time.monotonic()))
        counts = hall.counts
        report(
            text(
                "{left} s left. Phones connected: {connected}. Answers saved: {accepted}.",
                left=left_s,
                connected=counts.connected,
                accepted=counts.accepted,
            )
        )


def _tell_summary(summary: HallReport, report: Tell, language: str) -> None:
    text = catalogue("demo", language).text
    report(
        text(
            "The demo is over. Phones: {joined}. Answers sent: {sent}, saved: {accepted}, refused: {refused}.",
            joined=summary.joined,
            sent=summary.sent,
            accepted=summary.accepted,
            refused=sum(summary.refused.values()),
        )
    )
    if summary.p95_ms is not None:
        report(
            text(
                "From sent to saved on disk: {median} ms for half of them, {p95} ms for 95 of 100.",
                median=summary.median_ms,
                p95=summary.p95_ms,
            )
        )
    if summary.failed_connections:
        report(text("Attempts to connect that failed: {n}.", n=summary.failed_connections))
