"""Presets: looked at, compared with what is, applied and taken back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.organisation import small
from tests.browser.windows import look


@pytest.fixture
def organisation():
    return small().agent("eve", "Eve Ellis", unit="north", queues=("sales",), licences=())


def preview(page: Page) -> Locator:
    return page.get_by_role("region", name="What would change")


def over(page: Page, part: str, which: str) -> None:
    """Put the preset over all, some or none of the queues or agents."""
    page.get_by_role("combobox", name=part, exact=True).click()
    page.get_by_role("option", name=which).click()


def test_x7_five_products_and_our_own_are_there_and_one_is_where_it_began(windows):
    admin = windows.open("admin", "/admin/presets")
    presets = admin.get_by_role("list", name="Presets").get_by_role("link")
    expect(presets).to_have_count(6)
    expect(presets.filter(has_text="Begun with")).to_contain_text("Auto logout threshold")
    look(admin, "admin-presets")
    assert_accessible(admin)


def test_x7_a_preset_is_looked_at_field_by_field_before_it_changes_anything(windows, house):
    before = house.api().get("/queues/sales")
    admin = windows.open("admin", "/admin/presets/web2contact")
    changes = preview(admin)
    row = changes.get_by_role("row", name=re.compile("Queue Sales.*Number of missed calls"))
    expect(row).to_contain_text(re.compile("3.*5"))
    expect(changes.get_by_role("row", name=re.compile("Queue Sales Outcome"))).to_contain_text(
        re.compile("leaves the queue.*gets a status")
    )
    look(admin, "admin-preset", full_page=True)
    assert_accessible(admin)
    over(admin, "Queues", "Only some")
    admin.get_by_role("combobox", name="Which queues").click()
    admin.get_by_role("option", name="Support").click()
    expect(row).to_be_hidden()
    expect(
        changes.get_by_role("row", name=re.compile("Queue Support.*Number of missed calls"))
    ).to_be_visible()
    assert house.api().get("/queues/sales") == before


def test_x7_a_preset_is_applied_felt_and_taken_back_as_a_whole(windows, house):
    house.ready("ann")
    admin = windows.open("admin", "/admin/presets/web2contact")
    apply = preview(admin).get_by_role("button", name=re.compile(r"Apply these \d+ changes"))
    expect(apply).to_be_enabled()
    apply.click()
    done = admin.get_by_role("alert").filter(has_text=re.compile(r"Done: \d+ fields changed"))
    expect(done).to_be_visible()
    expect(preview(admin)).to_contain_text("Nothing: all is so already.")
    look(admin, "admin-preset-applied")
    assert_accessible(admin)
    assert house.api().get("/queues/sales")["no_answer"]["threshold"] == 5
    assert "withdrawn" in {status["id"] for status in house.api().get("/statuses", limit=100)["items"]}
    done.get_by_role("button", name="Undo all of it").click()
    expect(done).to_be_hidden()
    expect(preview(admin)).to_contain_text(re.compile(r"\d+ fields would change"))
    assert house.api().get("/queues/sales")["no_answer"]["threshold"] == 3
    assert house.api().get("/settings")["preset"] == "1stream"
    assert "withdrawn" not in {status["id"] for status in house.api().get("/statuses", limit=100)["items"]}


def test_s0_7_a_preset_that_needs_a_licence_names_who_lacks_it(windows):
    admin = windows.open("admin", "/admin/presets/1stream")
    hint = admin.get_by_role("alert").filter(has_text="A licence is needed")
    expect(hint).to_contain_text("Without it: Eve Ellis.")
    expect(hint.get_by_role("link", name="Give users the licence")).to_be_visible()


def test_s1_2_a_preset_that_needs_forced_login_says_so(windows):
    admin = windows.open("admin", "/admin/presets/ip-office")
    hint = admin.get_by_role("alert").filter(has_text="Forced login is needed")
    expect(hint).to_contain_text("a login code and forced login")


def test_presets_speak_french(windows):
    admin = windows.open("admin", "/admin/presets/ip-office", locale="fr-FR")
    expect(admin.get_by_role("heading", name="Déconnexion automatique")).to_be_visible()
    expect(admin.get_by_role("row", name=re.compile("File Sales.*Nombre d’appels manqués"))).to_be_visible()
    look(admin, "admin-preset-fr", themes=("light",), full_page=True)
