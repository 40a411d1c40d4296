"""A tour of every page, full and empty: all that is asked of a page is asked of it while it is open.

In English, light and dark: axe-core finds nothing wrong (WCAG 2.2 AA), and pictures of desk and phone are taken, to
be looked at (`screenshots/`). On little room nothing scrolls sideways. The Tab key goes through and shows where it
is. On a phone all that is touched is large enough. In the pseudo-locale all text is from a catalogue, and French is
French. What the server says is kept by nobody on the way. `Windows` notes other hosts and broken policies.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Response

from tests.browser.axe import told, violations
from tests.browser.findings import Findings
from tests.browser.focus import walk
from tests.browser.room import NARROW, sideways, too_small
from tests.browser.tour import Place, Stretch, stretches
from tests.browser.windows import SCREENSHOTS, THEMES, VIEWPORTS, Windows, settle, wear
from tests.browser.words import PSEUDO, english, speak, untranslated

PEOPLE = (None, "ann", "mia", "admin")
BLANK_BYTES = 10_000
"""A picture with nothing on it has less, also that of a desk; one with a few words has more."""


@pytest.fixture(params=[*stretches("full", *PEOPLE), *stretches("empty", *PEOPLE)], ids=str)
def stretch(request: pytest.FixtureRequest) -> Stretch:
    return request.param


@pytest.fixture
def mine(stretch: Stretch, windows_of, request: pytest.FixtureRequest) -> Windows:
    """Windows on the organisation of that size."""
    mine: Windows = windows_of(request.getfixturevalue("played" if stretch.size == "full" else "bare"))
    if stretch.size == "empty":
        mine.expect_refusal(404, "/agents/ann")  # who supervises no unit sees none
    return mine


@pytest.mark.slow
def test_every_page(mine, stretch):
    with Findings() as findings:
        page = mine.open(stretch.user, None)
        kept = kept_on_the_way(page)
        for place in shown(page, "English", stretch, findings):
            look_at(page, place, stretch, findings)
            findings.of(
                f"{place.path}, {stretch.size}, kept on the way", lambda: [kept.pop() for _ in kept[:]]
            )
        page.evaluate(speak(PSEUDO))
        for place in shown(page, "pseudo-locale", stretch, findings):
            findings.of(f"{place.path}, {stretch.size}, raw text", untranslated, page)
        if stretch.size == "full":
            page.evaluate(speak("fr"))
            for place in shown(page, "French", stretch, findings):
                findings.of(f"{place.path}, French", english, page)
            page = mine.open(stretch.user, None, viewport="phone")
            for place in shown(page, "phone", stretch, findings):
                findings.of(f"{place.path}, phone, touch", too_small, page)


def shown(page: Page, how: str, stretch: Stretch, findings: Findings) -> Iterator[Place]:
    """One place after the other; one that does not come is left out, and noted."""
    for place in stretch.places:
        if findings.of(f"{place.path}, {stretch.size}, {how}", place.show, page):
            yield place


def look_at(page: Page, place: Place, stretch: Stretch, findings: Findings) -> None:
    """In both themes and on each screen; in the end the page is light and wide again."""
    where = f"{place.path}, {stretch.size}"
    for theme in THEMES:
        wear(page, theme)
        findings.of(f"{where}, {theme}, axe", lambda: [told([one]) for one in violations(page)])
        for viewport in ("phone", "desktop"):
            page.set_viewport_size(VIEWPORTS[viewport])
            name = f"{stretch.size}-{stretch.user or 'stranger'}-{place.name}.{viewport}.{theme}"
            findings.of(f"{where}, {theme}, picture of a {viewport}", picture, page, name)
    wear(page, THEMES[0])
    if place.path != "/wall":  # made for a large screen
        page.set_viewport_size(NARROW)
        findings.of(f"{where}, narrow", sideways, page)
        page.set_viewport_size(VIEWPORTS["desktop"])
    if stretch.size == "full":
        findings.of(f"{where}, Tab", walk, page)


def picture(page: Page, name: str) -> list[str]:
    """Take it: `screenshots/NAME.png`."""
    settle(page)
    SCREENSHOTS.mkdir(exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path, animations="disabled")
    return [] if path.stat().st_size > BLANK_BYTES else [f"nothing is on it: {path.name}"]


def kept_on_the_way(page: Page) -> list[str]:
    """A list that fills with the API's answers that something between server and page might keep."""
    kept: list[str] = []

    def on_response(answer: Response) -> None:
        said = answer.headers.get("cache-control", "")
        if "/api/" in answer.url and "no-store" not in said:
            kept.append(f"{answer.url}: {said}")

    page.on("response", on_response)
    return kept
