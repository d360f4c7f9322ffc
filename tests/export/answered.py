"""Sessions with answers in them, as they stand on disk."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

import msgspec
from openpyxl import Workbook, load_workbook
from sqlalchemy import Engine

from app.polling.records import AnswerWrite, SessionRecord
from app.polling.session import Question
from app.store.database import writing
from app.store.questions import read_questions
from app.store.rooms import apply_writes
from app.web.exports import export_session
from tests.store.sessions import new_session


class Answered:
    """A session of word cloud, single choice and open text, and what each participant says."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.record: SessionRecord = new_session(engine)
        with engine.connect() as connection:
            self.questions: list[Question] = read_questions(connection, self.record.programme, with_retired=False)
        self.cloud, self.choice, self.text = self.questions
        self._seq = 0

    def say(self, participant: str, question: Question, value: Any) -> None:
        self.say_all([(participant, question, value)])

    def say_all(self, answers: Sequence[tuple[str, Question, Any]]) -> None:
        writes = [self._write(*answer) for answer in answers]
        with writing(self.engine) as connection:
            apply_writes(connection, writes)

    def file(self, file_format: str, language: str = "sv") -> bytes:
        chunks = export_session(self.engine, self.record.id, file_format, language).chunks
        return b"".join(chunks)

    def json(self) -> dict[str, Any]:
        exported: dict[str, Any] = json.loads(self.file("json"))
        return exported

    def csv(self, language: str = "sv") -> list[dict[str, str]]:
        text = self.file("csv", language).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    def xlsx(self, language: str = "sv") -> Workbook:
        return load_workbook(io.BytesIO(self.file("xlsx", language)))

    def _write(self, participant: str, question: Question, value: Any) -> AnswerWrite:
        self._seq += 1
        encoded = msgspec.json.encode(value)
        return AnswerWrite(self.record.id, participant, f"id{self._seq}", question.id, encoded, self._seq)
