"""States steer what rings and how long callers wait, and nothing else (S2.1, S2.2)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.organisation import Organisation, small
from tests.browser.test_agent import stand, status
from tests.browser.test_board import line, widget


@pytest.fixture
def organisation() -> Organisation:
    return small("web2contact")


def incoming(page: Page) -> Locator:
    return page.get_by_role("region", name="A call rings")


def test_s2_1_states_steer_who_is_rung_and_how_long_callers_wait(windows, house):
    house.ready("ann")
    ann, mia = windows.open("ann"), windows.open("mia", "/board")
    sales = widget(mia, "Queues").get_by_role("row").filter(has_text="Sales").get_by_role("cell")
    status(ann, "Withdrawn").click()
    expect(line(mia, "Ann Archer")).to_contain_text("Withdrawn")
    house.caller("sales")
    house.advance(61)
    expect(sales.nth(1)).to_have_text("1")  # she may be back soon: the caller waits
    expect(incoming(ann)).to_have_count(0)
    status(ann, "Unavailable").click()
    expect(line(mia, "Ann Archer")).to_contain_text("Unavailable")
    expect(sales.nth(1)).to_have_text("0")  # nobody is there, so a minute was long enough
    house.caller("sales")
    expect(sales.nth(1)).to_have_text("1")
    expect(incoming(ann)).to_have_count(0)
    status(ann, "Ready").click()
    expect(incoming(ann)).to_contain_text("Sales is calling")
    incoming(ann).get_by_role("button", name="Answer").click()
    expect(sales.nth(1)).to_have_text("0")
    expect(line(mia, "Ann Archer")).to_contain_text("On a call")


def test_s2_2_outgoing_calls_go_in_every_state(windows, house):
    house.register("ann")
    ann = windows.open("ann")
    for number, label in enumerate(("Ready", "Withdrawn", "Unavailable")):
        status(ann, label).click()
        expect(status(ann, label)).to_have_attribute("aria-pressed", "true")
        call = {"at": "2026-11-23T08:00:00Z", "call": f"o{number}"}
        started = {"type": "call_started", "kind": "outgoing", "agent": "ann", "peer": f"020{number}"}
        house.api().post("/switch/observations", [{**call, **started, "id": f"{number}a"}])
        house.api().post("/switch/observations", [{**call, "type": "call_answered", "id": f"{number}b"}])
        expect(stand(ann)).to_contain_text("On a call")
        expect(ann.get_by_role("region", name="My calls now")).to_contain_text(f"020{number}")
        ann.get_by_role("button", name=f"Hang up the call with 020{number}").click()
        expect(ann.get_by_role("region", name="My calls now")).to_have_count(0)
        assert house.agent("ann")["label"] == label, "the call left the state as it was"
