"""Sheets of A4 as tagged PDF, set by typst from the `.typ` files beside this one."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from app.locales import catalogue
from app.typesetting import set_pdf

_FOLDER = Path(__file__).parent


class Invitation(msgspec.Struct, frozen=True):
    """How one session is joined. `details` are what else tells it apart, such as hall and day."""

    title: str
    details: list[str]
    language: str
    address: str
    """What people type, without `https://`."""
    code: str
    """In groups, as it is read out."""
    qr: str
    """The QR code of the whole address as an SVG without a quiet zone."""


def write_posters(title: str, invitations: Sequence[Invitation]) -> bytes:
    """One page a session. `title` is what the document is called."""
    return _typeset("posters.typ", title, invitations)


def write_slips(invitation: Invitation, pages: int) -> bytes:
    """Pages of eight slips to cut apart, all of them alike."""
    return _typeset("slips.typ", invitation.title, [invitation], pages=pages)


def _typeset(name: str, title: str, invitations: Sequence[Invitation], **more: int) -> bytes:
    sheets = [{**msgspec.to_builtins(invitation), **_words(invitation)} for invitation in invitations]
    return set_pdf(_FOLDER / name, {"title": title, "sheets": sheets, **more})


def _words(invitation: Invitation) -> dict[str, str]:
    """The texts around what is given, in the session's language."""
    text = catalogue("print", invitation.language).text
    whole = f"{invitation.address}/{''.join(invitation.code.split())}"
    return {
        "scan": text("Point your phone's camera here"),
        "type": text("or go to"),
        "enter": text("and enter the code"),
        "alt": text("QR code that leads to {address}", address=whole),
    }
