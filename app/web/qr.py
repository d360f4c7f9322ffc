"""QR codes, as the pictures that pages show."""

import io
from collections.abc import Mapping

import segno
from starlette.responses import Response


def qr_code(address: str, headers: Mapping[str, str] | None = None) -> Response:
    """An address as an SVG, dark on light in every theme, with its quiet zone."""
    picture = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(picture, kind="svg", border=4, dark="#000", light="#fff", omitsize=True, xmldecl=False)
    return Response(picture.getvalue(), media_type="image/svg+xml", headers=headers)
