"""The keys that the server signs with, made once and kept with the data, and the random ids it gives out."""

import secrets

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError

from app.store.database import writing
from app.store.tables import secret

# No letters or digits that look alike when read aloud or from a screen.
ID_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_ID_CHARS = 12


def new_id() -> str:
    """A random id for a programme, session or question: 12 characters, about 59 bits."""
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(_ID_CHARS))


def new_code() -> str:
    """Eight random digits. A code does not begin with 0: people drop it when they type."""
    return str(secrets.randbelow(90_000_000) + 10_000_000)


def signing_key(engine: Engine, name: str) -> str:
    """The key of this name; the first who asks makes it, whichever process that is."""
    with engine.connect() as connection:
        found = _read(connection, name)
    if found is not None:
        return found
    try:
        with writing(engine) as connection:
            connection.execute(secret.insert().values(name=name, value=secrets.token_urlsafe(48)))
    except IntegrityError:
        pass
    with engine.connect() as connection:
        return _read(connection, name) or ""


def _read(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(secret.c.value).where(secret.c.name == name))
