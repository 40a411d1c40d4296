"""2,000 agents, fifty changes a second for half a minute: who stands under a still pointer stays the same."""

from __future__ import annotations

import pytest

from bench.browser import WINDOW_S, WINDOWS, changes
from tests.browser.organisation import large

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
    with changes(house.url) as done:
        for _ in range(WINDOWS * WINDOW_S):
            page.wait_for_timeout(1_000)
            assert page.evaluate(_UNDER, here) == before
    assert done[0] > 500
