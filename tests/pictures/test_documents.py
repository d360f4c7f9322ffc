"""PDF documents turned into pictures, in a process of its own; what is none, or too much, is refused."""

import subprocess
import sys
from contextlib import suppress

import pytest

from app.pictures import documents
from app.pictures.documents import MAX_BYTES, MAX_PAGES, BadDocument, read_document
from tests.pictures.documents import pdf
from tests.pictures.files import UNREADABLE, decoded

# Anything after these is a page of its own, so the file can be cut there.
WHOLE = pdf("Ett", "Två")


def test_every_page_becomes_a_picture_with_its_text() -> None:
    first, second, third = read_document(pdf("Välkomna\nkl. 9", "", "Tack"))
    assert first.text.split() == ["Välkomna", "kl.", "9"]
    assert second.text.strip() == ""
    assert third.text.strip() == "Tack"
    assert (first.picture.width, first.picture.height) == decoded(first.picture.large.content).size == (1920, 1080)
    ground = decoded(first.picture.large.content).convert("RGB").getpixel((1900, 1000))
    assert isinstance(ground, tuple)
    assert max(abs(a - b) for a, b in zip(ground, (26, 128, 153), strict=True)) < 8


@pytest.mark.parametrize(
    ("size", "expected"),
    [((595, 842), (764, 1080)), ((1000, 100), (1920, 192)), ((14_000, 14_000), (1080, 1080)), ((3, 3), (1080, 1080))],
    ids=["A4", "a strip", "a wall", "a stamp"],
)
def test_page_of_any_size_fits_the_screen(size: tuple[float, float], expected: tuple[int, int]) -> None:
    (page,) = read_document(pdf("", size=size))
    assert abs(page.picture.width - expected[0]) <= 1
    assert abs(page.picture.height - expected[1]) <= 1


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (pdf("Hemligt", locked=True), "locked"),
        (pdf(), "unreadable"),
        (pdf(*[""] * (MAX_PAGES + 1)), "too_many_pages"),
        (b"%PDF-1.4\n" + b"(" * 5000, "unreadable"),
        (b"%PDF-" + bytes(MAX_BYTES), "too_large"),
        *((file, "unreadable") for file in UNREADABLE.values()),
    ],
    ids=["locked", "no pages", "too many pages", "nonsense", "too large", *UNREADABLE],
)
def test_document_that_cannot_be_shown_says_why(file: bytes, why: str) -> None:
    with pytest.raises(BadDocument) as error:
        read_document(file)
    assert error.value.reason == why


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_half_a_document_is_read_as_far_as_it_goes_or_refused(share: float) -> None:
    with suppress(BadDocument):
        assert len(read_document(WHOLE[: int(len(WHOLE) * share)])) <= 2


def test_document_that_brings_its_reader_down_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process dies as it would of a fault in the library; this one lives on."""
    run = subprocess.run

    def die(_command: list[str], **options: object) -> object:
        return run([sys.executable, "-c", "import os; os.abort()"], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", die)
    with pytest.raises(BadDocument, match="unreadable"):
        read_document(WHOLE)


def test_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "PATIENCE_S", 0.001)
    with pytest.raises(BadDocument, match="too_slow"):
        read_document(WHOLE)
