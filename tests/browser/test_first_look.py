"""How much script a page really loads when it is looked at for the first time, with nothing opened on it.

The build's own check (`web/scripts/finish.mjs`) adds up what it knows; here Chromium says what it asked for.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.house import WEB
from tests.browser.organisation import Organisation, small


@pytest.fixture
def organisation() -> Organisation:
    return small("attendance", tracked_groups=("agents",))


@pytest.mark.parametrize(
    ("user", "path", "kilobytes"), [("ann", "/me", 200), ("mia", "/board", 250), (None, "/sign-in", 200)]
)
def test_the_first_look_loads_no_more_than_it_may(windows, house, user, path, kilobytes):
    house.ready("ann")
    page = windows.open(user, None, locale="fr-FR")
    asked: set[str] = set()
    page.on(
        "request",
        lambda request: asked.add(urlsplit(request.url).path) if request.resource_type == "script" else None,
    )
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert asked, "nothing was loaded: is this the application?"
    sizes = {name: (WEB / f"{name.lstrip('/')}.br").stat().st_size for name in asked}
    assert sum(sizes.values()) <= kilobytes * 1_000, sorted(sizes.items(), key=lambda one: -one[1])
