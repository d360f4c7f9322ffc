"""The projected screen in a real browser, before a real server: what a lecturer does, and what the hall sees of it."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from websockets.sync.client import connect

from tests.browser.conftest import LAPTOP, PHONE, OpenPage, assert_accessible, shoot
from tests.clients import WAIT_S, Message, new_change_id
from tests.server import NewSession, Server

OpenProjector = Callable[..., Page]


class Hall:
    """Attendees as a program: each answers once, and is connected until the test is over."""

    def __init__(self, server: Server, session: NewSession, sockets: ExitStack) -> None:
        self._address = f"{server.ws}/ws/v1/answer/{session.code}"
        self._sockets = sockets
        self.word_cloud, self.choice, self.open_text = (question["id"] for question in session.questions)

    def join(self) -> Any:
        socket = self._sockets.enter_context(connect(self._address, compression=None))
        socket.send(json.dumps({"type": "join", "participant": None, "since": None}))
        self._expect(socket, lambda message: message["type"] == "state")
        return socket

    def answer(self, question: str, value: Message) -> None:
        """Returns once the answer is on disk."""
        socket, change = self.join(), new_change_id()
        socket.send(json.dumps({"type": "answer", "id": change, "question": question, "value": value}))
        reply = self._expect(socket, lambda message: message.get("id") == change)
        assert reply["type"] == "accepted", reply

    def words(self, *entries: str) -> None:
        self.answer(self.word_cloud, {"entries": list(entries)})

    def text(self, text: str) -> None:
        self.answer(self.open_text, {"text": text})

    def choose(self, option: str) -> None:
        self.answer(self.choice, {"choices": [option]})

    def _expect(self, socket: Any, matches: Callable[[Message], bool]) -> Message:
        while True:
            message: Message = json.loads(socket.recv(WAIT_S))
            if matches(message):
                return message


@pytest.fixture
def hall(server: Server, session: NewSession) -> Iterator[Hall]:
    with ExitStack() as sockets:
        yield Hall(server, session, sockets)


@pytest.fixture
def screen(projector: OpenProjector) -> Page:
    """A projected screen in the lobby."""
    page = projector()
    expect(page.locator("lobby-screen")).to_be_visible()
    return page


def prompt(page: Page) -> Any:
    return page.get_by_role("heading", level=1)


def show_question(page: Page, number: int) -> None:
    """Press on to the question with this number, from the lobby."""
    for place in range(1, number + 1):
        page.keyboard.press("PageDown")
        expect(page.locator("status-line .place")).to_have_text(f"Fråga {place} av 3")


# ---- coming in -------------------------------------------------------------------------------------------------------


def test_lobby_shows_the_way_in_and_counts_phones(screen: Page, session: NewSession, hall: Hall) -> None:
    expect(screen.locator("lobby-screen .code")).to_have_text(f"{session.code[:4]}\u00a0{session.code[4:]}")
    expect(screen.locator("lobby-screen .address")).to_contain_text("127.0.0.1:")
    assert screen.locator("lobby-screen img").evaluate("(picture) => picture.decode().then(() => picture.naturalWidth)")
    expect(screen.get_by_text("Väntar på den första mobilen")).to_be_visible()
    hall.join()
    expect(screen.get_by_text("1 mobil är med")).to_be_visible()
    hall.join()
    expect(screen.get_by_text("2 mobiler är med")).to_be_visible()
    assert_accessible(screen)
    shoot(screen, "projector-lobby")


def test_key_is_in_no_request_and_no_log(open_page: OpenPage, server: Server, session: NewSession) -> None:
    page = open_page("/healthz")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + str(request.headers)))
    page.goto(f"{server.base}/present/{session.id}#{session.key}")
    expect(page.locator("lobby-screen")).to_be_visible()
    # The browser's own record of the page has the fragment; nothing that leaves the machine may.
    sent = [address for address in asked if "/present/" not in address.split("{")[0]]
    assert len(sent) > 10
    assert not any(session.key in address for address in sent)
    assert session.key not in server.log


@pytest.mark.parametrize("fragment", ["", "#wrong", "#aaaaaaaaaaaa.bbbbbbbbbbbb"])
def test_wrong_key_says_what_to_do(open_page: OpenPage, session: NewSession, fragment: str) -> None:
    page = open_page(f"/present/{session.id}{fragment}")
    expect(prompt(page)).to_have_text("Den här länken öppnar inte sessionen")
    expect(page.get_by_text("be arrangören om en ny presentationslänk")).to_be_visible()
    assert_accessible(page)


def test_right_link_pasted_over_a_wrong_one_opens_the_session(open_page: OpenPage, session: NewSession) -> None:
    page = open_page(f"/present/{session.id}#wrong")
    expect(prompt(page)).to_have_text("Den här länken öppnar inte sessionen")
    page.evaluate("(key) => { location.hash = key; }", session.key)
    expect(page.locator("lobby-screen")).to_be_visible()


def test_hall_reads_its_own_language_whatever_the_presenters_browser_prefers(projector: OpenProjector) -> None:
    page = projector(locale="en-GB")
    expect(page.get_by_text("Rikta mobilkameran mot QR-koden")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "sv"


def test_language_named_in_the_address_is_kept(open_page: OpenPage, session: NewSession) -> None:
    page = open_page(f"/present/{session.id}?language=nb#{session.key}", viewport=LAPTOP)
    expect(page.get_by_text("Rett mobilkameraet mot QR-koden")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(prompt(page)).to_have_attribute("lang", "sv")


# ---- the clicker -----------------------------------------------------------------------------------------------------


def test_clicker_goes_forward_and_back(screen: Page, session: NewSession) -> None:
    for key, number in (("PageDown", 0), ("ArrowRight", 1), ("ArrowDown", 2), ("PageUp", 1), ("ArrowLeft", 0)):
        screen.keyboard.press(key)
        expect(prompt(screen)).to_have_text(session.questions[number]["prompt"])
    screen.keyboard.press("ArrowUp")
    expect(screen.locator("#notice")).not_to_be_empty()
    expect(prompt(screen)).to_have_text(session.questions[0]["prompt"])


def test_question_without_answers_invites_to_answer(screen: Page) -> None:
    show_question(screen, 1)
    expect(screen.get_by_role("heading", name="Svara på din mobil")).to_be_visible()
    expect(screen.locator(".stage join-card .code")).to_be_visible()
    screen.keyboard.press("l")
    expect(screen.get_by_role("heading", name="Snart kan du svara. Ta fram mobilen.")).to_be_visible()
    assert_accessible(screen)


def test_space_hides_the_results_and_shows_them_again(screen: Page, hall: Hall) -> None:
    show_question(screen, 2)
    hall.choose("o2")
    expect(screen.locator("presenter-choice")).to_be_visible()
    screen.keyboard.press("Space")
    expect(screen.locator(".count")).to_have_text("1svar")
    hall.choose("o2")
    expect(screen.locator(".count strong")).to_have_text("2")
    expect(screen.locator("presenter-choice")).to_have_count(0)
    assert_accessible(screen)
    screen.keyboard.press("Space")
    expect(screen.locator("presenter-choice")).to_be_visible()


def test_question_is_locked_and_opened_with_l(screen: Page) -> None:
    show_question(screen, 1)
    expect(screen.locator("status-line .open")).to_be_visible()
    screen.keyboard.press("l")
    expect(screen.locator("status-line .locked")).to_have_text("Låst")
    screen.keyboard.press("l")
    expect(screen.locator("status-line .open")).to_have_text("Öppen")


def test_black_screen_comes_back_with_any_press_and_moves_nothing(screen: Page) -> None:
    show_question(screen, 1)
    screen.keyboard.press(".")
    expect(screen.locator("#black")).to_be_visible()
    expect(screen.locator("#said")).to_contain_text("Skärmen är svart")
    screen.keyboard.press("PageDown")
    expect(screen.locator("#black")).to_be_hidden()
    expect(screen.locator("status-line .place")).to_have_text("Fråga 1 av 3")


def test_white_takes_the_place_of_black_on_all_screens_and_goes_with_any_press(
    screen: Page, projector: OpenProjector
) -> None:
    other = projector(viewport=LAPTOP)
    show_question(screen, 1)
    screen.keyboard.press("b")
    expect(other.locator("#black")).to_be_visible()
    screen.keyboard.press("w")
    for page in (screen, other):
        expect(page.locator("#white")).to_be_visible()
        expect(page.locator("#black")).to_be_hidden()
    expect(other.locator("#said")).to_contain_text("Skärmen är vit")
    for key in ("PageUp", "Space", "Escape"):
        expect(screen.locator("#white")).to_be_visible()
        screen.keyboard.press(key)
        expect(screen.locator("#white")).to_be_hidden()
        screen.keyboard.press("w")
    expect(screen.locator("#white")).to_be_visible()
    screen.keyboard.press("w")
    expect(screen.locator("#white")).to_be_hidden()
    expect(screen.locator("status-line .place")).to_have_text("Fråga 1 av 3")


def test_qr_code_fills_the_screen_and_goes_with_the_next_question(screen: Page) -> None:
    show_question(screen, 1)
    screen.keyboard.press("q")
    expect(screen.locator("#way-in img")).to_be_visible()
    screen.keyboard.press("PageDown")
    expect(screen.locator("#way-in")).to_be_hidden()
    screen.keyboard.press("q")
    screen.keyboard.press("Escape")
    expect(screen.locator("#way-in")).to_be_hidden()


def test_screen_is_filled_and_given_back_with_f(screen: Page) -> None:
    screen.keyboard.press("f")
    expect(screen.locator(":root:fullscreen")).to_have_count(1)
    screen.keyboard.press("f")
    expect(screen.locator(":root:fullscreen")).to_have_count(0)


def test_letters_can_be_switched_off_for_good(screen: Page) -> None:
    show_question(screen, 1)
    screen.keyboard.press("?")
    screen.get_by_label("Använd tangenter med en enda bokstav eller ett tecken").uncheck()
    screen.keyboard.press("Escape")
    screen.reload()
    expect(screen.locator("status-line .place")).to_have_text("Fråga 1 av 3")
    screen.keyboard.press("q")
    screen.keyboard.press("PageDown")
    expect(screen.locator("status-line .place")).to_have_text("Fråga 2 av 3")
    expect(screen.locator("#way-in")).to_be_hidden()


def test_key_is_given_another_and_every_place_that_names_it_follows(screen: Page) -> None:
    show_question(screen, 1)
    screen.keyboard.press("?")
    said = screen.locator("key-list .said")
    corner = screen.get_by_role("button", name="byt tangent för: QR-kod i hörnet och tillbaka")
    # By keyboard alone, and the keys that are pressed on the way do nothing else.
    corner.focus()
    screen.keyboard.press("Enter")
    expect(said).to_contain_text("Tryck på den nya tangenten")
    screen.keyboard.press("F5")
    expect(said).to_contain_text("går inte att använda här")
    screen.keyboard.press("w")
    expect(said).to_contain_text("W är redan tangenten för: Vit skärm")
    assert_accessible(screen)
    screen.keyboard.press("Escape")
    expect(said).to_be_empty()
    expect(corner).to_have_text("K")
    screen.keyboard.press("Space")
    screen.keyboard.press("x")
    expect(corner).to_have_text("X")
    expect(corner).to_be_focused()
    screen.get_by_role("button", name="byt tangent för: De här tangenterna").click()
    screen.keyboard.press("j")
    screen.keyboard.press("Escape")
    expect(screen.locator('[data-do="corner"]')).to_have_attribute("title", "X")
    screen.reload()
    expect(screen.locator("status-line .place")).to_have_text("Fråga 1 av 3")
    screen.keyboard.press("k")
    screen.keyboard.press("j")
    expect(screen.locator("help-panel")).to_be_visible()
    expect(screen.locator('[data-do="corner"]')).to_have_attribute("aria-pressed", "false")
    screen.get_by_role("button", name="Återställ tangenterna").click()
    expect(corner).to_have_text("K")
    expect(screen.locator("#white")).to_be_hidden()


# ---- buttons ---------------------------------------------------------------------------------------------------------


def test_buttons_are_out_of_sight_until_the_mouse_or_tab_calls_them(screen: Page) -> None:
    bar = screen.locator("control-bar")
    expect(bar).to_have_css("opacity", "0")
    screen.keyboard.press("Tab")
    expect(bar).to_have_css("opacity", "1")
    expect(screen.get_by_role("button", name="Nästa")).to_be_focused()
    screen.keyboard.press("Space")
    expect(screen.locator("status-line .place")).to_have_text("Fråga 1 av 3")
    assert_accessible(screen)


def test_countdown_runs_on_the_screen_and_can_be_stopped(screen: Page) -> None:
    show_question(screen, 1)
    screen.mouse.move(300, 300)
    screen.get_by_role("button", name="30 s").click()
    expect(screen.get_by_role("timer")).to_have_text("0:29")
    screen.get_by_role("button", name="Stoppa klockan").click()
    expect(screen.get_by_role("timer")).to_be_hidden()
    expect(screen.locator("status-line .open")).to_be_visible()


def test_countdown_of_the_chosen_length_starts_and_stops_with_one_key_and_is_called_out(screen: Page) -> None:
    show_question(screen, 1)
    screen.keyboard.press("?")
    screen.get_by_role("combobox", name="Nedräkning").select_option("10 sekunder")
    screen.keyboard.press("Escape")
    screen.keyboard.press("t")
    expect(screen.get_by_role("timer")).to_be_visible()
    expect(screen.locator("#said")).to_contain_text("sekunder kvar")
    clock = screen.get_by_role("timer").evaluate("(one) => parseFloat(getComputedStyle(one).fontSize) / innerHeight")
    assert clock >= 0.05
    screen.keyboard.press("t")
    expect(screen.get_by_role("timer")).to_be_hidden()
    expect(screen.locator("status-line .open")).to_be_visible()


def test_answers_are_cleared_only_with_a_second_press(screen: Page, hall: Hall) -> None:
    show_question(screen, 2)
    hall.choose("o1")
    expect(screen.locator("status-line .answer")).to_have_text("1 svar")
    screen.keyboard.press("?")
    screen.get_by_role("button", name="Rensa svaren på den här frågan").click()
    expect(screen.get_by_role("button", name="Behåll")).to_be_focused()
    screen.keyboard.press("Escape")
    expect(screen.locator("help-panel")).to_be_visible()
    expect(screen.get_by_role("button", name="Behåll")).to_have_count(0)
    screen.get_by_role("button", name="Rensa svaren på den här frågan").click()
    screen.get_by_role("button", name="Ja, radera dem för gott").click()
    expect(screen.locator("status-line .answer")).to_have_text("0 svar")
    expect(screen.locator("help-panel")).to_be_hidden()


def test_session_ends_with_a_second_press_and_thanks(screen: Page, projector: OpenProjector) -> None:
    show_question(screen, 1)
    screen.keyboard.press("?")
    expect(screen.get_by_role("heading", name="Tangenter och klickare")).to_be_focused()
    assert_accessible(screen)
    screen.get_by_role("button", name="Avsluta sessionen").click()
    assert_accessible(screen)
    screen.get_by_role("button", name="Ja, avsluta för alla").click()
    expect(prompt(screen)).to_have_text("Tack för att du var med!")
    assert_accessible(screen)
    expect(prompt(projector())).to_have_text("Tack för att du var med!")


# ---- what the hall answers -------------------------------------------------------------------------------------------


def test_words_appear_and_stay_the_same_elements_as_they_grow(screen: Page, hall: Hall) -> None:
    show_question(screen, 1)
    hall.words("tillit", "stolthet")
    word = screen.locator(".word").filter(has_text="tillit")
    expect(word).to_be_visible()
    word.evaluate("(element) => { element.dataset.mark = 'first'; }")
    hall.words("tillit", "arbetsglädje")
    expect(screen.locator(".word").filter(has_text="arbetsglädje")).to_be_visible()
    expect(word).to_have_attribute("data-mark", "first")
    expect(screen.get_by_role("row").nth(1)).to_have_text("tillit2")
    screen.keyboard.press("c")
    expect(screen.locator(".list")).not_to_have_class("unseen")
    assert_accessible(screen)
    screen.keyboard.press("c")
    shoot(screen, "projector-word-cloud")


def test_bars_say_shares_and_counts(screen: Page, hall: Hall) -> None:
    show_question(screen, 2)
    for option in ("o2", "o2", "o3"):
        hall.choose(option)
    expect(screen.locator(".bars .number")).to_have_text(["0 % (0)", "67 % (2)", "33 % (1)"])
    assert_accessible(screen)
    shoot(screen, "projector-choice")


def test_texts_hang_where_they_are_when_new_ones_come(screen: Page, hall: Hall) -> None:
    show_question(screen, 3)
    hall.text("Lugn")
    first = screen.locator(".card").filter(has_text="Lugn")
    expect(first).to_be_visible()
    place = first.bounding_box()
    hall.text("Att vi pratar med varandra.\nOch lyssnar.")
    expect(screen.locator(".card").filter(has_text="lyssnar")).to_be_visible()
    assert first.bounding_box() == place
    assert_accessible(screen)
    shoot(screen, "projector-open-text")


def test_what_people_write_is_text_and_nothing_else(screen: Page, hall: Hall) -> None:
    show_question(screen, 1)
    hall.words("mod<b>x")
    expect(screen.locator(".word")).to_have_text("mod<b>x")
    for place in (2, 3):
        screen.keyboard.press("PageDown")
        expect(screen.locator("status-line .place")).to_have_text(f"Fråga {place} av 3")
    hall.text("<img src=x onerror=alert(1)>")
    expect(screen.locator(".card")).to_have_text("<img src=x onerror=alert(1)>")


# ---- trouble ---------------------------------------------------------------------------------------------------------


def test_reload_comes_back_to_the_question(screen: Page, hall: Hall) -> None:
    show_question(screen, 2)
    hall.choose("o2")
    expect(screen.locator(".bars b").nth(1)).to_have_text("100 %")
    screen.reload()
    expect(screen.locator(".bars b").nth(1)).to_have_text("100 %", timeout=3000)


def test_picture_stays_through_a_restart_of_the_server_and_goes_on(screen: Page, hall: Hall, server: Server) -> None:
    show_question(screen, 2)
    hall.choose("o2")
    expect(screen.locator(".bars b").nth(1)).to_have_text("100 %")
    server.kill()
    expect(screen.locator("#line")).to_have_text("Ingen anslutning. Försöker igen…")
    expect(screen.locator(".bars b").nth(1)).to_have_text("100 %")
    screen.keyboard.press("PageDown")
    expect(screen.locator("#notice")).to_contain_text("Ingen anslutning just nu")
    server.start()
    expect(screen.locator("#line")).to_be_empty(timeout=3000)
    hall.choose("o1")
    expect(screen.locator(".bars b").nth(1)).to_have_text("50 %")


def test_two_screens_of_one_session_go_together(screen: Page, projector: OpenProjector, session: NewSession) -> None:
    other = projector(viewport=PHONE)
    expect(other.locator("lobby-screen")).to_be_visible()
    screen.keyboard.press("PageDown")
    expect(prompt(other)).to_have_text(session.questions[0]["prompt"])
    other.get_by_role("button", name="Nästa").click()
    expect(prompt(screen)).to_have_text(session.questions[1]["prompt"])
