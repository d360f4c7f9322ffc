"""Whose pages may show ours in a frame: nobody's, but the projected screen on pages that the organizer named."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError

from app.settings import Settings
from tests.server import Server
from tests.web.organizers import make_client

NAMED = ("https://intranet.example", "http://10.0.0.5:8080")


def framed_by(client: TestClient, path: str) -> str:
    policy = client.get(path).headers["content-security-policy"]
    rules: dict[str, str] = dict(rule.split(" ", 1) for rule in policy.split("; "))
    return rules["frame-ancestors"]


def test_only_the_embedded_screen_may_be_framed_and_only_by_those_named(tmp_path: Path) -> None:
    with make_client(tmp_path, embed_origins=" ".join(NAMED)) as client:
        for query in ("?embed", "?embed&transparent", "?embed=&language=sv"):
            assert framed_by(client, f"/present/s{query}") == " ".join(NAMED)
        for path in ("/present/s", "/present/s?embedded", "/?embed", "/12345678?embed", "/organize/sign-in?embed"):
            assert framed_by(client, path) == "'none'"


def test_nobody_may_frame_anything_where_nobody_is_named(client: TestClient) -> None:
    assert framed_by(client, "/present/s?embed") == "'none'"


def test_rest_of_the_policy_is_the_same_in_a_frame(client: TestClient) -> None:
    plain, embedded = client.get("/present/s").headers, client.get("/present/s?embed").headers
    assert plain["content-security-policy"] == embedded["content-security-policy"]
    assert set(plain) == set(embedded)


@pytest.mark.parametrize("between", [" ", ",", ", ", "\n"], ids=repr)
def test_origins_are_read_with_spaces_or_commas_between_them(between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISENT_EMBED_ORIGINS", f"{between.join(('https://Intranet.example/', NAMED[1]))} ")
    assert Settings().embed_origins == NAMED


@pytest.mark.parametrize(
    "wrong",
    ["*", "https://*", "https://*.example", "https://x.example/path", "https://x.example?q", "https://u@x.example",
     "ftp://x.example", "data:", "'self'", "https://", "https://x.example;script-src", "intranet.example"],
)  # fmt: skip
def test_what_is_no_origin_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError, match="is no origin"):
        Settings(embed_origins=f"{NAMED[0]} {wrong}")  # type: ignore[arg-type]


def test_server_does_not_start_with_what_is_no_origin_and_says_which(tmp_path: Path) -> None:
    server = Server(tmp_path, VISENT_EMBED_ORIGINS="https://intranet.example/page")
    with pytest.raises(RuntimeError, match="the server stopped"):
        server.start()
    assert server.log.strip() == (
        "VISENT_EMBED_ORIGINS: 'https://intranet.example/page' is no origin; "
        "write it as https://intranet.example or http://10.0.0.5:8080"
    )
