"""The presenter's own screens in real browsers: a remote in the hand and notes, in step with what is projected."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import LAPTOP, PHONE, OpenPage, assert_accessible, shoot
from tests.browser.one_question import options
from tests.browser.test_presenter import Hall, OpenProjector
from tests.server import NewSession, Server

Open = Callable[..., Page]

NOTES = "Vänta in dem.\n\nFråga sedan:\nVem känner igen sig?"
PROMPTS = ["Vilket ord beskriver dagen?", "Vad betyder mest?", "Vad tar du med dig?"]
DECK = Template(
    "Medarbetardagen",
    [
        TemplateQuestion("word_cloud", PROMPTS[0], {"notes": NOTES}),
        TemplateQuestion("choice", PROMPTS[1], {"options": options(["Tillit", "Ansvar"])}),
        TemplateQuestion("open_text", PROMPTS[2]),
    ],
)
NO_LINE = "Ingen anslutning. Knapparna fungerar igen så fort den är tillbaka."


@pytest.fixture
def session(server: Server) -> NewSession:
    """A session in Swedish with one word cloud that has notes, one choice and one open text."""
    return server.new_session(DECK)


@pytest.fixture
def hall(server: Server, session: NewSession) -> Iterator[Hall]:
    with ExitStack() as sockets:
        yield Hall(server, session, sockets)


@pytest.fixture
def remote(open_page: OpenPage, session: NewSession) -> Open:
    return lambda **more: open_page(f"/remote/{session.id}#{session.key}", has_touch=True, **more)


@pytest.fixture
def notes(open_page: OpenPage, session: NewSession) -> Open:
    return lambda **more: open_page(f"/notes/{session.id}#{session.key}", **{"viewport": LAPTOP, **more})


class HeldLine:
    """A page's line to the server; what the server says can be held back for a while, as a slow network does."""

    def __init__(self, page: Page) -> None:
        self._waiting: list[str | bytes] = []
        self._is_held = False
        self._page: WebSocketRoute
        page.route_web_socket("**/ws/v1/present/*", self._connect)

    def hold(self) -> None:
        self._is_held = True

    def release(self) -> None:
        self._is_held = False
        for message in self._waiting:
            self._page.send(message)

    def _connect(self, page: WebSocketRoute) -> None:
        self._page = page
        page.connect_to_server().on_message(self._pass_on)

    def _pass_on(self, message: str | bytes) -> None:
        if self._is_held:
            self._waiting.append(message)
        else:
            self._page.send(message)


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def expect_all(pages: list[Page], prompt: str) -> None:
    for page in pages:
        expect(heading(page)).to_have_text(prompt)


# ---- in step ---------------------------------------------------------------------------------------------------------


