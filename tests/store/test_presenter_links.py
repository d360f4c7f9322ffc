"""Presenter links as they are kept: made, listed, bounded, revoked for good; on SQLite and PostgreSQL."""

import time

import pytest
from alembic import command
from sqlalchemy import Engine, text

from app.polling.errors import NotFound
from app.polling.records import SessionRecord
from app.store.database import _alembic_config, migrate, open_database, writing
from app.store.presenter_links import (
    MAX_LINKS,
    PresenterLink,
    create_link,
    list_links,
    read_link,
    revoke_link,
)
from app.store.sessions import read_session
from tests.store.sessions import new_session

TOMORROW = int(time.time()) + 86_400


@pytest.fixture
def session(engine: Engine) -> SessionRecord:
    return new_session(engine)


def make(engine: Engine, session: SessionRecord, name: str, expires_at: int | None = None) -> PresenterLink:
    with writing(engine) as connection:
        made = create_link(connection, session.id, name, expires_at)
    assert made is not None
    return made


def revoke(engine: Engine, session: SessionRecord, link: str) -> None:
    with writing(engine) as connection:
        revoke_link(connection, session.id, link)


def listed(engine: Engine, session: SessionRecord) -> list[PresenterLink]:
    with engine.connect() as connection:
        return list_links(connection, session.id)


def own_link(engine: Engine, session: SessionRecord) -> str:
    with engine.connect() as connection:
        return read_session(connection, session.id).presenter_link


def test_a_session_begins_with_the_organizers_own_link(engine: Engine, session: SessionRecord) -> None:
    [own] = listed(engine, session)
    assert (own.id, own.name, own.expires_at, own.revoked_at) == (session.presenter_link, None, None, None)


def test_links_are_kept_as_they_were_made_and_listed_after_the_own_one(engine: Engine, session: SessionRecord) -> None:
    made = {make(engine, session, "Eva"), make(engine, session, "Åsa", TOMORROW)}
    other = new_session(engine)
    own, *others = listed(engine, session)
    assert own.id == session.presenter_link
    assert set(others) == made
    assert [link.id for link in listed(engine, other)] == [other.presenter_link]
    assert own_link(engine, session) == session.presenter_link


def test_a_link_has_expired_from_its_last_second_on(engine: Engine, session: SessionRecord) -> None:
    link = make(engine, session, "Eva", TOMORROW)
    assert not link.has_expired(TOMORROW - 1)
    assert link.has_expired(TOMORROW)
    assert not make(engine, session, "Åsa").has_expired(2**60)


def test_a_revoked_link_is_not_listed_but_known(engine: Engine, session: SessionRecord) -> None:
    eva, asa = make(engine, session, "Eva"), make(engine, session, "Åsa")
    revoke(engine, session, eva.id)
    assert [link.id for link in listed(engine, session)] == [session.presenter_link, asa.id]
    with engine.connect() as connection:
        known = read_link(connection, eva.id)
    assert known is not None
    assert known.revoked_at is not None


def test_revoking_again_changes_nothing(engine: Engine, session: SessionRecord) -> None:
    for link in (make(engine, session, "Eva").id, session.presenter_link):
        revoke(engine, session, link)
        before = listed(engine, session)
        revoke(engine, session, link)
        assert listed(engine, session) == before


def test_the_own_link_is_replaced_when_it_is_revoked(engine: Engine, session: SessionRecord) -> None:
    make(engine, session, "Eva")
    revoke(engine, session, session.presenter_link)
    new = own_link(engine, session)
    assert new not in {"", session.presenter_link}
    assert [link.name for link in listed(engine, session)] == [None, "Eva"]
    assert listed(engine, session)[0].id == new


def test_a_link_is_revoked_only_through_its_own_session(engine: Engine, session: SessionRecord) -> None:
    eva, other = make(engine, session, "Eva"), new_session(engine)
    for wrong in (eva.id, "nonsense"):
        with pytest.raises(NotFound):
            revoke(engine, other, wrong)
    assert eva in listed(engine, session)


def test_a_session_has_room_for_so_many_links_and_revoking_one_makes_room(
    engine: Engine, session: SessionRecord
) -> None:
    links = [make(engine, session, f"Lecturer {n}", TOMORROW) for n in range(1, MAX_LINKS)]
    with writing(engine) as connection:
        assert create_link(connection, session.id, "One too many") is None
    assert len(listed(engine, session)) == MAX_LINKS
    revoke(engine, session, links[0].id)
    make(engine, session, "In its place")


def test_a_link_of_no_session_is_not_made(engine: Engine) -> None:
    with pytest.raises(NotFound), writing(engine) as connection:
        create_link(connection, "nonsense", "Eva")


def test_links_from_before_they_had_names_are_the_organizers_own(database_url: str) -> None:
    engine = open_database(database_url)
    with engine.begin() as connection:
        config = _alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.execute(text("INSERT INTO programme (id, title, language, created_at) VALUES ('p', 'P', 'sv', 1)"))
        connection.execute(
            text(
                "INSERT INTO session (id, programme_id, code, title, language, state, version_block, created_at)"
                " VALUES ('s', 'p', '12345678', 'S', 'sv', '{}', 0, 1767225600)"
            )
        )
        connection.execute(text("INSERT INTO presenter_link (id, session_id) VALUES ('link', 's')"))
    migrate(engine)
    with engine.connect() as connection:
        assert list_links(connection, "s") == [PresenterLink("link", "s", None, 1767225600, None, None)]
        assert read_session(connection, "s").presenter_link == "link"
    engine.dispose()
