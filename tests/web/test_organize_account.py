"""The organizer's account over HTTP: made once, signed in to, signed out of; and how guessing is slowed down."""

import asyncio
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from app.web.organize.problems import Problem
from app.web.organize.sign_ins import AT_ONCE, FREE_FAILURES, GLOBAL_DELAY_S, MAX_DELAY_S, RECENT_FREE, SignIns
from tests.web.organizers import PASSWORD, make_account, make_client, new_link, problem


def sign_in(client: TestClient, email: str = "anna@kommun.se", password: str = PASSWORD) -> Response:
    reply: Response = client.post("/api/v1/sign-in", json={"email": email, "password": password})
    return reply


# ---- the first account -----------------------------------------------------------------------------------------------


def test_first_link_makes_an_account_and_signs_in(client: TestClient) -> None:
    made = make_account(client)
    assert made.status_code == 201
    assert client.get("/api/v1/me").json() == made.json()
    assert made.json()["email"] == "anna@kommun.se"


def test_a_used_link_makes_no_second_account(client: TestClient) -> None:
    token = new_link(client)
    form = {"token": token, "name": "Anna", "email": "anna@kommun.se", "password": PASSWORD}
    assert client.post("/api/v1/account/link", json={"token": token}).json() == {"works": True}
    assert client.post("/api/v1/account", json=form).status_code == 201
    assert client.post("/api/v1/account/link", json={"token": token}).json() == {"works": False}
    again = client.post("/api/v1/account", json={**form, "email": "eva@kommun.se"})
    assert (again.status_code, problem(again)["code"]) == (410, "link_used")


def test_every_field_that_is_wrong_is_told_in_the_readers_language(client: TestClient) -> None:
    form = {"token": new_link(client), "name": "  ", "email": "anna", "password": "elva tecken"}
    told = client.post("/api/v1/account", json=form, headers={"Accept-Language": "sv"})
    assert told.status_code == 422
    assert problem(told)["fields"] == {
        "name": "Det här behövs.",
        "email": "Det här är ingen e-postadress.",
        "password": "Minst 12 tecken.",
    }


def test_a_form_that_was_wrong_does_not_use_up_the_link(client: TestClient) -> None:
    token = new_link(client)
    form = {"token": token, "name": "Anna", "email": "anna@kommun.se", "password": "kort"}
    assert client.post("/api/v1/account", json=form).status_code == 422
    assert client.post("/api/v1/account", json={**form, "password": PASSWORD}).status_code == 201


def test_a_password_has_no_other_rule_than_its_length(client: TestClient) -> None:
    assert make_account(client, password="hästhästhäst").status_code == 201


# ---- signing in and out ----------------------------------------------------------------------------------------------


def test_signing_in_with_address_and_password(anna: TestClient) -> None:
    anna.cookies.clear()
    assert anna.get("/api/v1/me").status_code == 401
    assert sign_in(anna, " ANNA@kommun.se").status_code == 200
    assert anna.get("/api/v1/me").json()["name"] == "Anna"


def test_a_password_typed_on_another_keyboard_is_the_same(anna: TestClient) -> None:
    assert sign_in(anna, password="ett la\u030angt lo\u0308senord").status_code == 200


def test_wrong_password_and_unknown_address_are_told_the_same(anna: TestClient) -> None:
    wrong, unknown = sign_in(anna, password="fel lösenord!"), sign_in(anna, email="eva@kommun.se")
    assert wrong.status_code == unknown.status_code == 401
    assert problem(wrong) == problem(unknown)


def test_signing_out_really_ends_it(anna: TestClient) -> None:
    cookies = dict(anna.cookies)
    assert anna.post("/api/v1/sign-out").status_code == 204
    assert not anna.cookies
    anna.cookies.update(cookies)
    assert anna.get("/api/v1/me").status_code == 401


def test_the_cookie_is_for_the_server_alone_and_not_secure_on_plain_http(client: TestClient) -> None:
    cookie = make_account(client).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age=2592000" in cookie
    assert "secure" not in cookie
    assert "__host-" not in cookie


def test_the_cookie_is_secure_behind_a_proxy_that_speaks_https(tmp_path: Path) -> None:
    with make_client(tmp_path, public_url="https://visent.kommun.se") as client:
        made = client.post(
            "/api/v1/account",
            json={"token": new_link(client), "name": "Anna", "email": "a@b.se", "password": PASSWORD},
            headers={"Host": "visent.kommun.se"},
        )
        assert "secure" in made.headers["set-cookie"].lower()


