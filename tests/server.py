"""A real server in a process of its own, for tests that kill it, load it, or look at it in a browser."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from app.polling.session import Pace
from app.polling.templates import Template, template
from app.settings import Settings
from app.store.database import open_database, writing
from app.store.programmes import create_programme, read_programme
from app.store.secrets import signing_key
from app.store.sessions import create_session
from app.web.identity import PresenterKeys

START_S = 60


@dataclass(frozen=True)
class NewSession:
    """What `visent session new` would print."""

    id: str
    code: str
    key: str
    questions: list[dict[str, Any]]


class Server:
    """`visent serve` on a free port of the loopback interface, with its data in a folder of its own."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.ws = f"ws://127.0.0.1:{self.port}"
        self._environment = {
            **os.environ,
            "VISENT_DATA": str(folder),
            "VISENT_PORT": str(self.port),
            "VISENT_HOST": "127.0.0.1",
            **environment,
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text()

    def start(self) -> None:
        """Returns once the server says that it is ready."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "app", "serve"], env=self._environment, stdout=log, stderr=log
            )
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            assert self._process is not None
            if self._process.poll() is not None:
                raise RuntimeError(f"the server stopped:\n{self.log}")
            try:
                with urlopen(f"{self.base}/readyz", timeout=1) as reply:
                    if reply.status == 200:
                        return
            except (URLError, OSError):
                # Polling another process: there is no event to wait for.
                time.sleep(0.02)
        raise RuntimeError(f"the server did not get ready:\n{self.log}")

    def kill(self) -> None:
        """kill -9, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def visent(self, *arguments: str) -> str:
        """What a `visent` command prints, run beside the server on the same data."""
        command = [sys.executable, "-m", "app", *arguments]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f"visent {' '.join(arguments)}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def new_session(
        self, asking: str | Template = "quick", language: str = "sv", pace: Pace = "presenter"
    ) -> NewSession:
        """A session made beside the running server, as `visent session new` does; by a template or its name."""
        address = self._environment.get("VISENT_DATABASE_URL", "")
        engine = open_database(Settings(data=self.folder, database_url=address).database)
        chosen = template(asking, language) if isinstance(asking, str) else asking
        with writing(engine) as connection:
            programme = create_programme(connection, chosen, language)
            made = create_session(connection, programme.id, pace=pace)
            _programme, questions = read_programme(connection, programme.id)
        key = PresenterKeys(signing_key(engine, "presenters")).key_for(made.presenter_link)
        engine.dispose()
        asked = [{"id": question.id, "kind": question.kind, "prompt": question.prompt} for question in questions]
        return NewSession(made.id, made.code, key, asked)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
