"""JSON for programs: the answers as they are stored, but for what no file keeps. Its shape is in docs/protocol.md."""

from collections.abc import Callable
from typing import IO, Any

import msgspec

from app.export.days import day_of
from app.export.headings import Headings
from app.export.ports import Contents, only_session
from app.polling.kinds import KINDS
from app.polling.kinds.base import Discreet
from app.polling.records import ExportedQuestion, SessionRecord

_encode = msgspec.json.Encoder().encode
# Notes are the presenter's own and say nothing about the answers.
_NOT_EXPORTED = {"notes"}


def write_json(file: IO[bytes], contents: Contents, _headings: Headings) -> None:
    only = only_session(contents)
    if only is None:
        file.write(b'{"programme":' + _encode(_programme(contents)))
        file.write(b',\n"sessions":' + _encode([_session(record) for record in contents.records]))
    else:
        file.write(b'{"session":' + _encode({**_session(only), "participants": contents.participants}))
    file.write(b',\n"questions":' + _encode([_question(question) for question in contents.questions]))
    file.write(b',\n"answers":[')
    separator = b"\n"
    for question in contents.questions:
        for_file = _reader(question)
        for stored in contents.stored_answers(question.asked):
            where = {"session": stored.session} if only is None else {}
            value = for_file(stored.value)
            line = {**where, "question": question.asked.id, "participant": stored.participant, "value": value}
            file.write(separator + _encode(line))
            separator = b",\n"
    file.write(b"\n]}\n")


def _reader(question: ExportedQuestion) -> Callable[[str], msgspec.Raw | dict[str, Any]]:
    """What makes of an answer's stored JSON what a file has: without what its kind keeps out of files."""
    kind = KINDS[question.asked.kind]
    if not isinstance(kind, Discreet):
        # Raw: what the store holds is JSON already.
        return lambda value: msgspec.Raw(value.encode())
    kept_out = kind.kept_out_of_files

    def read(value: str) -> dict[str, Any]:
        kept: dict[str, Any] = msgspec.json.decode(value)
        return {name: said for name, said in kept.items() if name not in kept_out}

    return read


def _programme(contents: Contents) -> dict[str, Any]:
    return {
        "title": contents.title,
        "language": contents.language,
        "least_group": contents.least_group,
        "participants": contents.participants,
    }


def _session(record: SessionRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "code": record.code,
        "title": record.title,
        "language": record.language,
        "phase": record.phase,
        "created_on": day_of(record.created_at),
        "ended_on": None if record.ended_at is None else day_of(record.ended_at),
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
        "withheld": question.withheld,
        "reactions": question.reactions,
    }
