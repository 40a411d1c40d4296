"""axe-core finds nothing wrong (WCAG 2.2 AA), light and dark, where the server refuses or the line is lost.

Every page as it should be is looked at on the tour: `test_quality_tour.py`.
"""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import in_both_themes
from tests.browser.findings import Findings
from tests.browser.tour import places, stretches

REFUSALS = {
    500: ("internal", "Something is wrong with the server"),
    403: ("forbidden", "Ask an administrator"),
}
"""By status: the code, and what a page says."""
ASK_NOTHING = ("/board", "/withdrawals", "/wall", "/me", "/no/such/page")
"""They show what the live stream says, and do without what else they ask."""
KNOWN_ANYWAY = ("/api/v1/me", "/api/v1/me/preferences")


def refuse(page: Page, status: int) -> None:
    """All that is asked from now on, but who one is.

    By the debugger: Playwright's own `route` would have the browser fetch the whole application anew for each page.
    """
    session = page.context.new_cdp_session(page)
    code, _ = REFUSALS[status]
    refusal = {"type": f"/api/docs#{code}", "title": "No", "status": status, "detail": "No.", "code": code}
    answer = {
        "responseCode": status,
        "responseHeaders": [{"name": "Content-Type", "value": "application/problem+json"}],
        "body": base64.b64encode(json.dumps(refusal).encode()).decode(),
    }

    def on_asked(event: dict[str, Any]) -> None:
        asked = {"requestId": event["requestId"]}
        if event["request"]["url"].partition("?")[0].endswith(KNOWN_ANYWAY):
            session.send("Fetch.continueRequest", asked)
        else:
            session.send("Fetch.fulfillRequest", asked | answer)

    session.on("Fetch.requestPaused", on_asked)
    session.send("Fetch.enable", {"patterns": [{"urlPattern": "*/api/v1/*"}]})


def show_refused(page: Page, path: str, sentence: str) -> None:
    page.goto(path)
    if path not in ASK_NOTHING:
        expect(page.get_by_role("alert").filter(has_text=sentence).first).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stretch", "status"),
    [
        *((stretch, 500) for stretch in stretches("full", "ann", "mia")),
        *((stretch, 403) for stretch in stretches("full", "admin")),
    ],
    ids=str,
)
def test_every_page_whose_questions_are_refused(windows_of, played, stretch, status):
    """A server that failed is asked again before that is told; one that refuses is not."""
    mine = windows_of(played)
    mine.expect_refusal(status)
    page = mine.open(stretch.user, None)
    refuse(page, status)
    with Findings() as findings:
        for place in stretch.places:
            findings.of(f"{place.path}, refused", show_refused, page, place.path, REFUSALS[status][1])
            findings.of(f"{place.path}, refused, axe", in_both_themes, page)


@pytest.mark.slow
@pytest.mark.parametrize("user", ["ann", "mia", "admin"])
def test_every_page_that_is_not_live_any_more(windows_of, played, user):
    mine = windows_of(played)
    mine.expect_disconnection()
    wire = played.wire()
    page = mine.open(user, None, url=wire.url)
    with Findings() as findings:
        for place in places(user, "full"):
            if not place.live or (user == "admin" and place.path != "/admin/queues"):
                continue  # rests on nothing live
            place.show(page)
            page.context.set_offline(True)
            expect(page.get_by_role("alert").filter(has_text="Connection lost")).to_be_visible()
            findings.of(f"{place.path}, lost, axe", in_both_themes, page)
            page.context.set_offline(False)


def test_what_is_wrong_can_be_read(windows_of, played):
    page = windows_of(played).open("ann", None)
    page.add_init_script("Object.defineProperty(Notification, 'permission', { value: 'denied' })")
    page.goto("/me")
    expect(page.get_by_text("This browser does not allow notices")).to_be_visible()
    with Findings() as findings:
        findings.of("/me, a browser without notices, axe", in_both_themes, page)
