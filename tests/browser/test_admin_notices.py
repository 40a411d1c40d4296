"""Who is told of what is nobody's fault: chosen in the administration, and felt by who is told."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.windows import look, saving


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def name(page: Page, area: Locator, label: str, user: str) -> None:
    """Pick a user from the list of a field."""
    area.get_by_role("combobox", name=label, exact=True).fill(user.split(" ", maxsplit=1)[0])
    with saving(page):
        page.get_by_role("option", name=user, exact=True).click()
        page.keyboard.press("Escape")
    expect(area.get_by_text("Saved", exact=True).first).to_be_visible()


def enter(area: Locator, label: str, value: str) -> None:
    box = area.get_by_role("textbox", name=label, exact=True)
    box.fill(value)
    box.press("Enter")


def fill(area: Locator, label: str, value: str) -> None:
    """Enter what is right: it is kept."""
    with saving(area.page):
        enter(area, label, value)
    expect(area.get_by_text("Saved", exact=True).first).to_be_visible()


def test_a_supervisor_is_told_of_a_long_wait_in_a_queue(windows, house):
    admin = windows.open("admin", "/admin/queues/sales")
    queue = part(admin, "Who is told of waiting callers")
    name(admin, queue, "Told of long waits", "Mia Marshall")
    fill(queue, "A wait is long after", "2 min")
    name(admin, queue, "Told when nobody is ready or at work", "Mia Marshall")
    set_up = house.api().get("/queues/sales")
    assert set_up["long_wait"] == {"users": ["mia"], "after_s": 120}
    assert set_up["nobody_ready"] == {"users": ["mia"], "after_s": 60}
    look(admin, "admin-queue-notices", full_page=True)
    assert_accessible(admin)
    mia = windows.open("mia", "/board")
    house.caller("sales")
    house.advance(121)
    mia.get_by_role("button", name="Notifications, 2 unseen").click()
    expect(mia.get_by_text(re.compile(r"A caller has been waiting in Sales for 2 min"))).to_be_visible()
    expect(mia.get_by_text("and nobody is ready or at work there.")).to_be_visible()


def test_what_concerns_the_whole_organisation_stands_in_the_settings(windows, house):
    admin = windows.open("admin", "/admin/settings")
    told = part(admin, "Who is told")
    name(admin, told, "Told when a phone system is away", "Mia Marshall")
    fill(told, "Once it has been away for", "30 s")
    name(admin, told, "Told when many phones are lost", "Mia Marshall")
    enter(told, "So many phones", "1")
    expect(told).to_contain_text("A whole number between 2 and 1000.")
    fill(told, "So many phones", "2")
    fill(told, "Lost within", "5 min")
    name(admin, told, "Told when a phone system differs", "Mia Marshall")
    fill(told, "Once it has differed for", "45 s")
    fill(told, "Messages wait for more for", "0 s")
    settings = house.api().get("/settings")
    assert settings["link_down"] == {"users": ["mia"], "after_s": 30}
    assert settings["devices_lost"] == {"users": ["mia"], "count": 2, "within_s": 300}
    assert settings["drift_notice"] == {"users": ["mia"], "after_s": 45}
    assert settings["gather_s"] == 0
    look(admin, "admin-settings-told", full_page=True)
    mia = windows.open("mia", "/board")
    house.register("ann", "ben")
    house.register("ann", "ben", registered=False)
    mia.get_by_role("button", name="Notifications, 1 unseen").click()
    expect(mia.get_by_text(re.compile(r"2 telephones were lost within 5 min"))).to_be_visible()


def test_drift_that_lasts_is_told(windows, house):
    house.api().patch("/settings", {"drift_notice": {"users": ["mia"], "after_s": 30}})
    house.api().patch("/queues/sales", {"mode": "overlay"})
    house.ready("ann")
    said = {"type": "member_changed", "id": "m1", "at": house.api().get("/clock")["now"]}
    said |= {"agent": "ann", "queue": "sales", "membership": "out"}
    house.api().post("/switch/observations", [said])
    mia = windows.open("mia", "/board")
    house.advance(31)
    mia.get_by_role("button", name="Notifications, 1 unseen").click()
    told = r"Ann Archer in Sales: should be in, the switch has had out for 30 s"
    expect(mia.get_by_text(re.compile(told))).to_be_visible()


def test_new_queues_begin_with_who_is_told_by_the_settings(windows, house):
    admin = windows.open("admin", "/admin/settings")
    new = part(admin, "New queues: who is told of waiting callers")
    name(admin, new, "Told of long waits", "Mia Marshall")
    made = house.api().post("/queues", {"id": "night", "label": "Night"})
    assert made["long_wait"]["users"] == ["mia"]


def test_in_french_on_a_phone(windows, house):
    admin = windows.open("admin", "/admin/settings", locale="fr-FR", viewport="phone")
    told = part(admin, "Qui est informé")
    expect(
        told.get_by_role("combobox", name="Informés quand un système téléphonique diffère")
    ).to_be_visible()
    assert_accessible(admin)
