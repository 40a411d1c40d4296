"""Everything by keyboard: reach every page, skip the menu, open and leave what opens.

That the Tab key goes through every page and shows where it is, is seen on the tour: `test_quality_tour.py`.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.tour import Place

PEOPLE = ("ann", "mia", "admin")


@pytest.mark.parametrize("user", PEOPLE)
def test_every_page_of_the_menu_is_reached_by_keyboard_and_takes_the_focus(windows_of, played, user):
    page = windows_of(played).open(user, "/tasks")
    Place(user, "/tasks").wait(page)
    menu = page.get_by_role("navigation", name="Main")
    for link in [str(one.get_attribute("href")) for one in menu.get_by_role("link").all()]:
        menu.locator(f"a[href='{link}']").focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(rf"{link}(\?|$)"))
        expect(menu.locator(f"a[href='{link}']")).to_have_attribute("aria-current", "page")
        if link != "/tasks":  # where one is already
            page.wait_for_function("() => document.activeElement.closest('main') !== null")


def test_the_menu_can_be_skipped(windows_of, played):
    page = windows_of(played).open("mia", "/board")
    Place("mia", "/board").wait(page)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_a_menu_opens_moves_and_closes_by_keyboard_and_gives_the_focus_back(windows_of, played):
    page = windows_of(played).open("mia", "/board")
    Place("mia", "/board").wait(page)
    account = page.get_by_role("banner").get_by_role("button", name=re.compile("Mia Marshall"))
    account.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menu")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.activeElement.getAttribute('role')?.startsWith('menuitem')")
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_be_hidden()
    expect(account).to_be_focused()
