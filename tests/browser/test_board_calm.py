"""Two thousand agents under many changes: rows stay where somebody looks, and only what is seen is drawn."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.organisation import Organisation, large, small
from tests.browser.test_board import grid, line, names
from tests.browser.windows import wait_until

AGENTS = 2000
CHANGES = 120


@pytest.fixture
def organisation() -> Organisation:
    return large(AGENTS)


def under_the_pointer(page: Page, x: float, y: float) -> str:
    """The agent whose row is at a point."""
    found = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('[data-agent]').dataset.agent", [x, y]
    )
    return str(found)


def test_the_agent_under_a_still_pointer_stays_the_same(windows, house):
    page = windows.open("mia", "/board?sort=status")
    expect(names(page).first).to_have_text("Agent 0001")
    box = line(page, "Agent 0008").bounding_box()
    assert box is not None
    x, y = box["x"] + 60, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    expect(page.get_by_text("The order is held")).to_be_visible()
    before = names(page).all_inner_texts()
    # Those who are seen and those who are not; by their status they all belong before whoever is offline.
    for number in range(1, CHANGES + 1):
        house.status(f"a{number * 16 - 11 if number > 10 else number:04}", "lunch" if number % 2 else "break")
    expect(line(page, "Agent 0010")).to_contain_text("Break")  # values change where they are
    expect(line(page, "Agent 0007")).to_contain_text("Lunch")
    house.status(f"a{AGENTS:04}", "break")
    house.status("a0001", "meeting")
    expect(line(page, "Agent 0001")).to_contain_text("Meeting")  # all that came before is seen
    assert under_the_pointer(page, x, y) == "a0008"
    assert names(page).all_inner_texts() == before
    page.mouse.move(x, 5)
    expect(names(page).first).to_have_text("Agent 0002")  # the first of those on a break
    expect(page.get_by_text("The order is held")).to_have_count(0)


def test_rows_that_change_are_not_read_aloud(windows, house):
    """What a screen reader is told by itself: nothing of so many changes, and the one that matters."""
    page = windows.open("mia", "/board")
    expect(line(page, "Agent 0001")).to_contain_text("Offline")
    page.evaluate(
        """() => {
          window.spoken = [];
          const live = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]";
          const hear = (change) => {
            const node = change.target.nodeType === Node.TEXT_NODE ? change.target.parentElement : change.target;
            const region = node?.closest(live);
            if (region && region.textContent.trim()) window.spoken.push(region.textContent.trim());
          };
          new MutationObserver((changes) => changes.forEach(hear))
            .observe(document.body, { subtree: true, childList: true, characterData: true });
        }"""
    )
    for number in range(1, 21):
        house.status(f"a{number:04}", "lunch")
    expect(line(page, "Agent 0015")).to_contain_text("Lunch")
    house.status("a0001", "break")
    expect(line(page, "Agent 0001")).to_contain_text("Break")
    assert page.evaluate("() => window.spoken") == []
    page.get_by_role("textbox", name="Find an agent").fill("0007")
    wait_until(page, "() => window.spoken.includes('1 agent found')")


def test_only_what_is_seen_is_drawn_and_all_can_be_reached(windows, house):
    page = windows.open("mia", "/board")
    expect(names(page).first).to_have_text("Agent 0001")
    expect(grid(page)).to_have_attribute("aria-rowcount", str(AGENTS + 1))
    assert names(page).count() < 80
    grid(page).evaluate("(grid) => { grid.scrollTop = grid.scrollHeight }")
    last = line(page, f"Agent {AGENTS:04}")
    expect(last).to_be_in_viewport()
    expect(last).to_have_attribute("aria-rowindex", str(AGENTS + 1))
    assert names(page).count() < 80
    grid(page).evaluate("(grid) => { grid.scrollTop = 0 }")
    expect(line(page, "Agent 0001")).to_be_in_viewport()
    line(page, "Agent 0001").focus()
    page.keyboard.press("End")
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()
    page.keyboard.press("Home")
    expect(line(page, "Agent 0001")).to_be_focused()
    expect(line(page, "Agent 0001")).to_be_in_viewport()


def test_the_order_is_held_while_the_keyboard_is_in_a_row(windows_of, serve):
    house = serve(small())
    page = windows_of(house).open("mia", "/board?sort=status")
    expect(names(page)).to_have_text(["Ann Archer", "Ben Baker", "Cleo Carter"])
    line(page, "Ben Baker").focus()
    house.status("cleo", "break")
    expect(line(page, "Cleo Carter")).to_contain_text("Break")
    expect(names(page)).to_have_text(["Ann Archer", "Ben Baker", "Cleo Carter"])
    expect(line(page, "Ben Baker")).to_be_focused()
    page.get_by_role("textbox", name="Find an agent").focus()
    expect(names(page)).to_have_text(["Cleo Carter", "Ann Archer", "Ben Baker"])


def test_an_agent_who_leaves_the_board_leaves_a_gap_while_the_order_is_held(windows_of, serve):
    house = serve(small())
    page = windows_of(house).open("mia", "/board")
    line(page, "Cleo Carter").focus()
    house.api().patch("/agents/ben", {"unit": "south"})
    expect(grid(page).get_by_text("No longer on your board")).to_be_visible()
    expect(line(page, "Cleo Carter")).to_have_attribute("aria-rowindex", "4")
    page.get_by_role("textbox", name="Find an agent").focus()
    expect(names(page)).to_have_text(["Ann Archer", "Cleo Carter"])
