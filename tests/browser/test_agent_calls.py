"""Calls that ring an agent, calls that are missed, the warning before a withdrawal, and wrap-up."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from readyroom.engine import catalogue as cat
from tests.browser.conftest import Serve
from tests.browser.organisation import Organisation, small
from tests.browser.test_agent import stand, status
from tests.browser.windows import look, wait_until

NOT_LOOKED_AT = """() => {
  window.told = [];
  window.Notification = class {
    static permission = "default";
    static async requestPermission() {
      window.asked = true;
      return this.permission = "granted";
    }
    constructor(title) { window.told.push(title); }
    close() {}
  };
  Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
}"""


def warning(warn_s: int = 60) -> Organisation:
    """Sales asks before it withdraws."""
    return small().queue("sales", "Sales", unit="north", ring_s=10, no_answer={"warn_s": warn_s})


# --- offers ----------------------------------------------------------------------------------------------


def test_an_incoming_call_is_answered_held_and_ended(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    expect(stand(ann)).to_contain_text("Ready")
    call = house.caller("sales", caller="0151 1234")
    incoming = ann.get_by_role("region", name="A call rings")
    expect(incoming).to_contain_text("Sales is calling")
    expect(incoming).to_contain_text("From 0151 1234")
    expect(ann.get_by_role("alert").filter(has_text="Sales is calling you.")).to_have_count(1)
    expect(ann).to_have_title("☎ Sales rings")
    incoming.get_by_role("button", name="Answer").click()
    expect(incoming).to_have_count(0)
    expect(ann).to_have_title("Readyroom")
    ann.get_by_role("button", name="Hold the call with 0151 1234").click()
    expect(ann.get_by_role("region", name="My calls now")).to_contain_text("On hold")
    ann.get_by_role("button", name="Take back the call with 0151 1234").click()
    ann.get_by_role("button", name="Hang up the call with 0151 1234").click()
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    assert house.api().get(f"/calls/{call}")["why"] == "agent"


def test_a_refused_call_goes_on_to_the_next(windows, house):
    house.ready("ann", "ben")
    house.status("ben", "lunch")
    ann = windows.open("ann")
    house.caller("sales")
    ann.get_by_role("button", name="Refuse").click()
    expect(ann.get_by_role("region", name="A call rings")).to_have_count(0)
    house.status("ben", "online")
    assert house.offer("ben")["queue"] == "sales"


def test_a_call_that_was_withdrawn_meanwhile_is_refused_in_words(windows, house):
    windows.expect_refusal(409, "/answer")
    house.ready("ann")
    ann = windows.open("ann")
    call = house.caller("sales")
    expect(ann.get_by_role("button", name="Answer")).to_be_visible()
    ann.route("**/api/v1/offers/*/answer", lambda route: (house.hangs_up(call), route.continue_()))
    ann.get_by_role("button", name="Answer").click()
    expect(ann.get_by_role("alert").filter(has_text="That call does not ring any more.")).to_be_visible()


def test_a_call_of_an_overlay_switch_is_answered_at_the_phone(windows_of, serve: Serve):
    house = serve(small().queue("sales", "Sales", unit="north", mode="overlay"))
    house.ready("ann")
    ann = windows_of(house).open("ann")
    at = "2026-11-23T08:00:00Z"
    seen = [
        {"id": "1", "at": at, "type": "caller_joined", "call": "x1", "queue": "sales", "caller": "0203"},
        {
            "id": "2",
            "at": at,
            "type": "offer_rang",
            "offer": "x2",
            "call": "x1",
            "agent": "ann",
            "device": "ann-desk",
        },
    ]
    house.api().post("/switch/observations", seen)
    incoming = ann.get_by_role("region", name="A call rings")
    expect(incoming).to_contain_text("Answer at your Desk phone (ann-desk).")
    expect(incoming.get_by_role("button")).to_have_count(0)


def test_a_call_that_rings_is_seen_on_every_page(windows, house):
    house.ready("ann")
    ann = windows.open("ann", "/day")
    expect(ann.get_by_role("button", name="Account of Ann Archer, Online")).to_be_visible()
    house.caller("sales")
    ann.get_by_role("region", name="A call rings").get_by_role("button", name="Answer").click()
    expect(ann.get_by_role("button", name="Account of Ann Archer, On a call")).to_be_visible()


def test_notices_of_the_system_are_asked_for_by_a_click_and_told_when_nobody_looks(windows, house):
    house.ready("ann")
    ann = windows.open("ann", None)
    ann.add_init_script(f"({NOT_LOOKED_AT})()")
    ann.goto("/me")
    expect(stand(ann)).to_contain_text("Ready")
    assert ann.evaluate("() => window.asked") is None
    switch = ann.get_by_role("switch", name="Tell me outside of this page too")
    switch.focus()
    ann.keyboard.press("Space")
    expect(switch).to_be_checked()
    assert ann.evaluate("() => window.asked") is True
    house.miss("ann", "sales", 2)
    house.caller("sales")
    expect(ann.get_by_role("heading", name="Sales is calling")).to_be_visible()
    house.until(house.offer("ann")["until"])
    expect(stand(ann)).to_contain_text("No calls from Sales")
    last = ["Sales is calling you.", "Calls do not ring you any more: 3 of 3 missed."]
    wait_until(ann, f"() => JSON.stringify(window.told.slice(-2)) === JSON.stringify({last})")


# --- misses ----------------------------------------------------------------------------------------------


def test_s0_2_an_agent_misses_three_calls_and_comes_back(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    house.miss("ann", "sales", 3)
    expect(stand(ann)).to_contain_text("No calls from Sales: 3 of 3 missed at 08:00")
    expect(stand(ann)).to_contain_text("Ready for Support")
    expect(ann.get_by_role("button", name="Account of Ann Archer, Auto logout")).to_be_visible()
    expect(
        ann.get_by_role("radiogroup", name="My part in Sales").get_by_role("radio", name="Out")
    ).to_be_checked()
    look(ann, "agent-withdrawn", full_page=True)
    stand(ann).get_by_role("button", name="I’m back").click()
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    assert house.membership("ann", "sales")["misses"] == 0
    house.caller("sales")
    expect(ann.get_by_role("heading", name="Sales is calling")).to_be_visible()


def test_s0_2_login_to_the_queue_is_a_way_back_too(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    house.miss("ann", "sales", 3)
    expect(stand(ann)).to_contain_text("No calls from Sales")
    ann.get_by_role("radiogroup", name="My part in Sales").get_by_text("In", exact=True).click()
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")


def test_s2_6_five_calls_missed_or_refused_withdraw_from_all_queues(windows_of, serve: Serve):
    house = serve(small("web2contact"))
    house.ready("ann")
    ann = windows_of(house).open("ann")
    house.miss("ann", "sales", 4)
    house.caller("support")
    ann.get_by_role("button", name="Refuse").click()
    expect(stand(ann)).to_contain_text("Withdrawn: 5 of 5 missed at 08:00. No queue call rings you")
    stand(ann).get_by_role("button", name="I’m back").click()
    expect(ann.get_by_role("button", name="Account of Ann Archer, Ready")).to_be_visible()


# --- the warning -----------------------------------------------------------------------------------------


def test_x3_the_warning_then_i_am_here(windows_of, serve: Serve):
    house = serve(warning())
    house.ready("ann")
    ann = windows_of(house).open("ann")
    house.miss("ann", "sales", 3)
    asked = ann.get_by_role("region", name="Are you still there?")
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("Without an answer, calls from Sales stop at 08:01")
    expect(stand(ann)).to_contain_text("Ready for Support")
    expect(ann.get_by_role("alert").filter(has_text="Are you still there? Press")).to_have_count(1)
    expect(ann).to_have_title("⚠ Still there?")
    house.caller("support")
    expect(ann.get_by_role("heading", name="Support is calling")).to_be_visible()
    expect(asked).to_be_visible()
    look(ann, "agent-warned", full_page=True)
    ann.keyboard.press("r")
    asked.get_by_role("button", name="I’m here").click()
    expect(asked).to_have_count(0)
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    house.advance(120)
    assert house.membership("ann", "sales")["offerable"]


def test_x3_silence_brings_the_withdrawal_and_one_tap_ends_it(windows_of, serve: Serve):
    house = serve(warning())
    house.ready("ann")
    ann = windows_of(house).open("ann", viewport="phone")
    house.miss("ann", "sales", 3)
    expect(ann.get_by_role("region", name="Are you still there?")).to_be_visible()
    house.advance(61)
    # When the last call rang; the withdrawal came a minute later.
    expect(stand(ann)).to_contain_text("No calls from Sales: 3 of 3 missed at 08:00")
    expect(ann.get_by_role("region", name="Are you still there?")).to_have_count(0)
    ann.get_by_role("group", name="Main actions").get_by_role("button", name="I’m back").tap()
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")


# --- wrap-up ---------------------------------------------------------------------------------------------


@pytest.fixture
def after_call(windows_of, serve: Serve) -> Page:
    """Ann, in wrap-up of 30 s."""
    house = serve(small().queue("sales", "Sales", unit="north", ring_s=10, wrap_up_s=30))
    house.ready("ann")
    ann: Page = windows_of(house).open("ann")
    house.caller("sales")
    house.answer("ann")
    ann.get_by_role("button", name="Hang up").click()
    expect(stand(ann)).to_contain_text("In wrap-up after a call from Sales")
    return ann


def test_wrap_up_is_finished_early(after_call):
    after_call.get_by_role("region", name="Wrap-up").get_by_role("button", name="Finish").click()
    expect(stand(after_call)).to_contain_text("Ready for Sales and Support")


def test_wrap_up_is_extended_and_ends_in_the_status_chosen_meanwhile(after_call):
    wrap_up = after_call.get_by_role("region", name="Wrap-up")
    left = wrap_up.get_by_role("time")
    expect(left).to_have_attribute("datetime", re.compile(r"^PT(30|2\d)S$"))
    wrap_up.get_by_role("button", name="60 s more").click()
    expect(wrap_up).to_contain_text("1:")
    status(after_call, "Lunch").click()
    expect(stand(after_call)).to_contain_text("In wrap-up, then Lunch")
    after_call.keyboard.press("f")
    expect(stand(after_call)).to_contain_text("Lunch since")


def test_drift_is_told(windows_of, serve: Serve):
    house = serve(
        small().queue("sales", "Sales", unit="north", mode="overlay").put(cat.SiteConfig(id="hq", label="HQ"))
    )
    house.ready("ann")
    ann = windows_of(house).open("ann")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    seen = {
        "id": "1",
        "at": "2026-11-23T08:00:00Z",
        "type": "member_changed",
        "queue": "sales",
        "agent": "ann",
        "membership": "out",
    }
    house.api().post("/switch/observations", [seen])
    expect(stand(ann)).to_contain_text("The phone system has kept calls from Sales from you since 08:00")
