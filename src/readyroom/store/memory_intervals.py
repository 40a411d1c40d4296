"""Intervals in memory.

Belongs here: what rows say of themselves: as they were known, whether they reach into a time, what others told.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from readyroom.store.interface import EarlierInterval, Interval, Json, Of


def is_earlier(interval: Interval) -> bool:
    """Whether others told of it, and it stands."""
    return interval.opened_seq == 0 and interval.known_until is None


def told(row_id: int, one: EarlierInterval, known_from: int) -> Interval:
    """An interval that others told of, as a row."""
    return Interval(
        table=one.table,
        id=row_id,
        key=one.key,
        agent=one.agent,
        queue=one.queue,
        call=one.call,
        value=one.value,
        detail=copied(one.detail),
        opened_at=one.opened_at,
        opened_seq=0,
        opened_seen=known_from,
        closed_at=one.closed_at,
        closed_seq=0,
        closed_seen=known_from,
        closed_as=one.closed_as,
        closed_detail=copied(one.closed_detail),
        known_from=known_from,
    )


def end(rows: list[Interval], known_until: int) -> int:
    """End those of before the log; how many there were."""
    earlier = [place for place, row in enumerate(rows) if is_earlier(row)]
    for place in earlier:
        rows[place] = replace(rows[place], known_until=known_until)
    return len(earlier)


def turns(rows: list[Interval], since: int, until: int) -> list[tuple[int, str]]:
    """By which events after `since` up to `until`, and whose, intervals gave way to others."""
    ended = {(row.agent, row.closed_at) for row in rows}
    found = {
        (row.opened_seq, row.agent)
        for row in rows
        if since < row.opened_seq <= until and row.agent is not None and (row.agent, row.opened_at) in ended
    }
    return sorted(found)


def as_known(interval: Interval, known_at: int | None, *, superseded: bool = False) -> Interval | None:
    """The interval as it was known at the instant (None: today); None if it was not, or gave way before."""
    if known_at is None:
        return interval if superseded or interval.known_until is None else None
    if interval.known_from > known_at:
        return None
    if not superseded and interval.known_until is not None and interval.known_until <= known_at:
        return None
    if interval.closed_seen is None or interval.closed_seen <= known_at:
        return interval
    return replace(
        interval, closed_at=None, closed_seq=None, closed_seen=None, closed_as=None, closed_detail=None
    )


def is_of(wanted: Of | None, name: str | None) -> bool:
    """Whether it is one that is asked for; None: all are."""
    return wanted is None or (name in wanted if isinstance(wanted, frozenset) else name == wanted)


def reaches(interval: Interval, at_from: int) -> bool:
    """Whether some of it, or all of one without length, lies at or after the instant."""
    assert interval.closed_at is not None
    return interval.closed_at > at_from or interval.opened_at >= at_from


def copied(detail: Json) -> Json:
    """A detail that shares nothing with the caller's, as JSON would give it back."""
    return msgspec.json.decode(msgspec.json.encode(detail), type=Json) if detail else {}
