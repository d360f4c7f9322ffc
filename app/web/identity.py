"""Who is asking: participants by a signed random token, presenters by a signed link.

A participant's token is random and signed for one session. What is stored with an answer is a keyed hash of it, so the
database holds nothing that a phone could be found by.
"""

import secrets
from base64 import urlsafe_b64encode
from hashlib import blake2b, sha256

from itsdangerous import BadSignature, Signer

_TOKEN_BYTES = 16


class ParticipantTokens:
    """Gives out and reads the tokens of one server's participants."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._hash_key = blake2b(key.encode(), digest_size=32, person=b"participant").digest()

    def issue(self, session: str) -> str:
        return self._signer(session).sign(secrets.token_urlsafe(_TOKEN_BYTES)).decode()

    def read(self, session: str, token: str | None) -> str | None:
        """The participant that the token stands for in this session, or None where it is not one of ours."""
        if token is None:
            return None
        try:
            random_part = self._signer(session).unsign(token)
        except (BadSignature, ValueError):
            return None
        return urlsafe_b64encode(blake2b(random_part, digest_size=16, key=self._hash_key).digest()).decode().rstrip("=")

    def _signer(self, session: str) -> Signer:
        return Signer(self._key, salt=f"participant:{session}", digest_method=sha256)


class PresenterKeys:
    """Signs and reads the keys in presenters' links. A link is a row in the store, so that it can be revoked."""

    def __init__(self, key: str) -> None:
        self._signer = Signer(key, salt="present", digest_method=sha256)

    def key_for(self, link_id: str) -> str:
        return self._signer.sign(link_id).decode()

    def read(self, key: str) -> str | None:
        """The id of the link, or None where the key is not one of ours."""
        try:
            return self._signer.unsign(key).decode()
        except (BadSignature, ValueError):
            return None
