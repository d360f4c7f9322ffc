"""Results over REST and as pages: of one session, of several together, by segment, and against an earlier wave."""

from hashlib import blake2b
from typing import Any

import msgspec
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, update

from app.polling.records import AnswerWrite, StateWrite
from app.polling.session import SessionState
from app.store.database import writing
from app.store.rooms import apply_writes
from app.store.tables import session


class Town:
    """A programme that asks where people work, for words and for a number, made over REST; its halls on disk."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.engine: Engine = client.app.state.parts.engine  # type: ignore[attr-defined]
        form = {"template": "empty", "language": "sv", "title": "Medarbetarskap"}
        self.id: str = client.post("/api/v1/programmes", json=form).json()["id"]
        options = [{"label": "Skola"}, {"label": "Vård"}]
        self.where = self.ask("choice", "Var arbetar du?", {"options": options, "segments": True})
        self.words = self.ask("word_cloud", "Vad är viktigast?", {})
        self.number = self.ask("number", "Hur stolt?", {"max": 10})
        self.options = [option["id"] for option in self.where["settings"]["options"]]
        self._seq = 0

    def ask(self, kind: str, prompt: str, settings: dict[str, Any]) -> dict[str, Any]:
        form = {"kind": kind, "prompt": prompt, "settings": settings}
        made: dict[str, Any] = self.client.post(f"/api/v1/programmes/{self.id}/questions", json=form).json()
        return made

    def hold(self, people: int, word: str, number: int, wave: int = 1) -> str:
        """A session that has ended: every other participant from the school, the others from care."""
        made: str = self.client.post(f"/api/v1/programmes/{self.id}/sessions", json={}).json()["id"]
        writes = []
        for place in range(people):
            who = blake2b(f"{made}{place}".encode(), digest_size=11).hexdigest()
            said = {"choices": [self.options[place % 2]]}, {"entries": [word]}, {"number": number + place % 2}
            for question, value in zip((self.where, self.words, self.number), said, strict=True):
                self._seq += 1
                encoded = msgspec.json.encode(value)
                writes.append(AnswerWrite(made, who, f"id{self._seq}", question["id"], encoded, self._seq))
        with writing(self.engine) as connection:
            connection.execute(update(session).where(session.c.id == made).values(wave=wave))
            apply_writes(connection, [*writes, StateWrite(made, SessionState("ended"), self._seq)])
        return made

    def results(self, **chosen: Any) -> dict[str, Any]:
        reply = self.client.get(f"/api/v1/programmes/{self.id}/results", params=chosen)
        assert reply.status_code == 200, reply.text
        found: dict[str, Any] = reply.json()
        return found

    def picture(self, question: dict[str, Any], **chosen: Any) -> Any:
        return self.client.get(f"/organize/programmes/{self.id}/picture/{question['id']}", params=chosen)


@pytest.fixture
def town(anna: TestClient) -> Town:
    return Town(anna)


def rows(found: dict[str, Any], place: int) -> dict[str, Any]:
    return {row["label"]: row["numbers"][0] for row in found["questions"][place]["rows"]}


def test_a_total_is_the_sum_of_its_sessions(town: Town) -> None:
    first, second = town.hold(20, "kollegor", 5), town.hold(30, "kollegorna", 7)
    total = town.results()
    assert [question["answers"] for question in total["questions"]] == [50, 50, 50]
    assert rows(total, 0) == {"Skola": 25, "Vård": 25}
    assert list(rows(total, 1).values()) == [50]
    assert rows(town.results(session=first), 0) == {"Skola": 10, "Vård": 10}
    assert town.results(session=[first, second])["participants"] == 50


def test_a_small_session_is_in_no_results_no_picture_and_no_file(town: Town) -> None:
    small = town.hold(3, "hemligt", 5)
    large = town.hold(20, "kollegor", 5)
    for chosen in (small, [small, large]):
        found = town.results(session=chosen)
        assert "hemligt" not in str(found)
        assert [question["withheld"] for question in found["questions"]] == [1, 1, 1]
    assert town.picture(town.words, session=small).status_code == 404
    assert "hemligt" not in town.picture(town.words, session=[small, large]).text
    for file_format in ("csv", "json"):
        assert "hemligt" not in town.client.get(f"/api/v1/sessions/{small}/export?format={file_format}").text
    assert town.client.get(f"/api/v1/sessions/{small}/pictures").json() == []


def test_segments_of_enough_are_told_with_a_picture_each(town: Town) -> None:
    town.hold(20, "kollegor", 5)
    found = town.results()
    segments = [(one["label"], one["answers"]) for one in found["questions"][1]["segments"]]
    assert (found["segments"], segments) == ("Var arbetar du?", [("Skola", 10), ("Vård", 10)])
    page = town.picture(town.number, among=town.options[0])
    assert page.status_code == 200
    assert '"participants": 10' in page.text
    assert town.picture(town.number, among="nobody").status_code == 404


def test_what_has_changed_since_an_earlier_wave_is_told_in_shares_and_means(town: Town) -> None:
    town.hold(20, "kollegor", 5)
    town.hold(20, "lön", 7, wave=2)
    found = town.results(before=1)
    assert [question["answers"] for question in found["questions"]] == [20, 20, 20]
    words = {one["label"]: (one["before"], one["now"]) for one in found["questions"][1]["changes"]}
    assert words == {"kollegor": (1.0, 0.0), "lön": (0.0, 1.0)}
    numbers = {one["label"]: (one["before"], one["now"]) for one in found["questions"][2]["changes"]}
    assert numbers == {"Median": (5.5, 7.5), "Mean": (5.5, 7.5)}


def test_an_earlier_wave_that_is_too_small_is_compared_with_nothing(town: Town) -> None:
    town.hold(3, "hemligt", 5)
    town.hold(20, "lön", 7, wave=2)
    found = town.results(before=1)
    assert [question["changes"] for question in found["questions"]] == [[], [], []]
    assert "hemligt" not in str(found)


def test_by_what_participants_are_told_apart_stands_fast_from_the_first_answer_on(town: Town) -> None:
    path, settings = f"/api/v1/questions/{town.where['id']}", town.where["settings"]
    second = {"kind": "choice", "prompt": "Kön?", "settings": {**settings, "segments": True}}
    refused = town.client.post(f"/api/v1/programmes/{town.id}/questions", json=second)
    assert (refused.status_code, refused.json()["error"]["message"][:28]) == (422, "Another question tells parti")
    assert town.client.patch(path, json={"settings": {"segments": False}}).status_code == 200
    assert town.client.patch(path, json={"settings": {"segments": True}}).status_code == 200
    town.hold(1, "kollegor", 5)
    refused = town.client.patch(path, json={"settings": {"segments": False}})
    assert (refused.status_code, refused.json()["error"]["message"][:28]) == (422, "Somebody has answered alread")
    copy = town.client.post(f"{path}/duplicate").json()
    assert copy["settings"]["segments"] is False


def test_the_page_may_show_our_own_frames_and_a_picture_may_be_framed_by_us_alone(town: Town) -> None:
    town.hold(20, "kollegor", 5)
    page = town.client.get(f"/organize/programmes/{town.id}/results")
    assert "frame-src 'self'; frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    picture = town.picture(town.words)
    assert "frame-src 'none'; frame-ancestors 'self'" in picture.headers["Content-Security-Policy"]


def test_a_foreign_session_is_not_found_in_a_total(town: Town) -> None:
    town.hold(20, "kollegor", 5)
    other = Town(town.client).hold(20, "annat", 5)
    assert town.client.get(f"/api/v1/programmes/{town.id}/results", params={"session": other}).status_code == 404
    assert town.picture(town.words, session=other).status_code == 404
