"""A whole programme archived, copied and deleted: what goes, what stays, and who may."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from app.polling.records import AnswerWrite
from app.store import tables
from app.store.audit import list_entries
from app.store.database import writing
from app.store.rooms import SessionGone, apply_writes
from tests.pictures import files
from tests.web.organizers import problem
from tests.web.test_organize_programmes import Json, become, engine_of, new_programme, read
from tests.web.test_question_pictures import bring


def new_session(client: TestClient, programme: Json) -> Json:
    made: Json = client.post(f"/api/v1/programmes/{programme['id']}/sessions", json={"title": "Stora salen"}).json()
    return made


def answer(client: TestClient, programme: Json, session: Json) -> None:
    write = AnswerWrite(session["id"], "p", "c", programme["questions"][0]["id"], b'{"entries":["tillit"]}', 1)
    with writing(engine_of(client)) as connection:
        apply_writes(connection, [write])


def do(client: TestClient, programme: Json, what: str, **form: str) -> Any:
    return client.post(f"/api/v1/programmes/{programme['id']}/{what}", json=form or None)


def log_of(client: TestClient) -> list[tuple[str, str, Json]]:
    with engine_of(client).connect() as connection:
        return [(entry.action, entry.subject, entry.details) for entry in list_entries(connection)]


def test_an_archived_programme_is_told_as_such_until_it_is_restored(anna: TestClient) -> None:
    programme = new_programme(anna)
    assert programme["archived_at"] is None
    assert do(anna, programme, "archive").status_code == 204
    assert anna.get("/api/v1/programmes").json()[0]["archived_at"] > 0
    assert new_session(anna, programme)["phase"] == "lobby"
    assert do(anna, programme, "restore").status_code == 204
    assert read(anna, programme)["archived_at"] is None
    assert [action for action, _subject, _details in log_of(anna)][:2] == ["programme.restored", "programme.archived"]


def test_a_copy_has_questions_words_pictures_and_privacy_of_its_own_and_no_session(anna: TestClient) -> None:
    programme = new_programme(anna)
    deck = f"/api/v1/programmes/{programme['id']}"
    shown = bring(anna, programme, files.photograph_from_a_phone(60, 40)).json()
    anna.post(f"{deck}/questions", json={"kind": "slide", "prompt": "Se", "settings": {"picture": shown["id"]}})
    anna.put(f"{deck}/words", json={"block": ["dum"], "allow": [], "languages": ["fi"]})
    anna.patch(f"{deck}/privacy", json={"retention_days": 30, "least_group": 9})
    anna.post(f"/api/v1/questions/{programme['questions'][2]['id']}/retire")
    new_session(anna, programme)
    before = read(anna, programme)

    copied = do(anna, programme, "duplicate")
    assert copied.status_code == 201
    copy = copied.json()
    assert (copy["title"], copy["words"]) == ("Snabb omröstning (copy)", before["words"])
    assert [asked["prompt"] for asked in copy["questions"]] == [asked["prompt"] for asked in before["questions"]]
    assert {asked["id"] for asked in copy["questions"]}.isdisjoint(asked["id"] for asked in before["questions"])
    assert anna.get(f"/api/v1/programmes/{copy['id']}/sessions").json() == []
    privacy = anna.get(f"/api/v1/programmes/{copy['id']}/privacy").json()
    assert (privacy["retention_days"], privacy["least_group"]) == (30, 9)

    assert do(anna, programme, "delete", title="snabb  omröstning ").status_code == 200
    picture = copy["questions"][-1]["settings"]["picture"]
    assert picture != shown["id"]
    assert anna.get(f"/pictures/{picture}").status_code == 200
    assert anna.get(f"/pictures/{shown['id']}").status_code == 404


def test_a_copys_long_title_is_cut_and_still_says_that_it_is_one(anna: TestClient) -> None:
    title = do(anna, new_programme(anna, title="x" * 200), "duplicate").json()["title"]
    assert len(title) == 200
    assert title.endswith("x (copy)")


def test_deleting_leaves_nothing_but_the_log_and_asks_for_the_title_first(anna: TestClient) -> None:
    kept, programme = new_programme(anna), new_programme(anna, title="Hösten")
    session = new_session(anna, programme)
    answer(anna, programme, session)
    told = do(anna, programme, "delete", title="Våren")
    assert (told.status_code, list(problem(told)["fields"])) == (422, ["title"])
    assert do(anna, programme, "delete", title="Hösten").json() == {"sessions": 1, "answers": 1}

    assert [listed["id"] for listed in anna.get("/api/v1/programmes").json()] == [kept["id"]]
    assert anna.get(f"/api/v1/sessions/{session['id']}").status_code == 404
    assert log_of(anna)[0] == ("programme.deleted", "Hösten", {"sessions": 1, "answers": 1})
    with engine_of(anna).connect() as connection:
        for table in (tables.session, tables.answer, tables.applied_change, tables.presenter_link):
            assert connection.scalar(select(func.count()).select_from(table)) == 0, table.name
        questions = select(func.count()).where(tables.question.c.programme_id != kept["id"])
        assert connection.scalar(questions) == 0


def test_what_a_room_writes_after_its_programme_went_is_refused(anna: TestClient) -> None:
    programme = new_programme(anna)
    session = new_session(anna, programme)
    do(anna, programme, "delete", title=programme["title"])
    with pytest.raises(SessionGone):
        answer(anna, programme, session)


def test_a_programme_with_a_live_session_is_not_deleted(anna: TestClient) -> None:
    programme = new_programme(anna)
    session = new_session(anna, programme)
    with writing(engine_of(anna)) as connection:
        connection.execute(tables.session.update().values(state='{"phase":"live"}'))
    told = do(anna, programme, "delete", title=programme["title"])
    assert (told.status_code, problem(told)["code"]) == (409, "session_live")
    assert anna.get(f"/api/v1/sessions/{session['id']}").status_code == 200


def test_an_editor_archives_and_copies_but_does_not_delete_and_a_viewer_copies_alone(anna: TestClient) -> None:
    programme = new_programme(anna)
    become(anna, "eva")
    for role, statuses in (("editor", [204, 201, 403]), ("viewer", [403, 201, 403])):
        share = {"programme_id": programme["id"], "organizer_id": "eva", "role": role, "created_at": 1}
        with writing(engine_of(anna)) as connection:
            connection.execute(tables.programme_share.delete())
            connection.execute(tables.programme_share.insert().values(share))
        told = [
            do(anna, programme, "archive"),
            do(anna, programme, "duplicate"),
            do(anna, programme, "delete", title="x"),
        ]
        assert [one.status_code for one in told] == statuses, role
