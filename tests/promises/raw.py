"""A connection below the WebSocket library, for peers that misbehave: half a handshake, deaf ears, broken frames."""

import os
import socket
import struct
import time
from urllib.parse import urlsplit

TEXT, BINARY = 0x1, 0x2
HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def connect(url: str, receive_buffer_bytes: int | None = None) -> socket.socket:
    """A TCP connection to the server behind this address, blocking."""
    address = urlsplit(url)
    raw = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if receive_buffer_bytes is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer_bytes)
    raw.connect((str(address.hostname), address.port or 80))
    return raw


def shake_hands(url: str, receive_buffer_bytes: int | None = None) -> socket.socket:
    """A connection on which the WebSocket is open; what the server says next has not been read."""
    address = urlsplit(url)
    raw = connect(url, receive_buffer_bytes)
    raw.sendall(HANDSHAKE.format(path=address.path, host=address.netloc).encode())
    reply = b""
    while not reply.endswith(b"\r\n\r\n"):
        reply += raw.recv(1)
    assert b" 101 " in reply.split(b"\r\n")[0], reply
    return raw


def frame(payload: bytes, opcode: int = TEXT, *, is_last: bool = True) -> bytes:
    """One masked frame (RFC 6455, section 5.2)."""
    first = opcode | (0x80 if is_last else 0)
    if len(payload) < 126:
        head = struct.pack("!BB", first, 0x80 | len(payload))
    elif len(payload) < 1 << 16:
        head = struct.pack("!BBH", first, 0x80 | 126, len(payload))
    else:
        head = struct.pack("!BBQ", first, 0x80 | 127, len(payload))
    mask = os.urandom(4)
    masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
    return head + mask + masked


def seconds_until_closed(raw: socket.socket, patience_s: float) -> float:
    """How long the server keeps the connection, reading what it says. Raises TimeoutError past the patience."""
    began = time.monotonic()
    raw.settimeout(patience_s)
    try:
        while raw.recv(65536):
            raw.settimeout(max(0.01, patience_s - (time.monotonic() - began)))
    except ConnectionError:
        pass
    return time.monotonic() - began
