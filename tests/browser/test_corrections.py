"""Correcting an agent's past (X5): what it will change is said before, and both views stay to be seen."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look


@pytest.fixture
def organisation() -> Organisation:
    served = small("attendance", tracked_groups=("agents",)).queue("sales", "Sales", unit="north")
    return served.status("meal", "Meal")


def late_for_work(house: House) -> None:
    """Ann came at 08:00 and clocked in at 08:48; it is 10:00."""
    house.advance(48 * 60)
    house.register("ann")
    house.api("ann").post("/agents/ann/clock-in", {"unit": "north"})
    house.advance(72 * 60)


def lane(page: Page, name: str) -> Locator:
    header = page.get_by_role("rowheader", name=name, exact=True)
    return page.get_by_role("row").filter(has=header).get_by_role("gridcell")


def rows_of(house: House, **more: Any) -> dict[str | None, int]:
    """Ann's milliseconds by unit."""
    rows = house.api("uma").get("/reports/attendance", agent="ann", **more)["rows"]
    return {row["unit"]: row["total_ms"] for row in rows}


def test_x5_a_supervisor_corrects_an_interval_and_sees_what_was_known_before(windows, house):
    late_for_work(house)
    before = rows_of(house)
    uma = windows.open("uma", "/agents/ann")
    expect(lane(uma, "Attendance")).to_have_count(2)
    lane(uma, "Attendance").first.focus()
    uma.get_by_role("button", name="Correct Clocked out…").press("Enter")
    dialog = uma.get_by_role("dialog", name="Correct the time of Ann Archer")
    expect(dialog.get_by_label("Why it is corrected")).to_be_focused()
    expect(dialog.get_by_label(re.compile("^From"))).to_have_value(re.compile("T08:00"))
    expect(dialog.get_by_label(re.compile("^To"))).to_have_value(re.compile("T08:48"))
    expect(dialog.get_by_label("Status", exact=True)).to_have_value("clocked_out")
    expect(dialog.get_by_role("status")).to_contain_text("known of that time already")
    expect(dialog.get_by_label("Clocked in at")).to_have_count(0)
    dialog.get_by_label("Status", exact=True).select_option("Available")
    expect(dialog.get_by_label("Clocked in at")).to_have_value("north")
    expect(dialog.get_by_role("status")).to_contain_text("It takes the place of Clocked out from")
    expect(dialog.get_by_role("button", name="Correct", exact=True)).to_be_disabled()
    dialog.get_by_label("Why it is corrected").fill("Forgot to clock in")
    assert_accessible(uma, within="[role=dialog]")
    look(uma, "correct-dialog")
    dialog.get_by_role("button", name="Correct", exact=True).click()
    expect(dialog).to_have_count(0)

    corrected = lane(uma, "Attendance").first
    expect(corrected).to_have_accessible_name(re.compile("^Clocked in at North, 08:00.*corrected$"))
    corrected.focus()
    details = uma.get_by_role("region", name="Details")
    expect(details).to_contain_text("Forgot to clock in")
    expect(details).to_contain_text("Uma Underwood")
    told = uma.get_by_role("region", name="Corrections")
    expect(told.get_by_role("listitem")).to_contain_text("“Forgot to clock in”")
    look(uma, "corrected-day")
    assert_accessible(uma)
    after = rows_of(house)
    assert None not in after
    assert after["north"] == before["north"] + before[None]

    told.get_by_role("button", name="Show what was known before").click()
    expect(uma.get_by_text("before it was corrected")).to_be_visible()
    expect(lane(uma, "Attendance").first).to_have_accessible_name(re.compile("^Clocked out, 08:00"))
    expect(uma.get_by_role("button", name="Correct…", exact=True)).to_have_count(0)
    uma.get_by_role("button", name="Show it as corrected").click()
    expect(corrected).to_have_accessible_name(re.compile("corrected$"))
    uma.get_by_text("Table", exact=True).click()
    expect(uma.get_by_role("row", name=re.compile("Clocked in at North.*Corrected"))).to_have_count(1)


