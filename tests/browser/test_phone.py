"""The phone's page in a real browser: what an attendee sees and does, on good networks and bad."""

import gzip
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, Route, WebSocketRoute, expect
from websockets.sync.client import ClientConnection, connect

from app.polling.templates import Template, TemplateQuestion
from tests.browser.conftest import PHONE, PROJECTOR, OpenPage, assert_accessible, shoot
from tests.browser.one_question import PROMPT, TITLE, options, show_question
from tests.clients import WAIT_S, Message, new_change_id
from tests.server import NewSession, Server

OpenPhone = Callable[..., Page]
MOST_BYTES = 30_000
MOST_REQUESTS = 20


class Stage:
    """The presenter's side as a program."""

    def __init__(self, socket: ClientConnection, session: NewSession) -> None:
        self._socket = socket
        self.word_cloud, self.choice, self.open_text = (question["id"] for question in session.questions)
        self._say({"type": "present", "key": session.key, "since": None})

    def do(self, command: str, **fields: Any) -> None:
        change_id = new_change_id()
        self._say({"type": command, "id": change_id, **fields})
        reply = self._expect(lambda message: message.get("id") == change_id)
        assert reply["type"] == "accepted", reply

    def show(self, question: str) -> None:
        self.do("show", question=question)

    def tally(self, participants: int) -> Message:
        """The tally of the question on the screen, once that many have answered."""
        tally: Message = self._expect(
            lambda message: message["type"] == "results" and message["participants"] == participants
        )["tally"]
        return tally

    def _say(self, message: Message) -> None:
        self._socket.send(json.dumps(message))

    def _expect(self, matches: Callable[[Message], bool]) -> Message:
        while True:
            message: Message = json.loads(self._socket.recv(WAIT_S))
            if matches(message):
                return message


@pytest.fixture
def open_stage(server: Server, session: NewSession) -> Iterator[Callable[[], Stage]]:
    """Joins as a presenter; again after the server was restarted."""
    with ExitStack() as sockets:

        def open_one() -> Stage:
            address = f"{server.ws}/ws/v1/present/{session.id}"
            return Stage(sockets.enter_context(connect(address, compression=None, max_size=None)), session)

        yield open_one


@pytest.fixture
def stage(open_stage: Callable[[], Stage]) -> Stage:
    return open_stage()


def answer_fields(page: Page) -> Any:
    return page.get_by_role("textbox")


def send(page: Page) -> None:
    page.get_by_role("button", name="Skicka").click()


def expect_saved(page: Page) -> None:
    expect(page.locator(".standing.saved")).to_be_visible()


# ---- coming in -------------------------------------------------------------------------------------------------------


def test_code_typed_with_spaces_and_hyphens_leads_to_the_session(open_page: OpenPage, session: NewSession) -> None:
    page = open_page("/")
    page.get_by_label("Skriv koden").fill(f" {session.code[:4]} {session.code[4:6]}-{session.code[6:]}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Du är med")).to_be_visible()
    assert urlsplit(page.url).path == f"/{session.code}"


