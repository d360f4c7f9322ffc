import pytest

from app.words.languages import preload


@pytest.fixture(scope="session", autouse=True)
def dictionaries() -> None:
    """Read once, so that the first test of a run is no slower than the others."""
    preload(["sv", "nb"])
