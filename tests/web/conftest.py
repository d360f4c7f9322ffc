"""Servers for tests of what speaks HTTP."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.organizers import become_owner, make_client
from tests.web.own_provider import OwnProvider


@pytest.fixture
def client(tmp_path: Path, migrated_file: Path) -> Iterator[TestClient]:
    """Somebody without an account, at a server that has just been started for the first time."""
    shutil.copy(migrated_file, tmp_path / "visent.sqlite3")
    with make_client(tmp_path) as somebody:
        yield somebody


@pytest.fixture
def anna(client: TestClient) -> TestClient:
    """The first organizer, signed in."""
    become_owner(client)
    return client


@pytest.fixture(scope="module")
def running_provider() -> Iterator[OwnProvider]:
    """An identity provider at which nobody need say who she is."""
    with OwnProvider().running() as provider:
        yield provider


@pytest.fixture
def provider(running_provider: OwnProvider) -> OwnProvider:
    """An honest provider, until a test makes it another."""
    running_provider.be_honest()
    return running_provider
