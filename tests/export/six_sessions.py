"""Six sessions of people who answer every kind of question, and what they said, kept aside to count anew."""

import io
import json
import random
from collections.abc import Iterator
from typing import Any

import msgspec
from openpyxl import Workbook, load_workbook
from sqlalchemy import Engine, update

from app.demo.kinds import HABITS
from app.demo.lines import read_lines
from app.pictures.reading import read_picture
from app.polling.errors import Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.records import AnswerWrite, SessionRecord, StateWrite
from app.polling.session import Question, SessionState
from app.polling.templates import template
from app.store.database import writing
from app.store.edits import add_question
from app.store.pictures import add_picture
from app.store.programmes import create_programme
from app.store.rooms import apply_writes
from app.store.sessions import create_session
from app.store.tables import session
from app.web.exports import export_total
from tests.pictures.files import photograph_from_a_phone

OPTIONS = [{"id": "a", "label": "Skola"}, {"id": "b", "label": "Omsorg"}, {"id": "c", "label": "Kultur"}]
SETTINGS: dict[str, dict[str, Any]] = {
    "choice": {"options": OPTIONS, "segments": True},
    "word_cloud": {},
    "open_text": {},
    "ranking": {"options": OPTIONS},
    "points": {"options": OPTIONS},
    "scale": {"statements": OPTIONS},
    "number": {},
    "grid": {"items": OPTIONS},
    "hall_questions": {},
    "quiz": {"options": OPTIONS, "right": ["b"]},
    "pin": {"picture_text": "En karta", "right": [0, 0, 0.5, 0.5]},
}


class SixSessions:
    """A programme, its sessions, and `said`: (session id, participant, kind, answer) as it was given."""

    def __init__(self, engine: Engine, *, sessions: int = 6, people: int = 40) -> None:
        self.engine = engine
        self.said: list[tuple[str, int, str, Any]] = []
        with writing(engine) as connection:
            self.programme = create_programme(connection, template("empty", "sv"), "sv").id
            picture = add_picture(connection, self.programme, read_picture(photograph_from_a_phone(300, 200)))
            self.asked: dict[str, Question] = {
                kind: add_question(connection, self.programme, kind, f"Vad om {kind}?", read_settings(KINDS[kind], own))
                for kind, own in (SETTINGS | {"pin": {**SETTINGS["pin"], "picture": picture}}).items()
            }
            self.records: list[SessionRecord] = [create_session(connection, self.programme) for _ in range(sessions)]
            for place, record in enumerate(self.records):
                # Else all were made in the same second, and which is the oldest were chance.
                connection.execute(update(session).where(session.c.id == record.id).values(created_at=place))
                apply_writes(connection, [StateWrite(record.id, SessionState("live"))])
                apply_writes(connection, list(self._answers(place, record, people)))
                apply_writes(connection, [StateWrite(record.id, SessionState("ended"), 1000)])

    def given(self, kind: str, session_id: str | None = None) -> list[Any]:
        """All answers to the question of a kind, in one session or in all."""
        return [one for where, _who, what, one in self.said if what == kind and session_id in {None, where}]

    def file(self, file_format: str, chosen: list[str] | None = None) -> bytes:
        chunks = export_total(self.engine, self.programme, chosen, file_format, "en").chunks
        return b"".join(chunks)

    def json(self, chosen: list[str] | None = None) -> dict[str, Any]:
        exported: dict[str, Any] = json.loads(self.file("json", chosen))
        return exported

    def xlsx(self, chosen: list[str] | None = None) -> Workbook:
        return load_workbook(io.BytesIO(self.file("xlsx", chosen)))

    def _answers(self, place: int, record: SessionRecord, people: int) -> Iterator[AnswerWrite]:
        lines, rng = read_lines("sv"), random.Random(place)
        for number in range(people):
            who = f"{rng.getrandbits(88):022x}"
            for kind, question in self.asked.items():
                value = HABITS[kind].answer(msgspec.to_builtins(question.settings), lines, rng)
                answer = KINDS[kind].read_answer(value, question.settings)
                assert not isinstance(answer, Refusal), (kind, value)
                self.said.append((record.id, number, kind, answer))
                seq = len(self.said)
                yield AnswerWrite(record.id, who, f"id{seq}", question.id, msgspec.json.encode(answer), seq)
