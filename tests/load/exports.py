"""Half a million answers as files: how long each format takes, and how much memory. Prints a table; asserts nothing.

    python -m tests.load.exports [--answers 500000]

Each file is made in a process of its own, so that the peak is that file's.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.export.session import FORMATS
from app.store.database import migrate, open_database
from app.web.exports import export_session
from tests.export.many_answers import answer_often


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--answers", type=int, default=500_000)
    parser.add_argument("--one", nargs=3, metavar=("DATABASE", "SESSION", "FORMAT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        _write_one(*given.one)
        return
    table = Table("format", "seconds", "MB of file", "MB at most", "MB before", title=f"{given.answers:,} answers")
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'visent.sqlite3'}"
        engine = open_database(database)
        migrate(engine)
        session = answer_often(engine, given.answers)
        engine.dispose()
        for file_format in FORMATS:
            command = [sys.executable, "-m", "tests.load.exports", "--one", database, session, file_format]
            told = subprocess.run(command, check=True, capture_output=True, text=True)
            table.add_row(file_format, *told.stdout.split())
    Console().print(table)


def _write_one(database: str, session: str, file_format: str) -> None:
    engine = open_database(database)
    before = _peak_mb()
    began = time.perf_counter()
    chunks = export_session(engine, session, file_format, "sv").chunks
    size = sum(map(len, chunks))
    seconds = time.perf_counter() - began
    sys.stdout.write(f"{seconds:.1f} {size / 1e6:.1f} {_peak_mb():.0f} {before:.0f}\n")


def _peak_mb() -> float:
    # Linux counts in kilobytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main()
