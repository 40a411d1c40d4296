"""`readyroom rollups rebuild`: the same rows again, told by their digest."""

from __future__ import annotations

import asyncio
import json
from contextlib import closing
from pathlib import Path

from readyroom.runtime.rollups import KINDS
from readyroom.store import open_store
from readyroom.store.rollups import StoredRollup
from tests.cli.program import run
from tests.reports.days import Days
from tests.reports.test_rollups import MONDAY, SATURDAY, SUNDAY, a_night_and_a_weekend, rolled


def kept(url: str) -> list[StoredRollup]:
    """What is kept of the weekend."""
    with closing(open_store(url)) as store:
        return [row for kind in KINDS for row in store.rollups.of("small", kind, (SATURDAY, SUNDAY))]


def test_made_again_they_are_the_same(tmp_path: Path):
    url = f"sqlite:///{tmp_path}/readyroom.db"

    async def weekend() -> None:
        days = await Days.begin(open_store(url), "2026-10-23 21:00")
        await a_night_and_a_weekend(days)
        await days.to(f"{MONDAY} 02:00")
        assert await rolled(days) == 3
        await days.house.stop()

    asyncio.run(weekend())
    before = kept(url)
    done = run("rollups", "rebuild", "--data", tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    # The machine's clock is later than the weekend's: there are more days now, and these among them.
    (told,) = json.loads(done.stdout)["rooms"]
    assert told["days"] >= 3
    assert kept(url) == before
    again = run("rollups", "rebuild", "--database", url)
    assert again.returncode == 0, again.stderr
    assert f"{told['rollups']} roll-ups, SHA-256 {told['sha256']}" in again.stdout
