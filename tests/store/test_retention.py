"""Deleting what was answered in a session: what goes, what stays, and what no later write brings back."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Engine, Row, select

from app.polling import session as rules
from app.polling.errors import NotFound
from app.polling.records import AnswerWrite, CloudWrite, SessionRecord, StateWrite, Write
from app.polling.session import SessionState
from app.store import tables
from app.store.audit import list_entries
from app.store.database import drop_traces, writing
from app.store.retention import DAY_S, StillLive, due_sessions, erase_session, read_privacy, set_privacy, was_erased
from app.store.rooms import SessionGone, apply_writes, load_room
from app.store.sessions import create_session, find_by_code, list_sessions
from app.store.words import add_rule, read_corrections
from tests.store.sessions import new_session

SECRET = "hemligheten som ingen annan skrev"
ENDED = 1_800_000_000


@pytest.fixture
def session(engine: Engine) -> SessionRecord:
    return new_session(engine)


def write(engine: Engine, *writes: Write) -> None:
    with writing(engine) as connection:
        apply_writes(connection, writes)


def question_of(engine: Engine, session: SessionRecord) -> str:
    query = select(tables.question.c.id).where(tables.question.c.programme_id == session.programme)
    with engine.connect() as connection:
        return str(connection.scalar(query.order_by(tables.question.c.position)))


def hold(engine: Engine, session: SessionRecord, ended_at: int | None = ENDED) -> None:
    """A session with one answer, a cloud and a rule about its word; ended, unless there is no time."""
    question = question_of(engine, session)
    state = rules.SessionState(phase="live" if ended_at is None else "ended", current=question)
    value = msgspec.json.encode({"entries": [SECRET]})
    write(
        engine,
        AnswerWrite(session.id, "p", "c", question, value, 1),
        CloudWrite(session.id, question, f'["{SECRET}"]'.encode()),
        StateWrite(session.id, state, ended_at),
    )
    with writing(engine) as connection:
        add_rule(connection, question, f'{{"rule":"hold","word":"{SECRET}"}}')


def erase(engine: Engine, session: SessionRecord) -> tuple[int, int, list[str]]:
    with writing(engine) as connection:
        erased = erase_session(connection, session.id, None, "retention", ENDED + DAY_S)
    return erased.answers, erased.participants, erased.links


def row_of(engine: Engine, session: SessionRecord) -> Row[tuple[object, ...]]:
    with engine.connect() as connection:
        return connection.execute(select(tables.session).where(tables.session.c.id == session.id)).one()


def test_everything_that_was_answered_goes_and_the_row_stays_without_its_names(
    engine: Engine, session: SessionRecord
) -> None:
    hold(engine, session)
    assert erase(engine, session) == (1, 1, [session.presenter_link])
    with engine.connect() as connection:
        for table in (tables.answer, tables.applied_change, tables.cloud, tables.presenter_link, tables.correction):
            assert connection.execute(select(table)).all() == [], table.name
        assert list_sessions(connection, session.programme) == []
        assert was_erased(connection, session.code)
        with pytest.raises(NotFound):
            find_by_code(connection, session.code)
    row = row_of(engine, session)
    assert (row.title, row.hall, row.ended_at, row.erased_at) == ("", None, ENDED, ENDED + DAY_S)
    assert load_room(engine, session.id) is None


def test_nothing_of_it_is_left_in_the_files(sqlite_engine: Engine) -> None:
    session = new_session(sqlite_engine)
    hold(sqlite_engine, session)
    folder = Path(str(sqlite_engine.url.database)).parent

    def holds_it() -> bool:
        return any(SECRET.encode() in path.read_bytes() for path in folder.iterdir())

    assert holds_it()
    erase(sqlite_engine, session)
    drop_traces(sqlite_engine)
    assert not holds_it()


def test_the_log_has_what_went_and_why_and_no_answer(engine: Engine, session: SessionRecord) -> None:
    hold(engine, session)
    erase(engine, session)
    with engine.connect() as connection:
        [entry] = list_entries(connection, programmes=[session.programme])
    assert (entry.action, entry.subject, entry.organizer) == ("answers.deleted", session.title, None)
    assert entry.details == {"session": session.id, "answers": 1, "participants": 1, "reason": "retention"}


def test_a_live_session_is_never_touched(engine: Engine, session: SessionRecord) -> None:
    hold(engine, session, ended_at=None)
    with pytest.raises(StillLive):
        erase(engine, session)
    assert row_of(engine, session).erased_at is None


def test_it_goes_once(engine: Engine, session: SessionRecord) -> None:
    hold(engine, session)
    erase(engine, session)
    with pytest.raises(NotFound):
        erase(engine, session)


@pytest.mark.parametrize("late", ["answer", "state", "cloud"])
def test_what_a_room_still_writes_does_not_come_back(engine: Engine, session: SessionRecord, late: str) -> None:
    hold(engine, session)
    erase(engine, session)
    question = question_of(engine, session)
    writes: dict[str, Write] = {
        "answer": AnswerWrite(session.id, "p", "d", question, b'{"entries":["kvar"]}', 2),
        "state": StateWrite(session.id, SessionState(phase="live")),
        "cloud": CloudWrite(session.id, question, b"[]"),
    }
    before = row_of(engine, session)
    with pytest.raises(SessionGone):
        write(engine, writes[late])
    assert row_of(engine, session) == before
    with engine.connect() as connection:
        assert connection.execute(select(tables.answer)).all() == []


def test_rules_about_words_stay_as_long_as_another_session_has_answers_to_them(
    engine: Engine, session: SessionRecord
) -> None:
    hold(engine, session)
    question = question_of(engine, session)
    with writing(engine) as connection:
        other = create_session(connection, session.programme)
    write(engine, AnswerWrite(other.id, "q", "c", question, b'{"entries":["mod"]}', 1))
    erase(engine, session)
    with engine.connect() as connection:
        assert read_corrections(connection, [question]) != {}


def test_answers_are_due_so_many_days_after_the_end_and_not_before(engine: Engine, session: SessionRecord) -> None:
    hold(engine, session)
    for days, now, is_due in [
        (None, ENDED + 4000 * DAY_S, False),
        (30, ENDED + 30 * DAY_S - 1, False),
        (30, ENDED + 30 * DAY_S, True),
    ]:
        with writing(engine) as connection:
            set_privacy(connection, session.programme, retention_days=days)
            assert due_sessions(connection, now) == ([session.id] if is_due else [])


def test_a_session_that_has_not_ended_is_never_due(engine: Engine, session: SessionRecord) -> None:
    hold(engine, session, ended_at=None)
    with writing(engine) as connection:
        set_privacy(connection, session.programme, retention_days=1)
        assert due_sessions(connection, ENDED + 4000 * DAY_S) == []


def test_the_least_group_stands_fast_from_the_first_answer_on_also_when_it_is_deleted(
    engine: Engine, session: SessionRecord
) -> None:
    def is_fixed() -> bool:
        with engine.connect() as connection:
            return read_privacy(connection, session.programme).is_group_fixed

    assert not is_fixed()
    hold(engine, session)
    assert is_fixed()
    erase(engine, session)
    assert is_fixed()
