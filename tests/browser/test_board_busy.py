"""2,000 agents, fifty changes a second for half a minute: who stands under a still pointer stays the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bench.browser import WINDOW_S, WINDOWS, changes
from tests.browser.organisation import large
from tests.browser.windows import wait_until

ENOUGH = 500
"""Changes that would have moved the row, had the order not been held."""

_UNDER = """([x, y]) => document.elementFromPoint(x, y)?.closest("[data-agent]")?.dataset.agent ?? null"""


@pytest.mark.slow
def test_the_agent_under_a_still_pointer_stays_the_same(serve, windows_of):
    house = serve(large(2_000))
    page = windows_of(house).open("mia", "/board?sort=status")
    row = page.locator("[data-agent]").nth(5)
    row.hover()
    box = row.bounding_box()
    assert box is not None
    here = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    before = page.evaluate(_UNDER, here)
    assert before is not None
    seconds = 0
    with changes(house.url) as done:
        while seconds < WINDOWS * WINDOW_S or done[0] < ENOUGH:  # a busy machine makes fewer in that time
            page.wait_for_timeout(1_000)
            assert page.evaluate(_UNDER, here) == before
            seconds += 1
    page.mouse.move(0, 0)
    expect(page.get_by_text("The order is held")).to_have_count(0)
    wait_until(page, f"() => ({_UNDER})({here}) !== '{before}'")
