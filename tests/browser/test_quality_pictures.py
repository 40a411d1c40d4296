"""Pictures of every page, in both themes, on desk and phone, full and empty, to be looked at: `screenshots/`."""

from __future__ import annotations

import pytest

from tests.browser.tour import places
from tests.browser.windows import look

PEOPLE = (None, "ann", "mia", "admin")


@pytest.mark.slow
@pytest.mark.parametrize("size", ["full", "empty"])
@pytest.mark.parametrize("user", PEOPLE)
def test_pictures(windows_of, request, user, size):
    house = request.getfixturevalue("played" if size == "full" else "bare")
    mine = windows_of(house)
    mine.expect_refusal(404, "/agents/ann")  # who supervises no unit sees none
    page = mine.open(user, None)
    for place in places(user, size):
        place.show(page)
        for path in look(page, f"{size}-{place.user or 'stranger'}-{place.name}"):
            assert path.stat().st_size > 5_000, "nothing is on it"
