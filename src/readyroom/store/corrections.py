"""Corrections of intervals: what takes the place of what, and nothing is overwritten.

Belongs here: the comparison, which every store makes alike, and the writing in a database. What is known today of a
time and says something else gives way: the rows keep all that they say and are known only until then; beside them
come what was before the correction, the correction itself, and what was after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from readyroom.store import statements
from readyroom.store.errors import WrongInterval
from readyroom.store.interface import Interval, IntervalChange, IntervalTable
from readyroom.store.interval_rows import interval_of
from readyroom.store.statements import Param
from readyroom.views.intervals import PARTITIONS, device_of, says

CORRECTED: frozenset[IntervalTable] = frozenset({"state", "attendance"})
"""The tables that are corrected: of one agent each row, and no two share time."""

Run = Callable[[str, Sequence[Param]], list[tuple[Any, ...]]]

_JSON_ENCODER = msgspec.json.Encoder()


class Replacement(NamedTuple):
    """Rows that follow each other, say the same of the phone, and give way, and what takes their place; new rows have
    the id 0 still.
    """

    replaced: list[Interval]
    middle: Interval
    """What the correction says."""
    rests: list[Interval]
    """What was before and after it, of the first and the last row."""


def check(room: str, change: IntervalChange) -> None:
    """Raises `WrongInterval` where a change is no correction that can be made."""
    if change.table not in CORRECTED or change.until is None or not change.at < change.until <= change.seen:
        what = (
            f"event {change.seq} corrects {change.table} {change.key} from {change.at} until {change.until}"
        )
        raise WrongInterval(f"room {room}: {what}, which no correction can")


def replacements(rows: Iterable[Interval], change: IntervalChange) -> list[Replacement]:
    """What a correction comes to; `rows`: those of its key, as known today. One without length stays as it is."""
    assert change.until is not None
    found: list[list[Interval]] = []
    for row in sorted(rows, key=lambda row: row.opened_at):
        ends = row.closed_at
        if row.opened_at >= change.until or (
            ends is not None and (ends <= change.at or ends == row.opened_at)
        ):
            continue
        if says(row.value, row.detail, change.value, change.detail):
            continue
        last = found[-1][-1] if found else None
        if (
            last is not None
            and last.closed_at == row.opened_at
            and device_of(last.detail) == device_of(row.detail)
        ):
            found[-1].append(row)
        else:
            found.append([row])
    return [_replacement(run, change, change.until) for run in found]


def _replacement(run: list[Interval], change: IntervalChange, until: int) -> Replacement:
    first, last = run[0], run[-1]
    begin = max(first.opened_at, change.at)
    end = until if last.closed_at is None else min(last.closed_at, until)
    # What ends together with a row that gives way ends as that did: why somebody clocked out is still so.
    middle = replace(
        last, id=0, value=change.value, detail=change.detail | device_of(last.detail), opened_at=begin,
        opened_seq=change.seq, opened_seen=change.seen, known_from=change.seen,
    )  # fmt: skip
    rests = []
    if first.opened_at < begin:
        rests.append(_closed(replace(first, id=0), begin, change.value, change))
    if end != last.closed_at:
        middle = _closed(middle, end, last.value, change)
        rests.append(
            replace(
                last,
                id=0,
                opened_at=end,
                opened_seq=change.seq,
                opened_seen=change.seen,
                known_from=change.seen,
            )
        )
    return Replacement(run, middle, rests)


def _closed(row: Interval, at: int, following: str, change: IntervalChange) -> Interval:
    """A row as the correction closes it; attendance says by what it was followed."""
    return replace(
        row, closed_at=at, closed_seq=change.seq, closed_seen=change.seen,
        closed_as="" if change.table in PARTITIONS else following, closed_detail={}, known_from=change.seen,
    )  # fmt: skip


# --- in a database ---------------------------------------------------------------------------------------


def write(run: Run, room: str, change: IntervalChange) -> None:
    """Make a correction, in a transaction that `run` is of."""
    table = change.table
    query = statements.select_intervals(
        room, table, agent=change.key, queue=None, call=None, at_from=change.at, at_to=change.until,
        open_only=False, known_at=None, limit=None, offset=0, hints=False,
    )  # fmt: skip
    rows = [interval_of(table, row) for row in run(*query)]
    for replaced, middle, rests in replacements(rows, change):
        run(statements.WRITE_INTERVAL[table], _params(room, middle))
        written = room, middle.agent, middle.opened_at, middle.opened_seq
        ((newer,),) = run(statements.FIND_WRITTEN[table], written)
        for row in replaced:
            run(statements.SUPERSEDE[table], (change.seen, newer, row.id))
        for rest in rests:
            run(statements.WRITE_INTERVAL[table], _params(room, rest))


def _params(room: str, row: Interval) -> tuple[Param, ...]:
    closed_detail = None if row.closed_detail is None else _json(row.closed_detail)
    return (
        room, row.key, row.agent, row.queue, row.call, row.value, _json(row.detail), row.opened_at, row.opened_seq,
        row.opened_seen, row.closed_at, row.closed_seq, row.closed_seen, row.closed_as, closed_detail, row.known_from,
    )  # fmt: skip


def _json(detail: dict[str, Any]) -> str:
    return _JSON_ENCODER.encode(detail).decode() if detail else "{}"