def test_code_that_is_no_code_is_said_so_before_anything_is_asked(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("Skriv koden").fill("1234")
    page.get_by_role("button", name="Gå med").click()
    expect(page.get_by_role("alert")).to_have_text("Koden har åtta siffror. Du ser den på skärmen.")
    expect(page.get_by_label("Skriv koden")).to_be_focused()


def test_unknown_code_is_said_so_and_stays_in_the_field(open_page: OpenPage) -> None:
    page = open_page("/10000001")
    expect(page.get_by_role("alert")).to_contain_text("Ingen session har den koden")
    expect(page.get_by_label("Skriv koden")).to_have_value("10000001")
    assert_accessible(page)


def test_page_is_small(browser: Browser, server: Server, session: NewSession) -> None:
    """What a phone on a bad network must fetch before it can answer, packed as a proxy would."""
    page = browser.new_page()
    responses: list[Response] = []

    def note(response: Response) -> None:
        responses.append(response)

    page.on("response", note)
    page.goto(f"{server.base}/{session.code}")
    expect(page.locator(".sign.lobby")).to_be_visible()
    weight = sum(len(gzip.compress(response.body())) for response in responses)
    page.close()
    assert weight < MOST_BYTES
    assert len(responses) <= MOST_REQUESTS


def test_nothing_is_loaded_from_elsewhere(phone: OpenPhone, server: Server) -> None:
    page = phone()
    expect(page.get_by_role("heading", name="Du är med")).to_be_visible()
    assert page.context.cookies() == []
    hosts = page.evaluate("performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin)")
    assert set(hosts) == {server.base}


def test_language_can_be_chosen_on_the_page(phone: OpenPhone) -> None:
    page = phone(locale="en-GB")
    expect(page.get_by_role("heading", name="You’re in")).to_be_visible()
    page.get_by_role("link", name="Norsk").click()
    expect(page.get_by_text("Ikke navn, ikke adresse, ikke nøyaktig tidspunkt.")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "nb"


def test_question_keeps_its_own_language_on_a_page_in_another(phone: OpenPhone, stage: Stage) -> None:
    page = phone(locale="en-GB")
    stage.show(stage.word_cloud)
    expect(page.get_by_role("heading", level=1)).to_have_attribute("lang", "sv")


# ---- answering -------------------------------------------------------------------------------------------------------


def test_an_answer_that_is_final_says_so_and_its_time_runs_out(open_page: OpenPage, server: Server) -> None:
    asked = {
        "options": [{"id": "a", "label": "Tillit"}, {"id": "b", "label": "Ansvar"}],
        "may_change": False,
        "time_limit_s": 5,
    }
    made = server.new_session(Template("Dagen", [TemplateQuestion("choice", "Vad väger tyngst?", asked)]))
    page, late = open_page(f"/{made.code}"), open_page(f"/{made.code}")
    expect(late.locator(".sign.lobby")).to_be_visible()
    screen = open_page(f"/present/{made.id}#{made.key}", viewport=PROJECTOR)
    expect(screen.locator("control-bar")).to_be_visible()
    screen.keyboard.press("PageDown")
    expect(page.get_by_text("Ett svar var: det kan inte ändras när det är skickat.")).to_be_visible()
    page.get_by_text("Tillit").click()
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".standing.saved")).to_be_visible()
    expect(page.get_by_role("button", name="Ändra")).to_be_hidden()
    expect(late.get_by_text("Frågan är inte öppen just nu.")).to_be_visible()
    expect(page.locator(".own")).to_contain_text("Tillit")


def test_words_are_sent_with_enter_and_counted(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.word_cloud)
    page.get_by_label("Svar 1").fill("tillit")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Svar 2")).to_be_focused()
    page.keyboard.type("stolthet")
    page.keyboard.press("Enter")
    page.keyboard.type("arbetsglädje")
    page.keyboard.press("Enter")
    expect_saved(page)
    words = {word["word"].casefold() for word in stage.tally(1)["words"]}
    assert words == {"tillit", "stolthet", "arbetsglädje"}
    expect(page.locator(".own")).to_contain_text("arbetsglädje")


def test_entry_that_is_too_long_is_said_so_and_kept(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.word_cloud)
    field = page.get_by_label("Svar 1")
    field.fill("x" * 27)
    expect(page.get_by_text("2 tecken för mycket")).to_be_visible()
    send(page)
    expect(page.get_by_role("alert")).to_have_text("Det får plats 25 tecken. Korta ner lite.")
    expect(field).to_be_focused()
    expect(field).to_have_value("x" * 27)


def test_choice_is_made_with_the_keyboard_alone(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.choice)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_saved(page)
    chosen = page.locator(".own li").inner_text()
    counts = stage.tally(1)["counts"]
    assert sorted(counts.values()) == [0, 0, 1]
    assert chosen == "Lagom"


