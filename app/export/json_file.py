"""JSON for programs: the answers as they are stored, but for what no file keeps. Its shape is in docs/protocol.md."""

from typing import IO, Any

import msgspec

from app.export.days import day_of
from app.export.headings import Headings
from app.export.ports import SessionContents
from app.polling.kinds import KINDS
from app.polling.kinds.base import Discreet
from app.polling.records import ExportedQuestion

_encode = msgspec.json.Encoder().encode
# Notes are the presenter's own and say nothing about the answers.
_NOT_EXPORTED = {"notes"}


def write_json(file: IO[bytes], contents: SessionContents, _headings: Headings) -> None:
    file.write(b'{"session":' + _encode(_session(contents)))
    file.write(b',\n"questions":' + _encode([_question(question) for question in contents.questions]))
    file.write(b',\n"answers":[')
    separator = b"\n"
    for question in contents.questions:
        for participant, value in contents.stored_answers(question.asked):
            line = {"question": question.asked.id, "participant": participant, "value": _for_file(question, value)}
            file.write(separator + _encode(line))
            separator = b",\n"
    file.write(b"\n]}\n")


def _for_file(question: ExportedQuestion, value: str) -> msgspec.Raw | dict[str, Any]:
    """An answer's stored JSON, without what its kind keeps out of files."""
    kind = KINDS[question.asked.kind]
    if not isinstance(kind, Discreet):
        # Raw: what the store holds is JSON already.
        return msgspec.Raw(value.encode())
    kept: dict[str, Any] = msgspec.json.decode(value)
    return {name: said for name, said in kept.items() if name not in kind.kept_out_of_files}


def _session(contents: SessionContents) -> dict[str, Any]:
    record = contents.record
    return {
        "id": record.id,
        "code": record.code,
        "title": record.title,
        "language": record.language,
        "phase": record.phase,
        "created_on": day_of(record.created_at),
        "ended_on": None if record.ended_at is None else day_of(record.ended_at),
        "participants": contents.participants,
    }


def _question(question: ExportedQuestion) -> dict[str, Any]:
    asked = question.asked
    settings = msgspec.structs.asdict(asked.settings)
    return {
        "id": asked.id,
        "number": question.number,
        "kind": asked.kind,
        "prompt": asked.prompt,
        "settings": {name: value for name, value in settings.items() if name not in _NOT_EXPORTED},
        "retired": question.is_retired,
        "answers": question.answers,
        "reactions": question.reactions,
    }
