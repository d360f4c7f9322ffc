"""What a live room writes and reads again, on SQLite and PostgreSQL."""

import pytest
from sqlalchemy import Engine

from app.polling.kinds.open_text import OpenTextAnswer
from app.polling.records import AnswerWrite, ClearWrite, CloudWrite, LoadedRoom, StateWrite, Write
from app.polling.session import QuestionState, SessionState, forget_answers
from app.store.database import writing
from app.store.edits import retire_question
from app.store.rooms import apply_writes, load_room
from app.store.sessions import read_session
from tests.store.sessions import new_session


class Stored:
    """A session in a database, with the id of its open-text question."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.id = new_session(engine).id
        self.question = next(question.id for question in self.load().questions if question.kind == "open_text")

    def load(self) -> LoadedRoom:
        loaded = load_room(self._engine, self.id)
        assert loaded is not None
        return loaded

    def write(self, *writes: Write) -> None:
        with writing(self._engine) as connection:
            apply_writes(connection, writes)

    def text(self, participant: str, change_id: str, text: str | None, seq: int) -> AnswerWrite:
        value = None if text is None else f'{{"text":"{text}"}}'.encode()
        return AnswerWrite(self.id, participant, change_id, self.question, value, seq)

    def texts(self) -> list[tuple[str, str]]:
        rows = self.load().answers
        return [(participant, answer.text) for _question, participant, answer in rows]


@pytest.fixture
def stored(engine: Engine) -> Stored:
    return Stored(engine)


def test_answers_are_read_in_the_order_they_came(stored: Stored) -> None:
    stored.write(stored.text("b", "1", "först", 1), stored.text("a", "1", "sedan", 2))
    assert stored.texts() == [("b", "först"), ("a", "sedan")]


def test_a_new_answer_replaces_the_old_one_and_goes_last(stored: Stored) -> None:
    stored.write(stored.text("a", "1", "ett", 1), stored.text("b", "1", "två", 2), stored.text("a", "2", "tre", 3))
    assert stored.texts() == [("b", "två"), ("a", "tre")]


def test_a_withdrawn_answer_is_erased_and_its_id_remembered(stored: Stored) -> None:
    stored.write(stored.text("a", "1", "hemligt", 1))
    stored.write(stored.text("a", "2", None, 2))
    assert stored.texts() == []
    assert stored.load().applied == {"a": {"1", "2"}}


def test_giving_and_taking_back_in_one_commit_leaves_what_came_last(stored: Stored) -> None:
    stored.write(stored.text("a", "1", "x", 1), stored.text("a", "2", None, 2), stored.text("a", "3", "y", 3))
    stored.write(stored.text("b", "1", "x", 4), stored.text("b", "2", None, 5))
    assert stored.texts() == [("a", "y")]


def test_numbers_go_on_where_they_were(stored: Stored) -> None:
    stored.write(stored.text("a", "1", "x", 41))
    assert stored.load().next_seq == 42


def test_each_load_takes_the_next_block_of_versions(stored: Stored) -> None:
    first, second = stored.load().version_block, stored.load().version_block
    assert second == first + 1


def test_state_survives(stored: Stored) -> None:
    state = SessionState("live", stored.question, False, {stored.question: QuestionState(is_open=True, closes_at_ms=5)})
    stored.write(StateWrite(stored.id, state))
    assert stored.load().state == state


def test_the_first_end_is_the_one_that_is_kept(stored: Stored, engine: Engine) -> None:
    ended = SessionState("ended")
    stored.write(StateWrite(stored.id, ended, 100))
    stored.write(StateWrite(stored.id, ended, 200))
    with engine.connect() as connection:
        assert read_session(connection, stored.id).ended_at == 100


def test_the_newest_cloud_is_kept_and_cleared_with_the_answers(stored: Stored) -> None:
    stored.write(stored.text("a", "1", "x", 1))
    stored.write(CloudWrite(stored.id, "q", b'{"a":1}'), CloudWrite(stored.id, "q", b'{"a":2}'))
    assert stored.load().clouds == {"q": b'{"a":2}'}
    stored.write(ClearWrite(stored.id, "q"), ClearWrite(stored.id, stored.question))
    loaded = stored.load()
    assert (loaded.clouds, loaded.answers, loaded.applied) == ({}, [], {"a": {"1"}})


def test_answers_are_cleared_together_with_what_the_state_says_of_them(stored: Stored) -> None:
    stored.write(stored.text("a", "1", "x", 1))
    marked = SessionState("live").with_question(stored.question, pinned=("e",), reactions={"👏": 3})
    stored.write(StateWrite(stored.id, marked))
    cleared = forget_answers(marked, stored.question, 1000)
    stored.write(ClearWrite(stored.id, stored.question, cleared))
    loaded = stored.load()
    assert (loaded.answers, loaded.state) == ([], cleared)


def test_there_is_no_room_for_an_unknown_session(engine: Engine) -> None:
    assert load_room(engine, "nowhere") is None


def test_answers_come_back_as_their_kind_reads_them(stored: Stored) -> None:
    stored.write(stored.text("a", "1", "rad ett\\nrad två", 1))
    assert stored.load().answers == [(stored.question, "a", OpenTextAnswer("rad ett\nrad två"))]


def test_answers_to_a_question_that_is_retired_come_along_for_the_day_it_is_asked_again(
    stored: Stored, engine: Engine
) -> None:
    stored.write(stored.text("a", "1", "kvar", 1))
    with writing(engine) as connection:
        retire_question(connection, stored.question)
    assert stored.question not in [question.id for question in stored.load().questions]
    assert stored.texts() == [("a", "kvar")]