def test_remote_notes_and_projector_stay_in_step_through_everything(
    remote: Open, notes: Open, projector: OpenProjector, server: Server
) -> None:
    hand, desk, screen = remote(), notes(), projector()
    everywhere = [hand, desk, screen]
    expect_all(everywhere, "Medarbetardagen")

    press(hand, "Börja")
    expect_all(everywhere, PROMPTS[0])
    desk.keyboard.press("Space")
    expect(hand.locator(".signs .eye-off")).to_be_visible()
    expect(hand.locator("#said")).to_have_text(f"{PROMPTS[0]} · Öppen för svar · Resultaten är dolda")
    expect(screen.get_by_role("button", name="Visa resultat")).to_be_attached()
    press(hand, "Svart")
    expect(screen.locator("#black")).to_be_visible()
    expect(desk.locator(".signs .black")).to_be_visible()
    press(hand, "60 s")
    expect(desk.get_by_role("timer")).to_be_visible()

    for page in everywhere:
        page.reload()
    expect(screen.locator("#black")).to_be_visible()
    for page in (hand, desk):
        expect(heading(page)).to_have_text(PROMPTS[0])
        expect(page.locator(".signs .black")).to_be_visible()
        expect(page.locator(".signs .eye-off")).to_be_visible()
        expect(page.get_by_role("timer")).to_be_visible()

    # In the dark a press brings the picture back, and nothing moves on unseen.
    desk.keyboard.press("PageDown")
    expect(screen.locator("#black")).to_be_hidden()
    expect_all(everywhere, PROMPTS[0])

    server.kill()
    for page in (hand, desk):
        expect(page.locator("#line")).to_have_text(NO_LINE)
        expect(page.get_by_role("button", name="Nästa")).to_be_disabled()
    desk.keyboard.press("PageDown")
    server.start()
    for page in (hand, desk):
        expect(page.locator("#line")).to_be_empty()
    expect(screen.locator("#line")).to_be_empty()
    expect_all(everywhere, PROMPTS[0])
    press(hand, "Nästa")
    expect_all(everywhere, PROMPTS[1])

    hand.context.set_offline(True)
    expect(hand.locator("#line")).to_have_text(NO_LINE)
    expect(hand.get_by_role("button", name="Nästa")).to_be_disabled()
    assert_accessible(hand)
    screen.keyboard.press("PageDown")
    expect_all([desk, screen], PROMPTS[2])
    expect(heading(hand)).to_have_text(PROMPTS[1])
    hand.context.set_offline(False)
    expect_all(everywhere, PROMPTS[2])
    expect(hand.get_by_text("Det var den sista frågan.")).to_be_visible()
    expect(hand.get_by_role("button", name="Nästa")).to_be_disabled()
    press(hand, "Förra")
    expect_all(everywhere, PROMPTS[1])


def test_presses_from_two_windows_at_the_same_moment_do_not_skip_two(
    remote: Open, open_page: OpenPage, projector: OpenProjector, session: NewSession, server: Server
) -> None:
    hand, screen, desk = remote(), projector(), open_page("/healthz", viewport=LAPTOP)
    line = HeldLine(desk)
    desk.goto(f"{server.base}/notes/{session.id}#{session.key}")
    press(hand, "Börja")
    expect_all([hand, desk, screen], PROMPTS[0])
    line.hold()
    press(hand, "Nästa")
    expect_all([hand, screen], PROMPTS[1])
    expect(heading(desk)).to_have_text(PROMPTS[0])
    desk.keyboard.press("PageDown")
    # Two presses of one hand are one step as well, until the first has been answered.
    desk.keyboard.press("PageDown")
    line.release()
    expect(desk.locator("#notice")).to_have_text("Bilden hade redan bytts.")
    expect_all([hand, desk, screen], PROMPTS[1])
    desk.keyboard.press("PageDown")
    expect_all([hand, desk, screen], PROMPTS[2])


@pytest.mark.parametrize(("page", "fragment"), [("remote", "#aaaaaaaaaaaa.bbbbbbbbbbbb"), ("notes", "")])
def test_wrong_key_says_what_to_do_and_is_not_tried_again(
    open_page: OpenPage, session: NewSession, server: Server, page: str, fragment: str
) -> None:
    opened = open_page("/healthz")
    tried: list[str] = []
    opened.on("websocket", lambda socket: tried.append(socket.url))
    opened.clock.install()
    opened.goto(f"{server.base}/{page}/{session.id}{fragment}")
    expect(heading(opened)).to_have_text("Den här länken öppnar inte sessionen")
    opened.clock.run_for(120_000)
    assert len(tried) == (1 if fragment else 0)
    expect(opened.locator("#line")).to_be_empty()
    assert_accessible(opened)
    opened.evaluate("(key) => { location.hash = key; }", session.key)
    expect(heading(opened)).to_have_text("Medarbetardagen")


# ---- the remote ------------------------------------------------------------------------------------------------------


