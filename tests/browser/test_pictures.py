"""Pictures of word clouds: the SVG as a browser draws it is the PNG, and the organizer fetches both, and a poster."""

import io
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Page, expect

from app.polling.records import AnswerWrite
from app.store.database import writing
from app.store.rooms import apply_writes
from app.store.sessions import read_session
from app.word_cloud.layout import Cloud
from app.word_cloud.picture import DARK, LIGHT, PAGE, Captions, Theme, lay_out_page
from app.word_cloud.picture_png import write_png
from app.word_cloud.picture_svg import write_svg
from tests.browser.conftest import assert_accessible, shoot
from tests.browser.organizers import People
from tests.server import NewSession

ANSWERS = (
    ["tillit"] * 9 + ["kollegor"] * 7 + ["arbetsglädje"] * 4 + ["mod", "fika", "tid", "lön", "att få hjälpa andra"]
)
OTHERS = {"<script>alert(1)</script>": 3, 'R&D "citat"': 3, "仲間": 4, "שלום עולם": 4, "🎉 fest": 5, "ßπж": 2}


def in_grey(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_svg_in_a_browser_is_the_png(browser: Browser, tmp_path: Path, theme: Theme) -> None:
    counted = {word: ANSWERS.count(word) for word in ANSWERS} | OTHERS
    captions = Captions("Vad betyder mest för dig i ditt arbete, en helt vanlig dag?", "Salen · 30 deltagare", "", "sv")
    page = lay_out_page(Cloud().update(list(counted.items())), captions, theme)
    file = tmp_path / "cloud.svg"
    file.write_bytes(write_svg(page))
    shown = browser.new_page(viewport={"width": PAGE[0], "height": PAGE[1]})
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(file.as_uri())
    shown.evaluate("document.fonts.ready.then(() => null)")
    ours, theirs = in_grey(write_png(page)), in_grey(shown.screenshot())
    widths = shown.evaluate("[...document.querySelectorAll('text')].map((text) => text.getComputedTextLength())")
    shown.close()
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
    assert widths == pytest.approx([run.width for run in page.runs], abs=0.05)
    ink = np.asarray(ours, dtype=np.int16)
    apart = np.abs(ink - np.asarray(theirs, dtype=np.int16))
    assert apart.mean() < 0.05 * np.abs(ink - ink[0, 0]).mean() + 2
    # Whatever is strongly drawn in one is no further than a pixel away in the other.
    for one, other in ((ours, theirs), (theirs, ours)):
        near_dark = np.asarray(other.filter(ImageFilter.MinFilter(3)), dtype=np.int16)
        near_light = np.asarray(other.filter(ImageFilter.MaxFilter(3)), dtype=np.int16)
        value = np.asarray(one, dtype=np.int16)
        strange = (value < near_dark - 64) | (value > near_light + 64)
        assert strange.mean() < 0.0005


# ---- on the organizer's page -----------------------------------------------------------------------------------------


@pytest.fixture
def programme(people: People, session: NewSession) -> Page:
    """The organizer's page of a programme with one session in which a hall has answered the word cloud."""
    question = session.questions[0]["id"]
    with writing(people.engine) as connection:
        apply_writes(
            connection,
            [
                AnswerWrite(session.id, f"p{n}", f"c{n}", question, msgspec.json.encode({"entries": [entry]}), n)
                for n, entry in enumerate(ANSWERS)
            ],
        )
        address = f"/organize/programmes/{read_session(connection, session.id).programme}"
    return people.page_of(people.add("Anna", "owner"), address)


def test_organizer_takes_the_pictures_home(programme: Page) -> None:
    programme.get_by_text("Bilder av resultaten").click()
    png = programme.get_by_role("link", name="PNG av: ")
    expect(png).to_be_visible()
    assert_accessible(programme)
    with programme.expect_download() as loading:
        png.click()
    image = Image.open(loading.value.path()).convert("RGB")
    assert (image.size, image.getpixel((0, 0))) == ((3840, 2160), (255, 255, 255))
    programme.get_by_label("Mörk bakgrund").check()
    with programme.expect_download() as loading:
        programme.get_by_role("link", name="SVG av: ").click()
    assert loading.value.suggested_filename.endswith("-1.svg")
    assert b'fill="#101828"' in loading.value.path().read_bytes()


def test_organizer_makes_a_poster_in_a_shape_of_her_own(programme: Page, tmp_path: Path) -> None:
    programme.get_by_text("Bilder av resultaten").click()
    programme.get_by_role("button", name="Affisch av: ").click()
    expect(programme.get_by_label("Form")).to_be_focused()
    programme.get_by_label("Form").select_option("Egen bild")
    assert_accessible(programme)
    make = programme.get_by_role("button", name="Gör affischen")
    make.click()
    expect(programme.get_by_role("alert").filter(has_text="Välj en bild först.")).to_be_visible()
    programme.emulate_media(color_scheme="light")
    shoot(programme, "organize-poster")
    (tmp_path / "vit.png").write_bytes(picture(255))
    (tmp_path / "ruta.png").write_bytes(picture(0))
    upload = programme.locator("input[name=mask]")
    upload.set_input_files(tmp_path / "vit.png")
    make.click()
    expect(programme.get_by_role("alert").filter(has_text="I bilden finns ingen form")).to_be_visible()
    upload.set_input_files(tmp_path / "ruta.png")
    with programme.expect_download(timeout=90_000) as loading:
        make.click()
    assert loading.value.suggested_filename.endswith("-1-poster.png")
    assert Image.open(loading.value.path()).size == (3508, 4961)
    expect(make).not_to_have_attribute("aria-busy", "true")
    expect(programme.locator("#said")).to_have_text("Affischen är klar.")


def picture(grey: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (100, 120), grey).save(file, "PNG")
    return file.getvalue()
