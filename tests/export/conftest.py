"""A session to export, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import Engine

from tests.export.answered import Answered


@pytest.fixture
def answered(engine: Engine) -> Answered:
    return Answered(engine)


@pytest.fixture
def answered_in_sqlite(sqlite_engine: Engine) -> Answered:
    """For tests in which the database makes no difference."""
    return Answered(sqlite_engine)