def test_words_are_corrected_from_the_hand(remote: Open, projector: OpenProjector, hall: Hall) -> None:
    hand, screen = remote(), projector()
    press(hand, "Börja")
    hall.words("tillit", "mod")
    hall.words("tillit", "humor", "skit")
    shown = screen.locator(".word:not(.leaving)")
    expect(shown).to_have_count(3)
    expect(hand.locator("desk-buttons .badge")).to_have_text("1 väntar")
    assert_accessible(hand)

    hand.get_by_role("button", name="Ord").click()
    panel = hand.get_by_role("dialog", name="Ord")
    expect(panel.locator("word-row")).to_have_count(3)
    expect(panel.get_by_text("Om den här skärmen projiceras")).to_be_hidden()
    # What the panel covers is out of reach for keyboard and reader.
    expect(hand.locator("desk-buttons")).to_have_attribute("inert", "")
    panel.get_by_role("button", name="Håll tillbaka ”mod”").tap()
    expect(shown.filter(has_text="mod")).to_have_count(0)
    panel.get_by_role("button", name="Visa: ”mod”").tap()
    expect(shown.filter(has_text="mod")).to_be_visible()
    for word in ("mod", "humor"):
        panel.get_by_role("checkbox", name=word).tap()
    panel.get_by_label("Slå ihop till").fill("Mod och humor")
    panel.get_by_role("button", name="Slå ihop", exact=True).tap()
    expect(shown.filter(has_text="Mod och humor")).to_be_visible()
    expect(shown).to_have_count(2)
    assert_accessible(hand)
    shoot(hand, "remote-words")
    panel.get_by_role("button", name="Ångra").tap()
    expect(shown).to_have_count(3)
    panel.get_by_role("button", name="Dela upp ”mod”").tap()
    expect(hand.locator("#notice")).to_have_text("Alla skrev ordet likadant. Det finns inget att dela upp.")
    assert_large_enough(panel)
    assert hand.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    # The next question has no words: the panel goes, and the buttons are back.
    screen.keyboard.press("PageDown")
    expect(heading(hand)).to_have_text(PROMPTS[1])
    expect(panel).to_be_hidden()
    expect(hand.get_by_role("button", name="Ord")).to_be_hidden()
    press(hand, "Nästa")
    expect(heading(screen)).to_have_text(PROMPTS[2])


@pytest.mark.parametrize("viewport", [PHONE, {"width": 320, "height": 568}, {"width": 844, "height": 390}])
def test_remote_is_for_one_thumb(remote: Open, hall: Hall, viewport: dict[str, int]) -> None:
    hand = remote(viewport=viewport)
    expect(heading(hand)).to_have_text("Medarbetardagen")
    press(hand, "Börja")
    expect(hand.get_by_text("Vem känner igen sig?")).to_be_attached()
    expect(hand.locator("coming-card")).to_contain_text("Vad betyder mest?Val")
    assert_large_enough(hand.locator("desk-buttons"))
    for step in ("Förra", "Nästa"):
        box = hand.get_by_role("button", name=step).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 64
        assert box["y"] > viewport["height"] / 2
        assert box["y"] + box["height"] <= viewport["height"]
    assert hand.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_remote_locks_counts_down_and_ends_and_every_state_is_accessible(
    remote: Open, projector: OpenProjector, hall: Hall
) -> None:
    hand, screen = remote(), projector()
    expect(hand.get_by_text("Inte börjat än")).to_be_visible()
    expect(hand.locator("coming-card")).to_contain_text(PROMPTS[0])
    assert_accessible(hand)
    press(hand, "Börja")
    expect(hand.locator(".signs .open")).to_have_text("Öppen för svar")
    press(hand, "90 s")
    expect(screen.get_by_role("timer")).to_have_text("1:29")
    expect(hand.get_by_role("button", name="30 s")).to_be_hidden()
    assert_accessible(hand)
    shoot(hand, "remote")
    press(hand, "Stoppa klockan")
    expect(screen.get_by_role("timer")).to_be_hidden()
    press(hand, "Lås")
    expect(screen.locator("status-line .locked")).to_be_visible()
    expect(hand.locator(".signs .locked")).to_be_visible()
    press(hand, "Svart")
    expect(hand.locator(".signs .black")).to_be_visible()
    assert_accessible(hand)
    hall.join()
    expect(hand.locator(".signs .phone")).to_have_text("1 mobil")
    press(hand, "Avsluta sessionen")
    assert_accessible(hand)
    press(hand, "Behåll")
    press(hand, "Avsluta sessionen")
    press(hand, "Ja, avsluta för alla")
    expect(heading(hand)).to_have_text("Sessionen är slut.")
    expect(heading(screen)).to_have_text("Tack för att du var med!")
    expect(hand.get_by_role("button")).to_have_count(0)
    assert_accessible(hand)


