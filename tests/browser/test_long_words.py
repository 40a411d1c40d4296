"""Long names and words that nobody can break: all that is theirs stays within sight, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from readyroom.engine import catalogue as cat
from tests.browser.findings import Findings
from tests.browser.house import House
from tests.browser.organisation import small
from tests.browser.room import sideways
from tests.browser.test_board import widget
from tests.browser.tour import Place
from tests.browser.windows import look

WORD = "Donaudampfschifffahrtsgesellschaft" * 3
NAME = WORD[:100]
"""As long as a campaign record may be; what is named may have 120 letters."""
DAY = "2026-11-23"
PLACES = (
    *(Place("ann", path) for path in ("/me", "/day", "/tasks")),
    *(Place("mia", path) for path in ("/board", "/withdrawals", "/tasks", "/agents/ann")),
    *(
        Place("mia", f"/reports?report={report}&from={DAY}&to={DAY}")
        for report in ("attendance", "availability", "missed-calls", "queues")
    ),
    *(Place("admin", f"/admin/{path}") for path in ("queues", "queues/long", "agents/ann", "audit")),
)
_CUT_OFF = """
(table) => {
  const { left, right } = table.closest("section").getBoundingClientRect();
  return [...table.querySelectorAll("th, td, button")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.left < left || box.right > right || one.scrollWidth > one.clientWidth + 1;
  }).map((one) => one.textContent);
}
"""
"""The cells and buttons of a table that are not seen whole."""


@pytest.mark.parametrize(
    ("viewport", "locale"),
    [("desktop", "en-GB"), ("desktop", "fr-FR"), ("phone", "en-GB"), ("phone", "fr-FR")],
)
def test_of_each_queue_all_is_within_sight(serve, windows_of, viewport, locale):
    house = serve(
        small().queue("care", "Customer care and returns", unit="north").queue("long", NAME, unit="north")
    )
    page = windows_of(house).open("mia", "/board", viewport=viewport, locale=locale)
    table = widget(page, "Files" if locale == "fr-FR" else "Queues").get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(1 + 4)
    expect(table.get_by_role("row").last.get_by_role("cell")).to_have_count(9)
    look(page, f"board-queues-{locale[:2]}", themes=("light",), viewports=(viewport,), full_page=True)
    assert table.evaluate(_CUT_OFF) == []


@pytest.fixture(scope="module")
def wordy() -> Iterator[House]:
    """Whatever people name has a name without an end; looked at, and never changed."""
    made = small().queue("long", NAME, unit="north", no_answer={"notify": ("mia",)})
    made.agent("ann", NAME, unit="north", queues=("sales", "long"))
    made.put(cat.CampaignConfig(id="long", label=NAME, post_call_s=60))
    house = House(made)
    house.ready("ann")
    house.advance(600)
    house.miss("ann", "long", 3)
    house.api("mia").post("/agents/ann/return")
    house.api("uma").post("/tasks", {"title": NAME, "unit": "north", "assignee": "ann"})
    said = {"from": f"{DAY}T08:01:00Z", "to": f"{DAY}T08:03:00Z", "state": "lunch", "why": NAME}
    house.api("mia").post("/agents/ann/corrections", said)
    house.api("ann").put("/agents/ann/campaign-record", {"campaign": "long", "record": NAME})
    yield house
    house.stop()


@pytest.mark.parametrize("user", ["ann", "mia", "admin"])
def test_no_word_makes_a_page_scroll_sideways(wordy, windows_of, user):
    windows = windows_of(wordy)
    with Findings() as findings:
        for viewport in ("phone", "desktop"):
            page: Page = windows.open(user, None, viewport=viewport)
            for place in (one for one in PLACES if one.user == user):
                if findings.of(f"{place.path}, {viewport}", place.show, page):
                    findings.of(f"{place.path}, {viewport}", sideways, page)
                    name = f"long-{user}-{place.name.split('&')[0].replace('?', '-')}"
                    look(page, name, themes=("light",), viewports=(viewport,))


def test_a_reason_without_an_end_pushes_no_column_out_of_the_report(wordy, windows_of):
    page = windows_of(wordy).open("mia", f"/reports?from={DAY}&to={DAY}")
    table = page.get_by_role("region", name="Agent Attendance")
    expect(table).to_contain_text(NAME)
    assert table.evaluate("(region) => region.scrollWidth - region.clientWidth") == 0
