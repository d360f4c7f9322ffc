"""What is drawn of each kind, and the same in words: counted by hand, from answers that were given."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

from app.export.drawings import Drawing, finish_drawing
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.records import Picture, Rendition
from app.polling.session import Question
from app.store.database import migrate, open_database, writing
from app.store.edits import add_question
from app.store.pictures import add_picture
from app.web.exports import Chosen, PictureStyle, draw, read_question_picture
from app.web.studio import PictureStudio
from tests.export.answered import Answered
from tests.pictures.files import drawing as drawn_file

PAIR = [{"id": "a", "label": "Skola"}, {"id": "b", "label": "Vård"}]


class Asked:
    """A session, and questions of any kind added to its programme."""

    def __init__(self, engine: Engine) -> None:
        self.answered = Answered(engine)
        self.engine = engine

    def ask(self, kind: str, settings: dict[str, Any], *values: Any) -> Question:
        with writing(self.engine) as connection:
            read = read_settings(KINDS[kind], settings)
            question = add_question(connection, self.answered.record.programme, kind, f"Vad om {kind}?", read)
        self.answered.say_all([(f"{kind}{place}", question, value) for place, value in enumerate(values)])
        return question

    def drawing(self, question: Question) -> Drawing:
        chosen = Chosen(session=self.answered.record.id)
        picture = read_question_picture(self.engine, chosen, question.id, "en")
        # Whatever is drawn can be set.
        assert draw(self.engine, picture, PictureStyle("svg"))
        return picture.drawing


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('drawings') / 'visent.sqlite3'}")
    migrate(engine)
    yield Asked(engine)
    engine.dispose()


def test_a_scale_shows_how_many_gave_each_rating_and_the_mean(asked: Asked) -> None:
    settings = {"statements": PAIR, "steps": 3, "low_label": "Inte alls", "high_label": "Helt"}
    ratings = [{"ratings": {"a": 1, "b": 3}}, {"ratings": {"a": 3}}, {"ratings": {"a": 3}}, {"ratings": {"a": 2}}]
    drawing = asked.drawing(asked.ask("scale", settings, *ratings))
    first, second = drawing.values["rows"]
    assert (first["shares"], first["mean"], first["said"]) == ([0.25, 0.25, 0.5], 2.25, "2.25")
    assert (second["shares"], second["answers"]) == ([0, 0, 1], 1)
    assert drawing.values["ends"] == ["1 Inte alls", "Helt 3"]
    assert "Skola: mean 2.25; answers from 1 to 3: 1, 1, 2; Vård: mean 3; answers from 1 to 3: 0, 0, 1" in drawing.alt


def test_a_number_shows_median_and_right_answer_on_its_axis(asked: Asked) -> None:
    settings = {"min": 0, "max": 9, "right_value": 7, "unit": "år"}
    drawing = asked.drawing(asked.ask("number", settings, *({"number": n} for n in (2, 4, 4))))
    assert [row["value"] for row in drawing.values["rows"]] == [0, 0, 1, 0, 2, 0, 0, 0, 0, 0]
    # Ten numbers, each in the middle of its own tenth.
    assert [(mark["place"], mark["right"]) for mark in drawing.values["marks"]] == [(0.45, False), (0.75, True)]
    assert "2: 1, 4: 2; Median 4\u00a0år; Right answer 7\u00a0år" in drawing.alt
    assert drawing.values["ends"] == ["0\u00a0år", "9\u00a0år"]


def test_pins_are_told_by_quarters_and_drawn_on_their_picture(asked: Asked) -> None:
    with writing(asked.engine) as connection:
        file = Rendition("image/png", drawn_file(80, 40))
        picture = add_picture(connection, asked.answered.record.programme, Picture(80, 40, file, file))
    settings = {"picture": picture, "picture_text": "Karta", "right": [0, 0, 0.5, 0.5]}
    pins = [{"pin": [0.1, 0.1]}, {"pin": [0.1, 0.1]}, {"pin": [0.9, 0.2]}, {"pin": [0.6, 0.8]}]
    drawing = asked.drawing(asked.ask("pin", settings, *pins))
    quarters = "Upper left: 2, Upper right: 1, Lower left: 0, Lower right: 1"
    assert f"(Karta): 4. {quarters}, In the right area: 2, Outside the right area: 2." in drawing.alt
    assert [(row["x"], row["y"], row["share"]) for row in drawing.values["rows"]] == [
        (0.1, 0.1, 1),
        (0.9, 0.2, 0.5),
        (0.6, 0.8, 0.5),
    ]
    drawn = finish_drawing(drawing, PictureStudio(asked.engine)).values
    assert (drawn["width"], drawn["height"], "data:image/png;base64," in drawn["ground"]) == (80, 40, True)


def test_a_ranking_begins_with_what_came_first_and_a_quiz_marks_what_is_right(asked: Asked) -> None:
    drawing = asked.drawing(asked.ask("ranking", {"options": PAIR}, {"order": ["b", "a"]}))
    assert [row["label"] for row in drawing.values["rows"]] == ["Vård", "Skola"]
    drawing = asked.drawing(asked.ask("quiz", {"options": PAIR, "right": ["b"]}, {"choices": ["a"]}))
    assert [(row["value"], row["mark"]) for row in drawing.values["rows"]] == [(1, None), (0, "Right answer")]


def test_more_bars_than_can_be_read_are_told_to_be_missing(asked: Asked) -> None:
    options = [{"id": f"o{n}", "label": f"Val {n}"} for n in range(25)]
    drawing = asked.drawing(asked.ask("choice", {"options": options}, {"choices": ["o1"]}))
    assert len(drawing.values["rows"]) == 20
    assert drawing.values["more"] == "and 5 more, in the Excel file"


def test_a_grid_says_what_its_axes_mean(asked: Asked) -> None:
    settings = {"items": PAIR, "x_low": "Liten nytta", "y_high": "Svårt"}
    drawing = asked.drawing(asked.ask("grid", settings, {"places": {"b": [0.25, 0.75]}}))
    assert drawing.values["rows"] == [{"number": 1, "label": "Vård", "x": 0.25, "y": 0.75}]
    assert (drawing.values["x_low"], drawing.values["y_high"], drawing.values["x_high"]) == ("Liten nytta", "Svårt", "")
