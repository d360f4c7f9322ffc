"""No small group can be found: an adversary asks for everything there is, at every moment, and takes it apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import combinations
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, update

from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.pools import Sitting
from app.polling.records import AnswerWrite, EraseWrite, StateWrite
from app.polling.session import SessionState
from app.polling.templates import template
from app.store.contents import Contents, read_total, snapshot
from app.store.database import writing
from app.store.edits import add_question
from app.store.pools import read_sittings, was_answered
from app.store.programmes import create_programme
from app.store.rooms import apply_writes
from app.store.secrets import new_id
from app.store.sessions import create_session
from app.store.tables import answer, session
from tests.store.test_programmes import make_organizer

LEAST = 7
DEPARTMENTS = ["school", "care", "culture"]


class Municipality:
    """A programme that asks where people work and one thing more, and its sessions."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        anna = make_organizer(engine, f"{new_id()}@kommun.se")
        with writing(engine) as connection:
            self.programme = create_programme(connection, template("empty", "sv"), "sv", None, anna).id
            options = [{"id": one, "label": one} for one in DEPARTMENTS]
            where = read_settings(KINDS["choice"], {"options": options, "segments": True})
            self.where = add_question(connection, self.programme, "choice", "Where do you work?", where)
            self.asked = add_question(
                connection, self.programme, "number", "How proud?", read_settings(KINDS["number"], {})
            )
        self.sessions: list[str] = []
        self._seq = 0

    def hold(self, people: Sequence[tuple[str | None, bool]], wave: int = 1) -> str:
        """A session in which each of these says where she works, or does not, and answers the question, or does not."""
        with writing(self.engine) as connection:
            made = create_session(connection, self.programme).id
            connection.execute(update(session).where(session.c.id == made).values(wave=wave))
            apply_writes(connection, [StateWrite(made, SessionState("live"))])
            writes = []
            for place, (department, has_answered) in enumerate(people):
                who = blake2b(f"{made}{place}".encode(), digest_size=11).hexdigest()
                if department is not None:
                    writes.append(self._write(made, who, self.where.id, {"choices": [department]}))
                if has_answered:
                    # Each gives a number of her own, by which she is known again in whatever is told.
                    writes.append(self._write(made, who, self.asked.id, {"number": len(self.sessions) * 1000 + place}))
            apply_writes(connection, writes)
        self.sessions.append(made)
        return made

    def end(self, session_id: str) -> None:
        with writing(self.engine) as connection:
            apply_writes(connection, [StateWrite(session_id, SessionState("ended"), 1000 + len(self.sessions))])

    def delete(self, session_id: str) -> None:
        with writing(self.engine) as connection:
            connection.execute(update(session).where(session.c.id == session_id).values(erased_at=1))

    def totals(self) -> Iterator[Contents]:
        """Every choice of sessions that an organizer can make."""
        for size in range(1, len(self.sessions) + 1):
            for chosen in combinations(self.sessions, size):
                with snapshot(self.engine) as connection:
                    yield read_total(connection, self.programme, chosen)

    def _write(self, session_id: str, who: str, question: str, value: dict[str, Any]) -> AnswerWrite:
        self._seq += 1
        return AnswerWrite(session_id, who, f"id{self._seq}", question, msgspec.json.encode(value), self._seq)


def told_groups(town: Municipality) -> Iterator[frozenset[int]]:
    """Every set of people whose answers are told as one, now."""
    for contents in town.totals():
        yield frozenset(answer.number for _who, answer in contents.answers(town.asked))
        for option in contents.segment_sizes(town.asked):
            yield frozenset(answer.number for _who, answer in contents.answers(town.asked, option))


def smallest_group(told: set[frozenset[int]]) -> int:
    """The fewest people that can be told from all others by which of these sets they are in; the untold apart."""
    signatures: dict[frozenset[int], int] = defaultdict(int)
    sets = sorted(told, key=sorted)
    for person in frozenset().union(*sets):
        signatures[frozenset(place for place, group in enumerate(sets) if person in group)] += 1
    return min(signatures.values(), default=LEAST)


one = st.tuples(st.sampled_from([*DEPARTMENTS, None]), st.sampled_from([True, True, True, False]))
people = st.one_of(st.lists(one, max_size=5), st.lists(one, max_size=6), st.lists(one, min_size=12, max_size=26))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(people, st.sampled_from([1, 1, 1, 2])), min_size=1, max_size=5), st.data())
def test_no_small_group_is_found_by_taking_what_is_told_from_one_another(
    sqlite_engine: Engine, halls: list[tuple[list[tuple[str | None, bool]], int]], data: st.DataObject
) -> None:
    town = Municipality(sqlite_engine)
    told: set[frozenset[int]] = set()
    for attending, wave in halls:
        town.hold(attending, wave)
        told.update(told_groups(town))
    for held in data.draw(st.permutations(town.sessions)):
        town.end(held)
        told.update(told_groups(town))
    assert smallest_group(told) >= LEAST


