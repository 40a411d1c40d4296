"""An agent's window on the board: what a supervisor chooses for somebody, and what comes of it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.organisation import small
from tests.browser.test_board import line
from tests.browser.windows import Windows, look


def opened(windows: Windows, name: str, user: str = "mia") -> tuple[Page, Locator]:
    """A supervisor's board with an agent's window open."""
    page = windows.open(user, "/board")
    line(page, name).click()
    dialog = page.get_by_role("dialog", name=name)
    expect(dialog).to_be_visible()
    return page, dialog


def pick(dialog: Locator, queue: str, choice: str) -> None:
    """In, paused or out of a queue, or of all."""
    dialog.get_by_role("radiogroup", name=queue, exact=True).get_by_text(choice, exact=True).click()


def choose_status(page: Page, dialog: Locator, status: str) -> None:
    dialog.get_by_role("combobox", name="Status").click()
    page.get_by_role("option", name=status, exact=True).click()


def save(dialog: Locator) -> None:
    dialog.get_by_role("button", name=re.compile("^Save")).click()


def test_s4_7_the_pop_up_shows_all_queues_and_sets_a_status_for_all(windows, house):
    house.ready("ann")
    page, dialog = opened(windows, "Ann Archer")
    expect(dialog.get_by_role("listitem")).to_contain_text(["Sales", "Support"])
    choose_status(page, dialog, "Lunch")
    save(dialog)
    expect(dialog.get_by_text("Saved for Ann Archer")).to_be_visible()
    assert house.agent("ann")["status"] == "lunch"
    expect(line(page, "Ann Archer")).to_contain_text("Lunch")
    look(page, "board-agent")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(page, within="[role=dialog]")


def test_s4_8_online_without_a_registered_device_is_refused_and_says_so(windows, house):
    windows.expect_refusal(409, "/agents/ann/status")
    page, dialog = opened(windows, "Ann Archer")
    choose_status(page, dialog, "Online")
    save(dialog)
    alert = dialog.get_by_role("alert")
    expect(alert).to_contain_text("None of Ann Archer’s phones is registered, so the status stays as it is.")
    expect(dialog.get_by_role("combobox", name="Status")).to_have_value("Online")  # what was chosen is kept
    assert house.agent("ann")["status"] == "offline"
    expect(line(page, "Ann Archer")).to_contain_text("Offline")
    look(page, "board-agent-refused")
    house.register("ann")
    save(dialog)
    expect(dialog.get_by_text("Saved for Ann Archer")).to_be_visible()
    expect(alert).to_have_count(0)
    assert house.agent("ann")["status"] == "online"


def test_s4_2_single_queues_are_logged_in_and_out_for_an_agent_who_is_offline(windows, house):
    _, dialog = opened(windows, "Ann Archer")
    pick(dialog, "Sales", "Out")
    expect(dialog.get_by_role("button", name="Save", exact=True)).to_be_enabled()
    pick(dialog, "Sales", "In")
    expect(dialog.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    pick(dialog, "Sales", "Out")
    save(dialog)
    expect(dialog.get_by_role("listitem").filter(has_text="Sales")).to_contain_text("Logged out of the queue")
    assert house.membership("ann", "sales")["chosen"] == "out"
    assert house.membership("ann", "support")["chosen"] == "in"
    assert house.agent("ann")["status"] == "offline"
    assert [event["type"] for event in house.events("MembershipChosen")] == ["MembershipChosen"]


def test_s4_7_all_queues_at_once_are_one_change(windows, house):
    house.ready("ann")
    page, dialog = opened(windows, "Ann Archer")
    pick(dialog, "All queues", "Paused")
    with page.expect_response("**/agents/ann/queues") as answered:
        save(dialog)
    assert answered.value.request.post_data_json == {"membership": "paused"}
    expect(line(page, "Ann Archer")).to_contain_text("Sales paused")
    assert {queue["chosen"] for queue in house.agent("ann")["queues"]} == {"paused"}


def test_s4_7_what_is_refused_stays_and_what_is_done_is_done(windows, house):
    windows.expect_refusal(409, "/agents/ann/status")
    page, dialog = opened(windows, "Ann Archer")
    choose_status(page, dialog, "Online")
    pick(dialog, "Support", "Out")
    dialog.get_by_role("button", name="Save 2 changes").click()
    expect(dialog.get_by_role("alert")).to_contain_text("None of Ann Archer’s phones is registered")
    expect(page.get_by_role("status").filter(has_text="1 of 2 saved")).to_be_attached()
    expect(dialog.get_by_role("combobox", name="Status")).to_have_value("Online")
    assert house.membership("ann", "support")["chosen"] == "out"
    dialog.get_by_role("button", name="Discard").click()
    expect(dialog.get_by_role("combobox", name="Status")).to_have_value("Offline")


def test_misses_are_reset_for_one_queue_and_for_all(windows, house):
    house.ready("ann")
    house.miss("ann", "sales", 2)
    house.miss("ann", "support", 1)
    page, dialog = opened(windows, "Ann Archer")
    sales = dialog.get_by_role("listitem").filter(has_text="Sales")
    expect(sales).to_contain_text("2 of 3")
    sales.get_by_role("button", name="Reset missed calls in Sales").click()
    expect(sales).to_contain_text("0 of 3")
    expect(dialog.get_by_role("listitem").filter(has_text="Support")).to_contain_text("1 of 3")
    dialog.get_by_role("button", name="Reset all missed calls").click()
    expect(dialog.get_by_role("listitem").filter(has_text="Support")).to_contain_text("0 of 3")
    expect(dialog.get_by_role("button", name="Reset all missed calls")).to_have_count(0)
    expect(line(page, "Ann Archer")).to_contain_text("0 of 3")


def test_s4_7_in_two_windows_at_once_the_agent_sees_what_the_supervisor_did(windows, house):
    house.ready("ann")
    house.miss("ann", "sales", 3)
    ann = windows.open("ann", "/me")
    page, dialog = opened(windows, "Ann Archer")
    expect(line(page, "Ann Archer")).to_contain_text("Auto logout")
    dialog.get_by_role("button", name="Bring back from withdrawals").click()
    expect(dialog.get_by_role("listitem").filter(has_text="Sales")).to_contain_text("Calls may ring")
    expect(line(page, "Ann Archer")).to_contain_text("Online")
    expect(ann.get_by_role("main")).not_to_contain_text("Auto logout")
    house.status("ann", "lunch")
    expect(dialog.get_by_role("combobox", name="Status")).to_have_value("Lunch")
    look(page, "board-agent-lunch", viewports=("desktop",), themes=("light",))


def test_signing_out_asks_once(windows, house):
    house.ready("ann")
    signed_in = house.agent("ann")["signed_in"]
    if not signed_in:
        house.api().post("/agents/ann/sign-in", {"device": "ann-desk"})
    _, dialog = opened(windows, "Ann Archer")
    dialog.get_by_role("button", name="Sign out").click()
    asking = dialog.page.get_by_role("dialog", name="Sign Ann Archer out?")
    expect(asking).to_contain_text("No call can ring there")
    for theme in ("light", "dark"):
        dialog.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(dialog.page, within="[role=dialog]")
    asking.get_by_role("button", name="Cancel").click()
    assert house.agent("ann")["signed_in"]
    dialog.get_by_role("button", name="Sign out").click()
    asking.get_by_role("button", name="Sign out").click()
    expect(asking).to_have_count(0)
    expect(dialog.get_by_role("button", name="Sign out")).to_have_count(0)
    assert not house.agent("ann")["signed_in"]


def test_a_clock_out_is_refused_while_cases_are_open_and_can_be_forced(serve, windows_of):
    house: House = serve(small("attendance", tracked_groups=("agents",)))
    house.api().post("/agents/ann/clock-in", {"unit": "north"})
    house.api().put("/agents/ann/cases/case-7", None)
    windows = windows_of(house)
    windows.expect_refusal(409, "/agents/ann/clock-out")
    page, dialog = opened(windows, "Ann Archer", "uma")
    dialog.get_by_role("button", name="Clock out").click()
    asking = page.get_by_role("dialog", name="Clock Ann Archer out?")
    asking.get_by_role("combobox", name="Reason").click()
    page.get_by_role("option", name="end of shift").click()
    asking.get_by_role("button", name="Clock out").click()
    expect(asking.get_by_role("alert")).to_contain_text("Cases are still open: case-7")
    look(page, "board-clock-out", themes=("light",))
    asking.get_by_role("checkbox", name="Clock out all the same").check()
    asking.get_by_role("button", name="Clock out").click()
    expect(asking).to_have_count(0)
    assert house.agent("ann")["state"] == "clocked_out"
    expect(line(page, "Ann Archer")).to_contain_text("Away")


def test_a_status_that_asks_for_a_reason_gets_one(serve, windows_of):
    house: House = serve(small("attendance", tracked_groups=("agents",)))
    house.api().post("/agents/ann/clock-in", {"unit": "north"})
    windows = windows_of(house)
    windows.expect_refusal(422, "/agents/ann/status")
    page, dialog = opened(windows, "Ann Archer", "uma")
    choose_status(page, dialog, "Unavailable")
    save(dialog)
    expect(dialog.get_by_role("alert")).to_contain_text("Choose a reason")
    dialog.get_by_role("combobox", name="Reason").click()
    page.get_by_role("option", name="Other").click()
    dialog.get_by_role("textbox", name="What is it?").fill("fire drill")
    save(dialog)
    expect(dialog.get_by_text("Saved for Ann Archer")).to_be_visible()
    assert (house.agent("ann")["reason"], house.agent("ann")["note"]) == ("other", "fire drill")
    expect(line(page, "Ann Archer")).to_contain_text("Unavailable fire drill")


def test_who_may_only_look_chooses_nothing(serve, windows_of):
    watcher = small().user("wim", "Wim Watcher", "agent", rights=("see_agents",), units=("north",))
    house: House = serve(watcher)
    _, dialog = opened(windows_of(house), "Ann Archer", "wim")
    expect(dialog).to_contain_text("You may look, but not choose for agents.")
    expect(dialog.get_by_role("combobox")).to_have_count(0)
    expect(dialog.get_by_role("radiogroup")).to_have_count(0)
    expect(dialog.get_by_role("button", name="Save")).to_have_count(0)
