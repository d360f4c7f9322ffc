"""A real identity provider in a process of its own (oidc-provider-mock): people sign in there by their subject."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.server import free_port

START_S = 60


class MockProvider:
    """One that knows everybody who is added, and takes any client."""

    def __init__(self) -> None:
        self._port = free_port()
        self.issuer = f"http://127.0.0.1:{self._port}"

    @contextmanager
    def running(self) -> Iterator["MockProvider"]:
        command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(self._port), "--require-nonce", "true"]
        environment = {**os.environ, "NO_COLOR": "1", "PYTHONWARNINGS": "ignore"}
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
            try:
                self._wait_until_ready(process)
                yield self
            finally:
                process.terminate()

    def add(self, subject: str, **claims: Any) -> None:
        """Somebody whom the provider knows from now on, or knows otherwise."""
        told = httpx.put(f"{self.issuer}/users/{subject}", json=claims)
        assert told.status_code == 204, told.text

    def _wait_until_ready(self, process: "subprocess.Popen[bytes]") -> None:
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline and process.poll() is None:
            try:
                if httpx.get(f"{self.issuer}/.well-known/openid-configuration").status_code == 200:
                    return
            except httpx.HTTPError:
                # Polling another process: there is no event to wait for.
                time.sleep(0.02)
        raise RuntimeError("the identity provider did not get ready")
