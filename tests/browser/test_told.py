"""How I am told: everybody's own channels and quiet hours, tried with a real mail server."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.windows import look, saving
from tests.notify.receiver import receiver

LONG = "hooks/" + "0123456789abcdef" * 8
"""Of an address: longer than a telephone is wide."""


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def test_a_supervisor_chooses_a_channel_tries_it_and_is_told(windows, house):
    mail = house.mail()
    house.api().patch("/users/mia", {"email": "mia@example.org"})
    house.api().patch("/queues/sales", {"long_wait": {"users": ["mia"], "after_s": 5}})
    page = windows.open("mia", "/board")
    page.get_by_role("button", name="Account of").click()
    page.get_by_role("menuitem", name="How I am told").click()
    expect(page.get_by_role("heading", level=1, name="How I am told")).to_be_visible()
    channels = part(page, "Channels")
    expect(channels.get_by_role("checkbox", name="In the page")).to_be_disabled()
    expect(channels.get_by_role("checkbox", name="By text message")).to_be_disabled()
    expect(channels).to_contain_text("There is no address. Ask an administrator for one.")
    with saving(page, "channels"):
        channels.get_by_role("checkbox", name="By e-mail").check()
    assert house.api().get("/users/mia")["channels"] == ["page", "email"]
    channels.get_by_role("button", name="Send me a test: By e-mail").click()
    expect(channels.get_by_role("status").filter(has_text="It was taken.")).to_be_visible()
    look(page, "told", full_page=True)
    assert_accessible(page)
    house.caller("sales")
    house.advance(66)
    assert [message["To"] for message in mail.taken] == ["mia@example.org"] * 2
    assert "waiting in Sales" in mail.texts()[1]


def test_quiet_hours_are_kept_and_hold(windows, house):
    mail = house.mail()
    house.api().patch("/users/mia", {"email": "mia@example.org", "channels": ["page", "email"]})
    house.api().patch("/queues/sales", {"long_wait": {"users": ["mia"], "after_s": 5}})
    page = windows.open("mia", "/told")
    quiet = part(page, "Quiet hours")
    expect(quiet).to_contain_text(re.compile("times of the organisation"))
    with saving(page, "quiet_from"):
        quiet.get_by_label("Quiet from").fill("07:00")
        quiet.get_by_label("Quiet from").press("Enter")
    with saving(page, "quiet_to"):
        quiet.get_by_label("Quiet until").fill("23:00")
        quiet.get_by_label("Quiet until").blur()
    user = house.api().get("/users/mia")
    assert (user["quiet_from"], user["quiet_to"]) == ("07:00", "23:00")
    house.caller("sales")
    house.advance(120)
    assert mail.taken == []
    audit = windows.open("admin", "/admin/audit")
    change = audit.get_by_role("article", name=re.compile("Mia Marshall: changed")).first
    expect(change.get_by_role("row", name=re.compile("Quiet until"))).to_contain_text("23:00")
    page.reload()
    with saving(page, "quiet_from"):
        quiet.get_by_label("Quiet from").fill("")
        quiet.get_by_label("Quiet from").press("Enter")
    assert house.api().get("/users/mia")["quiet_from"] is None


def test_a_program_of_ones_own_is_chosen_and_tried(windows, house):
    house.programs()
    with receiver() as there:
        house.api().patch("/users/ann", {"webhook": f"{there.url}/{LONG}"})
        page = windows.open("ann", "/told")
        channels = part(page, "Channels")
        expect(channels).to_contain_text(f"{there.url}/{LONG}")
        with saving(page, "channels"):
            channels.get_by_role("checkbox", name="To my program").check()
        test = channels.get_by_role("button", name="Send me a test: To my program")
        test.click()
        expect(channels.get_by_role("status").filter(has_text="there is no key yet.")).to_be_visible()
        house.api().post("/users/ann/message-key", {})
        test.click()
        expect(channels.get_by_role("status").filter(has_text="It was taken.")).to_be_visible()
        assert [got.path for got in there.got] == [f"/{LONG}"]
        look(page, "told-program", full_page=True)
        assert_accessible(page)


def test_times_that_make_no_quiet_say_so(windows, house):
    page = windows.open("mia", "/told")
    quiet = part(page, "Quiet hours")
    until = quiet.get_by_label("Quiet until")
    for label, mistake in (
        ("Quiet from", "Without both times there is no quiet."),
        ("Quiet until", "Both times are the same: there is no quiet."),
    ):
        with saving(page):
            quiet.get_by_label(label).fill("22:00")
            quiet.get_by_label(label).press("Enter")
        expect(until).to_have_accessible_description(mistake)
    look(page, "told-no-quiet")
    assert_accessible(page)
    with saving(page):
        until.fill("06:00")
        until.press("Enter")
    expect(until).to_have_accessible_description("")


def test_what_the_server_is_not_set_up_for_can_be_let_go(windows, house):
    house.api().patch("/users/ann", {"chat": "ann", "channels": ["page", "chat"]})
    page = windows.open("ann", "/told")
    channels = part(page, "Channels")
    expect(channels).to_contain_text("ann: the server is not set up for it.")
    channels.get_by_role("button", name="Send me a test: By chat").click()
    failed = channels.get_by_role("status").filter(has_text="the server is not set up for it.")
    expect(failed).to_be_visible()
    with saving(page, "channels"):
        channels.get_by_role("checkbox", name="By chat").uncheck()
    expect(channels.get_by_role("checkbox", name="By chat")).to_be_disabled()
    assert house.api().get("/users/ann")["channels"] == ["page"]


def test_the_language_is_chosen_on_a_phone(windows, house):
    page = windows.open("ann", "/told", viewport="phone")
    with saving(page):
        part(page, "Language").get_by_text("Français").click()
    expect(page.get_by_role("heading", level=1, name="Comment me prévenir")).to_be_visible()
    assert house.api("ann").get("/me/preferences")["language"] == "fr"
    look(page, "told-french", themes=("dark",), viewports=("phone",))
    assert_accessible(page)
