"""The feed of automatic withdrawals: who left what, what it rests on, how it ended, and bringing somebody back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look


@pytest.fixture
def organisation() -> Organisation:
    return (
        small()
        .queue("sales", "Sales", unit="north", ring_s=10, no_answer={"threshold": 2})
        .queue("support", "Support", unit="north", ring_s=10, no_answer={"threshold": 1})
    )


def entries(page: Page) -> Locator:
    return page.get_by_role("list", name="Automatic withdrawals").get_by_role("listitem")


def test_an_empty_feed_says_what_it_is_for(windows):
    page = windows.open("mia", "/withdrawals")
    expect(page.get_by_text("Nobody was withdrawn")).to_be_visible()
    look(page, "feed-empty")
    assert_accessible(page, within="main")


def test_an_entry_says_what_it_rests_on(windows, house):
    house.ready("ann")
    page = windows.open("mia", "/withdrawals")
    expect(page.get_by_text("Nobody was withdrawn")).to_be_visible()
    house.miss("ann", "sales", 2)
    entry = entries(page)
    expect(entry).to_contain_text("Ann Archer was logged out of Sales")
    expect(entry).to_contain_text("2 of 2 calls missed in Sales: 08:00:10 and 08:00:21.")
    expect(entry).to_contain_text(re.compile(r"Rule set by .+ at 08:00\."))
    expect(entry).to_contain_text("Still withdrawn")
    expect(entry.get_by_role("link", name="History of Ann Archer")).to_have_attribute("href", "/agents/ann")
    expect(page.get_by_role("status").filter(has_text="Ann Archer was logged out of Sales")).to_have_count(1)
    look(page, "feed")
    assert_accessible(page, within="main")


def test_a_supervisor_brings_an_agent_back(windows, house):
    house.ready("ann")
    house.miss("ann", "sales", 2)
    page = windows.open("mia", "/withdrawals")
    entries(page).get_by_role("button", name="Bring back Ann Archer").click()
    expect(entries(page)).to_contain_text("Came back at 08:00")
    expect(entries(page)).not_to_contain_text("Still withdrawn")
    assert house.membership("ann", "sales")["offerable"]


def test_why_leads_to_the_instant_of_the_withdrawal(windows, house):
    house.ready("ann")
    house.miss("ann", "sales", 2)
    house.advance(3600)
    house.api().post("/agents/ann/return", {})
    page = windows.open("mia", "/withdrawals")
    entries(page).get_by_role("button", name="Why? Ann Archer was logged out of Sales").click()
    dialog = page.get_by_role("dialog", name="Why? Ann Archer")
    expect(dialog).to_contain_text("As it was known on Mon, 23 Nov 2026 at 08:00:21")
    expect(dialog).to_contain_text("Ann Archer was logged out of Sales automatically.")


def test_the_feed_is_narrowed_to_agent_queue_and_what_still_stands(windows, house):
    house.ready("ann")
    house.miss("ann", "support")
    house.miss("ann", "sales", 2)
    house.api().post("/agents/ann/return", {"queue": "support"})
    house.status("ann", "offline")
    house.ready("ben")
    house.miss("ben", "sales", 2)
    page = windows.open("mia", "/withdrawals")
    expect(entries(page)).to_have_count(3)
    page.get_by_role("combobox", name="Agent").click()
    page.get_by_role("option", name="Ann Archer").click()
    expect(entries(page)).to_have_count(2)
    page.get_by_role("combobox", name="Queue").click()
    page.get_by_role("option", name="Support").click()
    expect(entries(page)).to_have_count(1)
    expect(entries(page)).to_contain_text("Came back at")
    page.get_by_role("switch", name="Still withdrawn only").click()
    expect(page.get_by_text("No withdrawal fits the filters")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(entries(page)).to_have_count(3)


def test_s1_4_a_sign_out_stands_until_the_next_sign_in(serve, windows_of):
    house = serve(
        small("ip-office").agent(
            "ann", "Ann Archer", unit="north", queues=("sales",), login_code=True, forced_login=True,
            idle_logout_s=60,
        )
    )  # fmt: skip
    house.ready("ann")
    house.advance(61)
    page = windows_of(house).open("mia", "/withdrawals")
    expect(entries(page)).to_contain_text("Ann Archer was signed out")
    expect(entries(page)).to_contain_text("No call activity for too long.")
    expect(entries(page)).to_contain_text("Still withdrawn")
    expect(entries(page).get_by_role("button", name=re.compile("Bring back"))).to_have_count(0)
    house.api().post("/agents/ann/sign-in", {"device": "ann-desk"})
    expect(entries(page)).not_to_contain_text("Still withdrawn")
