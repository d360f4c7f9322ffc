"""A server in this process, and an organizer who is signed in to it."""

from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from httpx import Response

from app.main import create_app
from app.settings import Settings
from app.store.accounts import first_link

PASSWORD = "ett långt lösenord"


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


def problem(response: Response) -> dict[str, Any]:
    """What an error says."""
    error: dict[str, Any] = response.json()["error"]
    return error
