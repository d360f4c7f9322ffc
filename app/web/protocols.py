"""How uvicorn speaks to the network here: half-sent requests are not waited for, dead sockets are cut off."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

# From the first byte of a connection to the end of its first request's headers.
HEADERS_S = 15


class PatientHttp(HttpToolsProtocol):
    """Drops a connection that does not finish a request's headers in time; uvicorn by itself would wait for ever."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._deadline = self.loop.call_later(HEADERS_S, transport.abort)

    def on_headers_complete(self) -> None:
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class Sockets(WebSocketsSansIOProtocol):
    """Cuts off a peer that no longer answers pings; waiting for it would keep its descriptor for hours."""

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.transport.abort()
