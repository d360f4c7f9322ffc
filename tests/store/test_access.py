"""Who may do what with a programme: every role with every way to it; on SQLite and PostgreSQL."""

from itertools import product
from typing import get_args

import pytest
from sqlalchemy import Engine

from app.polling.errors import NotFound
from app.polling.templates import template
from app.store import access
from app.store.access import NotAllowed, Right
from app.store.accounts import Role
from app.store.database import writing
from app.store.programmes import create_programme, list_programmes
from app.store.questions import read_questions
from app.store.sessions import create_session
from app.store.tables import programme_share, session
from tests.store.test_programmes import make_organizer

ROLES: tuple[Role, ...] = get_args(Role)
RIGHTS: tuple[Right, ...] = get_args(Right)
# By how an organizer comes to a programme, what each role may do with it.
MAY: dict[str, dict[Role, Right | None]] = {
    "own": {"owner": "own", "organizer": "own", "viewer": "view"},
    "shared to edit": {"owner": "edit", "organizer": "edit", "viewer": "view"},
    "shared to view": {"owner": "view", "organizer": "view", "viewer": "view"},
    "command line": {"owner": "own", "organizer": None, "viewer": None},
    "command line, shared to edit": {"owner": "own", "organizer": "edit", "viewer": "view"},
    "foreign": {"owner": None, "organizer": None, "viewer": None},
}


class Ways:
    """A person of each role, and for each of them a programme of each way; shared with somebody else as well."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.people = {role: make_organizer(engine, f"{role}@kommun.se", role) for role in ROLES}
        self.eva, self.ida = make_organizer(engine, "eva@kommun.se"), make_organizer(engine, "ida@kommun.se")
        self.programmes = {(way, role): self._make(way, self.people[role]) for way, role in product(MAY, ROLES)}

    def _make(self, way: str, person: str) -> str:
        maker = person if way == "own" else None if way.startswith("command line") else self.eva
        with writing(self.engine) as connection:
            made = create_programme(connection, template("quick", "sv"), "sv", way, maker).id
            shares = {self.ida: "editor"}
            if "shared" in way:
                shares[person] = "editor" if way.endswith("edit") else "viewer"
            for organizer_id, role in shares.items():
                row = {"programme_id": made, "organizer_id": organizer_id, "role": role, "created_at": 1}
                connection.execute(programme_share.insert().values(row))
        return made


@pytest.fixture
def ways(engine: Engine) -> Ways:
    return Ways(engine)


def outcome(may: Right | None, asked: Right) -> str:
    order = [None, *RIGHTS]
    return "not there" if may is None else "allowed" if order.index(may) >= order.index(asked) else "not allowed"


def test_each_role_may_do_so_much_by_each_way_and_no_more(ways: Ways) -> None:
    with writing(ways.engine) as connection:
        for (way, role), programme_id in ways.programmes.items():
            person, may = ways.people[role], MAY[way][role]
            assert access.right_of(connection, programme_id, person) == may, (way, role)
            sitting = create_session(connection, programme_id).id
            question = read_questions(connection, programme_id, with_retired=False)[0].id
            for asked in RIGHTS:
                for check, what in (
                    (access.check_programme, programme_id),
                    (access.programme_of_session, sitting),
                    (access.programme_of_question, question),
                ):
                    try:
                        found: object = check(connection, what, person, asked)
                        said = "allowed"
                        assert found == (may if check is access.check_programme else programme_id)
                    except NotAllowed:
                        said = "not allowed"
                    except NotFound:
                        said = "not there"
                    assert said == outcome(may, asked), (way, role, asked)


def test_what_is_listed_is_what_may_be_seen(ways: Ways) -> None:
    with ways.engine.connect() as connection:
        for role, person in ways.people.items():
            listed = {summary.programme.id for summary in list_programmes(connection, person)}
            seen = {made for made in ways.programmes.values() if access.right_of(connection, made, person)}
            assert listed == seen
            assert {way for way in MAY if MAY[way][role]} == {
                way for (way, of), made in ways.programmes.items() if of == role and made in listed
            }


def test_a_person_who_is_not_there_sees_nothing(ways: Ways) -> None:
    with ways.engine.connect() as connection:
        assert list_programmes(connection, "nobody") == []
        assert access.right_of(connection, ways.programmes["own", "owner"], "nobody") is None


def test_a_session_whose_answers_were_deleted_is_not_there(ways: Ways) -> None:
    person = ways.people["organizer"]
    with writing(ways.engine) as connection:
        made = create_session(connection, ways.programmes["own", "organizer"])
        connection.execute(session.update().where(session.c.id == made.id).values(erased_at=1))
        with pytest.raises(NotFound):
            access.programme_of_session(connection, made.id, person)
