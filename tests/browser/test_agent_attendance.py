"""Attendance: clocking in with the unit, unavailable with a reason, cases, clocking out (S3)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.organisation import Organisation, small
from tests.browser.test_agent import stand, status
from tests.browser.windows import look


@pytest.fixture
def organisation() -> Organisation:
    return small("attendance", tracked_groups=("agents",)).queue(
        "sales", "Sales", unit="north", channel="other"
    )


@pytest.fixture
def clocked_in(house: House) -> House:
    house.api().post("/agents/ann/clock-in", {"unit": "north"})
    return house


def test_s3_3_clock_in_with_the_unit_and_what_is_closed_until_then(windows, house):
    ann = windows.open("ann")
    expect(stand(ann)).to_contain_text("You are not clocked in, so no queue call rings you")
    attendance = ann.get_by_role("region", name="Attendance")
    expect(attendance).to_contain_text("the console and the calendar are closed, and cases can only be read")
    expect(ann.get_by_role("region", name="Cases")).to_contain_text("Clock in to open and close cases")
    expect(ann.get_by_role("group", name="Status")).to_have_count(0)
    expect(ann.get_by_role("button", name="Account of Ann Archer, Away")).to_be_visible()
    look(ann, "agent-away", full_page=True)
    stand(ann).get_by_role("button", name="Clock in").click()
    dialog = ann.get_by_role("dialog", name="Clock in")
    expect(dialog.get_by_label("Unit")).to_have_value("north")
    dialog.get_by_label("Unit").select_option("South")
    dialog.get_by_role("button", name="Clock in").click()
    expect(dialog).to_have_count(0)
    expect(attendance).to_contain_text("Clocked in at South since 08:00")
    expect(stand(ann)).to_contain_text("Ready for")
    assert house.agent("ann")["at_unit"] == "south"
    expect(ann.get_by_label("Case number")).to_be_visible()


def test_s3_3_the_menu_clocks_in_and_a_refusal_says_where_one_is(windows, house):
    windows.expect_refusal(409, "/agents/ann/clock-in")
    ann = windows.open("ann", "/day")
    ann.get_by_role("button", name="Account of Ann Archer, Away").click()
    expect(ann.get_by_role("menuitemradio", name="Available")).to_have_count(0)
    ann.get_by_role("menuitem", name="Clock in").click()
    dialog = ann.get_by_role("dialog", name="Clock in")
    expect(dialog.get_by_label("Unit")).to_be_visible()
    house.api().post("/agents/ann/clock-in", {"unit": "south"})
    dialog.get_by_role("button", name="Clock in").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Already clocked in at South.")
    dialog.get_by_role("button", name="Cancel").click()
    expect(ann.get_by_role("button", name="Account of Ann Archer, Available")).to_be_focused()


def test_s3_4_the_first_case_makes_active_and_the_last_one_available(windows, clocked_in):
    ann = windows.open("ann")
    cases = ann.get_by_role("region", name="Cases")
    for number in ("C-17", "C-18"):
        cases.get_by_label("Case number").fill(number)
        cases.get_by_role("button", name="Open").click()
        expect(cases.get_by_role("button", name=f"Close case {number}")).to_be_visible()
        expect(cases.get_by_label("Case number")).to_have_value("")
    expect(ann.get_by_role("button", name="Account of Ann Archer, Active")).to_be_visible()
    cases.get_by_role("button", name="Close case C-17").click()
    cases.get_by_role("button", name="Close case C-18").click()
    expect(cases).to_contain_text("No case is open.")
    expect(ann.get_by_role("button", name="Account of Ann Archer, Available")).to_be_visible()


def test_s3_4_a_case_of_somebody_else_is_refused_and_the_number_stays(windows, clocked_in):
    windows.expect_refusal(409, "/cases/C-1")
    clocked_in.api().post("/agents/ben/clock-in", {"unit": "north"})
    clocked_in.api().put("/agents/ben/cases/C-1", None)
    ann = windows.open("ann")
    ann.get_by_label("Case number").fill("C-1")
    ann.get_by_role("region", name="Cases").get_by_role("button", name="Open").click()
    expect(ann.get_by_role("alert").filter(has_text="Case C-1 is open already")).to_be_visible()
    expect(ann.get_by_label("Case number")).to_have_value("C-1")


def test_s3_5_unavailable_asks_for_the_reason_and_other_for_words(windows, clocked_in):
    ann = windows.open("ann")
    status(ann, "Unavailable").click()
    dialog = ann.get_by_role("dialog", name="Unavailable")
    look(ann, "agent-unavailable")
    dialog.get_by_role("radio", name="on a break").check()
    dialog.get_by_role("button", name="Set Unavailable").click()
    expect(stand(ann)).to_contain_text("Unavailable (on a break): no queue call rings you")
    status(ann, "Unavailable").click()
    dialog.get_by_role("radio", name="Other").check()
    dialog.get_by_label("Describe it").fill("at the dentist")
    dialog.get_by_role("button", name="Set Unavailable").click()
    expect(stand(ann)).to_contain_text("Unavailable (at the dentist): no queue call rings you")
    row = clocked_in.agent("ann")
    assert (row["reason"], row["note"]) == ("other", "at the dentist")


def test_s3_5_back_office_work_leads_to_the_tasks(windows, clocked_in):
    ann = windows.open("ann")
    status(ann, "Unavailable").click()
    dialog = ann.get_by_role("dialog", name="Unavailable")
    dialog.get_by_role("radio", name="back-office work").check()
    dialog.get_by_role("button", name="Set Unavailable").click()
    ann.get_by_role("region", name="Back-office work").get_by_role("link", name="To my tasks").click()
    expect(ann).to_have_url(f"{clocked_in.url}/tasks")


def test_s3_6_a_clock_out_is_refused_while_cases_are_open_and_then_goes(windows, clocked_in):
    windows.expect_refusal(409, "/agents/ann/clock-out")
    clocked_in.api().put("/agents/ann/cases/C-17", None)
    ann = windows.open("ann")
    ann.get_by_role("button", name="Clock out").click()
    dialog = ann.get_by_role("dialog", name="Clock out")
    dialog.get_by_role("radio", name="end of shift").check()
    dialog.get_by_role("button", name="Clock out").click()
    refusal = dialog.get_by_role("alert")
    expect(refusal).to_contain_text("Cases are still open: C-17. Close them first.")
    expect(dialog.get_by_role("radio", name="end of shift")).to_be_checked()
    look(ann, "agent-clock-out-refused")
    refusal.get_by_role("button", name="Close case C-17").click()
    expect(refusal).to_contain_text("No case is open.")
    dialog.get_by_role("button", name="Clock out").click()
    expect(dialog).to_have_count(0)
    expect(stand(ann)).to_contain_text("You are not clocked in")
    [out] = clocked_in.events("ClockedOut")
    assert out["body"]["reason"] == "end of shift"
