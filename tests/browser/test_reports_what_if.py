"""What if in the browser: asked as a manager would, followed, beside what was; cancelled, on paper, in French."""

from __future__ import annotations

import os
import re
import signal
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look
from tests.processes import answering_what_if

TODAY = "2026-11-23"


@pytest.fixture
def organisation() -> Organisation:
    return small()


def a_morning(house: House) -> None:
    """Ann misses three calls of Sales and is withdrawn; a while later she comes back."""
    house.ready("ann")
    house.advance(600)
    house.miss("ann", "sales", 3)
    house.advance(900)
    house.api("ann").post("/agents/ann/return", {"queue": "sales"})
    house.advance(600)


def chosen(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def today(page: Page) -> None:
    page.get_by_label("From").fill(TODAY)
    page.get_by_label("To", exact=True).fill(TODAY)


def test_a_manager_asks_and_is_told_both_sides(windows, house):
    a_morning(house)
    page = windows.open("uma", "/reports")
    page.get_by_role("link", name="What if").click()
    expect(page.get_by_role("heading", level=1, name="What if")).to_be_visible()
    assert_accessible(page)
    today(page)
    chosen(page, "Threshold", "After 1 missed call")
    page.get_by_role("checkbox", name="Suggest a threshold").check()
    page.get_by_label("At most this many").fill("a few")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_text("A whole number, please")).to_be_visible()
    page.get_by_label("At most this many").fill("1")
    page.get_by_role("button", name="Ask", exact=True).click()
    in_all = page.get_by_role("region", name="In all")
    expect(in_all).to_be_visible()

    (asked,) = house.api("uma").get("/what-if")["items"]
    told = house.api("uma").get(f"/what-if/{asked['id']}")
    assert (asked["from"], asked["to"]) == (TODAY, TODAY)
    assert told["policy"]["no_answer"] == {"threshold": 1}
    sides = told["result"]["total"]
    assert sides["history"] != sides["other"]
    late = in_all.get_by_role("row", name=re.compile("^Late"))
    cells = [cell.strip() for cell in late.get_by_role("cell").all_inner_texts()]
    was, other = sides["history"]["late_offers"], sides["other"]["late_offers"]
    assert cells[1:] == [str(was), str(other), f"{other - was:+}".replace("+0", "0")]
    sales = page.get_by_role("region", name=re.compile("By queue")).get_by_role(
        "row", name=re.compile("Sales")
    )
    expect(sales).to_be_visible()
    tried = page.get_by_role("region", name="Thresholds that were tried").get_by_role("row")
    expect(tried).to_have_count(1 + 10)
    suggested = told["result"]["suggestion"]["threshold"]
    expect(tried.nth(suggested)).to_contain_text("suggested")
    expect(page.get_by_text("These figures are estimates")).to_be_visible()
    expect(page.get_by_role("region", name="What history does not say")).to_contain_text("Support")
    assert_accessible(page)
    look(page, "reports-what-if")

    # The answer has an address, and is found again.
    address = page.url
    again = windows.open("uma", "/reports/what-if")
    again.get_by_role("button", name="Asked before").click()
    again.get_by_role("menuitem", name=re.compile(TODAY)).click()
    expect(again).to_have_url(address)
    expect(again.get_by_role("region", name="In all")).to_be_visible()
    again.emulate_media(media="print")
    expect(again.get_by_role("region", name="In all")).to_be_visible()
    expect(again.get_by_role("button", name="Ask", exact=True)).to_be_hidden()


def wait_for_one() -> int:
    """The process that answers."""
    for _ in range(1_000):
        if found := answering_what_if():
            return found[0]
        time.sleep(0.01)
    raise AssertionError("nothing answers")


def test_what_waits_is_cancelled(windows, house):
    a_morning(house)
    other = house.api("admin").post("/what-if", {"from": TODAY, "policy": {}})
    held = wait_for_one()
    os.kill(held, signal.SIGSTOP)
    page = windows.open("uma", "/reports/what-if")
    today(page)
    page.get_by_role("button", name="Ask", exact=True).click()
    waiting = page.get_by_text("waits for its turn")
    expect(waiting).to_be_visible()
    expect(page.get_by_role("progressbar", name="How far it is")).to_have_attribute("aria-valuenow", "0")
    assert_accessible(page)
    page.get_by_role("button", name="Cancel").click()
    expect(waiting).to_be_hidden()
    assert house.api("uma").get("/what-if")["items"] == []
    house.api("admin").delete(f"/what-if/{other['id']}")


def test_what_cannot_be_asked_is_said_at_once(windows, house):
    a_morning(house)
    page = windows.open("uma", "/reports/what-if")
    windows.expect_refusal(422, "/what-if")
    page.get_by_role("button", name="Ask", exact=True).click()
    refused = page.get_by_role("alert").filter(has_text="nothing was recorded in that time")
    expect(refused).to_be_visible()
    assert_accessible(page)


def test_a_supervisor_is_not_offered_it(windows, house):
    page = windows.open("mia", "/reports")
    expect(page.get_by_role("button", name="Download")).to_be_visible()
    expect(page.get_by_role("link", name="What if")).to_be_hidden()
    page.goto("/reports/what-if")
    expect(page).to_have_url(re.compile("/board"))


def test_in_french(windows, house):
    a_morning(house)
    page = windows.open("uma", "/reports/what-if", locale="fr-FR")
    page.get_by_label("Du", exact=True).fill(TODAY)
    page.get_by_label("Au", exact=True).fill(TODAY)
    page.get_by_role("button", name="Demander", exact=True).click()
    expect(page.get_by_role("region", name="En tout")).to_contain_text("Retraits")
    expect(page.get_by_text("Ces chiffres sont des estimations")).to_be_visible()
