"""Stores and rooms for the tests of the runtime: real ones, in memory and in a file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.store.interface import Store
from readyroom.store.memory import MemoryStore
from readyroom.store.sqlite import SqliteStore
from tests.runtime.centre import MONDAY, entities


@pytest.fixture(params=["memory", "sqlite"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens the one store again, as a new process would."""
    if request.param == "sqlite":
        return lambda: SqliteStore(tmp_path / "readyroom.db")
    kept = MemoryStore()
    return lambda: kept


@pytest.fixture
async def house(reopen: Callable[[], Store]) -> AsyncIterator[House]:
    """A house with the organisation `acme` at eight on a Monday, all devices registered."""
    house = await House.open(reopen(), ManualClock(MONDAY))
    _, reply = await house.create("acme", "Acme", entities())
    assert reply.refusal is None
    yield house
    await house.stop()
