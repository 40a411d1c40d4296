"""A store for a small centre, of either database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from readyroom.store import open_store
from readyroom.store.interface import Store
from tests.postgres import cluster, database, needs_postgres
from tests.reports.days import Days

__all__ = ["cluster", "database"]

Begin = Callable[[str], Awaitable[Days]]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=needs_postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "postgres":
        return open_store(request.getfixturevalue("database"))
    return open_store(f"sqlite:///{tmp_path}/room.db")


@pytest.fixture
async def begin(store: Store) -> AsyncIterator[Begin]:
    """Begins the centre at a local time."""
    begun: list[Days] = []

    async def begin(local: str) -> Days:
        begun.append(await Days.begin(store, local))
        return begun[-1]

    yield begin
    for days in begun:
        await days.house.stop()