def test_a_program_may_send_the_token_as_bearer(anna: TestClient) -> None:
    token = anna.cookies["visent_organizer"]
    anna.cookies.clear()
    assert anna.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert anna.get("/api/v1/me", headers={"Authorization": "Bearer x"}).status_code == 401


def test_a_page_of_another_site_cannot_act_for_the_organizer(anna: TestClient) -> None:
    foreign = anna.post("/api/v1/sign-out", headers={"Origin": "https://elsewhere.example"})
    assert foreign.status_code == 403
    assert anna.get("/api/v1/me").status_code == 200


def test_the_language_of_the_pages_is_kept_with_the_account(anna: TestClient) -> None:
    assert anna.patch("/api/v1/me", json={"language": "nb"}).json()["language"] == "nb"
    assert 'lang="nb"' in anna.get("/organize", headers={"Accept-Language": "sv"}).text
    assert 'lang="sv"' in anna.get("/organize?language=sv").text


def test_what_is_too_large_is_refused(client: TestClient) -> None:
    told = client.post("/api/v1/sign-in", json={"email": "a@b.se", "password": "x" * 300_000})
    assert (told.status_code, problem(told)["code"]) == (413, "too_large")


def test_a_body_that_is_no_json_is_told_so(client: TestClient) -> None:
    told = client.post("/api/v1/sign-in", content=b"{", headers={"Content-Type": "application/json"})
    assert (told.status_code, problem(told)["code"]) == (422, "bad_fields")


# ---- guessing --------------------------------------------------------------------------------------------------------


class Guesser:
    """Attempts at passwords, with a clock and a sleep of its own."""

    def __init__(self) -> None:
        self.now = 0.0
        self.delays: list[float] = []
        self.sign_ins = SignIns(lambda: self.now, self._sleep)

    def guess(self, account: str, right: bool = False) -> float:
        """How long the reply was kept back, in seconds."""
        self.delays.clear()

        async def check() -> str | None:
            return account if right else None

        assert asyncio.run(self.sign_ins.attempt(account, check)) == (account if right else None)
        return sum(self.delays)

    async def _sleep(self, seconds: float) -> None:
        self.delays.append(seconds)


def test_a_few_mistakes_cost_nothing_and_many_ever_more() -> None:
    guesser = Guesser()
    delays = [guesser.guess("anna") for _ in range(FREE_FAILURES + 12)]
    assert delays[:FREE_FAILURES] == [0.0] * FREE_FAILURES
    assert delays[FREE_FAILURES:] == sorted(delays[FREE_FAILURES:])
    assert delays[FREE_FAILURES] > 0
    assert delays[-1] == MAX_DELAY_S


def test_the_right_password_is_never_kept_waiting() -> None:
    guesser = Guesser()
    for _ in range(100):
        guesser.guess("anna")
    assert guesser.guess("anna", right=True) == 0
    assert guesser.guess("anna") <= GLOBAL_DELAY_S


def test_guesses_at_one_account_leave_others_alone() -> None:
    guesser = Guesser()
    for _ in range(RECENT_FREE - 1):
        guesser.guess("anna")
    assert guesser.guess("eva") == 0


def test_guesses_over_many_accounts_are_slowed_down_too() -> None:
    guesser = Guesser()
    delays = [guesser.guess(f"n{n}") for n in range(RECENT_FREE + 1)]
    assert delays == [0.0] * RECENT_FREE + [GLOBAL_DELAY_S]
    guesser.now += 61
    assert guesser.guess("eva") == 0


def test_an_account_that_is_guessed_at_takes_few_attempts_at_once() -> None:
    async def run() -> None:
        sign_ins, go_on = SignIns(), asyncio.Event()

        async def slow() -> None:
            await go_on.wait()

        async def quick() -> str:
            return "anna"

        async def wrong() -> None:
            return None

        for _ in range(FREE_FAILURES):
            await sign_ins.attempt("anna", wrong)
        waiting = [asyncio.create_task(sign_ins.attempt("anna", slow)) for _ in range(AT_ONCE)]
        await asyncio.sleep(0)
        with pytest.raises(Problem, match="too_fast"):
            await sign_ins.attempt("anna", quick)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        assert await sign_ins.attempt("anna", quick) == "anna"

    asyncio.run(run())
