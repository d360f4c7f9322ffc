"""Pictures over HTTP: listed, drawn, made into posters; and refused in plain words."""

import io
from typing import Any

import msgspec
import pytest
from fastapi.testclient import TestClient
from PIL import Image

from app.polling.records import AnswerWrite
from app.store.database import writing
from app.store.rooms import apply_writes
from app.word_cloud.mask import MAX_BYTES
from tests.web.organizers import problem
from tests.web.test_organize_programmes import become, engine_of, ids, new_programme

Json = dict[str, Any]


class Sitting:
    """A session with one word cloud, one choice and one open text."""

    def __init__(self, client: TestClient) -> None:
        self._client = client
        programme = new_programme(client)
        self.questions = ids(programme)
        made = client.post(f"/api/v1/programmes/{programme['id']}/sessions", json={"title": "Sal 1"})
        self.id = made.json()["id"]
        self.path = f"/api/v1/sessions/{self.id}/pictures"
        self.cloud = f"{self.path}/{self.questions[0]}"

    def say(self, *entries: str) -> None:
        writes = [
            AnswerWrite(self.id, f"p{n}", f"c{n}", self.questions[0], msgspec.json.encode({"entries": [entry]}), n)
            for n, entry in enumerate(entries)
        ]
        with writing(engine_of(self._client)) as connection:
            apply_writes(connection, writes)


@pytest.fixture
def sitting(anna: TestClient) -> Sitting:
    return Sitting(anna)


@pytest.fixture
def answered(sitting: Sitting) -> Sitting:
    sitting.say(*["tillit"] * 3, *["mod"] * 6)
    return sitting


def square() -> bytes:
    file = io.BytesIO()
    Image.new("L", (200, 200)).save(file, "PNG")
    return file.getvalue()


def test_answered_questions_are_listed(anna: TestClient, sitting: Sitting) -> None:
    assert anna.get(sitting.path).json() == []
    sitting.say(*["tillit"] * 3, *["mod"] * 4)
    (listed,) = anna.get(sitting.path).json()
    assert (listed["question"], listed["number"], listed["answers"]) == (sitting.questions[0], 1, 7)
    assert (listed["kind"], listed["poster"]) == ("word_cloud", True)


@pytest.mark.parametrize(("query", "width"), [("", 1920), ("?size=4k&theme=dark", 3840)])
def test_png_is_a_file_to_keep(anna: TestClient, answered: Sitting, query: str, width: int) -> None:
    file = anna.get(f"{answered.cloud}.png{query}")
    assert file.status_code == 200
    assert file.headers["content-type"] == "image/png"
    assert file.headers["content-disposition"].startswith('attachment; filename="Sal-1-')
    image = Image.open(io.BytesIO(file.content)).convert("RGB")
    assert image.width == width
    assert image.getpixel((0, 0)) == ((16, 24, 40) if "dark" in query else (255, 255, 255))


def test_svg_may_do_nothing_but_show_its_own_typeface(anna: TestClient, answered: Sitting) -> None:
    file = anna.get(f"{answered.cloud}.svg?theme=dark")
    assert file.headers["content-type"].startswith("image/svg+xml")
    policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox"
    assert file.headers["content-security-policy"] == policy
    assert b">mod<" in file.content


@pytest.mark.parametrize("form", [{}, {"shape": "circle", "theme": "dark"}])
def test_poster_is_made_in_a_shape_of_ours(anna: TestClient, answered: Sitting, form: dict[str, str]) -> None:
    made = anna.post(f"{answered.cloud}/poster", data=form)
    assert made.status_code == 200, made.text
    assert "-poster.png" in made.headers["content-disposition"]
    size = Image.open(io.BytesIO(made.content)).size
    assert size == ((3508, 4961) if form else (4961, 3508))


