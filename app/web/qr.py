"""QR codes, as the pictures that pages show."""

import io
from collections.abc import Mapping

import segno
from starlette.responses import Response


def qr_code(address: str, headers: Mapping[str, str] | None = None) -> Response:
    """An address as an SVG, dark on light in every theme, with its quiet zone."""
    return Response(_draw(address, border=4, light="#fff"), media_type="image/svg+xml", headers=headers)


def qr_drawing(address: str) -> str:
    """An address as the text of an SVG, dark on nothing and without a quiet zone: for paper that leaves one."""
    return _draw(address, border=0, light=None).decode()


def _draw(address: str, border: int, light: str | None) -> bytes:
    picture = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(picture, kind="svg", border=border, dark="#000", light=light, omitsize=True, xmldecl=False)
    return picture.getvalue()
