"""One call centre for each test."""

from collections.abc import AsyncIterator

import pytest

from tests.http.routes.centre import Centre, centre


@pytest.fixture
async def acme_centre() -> AsyncIterator[Centre]:
    async with centre() as made:
        yield made
