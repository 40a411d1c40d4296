"""Pictures of every page, light and dark, on a desk and on a phone, at its fullest and its emptiest: `screenshots/`, to be looked at."""

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
    page = windows_of(house).open(user, None)
    for place in places(user, size):
        place.show(page)
        for path in look(page, f"{size}-{place.user or 'stranger'}-{place.name}"):
            assert path.stat().st_size > 5_000, "nothing is on it"
