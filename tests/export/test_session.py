"""What all formats have in common: what is read, how participants are numbered, what the file is called."""

import io
import re
import threading
import time
import zipfile
from datetime import UTC, datetime

import msgspec
import pytest
from sqlalchemy import Engine, update

from app.export.changes import COMPARE
from app.export.headings import Headings
from app.export.names import file_name
from app.export.results import COUNTS
from app.export.session import FORMATS
from app.polling.errors import NotFound
from app.polling.kinds import KINDS
from app.store import tables
from app.store.contents import read_contents, snapshot
from app.store.database import writing
from app.store.edits import change_question, retire_question
from app.web.exports import export_session
from tests.export.answered import Answered
from tests.export.reading import text_of


def test_an_unknown_session_is_not_found(sqlite_engine: Engine) -> None:
    with pytest.raises(NotFound):
        export_session(sqlite_engine, "nobody", "json", "sv")


def test_json_has_session_questions_and_answers(answered: Answered) -> None:
    answered.say("p-anna", answered.cloud, {"entries": ["Kollegor", "lön"]})
    answered.say("p-bo", answered.choice, {"choices": ["o2"]})
    exported = answered.json()
    assert list(exported) == ["session", "questions", "answers"]
    assert exported["session"]["code"] == answered.record.code
    assert exported["session"]["participants"] == 2
    assert [question["kind"] for question in exported["questions"]] == ["word_cloud", "choice", "open_text"]
    assert [question["answers"] for question in exported["questions"]] == [1, 1, 0]
    assert exported["questions"][1]["settings"]["options"][1] == {"id": "o2", "label": "Lagom"}
    assert exported["answers"] == [
        {"question": answered.cloud.id, "participant": 1, "value": {"entries": ["Kollegor", "lön"]}},
        {"question": answered.choice.id, "participant": 2, "value": {"choices": ["o2"]}},
    ]


def test_one_participant_has_one_number_in_every_question_and_format(answered: Answered) -> None:
    for participant in ("p-c", "p-a", "p-b"):
        answered.say(participant, answered.text, {"text": participant})
        answered.say(participant, answered.cloud, {"entries": [participant]})
    from_json = {(a["participant"], *a["value"].values()) for a in answered.json()["answers"] if "text" in a["value"]}
    from_csv = {(int(row["Deltagare"]), row["Svar"] or row["Ord 1"]) for row in answered.csv()}
    sheet = answered.xlsx().worksheets[3]
    from_xlsx = {(row[0], row[1]) for row in sheet.iter_rows(min_row=5, max_col=2, values_only=True)}
    assert from_json == from_csv == from_xlsx


def test_numbers_do_not_tell_who_answered_first(answered: Answered) -> None:
    for participant in ("p-c", "p-a", "p-b"):
        answered.say(participant, answered.text, {"text": participant})
    answers = answered.json()["answers"]
    assert [(a["participant"], a["value"]["text"]) for a in answers] == [(1, "p-a"), (2, "p-b"), (3, "p-c")]


@pytest.mark.parametrize("file_format", list(FORMATS))
def test_no_participant_id_is_in_a_file(answered_in_sqlite: Answered, file_format: str) -> None:
    answered_in_sqlite.say("c2VjcmV0LXBhcnRpY2lwYW50", answered_in_sqlite.text, {"text": "hej"})
    assert b"c2VjcmV0LXBhcnRpY2lwYW50" not in answered_in_sqlite.file(file_format)


def test_the_only_times_are_days(answered_in_sqlite: Answered) -> None:
    moment = int(datetime(2026, 3, 4, 12, 34, 56, tzinfo=UTC).timestamp())
    with writing(answered_in_sqlite.engine) as connection:
        connection.execute(update(tables.session).values(created_at=moment, ended_at=moment + 7))
    exported = answered_in_sqlite.json()["session"]
    day = datetime.fromtimestamp(moment, UTC).astimezone().date().isoformat()
    assert (exported["created_on"], exported["ended_on"]) == (day, day)
    for file_format in ("json", "csv"):
        assert not re.search(rb"34:56|%d" % moment, answered_in_sqlite.file(file_format))
    workbook = answered_in_sqlite.xlsx()
    assert str(workbook.properties.created).startswith(f"{day} 00:00:00")


