"""What every reply says to browsers, and who may change anything: content policy, and requests from foreign pages.

Pure ASGI, because sockets pass through here too.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.errors import error_response

# Anything else would let a crafted Host header write policy.
_HOST = re.compile(r"[A-Za-z0-9.\-:\[\]]{1,255}")
_NOBODY = "'none'"
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def content_policy(host: str, framed_by: Sequence[str] = (), frames: str = _NOBODY) -> str:
    """No inline script or style, nothing from elsewhere. Sockets are named: to older Safari they are not 'self'.

    `framed_by` are the origins whose pages may show the page in a frame; without any, no page may. `frames` says
    whose pages it may show in frames itself.
    """
    if not _HOST.fullmatch(host):
        host = "localhost"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        f"connect-src 'self' ws://{host} wss://{host}; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        f"frame-src {frames}; "
        f"frame-ancestors {' '.join(framed_by) or _NOBODY}"
    )


class BrowserGuard:
    """Adds the headers, and refuses changes and sockets that a foreign page asks for."""

    def __init__(self, app: ASGIApp, public_url: str) -> None:
        self._app = app
        self._public_origin = urlsplit(public_url)._replace(path="", query="", fragment="").geturl()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        changes = scope["type"] == "websocket" or scope["method"] not in _SAFE_METHODS
        if changes and not self._is_ours(headers):
            await _refuse(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), headers.get("host", ""))
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _is_ours(self, headers: Headers) -> bool:
        """Whether the page that asks is one of ours. Programs that are no browsers send no Origin."""
        origin = headers.get("origin")
        if origin is None:
            return True
        return origin == self._public_origin or urlsplit(origin).netloc == headers.get("host")


def _add_headers(headers: MutableHeaders, host: str) -> None:
    headers.setdefault("Content-Security-Policy", content_policy(host))
    headers["X-Content-Type-Options"] = "nosniff"
    # Not no-referrer: Chromium would then send "Origin: null" with our own forms.
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    headers.setdefault("Cache-Control", "no-store")


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    refused: Response = error_response(403, "foreign_origin", "This request came from a page of another site.")
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    await refused(scope, receive, send)
