"""The stores that the conformance suite runs over. A further one is a further parameter, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readyroom.store import open_store
from readyroom.store.interface import Store
from tests.postgres import cluster, database, empty_database, needs_postgres, own_database
from tests.store.records import Writer

__all__ = ["cluster", "database", "empty_database", "own_database"]


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store of a kind may be."""
    if kind == "postgres":
        found: str = request.getfixturevalue("database")
        return found
    return {"sqlite": f"sqlite:///{tmp_path}/room.db", "memory": "memory:"}[kind]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=needs_postgres), "memory"])
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def writer(store: Store) -> Writer:
    return Writer(store)
