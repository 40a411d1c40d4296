"""Campaign records: withdrawn while one is open, and how one comes back (S2.3 to S2.5)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from readyroom.engine import catalogue as cat
from tests.browser.organisation import Organisation, small
from tests.browser.test_agent import stand, status

SPRING = cat.CampaignConfig(id="spring", label="Spring", post_call_s=60)
QUIET = cat.CampaignConfig(id="quiet", label="Quiet", preview=False)


@pytest.fixture
def organisation() -> Organisation:
    made = small("web2contact").put(SPRING, QUIET)
    return made.user("cleo", "Cleo Carter", "agent", agent="cleo", rights=())


def open_record(page: Page, campaign: str, record: str) -> None:
    panel = page.get_by_role("region", name="Campaign record")
    panel.get_by_label("Campaign", exact=True).select_option(campaign)
    panel.get_by_label("Record", exact=True).fill(record)
    panel.get_by_role("button", name="Open").click()
    expect(panel).to_contain_text(f"{record}, of {campaign}")


def test_s2_3_a_record_withdraws_and_going_home_makes_ready(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    open_record(ann, "Spring", "4711")
    expect(stand(ann)).to_contain_text("Record 4711 is open, so no queue call rings you")
    expect(ann.get_by_role("button", name="Account of Ann Archer, In Preview")).to_be_visible()
    stand(ann).get_by_role("button", name="Go home").click()
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")


def test_s2_3_a_campaign_may_leave_its_agents_ready(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    open_record(ann, "Quiet", "4711")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    ann.get_by_role("button", name="Close the record").click()
    expect(
        ann.get_by_role("region", name="Campaign record").get_by_label("Record", exact=True)
    ).to_be_visible()


def test_s2_4_after_its_call_the_campaign_has_its_time(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    open_record(ann, "Spring", "4711")
    start = {
        "id": "1",
        "at": "2026-11-23T08:00:00Z",
        "type": "call_started",
        "call": "o1",
        "kind": "outgoing",
    }
    house.api().post("/switch/observations", [{**start, "agent": "ann", "peer": "0203"}])
    house.api().post(
        "/switch/observations", [{"id": "2", "at": start["at"], "type": "call_answered", "call": "o1"}]
    )
    expect(stand(ann)).to_contain_text("On a call to 0203")
    ann.get_by_role("button", name="Hang up the call with 0203").click()
    expect(stand(ann)).to_contain_text("Record 4711 is open")
    ann.get_by_role("button", name="Close the record").click()
    expect(stand(ann)).to_contain_text("After a campaign call: queue calls ring you again at 08:01")
    house.advance(61)
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")


def test_s2_5_without_the_right_one_comes_back_by_hand(windows, house):
    house.ready("cleo")
    cleo = windows.open("cleo")
    open_record(cleo, "Spring", "4711")
    panel = cleo.get_by_role("region", name="Campaign record")
    expect(panel).to_contain_text("Going home does not make you ready")
    panel.get_by_role("button", name="Go home").click()
    expect(stand(cleo)).to_contain_text("you come back from a campaign record by hand")
    stand(cleo).get_by_role("button", name="I’m back").click()
    expect(stand(cleo)).to_contain_text("Ready for Support and Billing")


def test_s2_5_what_one_chose_meanwhile_stands(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    open_record(ann, "Spring", "4711")
    status(ann, "Withdrawn").click()
    expect(stand(ann)).to_contain_text("Withdrawn since 08:00")
    ann.get_by_role("region", name="Campaign record").get_by_role("button", name="Go home").click()
    expect(
        ann.get_by_role("region", name="Campaign record").get_by_label("Record", exact=True)
    ).to_be_visible()
    expect(stand(ann)).to_contain_text("Withdrawn since 08:00")