def test_choice_without_a_choice_is_not_sent(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.choice)
    send(page)
    expect(page.get_by_role("alert")).to_have_text("Välj ett alternativ.")


def test_answer_is_there_after_a_reload(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).fill("Att vi pratar med varandra.\nOch lyssnar.")
    send(page)
    expect_saved(page)
    page.reload()
    expect(page.locator(".own blockquote")).to_have_text("Att vi pratar med varandra.\nOch lyssnar.")


def test_what_is_being_written_is_there_after_a_reload(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).press_sequentially("Att vi pra")
    page.reload()
    expect(answer_fields(page)).to_have_value("Att vi pra")


def test_changed_answer_replaces_the_first(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).fill("Bråttom")
    send(page)
    expect_saved(page)
    assert [text["text"] for text in stage.tally(1)["texts"]] == ["Bråttom"]
    page.get_by_role("button", name="Ändra").click()
    expect(answer_fields(page)).to_have_value("Bråttom")
    answer_fields(page).fill("Lugn")
    page.get_by_role("button", name="Spara ändringen").click()
    expect(page.locator(".own blockquote")).to_have_text("Lugn")
    expect_saved(page)
    assert [text["text"] for text in stage.tally(1)["texts"]] == ["Lugn"]


def test_change_can_be_given_up(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).fill("Lugn")
    send(page)
    page.get_by_role("button", name="Ändra").click()
    answer_fields(page).fill("Något annat")
    page.get_by_role("button", name="Låt det vara som det var").click()
    expect(page.locator(".own blockquote")).to_have_text("Lugn")
    page.reload()
    expect(page.locator(".own blockquote")).to_have_text("Lugn")


def test_answer_taken_back_is_gone(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).fill("Lugn")
    send(page)
    stage.tally(1)
    page.get_by_role("button", name="Ta tillbaka svaret").click()
    expect(page.locator("form").get_by_text("Det du skickade är raderat.")).to_be_visible()
    assert stage.tally(0)["texts"] == []
    expect(answer_fields(page)).to_have_value("")


def test_saved_is_told_to_those_who_listen(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).fill("Lugn")
    send(page)
    expect(page.locator("#said")).to_have_text("Sparat")
    expect(page.get_by_role("heading", name="Ditt svar")).to_be_focused()


def test_half_an_emoji_does_not_stop_an_answer(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).evaluate(
        r"(field) => { field.value = 'Bra \ud83d'; field.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    send(page)
    expect_saved(page)
    assert [text["text"] for text in stage.tally(1)["texts"]] == ["Bra"]


# ---- what the presenter does -----------------------------------------------------------------------------------------


def test_closed_question_shows_the_own_answer_and_nothing_to_press(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).fill("Lugn")
    send(page)
    expect_saved(page)
    stage.do("close")
    expect(page.get_by_text("Frågan är stängd.")).to_be_visible()
    expect(page.locator(".own blockquote")).to_have_text("Lugn")
    expect(page.get_by_role("button", name="Ändra")).to_be_hidden()
    stage.do("open")
    expect(page.get_by_role("button", name="Ändra")).to_be_visible()


def test_unsent_text_stays_in_sight_when_the_question_closes_and_in_the_field_when_it_reopens(
    phone: OpenPhone, stage: Stage
) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).fill("Inte riktigt fär")
    stage.do("close")
    expect(page.locator(".kept")).to_contain_text("Det du hade skrivit skickades inte. Det finns kvar här:")
    expect(page.locator(".kept blockquote")).to_have_text("Inte riktigt fär")
    stage.do("open")
    expect(answer_fields(page)).to_have_value("Inte riktigt fär")


