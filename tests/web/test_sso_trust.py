"""What single sign-on believes: a provider that lies, breaks off or is down; trips that are copied, late or foreign."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from app.web.organize.sso_trips import TRIP_S, TripLost, Trips
from tests.web.organizers import make_account
from tests.web.own_provider import CLIENT_ID, CLIENT_SECRET, EVA, Claims, OwnProvider
from tests.web.sign_on import authorized, come_back, query_of, reason_of, set_out, sign_on, sso_client


@pytest.fixture(scope="module")
def signed_out(running_provider: OwnProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with sso_client(tmp_path_factory.mktemp("data"), running_provider.issuer, sso_domains=("kommun.se",)) as client:
        make_account(client)
        yield client


@pytest.fixture
def client(signed_out: TestClient, provider: OwnProvider) -> TestClient:
    """A browser that nobody is signed in to."""
    signed_out.cookies.clear()
    return signed_out


def is_signed_in(client: TestClient) -> bool:
    return bool(client.get("/api/v1/me").status_code == 200)


# ---- the token -------------------------------------------------------------------------------------------------------


def test_an_honest_provider_signs_somebody_in(client: TestClient) -> None:
    assert sign_on(client) == "/organize"
    assert client.get("/api/v1/me").json()["email"] == "eva@kommun.se"


def now() -> int:
    return int(time.time())


LIES: dict[str, Callable[[Claims], Claims]] = {
    "for another client": lambda claims: {**claims, "aud": "somebody-else"},
    "for several, made for another": lambda claims: {**claims, "aud": [CLIENT_ID, "b"], "azp": "b"},
    "for several, without saying for whom": lambda claims: {**claims, "aud": [CLIENT_ID, "b"]},
    "by another issuer": lambda claims: {**claims, "iss": "https://elsewhere.example"},
    "of another trip": lambda claims: {**claims, "nonce": "another"},
    "without a nonce": lambda claims: {key: value for key, value in claims.items() if key != "nonce"},
    "too old": lambda claims: {**claims, "iat": now() - 600, "exp": now() - 60},
    "without an end": lambda claims: {key: value for key, value in claims.items() if key != "exp"},
    "with an end that is no number": lambda claims: {**claims, "exp": "2100-01-01"},
    "from the future": lambda claims: {**claims, "iat": now() + 600, "exp": now() + 900},
    "not valid yet": lambda claims: {**claims, "nbf": now() + 600},
    "about nobody": lambda claims: {**claims, "sub": ""},
    "about a number": lambda claims: {**claims, "sub": 7},
    "about somebody with a name without end": lambda claims: {**claims, "sub": "x" * 256},
    "with another access token": lambda claims: {**claims, "at_hash": "AAAA"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_is_not_for_here_and_now_signs_nobody_in(
    client: TestClient, provider: OwnProvider, lie: str
) -> None:
    provider.change = LIES[lie]
    assert reason_of(sign_on(client)) == "untrusted"
    assert not is_signed_in(client)


def encoded(value: Any) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def unsigned(_provider: OwnProvider, claims: Claims) -> str:
    return f"{encoded({'alg': 'none'})}.{encoded(claims)}."


def with_the_public_key_as_a_secret(provider: OwnProvider, claims: Claims) -> str:
    # By hand: no library of today would do it.
    signed = f"{encoded({'alg': 'HS256', 'kid': provider.keys[-1].kid})}.{encoded(claims)}"
    mac = hmac.digest(provider.keys[-1].as_pem(private=False), signed.encode(), "sha256")
    return f"{signed}.{urlsafe_b64encode(mac).decode().rstrip('=')}"


def with_the_client_secret(_provider: OwnProvider, claims: Claims) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(CLIENT_SECRET), ["HS256"])


def with_another_key(provider: OwnProvider, claims: Claims) -> str:
    key = RSAKey.generate_key(2048)
    return jwt.encode({"alg": "RS256", "kid": str(provider.keys[-1].kid)}, claims, key, ["RS256"])


def with_a_key_that_is_in_the_token(_provider: OwnProvider, claims: Claims) -> str:
    key = ECKey.generate_key("P-256", {"kid": "mine"})
    header = {"alg": "ES256", "kid": "mine", "jwk": key.as_dict(private=False)}
    return jwt.encode(header, claims, key, ["ES256"])


def changed_on_the_way(provider: OwnProvider, claims: Claims) -> str:
    header, _claims, signature = provider.sign_honestly(claims).split(".")
    return f"{header}.{encoded({**claims, 'sub': 'anna'})}.{signature}"


FORGERIES: list[Callable[[OwnProvider, Claims], str]] = [
    unsigned,
    with_the_public_key_as_a_secret,
    with_the_client_secret,
    with_another_key,
    with_a_key_that_is_in_the_token,
    changed_on_the_way,
    lambda _provider, _claims: "no token",
    lambda _provider, claims: f"{encoded({'alg': 'RS256', 'kid': 'first'})}.{encoded(claims)}.ö",
]


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_token_that_the_provider_has_not_signed_signs_nobody_in(
    client: TestClient, provider: OwnProvider, forge: Callable[[OwnProvider, Claims], str]
) -> None:
    provider.sign = lambda claims: forge(provider, claims)
    assert reason_of(sign_on(client)) == "untrusted"
    assert not is_signed_in(client)


def test_clocks_may_differ_by_seconds(client: TestClient, provider: OwnProvider) -> None:
    provider.change = lambda claims: {**claims, "iat": now() + 20, "exp": now() - 20}
    assert sign_on(client) == "/organize"


# ---- the person's address --------------------------------------------------------------------------------------------


def test_the_address_is_asked_for_where_the_token_tells_none(client: TestClient, provider: OwnProvider) -> None:
    provider.person = {"sub": "ida", "email": "ida@kommun.se", "email_verified": True}
    provider.tells_in_token = False
    assert sign_on(client) == "/organize"
    assert client.get("/api/v1/me").json()["name"] == "ida"


def test_what_is_told_of_somebody_else_signs_nobody_in(client: TestClient, provider: OwnProvider) -> None:
    provider.tells_in_token, provider.user_info = False, {**EVA, "sub": "anna"}
    assert reason_of(sign_on(client)) == "untrusted"


# ---- the trip --------------------------------------------------------------------------------------------------------


def test_the_way_there_carries_a_challenge_a_state_and_a_nonce(client: TestClient, provider: OwnProvider) -> None:
    asked = query_of(set_out(client, language="nb"))
    assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT_ID)
    assert asked["scope"] == "openid email profile"
    assert asked["redirect_uri"] == "http://127.0.0.1:8123/organize/sso/callback"
    assert (asked["code_challenge_method"], asked["ui_locales"]) == ("S256", "nb")
    again = query_of(set_out(client))
    assert all(asked[name] != again[name] for name in ("state", "nonce", "code_challenge"))


def test_the_cookie_of_the_trip_is_short_lived_and_for_the_way_back_alone(client: TestClient) -> None:
    sent = client.get("/organize/sso", follow_redirects=False)
    cookie = sent.headers["set-cookie"].lower()
    for part in ("httponly", "samesite=lax", "path=/organize/sso", "max-age=600"):
        assert part in cookie
    assert "secure" not in cookie
    asked = query_of(sent.headers["location"])
    assert asked["nonce"].lower() not in cookie
    back = client.get(authorized(sent.headers["location"]), follow_redirects=False)
    assert 'visent_sso=""; ' in back.headers["set-cookie"]


def test_behind_https_the_cookie_of_the_trip_is_secure(client: TestClient) -> None:
    sent = client.get("https://127.0.0.1:8123/organize/sso", follow_redirects=False)
    assert "secure" in sent.headers["set-cookie"].lower()


def test_a_way_back_is_travelled_once(client: TestClient) -> None:
    way_back = authorized(set_out(client))
    cookies = dict(client.cookies)
    assert come_back(client, way_back) == "/organize"
    client.cookies.clear()
    client.cookies.update(cookies)
    assert reason_of(come_back(client, way_back)) == "lost"
    assert not is_signed_in(client)


def test_a_way_back_leads_nobody_in_who_has_not_set_out(client: TestClient) -> None:
    way_back = authorized(set_out(client))
    client.cookies.clear()
    assert reason_of(come_back(client, way_back)) == "lost"
    assert not is_signed_in(client)


@pytest.mark.parametrize("state", ["another", "", "ö", None])
def test_a_way_back_with_another_state_leads_nobody_in(client: TestClient, state: str | None) -> None:
    code = query_of(authorized(set_out(client)))["code"]
    way_back = f"/organize/sso/callback?code={code}" + ("" if state is None else f"&state={state}")
    assert reason_of(come_back(client, way_back)) == "lost"


def test_a_cookie_that_somebody_has_written_leads_nobody_in(client: TestClient) -> None:
    way_back = authorized(set_out(client))
    cookie = client.cookies["visent_sso"]
    client.cookies.clear()
    client.cookies.set("visent_sso", f"{cookie[:-1]}{'a' if cookie[-1] != 'a' else 'b'}", path="/organize/sso")
    assert reason_of(come_back(client, way_back)) == "lost"


def test_a_code_of_another_trip_opens_nothing(client: TestClient) -> None:
    """Somebody's code that is slipped to somebody else: it needs a proof that only its own trip gives."""
    foreign = query_of(authorized(set_out(client)))["code"]
    state = query_of(set_out(client))["state"]
    assert reason_of(come_back(client, f"/organize/sso/callback?code={foreign}&state={state}")) == "provider"


