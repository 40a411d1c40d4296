"""Phones that people share: taken over by the next one, far from home, rung while somebody is signed in (S1)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from readyroom.engine import catalogue as cat
from tests.browser.house import House
from tests.browser.organisation import Organisation, small
from tests.browser.test_agent import stand
from tests.browser.test_board import line, widget

DAY_S = 24 * 3600


@pytest.fixture
def organisation() -> Organisation:
    return (
        small("ip-office")
        .put(cat.SiteConfig(id="leeds", label="Leeds"), cat.SiteConfig(id="york", label="York"))
        .put(cat.DeviceConfig(id="york-1", kind="desk", site="york"))
        .agent("ann", "Ann Archer", unit="north", queues=("sales",), home_site="leeds", idle_logout_s=None)
        .agent("ben", "Ben Baker", unit="north", queues=("sales",), idle_logout_s=None)
    )


def sign_in_at_york(house: House, agent: str) -> None:
    """A shared phone, away from home."""
    house.api().put("/devices/york-1", {"registered": True})
    house.api().post(f"/agents/{agent}/sign-in", {"device": "york-1"})
    house.status(agent, house.api().get("/settings")["online_status"])
    house.api().put(f"/agents/{agent}/queues", {"membership": "in"})


def test_s1_1_whoever_signs_in_at_the_same_phone_signs_the_one_before_out(windows, house):
    house.api().put("/agents/ben/login-code", {"login_code": "4711"})
    sign_in_at_york(house, "ann")
    ann, ben = windows.open("ann"), windows.open("ben")
    expect(stand(ann)).to_contain_text("Ready for")
    stand(ben).get_by_role("button", name="Sign in").click()
    dialog = ben.get_by_role("dialog", name="Sign in")
    dialog.get_by_role("radio", name="Another phone").check()
    dialog.get_by_label("Number of the phone").fill("york-1")
    dialog.get_by_role("textbox", name="Login code").fill("4711")
    dialog.get_by_role("button", name="Sign in").click()
    expect(ben.get_by_role("region", name="My phones")).to_contain_text("york-1")
    expect(stand(ann)).to_contain_text("Signed out")


def test_s1_3_out_of_sight_of_home_for_a_day_one_is_signed_out(windows, house):
    sign_in_at_york(house, "ann")
    house.api().put("/sites/leeds", {"reachable": False})
    house.advance(DAY_S - 1)
    ann, mia = windows.open("ann"), windows.open("mia", "/withdrawals")
    expect(stand(ann)).to_contain_text("Ready for Sales")
    house.advance(1)
    expect(stand(ann)).to_contain_text("Signed out")
    entry = mia.get_by_role("main").get_by_role("listitem").filter(has_text="Ann Archer")
    expect(entry).to_contain_text("The home site was out of sight for too long.")


def test_s1_5_a_queue_call_rings_who_is_signed_in_and_on_no_call(windows, house):
    house.ready("ann", "ben")
    ann, ben, mia = windows.open("ann"), windows.open("ben"), windows.open("mia", "/board")
    ben.get_by_role("region", name="My phones").get_by_role("button", name="Sign out of the phones").click()
    expect(stand(ben)).to_contain_text("Signed out")
    rings = "A call rings"
    house.caller("sales")
    expect(ann.get_by_role("region", name=rings)).to_contain_text("Sales is calling")
    expect(ben.get_by_role("region", name=rings)).to_have_count(0)
    ann.get_by_role("region", name=rings).get_by_role("button", name="Answer").click()
    expect(line(mia, "Ann Archer")).to_contain_text("On a call")
    house.caller("sales", caller="0151 2")
    expect(widget(mia, "Callers waiting").get_by_role("listitem")).to_contain_text("0151 2")
    expect(ann.get_by_role("region", name=rings)).to_have_count(0)
    ann.get_by_role("button", name="Hang up").click()
    expect(ann.get_by_role("region", name=rings)).to_contain_text("From 0151 2")
