"""The documentation is a contract: what is not documented fails here, and so does what is documented and not there."""

import re
import tomllib
import typing
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer

from app.cli import app as visent
from app.polling.errors import Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import Settings as QuestionSettings
from app.polling.kinds.base import read_settings
from app.settings import Settings
from app.web import messages
from app.web.refusals import SENTENCES

ROOT = Path(__file__).parent.parent
DOCUMENTS = {
    str(path.relative_to(ROOT)): path.read_text()
    for path in (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
}
README = DOCUMENTS["README.md"]
PROTOCOL = DOCUMENTS["docs/protocol.md"]
ARCHITECTURE = DOCUMENTS["docs/architecture.md"]
HOW_TO = DOCUMENTS["docs/how-to-add-a-question-kind.md"]
# What the worked example makes; it is not in the product.
EXAMPLE_FILES = re.findall(r"[Aa] new file, `([^`]+)`", HOW_TO)
INCOMING: set[type[Any]] = {*typing.get_args(messages.FromPhone), *typing.get_args(messages.FromPresenter)}


def row(first_cell: str, text: str = PROTOCOL) -> str:
    """The table row that begins with this name."""
    match = re.search(rf"^\| `{re.escape(first_cell)}` \|.*$", text, re.MULTILINE)
    assert match, f"{first_cell} has no row in docs/protocol.md"
    return match.group()


@pytest.mark.parametrize("message", sorted(INCOMING, key=str))
def test_every_incoming_message_is_documented_with_its_fields(message: type[msgspec.Struct]) -> None:
    documented = row(str(message.__struct_config__.tag))
    for field in msgspec.structs.fields(message):
        assert f"`{field.encode_name}`" in documented


@pytest.mark.parametrize(
    "name",
    [
        "welcome",
        "state",
        "accepted",
        "refused",
        "results",
        "cloud",
        "moderation",
        "leaderboard",
        "presence",
        "progress",
        "reactions",
    ],
)
def test_every_outgoing_message_is_documented(name: str) -> None:
    row(name)


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_setting_of_the_server_is_documented(name: str) -> None:
    row(f"VISENT_{name.upper()}")


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_is_documented_with_its_settings(kind: str) -> None:
    documented = row(kind)
    common = {field.name for field in msgspec.structs.fields(QuestionSettings)}
    for field in msgspec.structs.fields(KINDS[kind].settings_type):
        assert f"`{field.name}`" in (PROTOCOL if field.name in common else documented)


def test_every_refusal_code_is_documented() -> None:
    sources = [path for path in (ROOT / "app").rglob("*.py") if "words" not in path.parts]
    codes = {code for path in sources for code in re.findall(r'Refusal\(\s*"(\w+)"', path.read_text())}
    undocumented = {code for code in codes if not re.search(rf"^\| `{code}` \|", PROTOCOL, re.MULTILINE)}
    assert undocumented == set()


def test_every_refusal_has_a_sentence() -> None:
    sources = [path for path in (ROOT / "app").rglob("*.py") if "words" not in path.parts]
    given = re.compile(r'(?:bad_value\(|Refusal\(\s*"\w+",\s*)"(\w+)"')
    reasons = {reason for path in sources for reason in given.findall(path.read_text())}
    assert reasons - set(SENTENCES) == set()


# ---- names in the documents ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_documents_name_files_and_folders_that_exist(name: str) -> None:
    named = re.findall(r"`((?:[\w.-]+/)+|(?:[\w.-]+/)*[\w.-]+\.(?:py|js|css|html|md))`", DOCUMENTS[name])
    assert [path for path in named if path not in EXAMPLE_FILES and not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", DOCUMENTS[name])
    assert [link for link in targets if "://" not in link and not (folder / link).exists()] == []


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_documents_name_tests_that_exist(name: str) -> None:
    tests = "".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    named = re.findall(r"`(test_\w+)`", DOCUMENTS[name])
    assert [test for test in named if f"def {test}(" not in tests] == []


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_documents_name_make_targets_that_exist(name: str) -> None:
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = [target for code in spoken_code(DOCUMENTS[name]) for target in re.findall(r"\bmake ([a-z-]+)", code)]
    assert [target for target in named if target not in targets] == []


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_documents_name_commands_and_options_that_exist(name: str) -> None:
    known = visent_commands()
    for code in spoken_code(DOCUMENTS[name]):
        for words in re.findall(r"(?<![\w./-])visent ([a-z][^\n`|]*)", code):
            command = next((known_one for known_one in known if f"{words} ".startswith(f"{known_one} ")), None)
            assert command is not None, f"visent {words}"
            assert set(re.findall(r"(?<!\S)--?[a-z-]+", words)) <= known[command], f"visent {words}"


def test_readme_names_every_command() -> None:
    assert [command for command in visent_commands() if f"`visent {command}" not in README] == []


def test_readme_names_every_setting() -> None:
    assert set(re.findall(r"`VISENT_(\w+)`", README)) == {name.upper() for name in Settings.model_fields}


# ---- the architecture ------------------------------------------------------------------------------------------------


def test_map_shows_every_folder_of_the_code() -> None:
    packages = {path.parent for path in (ROOT / "app").rglob("__init__.py")}
    pages = {path.parent for top in ("static", "presenter") for path in (ROOT / top).rglob("*.js")}
    folders = {f"{folder.relative_to(ROOT)}/" for folder in packages | pages}
    rows = set(re.findall(r"^\| `((?:app|static|presenter)/[^`]*)` \|", ARCHITECTURE, re.MULTILINE))
    assert rows == folders


def test_architecture_shows_the_layers_that_are_checked() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    assert "```text\n" + "\n".join(layers) + "\n```" in ARCHITECTURE


def test_decisions_are_numbered_without_a_gap() -> None:
    decisions = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [name[:5] for name in decisions] == [f"{number:04}-" for number in range(1, len(decisions) + 1)]


# ---- the how-to: a kind from nothing ---------------------------------------------------------------------------------


def test_how_to_names_every_file_that_a_kind_stands_in() -> None:
    """Tried with one kind, open text: its own files have their counterparts among those that the example makes."""
    sources = [ROOT / "docs" / "protocol.md", *(path for top in ("app", "static", "presenter") for path in files(top))]
    standing_in = [path for path in sources if re.search(r"open[_-]text", path.read_text())]
    own = [path for path in sources if path.stem in {"open_text", "open-text"}]
    places = {str(path.relative_to(ROOT)) for path in standing_in if path not in own}
    assert [place for place in places if f"`{place}`" not in HOW_TO] == []
    assert {str(path.parent) for path in map(Path, EXAMPLE_FILES)} == {str(p.parent.relative_to(ROOT)) for p in own}


def test_how_to_makes_files_that_are_not_there() -> None:
    assert [name for name in EXAMPLE_FILES if (ROOT / name).exists()] == []


def test_how_to_starts_from_lines_that_stand_in_the_files() -> None:
    assert changes()
    assert [(name, line) for name, line in changes() if line not in (ROOT / name).read_text().splitlines()] == []


def test_rules_of_the_how_to_are_a_kind() -> None:
    code = re.search(r"`app/polling/kinds/rating.py`.*?```python\n(.*?)```", HOW_TO, re.DOTALL)
    assert code is not None
    names: dict[str, Any] = {"__name__": "rating"}
    exec(code[1], names)
    kind = names["Rating"]()
    settings = read_settings(kind, {"highest": 4})
    tally = kind.new_tally(settings, lambda: pytest.fail("needs no words"))
    for author, mark in enumerate([4, 4, 1], start=1):
        tally.add(author, kind.read_answer({"mark": mark}, settings))
    tally.remove(2, kind.read_answer({"mark": 4}, settings))
    assert tally.snapshot() == {"counts": [1, 0, 0, 1]}
    assert [column.cell(kind.read_answer({"mark": 3}, settings)) for column in kind.columns(settings)] == [3]
    wrong: list[Any] = [{"mark": 5}, {"mark": "4"}, [], None]
    assert all(isinstance(kind.read_answer(value, settings), Refusal) for value in wrong)


def files(top: str) -> list[Path]:
    """The source files in a folder, without catalogues and answers, which are texts."""
    return sorted(path for path in (ROOT / top).rglob("*") if path.suffix in {".py", ".js", ".css", ".html"})


def spoken_code(document: str) -> list[str]:
    """What stands in backticks, one line or many, but for changes to files."""
    blocks = [text for language, text in re.findall(r"```(\w*)\n(.*?)```", document, re.DOTALL) if language == "sh"]
    return blocks + re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", document, flags=re.DOTALL))


def visent_commands() -> dict[str, set[str]]:
    """Every command, such as "session new", with the options that it takes."""
    top: Any = typer.main.get_command(visent)
    commands: dict[str, Any] = {}
    for name, command in top.commands.items():
        inner = getattr(command, "commands", {"": command})
        commands |= {f"{name} {rest}".strip(): one for rest, one in inner.items()}
    return {
        name: {"--help", *(option for parameter in command.params for option in parameter.opts)}
        for name, command in commands.items()
    }


def changes() -> list[tuple[str, str]]:
    """The file that each change of the how-to is made in, and a line that it starts from."""
    found = []
    name, is_change = "", False
    for line in HOW_TO.splitlines():
        if line.startswith("```"):
            is_change = line == "```diff"
        elif not is_change:
            name = next(iter(re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.\w+)`", line)), name)
        elif line[0] in " -":
            found.append((name, line[1:]))
    return found
