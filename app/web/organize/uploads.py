"""Files that organizers send as the body of a request: read up to a bound, and not a byte further."""

from fastapi import Request

from app.web.organize.problems import Problem


async def read_upload(request: Request, max_bytes: int, too_large: Problem) -> bytes:
    """The whole body. Raises `too_large` as soon as it is known to be larger than `max_bytes`."""
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > max_bytes:
        raise too_large
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            raise too_large
    return bytes(body)
