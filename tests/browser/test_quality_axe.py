"""axe-core finds nothing wrong (WCAG 2.2 AA): on each page, light and dark, full, empty, refused and lost."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import told, violations
from tests.browser.tour import places
from tests.browser.windows import THEMES

PEOPLE = ("ann", "mia", "admin")
REFUSALS = {
    500: ("internal", "Something is wrong with the server"),
    403: ("forbidden", "Ask an administrator"),
}
"""By status: the code, and what a page says."""
ASK_NOTHING = ("/board", "/withdrawals", "/wall", "/me", "/no/such/page")
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
@pytest.mark.parametrize(("user", "status"), [("ann", 500), ("mia", 500), ("admin", 403)])
def test_every_page_whose_questions_are_refused(windows_of, played, user, status):
    """A server that failed is asked again before that is told; one that refuses is not."""
    code, sentence = REFUSALS[status]
    refusal = {"type": f"/api/docs#{code}", "title": "No", "status": status, "detail": "No.", "code": code}

    def refuse(route: Route) -> None:
        if route.request.url.partition("?")[0].endswith(KNOWN_ANYWAY):
            route.continue_()
        else:
            body = json.dumps(refusal)
            route.fulfill(status=status, content_type="application/problem+json", body=body)

    mine = windows_of(played)
    mine.expect_refusal(status)
    page = mine.open(user, None)
    page.route("**/api/v1/**", refuse)
    found = []
    for place in places(user, "full"):
        page.goto(place.path)
        if place.path not in ASK_NOTHING:
            refused = page.get_by_role("alert").filter(has_text=sentence)
            expect(refused.first, place.path).to_be_visible()
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
        if not place.live or (
            user == "admin" and place.path != "/admin/queues"
        ):  # the others rest on nothing live
            continue
        place.show(page)
        page.context.set_offline(True)
        expect(page.get_by_role("alert").filter(has_text="Connection lost")).to_be_visible()
        found += wrong(page, f"{place.path}, lost")
        page.context.set_offline(False)
    fail_with(found)


def test_what_is_wrong_can_be_read(windows_of, played):
    page = windows_of(played).open("ann", None)
    page.add_init_script("Object.defineProperty(Notification, 'permission', { value: 'denied' })")
    page.goto("/me")
    expect(page.get_by_text("This browser does not allow notices")).to_be_visible()
    fail_with(wrong(page, "/me, a browser without notices"))
