"""What phones say about what is stored: each combination names exactly what holds, and the tables agree."""

from collections.abc import Callable
from itertools import product

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import BigInteger, String, Text

from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.session import Question
from app.store import tables
from app.store.retention import PrivacySettings
from app.web.privacy_text import PrivacyFacts, facts_of, privacy_text
from tests.web.organizers import make_account
from tests.web.test_organize_programmes import new_programme

# By what a sentence says, whether it is said.
CLAIMS: dict[str, Callable[[PrivacyFacts], bool]] = {
    "No name, no address, no exact time": lambda facts: not facts.asks_nickname,
    "a nickname if you choose one. No address, no exact time": lambda facts: facts.asks_nickname,
    "The hall may see your nickname": lambda facts: facts.asks_nickname,
    "roughly how quick you were": lambda facts: facts.keeps_share_of_time,
    "until the organizer deletes them, or you do": lambda facts: facts.retention_days is None,
    "deleted 1 day after": lambda facts: facts.retention_days == 1,
    "deleted 30 days after": lambda facts: facts.retention_days == 30,
    "The organizer sees every answer": lambda facts: facts.least_group == 0,
    "fewer than 7 people are told to nobody": lambda facts: facts.least_group == 7,
    "only when the presenter has let it through": lambda facts: facts.asks_in_own_words and facts.lets_through,
    "may be shown on the screen at once": lambda facts: facts.asks_in_own_words and not facts.lets_through,
    "sets no cookie": lambda _facts: True,
    "one that you change or take back is erased": lambda _facts: True,
    "used in this session only": lambda _facts: True,
}
EVERY = [
    PrivacyFacts(days, least, *flags)
    for days in (None, 1, 30)
    for least in (0, 7)
    for flags in product([False, True], repeat=4)
    if flags[2] or not flags[3]  # where nobody writes, nothing is let through
]


@pytest.mark.parametrize("facts", EVERY, ids=str)
def test_each_combination_says_exactly_what_holds(facts: PrivacyFacts) -> None:
    text = privacy_text(facts, "en")
    whole = " ".join([text.short, *text.more])
    assert [claim for claim in CLAIMS if claim in whole] == [claim for claim, holds in CLAIMS.items() if holds(facts)]
    assert all(any(claim in sentence for claim in CLAIMS) for sentence in [text.short, *text.more])


@pytest.mark.parametrize("facts", EVERY, ids=str)
def test_no_sentence_is_left_in_english(facts: PrivacyFacts) -> None:
    said = [privacy_text(facts, language) for language in ("en", "sv", "nb")]
    for sentences in zip(*[[text.short, *text.more] for text in said], strict=True):
        assert len(set(sentences)) == 3


def test_facts_are_those_of_the_questions_that_are_asked() -> None:
    def facts(*asked: tuple[str, dict[str, object]]) -> PrivacyFacts:
        options = {"options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}
        given = [(kind, {**(options if kind in {"choice", "quiz"} else {}), **settings}) for kind, settings in asked]
        questions = [Question("q", kind, "?", read_settings(KINDS[kind], settings)) for kind, settings in given]
        return facts_of(PrivacySettings(30, 7, is_group_fixed=False, may_be_unlimited=False), questions)

    quiz: dict[str, object] = {"right": ["a"]}
    approved: dict[str, object] = {"moderation": "approve"}
    none = PrivacyFacts(30, 7, False, False, False, False)
    assert facts(("choice", {})) == none
    assert facts(("quiz", quiz)) == PrivacyFacts(30, 7, True, True, False, False)
    assert facts(("quiz", {**quiz, "leaderboard": False})) == PrivacyFacts(30, 7, False, True, False, False)
    for kind in ("word_cloud", "open_text", "hall_questions"):
        assert facts((kind, approved)) == PrivacyFacts(30, 7, False, False, True, True)
        assert facts((kind, approved), ("open_text", {})) == PrivacyFacts(30, 7, False, False, True, False)


def test_with_an_answer_stands_no_address_no_agent_and_no_time() -> None:
    """All there is: a column more, and what phones say must be looked at again."""
    kept = {column.name: type(column.type) for column in tables.answer.columns}
    assert kept == {
        "session_id": String,
        "question_id": String,
        "participant": String,
        "value": Text,
        "seq": BigInteger,
    }
    assert {column.name for column in tables.applied_change.columns} == {"session_id", "participant", "change_id"}
    speaking_of_participants = {table.name for table in tables.metadata.sorted_tables if "participant" in table.columns}
    assert speaking_of_participants == {"answer", "applied_change"}


def test_phones_and_the_organizer_read_the_same_and_phones_get_no_cookie(client: TestClient) -> None:
    make_account(client)
    programme = new_programme(client)
    client.patch(f"/api/v1/programmes/{programme['id']}/privacy", json={"retention_days": 30, "least_group": 9})
    session = client.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    said = client.get(f"/api/v1/programmes/{programme['id']}/privacy").json()["said"]
    assert "deleted 30 days after" in " ".join(said)
    client.cookies.clear()
    page = client.get(f"/{session['code']}")
    assert all(sentence in page.text for sentence in said)
    assert "set-cookie" not in page.headers
