"""How a user is told away from the page: set, tried, and told in fact by a real mail server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_http_event
from playwright.sync_api import Locator, Page, expect
from standardwebhooks.webhooks import Webhook

from tests.browser.axe import assert_accessible
from tests.browser.windows import look, saving
from tests.notify.receiver import Receiver, receiver


def told(page: Page, title: str = "Being told") -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def test_s0_3_a_user_is_told_by_mail_as_they_chose(windows, house):
    mail = house.mail()
    page = windows.open("admin", "/admin/users/mia")
    part = told(page)
    part.get_by_role("checkbox", name="By e-mail").check()
    expect(part.get_by_text("Saved", exact=True).first).to_be_visible()
    part.get_by_role("button", name="Send a test: By e-mail").click()
    expect(part.get_by_role("status").filter(has_text="It did not go: there is no address.")).to_be_visible()
    for label, value in (("E-mail", "mia@example.org"), ("Quiet from", "22:00"), ("Quiet until", "06:30")):
        field = part.get_by_label(label, exact=True)
        with saving(page):
            field.fill(value)
            field.press("Enter")
        expect(part.get_by_text("Saved", exact=True).first).to_be_visible()
    user = house.api().get("/users/mia")
    assert (user["email"], user["quiet_from"], user["quiet_to"]) == ("mia@example.org", "22:00", "06:30")
    assert user["channels"] == ["page", "email"]
    part.get_by_role("button", name="Send a test: By e-mail").click()
    expect(part.get_by_role("status").filter(has_text="It was taken.")).to_be_visible()
    (trial,) = mail.taken
    assert trial["To"] == "mia@example.org"
    look(page, "admin-user-told")
    assert_accessible(page)
    house.api().patch(
        "/queues/sales",
        {"no_answer": {"threshold": 1, "outcome": {"kind": "leave_queue"}, "notify": ["mia"]}},
    )
    house.ready("ann")
    house.miss("ann", "sales")
    house.advance(61)
    assert len(mail.taken) == 2
    assert "Ann" in mail.taken[1]["Subject"]


def test_what_is_no_address_is_refused_at_the_field(windows, house):
    page = windows.open("admin", "/admin/users/mia")
    part = told(page)
    windows.expect_refusal(422, "/users/mia")
    for label, text, mistake in (
        ("E-mail", "not a mail", "This is no mail address. Write it like ann@example.org."),
        ("Telephone for text messages", "abc", "This is no phone number. Write it like +49 30 1234567."),
    ):
        field = part.get_by_label(label, exact=True)
        field.fill(text)
        field.press("Enter")
        expect(part.get_by_role("alert").filter(has_text=mistake)).to_be_visible()
        expect(field).to_have_value(text)
    look(page, "admin-user-no-address")
    assert_accessible(page)
    user = house.api().get("/users/mia")
    assert (user["email"], user["phone"]) == (None, None)


def test_one_time_alone_is_no_quiet_and_says_so(windows, house):
    page = windows.open("admin", "/admin/users/mia")
    part = told(page)
    with saving(page):
        part.get_by_label("Quiet from", exact=True).fill("22:00")
        part.get_by_label("Quiet from", exact=True).press("Enter")
    until = part.get_by_label("Quiet until", exact=True)
    expect(until).to_have_accessible_description("Without both times there is no quiet.")


def test_in_french(windows, house):
    page = windows.open("admin", "/admin/users/mia", locale="fr-FR")
    part = told(page, "Comment prévenir")
    part.get_by_role("checkbox", name="Par SMS").check()
    part.get_by_role("button", name="Envoyer un essai").click()
    expect(part.get_by_text("le serveur n’est pas configuré pour cela.")).to_be_visible()
    assert_accessible(page)


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiver() as made:
        yield made


def test_a_program_of_theirs_gets_an_address_and_a_key_and_is_told(windows, house, there):
    house.programs()
    page = windows.open("admin", "/admin/users/mia")
    part = told(page)
    expect(part.get_by_role("button", name="Make a key")).to_have_count(0)
    address = part.get_by_label("Address of their program", exact=True)
    windows.expect_refusal(422, "/users/mia")
    address.fill("https://10.0.0.1/in")
    address.press("Enter")
    expect(part).to_contain_text("It leads into a private network")
    with saving(page):
        address.fill(f"{there.url}/mia")
        address.press("Enter")
    part.get_by_role("checkbox", name="To their program").check()
    test = part.get_by_role("button", name="Send a test: To their program")
    test.click()
    expect(part.get_by_role("status").filter(has_text="It did not go: make a key first.")).to_be_visible()
    part.get_by_role("button", name="Make a key").click()
    asking = page.get_by_role("dialog", name="A key for the program of Mia Marshall?")
    asking.get_by_role("button", name="Make a key").click()
    dialog = page.get_by_role("dialog", name="The key for the program of Mia Marshall")
    secret = dialog.get_by_role("textbox").input_value()
    look(page, "admin-user-key")
    assert_accessible(page)
    dialog.get_by_role("button", name="I have copied it").click()
    expect(dialog).to_have_count(0)
    test.click()
    expect(part.get_by_role("status").filter(has_text="It was taken.")).to_be_visible()
    look(page, "admin-user-program", full_page=True)
    house.api().patch("/queues/sales", {"long_wait": {"users": ["mia"], "after_s": 5}})
    house.caller("sales")
    house.advance(66)
    trial, message = there.got
    for got in (trial, message):
        Webhook(secret).verify(got.body, got.headers)
    event = from_http_event(HTTPMessage(headers=message.headers, body=message.body))
    assert event.get_type() == "readyroom.Notifications.v1"
    assert "waiting in Sales" in json.loads(message.body)["data"]["subject"]
    messages = windows.open("admin", "/admin/messages")
    expect(messages.get_by_text("To their program, of")).to_be_visible()
    audit = windows.open("admin", "/admin/audit")
    expect(audit.get_by_text("Key for the program of Mia Marshall made").first).to_be_visible()


def test_a_key_is_made_in_french(windows, house, there):
    house.programs()
    house.api().patch("/users/mia", {"webhook": f"{there.url}/mia"})
    page = windows.open("admin", "/admin/users/mia", locale="fr-FR")
    told(page, "Comment prévenir").get_by_role("button", name="Créer une clé").click()
    asking = page.get_by_role("dialog", name="Une clé pour le programme de Mia Marshall\u00a0?")
    asking.get_by_role("button", name="Créer une clé").click()
    dialog = page.get_by_role("dialog", name="La clé du programme de Mia Marshall")
    expect(dialog.get_by_role("textbox")).to_have_value(re.compile("^whsec_"))
    assert_accessible(page, within="[role=dialog]")