def test_x5_what_the_server_refuses_is_said_in_the_dialog(windows, house):
    late_for_work(house)
    windows.expect_refusal(422, "/agents/ann/corrections")
    uma = windows.open("uma", "/agents/ann")
    uma.get_by_role("button", name="Correct…", exact=True).click()
    dialog = uma.get_by_role("dialog", name="Correct the time of Ann Archer")
    to = dialog.get_by_label(re.compile("^To"))
    day = to.input_value()[:10]
    to.fill(f"{day}T07:00:00")
    expect(dialog.get_by_text("The end must come after the beginning.")).to_be_visible()
    to.fill(f"{day}T09:00:00")
    dialog.get_by_label("Status", exact=True).select_option("Meal")
    dialog.get_by_label("Why it is corrected").fill("Too early")
    # Meanwhile the status is taken away.
    house.api().delete("/statuses/meal")
    dialog.get_by_role("button", name="Correct", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("It is not there any more")
    expect(dialog.get_by_label("Why it is corrected")).to_have_value("Too early")
    uma.keyboard.press("Escape")
    expect(uma.get_by_role("button", name="Correct…", exact=True)).to_be_focused()


def test_x5_nobody_corrects_themselves_and_agents_see_that_they_were(windows, house):
    late_for_work(house)
    said = {
        "from": "2026-11-23T08:00:00Z", "to": "2026-11-23T08:48:00Z", "state": "available", "unit": "north",
        "why": "Forgot to clock in",
    }  # fmt: skip
    house.api("uma").post("/agents/ann/corrections", said)
    ann = windows.open("ann", "/day", locale="fr-FR")
    expect(ann.get_by_role("region", name="Temps corrigé après coup")).to_contain_text("Forgot to clock in")
    expect(ann.get_by_role("button", name=re.compile("^Corriger"))).to_have_count(0)


def test_x5_reports_mark_what_was_corrected_and_tell_what_was_known(windows, house):
    late_for_work(house)
    then = house.now_ms
    house.advance(60)
    said = {
        "from": "2026-11-23T08:00:00Z", "to": "2026-11-23T08:48:00Z", "state": "available", "unit": "north",
        "why": "Forgot to clock in",
    }  # fmt: skip
    house.api("uma").post("/agents/ann/corrections", said)
    uma = windows.open("uma", "/reports")
    row = uma.get_by_role("region", name="Agent Attendance").get_by_role(
        "row", name=re.compile("Ann Archer.*North")
    )
    expect(row).to_contain_text("Forgot to clock in")
    expect(row).to_contain_text("Uma Underwood")
    olga = windows.open("admin", "/reports")
    seen = olga.get_by_role("region", name="Agent Attendance").get_by_role(
        "row", name=re.compile("Ann.*North")
    )
    expect(seen).to_contain_text("Uma Underwood")
    expect(row.get_by_text("corrected", exact=True)).to_have_count(2)
    uma.get_by_role("button", name="As a table").click()
    stretches = uma.get_by_role("region", name="The day of each agent").get_by_role(
        "row", name=re.compile("Ann")
    )
    expect(stretches.first).to_contain_text("North")
    look(uma, "reports-corrected")
    assert_accessible(uma)
    at = uma.get_by_label("As known on")
    at.fill("2026-11-23T10:00:00")
    expect(uma.get_by_text(re.compile("as it was known on"))).to_be_visible()
    expect(row).not_to_contain_text("Forgot to clock in")
    uma.get_by_role("button", name="As a table").click()
    expect(stretches.first).to_contain_text("Away")
    assert rows_of(house, known_at="2026-11-23T10:00:00Z")["north"] == 72 * 60_000
    assert then // 1000 == 1_795_420_800 + 2 * 3600
    at.fill("")
    expect(row).to_contain_text("Forgot to clock in")


def test_x5_where_somebody_was_says_who_may_set_attendance_at_a_unit_of_their_own(windows, house):
    late_for_work(house)
    mia = windows.open("mia", "/agents/ann")
    expect(lane(mia, "Attendance")).to_have_count(2)
    expect(mia.get_by_role("button", name=re.compile("^Correct"))).to_have_count(0)
    uma = windows.open("uma", "/agents/ann")
    uma.get_by_role("button", name="Correct…", exact=True).click()
    dialog = uma.get_by_role("dialog", name="Correct the time of Ann Archer")
    expect(dialog.get_by_label("Clocked in at").get_by_role("option")).to_have_text(["North"])


def test_x5_nothing_is_corrected_before_a_status_is_chosen_nor_what_lies_ahead(windows, house):
    late_for_work(house)
    uma = windows.open("uma", "/agents/ann")
    uma.get_by_role("button", name="Correct…", exact=True).click()
    dialog = uma.get_by_role("dialog", name="Correct the time of Ann Archer")
    do = dialog.get_by_role("button", name="Correct", exact=True)
    status = dialog.get_by_label("Status", exact=True)
    dialog.get_by_label("Why it is corrected").fill("Was at a meeting")
    expect(status).to_have_value("")
    expect(do).to_be_disabled()
    expect(dialog.get_by_role("status")).to_have_count(0)
    status.select_option("Available")
    expect(do).to_be_enabled()
    to = dialog.get_by_label(re.compile("^To"))
    day = to.input_value()[:10]
    to.fill(f"{day}T23:00:00")
    expect(to).to_have_accessible_description("This lies ahead: only what is over can be corrected.")
    expect(dialog.get_by_role("status")).to_have_count(0)
    expect(do).to_be_disabled()
    assert_accessible(uma, within="[role=dialog]")
    look(uma, "correct-ahead")


def test_x5_where_an_hour_comes_twice_it_is_chosen_and_told_which_one_is_meant(windows_of, serve):
    """25 October 2026 in Berlin: at 03:00 it is 02:00 again."""
    house = serve(
        small("attendance", zone="Europe/Berlin", tracked_groups=("agents",)).status("meal", "Meal"),
        at=round(datetime(2026, 10, 24, 22, tzinfo=UTC).timestamp()) * 1000,
    )
    house.register("ann")
    house.api("ann").post("/agents/ann/clock-in", {"unit": "north"})
    house.advance(8 * 3600)
    windows = windows_of(house)
    uma = windows.open("uma", "/agents/ann?date=2026-10-25", zone="Europe/Berlin")
    uma.get_by_role("button", name="Correct…", exact=True).click()
    dialog = uma.get_by_role("dialog", name="Correct the time of Ann Archer")
    which = dialog.get_by_role("radiogroup", name="This time comes twice")
    expect(which).to_have_count(0)
    for label, clock in (("From", "02:15:00"), ("To", "02:45:00")):
        dialog.get_by_label(re.compile(f"^{label}")).fill(f"2026-10-25T{clock}")
    expect(which.nth(0).get_by_role("radio", checked=True)).to_have_accessible_name("02:15:00 GMT+2")
    for number, clock in enumerate(("02:15:00", "02:45:00")):
        which.nth(number).get_by_text(f"{clock} GMT+1").click()
    dialog.get_by_label("Status", exact=True).select_option("Meal")
    expect(dialog.get_by_role("status")).to_contain_text("from 25 Oct, 02:15 GMT+1 to 25 Oct, 02:45 GMT+1")
    dialog.get_by_label("Why it is corrected").fill("Night meal")
    assert_accessible(uma, within="[role=dialog]")
    look(uma, "correct-twice")
    dialog.get_by_role("button", name="Correct", exact=True).click()
    expect(dialog).to_have_count(0)
    (told,) = house.events("Corrected")
    assert told["body"]["since"] == "2026-10-25T01:15:00Z"
    uma.get_by_text("Table", exact=True).click()
    row = uma.get_by_role("row", name=re.compile("Meal.*Corrected"))
    expect(row).to_contain_text("02:15:00 GMT+1")
    expect(row).to_contain_text("02:45:00 GMT+1")
    look(uma, "day-twice")
