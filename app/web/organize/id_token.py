"""What an identity provider says of somebody, signed: believed only if every part of it is right.

By OpenID Connect Core 1.0, section 3.1.3.7 (https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation).
"""

from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import Key, KeySet, OctKey

from app.web.organize.sign_on import SignOnFault

# Signatures that only the provider can make. With HS256 anybody could who has the public key, were it taken for a
# secret; "none" is no signature at all.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
# Clocks of servers differ by seconds.
LEEWAY_S = 30
# As many characters as are kept of a subject.
_MAX_SUBJECT_CHARS = 255


class UnknownKey(Exception):
    """Raised when a token is signed with a key that the provider was not known to have."""


def read_keys(told: object) -> KeySet:
    """The provider's public signing keys, from its key set (RFC 7517). Raises SignOnFault where there is none."""
    listed = told.get("keys") if isinstance(told, dict) else None
    keys = [key for one in (listed if isinstance(listed, list) else []) if (key := _public_key(one)) is not None]
    if not keys:
        raise SignOnFault("provider", "its key set has no key that signs")
    return KeySet(keys)


def check_id_token(
    id_token: str, keys: KeySet, *, issuer: str, client_id: str, nonce: str, access_token: str | None
) -> dict[str, Any]:
    """The claims of a token that this provider made, for us, for this trip, and lately.

    Raises UnknownKey, and SignOnFault for everything else that is wrong with it.
    """
    try:
        token = jwt.decode(id_token, keys, algorithms=ALGORITHMS)
    except InvalidKeyIdError:
        raise UnknownKey from None
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise SignOnFault("untrusted", f"the ID token is not signed as it must be: {error}") from error
    options = {"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}}
    params = {"nonce": nonce, "client_id": client_id, "access_token": access_token}
    try:
        CodeIDToken(token.claims, token.header, options, params).validate(leeway=LEEWAY_S)
    except (JoseError, ValueError, TypeError) as error:
        raise SignOnFault("untrusted", f"the ID token is not for here and now: {error}") from error
    if not 0 < len(token.claims["sub"]) <= _MAX_SUBJECT_CHARS:
        raise SignOnFault("untrusted", "the ID token names its subject with too few or too many characters")
    return token.claims


def _public_key(told: object) -> Key | None:
    """None for what does not sign, or not so that everybody can check it, or is not understood."""
    if not isinstance(told, dict) or told.get("use", "sig") != "sig" or told.get("kty") == OctKey.key_type:
        return None
    try:
        return KeySet.registry_cls.import_key(told)
    except (JoseError, ValueError, TypeError, KeyError):
        return None
