"""Programmes and their questions as organizers change them; on SQLite and PostgreSQL."""

import pytest
from sqlalchemy import Engine

from app.polling.errors import NotFound
from app.polling.kinds import KINDS
from app.polling.kinds.base import Settings, read_settings
from app.polling.records import AnswerWrite, StateWrite
from app.polling.session import Question, SessionState
from app.polling.templates import template
from app.store import access, edits, programmes
from app.store.accounts import Role
from app.store.database import writing
from app.store.edits import OptionsAnswered
from app.store.questions import read_questions
from app.store.rooms import apply_writes
from app.store.sessions import create_session
from app.store.tables import organizer


class Deck:
    """A programme of Anna's with the questions of a template."""

    def __init__(self, engine: Engine, name: str = "quick") -> None:
        self.engine = engine
        self.anna = make_organizer(engine, "anna@kommun.se")
        with writing(engine) as connection:
            self.id = programmes.create_programme(connection, template(name, "sv"), "sv", None, self.anna).id

    def questions(self, with_retired: bool = False) -> list[Question]:
        with self.engine.connect() as connection:
            return read_questions(connection, self.id, with_retired)

    def ids(self) -> list[str]:
        return [question.id for question in self.questions()]

    def answer(self, question: str, value: bytes) -> None:
        with writing(self.engine) as connection:
            session = create_session(connection, self.id)
            apply_writes(connection, [AnswerWrite(session.id, "p", "1", question, value, 1)])

    def change(self, question: str, prompt: str, settings: Settings) -> Question | OptionsAnswered:
        with writing(self.engine) as connection:
            return edits.change_question(connection, question, prompt, settings)


def make_organizer(engine: Engine, email: str, role: Role = "organizer") -> str:
    with writing(engine) as connection:
        number = f"o{email[:8]}"
        row = {"id": number, "email": email, "name": "N", "password_hash": "h", "language": "sv", "role": role}
        connection.execute(organizer.insert().values(**row, created_at=1))
        return number


def options(*labels: str) -> Settings:
    return read_settings(
        KINDS["choice"], {"options": [{"id": f"o{n}", "label": label} for n, label in enumerate(labels, start=1)]}
    )


@pytest.fixture
def deck(engine: Engine) -> Deck:
    return Deck(engine)


def test_owners_see_their_own_programmes_and_those_of_the_command_line(deck: Deck) -> None:
    eva = make_organizer(deck.engine, "eva@kommun.se", "owner")
    with writing(deck.engine) as connection:
        shared = programmes.create_programme(connection, template("empty", "nb"), "nb")
        hers = programmes.create_programme(connection, template("pride", "sv"), "sv", "Evas", eva)
        seen = {summary.programme.id for summary in programmes.list_programmes(connection, eva)}
        assert seen == {shared.id, hers.id}
        seen_by_anna = {summary.programme.id for summary in programmes.list_programmes(connection, deck.anna)}
        assert seen_by_anna == {deck.id}


def test_a_foreign_programme_is_not_there_and_neither_is_what_is_in_it(deck: Deck) -> None:
    eva = make_organizer(deck.engine, "eva@kommun.se")
    with writing(deck.engine) as connection:
        session = create_session(connection, deck.id)
        for check, what in (
            (access.check_programme, deck.id),
            (access.programme_of_question, deck.ids()[0]),
            (access.programme_of_session, session.id),
        ):
            with pytest.raises(NotFound):
                check(connection, what, eva)
            check(connection, what, deck.anna)
            with pytest.raises(NotFound):
                check(connection, "nowhere", deck.anna)


def test_a_programme_is_listed_with_how_much_there_is_in_it(deck: Deck) -> None:
    with writing(deck.engine) as connection:
        create_session(connection, deck.id)
        live = create_session(connection, deck.id)
        apply_writes(connection, [StateWrite(live.id, SessionState("live"))])
        edits.retire_question(connection, deck.ids()[0])
        (summary,) = programmes.list_programmes(connection, deck.anna)
    assert (summary.questions, summary.sessions, summary.live) == (2, 2, 1)


def test_a_programme_is_renamed(deck: Deck) -> None:
    with writing(deck.engine) as connection:
        programmes.change_programme(connection, deck.id, title="Hösten 2026")
        assert programmes.read_programme(connection, deck.id)[0].title == "Hösten 2026"


