"""API tokens as they are kept: by their hash, for one organizer, until they are revoked; on SQLite and PostgreSQL."""

import time
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select

from app.polling.errors import NotFound
from app.store.api_tokens import MAX_TOKENS, create_token, holder_of, list_tokens, revoke_token
from app.store.database import writing
from app.store.tables import api_token, organizer
from tests.store.test_programmes import make_organizer


@pytest.fixture
def anna(engine: Engine) -> str:
    return make_organizer(engine, "anna@kommun.se", "owner")


def make(engine: Engine, who: str, may_write: bool = False, expires_at: int | None = None) -> tuple[str, str]:
    """The id of a new token, and its secret."""
    with writing(engine) as connection:
        made = create_token(connection, who, "Statistik", may_write, expires_at)
        assert made is not None
        return made[0].id, made[1]


def test_a_token_speaks_in_its_organizers_name(engine: Engine, anna: str) -> None:
    for may_write in (False, True):
        _id, secret = make(engine, anna, may_write)
        found = holder_of(engine, secret)
        assert found is not None
        assert (found[0].id, found[0].role, found[1]) == (anna, "owner", may_write)
    assert holder_of(engine, "visent_x") is None


def test_the_table_does_not_hold_what_would_let_somebody_in(engine: Engine, anna: str) -> None:
    _id, secret = make(engine, anna)
    with engine.connect() as connection:
        (row,) = connection.execute(select(api_token)).all()
    assert secret not in str(row)
    assert secret.removeprefix("visent_") not in str(row)


def test_a_token_that_ran_out_or_was_revoked_does_not_count(engine: Engine, anna: str) -> None:
    _id, late = make(engine, anna, expires_at=int(time.time()) - 1)
    assert holder_of(engine, late) is None
    token_id, secret = make(engine, anna, expires_at=int(time.time()) + 3600)
    assert holder_of(engine, secret) is not None
    with writing(engine) as connection:
        assert revoke_token(connection, anna, token_id) == "Statistik"
    assert holder_of(engine, secret) is None


def test_the_token_of_a_disabled_account_does_not_count(engine: Engine, anna: str) -> None:
    _id, secret = make(engine, anna)
    with writing(engine) as connection:
        connection.execute(organizer.update().values(disabled_at=1))
    assert holder_of(engine, secret) is None


def test_the_day_of_its_last_use_is_noted(engine: Engine, anna: str) -> None:
    _id, secret = make(engine, anna)
    with engine.connect() as connection:
        assert [token.last_used_on for token in list_tokens(connection, anna)] == [None]
    holder_of(engine, secret)
    with engine.connect() as connection:
        (noted,) = [token.last_used_on for token in list_tokens(connection, anna)]
    assert noted is not None
    assert abs((datetime.now(UTC) - datetime.fromisoformat(f"{noted}T12:00+00:00")).days) <= 1


def test_somebody_elses_token_is_neither_listed_nor_revoked(engine: Engine, anna: str) -> None:
    eva = make_organizer(engine, "eva@kommun.se")
    token_id, secret = make(engine, anna)
    with writing(engine) as connection:
        assert list_tokens(connection, eva) == []
        with pytest.raises(NotFound):
            revoke_token(connection, eva, token_id)
    assert holder_of(engine, secret) is not None


def test_an_account_has_a_bounded_number_of_tokens(engine: Engine, anna: str) -> None:
    for _ in range(MAX_TOKENS):
        make(engine, anna)
    with writing(engine) as connection:
        assert create_token(connection, anna, "Ett till", False, None) is None
        revoke_token(connection, anna, list_tokens(connection, anna)[0].id)
        assert create_token(connection, anna, "Ett till", False, None) is not None
