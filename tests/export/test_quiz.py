"""A quiz in a file: what was right and what it earned, and no nickname."""

import pytest
from sqlalchemy import Engine

from app.export.session import FORMATS
from app.polling.kinds.quiz import QuizAnswer
from app.polling.session import Question
from app.polling.templates import template
from app.store.database import writing
from app.store.programmes import create_programme
from app.store.questions import read_questions
from app.store.sessions import create_session
from tests.export.answered import Answered
from tests.export.reading import text_of


@pytest.fixture
def answered(answered_in_sqlite: Answered, sqlite_engine: Engine) -> Answered:
    """A session of the ready quiz; in its first question option three is right, in its fourth one and four."""
    with writing(sqlite_engine) as connection:
        programme = create_programme(connection, template("quiz", "sv"), "sv")
        answered_in_sqlite.record = create_session(connection, programme.id)
        answered_in_sqlite.questions = read_questions(connection, programme.id, with_retired=False)
    first, fourth = answered_in_sqlite.questions[0], answered_in_sqlite.questions[3]
    say(answered_in_sqlite, "p-1", first, QuizAnswer(["o3"], 0.5, "Älgen"))
    say(answered_in_sqlite, "p-2", first, QuizAnswer(["o1"], 0.1, "Älgen"))
    say(answered_in_sqlite, "p-1", fourth, QuizAnswer(["o1", "o4"], 1.0, "Älgen"))
    return answered_in_sqlite


def say(answered: Answered, participant: str, question: Question, answer: QuizAnswer) -> None:
    answered.say(participant, question, answer)


def test_each_answer_says_whether_it_was_right_and_what_it_earned(answered: Answered) -> None:
    told = [(row["Deltagare"], row["Svar"], row["Rätt"], row["Poäng"]) for row in answered.csv()]
    assert told == [("1", "Sverige", "Ja", "764"), ("2", "Danmark", "Nej", "0"), ("1", "Oslo; Köpenhamn", "Ja", "500")]


def test_workbook_marks_the_right_options(answered: Answered) -> None:
    sheet = answered.xlsx().worksheets[4]
    results = [row[5:8] for row in sheet.iter_rows(min_row=5, max_row=8, values_only=True)]
    assert results == [
        ("Oslo", 1, "Rätt svar"),
        ("Bergen", 0, None),
        ("Göteborg", 0, None),
        ("Köpenhamn", 1, "Rätt svar"),
    ]


def test_json_has_the_share_of_the_time_with_each_answer(answered: Answered) -> None:
    values = [answer["value"] for answer in answered.json()["answers"]]
    assert values == [
        {"choices": ["o3"], "share": 0.5},
        {"choices": ["o1"], "share": 0.1},
        {"choices": ["o1", "o4"], "share": 1.0},
    ]


@pytest.mark.parametrize("file_format", list(FORMATS))
def test_no_nickname_is_in_a_file(answered: Answered, file_format: str) -> None:
    if file_format == "xlsx":
        cells = [cell for sheet in answered.xlsx() for row in sheet.iter_rows(values_only=True) for cell in row]
        assert "Älgen" not in cells
    elif file_format == "pdf":
        assert "Älgen" not in "".join(text_of(answered.file("pdf")))
    elif file_format != "zip":  # An archive holds the others.
        assert "Älgen" not in answered.file(file_format).decode()
