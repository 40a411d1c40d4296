"""One organisation, served; a test that needs other options or organisations says `served(…)` itself."""

from collections.abc import AsyncIterator

import pytest

from tests.http.house import Served, served


@pytest.fixture
async def acme() -> AsyncIterator[Served]:
    async with served() as made:
        yield made
