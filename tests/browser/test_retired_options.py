"""An option that is retired while a hall answers: in the form, on phones, on the projected screen, in a file."""

import secrets
from io import BytesIO

import httpx
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, OpenPage, assert_accessible, shoot
from tests.browser.one_question import expect_saved
from tests.browser.organizers import new_session, saved
from tests.server import Server

PROMPT, GONE, LEFT = "Hur var tempot?", "För långsamt", "Lagom"


def answer_over_http(server: Server, code: str, question: str, people: int) -> None:
    """So many say that it was just right: fewer than seven answers are in no file."""
    for _person in range(people):
        url = f"{server.base}/api/v1/answer/{code}"
        token = httpx.post(url, json={"type": "join", "participant": None, "since": None}).json()["participant"]
        said = {"type": "answer", "id": secrets.token_urlsafe(16), "question": question, "value": {"choices": ["o2"]}}
        reply = httpx.post(url, json=said, headers={"Authorization": f"Bearer {token}"})
        assert reply.json()["type"] == "accepted", reply.text


def test_an_option_is_retired_while_the_hall_answers(programme: Page, open_page: OpenPage, server: Server) -> None:
    anna = programme
    card = new_session(anna)
    screen = open_page(card.get_by_role("link", name="Öppna presentatörens skärm").get_attribute("href") or "", LAPTOP)
    expect(screen.get_by_role("heading", level=1)).to_have_text("Stora salen")
    for prompt in ("Vilket ord beskriver dagen?", PROMPT):
        screen.keyboard.press("PageDown")
        expect(screen.get_by_role("heading", level=1)).to_have_text(prompt)
    code = "".join(filter(str.isdigit, card.locator(".code").first.inner_text()))
    chose, writing, offline = (open_page(f"/{code}") for _phone in range(3))
    for phone in (chose, writing, offline):
        phone.get_by_role("radio", name=GONE).check()

    # The form is opened before anybody has answered: what is removed then is kept after all.
    anna.get_by_role("button", name=f"Redigera: {PROMPT}").click()
    editor = anna.locator("question-editor")
    chose.get_by_role("button", name="Skicka").click()
    expect_saved(chose)
    expect(screen.locator(".bars li").first).to_contain_text("100 %")
    question = anna.evaluate("JSON.parse(document.getElementById('page').textContent).programme.questions[1].id")
    answer_over_http(server, code, question, 6)
    editor.get_by_role("button", name="Ta bort alternativ 1").click()
    editor.get_by_role("button", name="Spara").click()
    expect(editor.get_by_role("alert")).to_contain_text(f"“{GONE}” kan tas ur bruk men inte tas bort")
    back = editor.get_by_role("button", name=f"Ta tillbaka: {GONE}")
    expect(editor.get_by_role("button", name="Ta bort alternativ 1")).to_have_count(0)

    # Back and away again, by keyboard: the focus goes along.
    back.press("Enter")
    expect(editor.get_by_label("Alternativ 3")).to_be_focused()
    expect(editor.get_by_label("Alternativ 3")).to_have_value(GONE)
    anna.keyboard.press("Tab")
    expect(editor.get_by_role("button", name=f"Ta ur bruk: {GONE}")).to_be_focused()
    anna.keyboard.press("Enter")
    expect(back).to_be_focused()
    expect(editor.get_by_role("button", name=f"Ta ur bruk: {LEFT}")).to_be_disabled()
    assert_accessible(anna)
    shoot(anna, "retired-editor-dark")
    anna.emulate_media(color_scheme="light")
    shoot(anna, "retired-editor")
    offline.context.set_offline(True)
    offline.get_by_role("button", name="Skicka").click()
    editor.get_by_role("button", name="Spara").click()
    saved(anna)

    # Who chose it sees that it is gone, nobody else sees it at all, and the screen says so of its votes.
    expect(chose.locator(".own li")).to_have_text([f"{GONE} inte längre med"])
    expect(writing.locator(".option")).to_have_text([LEFT, "För snabbt"])
    expect(writing.get_by_role("radio", checked=True)).to_have_count(0)
    bars = screen.locator(".bars li")
    expect(bars).to_have_count(3)
    expect(bars.last).to_contain_text(f"{GONE} inte längre med")
    expect(bars.last).to_contain_text("14 % (1)")
    for page, name in ((chose, "retired-phone"), (screen, "retired-screen")):
        assert_accessible(page)
        shoot(page, f"{name}-dark")
        page.emulate_media(color_scheme="light")
        shoot(page, name)

    # What was on its way is refused in words, and done anew.
    offline.context.set_offline(False)
    expect(offline.get_by_role("alert")).to_contain_text("Något i ditt svar är inte längre med.")
    expect(offline.locator(".option")).to_have_text([LEFT, "För snabbt"])
    offline.get_by_role("radio", name=LEFT).check()
    offline.get_by_role("button", name="Skicka").click()
    expect_saved(offline)

    with anna.expect_download() as download:
        card.get_by_role("link", name="Exportera som Excel").click()
    summary = load_workbook(BytesIO(download.value.path().read_bytes()))["Sammanfattning"].iter_rows(values_only=True)
    assert [row[3] for row in summary if row[1] == f"{GONE} (inte längre med)"] == [1]

    # Without a vote there is nothing left to show of it.
    chose.get_by_role("button", name="Ändra").click()
    chose.get_by_role("radio", name=LEFT).check()
    chose.get_by_role("button", name="Spara ändringen").click()
    expect_saved(chose)
    expect(bars).to_have_count(2)
    anna.get_by_role("button", name=f"Redigera: {PROMPT}").click()
    back.click()
    editor.get_by_role("button", name="Spara").click()
    saved(anna)
    expect(writing.locator(".option")).to_have_text([LEFT, "För snabbt", GONE])
