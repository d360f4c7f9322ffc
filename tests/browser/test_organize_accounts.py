"""Accounts of organizers in a real browser, at one server: viewers, the account page, people, the log."""

import re

from playwright.sync_api import expect

from app.polling.templates import template
from app.store import accounts, audit
from app.store.database import writing
from app.store.programmes import create_programme
from app.store.sessions import create_session
from app.store.tables import programme_share
from tests.browser.conftest import PHONE, OpenPage, assert_accessible, shoot
from tests.browser.organizers import PASSWORD, People


def test_a_viewer_reads_a_programme_and_finds_nothing_to_change(people: People) -> None:
    maker, viewer = people.add("Berit"), people.add("Vera", "viewer")
    page = people.page_of(viewer, "/organize")
    expect(page.get_by_text(f"{viewer}@kommun.se")).to_be_visible()
    expect(page.get_by_role("button", name="Nytt program")).to_be_hidden()
    assert_accessible(page)
    with writing(people.engine) as connection:
        made = create_programme(connection, template("quick", "sv"), "sv", "Medarbetardagen", maker).id
        create_session(connection, made, "Stora salen")
        row = {"programme_id": made, "organizer_id": viewer, "role": "viewer", "created_at": 1}
        connection.execute(programme_share.insert().values(row))
    page.reload()
    page.get_by_role("link", name="Medarbetardagen").click()
    expect(page.get_by_role("heading", name="Medarbetardagen", level=1)).to_be_visible()
    expect(page.locator("question-item")).to_have_count(3)
    card = page.locator("session-card")
    expect(card.get_by_role("link", name="Exportera som Excel")).to_be_visible()
    main = page.get_by_role("main")
    for form in ("form", "textarea", "input"):
        expect(main.locator(f"{form}:visible")).to_have_count(0)
    left = {button.get_attribute("aria-label") or button.inner_text() for button in main.get_by_role("button").all()}
    assert left == {"Stora salen", "Visa QR-koden stort", "Kopiera adressen"}
    assert "/present/" not in page.content()
    assert_accessible(page)
    shoot(page, "viewer-laptop")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    shoot(page, "viewer-phone")


def test_the_account_page_changes_a_password_and_makes_a_token_that_is_shown_once(people: People) -> None:
    anna = people.add("Anna")
    page, elsewhere = people.page_of(anna, "/organize"), people.page_of(anna, "/organize")
    page.get_by_role("link", name="Anna").click()
    expect(page.get_by_role("heading", name="Ditt konto", level=1)).to_be_visible()
    page.get_by_label("Ditt namn").fill("Anna Lindqvist")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("status")).to_have_text("Sparat")
    expect(page.locator(".who-name")).to_have_text("Anna Lindqvist")

    page.get_by_label("Lösenordet du har nu").fill("något helt annat")
    page.get_by_label("Nytt lösenord").fill("en annan kort mening")
    page.get_by_role("button", name="Byt lösenord").click()
    expect(page.locator("#old_password-problem")).to_have_text("Det här är inte ditt lösenord.")
    assert_accessible(page)
    page.get_by_label("Lösenordet du har nu").fill(PASSWORD)
    page.get_by_role("button", name="Byt lösenord").click()
    expect(page.get_by_role("status")).to_contain_text("Lösenordet är bytt.")
    elsewhere.reload()
    expect(elsewhere.get_by_role("heading", name="Logga in")).to_be_visible()

    page.get_by_label("Vad nyckeln är till").fill("Statistik")
    page.get_by_role("button", name="Skapa nyckeln").click()
    secret = page.get_by_label("Det här är nyckeln för Statistik.")
    expect(secret).to_have_value(re.compile(r"^visent_\S{40,}$"))
    row = page.locator("listed-row")
    expect(row).to_contain_text("Aldrig använd")
    assert_accessible(page)
    shoot(page, "account-laptop")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.emulate_media(color_scheme="light")
    shoot(page, "account-phone")
    page.reload()
    expect(page.locator("shown-once")).to_be_hidden()
    row.get_by_role("button", name="Dra tillbaka: Statistik").click()
    row.get_by_role("button", name="Dra tillbaka den nu").click()
    expect(row).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("Statistik")


def test_no_password_goes_into_an_address_while_the_script_has_not_come(people: People, open_page: OpenPage) -> None:
    sara = people.add("Sara")
    page = open_page("/organize/sign-in", java_script_enabled=False)
    page.get_by_label("E-post").fill(f"{sara}@kommun.se")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Logga in")).to_be_disabled()
    expect(page).to_have_url(re.compile(r"/organize/sign-in$"))


