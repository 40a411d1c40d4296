"""The organisation's settings: attendance off until a group is tracked, and each saved as it is chosen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from readyroom.engine import catalogue as cat
from tests.browser.axe import assert_accessible
from tests.browser.organisation import small
from tests.browser.windows import look, saving

SETTINGS = "/admin/settings"


@pytest.fixture
def organisation():
    return small("attendance").put(
        cat.GroupConfig(id="service", label="Service"), cat.GroupConfig(id="office", label="Office")
    )


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def saved(area: Locator) -> None:
    expect(area.get_by_text("Saved", exact=True)).to_be_visible()


def test_s3_1_attendance_is_off_until_it_is_switched_on_for_groups_and_felt(windows, house):
    house.api().patch("/agents/ann", {"groups": ["service"]})
    admin, ann = windows.open("admin", SETTINGS), windows.open("ann")
    attendance = part(admin, "Attendance")
    track = attendance.get_by_role("switch", name="Track agents attendance and availability")
    expect(track).not_to_be_checked()
    expect(ann.get_by_role("button", name=re.compile("Clock in"))).to_be_hidden()
    track.click()
    assert house.api().get("/settings")["tracked_groups"] == []
    attendance.get_by_role("combobox", name="Tracked groups", exact=True).click()
    admin.get_by_role("option", name="Service").click()
    saved(attendance)
    assert house.api().get("/settings")["tracked_groups"] == ["service"]
    ann.reload()
    expect(ann.get_by_role("button", name=re.compile("Clock in")).first).to_be_visible()
    admin.keyboard.press("Escape")
    with saving(admin):
        track.click()
    expect(track).not_to_be_checked()
    saved(attendance)
    assert house.api().get("/settings")["tracked_groups"] == []
    ann.reload()
    expect(ann.get_by_role("button", name=re.compile("Clock in"))).to_be_hidden()


def test_s3_1_switching_it_off_can_be_undone(windows, house):
    house.api().patch("/settings", {"tracked_groups": ["service", "office"]})
    admin = windows.open("admin", SETTINGS)
    track = admin.get_by_role("switch", name="Track agents attendance and availability")
    expect(track).to_be_checked()
    track.click()
    expect(track).not_to_be_checked()
    admin.get_by_role("button", name="Undo: Track agents attendance and availability").click()
    expect(track).to_be_checked()
    assert house.api().get("/settings")["tracked_groups"] == ["service", "office"]


def test_s3_6_reasons_for_clocking_out_and_open_cases(windows, house):
    admin = windows.open("admin", SETTINGS)
    attendance = part(admin, "Attendance")
    reasons = attendance.get_by_role("combobox", name="Reasons for clocking out", exact=True)
    reasons.fill("doctor")
    reasons.press("Enter")
    saved(attendance)
    attendance.get_by_role("switch", name="Clock out with open cases").click()
    expect(attendance.get_by_text("Saved", exact=True)).to_have_count(2)
    settings = house.api().get("/settings")
    assert settings["clock_out_reasons"][-1] == "doctor"
    assert settings["clock_out_with_open_cases"] is True


def test_what_statuses_do_by_themselves_is_chosen(windows, house):
    admin = windows.open("admin", SETTINGS)
    statuses = part(admin, "Statuses")
    statuses.get_by_role("switch", name="A status covers all queues").click()
    saved(statuses)
    statuses.get_by_role("switch", name="An available status needs a registered phone").click()
    expect(statuses.get_by_text("Saved", exact=True)).to_have_count(2)
    settings = house.api().get("/settings")
    assert (settings["status_covers_queues"], settings["available_needs_device"]) == (True, True)


def test_drift_is_put_right_or_taken_over(windows, house):
    admin = windows.open("admin", SETTINGS)
    phones = part(admin, "Phone systems")
    phones.get_by_role("combobox", name="When the phone system differs", exact=True).click()
    admin.get_by_role("option", name="What it says is taken over").click()
    saved(phones)
    lost = phones.get_by_role("textbox", name="Sign out when the home site is lost for")
    expect(lost).to_have_value("24 h")
    lost.fill("36 h")
    lost.press("Enter")
    expect(phones.get_by_text("Saved", exact=True)).to_have_count(2)
    settings = house.api().get("/settings")
    assert (settings["drift"], settings["home_lost_s"]) == ("adopt", 129_600)


def test_s0_7_the_licence_of_new_users_is_a_setting(windows, house):
    admin = windows.open("admin", SETTINGS)
    agents = part(admin, "New agents")
    agents.get_by_role("combobox", name="Licences of new users", exact=True).press("Backspace")
    saved(agents)
    assert house.api().get("/settings")["default_licences"] == []
    house.api().post("/agents", {"id": "fay", "name": "Fay Ford", "unit": "north"})
    assert house.api().get("/users/fay")["licences"] == []


def test_new_queues_begin_with_the_policy_of_the_settings(windows, house):
    admin = windows.open("admin", SETTINGS)
    queues = part(admin, "New queues: when calls are missed")
    expect(queues).to_contain_text("Missed calls have no consequence.")
    queues.get_by_role("button", name=re.compile("^Number of missed calls:")).click()
    admin.get_by_role("option", name="4", exact=True).click()
    expect(queues).to_contain_text("After 4 missed calls")
    saved(queues)
    made = house.api().post("/queues", {"id": "night", "label": "Night"})
    assert made["no_answer"]["threshold"] == 4


def test_what_was_typed_stays_when_the_server_is_away(windows, house, wire):
    windows.expect_disconnection()
    admin = windows.open("admin", SETTINGS, url=wire.url)
    organisation = part(admin, "Organisation")
    name = organisation.get_by_role("textbox", name="Name")
    expect(name).to_have_value("Acme")
    wire.break_down()
    name.fill("Acme and Sons")
    name.press("Enter")
    expect(organisation.get_by_role("alert")).to_contain_text("The server did not answer")
    expect(name).to_have_value("Acme and Sons")
    wire.restore()
    organisation.get_by_role("button", name="Try again").click()
    saved(organisation)
    assert house.api().get("/settings")["name"] == "Acme and Sons"


def test_whoever_administrates_one_unit_is_told_that_it_is_not_theirs(windows_of, serve):
    made = small().user("oda", "Oda North", "admin", units=("north",))
    windows = windows_of(serve(made))
    windows.expect_refusal(403, "/settings")
    oda = windows.open("oda", SETTINGS)
    covers = oda.get_by_role("switch", name="A status covers all queues")
    covers.click()
    refused = oda.get_by_role("alert", name=re.compile("You have no right to do this"))
    expect(refused).to_be_visible()
    oda.get_by_role("button", name="Put back").click()
    expect(covers).not_to_be_checked()


def test_settings_can_be_reached_and_read_by_everybody(windows, house):
    house.api().patch("/settings", {"tracked_groups": ["service"]})
    admin = windows.open("admin", SETTINGS)
    expect(part(admin, "Attendance")).to_be_visible()
    look(admin, "admin-settings", full_page=True)
    for theme in ("light", "dark"):
        admin.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(admin)