def test_a_reply_that_says_to_come_from_another_provider_is_not_believed(client: TestClient) -> None:
    way_back = authorized(set_out(client)).partition("&iss=")[0]
    assert reason_of(come_back(client, f"{way_back}&iss=https://elsewhere.example")) == "untrusted"


def test_a_trip_ends_after_ten_minutes() -> None:
    clock = [1000.0]
    trips = Trips("key", lambda: clock[0])
    trip, cookie = trips.begin("/organize", "sv")
    clock[0] += TRIP_S
    with pytest.raises(TripLost):
        trips.end(cookie, trip.state)
    later, cookie = trips.begin("/organize", "sv")
    clock[0] += TRIP_S - 1
    assert trips.end(cookie, later.state) == later
    with pytest.raises(TripLost):
        trips.end(cookie, later.state)


def test_a_cookie_that_was_signed_with_another_key_is_none_of_ours() -> None:
    trip, cookie = Trips("another key").begin("/organize", "sv")
    with pytest.raises(TripLost):
        Trips("key").end(cookie, trip.state)


# ---- errors, and a provider that is not there ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "reason"), [("access_denied", "cancelled"), ("server_error", "provider"), ("<script>", "provider")]
)
def test_an_error_of_the_provider_is_said_in_words(client: TestClient, error: str, reason: str) -> None:
    state = query_of(set_out(client))["state"]
    sent = client.get("/organize/sso/callback", params={"error": error, "state": state}, follow_redirects=False)
    assert reason_of(sent.headers["location"]) == reason
    page = client.get(sent.headers["location"])
    assert page.status_code in {403, 502}
    assert "Kommunen" in page.text
    assert "Nothing was changed" in page.text
    assert error not in urlsplit(str(page.url)).query