def test_an_owner_invites_somebody_and_closes_her_account(people: People, open_page: OpenPage) -> None:
    page = people.page_of(people.add("Olga", "owner"), "/organize/account")
    page.get_by_role("link", name="Personer").click()
    page.get_by_label("Vem du bjuder in").fill("Ida Berg")
    page.get_by_label("Roll", exact=True).select_option("viewer")
    page.get_by_role("button", name="Skapa inbjudan").click()
    link = page.get_by_label("Det här är länken för Ida Berg.").input_value()
    assert_accessible(page)
    ida = open_page(link)
    expect(ida.get_by_label("Ditt namn")).to_have_value("Ida Berg")
    assert_accessible(ida)
    shoot(ida, "invitation-phone")
    ida.get_by_label("E-post").fill("ida@kommun.se")
    ida.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    ida.get_by_role("button", name="Skapa kontot").click()
    expect(ida.get_by_role("heading", name="Dina program")).to_be_visible()
    late = open_page(link)
    expect(late.get_by_role("heading", name="Länken fungerar inte längre")).to_be_focused()

    page.reload()
    row = page.locator("people-list listed-row", has_text="ida@kommun.se")
    expect(row.get_by_label("Roll för Ida Berg")).to_have_value("viewer")
    row.get_by_label("Roll för Ida Berg").select_option("organizer")
    expect(page.get_by_role("status")).to_have_text("Sparat")
    row.get_by_role("button", name="Stäng: Ida Berg").click()
    shoot(page, "people-laptop")
    assert_accessible(page)
    row.get_by_role("button", name="Stäng det nu").click()
    expect(row.get_by_role("button", name="Öppna igen: Ida Berg")).to_be_focused()
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.emulate_media(color_scheme="light")
    shoot(page, "people-phone")
    ida.reload()
    expect(ida.get_by_role("heading", name="Logga in")).to_be_visible()


def test_a_programme_is_shared_with_a_colleague_and_with_somebody_who_is_new(
    people: People, open_page: OpenPage
) -> None:
    maker, colleague = people.add("Maja"), people.add("Karin")
    with writing(people.engine) as connection:
        made = create_programme(connection, template("quick", "sv"), "sv", "Medarbetardagen", maker).id
    page = people.page_of(maker, f"/organize/programmes/{made}/settings")
    sharing = page.get_by_role("region", name="Dela")
    expect(sharing.get_by_text("Det delas inte med någon än.")).to_be_visible()
    sharing.get_by_label("Kollegans e-postadress").fill(f"{colleague}@kommun.se")
    sharing.get_by_role("button", name="Dela", exact=True).click()
    row = sharing.locator("listed-row", has_text="Karin")
    expect(row.get_by_label("Vad Karin får")).to_have_value("editor")
    theirs = people.page_of(colleague, "/organize")
    expect(theirs.get_by_role("link", name="Medarbetardagen")).to_be_visible()
    row.get_by_label("Vad Karin får").select_option("viewer")
    expect(page.get_by_role("status")).to_have_text("Sparat")

    sharing.get_by_label("Kollegans e-postadress").fill("ny@kommun.se")
    sharing.get_by_role("button", name="Dela", exact=True).click()
    link = sharing.get_by_label("Ingen har ett konto med ny@kommun.se.").input_value()
    expect(sharing.locator("listed-row", has_text="ny@kommun.se")).to_contain_text("Inbjuden")
    assert_accessible(page)
    shoot(page, "sharing-laptop")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.emulate_media(color_scheme="light")
    shoot(page, "sharing-phone")
    row.get_by_role("button", name="Ta bort: Karin").click()
    row.get_by_role("button", name="Ta bort nu").click()
    expect(row).to_have_count(0)

    # The link opens the programme for whoever is signed in already, too.
    theirs.goto(link)
    expect(theirs.get_by_role("heading", name="Ett program delas med dig")).to_be_visible()
    assert_accessible(theirs)
    shoot(theirs, "shared-laptop")
    theirs.get_by_role("button", name="Öppna det som Karin").click()
    expect(theirs.get_by_role("heading", name="Medarbetardagen", level=1)).to_be_visible()


def test_the_log_is_read_page_by_page(people: People) -> None:
    reader = people.add("Lova")
    with writing(people.engine) as connection:
        account = accounts.OrganizerRecord(reader, f"{reader}@kommun.se", "Lova", "sv", "organizer")
        for number in range(1, 61):
            audit.record(connection, account, "session.ended", f"Sal {number}")
    page = people.page_of(reader, "/organize/account")
    page.get_by_role("link", name="Logg", exact=True).click()
    entries = page.locator("log-list li")
    expect(entries).to_have_count(50)
    expect(entries.first).to_contain_text("Lova avslutade sessionen ”Sal 60”.")
    assert_accessible(page)
    shoot(page, "log-laptop")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.emulate_media(color_scheme="light")
    shoot(page, "log-phone")
    page.get_by_role("button", name="Äldre").click()
    expect(entries).to_have_count(60)
    expect(entries.nth(50)).to_be_focused()
    expect(page.get_by_role("button", name="Äldre")).to_be_hidden()
