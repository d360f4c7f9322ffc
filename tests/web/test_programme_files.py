"""A programme as a file: what is in it, what comes of it elsewhere, and which files nothing comes of."""

import json
from base64 import b64encode
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.polling.kinds import KINDS
from app.web.organize.programme_file_api import MAX_BYTES
from tests.pictures import files
from tests.web.organizers import problem
from tests.web.test_organize_programmes import Json, become, new_programme, read
from tests.web.test_question_pictures import bring

OPTIONS = [{"id": "o1", "label": "Ja"}, {"id": "o2", "label": "Nej"}]
NEEDED: dict[str, Json] = {
    "choice": {"options": OPTIONS, "segments": True, "notes": "Vänta"},
    "ranking": {"options": OPTIONS},
    "points": {"options": OPTIONS},
    "scale": {"statements": OPTIONS},
    "grid": {"items": OPTIONS},
    "pin": {"picture_text": "En bild"},
    "quiz": {"options": OPTIONS, "right": ["o2"]},
}


def send(client: TestClient, content: Any) -> Any:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return client.post("/api/v1/programmes/file", content=body)


def file_of(client: TestClient, programme: Json) -> Json:
    told = client.get(f"/api/v1/programmes/{programme['id']}/file")
    assert "attachment" in told.headers["content-disposition"]
    file: Json = told.json()
    return file


def minimal(*questions: Json, **more: Any) -> Json:
    return {"visent_programme": 1, "title": "Hösten", "language": "sv", "questions": list(questions), **more}


def test_every_kind_goes_out_and_comes_back_as_it_was(anna: TestClient) -> None:
    programme = new_programme(anna, "empty")
    deck = f"/api/v1/programmes/{programme['id']}"
    shown = bring(anna, programme, files.photograph_from_a_phone(60, 40)).json()["id"]
    for kind in KINDS:
        settings = NEEDED.get(kind, {}) | ({"picture": shown} if kind in {"slide", "pin"} else {})
        told = anna.post(f"{deck}/questions", json={"kind": kind, "prompt": f"Om {kind}?", "settings": settings})
        assert told.status_code == 201, told.text
    anna.put(f"{deck}/words", json={"block": ["dum"], "allow": ["bra"], "languages": ["fi"]})
    anna.post(f"{deck}/sessions", json={"title": "Stora salen"})
    before, file = read(anna, programme), file_of(anna, programme)
    assert {asked["id"] for asked in before["questions"]}.isdisjoint(json.dumps(file).split('"'))
    assert "Stora salen" not in json.dumps(file)

    become(anna, "eva")
    told = send(anna, file)
    assert told.status_code == 201, told.text
    made = told.json()
    pictures = {asked["settings"].pop("picture") for asked in made["questions"] if "picture" in asked["settings"]}
    assert len(pictures) == 1
    assert pictures.isdisjoint({shown})
    assert anna.get(f"/pictures/{pictures.pop()}").status_code == 200
    for asked in before["questions"]:
        asked["settings"].pop("picture", None)
    assert [told_of(asked) for asked in made["questions"]] == [told_of(asked) for asked in before["questions"]]
    assert (made["title"], made["language"], made["right"]) == ("Nytt program", "sv", "own")
    assert made["words"] == before["words"]


def told_of(asked: Json) -> Json:
    return {name: asked[name] for name in ("kind", "prompt", "settings")}


CHOICE = {"kind": "choice", "prompt": "Var?", "settings": {"options": OPTIONS, "segments": True}}
SLIDE = {"kind": "slide", "prompt": "Se", "settings": {"picture": "0123456789abcdef"}}


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"{", "not a file of a programme"),
        (b"\xff\xfe", "not a file of a programme"),
        (b"[" * 100_000, "not a file of a programme"),
        (minimal(visent_programme=2), "not a file of a programme"),
        (minimal(owner="eva"), "“owner”"),
        (minimal({"kind": "poem", "prompt": "Va?"}), "Question 1 is of a kind that this server does not know: “poem”"),
        (minimal(CHOICE, {"kind": "slide", "prompt": "Va?", "id": "x"}), "Question 2 has something that does not fit"),
        (minimal({"kind": "slide", "prompt": "Va?", "settings": {"colour": 1}}), "Question 1, “Va?”"),
        (minimal(CHOICE, CHOICE), "Questions 1 and 2 both"),
        (minimal(SLIDE), "The picture of question 1, “Se”"),
        (minimal(SLIDE, pictures={"0123456789abcdef": b64encode(b"<svg/>").decode()}), "The picture of question 1"),
        (minimal(SLIDE, pictures={"0123456789abcdef": "not base64"}), "not a file of a programme"),
    ],
)
def test_of_a_file_that_does_not_fit_nothing_is_made_and_the_sentence_names_the_question(
    anna: TestClient, file: Any, said: str
) -> None:
    told = send(anna, file)
    assert (told.status_code, problem(told)["code"]) == (422, "bad_file"), told.text
    assert said in problem(told)["message"]
    assert anna.get("/api/v1/programmes").json() == []


def test_words_of_a_file_are_kept_as_if_they_had_been_typed(anna: TestClient) -> None:
    words = {"block": ["", "  dum ", "Dum"], "allow": [], "languages": ["fi", "fi"]}
    assert send(anna, minimal(words=words)).json()["words"] == {"block": ["dum"], "allow": [], "languages": ["fi"]}


def test_a_file_of_more_than_40_mb_is_not_read(anna: TestClient) -> None:
    assert send(anna, b" " * (MAX_BYTES + 1)).status_code == 413
