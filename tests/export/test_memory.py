"""Files are written as answers are read: more answers make longer files and need no more memory."""

import tracemalloc
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.store.database import migrate, open_database
from app.web.exports import export_session
from tests.export.many_answers import answer_often

FEW, MANY = 1_000, 10_000


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[Engine, str]]]:
    """One with few answers and one with ten times as many, each in a database of its own."""
    made = []
    for answers in (FEW, MANY):
        engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('memory') / 'visent.sqlite3'}")
        migrate(engine)
        made.append((engine, answer_often(engine, answers)))
    yield made
    for engine, _session in made:
        engine.dispose()


@pytest.mark.parametrize("file_format", ["csv", "json", "xlsx"])
def test_ten_times_the_answers_take_not_much_more_memory(sessions: list[tuple[Engine, str]], file_format: str) -> None:
    peaks, sizes = [], []
    # What is read once and kept, such as the texts of a language, is not what is measured.
    write(*sessions[0], file_format)
    for engine, session in sessions:
        tracemalloc.start()
        sizes.append(write(engine, session, file_format))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert sizes[1] > 5 * sizes[0]
    assert peaks[1] < 2 * peaks[0]


def write(engine: Engine, session: str, file_format: str) -> int:
    chunks = export_session(engine, session, file_format, "sv").chunks
    return sum(map(len, chunks))