def test_what_was_not_sent_stays_in_sight_when_the_presenter_moves_on(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).fill("Mitt i en men")
    stage.show(stage.choice)
    expect(page.get_by_role("radio").first).to_be_visible()
    expect(page.locator(".notice blockquote")).to_have_text("Mitt i en men")
    stage.show(stage.open_text)
    expect(answer_fields(page)).to_have_value("Mitt i en men")
    expect(page.locator(".notice")).to_have_count(0)


def test_news_of_the_same_question_leave_a_typing_person_alone(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).press_sequentially("Jag skr")
    stage.do("countdown", seconds=60)
    expect(page.get_by_role("timer")).to_be_visible()
    expect(answer_fields(page)).to_be_focused()
    page.keyboard.type("iver")
    expect(answer_fields(page)).to_have_value("Jag skriver")


def test_countdown_goes_by_the_servers_clock(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    page.clock.install(time="2020-01-01T00:00:00Z")
    page.reload()
    stage.show(stage.word_cloud)
    stage.do("countdown", seconds=60)
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"Stänger om (1:00|0:5\d)"))
    stage.do("countdown", seconds=0)
    expect(page.get_by_role("timer")).to_be_hidden()


def test_question_closes_by_itself_when_its_time_is_up(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.word_cloud)
    stage.do("countdown", seconds=1)
    expect(page.get_by_text("Frågan är inte öppen just nu.")).to_be_visible()


