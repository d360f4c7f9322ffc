"""The JavaScript that needs no page is tested by Node; pytest only starts it and shows what it says."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import missing_part

HERE = Path(__file__).parent


def node() -> str:
    found = shutil.which("node")
    if found is None:
        missing_part("Node", "sudo apt-get install -y nodejs npm")
    return str(found)


@pytest.mark.parametrize("file", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_javascript_does_what_its_tests_say(file: str) -> None:
    done = subprocess.run([node(), "--test", file], cwd=HERE, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
