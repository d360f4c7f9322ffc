"""The panel where a presenter corrects words, in a real browser: by keyboard, by mouse, and without looking."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LAPTOP, PHONE, assert_accessible, shoot
from tests.browser.test_presenter import Hall, OpenProjector, show_question
from tests.server import NewSession, Server


@pytest.fixture
def hall(server: Server, session: NewSession) -> Iterator[Hall]:
    with ExitStack() as sockets:
        yield Hall(server, session, sockets)


@pytest.fixture
def cloud(projector: OpenProjector, hall: Hall) -> Page:
    """A laptop that shows a word cloud: tillit twice, mod, humor and humør once, and one word that waits."""
    return show_cloud(projector(viewport=LAPTOP), hall)


@pytest.fixture
def panel(cloud: Page) -> Locator:
    """The panel, opened by its key; every word is in its list."""
    cloud.keyboard.press("m")
    panel = cloud.get_by_role("dialog", name="Ord")
    expect(panel).to_be_visible()
    expect(panel.locator("word-row")).to_have_count(4)
    return panel


def show_cloud(page: Page, hall: Hall) -> Page:
    expect(page.locator("lobby-screen")).to_be_visible()
    show_question(page, 1)
    hall.words("tillit", "mod")
    hall.words("tillit", "humor", "skit")
    hall.words("humør")
    expect(page.locator(".word")).to_have_count(4)
    return page


def words(page: Page) -> Locator:
    """The words of the picture."""
    return page.locator(".word:not(.leaving)")


def row(panel: Locator, word: str) -> Locator:
    return panel.locator("word-row").filter(has=panel.page.locator(".text", has_text=word))


def test_words_are_merged_renamed_released_and_undone_by_keyboard(cloud: Page, panel: Locator) -> None:
    press = cloud.keyboard.press
    expect(panel.get_by_role("heading", name="Ord", exact=True)).to_be_focused()
    expect(panel.locator("section").filter(has_text="Kanske samma ord")).to_be_visible()
    assert_accessible(cloud)
    shoot(cloud, "presenter-words")

    panel.get_by_role("searchbox").focus()
    press("Tab")
    expect(row(panel, "tillit").get_by_role("checkbox")).to_be_focused()
    press("Space")
    for _ in range(3):
        press("ArrowDown")
    press("Space")
    expect(panel.get_by_text("2 ord valda")).to_be_visible()
    assert_accessible(cloud)
    press("Enter")
    expect(panel.get_by_label("Slå ihop till")).to_be_focused()
    cloud.keyboard.type("Mod och tillit")
    press("Enter")
    expect(words(cloud).filter(has_text="Mod och tillit")).to_be_visible()
    expect(words(cloud)).to_have_count(3)

    row(panel, "humor").get_by_role("checkbox").focus()
    press("ArrowRight")
    press("ArrowRight")
    press("Enter")
    expect(panel.get_by_label("Ny text för ”humor”")).to_be_focused()
    cloud.keyboard.type("Skratt")
    press("Enter")
    expect(words(cloud).filter(has_text="Skratt")).to_be_visible()

    panel.get_by_role("heading", name="Ord", exact=True).focus()
    press("r")
    expect(words(cloud).filter(has_text="skit")).to_be_visible()
    expect(panel.get_by_text("Inget hålls tillbaka.")).to_be_visible()

    undo = panel.get_by_role("button", name="Ångra")
    expect(undo).to_have_text("Ångra: ”skit” visas")
    undo.focus()
    press("Enter")
    expect(words(cloud).filter(has_text="skit")).to_have_count(0)
    expect(undo).to_have_text("Ångra: ”humor” heter nu ”Skratt”")
    press("Space")
    expect(words(cloud).filter(has_text="humor")).to_be_visible()
    press("Space")
    expect(words(cloud)).to_have_count(4)
    expect(panel.get_by_role("button", name="Inget att ångra")).to_be_focused()


def test_one_word_is_dragged_onto_another(cloud: Page, panel: Locator) -> None:
    expect(panel.get_by_text("Kanske samma ord")).to_be_visible()
    row(panel, "mod").drag_to(row(panel, "tillit"))
    expect(words(cloud)).to_have_count(3)
    expect(row(panel, "tillit").locator(".times")).to_have_text("3")
    expect(panel.get_by_role("button", name="Ångra")).to_have_text("Ångra: ”mod” blev ”tillit”")


def test_a_word_is_held_back_and_shown_again_by_mouse(cloud: Page, panel: Locator) -> None:
    panel.get_by_role("button", name="Håll tillbaka ”mod”").click()
    expect(words(cloud).filter(has_text="mod")).to_have_count(0)
    expect(cloud.locator("control-bar .badge")).to_have_text("2 väntar")
    panel.get_by_role("button", name="Visa: ”mod”").click()
    expect(words(cloud).filter(has_text="mod")).to_be_visible()
    expect(cloud.locator("control-bar .badge")).to_have_text("1 väntar")


def test_a_suggestion_is_taken_with_one_press_or_put_away(cloud: Page, panel: Locator, hall: Hall) -> None:
    panel.get_by_role("button", name="Slå ihop ”humor” och ”humør”").click()
    expect(words(cloud)).to_have_count(3)
    hall.words("samarbete", "samarbeid")
    apart = panel.get_by_role("button", name="Inte samma: ”samarbeid” och ”samarbete”")
    apart.click()
    expect(apart).to_have_count(0)
    expect(words(cloud)).to_have_count(5)


def test_a_word_that_was_written_in_one_way_cannot_be_split_and_the_presenter_is_told(
    cloud: Page, panel: Locator
) -> None:
    panel.get_by_role("button", name="Dela upp ”mod”").click()
    expect(cloud.locator("#notice")).to_have_text("Alla skrev ordet likadant. Det finns inget att dela upp.")


def test_no_letter_does_anything_while_one_types(cloud: Page, panel: Locator) -> None:
    search = panel.get_by_role("searchbox")
    search.click()
    cloud.keyboard.type("r b.mlq?f")
    expect(search).to_have_value("r b.mlq?f")
    expect(panel.get_by_text("Inget ord passar.")).to_be_visible()
    expect(panel).to_be_visible()
    expect(cloud.locator("#black")).to_be_hidden()
    expect(cloud.locator("status-line .open")).to_be_visible()
    expect(panel.get_by_text("skit", exact=True)).to_be_visible()
    cloud.keyboard.press("Escape")
    expect(search).to_have_value("")
    expect(panel.locator("word-row")).to_have_count(4)


def test_arrows_in_the_panel_move_no_slide_and_the_clicker_still_does(cloud: Page, panel: Locator) -> None:
    for key in ("ArrowRight", "ArrowDown", "Space"):
        cloud.keyboard.press(key)
    row(panel, "tillit").get_by_role("checkbox").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "End", "Home"):
        cloud.keyboard.press(key)
    expect(cloud.locator("status-line .place")).to_have_text("Fråga 1 av 3")
    cloud.keyboard.press("PageDown")
    expect(cloud.locator("status-line .place")).to_have_text("Fråga 2 av 3")
    expect(panel).to_be_hidden()
    expect(cloud.locator("control-bar [data-do=words]")).to_be_hidden()


def test_r_does_nothing_while_the_panel_is_closed(cloud: Page, panel: Locator) -> None:
    cloud.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    cloud.keyboard.press("r")
    cloud.keyboard.press("m")
    expect(panel.get_by_role("button", name="Visa: ”skit”")).to_be_visible()
    expect(words(cloud)).to_have_count(4)


def test_rows_keep_their_places_under_the_pointer(cloud: Page, panel: Locator, hall: Hall) -> None:
    row(panel, "mod").hover()
    listed = panel.locator("word-row .text").all_inner_texts()
    for _ in range(4):
        hall.words("mod")
    expect(row(panel, "mod").locator(".times")).to_have_text("5")
    assert panel.locator("word-row .text").all_inner_texts() == listed
    cloud.mouse.move(10, 10)
    hall.words("mod")
    expect(panel.locator("word-row").first.locator(".text")).to_have_text("mod")


def test_what_comes_to_wait_moves_no_row_from_under_the_pointer(cloud: Page, panel: Locator, hall: Hall) -> None:
    expect(panel.get_by_text("Kanske samma ord")).to_be_visible()
    row(panel, "tillit").hover()
    before = row(panel, "tillit").bounding_box()
    hall.words("fan", "jävla")
    expect(panel.get_by_role("button", name="Visa: ”fan”")).to_be_attached()
    assert row(panel, "tillit").bounding_box() == before


def test_the_panel_fills_a_phone(projector: OpenProjector, hall: Hall) -> None:
    page = show_cloud(projector(viewport=PHONE, has_touch=True), hall)
    page.get_by_role("button", name="Ord").click()
    panel = page.get_by_role("dialog", name="Ord")
    box = panel.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (PHONE["width"], PHONE["height"])
    panel.get_by_role("button", name="Visa: ”skit”").click()
    expect(panel.get_by_text("Inget hålls tillbaka.")).to_be_visible()
    for control in panel.locator("button:visible, label:visible").all():
        size = control.bounding_box()
        assert size is not None
        assert size["height"] >= 44
        assert size["width"] >= 44
    assert_accessible(page)
    shoot(page, "presenter-words-phone")


def test_the_panel_is_the_screens_own_and_another_screen_of_the_session_follows(
    panel: Locator, projector: OpenProjector
) -> None:
    other = projector()
    expect(words(other)).to_have_count(4)
    expect(other.locator("word-moderation")).to_be_hidden()
    assert "skit" not in other.locator("main").inner_text()
    panel.get_by_role("button", name="Håll tillbaka ”humor”").click()
    expect(words(other).filter(has_text="humor")).to_have_count(0)
