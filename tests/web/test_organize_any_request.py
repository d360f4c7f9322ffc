"""Whatever an organizer's program sends to the REST API, the server has an answer for: never a fault.

The requests are made up from the server's own OpenAPI document, with what it allows and with what it does not. Most
name things that are there, so that what is made up gets past the door.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok

from tests.web.organizers import make_account, make_client
from tests.web.test_organize_programmes import new_programme

Json = dict[str, Any]
# For each operation and each way of making requests up: together well below a minute on two slow cores.
EXAMPLES = 3
LEFT_OUT = {
    # What ends the sign-in that asks.
    "/sign-out",
    "/me/sign-out-everywhere",
    # What is answered slowly on purpose: wrong passwords, and phones that wait for news.
    "/sign-in",
    "/me/password",
    "/answer/{code}",
    "/answer/{code}/state",
    # Files, which are read by tests of their own.
    "/programmes/{programme_id}/pictures",
    "/programmes/{programme_id}/slides",
}
# Made up anew each time, and bounded in time here, not by how long one request takes.
MADE_UP = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def anna(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with make_client(tmp_path_factory.mktemp("data")) as client:
        assert make_account(client).status_code == 201
        yield client


@pytest.fixture(scope="module")
def ids(anna: TestClient) -> dict[str, str]:
    programme = new_programme(anna)
    session = anna.post(f"/api/v1/programmes/{programme['id']}/sessions", json={}).json()
    (link,) = anna.get(f"/api/v1/sessions/{session['id']}/presenter-links").json()
    return {
        "programme_id": programme["id"],
        "session_id": session["id"],
        "question_id": programme["questions"][1]["id"],
        "link_id": link["id"],
        "person_id": anna.get("/api/v1/me").json()["id"],
    }


def send(client: TestClient, case: Case[Any]) -> int:
    body: Json = {}
    if isinstance(case.body, bytes):
        body = {"content": case.body}
    elif case.media_type == "application/json":
        body = {"json": case.body}
    elif case.media_type is not None:
        body = {"content": str(case.body).encode()}
    # A fault is raised here as it was in the server, with where it happened.
    status: int = client.request(case.method, case.formatted_path, params=case.query, **body).status_code
    return status


def operations(client: TestClient) -> list[Any]:
    schema = schemathesis.openapi.from_dict(client.get("/api/v1/openapi.json").json())
    found: list[Any] = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    return [one for one in found if one.path.removeprefix("/api/v1") not in LEFT_OUT]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=["allowed", "not allowed"])
def test_no_request_makes_the_server_fail(anna: TestClient, ids: dict[str, str], mode: GenerationMode) -> None:
    asked: dict[str, set[int]] = {}
    for operation in operations(anna):
        if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
            continue  # nothing in it can be wrong but what it names
        names = {parameter.name: ids.get(parameter.name, "nowhere") for parameter in operation.path_parameters}
        strategy = operation.as_strategy(generation_mode=mode, path_parameters=names)

        @MADE_UP
        @given(case=strategy)
        def ask(case: Case[Any]) -> None:
            status = send(anna, case)
            asked.setdefault(case.operation.label, set()).add(status)
            assert status < 500, case.as_curl_command()

        ask()
    assert len(asked) > 15
    if mode is GenerationMode.POSITIVE:
        assert {status for statuses in asked.values() for status in statuses} >= {200, 201, 404}
