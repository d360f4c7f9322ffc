"""Words in exports are those that the hall saw; what was held back is named apart."""

import json
from typing import Any

from app.polling.records import CorrectionWrite, WordLists
from app.store.database import writing
from app.store.rooms import apply_writes
from app.store.words import set_word_lists
from tests.export.answered import Answered
from tests.export.test_xlsx import rows_of


def correct(answered: Answered, **rule: Any) -> None:
    with writing(answered.engine) as connection:
        apply_writes(connection, [CorrectionWrite(answered.cloud.id, json.dumps(rule).encode())])


def results(answered: Answered) -> list[tuple[Any, ...]]:
    """The words on the question's sheet, each with its count, and whatever stands beside."""
    rows = list(rows_of(answered.xlsx().worksheets[1]))[4:]
    return [row[5:8] for row in rows if row[5] is not None]


def test_words_are_counted_with_the_presenters_corrections(answered: Answered) -> None:
    answered.say("p1", answered.cloud, {"entries": ["mod", "tillit"]})
    answered.say("p2", answered.cloud, {"entries": ["tillit", "humor"]})
    correct(answered, rule="merge", words=["mod", "tillit"], into="Mod och tillit")
    assert [row[:2] for row in results(answered)] == [("Mod och tillit", 3), ("humor", 1)]


def test_held_words_come_last_and_are_marked(answered_in_sqlite: Answered) -> None:
    answered_in_sqlite.say("p1", answered_in_sqlite.cloud, {"entries": ["skit", "mod"]})
    answered_in_sqlite.say("p2", answered_in_sqlite.cloud, {"entries": ["skit", "humor"]})
    correct(answered_in_sqlite, rule="hold", word="humor")
    assert results(answered_in_sqlite) == [
        ("mod", 1, None),
        ("skit", 2, "Hålls tillbaka"),
        ("humor", 1, "Hålls tillbaka"),
    ]


def test_the_summary_names_no_held_word(answered_in_sqlite: Answered) -> None:
    answered_in_sqlite.say("p1", answered_in_sqlite.cloud, {"entries": ["skit", "mod"]})
    named = [row[1] for row in rows_of(answered_in_sqlite.xlsx().worksheets[0])]
    assert "mod" in named
    assert "skit" not in named


def test_the_organizers_lists_count_in_exports_too(answered_in_sqlite: Answered) -> None:
    answered_in_sqlite.say("p1", answered_in_sqlite.cloud, {"entries": ["skit", "mod"]})
    with writing(answered_in_sqlite.engine) as connection:
        set_word_lists(connection, answered_in_sqlite.record.programme, WordLists(block=["mod"], allow=["skit"]))
    assert results(answered_in_sqlite) == [("skit", 1, None), ("mod", 1, "Hålls tillbaka")]