def test_the_adversary_would_find_a_small_session_that_was_counted_in_a_total() -> None:
    hall, small = frozenset(range(40)), frozenset(range(100, 103))
    assert smallest_group({hall, hall | small}) == 3


@pytest.fixture
def town(engine: Engine) -> Municipality:
    return Municipality(engine)


def pools_of(town: Municipality) -> list[Sitting]:
    with town.engine.connect() as connection:
        return list(read_sittings(connection, town.programme).values())


def contents_of(town: Municipality, *sessions: str) -> Contents:
    """Read, and good for what is kept of it in memory alone."""
    with snapshot(town.engine) as connection:
        contents = read_total(connection, town.programme, sessions or None)
        contents.sizes = contents.segment_sizes(town.asked)  # type: ignore[attr-defined]
        return contents


def test_a_small_session_is_withheld_alone_and_in_every_total(town: Municipality) -> None:
    large, small = town.hold([("school", True)] * 20), town.hold([("school", True)] * 3)
    town.end(large)
    town.end(small)
    for chosen, answers in (((small,), 0), ((large,), 20), ((large, small), 20)):
        question = contents_of(town, *chosen).questions[1]
        assert (question.answers, question.withheld) == (answers, int(small in chosen))


def test_small_sessions_are_told_together_once_they_are_enough(town: Municipality) -> None:
    first, second, third = (town.hold([("school", True)] * size) for size in (3, 5, 2))
    for held in (first, second, third):
        town.end(held)
    assert contents_of(town, first, second).questions[1].answers == 8
    assert contents_of(town, first).questions[1].answers == 0
    assert contents_of(town, second).questions[1].answers == 0
    # The third came too late for that pool: with it, nothing more is told.
    whole = contents_of(town).questions[1]
    assert (whole.answers, whole.withheld) == (8, 1)


def test_of_sessions_that_are_told_together_none_can_be_left_out(town: Municipality) -> None:
    first, second, third = (town.hold([("school", True)] * size) for size in (2, 4, 6))
    for held in (first, second, third):
        town.end(held)
    assert contents_of(town).questions[1].answers == 12
    # Ten would be enough; but then the other two were the difference.
    assert contents_of(town, second, third).questions[1].answers == 0


def test_who_erased_her_answers_did_take_part(town: Municipality) -> None:
    first = town.hold([("school", True)] * 7)
    with town.engine.connect() as connection:
        someone = connection.scalars(select(answer.c.participant).where(answer.c.session_id == first)).first()
    with writing(town.engine) as connection:
        apply_writes(connection, [EraseWrite(first, str(someone)), EraseWrite(first, str(someone))])
    town.end(first)
    second = town.hold([("school", True)] * 3)
    town.end(second)
    # While it was under way all seven could be seen: had it been small, the second could be taken from both.
    assert contents_of(town, first, second).questions[1].answers == 0
    assert [one.size for one in pools_of(town)] == [7, 3]


def test_a_programme_has_been_answered_even_if_every_answer_was_taken_back(town: Municipality) -> None:
    held = town.hold([])
    with writing(town.engine) as connection:
        assert not was_answered(connection, town.programme)
        given = AnswerWrite(held, "someone", "1", town.asked.id, b'{"number":1}', 1)
        apply_writes(connection, [given, msgspec.structs.replace(given, change_id="2", value=None)])
        assert was_answered(connection, town.programme)
        apply_writes(connection, [EraseWrite(held, "someone")])
        assert was_answered(connection, town.programme)


def test_what_was_deleted_brings_nobody_else_to_light(town: Municipality) -> None:
    first, second, third = (town.hold([("school", True)] * size) for size in (3, 5, 6))
    for held in (first, second, third):
        town.end(held)
    town.delete(first)
    assert contents_of(town, second).questions[1].answers == 0
    assert contents_of(town).questions[1].answers == 0


def test_segments_are_told_only_of_what_has_ended_and_is_enough(town: Municipality) -> None:
    held = town.hold([("school", True)] * 20 + [("care", True)] * 9 + [("culture", True)] * 3)
    assert contents_of(town, held).sizes == {}  # type: ignore[attr-defined]
    town.end(held)
    # Culture is too small, and care hides it: else both together without care would be culture.
    assert contents_of(town, held).sizes == {"school": 20}  # type: ignore[attr-defined]


def test_where_participants_are_told_apart_nobody_can_be_followed_from_question_to_question(town: Municipality) -> None:
    held = town.hold([(DEPARTMENTS[place % 3], True) for place in range(60)])
    with snapshot(town.engine) as connection:
        contents = read_total(connection, town.programme, [held])
        departments = {who: answer.choices[0] for who, answer in contents.answers(town.where)}
        numbers = {who: DEPARTMENTS[answer.number % 3] for who, answer in contents.answers(town.asked)}
    assert sorted(departments) == sorted(numbers) == list(range(1, 61))
    assert sum(departments[who] == numbers[who] for who in departments) < 50
