"""Why is (was) this agent (not) rung (X1), who of a queue can be, and why was a call not answered sooner (S0.4)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look


@pytest.fixture
def organisation() -> Organisation:
    return small().queue("sales", "Sales", unit="north", ring_s=10, no_answer={"threshold": 3})


def withdrawn(house: House) -> None:
    """At 08:10 Ann is withdrawn from Sales; now it is 08:20."""
    house.ready("ann")
    house.until("2026-11-23T08:10:00Z")
    house.miss("ann", "sales", 3)
    house.until("2026-11-23T08:20:00Z")


def why(page: Page, of: str) -> Locator:
    """Ask why of somebody or something; the dialog that answers."""
    page.get_by_role("button", name=f"Why? {of}", exact=True).first.click()
    dialog = page.get_by_role("dialog", name=f"Why? {of}")
    expect(dialog.get_by_role("status").first).to_be_visible()
    return dialog


def why_ann(page: Page) -> Locator:
    page.goto("/board?agent=ann")
    return why(page, "Ann Archer")


def test_x1_why_an_agent_is_not_rung_now(windows, house):
    withdrawn(house)
    page = windows.open("mia", "/withdrawals")
    dialog = why_ann(page)
    expect(dialog.get_by_role("status")).to_have_text(
        "A call may ring Ann Archer in Support, but not in Sales."
    )
    sales = dialog.get_by_role("region", name="Sales")
    expect(sales).to_contain_text("Ann Archer was logged out of Sales automatically.")
    expect(sales).to_contain_text("3 of 3 calls missed in Sales: 08:10:10, 08:10:21 and 08:10:32.")
    expect(sales).to_contain_text(re.compile(r"Rule set by .+ at 08:00\."))
    expect(sales).to_contain_text("by the rule “missed calls”")
    expect(sales).to_contain_text("Ends with “I’m back” or login to the queue.")
    expect(dialog.get_by_role("region", name="Support")).to_contain_text("Nothing stands against a call.")
    facts = dialog.get_by_label("At a glance")
    expect(facts).to_contain_text("Direct calls")
    expect(facts).to_contain_text("Ring")
    look(page, "why-agent")
    assert_accessible(page, within="[role=dialog]")


def test_x1_the_answer_follows_what_happens(windows, house):
    withdrawn(house)
    dialog = why_ann(windows.open("mia", "/withdrawals"))
    expect(dialog.get_by_role("status")).to_contain_text("but not in Sales")
    house.api().post("/agents/ann/return", {})
    expect(dialog.get_by_role("status")).to_have_text("A call may ring Ann Archer in Sales and Support.")


def test_x1_why_an_agent_was_not_rung_then_by_the_slider(windows, house):
    """By keyboard alone: from the present back over the misses to before the first, and forth again."""
    withdrawn(house)
    page = windows.open("mia", "/withdrawals")
    dialog = why_ann(page)
    slider = dialog.get_by_role("slider", name="Time of the day")
    slider.focus()
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^Now, 08:20:"))
    for _ in range(11):
        page.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "As it was known on Mon, 23 Nov 2026 at 08:09:00")
    expect(dialog.get_by_role("status")).to_have_text(
        "A call might have rung Ann Archer in Sales and Support."
    )
    dialog.get_by_role("button", name="Next change").click()
    expect(dialog.get_by_text("As it was known on Mon, 23 Nov 2026 at 08:10:00")).to_be_visible()
    expect(dialog.get_by_role("region", name="Sales")).to_contain_text("May not ring")
    expect(dialog).to_contain_text("A queue call rings Ann Archer already.")
    dialog.get_by_role("button", name="Now").click()
    expect(dialog.get_by_role("status")).to_have_text(
        "A call may ring Ann Archer in Support, but not in Sales."
    )
    look(page, "why-agent-then")


def test_x1_an_exact_time_is_typed_and_changes_lead_on(windows, house):
    withdrawn(house)
    page = windows.open("mia", "/withdrawals")
    dialog = why_ann(page)
    dialog.get_by_label("Time", exact=True).fill("08:10:31")
    expect(dialog).to_contain_text("A queue call rings Ann Archer already.")
    expect(dialog).to_contain_text("2 of 3 missed calls: 08:10:10 and 08:10:21")
    dialog.get_by_role("button", name="Next change").click()
    expect(dialog).to_contain_text("at 08:10:32")
    expect(dialog.get_by_role("status")).to_have_text(
        "A call might have rung Ann Archer in Support, but not in Sales."
    )
    dialog.get_by_role("button", name="Previous change").click()
    expect(dialog).to_contain_text("A queue call rings Ann Archer already.")


def test_x1_another_day_and_what_was_not_yet_there(windows, house):
    withdrawn(house)
    house.until("2026-11-24T09:00:00Z")
    windows.expect_refusal(404, "")
    windows.expect(r"/agents/ann/explain")
    page = windows.open("mia", "/withdrawals")
    dialog = why_ann(page)
    dialog.get_by_label("Day", exact=True).fill("2026-11-23")
    expect(dialog.get_by_text("As it was known on Mon, 23 Nov 2026 at 09:00")).to_be_visible()
    expect(dialog.get_by_text(re.compile(r"\d+ changes on this day"))).to_be_visible()
    dialog.get_by_label("Day", exact=True).fill("2026-11-20")
    expect(dialog.get_by_text("Ann Archer was not there yet at that instant.")).to_be_visible()


def test_x1_the_dialog_gives_the_focus_back(windows, house):
    withdrawn(house)
    page = windows.open("mia", "/withdrawals")
    button = page.get_by_role("button", name="Why? Ann Archer was logged out of Sales")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Why? Ann Archer")
    expect(dialog.get_by_role("status")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_x1_a_lost_connection_is_not_taken_for_now(windows, house, wire):
    withdrawn(house)
    page = windows.open("mia", "/withdrawals", url=wire.url)
    page.get_by_role("button", name="Why? Ann Archer was logged out of Sales").click()
    dialog = page.get_by_role("dialog", name="Why? Ann Archer")
    dialog.get_by_role("button", name="Now").click()
    expect(dialog.get_by_role("status")).to_contain_text("No call may ring Ann Archer in Sales.")
    windows.expect_disconnection()
    wire.break_down()
    stale = dialog.get_by_text("Not live: this is how it was when the connection was lost.")
    expect(stale).to_be_visible()
    wire.restore()
    expect(stale).to_be_hidden()


def test_who_of_a_queue_can_be_rung(windows, house):
    withdrawn(house)
    house.ready("ben")
    house.caller("sales", caller="+49 30 1234567")
    page = windows.open("mia", "/board")
    dialog = page.get_by_role("dialog", name="Why? Sales")
    page.get_by_role("button", name="Why? Sales", exact=True).click()
    expect(dialog).to_contain_text("Nobody can be rung in Sales.")
    expect(dialog.get_by_role("region", name="Withdrawn for missed calls")).to_contain_text("Ann Archer")
    expect(dialog.get_by_role("region", name="Rings already")).to_contain_text("Ben Baker")
    expect(dialog).to_contain_text("rings at Ben Baker")
    look(page, "why-queue")
    assert_accessible(page, within="[role=dialog]")
    house.answer("ben")
    house.api().post("/agents/ann/return", {})
    expect(dialog.get_by_role("region", name="Can be rung")).to_contain_text("Ann Archer")
    expect(dialog).to_contain_text("Nobody waits.")
    dialog.get_by_role("button", name="Why? Ben Baker").click()
    inner = page.get_by_role("dialog", name="Why? Ben Baker")
    expect(inner.get_by_role("status")).to_have_text("No call may ring Ben Baker in Sales.")
    page.keyboard.press("Escape")
    expect(inner).to_be_hidden()
    expect(dialog).to_be_visible()


def test_x1_who_of_a_queue_could_be_rung_then(windows, house):
    """The slider of a queue; an agent, and a caller, of that instant are asked about from there."""
    windows.expect_refusal(404, "/queues/sales/explain")
    withdrawn(house)
    house.ready("ben")
    house.caller("sales", caller="+49 30 1234567")
    then = "08:20:05"
    house.advance(8)
    house.answer("ben")
    house.api().post("/agents/ann/return", {})
    house.advance(600)
    page = windows.open("mia", "/board")
    page.get_by_role("button", name="Why? Sales", exact=True).click()
    dialog = page.get_by_role("dialog", name="Why? Sales")
    expect(dialog.get_by_role("region", name="Can be rung")).to_contain_text("Ann Archer")
    dialog.get_by_label("Time", exact=True).fill(then)
    expect(dialog.get_by_text(f"As it was known on Mon, 23 Nov 2026 at {then}")).to_be_visible()
    expect(dialog).to_contain_text("Nobody could be rung in Sales.")
    expect(dialog.get_by_role("region", name="Withdrawn for missed calls")).to_contain_text("Ann Archer")
    expect(dialog.get_by_role("region", name="Rings already")).to_contain_text("Ben Baker")
    expect(dialog).to_contain_text("+49 30 1234567")
    look(page, "why-queue-then")
    assert_accessible(page, within="[role=dialog]")
    dialog.get_by_role("button", name="Why? Ann Archer").click()
    inner = page.get_by_role("dialog", name="Why? Ann Archer")
    expect(inner.get_by_text(f"As it was known on Mon, 23 Nov 2026 at {then}")).to_be_visible()
    expect(inner.get_by_role("status")).to_have_text("No call might have rung Ann Archer in Sales.")
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="Why? Call from +49 30 1234567").click()
    expect(page.get_by_role("dialog", name="Why? Call from +49 30 1234567")).to_be_visible()
    page.keyboard.press("Escape")
    dialog.get_by_label("Day", exact=True).fill("2026-11-20")
    expect(dialog).to_contain_text("Sales was not there yet at that instant.")
    dialog.get_by_role("button", name="Now").click()
    expect(dialog.get_by_role("region", name="Can be rung")).to_contain_text("Ann Archer")


def test_s0_4_why_a_call_was_not_answered_sooner(windows, house):
    """Who was tried, and why not the others."""
    withdrawn(house)
    house.ready("ben")
    house.caller("sales", caller="+49 30 1234567")
    house.until(house.offer("ben")["until"])
    house.advance(20)
    page = windows.open("mia", "/board")
    dialog = page.get_by_role("dialog", name="Why? Call from +49 30 1234567")
    page.get_by_role("button", name=re.compile(r"^Why\? .*\+49 30 1234567")).click()
    tried = dialog.get_by_role("region", name="Who was tried")
    row = tried.get_by_role("row").filter(has_text="Ben Baker").first
    expect(row).to_contain_text("08:20:00")
    expect(row).to_contain_text("10 sec")
    expect(row).to_contain_text("Not answered")
    expect(row).to_contain_text("counts as missed")
    others = dialog.get_by_role("region", name="Why not the others")
    expect(others).to_contain_text("Withdrawn for missed calls")
    expect(others).to_contain_text("Ann Archer was logged out of Sales automatically.")
    look(page, "why-call")
    assert_accessible(page, within="[role=dialog]")
    house.answer("ben")
    expect(dialog.get_by_role("status")).to_contain_text("Answered by Ben Baker at 08:20:30")
    slider = dialog.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    offers = tried.get_by_role("row").filter(has_text="Ben Baker")
    expect(offers).to_have_count(1)
    expect(offers).to_contain_text("Rings now")


def test_it_speaks_french(windows, house):
    withdrawn(house)
    page = windows.open("mia", "/withdrawals", locale="fr-FR")
    page.get_by_role("button", name=re.compile("^Pourquoi")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Maintenant").click()
    expect(dialog).to_contain_text("Retrait automatique de Ann Archer de la file Sales.")
    expect(dialog).to_contain_text("3 appels manqués sur 3 dans Sales")
