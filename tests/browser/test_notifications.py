"""Whoever is named in a queue's policy is told of its withdrawals, and nobody else (S0.3): the bell and its panel."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look, wait_until

SAID = "Ann Archer was withdrawn: 2 of 2 calls missed in Sales"


@pytest.fixture
def organisation() -> Organisation:
    policy = {"threshold": 2, "notify": ("mia",)}
    return small().queue("sales", "Sales", unit="north", ring_s=10, no_answer=policy)


def bell(page: Page, unseen: int | None = None) -> Locator:
    name = "Notifications" if unseen is None else f"Notifications, {unseen} unseen"
    return page.get_by_role("button", name=name, exact=True)


def test_s0_3_the_supervisor_who_is_named_is_told_and_another_is_not(windows, house):
    house.ready("ann")
    mia, uma = windows.open("mia", "/tasks"), windows.open("uma", "/board")
    expect(bell(mia)).to_be_visible()
    expect(bell(uma)).to_be_visible()
    house.miss("ann", "sales", 2)
    expect(bell(mia, 1)).to_be_visible()
    expect(mia.get_by_role("status").filter(has_text=SAID)).to_have_count(1)
    bell(mia, 1).click()
    panel = mia.get_by_role("dialog", name="Notifications")
    expect(panel.get_by_role("listitem")).to_contain_text(SAID)
    expect(panel.get_by_role("listitem")).to_contain_text("08:00")
    look(mia, "bell")
    assert_accessible(mia, within="[role=dialog]")
    expect(uma.get_by_role("list", name="Automatic withdrawals")).to_contain_text("Ann Archer")
    expect(bell(uma)).to_be_visible()
    bell(uma).click()
    expect(uma.get_by_text("You have no notifications")).to_be_visible()


def test_the_list_grows_without_asking_the_server_again(windows, house):
    house.ready("ann", "ben")
    house.status("ben", "offline")
    page = windows.open("mia", "/board")
    bell(page).click()
    expect(page.get_by_text("You have no notifications")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    house.miss("ann", "sales", 2)
    items = page.get_by_role("dialog", name="Notifications").get_by_role("listitem")
    expect(items).to_have_count(1)
    house.status("ann", "offline")
    house.ready("ben")
    house.miss("ben", "sales", 2)
    expect(items).to_have_count(2)
    expect(items.first).to_contain_text("Ben Baker was withdrawn")
    assert [url for url in asked if "/notifications" in url] == []


def test_seen_is_seen_everywhere(windows, house):
    house.ready("ann")
    house.miss("ann", "sales", 2)
    here, there = windows.open("mia", "/board"), windows.open("mia", "/withdrawals")
    expect(bell(there, 1)).to_be_visible()
    bell(here, 1).click()
    here.get_by_role("button", name=f"Mark as seen: {SAID}").click()
    expect(bell(here)).to_be_visible()
    expect(bell(there)).to_be_visible()
    there.reload()
    expect(bell(there)).to_be_visible()


def test_all_are_marked_as_seen_at_once(windows, house):
    house.ready("ann")
    for _ in range(2):
        house.miss("ann", "sales", 2)
        house.api().post("/agents/ann/return", {})
    page = windows.open("mia", "/board")
    bell(page, 2).click()
    page.get_by_role("button", name="Mark all as seen").click()
    expect(bell(page)).to_be_visible()
    assert house.api("mia").get("/notifications", unseen=True)["items"] == []


def test_the_bell_by_keyboard_leads_to_the_agent(windows, house):
    house.ready("ann")
    house.miss("ann", "sales", 2)
    page = windows.open("mia", "/withdrawals")
    bell(page, 1).focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Notifications")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(bell(page, 1)).to_be_focused()
    page.keyboard.press("Enter")
    said = panel.get_by_role("button", name=re.compile(f"^Unseen: {SAID}"))
    said.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/board\?agent=ann$"))
    expect(page.get_by_role("dialog", name=re.compile("Ann Archer"))).to_be_visible()
    expect(bell(page)).to_have_count(1)


def test_what_comes_while_the_line_is_down_is_there_afterwards(windows, house, wire):
    house.ready("ann")
    page = windows.open("mia", "/withdrawals", url=wire.url)
    expect(bell(page)).to_be_visible()
    expect(page.get_by_text("Nobody was withdrawn")).to_be_visible()
    windows.expect_disconnection()
    wire.break_down()
    expect(page.get_by_role("alert").filter(has_text="Connection lost")).to_be_visible()
    house.miss("ann", "sales", 2)
    wire.restore()
    expect(bell(page, 1)).to_be_visible()


def test_outside_of_the_page_only_when_it_is_wished_and_allowed(windows, house):
    house.ready("ann")
    page = windows.open("mia", None, permissions=["notifications"])
    page.add_init_script(
        """
        window.told = [];
        window.Notification = class {
          static permission = 'default';
          static async requestPermission() { this.permission = 'granted'; return 'granted'; }
          constructor(title, options) { window.told.push([title, options.body]); }
          close() {}
        };
        document.hasFocus = () => false;
        """
    )
    page.goto("/withdrawals")
    house.miss("ann", "sales", 2)
    expect(bell(page, 1)).to_be_visible()
    bell(page, 1).click()
    wish = page.get_by_role("switch", name="Tell me outside of this page, too")
    expect(wish).not_to_be_checked()
    assert page.evaluate("told") == []
    wish.click()
    expect(wish).to_be_checked()
    house.api().post("/agents/ann/return", {})
    house.miss("ann", "sales", 2)
    wait_until(page, "() => told.length === 1")
    assert page.evaluate("told") == [["Readyroom", SAID]]
    assert house.api("mia").get("/me/preferences")["desktop"] is True
