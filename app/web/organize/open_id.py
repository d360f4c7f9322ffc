"""OpenID Connect as a relying party speaks it: authorization code flow with PKCE, state and nonce.

What the provider says of itself is fetched when somebody first signs in, and kept for an hour.
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote_plus

import httpx
import msgspec
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc.jwk import KeySet

from app.polling.text import clean_line
from app.settings import Settings
from app.store.accounts import normalize_email
from app.store.provider_accounts import Identity
from app.web.organize.id_token import UnknownKey, check_id_token, read_keys
from app.web.organize.sign_on import SignOnFault

SCOPES = "openid email profile"
# A person looks at a page that does not come.
PATIENCE_S = 10.0
KEEP_S = 3600
# A provider that is down is left alone for a moment; so is one of whose keys we have just heard.
LEAVE_ALONE_S = 5
# Trips that end at the same time. A hall does not sign in; more than this is somebody who plays.
AT_ONCE = 20
MAX_REPLY_BYTES = 512 * 1024
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_MAX_EMAIL_CHARS, _MAX_NAME_CHARS = 254, 100


class _Description(msgspec.Struct, frozen=True):
    """What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as it is needed."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    token_endpoint_auth_methods_supported: list[str] = msgspec.field(default_factory=lambda: ["client_secret_basic"])