def test_a_retired_question_is_still_named_where_it_was_answered(answered: Answered) -> None:
    answered.say("p1", answered.cloud, {"entries": ["tillit"]})
    with writing(answered.engine) as connection:
        retire_question(connection, answered.cloud.id)
        retire_question(connection, answered.choice.id)
    exported = answered.json()
    assert [(q["number"], q["retired"]) for q in exported["questions"]] == [(1, True), (2, False)]
    assert answered.csv()[0]["Fråga"] == f"{answered.cloud.prompt} (ställs inte längre)"
    assert answered.xlsx().sheetnames[1].startswith("1 ")


def test_an_export_sees_one_moment_whatever_is_answered_meanwhile(answered: Answered) -> None:
    answered.say_all([(f"p{n}", answered.text, {"text": "före"}) for n in range(5)])
    with snapshot(answered.engine) as connection:
        contents = read_contents(connection, answered.record.id)
        meanwhile = threading.Thread(target=answered.say, args=("p9", answered.cloud, {"entries": ["efter"]}))
        meanwhile.start()
        meanwhile.join()
        assert list(contents.answers(answered.cloud)) == []
        assert len(list(contents.answers(answered.text))) == 5
    assert len(answered.json()["answers"]) == 6


def test_a_slow_download_holds_nothing_open(answered: Answered) -> None:
    answered.say("p1", answered.text, {"text": "x"})
    chunks = export_session(answered.engine, answered.record.id, "json", "sv").chunks
    answered.say("p2", answered.text, {"text": "y"})
    assert answered.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    assert b'"x"' in b"".join(chunks)


def test_many_answers_are_exported_in_little_time(answered_in_sqlite: Answered) -> None:
    answered_in_sqlite.say_all([(f"p{n:05}", answered_in_sqlite.text, {"text": f"svar {n}"}) for n in range(5000)])
    began = time.monotonic()
    assert len(answered_in_sqlite.csv()) == 5000
    assert answered_in_sqlite.xlsx().worksheets[3].max_row == 5004
    assert time.monotonic() - began < 20


def test_the_file_is_named_after_title_and_code(answered_in_sqlite: Answered) -> None:
    file = export_session(answered_in_sqlite.engine, answered_in_sqlite.record.id, "csv", "sv")
    file.chunks.close()  # type: ignore[attr-defined]
    assert file.name == f"Snabb-omröstning-{answered_in_sqlite.record.code}.csv"
    assert file.media_type == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("../../etc/passwd", "etc-passwd-12345678.csv"),
        (".-", "Visent-12345678.csv"),
        ("a\0b\nc", "a-b-c-12345678.csv"),
        ("🎉", "Visent-12345678.csv"),
        ("å" * 300, f"{'å' * 50}-12345678.csv"),
    ],
)
def test_no_title_makes_a_dangerous_file_name(answered_in_sqlite: Answered, title: str, expected: str) -> None:
    with writing(answered_in_sqlite.engine) as connection:
        connection.execute(update(tables.session).values(code="12345678", title=title))
    with snapshot(answered_in_sqlite.engine) as connection:
        assert file_name(read_contents(connection, answered_in_sqlite.record.id), "csv") == expected


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_has_a_name_and_results(kind: str) -> None:
    assert Headings("sv").kind(kind) != kind
    assert kind in COUNTS


def test_results_are_made_for_no_kind_that_is_gone() -> None:
    assert set(COUNTS) == set(COMPARE) == set(KINDS)


def test_notes_are_the_presenters_own_and_in_no_export(answered: Answered) -> None:
    with writing(answered.engine) as connection:
        noted = msgspec.structs.replace(answered.choice.settings, notes="Vänta in dem.")
        change_question(connection, answered.choice.id, answered.choice.prompt, noted)
    answered.say("p-bo", answered.choice, {"choices": ["o2"]})
    assert "notes" not in answered.json()["questions"][1]["settings"]
    for file_format in FORMATS:
        file = answered.file(file_format)
        if file_format == "zip":
            continue  # It holds the others.
        if file_format == "pdf":
            file = "".join(text_of(file)).encode()
        texts = unpacked(file) if file_format == "xlsx" else file
        assert b"Lagom" in texts
        assert "Vänta in dem".encode() not in texts


def unpacked(workbook: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
