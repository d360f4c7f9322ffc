"""Keeping under a code what was prepared: only the code opens it, for a year, and the server itself cannot."""

import asyncio
import time

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select, update

from app.store.database import writing
from app.store.recoveries import KEPT_S
from app.store.tables import metadata, recovery
from app.web.erasing import drop_due
from app.web.guesses import MAX_FAILED
from tests.web.organizers import problem
from tests.web.test_organize_programmes import Json, engine_of, new_programme
from tests.web.test_preparation import preparation

SECRET = "Chefen lyssnar aldrig på oss"
TEXTS = {"aaaabbbbcccc": {"text": SECRET}, "ddddeeeeffff": {"entries": ["tillit", ""]}}
WRONG = "aaaaa-bbbbb-ccccc-ddddd"


@pytest.fixture
def programme(anna: TestClient) -> Json:
    return new_programme(anna, "quick")


@pytest.fixture
def link(anna: TestClient, programme: Json) -> str:
    code: str = preparation(anna, programme, "open")["code"]
    return code


def keep(client: TestClient, link: str, texts: object = TEXTS) -> str:
    told = client.post(f"/api/v1/reflect/{link}/recovery", json={"texts": texts})
    assert told.status_code == 201, told.text
    code: str = told.json()["code"]
    return code


def opened(client: TestClient, code: str) -> tuple[int, Json]:
    told = client.post("/api/v1/recovery/open", json={"code": code})
    return told.status_code, told.json()


def rows(client: TestClient) -> int:
    with engine_of(client).connect() as connection:
        return connection.scalar(select(func.count()).select_from(recovery)) or 0


def test_what_is_kept_comes_back_however_its_code_is_typed(anna: TestClient, programme: Json, link: str) -> None:
    code = keep(anna, link)
    assert [len(group) for group in code.split("-")] == [5, 5, 5, 5]
    told = (200, {"programme": programme["id"], "texts": TEXTS})
    for typed in (code, code.upper(), code.replace("-", " "), code.replace("-", "")):
        assert opened(anna, typed) == told
    preparation(anna, programme, "close")
    assert opened(anna, code) == told


def test_neither_the_texts_nor_the_code_stand_in_any_table(anna: TestClient, link: str) -> None:
    code = keep(anna, link)
    with engine_of(anna).connect() as connection:
        cells = [cell for table in metadata.sorted_tables for row in connection.execute(select(table)) for cell in row]
    kept = b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells).lower()
    for words in (SECRET.lower(), "lyssnar", "tillit", code, code.replace("-", ""), *code.split("-"), "ddddeeeeffff"):
        assert words.encode() not in kept


def test_two_codes_lock_the_same_texts_differently_and_so_does_the_same_code_again(anna: TestClient, link: str) -> None:
    def locked() -> set[bytes]:
        with engine_of(anna).connect() as connection:
            return set(connection.scalars(select(recovery.c.locked)))

    code = keep(anna, link)
    before = locked()
    assert anna.put("/api/v1/recovery", json={"code": code, "texts": TEXTS}).status_code == 204
    assert before.isdisjoint(locked())
    keep(anna, link)
    assert len(locked()) == 2


def test_the_same_code_keeps_other_texts_and_is_deleted_for_good(anna: TestClient, link: str) -> None:
    code, other = keep(anna, link), keep(anna, link)
    changed = {"aaaabbbbcccc": {"text": "Nu lyssnar hon"}}
    assert anna.put("/api/v1/recovery", json={"code": code, "texts": changed}).status_code == 204
    assert opened(anna, code)[1]["texts"] == changed
    assert anna.post("/api/v1/recovery/delete", json={"code": code}).status_code == 204
    assert opened(anna, code)[0] == 404
    assert anna.put("/api/v1/recovery", json={"code": code, "texts": changed}).status_code == 404
    assert anna.post("/api/v1/recovery/delete", json={"code": code}).status_code == 404
    assert opened(anna, other)[1]["texts"] == TEXTS


def test_wrong_codes_lead_nowhere_and_whoever_tries_many_is_slowed_down(anna: TestClient, link: str) -> None:
    code = keep(anna, link)
    for _ in range(MAX_FAILED):
        assert opened(anna, WRONG)[0] == 404
    status, told = opened(anna, WRONG)
    assert (status, told["error"]["code"]) == (429, "too_fast")
    assert opened(anna, code)[0] == 429


def test_what_is_kept_goes_after_a_year_and_is_told_to_nobody_before_the_hourly_look(
    anna: TestClient, link: str
) -> None:
    code = keep(anna, link)
    parts = anna.app.state.parts  # type: ignore[attr-defined]
    asyncio.run(drop_due(parts, time.time() + KEPT_S - 60))
    assert opened(anna, code)[0] == 200
    with writing(engine_of(anna)) as connection:
        connection.execute(update(recovery).values(expires_at=recovery.c.expires_at - KEPT_S))
    assert opened(anna, code)[0] == 404
    assert rows(anna) == 1
    asyncio.run(drop_due(parts, time.time()))
    assert rows(anna) == 0


def test_a_closed_link_keeps_nothing_new(anna: TestClient, programme: Json, link: str) -> None:
    preparation(anna, programme, "close")
    for code in (link, "10000001"):
        assert anna.post(f"/api/v1/reflect/{code}/recovery", json={"texts": TEXTS}).status_code == 404
    assert rows(anna) == 0


def test_a_programme_keeps_only_so_many(anna: TestClient, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.recoveries.MAX_KEPT", 1)
    keep(anna, link)
    told = anna.post(f"/api/v1/reflect/{link}/recovery", json={"texts": TEXTS})
    assert (told.status_code, problem(told)["code"]) == (503, "not_saved")


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"a": "text"},
        {"a" * 17: {"text": "a"}},
        {f"q{n}": {"text": "a"} for n in range(201)},
        {"a": {"text": "a" * 65536}},
        None,
    ],
)
def test_what_is_too_large_or_no_texts_is_refused(anna: TestClient, link: str, texts: object) -> None:
    told = anna.post(f"/api/v1/reflect/{link}/recovery", json={"texts": texts})
    assert (told.status_code, problem(told)["code"]) == (400, "bad_message")
    assert rows(anna) == 0
