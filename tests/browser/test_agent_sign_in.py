"""Signing in and out at phones, for agents with a login code; automatic log off (S1)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from readyroom.engine import catalogue as cat
from tests.browser.organisation import Organisation, small
from tests.browser.test_agent import stand


@pytest.fixture
def organisation() -> Organisation:
    return small("ip-office").put(cat.DeviceConfig(id="2001", kind="desk"))


def test_s1_1_one_signs_in_by_the_web_and_out_again(windows, house):
    house.register("ann")
    ann = windows.open("ann")
    expect(stand(ann)).to_contain_text("Signed out since 08:00: no call rings you")
    expect(stand(ann)).to_contain_text("direct callers hear busy and you cannot make calls")
    stand(ann).get_by_role("button", name="Sign in").click()
    dialog = ann.get_by_role("dialog", name="Sign in")
    dialog.get_by_role("button", name="Sign in").click()
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    ann.get_by_role("region", name="My phones").get_by_role("button", name="Sign out of the phones").click()
    expect(stand(ann)).to_contain_text("Signed out since")


def test_s1_1_at_another_phone_with_the_code_and_a_wrong_code_is_refused(windows, house):
    windows.expect_refusal(403, "/agents/ann/sign-in")
    house.api().put("/agents/ann/login-code", {"login_code": "4711"})
    house.api().put("/devices/2001", {"registered": True})
    ann = windows.open("ann")
    stand(ann).get_by_role("button", name="Sign in").click()
    dialog = ann.get_by_role("dialog", name="Sign in")
    dialog.get_by_role("radio", name="Another phone").check()
    dialog.get_by_label("Number of the phone").fill("2001")
    dialog.get_by_role("textbox", name="Login code").fill("1234")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog.get_by_role("alert")).to_contain_text("The login code is wrong.")
    expect(dialog.get_by_label("Number of the phone")).to_have_value("2001")
    dialog.get_by_role("textbox", name="Login code").fill("4711")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog).to_have_count(0)
    expect(ann.get_by_role("region", name="My phones")).to_contain_text("2001")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")


def test_s1_7_one_missed_call_logs_off_and_the_page_says_why(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    house.miss("ann", "sales")
    expect(stand(ann)).to_contain_text("Signed out at 08:00: 1 of 1 missed in Sales")
    stand(ann).get_by_role("button", name="Sign in").click()
    ann.get_by_role("dialog", name="Sign in").get_by_role("button", name="Sign in").click()
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")


def test_s1_4_an_idle_hour_logs_off_and_the_page_says_why(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    expect(stand(ann)).to_contain_text("Ready for")
    house.advance(3601)
    expect(stand(ann)).to_contain_text("Signed out at 09:00, after a long time without a call")
