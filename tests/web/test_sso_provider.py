"""The provider as the server asks it: what it says of itself, its keys, its word for an address; and the settings."""

import sys
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey
from pydantic import SecretStr
from typer.testing import CliRunner

from app.cli import app as visent
from app.main import create_app
from app.settings import Settings
from app.web.organize import open_id
from app.web.organize.open_id import OpenIdProvider
from app.web.organize.sign_on import NotInstalled, SignOnFault
from tests.web.own_provider import CLIENT_ID, CLIENT_SECRET, Claims, OwnProvider
from tests.web.sign_on import query_of


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def provider_settings(issuer: str, **more: Any) -> Settings:
    secret = SecretStr(CLIENT_SECRET)
    return Settings(sso_issuer=issuer, sso_client_id=CLIENT_ID, sso_client_secret=secret, **more)


def with_a_key_of_nobody(claims: Claims) -> str:
    key = ECKey.generate_key("P-256", {"kid": "mine"})
    return jwt.encode({"alg": "ES256", "kid": "mine"}, claims, key, ["ES256"])


async def identify(asking: OpenIdProvider, provider: OwnProvider) -> Any:
    verifier = "v" * 43
    url = await asking.sign_in_url("http://127.0.0.1/back", "state", "nonce", verifier, "sv")
    code = query_of(provider.authorize(query_of(url)))["code"]
    return await asking.identify(code, "http://127.0.0.1/back", "nonce", verifier, None)


@pytest.mark.anyio
async def test_a_provider_that_changes_its_keys_is_asked_for_them_again(provider: OwnProvider) -> None:
    clock = [0.0]
    asking = OpenIdProvider(provider_settings(provider.issuer), lambda: clock[0])
    try:
        await identify(asking, provider)
        provider.asked.clear()
        await identify(asking, provider)
        assert provider.asked == ["/token"]
        provider.rotate()
        clock[0] += open_id.LEAVE_ALONE_S
        provider.asked.clear()
        assert (await identify(asking, provider)).subject == "eva"
        assert provider.asked == ["/token", "/keys"]
        # Made-up keys do not have it asked again and again.
        provider.asked.clear()
        provider.sign = with_a_key_of_nobody
        for _ in range(3):
            with pytest.raises(SignOnFault, match="does not have"):
                await identify(asking, provider)
        assert provider.asked == ["/token"] * 3
        clock[0] += open_id.KEEP_S
        provider.sign = provider.sign_honestly
        await identify(asking, provider)
        assert "/.well-known/openid-configuration" in provider.asked
    finally:
        await asking.close()


@pytest.mark.anyio
@pytest.mark.parametrize("way", ["client_secret_basic", "client_secret_post", "none"])
async def test_the_server_says_who_it_is_in_the_way_that_the_provider_takes(provider: OwnProvider, way: str) -> None:
    provider.client_auth = way
    secret = SecretStr("" if way == "none" else CLIENT_SECRET)
    settings = provider_settings(provider.issuer).model_copy(update={"sso_client_secret": secret})
    asking = OpenIdProvider(settings)
    try:
        assert (await identify(asking, provider)).subject == "eva"
    finally:
        await asking.close()


@pytest.mark.anyio
async def test_a_provider_that_is_down_is_left_alone_for_a_moment(provider: OwnProvider) -> None:
    clock = [0.0]
    asking = OpenIdProvider(provider_settings(f"{provider.issuer}/nowhere"), lambda: clock[0])
    try:
        for later, times in ((0, 1), (1, 1), (open_id.LEAVE_ALONE_S, 2)):
            clock[0] += later
            with pytest.raises(SignOnFault) as fault:
                await asking.sign_in_url("http://127.0.0.1/back", "s", "n", "v" * 43, "sv")
            assert fault.value.reason == "unreachable"
            assert provider.asked.count("/nowhere/.well-known/openid-configuration") == times
    finally:
        await asking.close()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("told", "claim", "is_verified"),
    [
        ({"email_verified": True}, "", True),
        ({"email_verified": "true"}, "", False),
        ({"email_verified": 1}, "", False),
        ({"email_verified": "false"}, "", False),
        ({"email_verified": False}, "", False),
        ({}, "", False),
        ({"xms_edov": True}, "", False),
        ({"xms_edov": True}, "xms_edov", True),
        ({"xms_edov": "1"}, "xms_edov", True),
        ({"xms_edov": "0"}, "xms_edov", False),
        ({"xms_edov": False}, "xms_edov", False),
        ({"xms_edov": True, "email_verified": False}, "xms_edov", False),
    ],
)
async def test_only_true_vouches_for_an_address(
    provider: OwnProvider, told: Claims, claim: str, is_verified: bool
) -> None:
    provider.person = {"sub": "eva", "email": "Eva@kommun.se", **told}
    asking = OpenIdProvider(provider_settings(provider.issuer, sso_verified_claim=claim))
    try:
        found = await identify(asking, provider)
    finally:
        await asking.close()
    assert (found.email, found.is_email_verified) == ("eva@kommun.se", is_verified)


# ---- settings, and a server without the extra ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("issuer", "kept"),
    [
        ("https://login.example/realms/town", "https://login.example/realms/town"),
        (" https://login.example/v2.0/.well-known/openid-configuration ", "https://login.example/v2.0"),
        ("http://localhost:8080/realms/town", "http://localhost:8080/realms/town"),
        ("http://login.example", None),
        ("login.example", None),
        ("https://login.example/?tenant=1", None),
        (f"https://login.example/{'x' * 300}", None),
    ],
)
def test_an_issuer_is_an_address_with_https(issuer: str, kept: str | None) -> None:
    if kept is not None:
        assert Settings(sso_issuer=issuer, sso_client_id="visent").sso_issuer == kept
        return
    with pytest.raises(ValueError, match="is no issuer"):
        Settings(sso_issuer=issuer, sso_client_id="visent")


def test_settings_that_would_let_nobody_in_stop_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISENT_SSO_ISSUER", "https://login.example")
    monkeypatch.setenv("VISENT_SSO_DOMAINS", "@kommun.se, region.se")
    told = CliRunner().invoke(visent, ["serve"])
    assert (told.exit_code, "VISENT_SSO_CLIENT_ID" in told.output) == (1, True)
    assert Settings(sso_client_id="visent").sso_domains == ("kommun.se", "region.se")
    monkeypatch.delenv("VISENT_SSO_ISSUER")
    monkeypatch.setenv("VISENT_SSO_PASSWORDS", "false")
    told = CliRunner().invoke(visent, ["serve"])
    assert (told.exit_code, "VISENT_SSO_PASSWORDS" in told.output) == (1, True)


@pytest.mark.parametrize("part", ["authlib", "httpx", "joserfc"])
def test_without_the_extra_only_single_sign_on_is_missing(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    for name in [name for name in sys.modules if name in {"app.web.organize.open_id", "app.web.organize.id_token"}]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.partition(".")[0] == part]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, part, None)
    create_app(Settings())
    with pytest.raises(NotInstalled):
        create_app(provider_settings("https://login.example"))
    monkeypatch.setenv("VISENT_SSO_ISSUER", "https://login.example")
    monkeypatch.setenv("VISENT_SSO_CLIENT_ID", "visent")
    told = CliRunner().invoke(visent, ["serve"])
    assert (told.exit_code, "requirements-sso.lock" in told.output) == (1, True)
