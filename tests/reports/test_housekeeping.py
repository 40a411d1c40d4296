"""Housekeeping rolls up each room by itself, and lets go at a stop."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from readyroom.engine import inputs as i
from readyroom.runtime import house
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.runtime.rollups import Basis
from readyroom.runtime.room import Room
from readyroom.store import open_store
from readyroom.store.interface import Store
from tests.reports.days import BO, Days, at, entities

DEADLINE_S = 30.0


def basis_of(room: Room) -> str:
    return Basis(room.world.settings.zone, dict(room.world.statuses)).text()


async def rolled(store: Store, room: str) -> None:
    """Returns when something of it is rolled up."""
    async with asyncio.timeout(DEADLINE_S):
        while store.rollups.mark(room).is_blank:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.005)


async def test_a_stop_does_not_wait_for_a_year_to_be_rolled_up(tmp_path: Path):
    url = f"sqlite:///{tmp_path}/room.db"
    days = await Days.begin(open_store(url), "2026-10-23 21:00")
    await days.to("2027-10-23 12:00")
    store = days.house.store
    store.rollups.drop("small")
    rolling = asyncio.create_task(days.room.roll_up())
    await rolled(store, "small")
    await days.house.stop()
    assert await rolling == 0
    again = open_store(url)
    assert date(2026, 11, 1) <= date.fromisoformat(again.rollups.mark("small").day) < date(2027, 10, 23)
    again.close()


async def test_a_room_that_cannot_be_rolled_up_holds_up_no_other(tmp_path: Path):
    url = f"sqlite:///{tmp_path}/room.db"
    days = await Days.begin(open_store(url), "2026-10-23 21:00")
    await days.house.create("tiny", "Tiny", entities())
    basis = basis_of(days.room)
    await days.house.stop()
    store = open_store(url)
    assert store.rollups.put("small", store.rollups.drop("small").then(basis, "no day", 1), [], [])
    store.rollups.drop("tiny")
    store.close()
    house = await House.open(open_store(url), ManualClock(at("2026-10-25 12:00")))
    assert list(house.rooms) == ["small", "tiny"]
    await rolled(house.store, "tiny")
    assert house.store.rollups.mark("tiny").day == "2026-10-25"
    await house.stop()


async def test_a_correction_is_rolled_up_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(house, "CORRECTED_S", 0.0)
    clock = ManualClock(at("2026-10-23 21:00"))
    opened = await House.open(open_store(f"sqlite:///{tmp_path}/room.db"), clock)
    room, _ = await opened.create("small", "Small", entities())
    await clock.to(at("2026-10-25 12:00"))
    await room.roll_up()
    begun = opened.store.rollups.mark("small").seq
    correction = i.Correct(
        at=0, by=BO, agent="cleo", since=at("2026-10-23 22:00"), until=at("2026-10-24 01:00"), state="away",
        why="was away",
    )  # fmt: skip
    correction.at = correction.seen = clock.now()
    assert (await room.submit(correction)).refusal is None
    async with asyncio.timeout(DEADLINE_S):
        while opened.store.rollups.mark("small").seq == begun:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.005)
    await opened.stop()
