"""A browser that signs in at an identity provider: what goes to the provider goes over a real socket."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from fastapi.testclient import TestClient

from tests.web.organizers import make_client
from tests.web.own_provider import CLIENT_ID, CLIENT_SECRET


def sso_client(folder: Any, issuer: str, **settings: Any) -> TestClient:
    """A client as `make_client` gives, of a server with single sign-on."""
    known = {"sso_issuer": issuer, "sso_client_id": CLIENT_ID, "sso_client_secret": CLIENT_SECRET}
    return make_client(folder, **known, sso_name="Kommunen", **settings)


def set_out(client: TestClient, **asked: str) -> str:
    """Where the browser is sent: the provider's address."""
    sent = client.get("/organize/sso", params=asked, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    return str(sent.headers["location"])


def authorized(url: str, subject: str | None = None) -> str:
    """The way back from the provider. The mock asks for the subject in a form; ours asks for nothing."""
    sent = httpx.get(url) if subject is None else httpx.post(url, data={"sub": subject})
    assert sent.status_code == 302, sent.text
    back = urlsplit(sent.headers["location"])
    return f"{back.path}?{back.query}"


def come_back(client: TestClient, way_back: str) -> str:
    """Where the browser is sent on to."""
    sent = client.get(way_back, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    return str(sent.headers["location"])


def sign_on(client: TestClient, subject: str | None = None, **asked: str) -> str:
    """There and back: where the browser ends, `/organize` or a page that says why not."""
    return come_back(client, authorized(set_out(client, **asked), subject))


def reason_of(address: str) -> str:
    """Why somebody was not let in, by the page that she is sent to."""
    path = urlsplit(address).path
    assert path.startswith("/organize/sso/refused/"), address
    return path.rpartition("/")[2]


def query_of(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
