"""axe-core finds nothing wrong: on each page, light and dark, full, empty and failing, and with each dialog open (WCAG 2.2 AA)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import told, violations
from tests.browser.house import House
from tests.browser.tour import Size, places
from tests.browser.windows import THEMES, Windows

PEOPLE = ("ann", "mia", "admin")
REFUSAL = {
    "type": "/api/docs#internal",
    "title": "The server failed",
    "status": 500,
    "detail": "Something is broken.",
    "code": "internal",
    "params": {},
    "errors": [],
}
ASK_NOTHING = ("/board", "/wall", "/me", "/no/such/page")
"""They show what the live stream says, and do without what else they ask."""
KNOWN_ANYWAY = ("/api/v1/me", "/api/v1/me/preferences")


def wrong(page: Page, what: str) -> list[str]:
    """What axe finds in each theme, as a text for each."""
    found = []
    for theme in THEMES:
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        if here := violations(page):
            found.append(f"--- {what}, {theme}:\n{told(here)}")
    return found


def fail_with(found: Iterable[str]) -> None:
    problems = "\n".join(found)
    assert not problems, f"axe:\n{problems}"


@pytest.fixture(params=["full", "empty"])
def size(request: pytest.FixtureRequest) -> Size:
    return request.param


@pytest.fixture
def mine(
    request: pytest.FixtureRequest, size: Size, windows_of: Callable[[House], Windows]
) -> Windows:
    """Windows on the organisation of that size."""
    return windows_of(request.getfixturevalue("played" if size == "full" else "bare"))


@pytest.mark.slow
@pytest.mark.parametrize("user", [None, *PEOPLE])
def test_every_page(mine, size, user):
    page = mine.open(user, None)
    found = []
    for place in places(user, size):
        place.show(page)
        found += wrong(page, f"{place.path}, {size}")
    fail_with(found)


@pytest.mark.slow
@pytest.mark.parametrize("user", PEOPLE)
def test_every_page_whose_questions_are_refused(windows_of, played, user):
    def refuse(route: Route) -> None:
        if route.request.url.partition("?")[0].endswith(KNOWN_ANYWAY):
            route.continue_()
        else:
            route.fulfill(status=500, content_type="application/problem+json", body=json.dumps(REFUSAL))

    mine = windows_of(played)
    mine.expect_refusal(500)
    page = mine.open(user, None, service_workers="block")
    page.route("**/api/v1/**", refuse)
    found = []
    for place in places(user, "full"):
        page.goto(place.path)
        if place.path not in ASK_NOTHING:
            expect(page.get_by_role("alert").filter(has_text="The server has a problem").first).to_be_visible()
        found += wrong(page, f"{place.path}, refused")
    fail_with(found)


@pytest.mark.slow
@pytest.mark.parametrize("user", PEOPLE)
def test_every_page_that_is_not_live_any_more(windows_of, played, user):
    mine = windows_of(played)
    mine.expect_disconnection()
    wire = played.wire()
    page = mine.open(user, None, url=wire.url)
    found = []
    for place in places(user, "full"):
        if not place.live or (user == "admin" and place.path != "/admin/queues"):  # the others rest on nothing live
            continue
        place.show(page)
        page.context.set_offline(True)
        expect(page.get_by_role("alert").filter(has_text="Connection lost")).to_be_visible()
        found += wrong(page, f"{place.path}, lost")
        page.context.set_offline(False)
    fail_with(found)