def test_poster_is_made_in_a_shape_of_ones_own(anna: TestClient, answered: Sitting) -> None:
    made = anna.post(f"{answered.cloud}/poster", files={"mask": ("min bild.png", square(), "image/png")})
    assert made.status_code == 200, made.text
    assert made.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("mask", "status", "code"),
    [
        (b"GIF89a", 422, "unreadable"),
        (b"\0" * (MAX_BYTES + 1), 413, "too_large"),
        (b"\0" * (MAX_BYTES * 2), 413, "too_large"),
    ],
    ids=["no picture", "a little too large", "far too large"],
)
def test_picture_that_is_no_shape_is_refused(
    anna: TestClient, answered: Sitting, mask: bytes, status: int, code: str
) -> None:
    told = anna.post(f"{answered.cloud}/poster", files={"mask": ("x.png", mask, "image/png")})
    assert (told.status_code, problem(told)["code"]) == (status, code)
    assert "picture" in problem(told)["message"]


def test_broken_form_is_refused(anna: TestClient, answered: Sitting) -> None:
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    told = anna.post(f"{answered.cloud}/poster", content=b"--y\r\nhej", headers=broken)
    assert told.status_code == 422
    assert anna.post(f"{answered.cloud}/poster", data={"shape": "../wisent"}).status_code == 422


def test_what_has_no_picture_says_why(anna: TestClient, sitting: Sitting) -> None:
    nothing = anna.get(f"{sitting.cloud}.png", headers={"Accept-Language": "sv"})
    assert (nothing.status_code, problem(nothing)["code"]) == (409, "no_answers")
    assert problem(nothing)["message"] == "Ingen har svarat på den här frågan än, så det finns inget att rita."
    choice = anna.post(f"{sitting.path}/{sitting.questions[1]}/poster")
    assert (choice.status_code, problem(choice)["code"]) == (409, "no_word_cloud")
    text = anna.get(f"{sitting.path}/{sitting.questions[2]}.svg")
    assert (text.status_code, problem(text)["code"]) == (409, "texts")
    unknown = anna.post(f"{sitting.path}/nobody/poster")
    assert (unknown.status_code, problem(unknown)["code"]) == (404, "unknown_question")


def test_strangers_get_no_picture_and_cannot_upload(anna: TestClient, answered: Sitting) -> None:
    become(anna, "eva")
    for told in (
        anna.get(answered.path),
        anna.get(f"{answered.cloud}.png"),
        anna.get(f"{answered.cloud}.svg"),
        anna.post(f"{answered.cloud}/poster", files={"mask": ("x.png", square(), "image/png")}),
    ):
        assert (told.status_code, problem(told)["code"]) == (404, "not_found")


def test_sessions_together_have_one_picture(anna: TestClient, answered: Sitting) -> None:
    programme = anna.get("/api/v1/programmes").json()[0]["id"]
    path = f"/api/v1/programmes/{programme}/results/{answered.questions[0]}"
    file = anna.get(f"{path}.svg?sessions={answered.id}")
    assert (file.status_code, file.headers["content-type"]) == (200, "image/svg+xml")
    assert b">mod<" in file.content
    assert anna.get(f"{path}.png?size=4k").content.startswith(b"\x89PNG")
    told = anna.get(f"{path}.svg?sessions=nobody")
    assert (told.status_code, problem(told)["code"]) == (404, "not_found")
    become(anna, "eva")
    assert anna.get(f"{path}.svg").status_code == 404


def test_pictures_and_prints_are_logged_and_what_was_refused_is_not(anna: TestClient, answered: Sitting) -> None:
    anna.get(f"{answered.cloud}.svg")
    anna.get(f"{answered.path}/{answered.questions[1]}.svg")
    anna.get(f"/api/v1/sessions/{answered.id}/poster.pdf")
    logged = [(one["action"], one["details"]) for one in anna.get("/api/v1/log").json()["entries"]]
    assert logged[:2] == [("prints.made", {}), ("picture.exported", {"file_format": "svg"})]
    assert [action for action, _ in logged].count("picture.exported") == 1
