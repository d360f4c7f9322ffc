"""The first link, the account it makes, and who is signed in; on SQLite and PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select, update

from app.store import accounts
from app.store.accounts import FIRST_LINK_S, LOGIN_S, NewOrganizer, OrganizerRecord, first_link
from app.store.database import writing
from app.store.tables import login, one_time_link, organizer

ANNA = NewOrganizer("Anna", " Anna@Kommun.se ", "hash", "sv")


def create(engine: Engine, token: str, new: NewOrganizer = ANNA) -> OrganizerRecord | None:
    with writing(engine) as connection:
        return accounts.create_first_organizer(connection, token, new)


def first_token(engine: Engine) -> str:
    token = first_link(engine)
    assert token is not None
    return token


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    now = accounts._now()
    monkeypatch.setattr(accounts, "_now", lambda: now + seconds)


def signed_in(engine: Engine, token: str) -> OrganizerRecord | None:
    with engine.connect() as connection:
        return accounts.signed_in(connection, token)


def test_first_link_makes_an_account(engine: Engine) -> None:
    made = create(engine, first_token(engine))
    assert made is not None
    assert (made.name, made.email, made.language) == ("Anna", "anna@kommun.se", "sv")


def test_a_link_works_once(engine: Engine) -> None:
    token = first_token(engine)
    create(engine, token)
    assert create(engine, token) is None
    with engine.connect() as connection:
        assert not accounts.works_first_link(connection, token)


def test_of_many_who_use_a_link_at_once_one_wins(engine: Engine) -> None:
    token = first_token(engine)
    everybody = [NewOrganizer(f"N{n}", f"n{n}@kommun.se", "hash", "sv") for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda new: create(engine, token, new), everybody))
    assert sum(record is not None for record in made) == 1
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(organizer)) == 1


def test_a_new_link_replaces_the_unused_one(engine: Engine) -> None:
    old, new = first_token(engine), first_token(engine)
    assert create(engine, old) is None
    assert create(engine, new) is not None


def test_there_is_no_first_link_once_somebody_has_an_account(engine: Engine) -> None:
    create(engine, first_token(engine))
    assert first_link(engine) is None


def test_a_link_works_for_a_day(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    token = first_token(engine)
    later(monkeypatch, FIRST_LINK_S + 1)
    with engine.connect() as connection:
        assert not accounts.works_first_link(connection, token)
    assert create(engine, token) is None


def test_an_unknown_link_makes_nothing(engine: Engine) -> None:
    first_token(engine)
    assert create(engine, "guessed") is None


def test_a_sign_in_lasts_thirty_days(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    made = create(engine, first_token(engine))
    assert made is not None
    with writing(engine) as connection:
        token = accounts.sign_in(connection, made.id)
    assert signed_in(engine, token) == made
    later(monkeypatch, LOGIN_S + 1)
    assert signed_in(engine, token) is None


def test_signing_out_ends_that_sign_in_alone(engine: Engine) -> None:
    made = create(engine, first_token(engine))
    assert made is not None
    with writing(engine) as connection:
        laptop, tablet = accounts.sign_in(connection, made.id), accounts.sign_in(connection, made.id)
    with writing(engine) as connection:
        accounts.sign_out(connection, laptop)
    assert signed_in(engine, laptop) is None
    assert signed_in(engine, tablet) == made


def test_sign_ins_that_have_run_out_are_cleared_away(engine: Engine) -> None:
    made = create(engine, first_token(engine))
    assert made is not None
    with writing(engine) as connection:
        accounts.sign_in(connection, made.id)
        connection.execute(update(login).values(expires_at=1))
        accounts.sign_in(connection, made.id)
        assert connection.scalar(select(func.count()).select_from(login)) == 1


def test_no_token_stands_in_the_database(engine: Engine) -> None:
    link = first_token(engine)
    with engine.connect() as connection:
        hashes = connection.scalars(select(one_time_link.c.token_hash)).all()
    assert link not in str(hashes)
    made = create(engine, link)
    assert made is not None
    with writing(engine) as connection:
        token = accounts.sign_in(connection, made.id)
        assert token not in str(connection.execute(select(login)).all())


def test_addresses_are_found_without_regard_to_capitals(engine: Engine) -> None:
    made = create(engine, first_token(engine))
    with engine.connect() as connection:
        assert accounts.find_password(connection, "ANNA@kommun.SE ") == (made, "hash")
        assert accounts.find_password(connection, "eva@kommun.se") is None