class OpenIdProvider:
    """One provider, as its settings name it. Every method raises SignOnFault."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._issuer = settings.sso_issuer
        self._client_id = settings.sso_client_id
        self._secret = settings.sso_client_secret.get_secret_value()
        self._verified_claim = settings.sso_verified_claim
        self._clock = clock
        self._client: httpx.AsyncClient | None = None
        self._fetching = asyncio.Lock()
        self._description: _Description | None = None
        self._keys: KeySet | None = None
        self._described_at = self._keys_at = self._failed_at = float("-inf")
        self._under_way = 0

    async def sign_in_url(self, redirect_uri: str, state: str, nonce: str, verifier: str, language: str) -> str:
        """Where the provider asks people who they are."""
        description = await self._describe()
        url: str = prepare_grant_uri(
            description.authorization_endpoint,
            self._client_id,
            "code",
            redirect_uri,
            SCOPES,
            state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
            ui_locales=language,
        )
        return url

    async def identify(self, code: str, redirect_uri: str, nonce: str, verifier: str, issuer: str | None) -> Identity:
        """Who came back with this code. `issuer`: who says to have sent her here (RFC 9207), if anybody does."""
        async with self._place():
            description = await self._describe()
            if issuer is not None and issuer != description.issuer:
                raise SignOnFault("untrusted", f"the reply says to come from {issuer[:200]!r}")
            tokens = await self._redeem(description, code, redirect_uri, verifier)
            access_token = tokens.get("access_token")
            claims = await self._check(description, str(tokens["id_token"]), nonce, access_token)
            told = claims
            if "email" not in claims and description.userinfo_endpoint and isinstance(access_token, str):
                told = await self._user_info(description.userinfo_endpoint, access_token, claims["sub"])
            return self._identity(description.issuer, claims, told)

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()

    # ---- what the provider says of itself ----------------------------------------------------------------------------

    async def _describe(self) -> _Description:
        async with self._fetching:
            now = self._clock()
            if self._description is not None and now - self._described_at < KEEP_S:
                return self._description
            if now - self._failed_at < LEAVE_ALONE_S:
                raise SignOnFault("unreachable", "it was not a moment ago")
            try:
                self._description = await self._fetch_description()
            except SignOnFault:
                self._failed_at = now
                raise
            self._described_at = now
            return self._description

    async def _fetch_description(self) -> _Description:
        url = f"{self._issuer.rstrip('/')}/.well-known/openid-configuration"
        status, told = await self._ask("GET", url)
        try:
            found = msgspec.convert(told, _Description)
        except msgspec.ValidationError as error:
            raise SignOnFault("unreachable", f"{url} answers {status} and describes no provider: {error}") from error
        if found.issuer.rstrip("/") != self._issuer.rstrip("/"):
            raise SignOnFault("provider", f"{url} describes another provider: {found.issuer[:200]!r}")
        addresses = (found.authorization_endpoint, found.token_endpoint, found.jwks_uri, found.userinfo_endpoint)
        if self._issuer.startswith("https:") and not all(one.startswith("https:") for one in addresses if one):
            raise SignOnFault("provider", f"{url} names addresses without HTTPS")
        return found

    async def _check(
        self, description: _Description, id_token: str, nonce: str, access_token: str | None
    ) -> dict[str, Any]:
        """The claims of the token. A key that is not known yet is asked for: providers change theirs."""
        for is_last in (False, True):
            keys = await self._signing_keys(description, afresh=is_last)
            try:
                return check_id_token(
                    id_token,
                    keys,
                    issuer=description.issuer,
                    client_id=self._client_id,
                    nonce=nonce,
                    access_token=access_token,
                )
            except UnknownKey:
                continue
        raise SignOnFault("untrusted", "the ID token is signed with a key that the provider does not have")

    async def _signing_keys(self, description: _Description, *, afresh: bool) -> KeySet:
        async with self._fetching:
            now = self._clock()
            if self._keys is not None and now - self._keys_at < (LEAVE_ALONE_S if afresh else KEEP_S):
                return self._keys
            _status, told = await self._ask("GET", description.jwks_uri)
            self._keys, self._keys_at = read_keys(told), now
            return self._keys

    # ---- what the provider says of a person --------------------------------------------------------------------------

    async def _redeem(self, description: _Description, code: str, redirect_uri: str, verifier: str) -> dict[str, Any]:
        """The tokens for a code: at least `id_token`."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
            "client_id": self._client_id,
        }
        auth: httpx.BasicAuth | None = None
        if self._secret and "client_secret_basic" in description.token_endpoint_auth_methods_supported:
            # Written as in a form before they are put together: RFC 6749, section 2.3.1.
            auth = httpx.BasicAuth(quote_plus(self._client_id), quote_plus(self._secret))
        elif self._secret:
            form["client_secret"] = self._secret
        status, told = await self._ask("POST", description.token_endpoint, data=form, auth=auth)
        if status == 200 and isinstance(told, dict) and isinstance(told.get("id_token"), str):
            return told
        error = told.get("error") if isinstance(told, dict) else None
        raise SignOnFault("provider", f"it gives no ID token for the code: {status} {str(error)[:200]!r}")

    async def _user_info(self, url: str, access_token: str, subject: str) -> dict[str, Any]:
        status, told = await self._ask("GET", url, headers={"Authorization": f"Bearer {access_token}"})
        # Else it could be about somebody else: OpenID Connect Core 1.0, section 5.3.2.
        if status != 200 or not isinstance(told, dict) or told.get("sub") != subject:
            raise SignOnFault("untrusted", f"it tells nothing of whom it has signed in: {status}")
        return told

    def _identity(self, issuer: str, claims: dict[str, Any], told: dict[str, Any]) -> Identity:
        """Address and whether it is vouched for come from one place, which was checked to be about this subject."""
        email, name = told.get("email"), told.get("name", claims.get("name"))
        usable = isinstance(email, str) and len(email) <= _MAX_EMAIL_CHARS and _EMAIL.fullmatch(email.strip())
        return Identity(
            issuer=issuer,
            subject=claims["sub"],
            email=normalize_email(str(email)) if usable else "",
            is_email_verified=self._is_verified(told),
            name=clean_line(name)[:_MAX_NAME_CHARS] if isinstance(name, str) else "",
        )

    def _is_verified(self, told: dict[str, Any]) -> bool:
        """Whether the provider vouches for the address: with true, and with nothing that only looks like it."""
        if "email_verified" in told or not self._verified_claim:
            return told.get("email_verified") is True
        # Entra ID has only a claim of its own, which it writes as true or as 1.
        return told.get(self._verified_claim) in (True, "1")

    # ---- asking ------------------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        if self._under_way >= AT_ONCE:
            raise SignOnFault("busy", f"{AT_ONCE} people are signing in at once")
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1

    async def _ask(self, method: str, url: str, **what: Any) -> tuple[int, Any]:
        """Status and JSON of a reply; None for what is no JSON."""
        if self._client is None:
            # Reading the certificates of all authorities takes time that a hall would feel. (Nobody else does so
            # meanwhile: what is asked first is asked under `_fetching`.)
            self._client = httpx.AsyncClient(verify=await asyncio.to_thread(httpx.create_ssl_context))
        headers = {"Accept": "application/json", **what.pop("headers", {})}
        body = bytearray()
        try:
            stream = self._client.stream(method, url, headers=headers, timeout=PATIENCE_S, **what)
            async with asyncio.timeout(PATIENCE_S), stream as reply:
                async for chunk in reply.aiter_bytes():
                    body += chunk
                    if len(body) > MAX_REPLY_BYTES:
                        raise SignOnFault("unreachable", f"{url} answers with more than {MAX_REPLY_BYTES} bytes")
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError) as error:
            raise SignOnFault("unreachable", f"{url}: {type(error).__name__} {error}") from error
        if reply.status_code >= 500:
            raise SignOnFault("unreachable", f"{url} answers {reply.status_code}")
        try:
            return reply.status_code, msgspec.json.decode(bytes(body))
        except (msgspec.DecodeError, RecursionError):
            return reply.status_code, None
