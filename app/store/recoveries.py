"""What somebody prepared and wants to have on another phone: locked with a code that only that person has.

From the code two keys are derived: one finds the row, the other locks what is in it. Neither can be computed from what
is kept here, so whoever has the database alone can read nothing. HKDF is enough for that, without any slow hash of
passwords: a code is 20 random signs of 31 (99 bits), which nobody tries out however fast, while slowness only helps
where people choose their passwords themselves.
"""

import secrets
import time

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from app.polling.errors import NotFound
from app.store.secrets import ID_ALPHABET
from app.store.tables import recovery

KEPT_S = 365 * 24 * 3600
# Whoever has the link can keep something: more than anybody prepares with, few enough to keep.
MAX_KEPT = 5000
_GROUPS, _GROUP_CHARS = 4, 5
_NONCE_BYTES = 12


class TooMany(Exception):
    """Raised when a programme keeps as many as it may."""


def keep(connection: Connection, programme_id: str, texts: bytes) -> str:
    """Lock the texts under a new code, and give it: `xxxxx-xxxxx-xxxxx-xxxxx`. Raises TooMany."""
    ours = select(func.count()).select_from(recovery).where(recovery.c.programme_id == programme_id)
    if (connection.scalar(ours) or 0) >= MAX_KEPT:
        raise TooMany
    code = "".join(secrets.choice(ID_ALPHABET) for _ in range(_GROUPS * _GROUP_CHARS))
    row = {"lookup_hash": _lookup(code), "programme_id": programme_id, **_locked(code, texts)}
    connection.execute(recovery.insert().values(row))
    return "-".join(code[start : start + _GROUP_CHARS] for start in range(0, len(code), _GROUP_CHARS))


def open_kept(connection: Connection, typed: str, now: float) -> tuple[str, bytes]:
    """The programme's id, and the texts. Raises NotFound for a code that never was, or whose time is over."""
    code = _clean(typed)
    row = connection.execute(select(recovery).where(_is_kept(code, now))).one_or_none()
    if row is None:
        raise NotFound("recovery")
    nonce, locked = row.locked[:_NONCE_BYTES], row.locked[_NONCE_BYTES:]
    return row.programme_id, _cipher(code).decrypt(nonce, locked, _lookup(code).encode())


def replace_kept(connection: Connection, typed: str, texts: bytes, now: float) -> None:
    """Lock other texts under the same code, for a year from now. Raises NotFound."""
    code = _clean(typed)
    if not connection.execute(update(recovery).where(_is_kept(code, now)).values(_locked(code, texts))).rowcount:
        raise NotFound("recovery")


def drop_kept(connection: Connection, typed: str) -> None:
    """Delete what is kept under a code. Raises NotFound."""
    if not connection.execute(delete(recovery).where(recovery.c.lookup_hash == _lookup(_clean(typed)))).rowcount:
        raise NotFound("recovery")


def drop_expired(connection: Connection, now: float) -> int:
    """Delete all whose time is over by `now` (seconds since 1970); says how many."""
    return connection.execute(delete(recovery).where(recovery.c.expires_at <= now)).rowcount


def _clean(typed: str) -> str:
    """However it was typed: in capitals, with spaces or hyphens."""
    return "".join(sign for sign in typed.lower() if sign in ID_ALPHABET)


def _is_kept(code: str, now: float) -> ColumnElement[bool]:
    return (recovery.c.lookup_hash == _lookup(code)) & (recovery.c.expires_at > now)


def _locked(code: str, texts: bytes) -> dict[str, object]:
    nonce = secrets.token_bytes(_NONCE_BYTES)  # random: the same key locks again whenever the texts are replaced
    locked = nonce + _cipher(code).encrypt(nonce, texts, _lookup(code).encode())
    return {"locked": locked, "expires_at": int(time.time()) + KEPT_S}


def _lookup(code: str) -> str:
    return _derive(code, b"visent recovery: lookup").hex()


def _cipher(code: str) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(_derive(code, b"visent recovery: key"))


def _derive(code: str, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(code.encode())
