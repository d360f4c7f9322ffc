"""The browser's files as they are sent: small, whole, and the same scripts as those that lie in the folders."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.web.assets import FOLDERS
from tests.conftest import missing_part

SCRIPTS = [f"{name}/{path.relative_to(top)}" for name, top in FOLDERS.items() for path in sorted(top.rglob("*.js"))]


@pytest.fixture
def prefix(client: TestClient) -> str:
    found = re.search(r"/assets/[^/]+", client.get("/").text)
    assert found is not None
    return found[0]


def test_every_script_is_still_one_without_its_comments(client: TestClient, prefix: str, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        missing_part("Node", "sudo apt-get install -y nodejs npm")
    for name in SCRIPTS:
        sent = client.get(f"{prefix}/{name}").text
        assert "/**" not in sent, name
        (tmp_path / f"{name.replace('/', '-')}.mjs").write_text(sent)
    # One at a time Node would take a minute.
    check = """
        const { SourceTextModule } = require("vm");
        for (const file of process.argv.slice(1)) new SourceTextModule(require("fs").readFileSync(file, "utf8"));
    """
    command = [str(node), "--experimental-vm-modules", "-e", check, *map(str, sorted(tmp_path.glob("*.mjs")))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def test_no_text_of_a_script_is_changed_with_its_comments(client: TestClient, prefix: str) -> None:
    # What the tool that takes comments away does not know: a template in a template.
    for name in SCRIPTS:
        source = (FOLDERS[name.partition("/")[0]] / name.partition("/")[2]).read_text()
        code = re.sub(r"^\s*(//|/?\*).*$", "", source, flags=re.MULTILINE)
        assert re.findall(r"`[^`]*`", code) == re.findall(r"`[^`]*`", client.get(f"{prefix}/{name}").text), name


def test_scripts_and_styles_are_sent_packed_to_whoever_takes_it(client: TestClient, prefix: str) -> None:
    for name in ("static/phone/main.js", "static/phone/phone.css", "texts/sv.js"):
        packed = client.get(f"{prefix}/{name}", headers={"Accept-Encoding": "gzip"})
        plain = client.get(f"{prefix}/{name}", headers={"Accept-Encoding": "identity"})
        assert packed.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in plain.headers
        assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
        assert packed.content == plain.content
        assert int(packed.headers["content-length"]) == len(gzip.compress(plain.content))


def test_a_whole_catalogue_can_be_fetched_for_a_kind_that_came_later(client: TestClient, prefix: str) -> None:
    texts = client.get(f"{prefix}/texts/nb.js").text
    assert texts.startswith("export default {")
    assert '"Saved":"Lagret"' in texts
    assert client.get(f"{prefix}/texts/xx.js").status_code == 404
