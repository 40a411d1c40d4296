"""All that a log comes to, derived anew: what is kept beside it is held against this.

Belongs here: the fold of a log from its first event, with every interval that it makes, also by corrections, and the
rows of a store in the same form. In memory are the intervals that are open, and all states and stays of the agents of
whom something was corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from readyroom.engine.event import Event
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import State
from readyroom.engine.indexes import world_of
from readyroom.runtime.log import stored_change
from readyroom.store.corrections import CORRECTED, replacements
from readyroom.store.interface import Interval, IntervalChange, Store
from readyroom.views.feed import Feed
from readyroom.views.intervals import PARTITIONS, Change, Intervals
from readyroom.views.today import Today

Row = tuple[Any, ...]
"""An interval, all that is kept of it, in the order of `_of_interval`."""
_sorted_json = msgspec.json.Encoder(order="sorted").encode


class Fold:
    """All that a log comes to, event by event, as a room has it that began with the first one.

    `corrected`: the agents of whom something was corrected; their intervals are told by `rest` alone.
    """

    def __init__(self, room: str, corrected: frozenset[str] = frozenset()) -> None:
        self.world = world_of(State(room=room))
        self.today = Today()
        self.feed = Feed()
        self.intervals = Intervals()
        self._corrected = corrected
        self._open: dict[tuple[str, str], Change] = {}
        self._whole: dict[tuple[str, str], list[Interval]] = {}

    def on(self, event: Event) -> list[Row]:
        """Go on by one event; the intervals that it closed."""
        evolve(self.world, event)
        self.today.on(self.world, event)
        self.feed.on(event)
        closed = []
        for change in self.intervals.on(self.world, event):
            mark = change.table, change.key
            if change.table in CORRECTED and change.key in self._corrected:
                _follow(self._whole.setdefault(mark, []), stored_change(change))
            elif change.opens:
                self._open[mark] = change
            else:
                closed.append(_of_changes(self._open.pop(mark), change))
        return closed

    def rest(self) -> list[Row]:
        """The intervals that are open, and all of those whom corrections were about."""
        return [
            *(_of_changes(opened, None) for opened in self._open.values()),
            *(_of_interval(row, self.world.seq) for rows in self._whole.values() for row in rows),
        ]


def _follow(rows: list[Interval], change: IntervalChange) -> None:
    """Make a change in the rows of one key; a row's place is its id."""
    if change.kind == "open":
        rows.append(
            Interval(
                table=change.table, id=len(rows), key=change.key, agent=change.agent, queue=change.queue,
                call=change.call, value=change.value, detail=change.detail, opened_at=change.at,
                opened_seq=change.seq, opened_seen=change.seen, known_from=change.seen,
            )
        )  # fmt: skip
        return
    known = [row for row in rows if row.known_until is None]
    if change.kind == "close":
        for row in known:
            if row.closed_at is None:
                rows[row.id] = replace(
                    row, closed_at=change.at, closed_seq=change.seq, closed_seen=change.seen, closed_as=change.value,
                    closed_detail=change.detail,
                )  # fmt: skip
        return
    for replaced, middle, rests in replacements(known, change):
        for row in replaced:
            rows[row.id] = replace(row, known_until=change.seen)
        for new in (middle, *rests):
            rows.append(replace(new, id=len(rows)))


def rows_of_store(store: Store, room: str, intervals: Iterable[Interval], last: int) -> Iterator[Row]:
    """All intervals of a table as they stood after the event `last`, though a server may be writing more."""
    waiting: dict[int, list[Interval]] = {}
    for row in intervals:
        for replaced in waiting.pop(row.id, ()):
            known_until = replaced.known_until if row.opened_seq <= last else None
            yield _of_interval(replace(replaced, known_until=known_until), last)
        if not 0 < row.opened_seq <= last or _is_left_over(store, room, row, last):
            continue
        if row.superseded_by is None:
            yield _of_interval(row, last)
        else:
            # What took its place comes later, and says by which event.
            waiting.setdefault(row.superseded_by, []).append(row)
    for rows in waiting.values():
        yield from (_of_interval(row, last) for row in rows)


def _is_left_over(store: Store, room: str, row: Interval, last: int) -> bool:
    """Whether it is what a later correction left of another, from its beginning on."""
    if row.table not in CORRECTED or row.closed_seq is None or row.closed_seq <= last:
        return False
    return any(store.events_of(room, [row.closed_seq], ("Corrected",)))


def _of_interval(row: Interval, last: int) -> Row:
    opened = (
        row.table, row.key, row.agent, row.queue, row.call, row.value, _sorted_json(row.detail),
        row.opened_at, row.opened_seq, row.opened_seen,
    )  # fmt: skip
    known = row.known_from, row.known_until
    if row.closed_seq is None or row.closed_seq > last:
        return (*opened, None, None, None, None, None, *known)
    closed = row.closed_at, row.closed_seq, row.closed_seen, row.closed_as, _sorted_json(row.closed_detail)
    return (*opened, *closed, *known)


def _of_changes(opened: Change, closed: Change | None) -> Row:
    head = (
        opened.table, opened.key, opened.agent, opened.queue, opened.call, opened.value, _sorted_json(opened.detail),
        opened.at, opened.seq, opened.seen,
    )  # fmt: skip
    known = opened.seen, None
    if closed is None:
        return (*head, None, None, None, None, None, *known)
    return (*head, closed.at, closed.seq, closed.seen, closed.value, _sorted_json(closed.detail), *known)


def is_moment(row: Row) -> bool:
    """A state or activity that lasted no time: written or not, as the transactions happened to be cut."""
    return row[0] in PARTITIONS and row[7] == row[10]
