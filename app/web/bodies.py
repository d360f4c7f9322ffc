"""Reading what a request carries, no more of it than it may and no longer than it should take."""

import asyncio

from fastapi import Request

from app.polling.errors import Refusal
from app.web.errors import Refused

BODY_S = 10


async def read_body(request: Request, most: int) -> bytes:
    """The body, of `most` bytes. Raises Refused where it is larger or dawdles."""
    body = b""
    try:
        async with asyncio.timeout(BODY_S):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise Refused(Refusal("bad_message"))
    except TimeoutError:
        raise Refused(Refusal("bad_message")) from None
    return body
