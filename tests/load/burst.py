"""A hall of phones on one address joins, then answers inside one second. Prints a table; asserts nothing.

    python -m tests.load.burst [--phones 400] [--kind word_cloud|choice|open_text] [--rounds 3]

The phones are in this process, the server in another, on the loopback interface. "On the screen" is when a projector's
socket has received the first results that count the answer, measured from the moment its phone sent it.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.clients import Phone, Presenter, new_change_id
from tests.server import NewSession, Server

VALUES: dict[str, Any] = {
    "word_cloud": lambda n, _question: {"entries": [f"ord {n}"]},
    "choice": lambda n, question: {"choices": [question["settings"]["options"][n % 3]["id"]]},
    "open_text": lambda n, _question: {"text": f"En tanke från plats {n}"},
}


async def burst(server: Server, session: NewSession, kind: str, phones: int, spread_s: float) -> dict[str, Any]:
    """One round: join, answer, wait until all are on the screen."""
    question = next(question for question in session.questions if question["kind"] == kind)
    hall = [Phone(server.ws, session.code) for _ in range(phones)]
    async with Presenter(server.ws, session.id, session.key) as presenter:
        await presenter.show(question["id"])
        began = time.perf_counter()
        joined = await asyncio.gather(*(phone.__aenter__() for phone in hall), return_exceptions=True)
        join_s = time.perf_counter() - began
        shown = (await presenter.expect("state") if not presenter.received else presenter.last("state"))["question"]
        sent: dict[int, float] = {}
        accepted: dict[int, float] = {}

        async def answer(number: int, phone: Phone) -> None:
            await asyncio.sleep(spread_s * number / phones)
            sent[number] = time.perf_counter()
            reply = await phone.answer(question["id"], VALUES[kind](number, shown), new_change_id())
            if reply["type"] == "accepted":
                accepted[number] = time.perf_counter()

        on_screen = asyncio.create_task(watch(presenter, phones))
        await asyncio.gather(*(answer(number, phone) for number, phone in enumerate(hall)))
        counts = await asyncio.wait_for(on_screen, 60)
        await asyncio.gather(*(phone.socket.close() for phone in hall))
    # Answers are counted in the order of their acceptance, so the n-th count is the n-th accepted answer's.
    in_order = sorted(accepted, key=lambda number: accepted[number])
    delays = []
    for place, number in enumerate(in_order, start=1):
        seen = next(at for at, count in counts if count >= place)
        delays.append((seen - sent[number]) * 1000)
    waits = [(accepted[number] - sent[number]) * 1000 for number in accepted]
    return {
        "phones": phones,
        "refused": sum(isinstance(outcome, BaseException) for outcome in joined),
        "join_s": join_s,
        "accepted": len(accepted),
        "on_screen": counts[-1][1],
        "accepted_p50": statistics.median(waits),
        "accepted_p95": percentile(waits, 95),
        "screen_p50": statistics.median(delays),
        "screen_p95": percentile(delays, 95),
        "screen_max": max(delays),
        "snapshots": len(counts),
    }


async def watch(presenter: Presenter, phones: int) -> list[tuple[float, int]]:
    """When which number of participants was on the screen."""
    counts: list[tuple[float, int]] = []
    while not counts or counts[-1][1] < phones:
        message = await presenter.expect("results")
        counts.append((time.perf_counter(), message["participants"]))
    return counts


def percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def stored(server: Server, session: NewSession) -> int:
    exported = json.loads(server.visent("export", session.code, "--format", "json", "-o", "-"))
    return len(exported["answers"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=400)
    parser.add_argument("--kind", choices=[*VALUES], default="word_cloud")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spread", type=float, default=1.0, help="seconds over which the answers are sent")
    arguments = parser.parse_args()
    table = Table(title=f"{arguments.phones} answers in {arguments.spread:g} s, {arguments.kind}; milliseconds")
    columns = (
        "join s",
        "refused",
        "accepted",
        "stored",
        "on screen",
        "accepted p50",
        "p95",
        "screen p50",
        "p95",
        "max",
    )
    for column in columns:
        table.add_column(column, justify="right")
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.start()
        try:
            for _ in range(arguments.rounds):
                session = server.new_session()
                figures = asyncio.run(burst(server, session, arguments.kind, arguments.phones, arguments.spread))
                table.add_row(*_row(figures, stored(server, session)))
        finally:
            server.stop()
    Console().print(table)


def _row(figures: dict[str, Any], on_disk: int) -> list[str]:
    return [
        f"{figures['join_s']:.2f}",
        str(figures["refused"]),
        str(figures["accepted"]),
        str(on_disk),
        str(figures["on_screen"]),
        *(
            f"{figures[name]:.0f}"
            for name in ("accepted_p50", "accepted_p95", "screen_p50", "screen_p95", "screen_max")
        ),
    ]


if __name__ == "__main__":
    main()
