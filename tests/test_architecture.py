"""House rules that no linter knows: every kind stands everywhere, and the browser's files keep to their walls."""

import json
import re
from pathlib import Path
from random import Random

import pytest

from app.demo.kinds import HABITS
from app.demo.lines import read_lines
from app.export.headings import Headings
from app.locales import catalogue
from app.locales.domains import collect
from app.polling.kinds import KINDS
from app.web.phone_parts import EVERYWHERE, EXTRAS, parts_of, texts_of
from tests.polling.questions import ASKING, ask

ROOT = Path(__file__).parent.parent
MESSAGES = (ROOT / "static" / "shared" / "messages.js").read_text()
SCRIPTS = sorted(path for top in ("static", "presenter") for path in (ROOT / top).rglob("*.js"))
STYLES_AND_PAGES = sorted(
    path for top in ("static", "presenter") for path in (ROOT / top).rglob("*") if path.suffix in {".css", ".html"}
)
# The only files that may open a connection; everything else is given values and dispatches events.
LINKS = {
    "static/organize/api.js",
    "static/phone/erasing.js",
    "static/phone/recovery.js",
    "static/phone/reflect.js",
    "static/phone/room-link.js",
    "static/shared/http-link.js",
    "static/shared/room-socket.js",
}


# ---- every kind, everywhere ------------------------------------------------------------------------------------------


def test_every_file_of_a_kind_is_registered() -> None:
    files = {path.stem for path in (ROOT / "app" / "polling" / "kinds").glob("*.py")} - {"__init__", "base"}
    assert {type(kind).__module__.rpartition(".")[2] for kind in KINDS.values()} == files


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_has_types_of_its_own(kind: str) -> None:
    question = re.search(rf'kind: "{kind}", settings: (\w+)Settings }}}} (\w+)Question', MESSAGES)
    assert question, f'no question with kind: "{kind}" in static/shared/messages.js'
    name = question[2]
    for union, member in (("Question", f"{name}Question"), ("Value", f"{name}Value"), ("Tally", f"{name}Tally")):
        assert re.search(rf"@typedef {{[^{{}}]*\b{member}\b[^{{}}]*}} {union}\b", MESSAGES), f"{member} is no {union}"


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_has_a_component_on_the_phone(kind: str) -> None:
    folder = ROOT / "static" / "phone" / "kinds"
    file = component(folder, kind)
    index = (folder / "index.js").read_text()
    assert f'{kind}: "phone-{file}"' in index, "the phone finds the file by the name of its element"
    style = re.search(rf'^  {kind}: "([\w-]+)",$', index[index.index("STYLES") :], re.MULTILINE)
    parts = imported_by(folder / f"{file}.js") | ({f"phone/kinds/{style[1]}.css"} if style else set())
    assert set(parts_of([kind])) == parts | imported_by(ROOT / "static" / "phone" / "main.js") | {"phone/main.js"}


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_text_of_a_kind_comes_with_the_page(kind: str) -> None:
    said = {message_key(message.id) for message in collect("phone", [f"static/{part}" for part in parts_of([kind])])}
    texts = json.loads(texts_of("sv", (kind,)))
    assert set(texts) == said & set(json.loads(catalogue("phone", "sv").as_json()))


@pytest.mark.parametrize("extra", list(EXTRAS))
def test_what_only_some_sessions_need_comes_whole_with_its_texts_and_looks(extra: str) -> None:
    own = imported_by(ROOT / "static" / "phone" / f"{extra}.js") - set(EVERYWHERE)
    assert set(EXTRAS[extra]) == own | {f"phone/{extra}.css"}
    said = {message_key(message.id) for message in collect("phone", [f"static/{part}" for part in sorted(own)])}
    assert said - {""} <= set(json.loads(texts_of("sv", (), (extra,))))


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_has_a_component_on_the_projected_screen(kind: str) -> None:
    folder = ROOT / "presenter" / "kinds"
    assert f'import "./{component(folder, kind)}.js";' in (folder / "index.js").read_text()


def test_browsers_know_which_kinds_ask_nothing() -> None:
    script = (ROOT / "static" / "shared" / "asks-nothing.js").read_text()
    assert set(re.findall(r'kind === "(\w+)"', script)) == set(KINDS) - set(ASKING)


