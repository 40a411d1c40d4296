"""A year of a call centre of 1,000 agents, written straight into the tables that reports read.

Belongs here: its days: who works when, which calls they take. It is made up of one pattern, the same each time, so
that a report of it can be compared from run to run; what it says of people is worth nothing.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from readyroom.engine.catalogue import StatusEntry
from readyroom.reports.periods import begins
from readyroom.reports.rollups import Rollup, of_month
from readyroom.runtime.rollups import KINDS, Basis, catch_up
from readyroom.store import open_store, whole
from readyroom.store.interface import INTERVAL_TABLES, Batch, LogRow, Store
from readyroom.store.rollups import StoredRollup
from readyroom.store.schema import intervals

ROOM, ZONE = "year", "Europe/Berlin"
AGENTS, QUEUES, QUEUES_EACH = 1_000, 20, 3
CALLS_A_DAY = 30
"""Of each agent: a call every quarter of an hour of a shift of eight hours."""
LAST = date(2026, 11, 27)
FIRST = LAST - timedelta(days=364)
STATUSES = {
    "online": StatusEntry(id="online", label="Online", kind="available", counts_as="logged_in"),
    "lunch": StatusEntry(id="lunch", label="Lunch", counts_under="Lunch"),
    "offline": StatusEntry(id="offline", label="Offline"),
}
BASIS = Basis(ZONE, STATUSES)
BYTES_A_ROW = 700
"""Of an interval with its indexes, and once more of what is written meanwhile (the log of changes, sorting)."""
ROWS_AN_AGENT = 8 + QUEUES_EACH + 8 * CALLS_A_DAY
H, S = 3_600_000, 1_000

Row = tuple[Any, ...]


def agent(number: int) -> str:
    return f"a{number:04}"


def need_disk(days: int) -> None:
    """Refuses to start where the disk has no room for it."""
    needed = days * AGENTS * ROWS_AN_AGENT * BYTES_A_ROW + 365 * AGENTS * 3_000
    # A roll-up of an agent's day and one for each of their queues, with what is written meanwhile.
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < needed:
        sys.exit(
            f"This takes {needed / 1e9:.0f} GB in {tempfile.gettempdir()}; there are {free / 1e9:.0f} GB."
        )


def build(url: str, days: int) -> tuple[Store, dict[str, int]]:
    """A store with the intervals of the last `days` days and the roll-ups of 365; how many rows each table has.

    The roll-ups of the days before them are the last day's under other dates: reports read nothing else there.
    """
    store = open_store(url)
    opened = store.open_room(ROOM)
    start = begins(ZONE, LAST - timedelta(days=days - 1))
    event = LogRow(1, start, start, "Noted", 1, b'{"what":"bench"}')
    store.append(Batch(room=ROOM, epoch=opened.epoch, events=[event]))
    store.close()
    rows: dict[str, int] = {}
    with whole(url) as database:
        for table in INTERVAL_TABLES:
            count = 0

            def counted(table: str = table) -> Iterator[Row]:
                nonlocal count
                for row in _rows(table, days):
                    count += 1
                    yield (count, ROOM, *row)

            database.fill(intervals[table], counted())
            rows[table] = count
    store = open_store(url)
    catch_up(store, ROOM, BASIS, begins(ZONE, LAST + timedelta(days=1)) + 2 * H)
    rows["rollups"] = _repeat(store, days)
    return store, rows


def _rows(table: str, days: int) -> Iterator[Row]:
    for number in range(days):
        day = begins(ZONE, LAST - timedelta(days=days - 1 - number))
        tomorrow = begins(ZONE, LAST - timedelta(days=days - 2 - number))
        for one in range(AGENTS):
            yield from _DAYS[table](one, day, tomorrow)


def _row(
    key: str, who: str | None, queue: str | None, call: str | None, value: str, begin: int, end: int, how: str,
    detail: str = "{}", ended: str = "{}",
) -> Row:  # fmt: skip
    return (key, who, queue, call, value, detail, begin, 1, begin, end, 1, end, how, ended, begin, None, None)


def _state(one: int, day: int, tomorrow: int) -> Iterator[Row]:
    who, start = agent(one), day + 8 * H + one * S
    lunch = start + 4 * H
    for value, begin, end in (
        ("offline", day, start), ("online", start, lunch), ("lunch", lunch, lunch + H // 2),
        ("online", lunch + H // 2, start + 8 * H), ("offline", start + 8 * H, tomorrow),
    ):  # fmt: skip
        yield _row(who, who, None, None, value, begin, end, "")


def _calls(one: int, day: int) -> Iterator[tuple[str, str, int]]:
    start = day + 8 * H + one * S
    for number in range(CALLS_A_DAY):
        yield (
            f"c{day}-{one}-{number}",
            f"q{(one + number % QUEUES_EACH) % QUEUES:02}",
            start + number * 930 * S,
        )


def _activity(one: int, day: int, tomorrow: int) -> Iterator[Row]:
    who, last = agent(one), day
    for call, queue, at in _calls(one, day):
        for value, begin, end in (
            ("idle", last, at), ("ringing", at, at + 5 * S), ("call", at + 5 * S, at + 245 * S),
            ("wrap_up", at + 245 * S, at + 275 * S),
        ):  # fmt: skip
            busy = value != "idle"
            yield _row(who, who, queue if busy else None, call if busy else None, value, begin, end, "")
        last = at + 275 * S
    yield _row(who, who, None, None, "idle", last, tomorrow, "")


def _attendance(one: int, day: int, tomorrow: int) -> Iterator[Row]:
    who, start = agent(one), day + 8 * H + one * S
    unit = f'{{"unit": "u{one % 10}"}}'
    yield _row(who, who, None, None, "out", day, start, "in")
    yield _row(who, who, None, None, "in", start, start + 8 * H, "out", unit)
    yield _row(who, who, None, None, "out", start + 8 * H, tomorrow, "in")


def _membership(one: int, day: int, tomorrow: int) -> Iterator[Row]:
    for number in range(QUEUES_EACH):
        queue = f"q{(one + number) % QUEUES:02}"
        yield _row(f"{agent(one)}/{queue}", agent(one), queue, None, "in", day, tomorrow, "in")


def _offer(one: int, day: int, _tomorrow: int) -> Iterator[Row]:
    for number, (call, queue, at) in enumerate(_calls(one, day)):
        how = "answered" if number % 10 else "no_answer"
        ended = f'{{"ring_ms": {5 * S}}}'
        yield _row(f"o-{call}", agent(one), queue, call, "ringing", at, at + 5 * S, how, "{}", ended)


def _call(one: int, day: int, _tomorrow: int) -> Iterator[Row]:
    for call, queue, at in _calls(one, day):
        yield _row(call, None, queue, call, "waiting", at - one * 20, at + 5 * S, "talk")
        yield _row(call, agent(one), queue, call, "talk", at + 5 * S, at + 245 * S, "caller")


def _wrap_up(one: int, day: int, _tomorrow: int) -> Iterator[Row]:
    for call, queue, at in _calls(one, day):
        yield _row(agent(one), agent(one), queue, call, "wrap_up", at + 245 * S, at + 275 * S, "expired")


def _nothing(_one: int, _day: int, _tomorrow: int) -> Iterator[Row]:
    return iter(())


_DAYS = {
    "state": _state, "activity": _activity, "attendance": _attendance, "membership": _membership, "offer": _offer,
    "call": _call, "wrap_up": _wrap_up, "hold": _nothing, "task": _nothing,
}  # fmt: skip


def _repeat(store: Store, days: int) -> int:
    """Roll-ups of the whole year: the last day's for each day before those that were counted, and the months."""
    mark = store.rollups.mark(ROOM)
    assert mark.day == (LAST + timedelta(days=1)).isoformat()
    last = [row for kind in KINDS for row in store.rollups.of(ROOM, kind, [LAST.isoformat()])]
    counted_from = LAST - timedelta(days=days - 1)
    day = FIRST
    while day <= LAST:
        month = day.isoformat()[:7]
        names = []
        while day <= LAST and day.isoformat()[:7] == month:
            names.append(day.isoformat())
            day += timedelta(days=1)
        made = [
            row._replace(period=name) for name in names if name < counted_from.isoformat() for row in last
        ]
        there = [name for name in names if name >= counted_from.isoformat()]
        kept = [row for kind in KINDS for row in store.rollups.of(ROOM, kind, there)]
        whole_month = of_month(month, [Rollup(*row) for row in [*made, *kept]])  # type: ignore[arg-type]
        put = [*made, *(StoredRollup(*row) for row in whole_month)]
        replaced = [name for name in names if name not in there]
        mark = mark.then(mark.basis, mark.day, mark.seq)
        assert store.rollups.put(ROOM, mark, [*replaced, month], put)
    return sum(1 for _ in store.rollups.every(ROOM))
