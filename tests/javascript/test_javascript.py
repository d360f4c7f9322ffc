"""The JavaScript that needs no page is tested by Node; pytest only starts it and shows what it says."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import missing_part

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
# Which type of static/shared/messages.js names what is in which folder of examples.
TYPES = {
    "from-phone": "PhoneSays",
    "to-phone": "PhoneHears",
    "from-presenter": "PresenterSays",
    "to-presenter": "PresenterHears",
}


def node() -> str:
    found = shutil.which("node")
    if found is None:
        missing_part("Node", "sudo apt-get install -y nodejs npm")
    return str(found)


@pytest.mark.parametrize("file", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_javascript_does_what_its_tests_say(file: str) -> None:
    done = subprocess.run([node(), "--test", file], cwd=HERE, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_of_the_messages_fit_every_example(tmp_path: Path) -> None:
    """A field that an example has and the types do not, or the other way round, is an error of the type checker."""
    done = check_types(tmp_path, examples())
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_of_the_messages_refuse_what_is_not_in_the_protocol(tmp_path: Path) -> None:
    done = check_types(tmp_path, [("PhoneSays", '{"type": "withdraw", "id": "a", "question": "q", "colour": 1}')])
    assert "colour" in done.stdout


def examples() -> list[tuple[str, str]]:
    """The type's name and the JSON of each example."""
    folders = ROOT / "tests" / "messages"
    return [(name, path.read_text()) for folder, name in TYPES.items() for path in sorted((folders / folder).iterdir())]


def check_types(folder: Path, messages: list[tuple[str, str]]) -> subprocess.CompletedProcess[str]:
    compiler = ROOT / "node_modules" / ".bin" / "tsc"
    if not compiler.exists():
        missing_part("The type checker", "npm ci")
    types = json.dumps(str(ROOT / "static" / "shared" / "messages.js"))
    lines = [
        f"/** @type {{import({types}).{name}}} */\nexport const m{n} = {m};" for n, (name, m) in enumerate(messages)
    ]
    (folder / "examples.js").write_text("\n".join(lines))
    config = {"extends": str(ROOT / "tsconfig.json"), "files": ["examples.js"], "include": []}
    (folder / "tsconfig.json").write_text(json.dumps(config))
    command = [node(), str(compiler.resolve()), "--project", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