def test_every_sign_on_the_projected_screen_is_drawn() -> None:
    drawn = set(re.findall(r'id="icon-([\w-]+)"', (ROOT / "presenter" / "drawings.html").read_text()))
    scripts = "".join(path.read_text() for path in (ROOT / "presenter").rglob("*.js"))
    assert set(re.findall(r'makeIcon\("([\w-]+)"\)', scripts)) <= drawn


@pytest.mark.parametrize("kind", ASKING)
def test_every_picture_can_be_read_as_a_list_or_a_table(kind: str) -> None:
    """What is drawn is there in words too: as a view of its own, or for those alone who do not see the picture."""
    folder = ROOT / "presenter" / "kinds"
    scripts = [folder / f"{component(folder, kind)}.js"]
    scripts += [folder / name for name in re.findall(r'from "\./([\w-]+\.js)"', scripts[0].read_text())]
    source = "".join(script.read_text() for script in scripts)
    assert re.search(r'\btoggleList\b|make\("(table|ul|ol)"', source), f"presenter/kinds: {kind} is a picture alone"


@pytest.mark.parametrize("kind", ASKING)
def test_every_kind_fills_a_column_that_has_a_heading(kind: str) -> None:
    settings = ask(kind).settings
    as_sent = {name: getattr(settings, name) for name in settings.__struct_fields__}
    for offered in {"options", "statements", "items"} & set(as_sent):
        as_sent[offered] = [{"id": one.id, "label": one.label} for one in as_sent[offered]]
    value = HABITS[kind].answer(as_sent, read_lines("sv"), Random(1))
    answer = KINDS[kind].read_answer(value, settings)
    columns = KINDS[kind].columns(settings)
    assert any(column.cell(answer) not in {None, ""} for column in columns)
    assert all(Headings("sv").column(column) for column in columns)


def component(folder: Path, kind: str) -> str:
    """The name, without its suffix, of the one file that defines the element for this kind."""
    index = (folder / "index.js").read_text()
    tag = re.search(rf'^  {kind}: "([\w-]+)",$', index, re.MULTILINE)
    assert tag, f"{kind} has no element in {folder.relative_to(ROOT)}/index.js"
    files = [path.stem for path in folder.glob("*.js") if f'customElements.define("{tag[1]}"' in path.read_text()]
    assert len(files) == 1, f"{tag[1]} is defined in {files}"
    return files[0]


def message_key(message_id: object) -> str:
    """The text, or its form for one thing, under which a catalogue has it."""
    return str(message_id[0]) if isinstance(message_id, (list, tuple)) else str(message_id)


def imported_by(script: Path) -> set[str]:
    """The script and all that it imports, named as below `static`."""
    found = {str(script.relative_to(ROOT / "static"))}
    for name in re.findall(r'^import .*?"(\.[^"]+)";$', script.read_text(), re.MULTILINE):
        found |= imported_by((script.parent / name).resolve())
    return found


# ---- the browser's files ---------------------------------------------------------------------------------------------


def test_what_people_type_never_becomes_markup() -> None:
    assert found_in(SCRIPTS, r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(") == {}


def test_only_the_links_open_connections() -> None:
    opening = r"new WebSocket\(|\bfetch\(|EventSource|XMLHttpRequest|sendBeacon"
    assert set(found_in(SCRIPTS, opening)) == LINKS


def test_no_form_can_be_sent_before_its_script_takes_it() -> None:
    forms = found_in(STYLES_AND_PAGES, r"(?s)<form .*?</form>")
    assert forms
    for name, written in forms.items():
        for form in written:
            sends = re.findall(r"<button(?! type=\"button\")[^>]*>", form)
            assert sends, name
            assert [button for button in sends if " disabled" not in button] == [], name


def test_nothing_is_fetched_from_elsewhere() -> None:
    # The name of the drawings' dialect is no address.
    assert found_in(SCRIPTS + STYLES_AND_PAGES, r"https?://(?!www\.w3\.org/2000/svg)\S+") == {}


def found_in(paths: list[Path], pattern: str) -> dict[str, list[str]]:
    """What matches, by file."""
    found = {str(path.relative_to(ROOT)): re.findall(pattern, path.read_text()) for path in paths}
    return {name: matches for name, matches in found.items() if matches}
