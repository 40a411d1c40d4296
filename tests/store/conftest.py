"""The stores that the conformance suite runs over. A further one is a further parameter, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readyroom.store import open_store
from readyroom.store.interface import Store
from tests.store.records import Writer


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = {"sqlite": f"sqlite:///{tmp_path}/room.db", "memory": "memory:"}[request.param]
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def writer(store: Store) -> Writer:
    return Writer(store)
