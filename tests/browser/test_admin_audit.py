"""The audit: read, narrowed, and changes taken back from it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.organisation import small
from tests.browser.windows import look


def entry(page: Page, said: str) -> Locator:
    return page.get_by_role("article", name=said)


def narrow(page: Page, name: str, option: str) -> None:
    page.get_by_role("search").get_by_label(name, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_a_change_is_read_field_by_field_and_taken_back(windows, house):
    house.api().patch("/queues/sales", {"no_answer": {"threshold": 7, "notify": ["mia"]}, "ring_s": 25})
    admin = windows.open("admin", "/admin/audit")
    change = entry(admin, "Queue Sales: changed").first
    expect(change.get_by_role("row", name=re.compile("Number of missed calls"))).to_contain_text(
        re.compile("3.*7")
    )
    expect(change.get_by_role("row", name=re.compile("Who is told"))).to_contain_text("Mia Marshall")
    expect(change.get_by_role("row", name=re.compile("Ring time"))).to_contain_text(re.compile("10 s.*25 s"))
    expect(change).to_contain_text("Olga Osborne (administrator)")
    change.get_by_role("button", name="Undo: Queue Sales: changed").click()
    expect(entry(admin, "Queue Sales: a change taken back")).to_be_visible()
    expect(change).to_contain_text("taken back")
    expect(change.get_by_role("button", name=re.compile("^Undo"))).to_be_hidden()
    queue = house.api().get("/queues/sales")
    assert (queue["no_answer"]["threshold"], queue["ring_s"]) == (3, 10)


def test_what_was_changed_again_since_cannot_be_taken_back_and_says_so(windows, house):
    windows.expect_refusal(409)
    house.api().patch("/queues/sales", {"ring_s": 25})
    house.api().patch("/queues/sales", {"ring_s": 30})
    admin = windows.open("admin", "/admin/audit")
    older = entry(admin, "Queue Sales: changed").nth(1)
    older.get_by_role("button", name=re.compile("^Undo")).click()
    expect(older.get_by_role("alert")).to_contain_text("it was changed again since")
    assert house.api().get("/queues/sales")["ring_s"] == 30


def test_it_is_narrowed_by_category_person_kind_agent_and_queue(windows, house):
    house.ready("ann")
    house.api("mia").put("/agents/ann/status", {"status": "lunch"})
    house.api().patch("/queues/sales", {"ring_s": 25})
    house.api().patch("/queues/billing", {"ring_s": 25})
    house.api("ann").refused("PATCH", "/queues/sales", {"ring_s": 5})
    admin = windows.open("admin", "/admin/audit")
    expect(entry(admin, "Ann Archer: status Lunch chosen")).to_be_visible()
    expect(admin.get_by_role("article", name=re.compile("^Refused"))).to_be_visible()
    narrow(admin, "Kind", "Queues")
    expect(entry(admin, "Ann Archer: status Lunch chosen")).to_be_hidden()
    expect(entry(admin, "Queue Billing: changed")).to_be_visible()
    admin.get_by_role("search").get_by_label("Id", exact=True).fill("sales")
    expect(entry(admin, "Queue Billing: changed")).to_be_hidden()
    expect(entry(admin, "Queue Sales: changed")).to_be_visible()
    admin.get_by_role("button", name="Show all", exact=True).click()
    narrow(admin, "By", "Mia Marshall")
    expect(entry(admin, "Ann Archer: status Lunch chosen")).to_be_visible()
    expect(entry(admin, "Queue Sales: changed")).to_be_hidden()
    narrow(admin, "Category", "Refusal")
    expect(admin.get_by_text("Nothing fits what is asked for.")).to_be_visible()


def test_days_are_the_organisations(windows_of, serve):
    house = serve(small(zone="Europe/Berlin"))
    house.api().patch("/queues/sales", {"ring_s": 25})
    admin = windows_of(house).open("admin", "/admin/audit")
    expect(entry(admin, "Queue Sales: changed")).to_contain_text("09:00")
    admin.get_by_label("From", exact=True).fill("2026-11-24")
    expect(entry(admin, "Queue Sales: changed")).to_be_hidden()
    admin.get_by_label("From", exact=True).fill("2026-11-23")
    admin.get_by_label("To", exact=True).fill("2026-11-23")
    expect(entry(admin, "Queue Sales: changed")).to_be_visible()


def test_there_is_more_than_one_page(windows, house):
    for number in range(60):
        house.api().patch("/queues/sales", {"ring_s": 20 + number % 2})
    admin = windows.open("admin", "/admin/audit")
    expect(admin.get_by_role("article")).to_have_count(50)
    admin.get_by_role("button", name="Show more").click()
    expect(admin.get_by_role("article").nth(55)).to_be_visible()


def test_the_audit_can_be_reached_and_read_by_everybody(windows, house):
    house.ready("ann")
    house.miss("ann", "sales", 3)
    house.api("mia").put("/agents/ann/status", {"status": "lunch"})
    house.api().patch("/statuses/lunch", {"colour": "#1971c2", "daily_limit_s": 3600})
    admin = windows.open("admin", "/admin/audit")
    expect(entry(admin, "Ann Archer: withdrawn for missed calls")).to_be_visible()
    look(admin, "admin-audit")
    for theme in ("light", "dark"):
        admin.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(admin)
