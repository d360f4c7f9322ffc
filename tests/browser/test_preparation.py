"""What somebody prepares alone comes along to the hall, in a real browser: brought in, and sent by the person alone."""

from pathlib import Path

from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.settings import Settings
from app.store.database import open_database, writing
from app.store.reflections import open_reflection, read_reflection
from app.store.tables import session as sitting
from tests.browser.conftest import PROJECTOR, OpenPage, assert_accessible, shoot
from tests.server import NewSession, Server

WORD = "tillitsfullhet"
TEXT = "Att vi hjälps åt på kvällspasset"


def test_what_was_prepared_is_brought_in_edited_and_sent_by_the_person(
    open_page: OpenPage, server: Server, session: NewSession
) -> None:
    phone = open_page(f"/reflect/{preparation_code(server, session)}")
    prepare(phone)
    screen = open_page(f"/present/{session.id}#{session.key}", viewport=PROJECTOR)
    phone.goto(f"{server.base}/{session.code}")
    expect(screen.get_by_role("heading", level=1)).to_have_text("Snabb omröstning")
    screen.keyboard.press("PageDown")
    expect(phone.get_by_role("heading", level=1)).to_have_text(session.questions[0]["prompt"])
    bring_in = phone.get_by_role("button", name="Ta in det du skrev")
    expect(bring_in).to_be_visible()
    assert_accessible(phone)
    shoot(phone, "phone-bring-in")
    # Not over what somebody is just writing.
    phone.get_by_label("Svar 2").fill("annat")
    expect(bring_in).to_be_hidden()
    phone.get_by_label("Svar 2").fill("")
    bring_in.click()
    expect(phone.get_by_label("Svar 1")).to_have_value(WORD)
    expect(phone.get_by_label("Svar 1")).to_be_focused()
    expect(bring_in).to_be_hidden()
    assert not is_on_disk(server.folder, WORD)
    phone.reload()
    expect(phone.get_by_label("Svar 1")).to_have_value(WORD)
    phone.get_by_label("Svar 2").fill("ansvar")
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.locator(".standing.saved")).to_be_visible()
    expect(phone.locator(".own")).to_contain_text(WORD)
    assert is_on_disk(server.folder, WORD)
    phone.get_by_role("button", name="Ta tillbaka svaret").click()
    expect(phone.get_by_label("Svar 1")).to_have_value("")
    expect(bring_in).to_be_hidden()
    assert not is_on_disk(server.folder, TEXT)


def test_at_ones_own_pace_it_is_offered_with_the_question_that_it_was_written_to(
    open_page: OpenPage, server: Server
) -> None:
    session = server.new_session(pace="own")
    phone = open_page(f"/reflect/{preparation_code(server, session)}")
    prepare(phone)
    phone.goto(f"{server.base}/{session.code}")
    bring_in = phone.get_by_role("button", name="Ta in det du skrev")
    bring_in.click()
    expect(phone.get_by_label("Svar 1")).to_have_value(WORD)
    phone.get_by_role("button", name="Nästa").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(session.questions[1]["prompt"])
    expect(bring_in).to_be_hidden()
    phone.get_by_role("button", name="Nästa").click()
    bring_in.click()
    expect(phone.get_by_role("textbox")).to_have_value(TEXT)
    phone.get_by_role("button", name="Till sista sidan").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("1 fråga är inte besvarad än")


def test_what_is_kept_under_a_code_comes_to_another_phone_in_the_hall(open_page: OpenPage, server: Server) -> None:
    session = server.new_session(pace="own")
    link = preparation_code(server, session)
    first = open_page(f"/reflect/{link}")
    prepare(first, "Att ingen lyssnar på natten")
    first.get_by_role("button", name="Spara det under en kod").click()
    expect(first.locator(".recovery-code")).to_be_focused()
    code = first.locator(".recovery-code").inner_text()
    assert_accessible(first)
    shoot(first, "reflect-code")
    assert not is_on_disk(server.folder, "Att ingen lyssnar på natten")
    assert not is_on_disk(server.folder, code.replace("-", "").lower())
    # What is written since is kept when the person says so.
    for _ in range(3):
        first.get_by_role("button", name="Föregående").click()
    first.get_by_role("textbox").first.fill("omtanke")
    for _ in range(3):
        first.get_by_role("button", name="Nästa").click()
    first.get_by_role("button", name="Spara det jag har skrivit nu").click()
    expect(first.get_by_text("Sparat som det är nu.")).to_be_visible()

    second = open_page(f"/{session.code}")
    recall(second, "Jag förberedde mig på en annan telefon", "AAAAA-BBBBB-CCCCC-DDDDD")
    expect(second.get_by_role("alert").filter(has_text="Inget är sparat under den här koden")).to_be_visible()
    assert_accessible(second)
    shoot(second, "phone-recall")
    second.get_by_label("Koden som du fick").fill(code.lower().replace("-", " "))
    second.get_by_role("button", name="Hämta det jag skrev").click()
    expect(second.get_by_text("2 svar som du har förberett finns nu på den här telefonen.")).to_be_focused()
    second.get_by_role("button", name="Ta in det du skrev").click()
    expect(second.get_by_label("Svar 1")).to_have_value("omtanke")

    third = open_page(f"/reflect/{link}")
    recall(third, "Jag har en kod från en annan telefon", code)
    expect(third.get_by_role("textbox").first).to_have_value("omtanke")
    for _ in range(3):
        third.get_by_role("button", name="Nästa").click()
    expect(third.locator(".recovery-code")).to_have_text(code)
    third.get_by_role("button", name="Radera det från servern").click()
    expect(third.get_by_text("Det är raderat från servern.")).to_be_visible()
    first.get_by_role("button", name="Spara det jag har skrivit nu").click()
    expect(first.get_by_text("Det fanns inte på servern längre.")).to_be_visible()


def test_a_phone_that_prepared_nothing_fetches_nothing_for_it(open_page: OpenPage, server: Server) -> None:
    session = server.new_session(pace="own")
    phone = open_page(f"/{session.code}")
    expect(phone.get_by_label("Svar 1")).to_be_visible()
    fetched = phone.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [name for name in fetched if "bring-in" in name or "recall" in name] == []
    expect(phone.get_by_role("button", name="Jag förberedde mig på en annan telefon")).to_be_hidden()


def preparation_code(server: Server, session: NewSession) -> str:
    """Opens the preparation of the session's programme, as its organizer does."""
    engine = open_database(Settings(data=server.folder).database)
    with writing(engine) as connection:
        programme = connection.scalar(select(sitting.c.programme_id).where(sitting.c.id == session.id)) or ""
        open_reflection(connection, programme)
        link = read_reflection(connection, programme)
    engine.dispose()
    assert link is not None
    return link.code


def prepare(phone: Page, text: str = TEXT) -> None:
    """Write to the word cloud and to the open text, and stand on the last page."""
    phone.get_by_role("textbox").first.fill(WORD)
    for _ in range(2):
        phone.get_by_role("button", name="Nästa").click()
    phone.get_by_role("textbox").fill(text)
    phone.get_by_role("button", name="Nästa").click()
    expect(phone.get_by_role("heading", name="Det här har du skrivit")).to_be_visible()


def recall(phone: Page, asked: str, code: str) -> None:
    phone.get_by_role("button", name=asked).click()
    phone.get_by_label("Koden som du fick").fill(code)
    phone.get_by_role("button", name="Hämta det jag skrev").click()


def is_on_disk(folder: Path, words: str) -> bool:
    """Whether the words stand in clear anywhere in what the server keeps."""
    return any(words.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
