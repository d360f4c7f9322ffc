"""Options retired over REST: never removed once a question is answered, told in results, and left out of copies."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.polling.records import AnswerWrite
from app.store.database import writing
from app.store.rooms import apply_writes
from tests.web.organizers import problem
from tests.web.test_organize_programmes import Json, engine_of, new_programme, read
from tests.web.test_programme_files import file_of, send

OPTIONS: list[Json] = [{"id": "a", "label": "Tillit"}, {"id": "b", "label": "Mod"}, {"id": "c", "label": "Ansvar"}]
RETIRED: list[Json] = [*OPTIONS[:2], {**OPTIONS[2], "retired": True}]
# Every kind that offers something, the field that has it, and what one participant answers with `c`.
KINDS: dict[str, tuple[str, bytes]] = {
    "choice": ("options", b'{"choices":["c"]}'),
    "quiz": ("options", b'{"choices":["c"]}'),
    "ranking": ("options", b'{"order":["c","a","b"]}'),
    "points": ("options", b'{"points":{"c":100}}'),
    "scale": ("statements", b'{"ratings":{"c":4}}'),
    "grid": ("items", b'{"places":{"c":[0.5,0.5]}}'),
}


class Question:
    """A question of a new programme, made over REST."""

    def __init__(self, client: TestClient, kind: str, options: list[Json]) -> None:
        self.client, self.kind = client, kind
        self.field, self.value = KINDS[kind]
        self.programme = new_programme(client, "empty")
        settings = {self.field: options, **({"right": ["c"]} if kind == "quiz" else {})}
        form = {"kind": kind, "prompt": "Vad?", "settings": settings}
        told = client.post(f"/api/v1/programmes/{self.programme['id']}/questions", json=form)
        assert told.status_code == 201, told.text
        self.id: str = told.json()["id"]

    def change(self, options: list[Json]) -> Any:
        settings: Json = {self.field: options}
        if self.kind == "quiz" and all(option.get("id") != "c" for option in options):
            settings["right"] = ["b"]
        return self.client.patch(f"/api/v1/questions/{self.id}", json={"settings": settings})

    @property
    def options(self) -> list[Json]:
        found: list[Json] = read(self.client, self.programme)["questions"][0]["settings"][self.field]
        return found

    def answer(self) -> str:
        """The session in which somebody has."""
        path = f"/api/v1/programmes/{self.programme['id']}"
        self.client.patch(f"{path}/privacy", json={"least_group": 5})
        session: str = self.client.post(f"{path}/sessions", json={}).json()["id"]
        writes = [AnswerWrite(session, f"p{n}", f"c{n}", self.id, self.value, n) for n in range(5)]
        with writing(engine_of(self.client)) as connection:
            apply_writes(connection, writes)
        return session


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_option_of_an_answered_question_is_retired_and_not_removed(anna: TestClient, kind: str) -> None:
    question = Question(anna, kind, OPTIONS)
    question.answer()
    refused = question.change(OPTIONS[:2])
    assert (refused.status_code, problem(refused)["code"]) == (409, "option_answered")
    assert "Ansvar" in problem(refused)["message"]
    assert question.options == OPTIONS

    assert question.change(RETIRED).json()["settings"][question.field] == RETIRED
    assert question.options == RETIRED
    assert problem(question.change(OPTIONS[:2]))["code"] == "option_answered", "nor once it is retired"
    assert question.change(OPTIONS).status_code == 200
    assert question.options == OPTIONS


def test_nobody_learns_which_options_were_chosen_from_what_may_be_removed(anna: TestClient) -> None:
    question = Question(anna, "choice", OPTIONS)
    question.answer()
    refused = [question.change([one for one in OPTIONS if one is not left_out]) for left_out in OPTIONS]
    assert {(told.status_code, problem(told)["code"]) for told in refused} == {(409, "option_answered")}


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_option_of_a_question_that_nobody_has_answered_is_removed(anna: TestClient, kind: str) -> None:
    question = Question(anna, kind, [OPTIONS[2], OPTIONS[1], OPTIONS[0]])
    assert question.change([OPTIONS[2], OPTIONS[1]]).status_code == 200
    assert question.options == [OPTIONS[2], OPTIONS[1]]


@pytest.mark.parametrize("kind", list(KINDS))
def test_so_many_stay_offered_that_there_is_something_to_answer(anna: TestClient, kind: str) -> None:
    question = Question(anna, kind, OPTIONS)
    refused = question.change([{**one, "retired": True} for one in OPTIONS])
    least = 1 if kind in {"scale", "grid"} else 2
    assert problem(refused)["message"] == (
        f"At least {least} must still be offered. Bring one back, or add another first."
    )


@pytest.mark.parametrize("kind", list(KINDS))
def test_results_list_a_retired_option_while_it_has_answers(anna: TestClient, kind: str) -> None:
    question = Question(anna, kind, OPTIONS)
    question.answer()
    question.change([{**OPTIONS[0], "retired": True}, *RETIRED[1:], {"label": "Ro"}])
    path = f"/api/v1/programmes/{question.programme['id']}/results"
    rows = anna.get(path).json()["questions"][0]["rows"]
    listed = [(row["label"], row["retired"]) for row in rows]
    ranked = [("Tillit", True)] if kind == "ranking" else []
    assert listed == [*ranked, ("Mod", False), ("Ansvar", True), ("Ro", False)]


@pytest.mark.parametrize("kind", list(KINDS))
def test_copies_and_files_have_nothing_that_is_retired(anna: TestClient, kind: str) -> None:
    question = Question(anna, kind, OPTIONS)
    question.answer()
    field = question.field
    # Of a quiz the right answer stays.
    question.change([{**OPTIONS[0], "retired": True}, *OPTIONS[1:]])
    copied = anna.post(f"/api/v1/questions/{question.id}/duplicate").json()
    assert copied["settings"][field] == OPTIONS[1:]
    copy = anna.post(f"/api/v1/programmes/{question.programme['id']}/duplicate").json()
    assert copy["questions"][0]["settings"][field] == OPTIONS[1:]
    file = file_of(anna, question.programme)
    assert file["questions"][0]["settings"][field] == OPTIONS[1:]
    assert send(anna, file).json()["questions"][0]["settings"][field] == OPTIONS[1:]


def test_a_quiz_whose_right_answer_is_retired_is_copied_as_it_is(anna: TestClient) -> None:
    question = Question(anna, "quiz", OPTIONS)
    question.answer()
    question.change(RETIRED)
    file = file_of(anna, question.programme)
    assert file["questions"][0]["settings"]["options"] == RETIRED
    made = send(anna, file)
    assert made.status_code == 201, made.text
    assert made.json()["questions"][0]["settings"]["right"] == ["c"]


@pytest.mark.parametrize("field", ["statements", "items"])
def test_new_statements_and_items_are_given_ids_and_clean_labels_as_options_are(anna: TestClient, field: str) -> None:
    question = Question(anna, "scale" if field == "statements" else "grid", OPTIONS)
    told = question.change([*OPTIONS, {"label": "  Mer   ro "}]).json()["settings"][field]
    assert told[-1]["label"] == "Mer ro"
    assert told[-1]["id"] not in {"", "a", "b", "c"}