def test_ended_session_thanks_late_joiners_too(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    expect(page.get_by_role("heading", name="Du är med")).to_be_visible()
    stage.do("end")
    for attendee in (page, phone()):
        expect(attendee.get_by_role("heading", name="Tack för att du var med!")).to_be_visible()


def test_results_are_shown_where_the_question_shows_them_on_phones(
    phone: OpenPhone, server: Server, session: NewSession, open_stage: Callable[[], Stage]
) -> None:
    with sqlite3.connect(server.folder / "visent.sqlite3") as database:
        database.execute("UPDATE question SET settings = json_set(settings, '$.results_on_phones', json('true'))")
    database.close()
    stage = open_stage()
    page = phone()
    stage.show(stage.choice)
    page.get_by_label("Lagom").check()
    send(page)
    expect(page.locator(".bars .mine")).to_contain_text("100 % (1)")
    shoot(page, "phone-results-choice")
    assert_accessible(page)
    stage.show(stage.word_cloud)
    page.get_by_label("Svar 1").fill("tillit")
    send(page)
    expect(page.locator(".results .words")).to_contain_text(re.compile("tillit", re.IGNORECASE))
    stage.show(stage.open_text)
    answer_fields(page).fill("Lugn")
    send(page)
    expect(page.locator(".results .texts")).to_contain_text("Lugn")


def test_answers_are_deleted_from_the_page_also_when_the_session_is_over(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.open_text)
    answer_fields(page).fill("Det här ångrar jag")
    send(page)
    expect_saved(page)
    stage.tally(participants=1)
    stage.do("end")
    expect(page.get_by_role("heading", name="Tack för att du var med!")).to_be_visible()
    page.get_by_text("Mer om vad som sparas").click()
    page.get_by_role("button", name="Radera mina svar").click()
    expect(page.get_by_role("button", name="Behåll dem")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Radera mina svar")).to_be_focused()
    page.keyboard.press("Enter")
    shoot(page, "phone-erase")
    assert_accessible(page)
    page.get_by_role("button", name="Radera dem för gott").click()
    expect(page.get_by_role("heading", name="Dina svar är raderade")).to_be_visible()
    expect(page.locator("footer")).to_contain_text("1 svar raderades.")
    shoot(page, "phone-erased")
    assert page.evaluate("Object.values(localStorage).join()") == ""
    stage.tally(participants=0)


# ---- bad networks ----------------------------------------------------------------------------------------------------


def test_answer_given_while_the_server_is_away_is_sent_once_when_it_is_back(
    phone: OpenPhone, server: Server, open_stage: Callable[[], Stage]
) -> None:
    before = open_stage()
    before.show(before.open_text)
    page = phone()
    answer_fields(page).fill("Lugn")
    server.kill()
    send(page)
    expect(page.get_by_text("Ditt svar ligger kvar på telefonen")).to_be_visible()
    expect(page.locator(".standing.waiting")).to_be_visible()
    shoot(page, "phone-offline")
    assert_accessible(page)
    server.start()
    expect_saved(page)
    expect(page.locator("#line")).to_be_empty()
    assert [text["text"] for text in open_stage().tally(1)["texts"]] == ["Lugn"]


def test_question_comes_back_by_itself_after_a_restart(
    phone: OpenPhone, server: Server, open_stage: Callable[[], Stage]
) -> None:
    page = phone()
    expect(page.get_by_role("heading", name="Du är med")).to_be_visible()
    server.kill()
    expect(page.get_by_text("Ingen kontakt just nu.")).to_be_visible()
    server.start()
    stage = open_stage()
    stage.show(stage.word_cloud)
    expect(page.get_by_label("Svar 1")).to_be_visible()
    expect(page.locator("#line")).to_be_empty()


class HeldLine:
    """A network that holds back what the phone says about its answers until told to let it through."""

    def __init__(self, page: Page) -> None:
        self._held: list[Callable[[], None]] = []
        page.route_web_socket(re.compile("/ws/v1/answer/"), self._connect)

    def _connect(self, phone_end: WebSocketRoute) -> None:
        server_end = phone_end.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            if '"type":"answer"' in str(message):
                self._held.append(lambda: server_end.send(message))
            else:
                server_end.send(message)

        phone_end.on_message(pass_on)

    def let_go(self) -> None:
        for release in self._held:
            release()


def test_answer_that_comes_too_late_is_said_so_and_its_text_kept(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    line = HeldLine(page)
    page.reload()
    stage.show(stage.open_text)
    answer_fields(page).fill("För sent")
    send(page)
    expect(page.locator(".standing.saving")).to_be_visible()
    stage.do("close")
    expect(page.get_by_text("Frågan är stängd.")).to_be_visible()
    line.let_go()
    expect(page.locator(".kept blockquote")).to_have_text("För sent")
    expect(page.locator(".kept")).to_contain_text("Frågan stängdes innan ditt svar kom fram.")
    expect(page.locator(".own")).to_be_hidden()


def test_answer_that_comes_after_the_end_is_said_so_on_the_closing_page(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    line = HeldLine(page)
    page.reload()
    stage.show(stage.open_text)
    answer_fields(page).fill("För sent")
    send(page)
    stage.do("end")
    expect(page.get_by_role("heading", name="Tack för att du var med!")).to_be_visible()
    line.let_go()
    expect(page.locator(".notice blockquote")).to_have_text("För sent")
    assert_accessible(page)
    page.get_by_role("button", name="OK").click()
    expect(page.locator(".notice")).to_have_count(0)


def test_phone_answers_through_a_proxy_that_strips_sockets(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    page.route_web_socket(re.compile("/ws/v1/answer/"), lambda line: line.close())
    page.reload()
    expect(page.get_by_role("heading", name="Du är med")).to_be_visible()
    stage.show(stage.word_cloud)
    page.get_by_label("Svar 1").fill("tillit")
    send(page)
    expect_saved(page)
    stage.show(stage.open_text)
    answer_fields(page).fill("Lugn")
    send(page)
    expect_saved(page)
    assert [text["text"] for text in stage.tally(1)["texts"]] == ["Lugn"]


def test_page_works_where_the_browser_keeps_nothing(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.reload()
    stage.show(stage.open_text)
    answer_fields(page).fill("Lugn")
    send(page)
    expect_saved(page)


def test_second_tab_shows_the_answer_but_does_not_overwrite_what_is_typed(phone: OpenPhone, stage: Stage) -> None:
    first = phone()
    expect(first.get_by_role("heading", name="Du är med")).to_be_visible()
    stage.show(stage.open_text)
    second, third = first.context.new_page(), first.context.new_page()
    for tab in (second, third):
        tab.goto(first.url)
    answer_fields(second).press_sequentially("Jag håller på att")
    answer_fields(first).fill("Lugn")
    send(first)
    expect(third.locator(".own blockquote")).to_have_text("Lugn")
    expect(answer_fields(second)).to_have_value("Jag håller på att")
    assert len(stage.tally(1)["texts"]) == 1


# ---- everybody -------------------------------------------------------------------------------------------------------


def test_every_screen_is_accessible_light_and_dark(open_page: OpenPage, phone: OpenPhone, stage: Stage) -> None:
    assert_accessible(open_page("/"))
    page = phone()
    expect(page.get_by_role("heading", name="Du är med")).to_be_visible()
    page.get_by_text("Mer om vad som sparas").click()
    assert_accessible(page)
    page.get_by_text("Mer om vad som sparas").blur()
    for question in (stage.word_cloud, stage.choice, stage.open_text):
        stage.show(question)
        expect(page.get_by_role("button", name="Skicka")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        assert_accessible(page)
        send(page)
        expect(page.get_by_role("alert").first).not_to_be_empty()
        assert_accessible(page)
    answer_fields(page).fill("Lugn")
    send(page)
    expect_saved(page)
    assert_accessible(page)
    stage.do("close")
    expect(page.get_by_text("Frågan är stängd.")).to_be_visible()
    assert_accessible(page)
    stage.do("end")
    expect(page.get_by_role("heading", name="Tack för att du var med!")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("viewport", [{"width": 320, "height": 568}, PHONE, {"width": 844, "height": 390}])
def test_nothing_runs_out_of_the_page_with_text_at_twice_its_size(
    phone: OpenPhone, stage: Stage, viewport: dict[str, int]
) -> None:
    page = phone(viewport=viewport)
    # The style sheet's own units: what a browser's text size setting changes.
    page.route("**/tokens.css", with_text_at_twice_its_size)
    page.reload()
    expect(page.get_by_role("heading", name="Du är med")).to_be_visible()
    for question in (stage.word_cloud, stage.choice, stage.open_text):
        stage.show(question)
        expect(page.get_by_role("button", name="Skicka")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    answer_fields(page).fill("Arbetsmiljöförordningsändringar " * 3)
    send(page)
    expect_saved(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def with_text_at_twice_its_size(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=response.text() + "\nhtml { font-size: 200%; }")


def test_everything_a_thumb_presses_is_large_enough(phone: OpenPhone, stage: Stage) -> None:
    page = phone()
    stage.show(stage.choice)
    expect(page.get_by_role("button", name="Skicka")).to_be_visible()
    pressed = page.locator("button:visible, .option, summary, nav a").all()
    assert len(pressed) >= 8
    for target in pressed:
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()
        assert box["width"] >= 44, target.inner_text()


@pytest.mark.parametrize(
    ("labels", "rows"), [(["Ja", "Nej"], 1), (["Ja, men inte förrän vi har pratat om det", "Nej"], 2)]
)
def test_two_options_stand_side_by_side_where_both_are_short(
    open_page: OpenPage, server: Server, labels: list[str], rows: int
) -> None:
    asked = {"options": options(labels)}
    session = server.new_session(Template(TITLE, [TemplateQuestion("choice", PROMPT, asked)]))
    show_question(open_page(f"/present/{session.id}#{session.key}", viewport=PROJECTOR))
    page = open_page(f"/{session.code}")
    expect(page.get_by_role("radio")).to_have_count(2)
    boxes = [box for option in page.locator(".option").all() if (box := option.bounding_box())]
    assert len({box["y"] for box in boxes}) == rows
    assert all(box["width"] > 150 and box["height"] >= 48 for box in boxes)
    shoot(page, f"phone-two-options-{rows}")