def test_an_error_counts_only_for_whoever_has_set_out(client: TestClient) -> None:
    assert reason_of(come_back(client, "/organize/sso/callback?error=access_denied")) == "lost"


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ((503, {}), "unreachable"),
        ((400, {"error": "invalid_grant"}), "provider"),
        ((401, {"error": "invalid_client"}), "provider"),
        ((200, {"access_token": "a"}), "provider"),
        ((200, {"id_token": 7}), "provider"),
    ],
)
def test_a_provider_that_gives_no_token_signs_nobody_in(
    client: TestClient, provider: OwnProvider, fault: tuple[int, Claims], reason: str
) -> None:
    provider.token_fault = fault
    assert reason_of(sign_on(client)) == reason
    assert not is_signed_in(client)


def test_while_the_provider_is_down_people_are_told_and_passwords_work(tmp_path: Any) -> None:
    with sso_client(tmp_path, "http://127.0.0.1:9") as client:
        make_account(client)
        client.cookies.clear()
        sent = client.get("/organize/sso?next=/organize/log", follow_redirects=False)
        assert reason_of(sent.headers["location"]) == "unreachable"
        page = client.get(sent.headers["location"], headers={"Accept-Language": "sv"})
        assert page.status_code == 503
        assert "/organize/sso?next=/organize/log" in page.text
        assert "/organize/sign-in?next=/organize/log" in page.text
        assert client.get("/organize/sign-in").status_code == 200