# ---- the notes -------------------------------------------------------------------------------------------------------


def test_notes_are_read_beside_the_screen_and_never_on_it(notes: Open, projector: OpenProjector, hall: Hall) -> None:
    desk, screen = notes(locale="en-GB"), projector()
    expect(desk.get_by_text("Not started yet")).to_be_visible()
    assert_accessible(desk)
    desk.keyboard.press("PageDown")
    # The page speaks the presenter's language, and says what is in the hall's.
    expect(heading(desk)).to_have_text(PROMPTS[0])
    text = desk.locator("notes-card .text")
    assert text.inner_text() == NOTES
    for element in (heading(desk), text, desk.locator("coming-card .prompt")):
        expect(element).to_have_attribute("lang", "sv")
    expect(desk.locator("coming-card")).to_contain_text("Vad betyder mest?Choice")
    expect(desk.locator(".place")).to_have_text("Question 1 of 3")
    expect(desk.locator("times-card dd:visible")).to_have_count(3)
    hall.words("mod")
    expect(desk.locator(".signs .answer")).to_have_text("1 answer")
    assert_accessible(desk)
    shoot(desk, "notes")

    letters = float(text.evaluate("(element) => parseFloat(getComputedStyle(element).fontSize)"))
    desk.get_by_role("button", name="Larger letters").click()
    desk.reload()
    expect(heading(desk)).to_have_text(PROMPTS[0])
    assert float(text.evaluate("(element) => parseFloat(getComputedStyle(element).fontSize)")) > letters

    desk.keyboard.press("l")
    expect(screen.locator("status-line .locked")).to_be_visible()
    # Long notes scroll by the arrows, and the clicker still moves on.
    text.focus()
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".place")).to_have_text("Question 1 of 3")
    expect(screen.locator(".word")).to_have_text("mod")
    assert "Vänta in dem" not in screen.content()
    desk.keyboard.press("PageDown")
    expect(desk.get_by_text("No notes for this question.")).to_be_visible()
    expect(desk.locator(".place")).to_have_text("Question 2 of 3")
    desk.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert_accessible(desk)
    assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_projected_screen_opens_the_notes_and_hands_out_the_remotes_link_unseen(
    projector: OpenProjector, session: NewSession, server: Server
) -> None:
    screen = projector(viewport=LAPTOP)
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(screen.locator("lobby-screen")).to_be_visible()
    screen.keyboard.press("?")
    assert_accessible(screen)
    screen.get_by_role("button", name="Kopiera länken till fjärrkontrollen").click()
    expect(screen.locator("#notice")).to_contain_text("Länken till fjärrkontrollen är kopierad.")
    assert screen.evaluate("navigator.clipboard.readText()") == f"{server.base}/remote/{session.id}#{session.key}"
    assert session.key not in screen.content()
    with screen.context.expect_page() as opening:
        screen.get_by_role("button", name="Öppna anteckningsfönstret").click()
    expect(heading(opening.value)).to_have_text("Medarbetardagen")
    assert opening.value.url == f"{server.base}/notes/{session.id}#{session.key}"


def assert_large_enough(within: Locator) -> None:
    """Everything that a finger presses is at least 44 pixels wide and high."""
    for control in within.locator("button:visible, label:visible").all():
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, control.inner_text()
