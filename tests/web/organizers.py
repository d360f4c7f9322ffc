"""A server in this process, and an organizer who is signed in to it."""

from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from httpx import Response

from app.main import create_app
from app.settings import Settings
from app.store import audit
from app.store.accounts import NewOrganizer, create_organizer, first_link, sign_in
from app.store.database import writing

PASSWORD = "ett långt lösenord"
# As quick to check as a hash may be: what a password costs is tested where accounts are.
_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def make_client(folder: Path, **settings: Any) -> TestClient:
    """A client of a server with an empty database, to be entered as a context."""
    app = create_app(Settings(data=folder, host="127.0.0.1", port=8123, **settings))
    return TestClient(app, base_url="http://127.0.0.1:8123", headers={"Accept-Language": "en"})


def new_link(client: TestClient) -> str:
    token = first_link(client.app.state.parts.engine)  # type: ignore[attr-defined]
    assert token is not None
    return token


def make_account(client: TestClient, **fields: str) -> Response:
    form = {"name": "Anna", "email": "anna@kommun.se", "password": PASSWORD, **fields}
    made: Response = client.post("/api/v1/account", json={"token": new_link(client)} | form)
    return made


def become_owner(client: TestClient) -> None:
    """Signs the client in as Anna, whose account is the server's first, without asking it for either."""
    with writing(client.app.state.parts.engine) as connection:  # type: ignore[attr-defined]
        anna = create_organizer(connection, NewOrganizer("Anna", "anna@kommun.se", _HASH, "en"), "owner")
        audit.record(connection, anna, "account.made", anna.name, role=anna.role)
        token = sign_in(connection, anna.id)
    client.cookies.set("visent_organizer", token, domain="127.0.0.1", path="/")


def problem(response: Response) -> dict[str, Any]:
    """What an error says."""
    error: dict[str, Any] = response.json()["error"]
    return error
