"""Everything by keyboard, and on little room: reach every page, see the focus, never scroll sideways."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import told, violations
from tests.browser.house import House
from tests.browser.tour import Place, Size, places
from tests.browser.windows import Windows

PEOPLE = ("ann", "mia", "admin")
MOST_STOPS = 400
"""More stops of the Tab key than any page of the tour has."""
_FOCUS = """
() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const shown = (one) => {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return style.visibility !== "hidden" && box.width > 0 && box.height > 0;
  };
  const looks = (one) => {
    const style = getComputedStyle(one);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return [outlined, style.boxShadow, style.borderColor, style.backgroundColor].join("|");
  };
  // A checkbox, a radio or a field may have its ring drawn around it by what stands beside or around it.
  const around = [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement]
    .filter((one) => one !== null && one !== undefined);
  const focused = around.map(looks);
  const number = (window.stops ??= new Map()).get(element) ?? window.stops.size;
  window.stops.set(element, number);
  const name = element.getAttribute("aria-label") ?? element.textContent ?? element.tagName;
  const inMain = element.closest("main, [role=dialog], header, nav, aside") !== null;
  const isShown = shown(element) || around.some(shown);
  element.blur();
  const blurred = around.map(looks);
  element.focus({ preventScroll: true, focusVisible: true });
  const text = `${element.tagName.toLowerCase()} “${name.trim().slice(0, 40)}”`;
  return { number, text, isShown, isMarked: focused.join() !== blurred.join(), inMain };
}
"""


@pytest.fixture(params=["full", "empty"])
def size(request: pytest.FixtureRequest) -> Size:
    return request.param


@pytest.fixture
def mine(request: pytest.FixtureRequest, size: Size, windows_of: Callable[[House], Windows]) -> Windows:
    mine = windows_of(request.getfixturevalue("played" if size == "full" else "bare"))
    mine.expect_refusal(404, "/agents/ann")  # who supervises no unit sees none
    return mine


_BEGIN = """
() => {
  // A colour on its way is no colour to compare.
  const still = new CSSStyleSheet();
  still.replaceSync("* { transition: none !important }");
  document.adoptedStyleSheets = [still];
  window.stops = new Map();
  document.activeElement?.blur();
  window.scrollTo(0, 0);
}
"""


def walk(page: Page) -> list[str]:
    """Tab through a page from its beginning to its end; what was wrong on the way."""
    page.evaluate(_BEGIN)
    wrong: list[str] = []
    for stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        if focus is None or focus["number"] < stop:
            return wrong  # through, and around
        if not focus["isShown"]:
            wrong.append(f"{focus['text']} has the focus and is not to be seen")
        elif not focus["isMarked"]:
            wrong.append(f"{focus['text']} does not show that it has the focus")
    return [*wrong, "the Tab key never comes around"]


@pytest.mark.slow
@pytest.mark.parametrize("user", [None, *PEOPLE])
def test_the_tab_key_goes_through_every_page_and_shows_where_it_is(windows_of, played, user):
    page = windows_of(played).open(user, None)
    wrong = []
    for place in places(user, "full"):
        place.show(page)
        wrong += [f"{place.path}: {line}" for line in walk(page)]
    assert not wrong, "\n".join(wrong)


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


_TOO_WIDE = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  // The innermost ones that stick out, unless they scroll by themselves.
  const out = [...document.body.querySelectorAll("*")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.right + window.scrollX > width + 1;
  });
  const inner = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
  return inner.slice(0, 4).map((one) => `${one.tagName} “${(one.textContent ?? "").trim().slice(0, 40)}”`);
}
"""


@pytest.mark.slow
@pytest.mark.parametrize("user", [None, *PEOPLE])
def test_no_page_scrolls_sideways_on_little_room(mine, size, user):
    """320 pixels wide is also a screen of 1280 at 400 %. Wide tables may scroll by themselves, within the page."""
    page = mine.open(user, None)
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for place in places(user, size):
        place.show(page)
        if place.path == "/wall":  # made for a large screen
            continue
        if (found := page.evaluate(_TOO_WIDE)) is not None:
            wide.append(f"{place.path}: {', '.join(found)}")
    assert not wide, "\n".join(wide)


@pytest.mark.slow
@pytest.mark.parametrize("user", [None, *PEOPLE])
def test_what_is_touched_on_a_phone_is_large_enough_or_has_room_around_it(windows_of, played, user):
    page = windows_of(played).open(user, None, viewport="phone")
    found = []
    for place in places(user, "full"):
        place.show(page)
        if here := violations(page, tags=("wcag22aa",)):  # its one rule is the size of targets
            found.append(f"{place.path}:\n{told(here)}")
    assert not found, "\n".join(found)
