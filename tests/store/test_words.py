"""Rules and lists of words, written and read again, on SQLite and PostgreSQL."""

import json

import pytest
from sqlalchemy import Engine

from app.polling.records import CorrectionUndo, CorrectionWrite, SessionRecord, WordLists, Write
from app.store.database import writing
from app.store.rooms import apply_writes, load_room
from app.store.words import read_word_lists, set_word_lists
from tests.store.sessions import new_session


class Programme:
    """A programme with a session, and the rules of its word cloud."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.session: SessionRecord = new_session(engine)
        loaded = load_room(engine, self.session.id)
        assert loaded is not None
        self.cloud = loaded.questions[0].id

    def write(self, *writes: Write) -> None:
        with writing(self._engine) as connection:
            apply_writes(connection, writes)

    def hold(self, word: str) -> CorrectionWrite:
        return CorrectionWrite(self.cloud, json.dumps({"rule": "hold", "word": word}).encode())

    def held(self) -> list[str]:
        loaded = load_room(self._engine, self.session.id)
        assert loaded is not None
        return [rule["word"] for rule in loaded.corrections.get(self.cloud, [])]


@pytest.fixture
def programme(engine: Engine) -> Programme:
    return Programme(engine)


def test_rules_are_read_in_the_order_they_were_given(programme: Programme) -> None:
    programme.write(programme.hold("b"), programme.hold("a"))
    programme.write(programme.hold("c"))
    assert programme.held() == ["b", "a", "c"]


def test_undo_takes_the_last_rule_and_what_follows_comes_after_the_rest(programme: Programme) -> None:
    undo = CorrectionUndo(programme.cloud)
    programme.write(programme.hold("a"), programme.hold("b"), undo, programme.hold("c"))
    assert programme.held() == ["a", "c"]
    programme.write(undo, undo, undo)
    assert programme.held() == []


def test_rules_of_one_programme_are_none_of_anothers(programme: Programme, engine: Engine) -> None:
    programme.write(programme.hold("a"))
    assert Programme(engine).held() == []


def test_a_programme_has_no_words_of_its_own_until_it_is_given_some(programme: Programme, engine: Engine) -> None:
    lists = WordLists(block=["ost"], allow=["fan"])
    with writing(engine) as connection:
        assert read_word_lists(connection, programme.session.programme) == WordLists()
        set_word_lists(connection, programme.session.programme, lists)
    loaded = load_room(engine, programme.session.id)
    assert loaded is not None
    assert loaded.word_lists == lists
