"""The organizer's pages as the server sends them: who gets which, in which language."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.polling.kinds import KINDS
from tests.web.test_organize_programmes import new_programme


def test_signed_out_people_are_led_to_sign_in_and_back(client: TestClient) -> None:
    for path, onward in (("/organize", ""), ("/organize/programmes/x", "?next=/organize/programmes/x")):
        led = client.get(path, follow_redirects=False)
        assert (led.status_code, led.headers["location"]) == (303, f"/organize/sign-in{onward}")


def test_the_language_that_was_asked_for_comes_along(client: TestClient) -> None:
    led = client.get("/organize?language=nb", headers={"Accept-Language": "sv"})
    assert led.url.path == "/organize/sign-in"
    assert 'lang="nb"' in led.text


def test_signed_in_people_are_led_on(anna: TestClient) -> None:
    led = anna.get("/organize/sign-in?next=/organize/programmes/x", follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, "/organize/programmes/x")


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example", "//elsewhere.example", "/organize/\\elsewhere", "/organize.example", "x"]
)
def test_nobody_is_led_astray_after_signing_in(anna: TestClient, wanted: str) -> None:
    led = anna.get("/organize/sign-in", params={"next": wanted}, follow_redirects=False)
    assert led.headers["location"] == "/organize"


@pytest.mark.parametrize("path", ["/organize/start", "/organize/sign-in"])
@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_pages_speak_the_readers_language(client: TestClient, path: str, language: str) -> None:
    page = client.get(path, headers={"Accept-Language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text


def test_pages_are_kept_by_nobody_on_the_way(anna: TestClient) -> None:
    assert anna.get("/organize").headers["cache-control"] == "no-store"


def test_titles_are_text_and_never_markup(anna: TestClient) -> None:
    programme = new_programme(anna, title="</script><img src=x onerror=alert(1)>")
    for path in ("/organize", f"/organize/programmes/{programme['id']}"):
        assert "<img" not in anna.get(path).text


def test_an_unknown_programme_has_a_page_of_its_own(anna: TestClient) -> None:
    page = anna.get("/organize/programmes/nowhere")
    assert page.status_code == 404
    assert "/organize" in page.text


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_can_be_edited_and_has_an_icon(kind: str) -> None:
    folder = Path(__file__).parent.parent.parent / "static" / "organize"
    files = [path.name for path in (folder / "kinds").glob("*.js") if f'id: "{kind}"' in path.read_text()]
    assert len(files) == 1
    assert f'"./{files[0]}"' in (folder / "kinds" / "index.js").read_text()
    assert re.search(rf"^  {kind}: ", (folder / "icons.js").read_text(), re.MULTILINE)