def test_a_new_question_comes_last(deck: Deck) -> None:
    with writing(deck.engine) as connection:
        added = edits.add_question(connection, deck.id, "choice", "Te eller kaffe?", options("Te", "Kaffe"))
    assert deck.questions()[-1] == added


def test_the_first_question_of_an_empty_programme(engine: Engine) -> None:
    deck = Deck(engine, "empty")
    with writing(engine) as connection:
        added = edits.add_question(connection, deck.id, "choice", "Te eller kaffe?", options("Te", "Kaffe"))
    assert deck.questions() == [added]


def test_questions_are_put_in_order(deck: Deck) -> None:
    wanted = deck.ids()[::-1]
    with writing(deck.engine) as connection:
        assert edits.order_questions(connection, deck.id, wanted)
    assert deck.ids() == wanted


@pytest.mark.parametrize("wrong", ["one missing", "one twice", "one foreign"])
def test_an_order_that_is_not_of_all_questions_changes_nothing(deck: Deck, wrong: str) -> None:
    before = deck.ids()
    first, second, third = before
    orders = {"one missing": [third, first], "one twice": [third, third, first], "one foreign": [third, second, "x"]}
    with writing(deck.engine) as connection:
        assert not edits.order_questions(connection, deck.id, orders[wrong])
    assert deck.ids() == before


def test_a_copy_stands_right_after_the_original(deck: Deck) -> None:
    first, second, third = deck.ids()
    with writing(deck.engine) as connection:
        copy = edits.duplicate_question(connection, deck.id, first)
    assert deck.ids() == [first, copy.id, second, third]
    original = deck.questions()[0]
    assert (copy.prompt, copy.settings) == (original.prompt, original.settings)


def test_a_retired_question_keeps_its_answers_and_comes_back_where_it_was(deck: Deck) -> None:
    before = deck.ids()
    deck.answer(before[1], b'{"choices":["o1"]}')
    with writing(deck.engine) as connection:
        edits.retire_question(connection, before[1])
    assert deck.ids() == [before[0], before[2]]
    assert [question.id for question in deck.questions(with_retired=True)] == before
    with writing(deck.engine) as connection:
        edits.restore_question(connection, deck.id, before[1])
        assert edits.count_answers(connection, before) == {before[1]: 1}
    assert deck.ids() == before


def test_an_answered_option_can_be_reworded(deck: Deck) -> None:
    choice = deck.ids()[1]
    deck.answer(choice, b'{"choices":["o1"]}')
    changed = deck.change(choice, "Hur var tempot?", options("Alldeles för långsamt", "Lagom", "För snabbt"))
    assert changed == deck.questions()[1]


def test_an_answered_option_cannot_be_removed(deck: Deck) -> None:
    choice = deck.questions()[1]
    deck.answer(choice.id, b'{"choices":["o3"]}')
    refused = deck.change(choice.id, "Ny fråga?", options("För långsamt", "Lagom"))
    assert isinstance(refused, OptionsAnswered)
    assert [option.label for option in refused.options] == ["För snabbt"]
    assert deck.questions()[1] == choice


def test_an_option_that_nobody_chose_cannot_be_removed_either_once_somebody_has_answered(deck: Deck) -> None:
    """Else it would tell that nobody has, or that somebody had."""
    choice = deck.ids()[1]
    deck.answer(choice, b'{"choices":["o1"]}')
    assert isinstance(deck.change(choice, "Hur var tempot?", options("För långsamt", "Lagom")), OptionsAnswered)


def test_an_option_can_be_removed_until_somebody_answers(deck: Deck) -> None:
    choice = deck.ids()[1]
    assert isinstance(deck.change(choice, "Hur var tempot?", options("För långsamt", "Lagom")), Question)


def test_an_unknown_question_cannot_be_changed(deck: Deck) -> None:
    with pytest.raises(NotFound):
        deck.change("nowhere", "Va?", options("Ja", "Nej"))


def test_a_sitting_of_an_unknown_programme_cannot_be_made(engine: Engine) -> None:
    with writing(engine) as connection, pytest.raises(NotFound):
        create_session(connection, "nowhere")
