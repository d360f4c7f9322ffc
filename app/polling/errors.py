"""The one tree of errors, and the refusals that are no errors.

An expected "no" (the question is closed) is a `Refusal`, returned as a value. Exceptions are for misuse and faults.
"""

from typing import Any

import msgspec


class Refusal(msgspec.Struct, frozen=True):
    """A plain "no" to something a person or program asked, which changed nothing.

    `code` is stable and part of the protocol; `reason` picks the sentence a person reads (it falls back to the code);
    `limits` fills the numbers in that sentence.
    """

    code: str
    reason: str = ""
    limits: dict[str, Any] = {}


class VisentError(Exception):
    """The root of everything Visent raises on purpose."""

    code = "error"


class BadSettings(VisentError):
    """Raised when a question's settings do not fit its kind, with a sentence for the organizer."""

    code = "bad_settings"

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason or refusal.code)
        self.refusal = refusal


class NotFound(VisentError):
    """Raised when a code, session, programme or question does not exist or is not the asker's to see."""

    code = "not_found"


class StorageFault(VisentError):
    """Raised when a change could not be written to disk; nothing of it was kept."""

    code = "not_saved"
