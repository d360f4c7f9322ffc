"""An identity provider of our own on the loopback interface, which also does what no honest one would."""

import json
import secrets
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "visent", "häm:ligt %"
Claims = dict[str, Any]
EVA: Claims = {"sub": "eva", "email": "eva@kommun.se", "email_verified": True, "name": "Eva Ek"}


class OwnProvider:
    """Signs `person` in whoever asks, and checks what honest providers check: client, PKCE, one use of a code."""

    def __init__(self) -> None:
        self.be_honest()
        self.keys = [RSAKey.generate_key(2048, {"kid": "first", "use": "sig"})]
        self._codes: dict[str, dict[str, str]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"

    def be_honest(self) -> None:
        """Know Eva, and say the truth."""
        self.person: Claims = EVA
        # What is done to an honest token before it is signed, and how it is signed.
        self.change: Callable[[Claims], Claims] = dict
        self.sign: Callable[[Claims], str] = self.sign_honestly
        self.tells_in_token = True  # else in the reply to /userinfo alone
        self.user_info: Claims | None = None  # what /userinfo says instead
        self.token_fault: tuple[int, Claims] | None = None  # what the token endpoint answers instead
        self.client_auth = "client_secret_basic"  # how clients say who they are
        self.asked: list[str] = []

    @contextmanager
    def running(self) -> Iterator["OwnProvider"]:
        thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        thread.start()
        yield self
        self._server.shutdown()
        thread.join()
        self._server.server_close()

    def sign_honestly(self, claims: Claims) -> str:
        key = self.keys[-1]
        return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key, ["RS256"])

    def rotate(self) -> None:
        """Sign with a new key from now on."""
        self.keys = [RSAKey.generate_key(2048, {"kid": secrets.token_hex(4), "use": "sig"})]

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.issuer})}"

    def redeem(self, form: dict[str, str], authorization: str) -> tuple[int, Claims]:
        if self.token_fault is not None:
            return self.token_fault
        asked = self._codes.pop(form.get("code", ""), None)
        name, _colon, secret = b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        told = {
            "client_secret_basic": (unquote_plus(name), unquote_plus(secret)),
            "client_secret_post": (form.get("client_id"), form.get("client_secret")),
            "none": (form.get("client_id"), CLIENT_SECRET if "client_secret" not in form else ""),
        }
        if told[self.client_auth] != (CLIENT_ID, CLIENT_SECRET):
            return 401, {"error": "invalid_client"}
        challenge = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).decode().rstrip("=")
        if asked is None or asked["code_challenge"] != challenge or asked["redirect_uri"] != form["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 60, "nonce": asked["nonce"]}
        claims |= self.person if self.tells_in_token else {"sub": self.person["sub"]}
        return 200, {"access_token": "a", "token_type": "Bearer", "id_token": self.sign(self.change(claims))}

    def answer(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, Claims]:
        """Status and JSON."""
        self.asked.append(path)
        match path:
            case "/.well-known/openid-configuration":
                addresses = {"authorization_endpoint": "authorize", "token_endpoint": "token"}
                addresses |= {"jwks_uri": "keys", "userinfo_endpoint": "userinfo"}
                known = {"issuer": self.issuer, "token_endpoint_auth_methods_supported": [self.client_auth]}
                return 200, known | {key: f"{self.issuer}/{at}" for key, at in addresses.items()}
            case "/keys":
                return 200, {"keys": [key.as_dict(private=False) for key in self.keys]}
            case "/token":
                return self.redeem(form, authorization)
            case "/userinfo" if authorization == "Bearer a":
                return 200, self.person if self.user_info is None else self.user_info
        return 404, {}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                url = urlsplit(self.path)
                if url.path == "/authorize":
                    self._send(302, b"", Location=provider.authorize(_single(url.query)))
                    return
                self._answer(url.path, {})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._answer(self.path, _single(body))

            def _answer(self, path: str, form: dict[str, str]) -> None:
                status, told = provider.answer(path, form, self.headers.get("Authorization", ""))
                self._send(status, json.dumps(told).encode())

            def _send(self, status: int, body: bytes, **headers: str) -> None:
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: Any) -> None:
                pass

        return Handler


def _single(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
