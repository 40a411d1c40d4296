"""`readyroom rollups rebuild`: the same rows again, told by their digest."""

from __future__ import annotations

import asyncio
import json
from contextlib import closing
from pathlib import Path

from readyroom.engine import inputs as i
from readyroom.runtime.rollups import KINDS, digest
from readyroom.store import open_store
from readyroom.store.rollups import StoredRollup
from tests.cli.program import run
from tests.reports.days import Days, who
from tests.reports.test_rollups import MONDAY, SATURDAY, SUNDAY, a_night_and_a_weekend, rolled


def kept(url: str) -> list[StoredRollup]:
    """What is kept of the weekend."""
    with closing(open_store(url)) as store:
        return [row for kind in KINDS for row in store.rollups.of("small", kind, (SATURDAY, SUNDAY))]


def test_made_again_they_are_the_same(tmp_path: Path):
    url = f"sqlite:///{tmp_path}/readyroom.db"

    digests: list[tuple[int, str]] = []

    async def weekend() -> None:
        days = await Days.begin(open_store(url), "2026-10-23 21:00")
        await a_night_and_a_weekend(days)
        await days.to(f"{MONDAY} 02:00")
        await days.say(i.SetStatus(at=0, by=who("cleo"), agent="cleo", status="away"))
        assert await rolled(days) == 3
        digests.append(digest(days.house.store, "small"))
        await days.house.stop()

    asyncio.run(weekend())
    before = kept(url)
    done = run("rollups", "rebuild", "--data", tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    # Whatever this machine's clock says: nothing is known of the days after the last event.
    (told,) = json.loads(done.stdout)["rooms"]
    assert told["days"] == 3
    assert [(told["rollups"], told["sha256"])] == digests
    assert kept(url) == before
    again = run("rollups", "rebuild", "--database", url)
    assert again.returncode == 0, again.stderr
    assert f"{told['rollups']} roll-ups, SHA-256 {told['sha256']}" in again.stdout
