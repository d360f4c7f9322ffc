"""Six halls of four hundred with ten questions each as one archive: how long, and which part of it. Asserts nothing.

python -m tests.load.archive [--people 400] [--sessions 6]
"""

import argparse
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.export.session import FORMATS
from app.store.database import migrate, open_database
from tests.export.six_sessions import SixSessions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--sessions", type=int, default=6)
    given = parser.parse_args()
    table = Table(
        "format", "seconds", "MB", title=f"{given.sessions} sessions of {given.people} people, counted together"
    )
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{Path(folder) / 'visent.sqlite3'}")
        migrate(engine)
        hall = SixSessions(engine, sessions=given.sessions, people=given.people)
        # The archive has the others of all sessions, the same of each, and the pictures.
        for file_format in FORMATS:
            began = time.perf_counter()
            size = len(hall.file(file_format))
            table.add_row(file_format, f"{time.perf_counter() - began:.1f}", f"{size / 1e6:.1f}")
        engine.dispose()
    Console().print(table)


if __name__ == "__main__":
    main()
