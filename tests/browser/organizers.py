"""Organizers in a browser: accounts that are made beside the server, and what one does on their pages all the time."""

import re
from collections.abc import Callable
from itertools import count
from typing import Any

from argon2 import PasswordHasher
from playwright.sync_api import Locator, Page, expect

from app.polling.templates import template
from app.settings import Settings
from app.store import accounts
from app.store.accounts import Role
from app.store.database import open_database, writing
from app.store.programmes import create_programme
from app.store.tables import organizer
from tests.server import Server

PASSWORD = "en kort mening"
# As quick to check as a hash may be: what a password costs is tested where accounts are.
_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
_numbers = count(1)


class People:
    """Accounts that are made beside the running server, as the command line makes programmes."""

    def __init__(self, server: Server, open_page: Callable[..., Page]) -> None:
        self._server, self._open_page = server, open_page
        self.engine = open_database(Settings(data=server.folder).database)

    def add(self, name: str, role: Role = "organizer") -> str:
        """The id of a new account of this name, with an e-mail address and id of its own, and PASSWORD."""
        made = f"{name.lower()}{next(_numbers)}"
        row = {"id": made, "email": f"{made}@kommun.se", "name": name, "password_hash": _HASH, "language": "sv"}
        with writing(self.engine) as connection:
            connection.execute(organizer.insert().values(**row, role=role, created_at=1))
        return made

    def add_programme(self, organizer_id: str) -> str:
        """The id of a new programme in Swedish with one word cloud, one choice and one open text."""
        with writing(self.engine) as connection:
            return create_programme(connection, template("quick", "sv"), "sv", organizer=organizer_id).id

    def page_of(self, organizer_id: str, path: str, **more: Any) -> Page:
        """A browser that is signed in as this one."""
        with writing(self.engine) as connection:
            token = accounts.sign_in(connection, organizer_id)
        page = self._open_page("/organize/sign-in", **more)
        page.context.add_cookies([{"name": "visent_organizer", "value": token, "url": self._server.base}])
        page.goto(self._server.base + path)
        return page


def first_link(server: Server) -> str:
    found = re.search(r"/organize/start#(\S+)", server.log)
    assert found is not None
    return found.group(1)


def make_account(page: Page) -> None:
    page.get_by_label("Ditt namn").fill("Anna Lindqvist")
    page.get_by_label("E-post").fill("anna@kommun.se")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Skapa kontot").click()
    expect(page.get_by_role("heading", name="Dina program")).to_be_visible()


def new_session(page: Page, name: str = "Stora salen") -> Locator:
    page.get_by_label("Namn på en ny session").fill(name)
    page.get_by_role("button", name="Ny session").click()
    card = page.locator("session-card", has_text=name)
    expect(card).to_be_visible()
    return card


def prompts(page: Page) -> list[str]:
    return page.locator("question-item h3").all_inner_texts()


def saved(page: Page) -> None:
    expect(page.locator("#said")).to_have_text("Sparat")


def add_question(page: Page, kind: str, prompt: str, *options: str) -> None:
    page.get_by_role("button", name="Lägg till en fråga").click()
    page.get_by_role("button", name=kind).click()
    page.get_by_label("Fråga", exact=True).fill(prompt)
    for n, option in enumerate(options, start=1):
        page.get_by_label(f"Alternativ {n}", exact=True).fill(option)


def paste(field: Locator, text: str) -> None:
    """As a spreadsheet's cells come: text with tabs between them."""
    field.evaluate(
        """(input, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )
