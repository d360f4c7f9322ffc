"""Everyone at their own pace: phones at different questions, back and forth, away and back, to the end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, assert_accessible, shoot
from tests.server import NewSession, Server

OpenPhone = Callable[..., Page]


@pytest.fixture
def session(server: Server) -> NewSession:
    """A word cloud, a single choice and an open text, in Swedish, for everyone to go through alone."""
    return server.new_session(pace="own")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Nästa").click()


def go_back(page: Page) -> None:
    page.get_by_role("button", name="Föregående").click()


def expect_at(page: Page, place: int, prompt: str, answered: int) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(prompt)
    expect(page.locator("summary").first).to_contain_text(f"Fråga {place} av 3")
    expect(page.locator("summary").first).to_contain_text("1 besvarad" if answered == 1 else f"{answered} besvarade")


def test_two_phones_go_their_own_ways_and_the_screen_counts_both(
    phone: OpenPhone, projector: OpenPhone, session: NewSession
) -> None:
    cloud, choice, text = (question["prompt"] for question in session.questions)
    first, second, screen = phone(), phone(), projector()
    expect_at(first, 1, cloud, 0)
    assert_accessible(first)
    expect(first.get_by_role("button", name="Föregående")).to_be_hidden()
    # Next sends what was written; what is not fit to be sent is said once and then left.
    first.get_by_label("Svar 1").fill("tillit")
    go_on(first)
    expect_at(first, 2, choice, 1)
    expect(first.get_by_role("heading", level=1)).to_be_focused()
    expect(first.locator("#said")).to_have_text("Sparat")
    go_on(first)
    expect_at(first, 3, text, 1)
    expect(first.locator("#said")).to_have_text("Fråga 3 av 3")
    first.get_by_role("textbox").fill("x" * 251)
    first.get_by_role("button", name="Till sista sidan").click()
    expect(first.get_by_role("alert")).to_have_text("Det får plats 250 tecken. Korta ner lite.")
    first.get_by_role("button", name="Till sista sidan").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("2 frågor är inte besvarade än")
    expect(first.locator(".last-page .stop")).to_contain_text(["Inte besvarad", "Skrivet men inte skickat"])
    shoot(first, "phone-own-pace-last-page")
    assert_accessible(first)
    # The browser's own way back goes a page back, too.
    first.go_back()
    expect_at(first, 3, text, 1)
    expect(first.get_by_role("textbox")).to_have_value("x" * 251)

    # The other one jumps to the last question, and steps back from there.
    second.locator("summary").first.click()
    assert_accessible(second)
    second.get_by_role("button", name=text).click()
    second.get_by_role("textbox").fill("Halvvägs")
    go_back(second)
    second.get_by_label("Lagom").check()
    go_on(second)
    expect_at(second, 3, text, 1)
    expect(second.get_by_role("textbox")).to_have_value("Halvvägs")
    go_back(second)
    expect(second.locator(".own li")).to_have_text("Lagom")

    # Steps on the screen move nobody, and show what has come in so far.
    screen.keyboard.press("PageDown")
    expect(screen.locator("status-line .answer")).to_contain_text("1 svar")
    screen.keyboard.press("PageDown")
    expect(screen.locator("presenter-choice")).to_contain_text("Lagom")
    expect(screen.locator("status-line .finished")).to_have_text("0 klara")
    screen.keyboard.press("q")
    expect(screen.locator("#way-in join-card")).to_be_visible()
    screen.keyboard.press("q")
    expect_at(first, 3, text, 1)
    expect_at(second, 2, choice, 1)
    first.get_by_role("textbox").fill("Mod")
    first.get_by_role("button", name="Till sista sidan").click()
    first.locator(".last-page .stop").click()
    first.get_by_label("För snabbt").check()
    first.get_by_role("button", name="Skicka").click()
    expect(first.locator(".standing.saved")).to_be_visible()
    expect(screen.locator("status-line .finished")).to_have_text("1 klar")
    assert_accessible(screen)
    for _ in range(2):
        first.locator(".steps-along button").last.click()
    expect(first.get_by_role("heading", level=1)).to_have_text("Du har svarat på allt")
    assert_accessible(first)

    # The presenter takes everyone back to the question on the screen, lets them go again, and ends.
    screen.keyboard.press("?")
    assert_accessible(screen)
    screen.get_by_role("button", name="Ta alla tillbaka till frågan på skärmen").click()
    for page in (first, second):
        expect(page.locator("survey-pages")).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_have_text(choice)
    screen.keyboard.press("?")
    screen.get_by_role("button", name="Låt alla gå igenom frågorna i sin egen takt").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("Du har svarat på allt")
    expect_at(second, 2, choice, 1)
    screen.keyboard.press("?")
    screen.get_by_role("button", name="Avsluta sessionen").click()
    screen.get_by_role("button", name="Ja, avsluta för alla").click()
    for page in (first, second):
        expect(page.get_by_role("heading", name="Tack för att du var med!")).to_be_visible()


def test_a_phone_goes_on_where_it_was_and_sends_what_it_could_not_send(
    phone: OpenPhone, server: Server, session: NewSession
) -> None:
    cloud, choice, text = (question["prompt"] for question in session.questions)
    page = phone()
    go_on(page)
    expect_at(page, 2, choice, 0)
    server.kill()
    page.get_by_label("Lagom").check()
    go_on(page)
    page.get_by_role("textbox").fill("Utan nät")
    page.get_by_role("button", name="Till sista sidan").click()
    # Two answers wait, one a question, each under an id of its own.
    expect(page.get_by_text("Ditt svar ligger kvar på telefonen")).to_be_visible()
    go_back(page)
    expect_at(page, 3, text, 2)
    expect(page.locator(".standing.waiting")).to_be_visible()
    assert_accessible(page)
    server.start()
    expect(page.locator(".standing.saved")).to_be_visible()
    page.reload()
    expect_at(page, 3, text, 2)
    expect(page.locator(".own blockquote")).to_have_text("Utan nät")
    # Days later, in a new tab of the same browser.
    later = page.context.new_page()
    page.close()
    later.goto(f"{server.base}/{session.code}")
    expect_at(later, 3, text, 2)
    later.locator("summary").first.click()
    later.get_by_role("button", name=choice).click()
    expect(later.locator(".own li")).to_have_text("Lagom")
    go_back(later)
    expect_at(later, 1, cloud, 2)


def test_a_session_set_to_own_pace_reaches_phones_that_came_before_and_those_without_sockets(
    open_page: OpenPage, server: Server
) -> None:
    session = server.new_session()
    came_before = open_page(f"/{session.code}")
    expect(came_before.get_by_role("heading", name="Du är med")).to_be_visible()
    without = open_page(f"/{session.code}")
    without.route_web_socket("**/ws/v1/answer/*", lambda line: line.close())
    without.reload()
    expect(without.get_by_role("heading", name="Du är med")).to_be_visible()
    screen = open_page(f"/present/{session.id}#{session.key}")
    screen.locator("control-bar").get_by_role("button", name="Hjälp och mer").click()
    screen.get_by_role("button", name="Låt alla gå igenom frågorna i sin egen takt").click()
    for page in (came_before, without):
        # Its script, its texts and its looks come with it.
        expect(page.locator("summary").first).to_contain_text("Fråga 1 av 3")
        expect(page.locator(".steps-along")).to_have_css("display", "grid")
        page.get_by_label("Svar 1").fill("tillit")
        go_on(page)
        expect(page.locator("summary").first).to_contain_text("1 besvarad")
