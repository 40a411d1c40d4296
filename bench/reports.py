"""How soon a report of 1,000 agents is told: over a year, from roll-ups; over a day, from intervals. With its JSON.

One store after the other: SQLite, then a PostgreSQL that is started for it. Each agent takes 30 calls a day from
three queues; the rows of each table are in the first figures. The intervals are those of the last 10 days (others by
`READYROOM_BENCH_DAYS`, up to 365: 60 GB, and hours), and the roll-ups of these days are made of them. Those of the
days before are the last day's under other dates, since a long report reads nothing else. It refuses to start without
the disk it needs.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from bench import year
from bench.figures import Figure
from readyroom.reports.periods import Each, begins
from readyroom.reports.queues import QueueAsked
from readyroom.runtime.collector import spared
from readyroom.runtime.reporting import Asked, Reporting
from readyroom.runtime.rolled import Rolled
from readyroom.store.interface import Store
from tests.conftest import PATH
from tests.postgres import Cluster

RUNS, RUNS_OF_A_DAY = 40, 5
P95 = 94
TARGET_MS = 1_000
DAYS = int(os.environ.get("READYROOM_BENCH_DAYS", "10"))
BEGIN, END = year.FIRST, year.LAST


def figures() -> list[Figure]:
    """All figures of the reports."""
    year.need_disk(DAYS)
    with tempfile.TemporaryDirectory(prefix="readyroom-bench-") as folder:
        found = _of_store("SQLite", f"sqlite:///{folder}/year.db")
    if shutil.which("postgres", path=PATH) is None:
        print("PostgreSQL is missing, and so are its figures. As root: apt-get install postgresql")
        return found
    cluster = Cluster()
    try:
        return found + _of_store("PostgreSQL", cluster.new())
    finally:
        cluster.remove()


def _of_store(who: str, url: str) -> list[Figure]:
    began = time.monotonic()
    store, rows = year.build(url, DAYS)
    print(f"({who}: built in {time.monotonic() - began:.0f} s)", flush=True)
    try:
        counts = [Figure(f"rows: {table}", "rows", who, [count]) for table, count in rows.items() if count]
        return counts + _asked(who, store)
    finally:
        store.close()


def _of(first: date, last: date, each: Each) -> Asked:
    return Asked(
        zone=year.ZONE, first=first, last=last, each=each, until=begins(year.ZONE, END + timedelta(days=1)),
        agents={year.agent(number): f"Agent {number}" for number in range(year.AGENTS)}, statuses=year.STATUSES,
    )  # fmt: skip


def _asked(who: str, store: Store) -> list[Figure]:
    queues = {f"q{number:02}": QueueAsked(label=f"Queue {number}") for number in range(year.QUEUES)}
    rolled, reporting = Rolled(store, year.ROOM), Reporting(store, year.ROOM)
    at_once, by_month, day = _of(BEGIN, END, "all"), _of(BEGIN, END, "month"), _of(END, END, "day")
    # Whole months are read as one row; a year that begins within one has its days as well.
    longest: list[tuple[str, Callable[[], Any]]] = [
        ("attendance, a year at once", lambda: rolled.attendance(at_once)),
        ("attendance, a year by month", lambda: rolled.attendance(by_month)),
        ("availability, a year at once", lambda: rolled.availability(at_once)),
        ("missed calls, a year at once", lambda: rolled.missed_sums(at_once, None)),
        ("queues, a year by month", lambda: rolled.queues(by_month, queues)),
    ]
    shortest: list[tuple[str, Callable[[], Any]]] = [
        ("attendance, a day of intervals", lambda: reporting.attendance(day)),
        ("queues, a day of intervals", lambda: reporting.queues(day, queues)),
    ]
    found = []
    for runs, target, reports in ((RUNS, TARGET_MS, longest), (RUNS_OF_A_DAY, None, shortest)):
        for what, report in reports:
            with spared():  # as a server has it
                times = [_timed(report) for _ in range(runs)]
            found.append(Figure(f"{what}: median", "ms", who, [statistics.median(times)]))
            p95 = statistics.quantiles(times, n=100)[P95]
            found.append(Figure(f"{what}: p95", "ms", who, [p95], at_most=target))
    return found


def _timed(report: Callable[[], Any]) -> float:
    began = time.perf_counter()
    rows = report()
    assert msgspec.json.encode(rows)
    assert rows
    return (time.perf_counter() - began) * 1_000
