"""The documentation is a contract: what is not documented fails here."""

import re
import typing
from pathlib import Path

import msgspec
import pytest

from app.polling.kinds import KINDS
from app.polling.kinds.base import Settings as QuestionSettings
from app.settings import Settings
from app.web import messages
from app.web.refusals import SENTENCES

ROOT = Path(__file__).parent.parent
PROTOCOL = (ROOT / "docs" / "protocol.md").read_text()
INCOMING = {*typing.get_args(messages.FromPhone), *typing.get_args(messages.FromPresenter)}


def row(first_cell: str, text: str = PROTOCOL) -> str:
    """The table row that begins with this name."""
    match = re.search(rf"^\| `{re.escape(first_cell)}` \|.*$", text, re.MULTILINE)
    assert match, f"{first_cell} has no row in docs/protocol.md"
    return match.group()


@pytest.mark.parametrize("message", sorted(INCOMING, key=lambda message: message.__name__))
def test_every_incoming_message_is_documented_with_its_fields(message: type[msgspec.Struct]) -> None:
    documented = row(str(message.__struct_config__.tag))
    for field in msgspec.structs.fields(message):
        assert f"`{field.encode_name}`" in documented


@pytest.mark.parametrize("name", ["welcome", "state", "accepted", "refused", "results", "cloud", "presence"])
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


def test_documents_name_files_that_exist() -> None:
    named = re.compile(r"`((?:app|static|presenter|tests|docs|alembic|tools)/[\w./-]+)`")
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    names = {(document.name, name) for document in documents for name in named.findall(document.read_text())}
    assert {(document, name) for document, name in names if not (ROOT / name).exists()} == set()
