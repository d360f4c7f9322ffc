"""The way of a new organizer from the first start to the results of all halls: made, held, looked at, taken home."""

import csv
import io
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import Engine, select, update

from app.polling.records import AnswerWrite, StateWrite
from app.polling.session import SessionState
from app.settings import Settings
from app.store.database import open_database, writing
from app.store.questions import read_questions
from app.store.rooms import apply_writes
from app.store.tables import session
from tests.browser.conftest import LAPTOP, OpenPage, assert_accessible, shoot
from tests.browser.organizers import PASSWORD, first_link, make_account, paste
from tests.server import Server

HALLS = {"Teatern": 40, "Aulan": 30, "Biblioteket": 3}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("data"))
    running.start()
    yield running
    running.stop()


def hold(engine: Engine, hall: str, people: int, wave: int = 1) -> None:
    """A hall has answered its questions, and the session has ended."""
    with writing(engine) as connection:
        held = connection.execute(select(session).where(session.c.hall == hall, session.c.ended_at.is_(None))).one()
        writes: list[Any] = []
        for asked in read_questions(connection, held.programme_id, with_retired=False):
            for place in range(people):
                who = blake2b(f"{held.id}{place}".encode(), digest_size=11).hexdigest()
                value = msgspec.json.encode(said(asked, place, hall))
                writes.append(AnswerWrite(held.id, who, f"{asked.id}{place}", asked.id, value, len(writes) + 1))
        connection.execute(update(session).where(session.c.id == held.id).values(wave=wave))
        apply_writes(connection, [*writes, StateWrite(held.id, SessionState("ended"), 1_700_000_000)])


def said(asked: Any, place: int, hall: str) -> dict[str, Any]:
    if asked.kind == "word_cloud":
        return {"entries": ["kollegor" if place % 2 else f"tillit i {hall.lower()}"]}
    if asked.kind == "choice":
        return {"choices": [asked.settings.options[place % 2].id]}
    return {"text": f"Det var bra i {hall}"}


def test_from_first_start_to_the_results_of_every_hall(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"/organize/start#{first_link(server)}", viewport=LAPTOP, accept_downloads=True)
    make_account(page)
    page.get_by_role("radio", name="Snabb omröstning").check()
    page.get_by_role("button", name="Skapa programmet").click()
    page.get_by_role("link", name="Resultat", exact=True).click()
    expect(page.get_by_text("Inga sessioner än.")).to_be_visible()
    page.get_by_role("link", name="Frågor och sessioner").click()

    page.get_by_role("button", name="Flera på en gång").click()
    rows = page.locator("session-rows")
    lines = [f"2027-03-0{day}\t{hall}\t400" for day, hall in enumerate([*HALLS, "Uppföljningen"], start=1)]
    paste(rows.get_by_label("Lokal").first, "\n".join(["Datum\tLokal\tAntal", *lines]))
    rows.get_by_role("button", name="Skapa").click()
    expect(page.locator("session-card")).to_have_count(4)

    engine = open_database(Settings(data=server.folder).database)
    for hall, people in HALLS.items():
        hold(engine, hall, people)
    hold(engine, "Uppföljningen", 20, wave=2)
    engine.dispose()
    page.get_by_role("link", name="Resultat", exact=True).click()

    expect(page.get_by_text("4 sessioner · 93 deltagare")).to_be_visible()
    cloud = page.get_by_role("region").filter(has_text="Ordmoln")
    expect(cloud.get_by_text("Svaren från 1 session är inte med: för få deltagare.")).to_be_visible()
    picture = page.frame_locator("stage-picture iframe").first
    expect(picture.locator("presenter-word-cloud .sky")).to_contain_text("kollegor")
    look(page, "results")

    page.get_by_role("radio", name="Session för session").nth(1).check()
    choice = page.get_by_role("region").nth(1)
    expect(choice.locator("figcaption")).to_contain_text(["Teatern", "Aulan", "Uppföljningen"])
    choice.get_by_text("Som tabell").click()
    expect(choice.locator("tbody tr").first).to_contain_text("45")

    page.get_by_text("4 sessioner").click()
    page.get_by_label("Jämför med").select_option("Omgång 1")
    page.get_by_role("button", name="Visa de här").click()
    expect(page.get_by_role("table").filter(has_text="Vad som har ändrats").first).to_be_visible()
    look(page, "results-changes")


def test_what_is_taken_home_of_all_halls_has_no_small_one(open_page: OpenPage, server: Server) -> None:
    page = sign_in(open_page)
    page.get_by_role("link", name="Snabb omröstning").click()
    page.get_by_role("link", name="Resultat", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Resultat: CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 3 * (40 + 30 + 20)
    assert "Biblioteket" not in text
    assert "biblioteket" not in text
    page.get_by_role("link", name="Frågor och sessioner").click()
    card = page.locator("session-card", has_text="Teatern")
    card.get_by_role("button", name="Teatern").first.click()
    card.get_by_role("link", name="Resultat av Teatern").click()
    expect(page.get_by_text("1 session · 40 deltagare")).to_be_visible()


def test_a_report_says_that_it_is_being_made_when_it_has_come_and_what_went_wrong(open_page: OpenPage) -> None:
    page = sign_in(open_page)
    page.get_by_role("link", name="Snabb omröstning").click()
    page.get_by_role("link", name="Resultat", exact=True).click()
    report = page.get_by_role("link", name="Resultat: Rapport (PDF)")
    waiting: list[Route] = []

    def hold_up(route: Route) -> None:
        waiting.append(route)

    page.route("**/export?*format=pdf", hold_up)
    report.click()
    status = page.locator("file-links [role=status]")
    expect(status).to_contain_text("filen görs")
    expect(report).to_have_attribute("aria-busy", "true")
    assert_accessible(page)
    shoot(page, "results-being-made")
    with page.expect_download() as download:
        waiting.pop().continue_()
    assert download.value.suggested_filename.endswith("-total.pdf")
    assert download.value.path().read_bytes().startswith(b"%PDF")
    expect(status).to_contain_text("filen har kommit")
    expect(report).not_to_have_attribute("aria-busy", "true")
    report.click()
    expect(status).to_contain_text("filen görs")
    waiting.pop().abort()
    expect(page.locator("file-links [role=alert]")).to_contain_text("Servern går inte att nå")
    expect(status).to_be_empty()


def test_each_question_has_its_picture_of_all_halls_as_a_file(open_page: OpenPage) -> None:
    page = sign_in(open_page)
    page.get_by_role("link", name="Snabb omröstning").click()
    page.get_by_role("link", name="Resultat", exact=True).click()
    # Of texts, which are read one by one, there is none.
    expect(page.get_by_role("link", name="SVG av: ")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("link", name="SVG av: ").first.click()
    svg = download.value.path().read_text(encoding="utf-8")
    assert "kollegor" in svg
    assert "biblioteket" not in svg


def sign_in(open_page: OpenPage) -> Page:
    page = open_page("/organize/sign-in", viewport=LAPTOP, accept_downloads=True)
    page.get_by_label("E-post").fill("anna@kommun.se")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    return page


def look(page: Page, name: str) -> None:
    """Accessible, and whole on a narrow screen."""
    assert_accessible(page)
    shoot(page, name)
    page.set_viewport_size({"width": 390, "height": 844})
    width: int = page.evaluate("document.documentElement.scrollWidth")
    assert width == 390
    shoot(page, f"{name}-phone")
    page.set_viewport_size({"width": 1366, "height": 768})
