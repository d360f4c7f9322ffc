"""Every endpoint under /api/v1 by itself: what is somebody else's is not there, viewers look only, nobody gets nothing.

The endpoints are read from the application's own OpenAPI document, so that a new one is covered without being named.
"""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import select

from app.store.database import writing
from app.store.tables import metadata, organizer, programme_share
from tests.web.organizers import problem
from tests.web.test_organize_programmes import become, engine_of, new_programme

Json = dict[str, Any]
# What people without an account may ask for: signing in and out, and what makes an account.
OPEN_TO_ALL = {
    "/account",
    "/account/link",
    "/invitations/open",
    "/invitations/accept",
    "/invitations/sso",
    "/sign-in",
    "/sign-out",
}
# What phones ask for, with a code and no account.
IN_THE_HALL = re.compile(r"/(answer|reflect|recovery)\b")
# What signing in itself writes, and that something was read.
SIDE_EFFECTS = {"login", "audit_entry"}


class Endpoint:
    """One method of one path, with a request that is in order but for whose things it names."""

    def __init__(self, document: Json, path: str, method: str) -> None:
        self._document = document
        self.path, self.method = path, method.upper()
        self._operation = document["paths"][path][method]

    def __repr__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def names(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.path)

    def ask(self, client: TestClient, ids: dict[str, str]) -> Response:
        """Send it, with these ids in the path; those that are not named are made up."""
        named = self._operation.get("parameters", [])
        # Of few words that a path may have, the first.
        known = {one["name"]: one["schema"]["enum"][0] for one in named if "enum" in one["schema"]} | ids
        path = re.sub(r"\{(\w+)\}", lambda found: known.get(found.group(1), "nowhere"), self.path)
        query = {
            parameter["name"]: self._sample(parameter["schema"])
            for parameter in self._operation.get("parameters", [])
            if parameter["in"] == "query" and parameter.get("required")
        }
        content = self._operation.get("requestBody", {}).get("content", {})
        body: Json = {"content": b"x"} if content else {}
        if "application/json" in content:
            body = {"json": self._sample(content["application/json"]["schema"])}
        elif "multipart/form-data" in content:
            body = {"data": {"theme": "light"}}
        reply: Response = client.request(self.method, path, params=query, **body)
        return reply

    def _sample(self, schema: Json) -> Any:  # noqa: PLR0911 -- one return a shape
        """The least that fits a schema."""
        if "$ref" in schema:
            return self._sample(self._document["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
        if "anyOf" in schema:
            return self._sample(schema["anyOf"][0])
        if "enum" in schema or "const" in schema:
            return schema.get("enum", [schema.get("const")])[0]
        if "pattern" in schema:
            return "eva@kommun.se"
        if schema.get("type") == "object":
            return {name: self._sample(schema["properties"][name]) for name in schema.get("required", [])}
        if schema.get("type") == "array":
            return [self._sample(schema["items"])] * schema.get("minItems", 0)
        simple = {
            "string": "x" * max(schema.get("minLength", 1), 1),
            "integer": schema.get("minimum", 1),
            "number": schema.get("minimum", 1),
            "boolean": True,
        }
        return simple[schema["type"]]


def endpoints(client: TestClient) -> list[Endpoint]:
    """All but those of the hall."""
    document = client.get("/api/v1/openapi.json").json()
    found = [Endpoint(document, path, method) for path, methods in document["paths"].items() for method in methods]
    organizers = [one for one in found if one.path.startswith("/api/v1/") and not IN_THE_HALL.search(one.path)]
    assert len(organizers) > 25
    return organizers


def everything(client: TestClient) -> dict[str, list[Any]]:
    """All that is stored, but for sign-ins and the log."""
    with engine_of(client).connect() as connection:
        return {
            table.name: sorted(map(str, connection.execute(select(table))))
            for table in metadata.sorted_tables
            if table.name not in SIDE_EFFECTS
        }


@pytest.fixture
def ids(anna: TestClient) -> dict[str, str]:
    """What is in a programme of Anna's, by the names that paths have for it."""
    programme = new_programme(anna)
    session = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    (link,) = anna.get(f"/api/v1/sessions/{session['id']}/presenter-links").json()
    return {
        "programme_id": programme["id"],
        "session_id": session["id"],
        "question_id": programme["questions"][0]["id"],
        "link_id": link["id"],
    }


def share(client: TestClient, programme_id: str, name: str, role: str) -> None:
    with writing(engine_of(client)) as connection:
        row = {"programme_id": programme_id, "organizer_id": name, "role": role, "created_at": 1}
        connection.execute(programme_share.insert().values(row))


def test_what_is_another_organizers_is_not_there_by_any_endpoint(anna: TestClient, ids: dict[str, str]) -> None:
    named = [one for one in endpoints(anna) if one.names]
    become(anna, "eva")
    with writing(engine_of(anna)) as connection:
        # Not even to an owner, who looks after accounts and not after what others have made.
        connection.execute(organizer.update().where(organizer.c.id == "eva").values(role="owner"))
    before = everything(anna)
    for endpoint in named:
        reply = endpoint.ask(anna, ids)
        assert (reply.status_code, problem(reply)["code"]) == (404, "not_found"), endpoint
    assert everything(anna) == before


def test_nobody_gets_anything_without_signing_in(anna: TestClient, ids: dict[str, str]) -> None:
    anna.cookies.clear()
    before = everything(anna)
    for endpoint in endpoints(anna):
        if endpoint.path.removeprefix("/api/v1") in OPEN_TO_ALL:
            continue
        reply = endpoint.ask(anna, ids)
        assert (reply.status_code, problem(reply)["code"]) == (401, "not_signed_in"), endpoint
    assert everything(anna) == before


def test_the_walk_would_get_through_with_ones_own_things(anna: TestClient, ids: dict[str, str]) -> None:
    """The requests are in order: what refuses them elsewhere is whose things they name, not what they say."""
    for endpoint in endpoints(anna):
        if endpoint.method == "GET" and endpoint.names == ["session_id"]:
            assert endpoint.ask(anna, ids).status_code == 200, endpoint


def test_a_viewer_changes_nothing_by_any_endpoint_and_gets_no_presenters_key(
    anna: TestClient, ids: dict[str, str]
) -> None:
    # Whoever may read a programme may copy it: the copy is her own, and changes nothing of Anna's.
    named = [one for one in endpoints(anna) if one.names and not one.path.endswith("{programme_id}/duplicate")]
    session = anna.get(f"/api/v1/sessions/{ids['session_id']}").json()
    key = session["present_url"].partition("#")[2]
    become(anna, "eva")
    share(anna, ids["programme_id"], "eva", "viewer")
    before = everything(anna)
    read = set()
    for endpoint in named:
        reply = endpoint.ask(anna, ids)
        assert reply.status_code in {200, 403, 404, 409}, endpoint
        assert key.encode() not in reply.content, endpoint
        if reply.status_code == 403:
            assert problem(reply)["code"] == "not_allowed"
        if reply.status_code == 200:
            read.add(repr(endpoint))
    assert everything(anna) == before
    assert {"GET /api/v1/programmes/{programme_id}", "GET /api/v1/sessions/{session_id}/export"} <= read
    assert {one.partition(" ")[0] for one in read} == {"GET"}


def test_a_viewer_reads_a_session_without_its_presenters_addresses(anna: TestClient, ids: dict[str, str]) -> None:
    become(anna, "eva")
    share(anna, ids["programme_id"], "eva", "viewer")
    (listed,) = anna.get(f"/api/v1/programmes/{ids['programme_id']}/sessions").json()
    for session in (listed, anna.get(f"/api/v1/sessions/{ids['session_id']}").json()):
        assert [session[name] for name in ("present_url", "remote_url", "notes_url")] == [None, None, None]
        assert session["join_url"]
    assert anna.get(f"/api/v1/programmes/{ids['programme_id']}").json()["right"] == "view"
    settings = anna.get(f"/organize/programmes/{ids['programme_id']}/settings", follow_redirects=False)
    assert settings.headers["location"] == f"/organize/programmes/{ids['programme_id']}"


def test_an_editor_works_on_a_programme_as_its_maker_does(anna: TestClient, ids: dict[str, str]) -> None:
    become(anna, "eva")
    share(anna, ids["programme_id"], "eva", "editor")
    renamed = anna.patch(f"/api/v1/programmes/{ids['programme_id']}", json={"title": "Hösten"}).json()
    assert (renamed["title"], renamed["right"]) == ("Hösten", "edit")
    session = anna.get(f"/api/v1/sessions/{ids['session_id']}").json()
    assert "#" in session["present_url"]


def test_a_viewers_account_makes_no_programmes(anna: TestClient) -> None:
    become(anna, "eva")
    with writing(engine_of(anna)) as connection:
        connection.execute(organizer.update().where(organizer.c.id == "eva").values(role="viewer"))
    refused = anna.post("/api/v1/programmes", json={"template": "quick", "language": "sv"})
    assert (refused.status_code, problem(refused)["code"]) == (403, "not_allowed")
    assert anna.get("/api/v1/me").json()["role"] == "viewer"
    assert anna.get("/api/v1/programmes").json() == []
