"""The first-run guide, the sections of the administration, and who sees which."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look


def step(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=re.compile(rf"^\d\. {title}"))


class TestAtTheBeginning:
    @pytest.fixture
    def organisation(self):
        return Organisation().admin()

    def test_the_guide_comes_first_and_follows_what_is_there(self, windows, house):
        admin = windows.open("admin", "/admin")
        expect(admin.get_by_role("heading", name="Getting started")).to_be_visible()
        expect(step(admin, "Choose a preset")).to_contain_text("Done")
        expect(step(admin, "Units")).to_contain_text("Next")
        look(admin, "admin-guide")
        assert_accessible(admin)
        step(admin, "Units").get_by_role("button", name="Skip: Units").click()
        expect(step(admin, "Units")).to_contain_text("Skipped")
        expect(step(admin, "Queues")).to_contain_text("Next")
        step(admin, "Queues").get_by_role("link", name="Queues").click()
        admin.get_by_role("button", name="New queue").click()
        dialog = admin.get_by_role("dialog")
        dialog.get_by_label("Name").fill("Sales")
        dialog.get_by_role("button", name="Make the queue").click()
        expect(admin.get_by_role("heading", name="Sales")).to_be_visible()
        admin.get_by_role("link", name="Guide").click()
        expect(step(admin, "Queues")).to_contain_text("Done")
        expect(step(admin, "Agents with users and phones")).to_contain_text("There is no agent yet.")

    def test_what_was_skipped_stays_so_and_can_be_taken_up_again(self, windows, house):
        admin = windows.open("admin", "/admin/guide")
        step(admin, "Units").get_by_role("button", name="Skip: Units").click()
        expect(step(admin, "Units")).to_contain_text("Skipped")
        admin.reload()
        step(admin, "Units").get_by_role("button", name="Take up again: Units").click()
        expect(step(admin, "Units")).to_contain_text("Next")


def test_once_at_work_the_queues_come_first_and_the_guide_stays_findable(windows, house):
    house.ready("ann")
    admin = windows.open("admin", "/admin")
    expect(admin.get_by_role("heading", name="Queues", level=2)).to_be_visible()
    admin.get_by_role("navigation", name="Administration").get_by_role("link", name="Guide").click()
    expect(step(admin, "Try it")).to_contain_text("Done")
    expect(admin.get_by_text("6 of 6 steps done")).to_be_visible()
    look(admin, "admin-guide-done")
    assert_accessible(admin)


def test_sections_follow_the_rights(windows_of, serve):
    made = (
        small()
        .user("rea", "Rea Reader", "supervisor", units=("north",), rights=("read_audit",))
        .user("kim", "Kim Keeper", "supervisor", units=("north",), rights=("manage_users",))
    )
    windows = windows_of(serve(made))
    rea = windows.open("rea", "/admin")
    sections = rea.get_by_role("navigation", name="Administration").get_by_role("link")
    expect(sections).to_have_text(["Audit"])
    kim = windows.open("kim", "/admin/queues")
    expect(kim.get_by_text("You may not see this page")).to_be_visible()
    sections = kim.get_by_role("navigation", name="Administration").get_by_role("link")
    expect(sections).to_have_text(["Users and rights", "Messages", "API tokens"])


def test_on_a_phone_one_sees_the_sections_or_one_of_them(windows):
    admin = windows.open("admin", "/admin", viewport="phone")
    sections = admin.get_by_role("navigation", name="Administration")
    sections.get_by_role("link", name="Settings").click()
    expect(admin.get_by_role("heading", name="Settings", level=2)).to_be_visible()
    expect(sections).to_be_hidden()
    admin.get_by_role("link", name="Administration").click()
    expect(sections).to_be_visible()
    look(admin, "admin-sections", viewports=("phone",))
    assert_accessible(admin)


def test_no_text_of_the_administration_is_missing_from_the_catalogues(windows):
    for section in ("guide", "presets", "presets/ip-office", "queues", "queues/sales", "settings", "audit"):
        page = windows.open("admin", f"/admin/{section}?lang=qps")
        expect(page.get_by_role("heading", level=2).first).to_be_visible()
        expect(page.get_by_role("heading", level=2).first).to_contain_text(re.compile("⟦|Sales"))
        for heading in page.get_by_role("heading", level=3).all():
            expect(heading).to_contain_text("⟦")
        page.close()
