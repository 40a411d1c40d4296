"""Intervals that a correction touched: told as one where it is one time, and marked.

Belongs here: putting together what a correction cut, and what a report says of it. An agent who forgot to clock in
has one shift, which began when the correction says; not two, one of which begins when they clocked in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from readyroom.engine import events as ev
from readyroom.engine.facts import Actor
from readyroom.reports.spans import Row
from readyroom.views.instants import when
from readyroom.views.intervals import says

MARGIN_MS = 1
"""So much before and after a time, intervals are read that may be one with those in it: they touch. What is one with
those that began before the time is looked up besides, however far back it began."""


class CorrectionNote(Struct, frozen=True, kw_only=True, rename={"begin": "from", "end": "to"}):
    """A correction behind a row: who said what time was corrected, when, and why."""

    seq: int
    at: datetime
    by: Actor
    begin: datetime
    end: datetime
    why: str


class Joined(Struct, frozen=True, kw_only=True):
    """Rows that follow each other, say the same, and are parted by a correction alone; or one that it touched."""

    key: str
    agent: str | None
    queue: str | None
    call: str | None
    value: str
    detail: Mapping[str, Any]
    opened_at: int
    opened_seq: int
    closed_at: int | None
    closed_seq: int | None
    closed_as: str | None
    closed_detail: Mapping[str, Any] | None
    corrections: tuple[int, ...]
    """The seqs of the events that corrected it."""
    is_said: bool
    """Whether some of it is what a correction says, and not only what it left."""


Corrections = Mapping[int, ev.Corrected]
"""By seq."""


def among(events: Mapping[int, ev.Event]) -> Corrections:
    """The corrections among these."""
    return {seq: event for seq, event in events.items() if isinstance(event, ev.Corrected)}


def joined(rows: Sequence[Row], corrections: Corrections) -> Sequence[Row]:
    """The rows of an agent in order of opening, those that a correction parted put together."""
    if not corrections:
        return rows
    found: list[Row] = []
    for each in rows:
        row = _marked(each, corrections)
        last = found[-1] if found else None
        if last is not None and last.closed_at == row.opened_at and _is_one(last, row):
            found[-1] = _together(last, row)
        else:
            found.append(row)
    return found


def is_one(before: Row, row: Row, corrections: Corrections) -> bool:
    """Whether a row goes on from the one before it, and a correction alone parts them."""
    return before.closed_at == row.opened_at and _is_one(
        _marked(before, corrections), _marked(row, corrections)
    )


def corrections_of(row: Row) -> tuple[int, ...]:
    """The seqs of the corrections that touched a row."""
    return row.corrections if isinstance(row, Joined) else ()


def is_said(row: Row) -> bool:
    """Whether some of it is what a correction says."""
    return isinstance(row, Joined) and row.is_said


def notes(rows: Iterable[Row], corrections: Corrections) -> tuple[CorrectionNote, ...]:
    """The corrections that touched these rows, in order."""
    if not corrections:
        return ()
    found = [corrections[seq] for seq in sorted({seq for row in rows for seq in corrections_of(row)})]
    return tuple(
        CorrectionNote(
            seq=event.seq, at=when(event.at), by=event.by, begin=when(event.since), end=when(event.until),
            why=event.why,
        )
        for event in found
    )  # fmt: skip


def _marked(row: Row, corrections: Corrections) -> Row:
    seqs = tuple(seq for seq in dict.fromkeys((row.opened_seq, row.closed_seq or 0)) if seq in corrections)
    if not seqs:
        return row
    opened = corrections.get(row.opened_seq)
    is_said = opened is not None and row.value in (opened.state, opened.attendance)
    return Joined(
        key=row.key, agent=row.agent, queue=row.queue, call=row.call, value=row.value, detail=row.detail,
        opened_at=row.opened_at, opened_seq=row.opened_seq, closed_at=row.closed_at, closed_seq=row.closed_seq,
        closed_as=row.closed_as, closed_detail=row.closed_detail, corrections=seqs, is_said=is_said,
    )  # fmt: skip


def _is_one(last: Row, row: Row) -> bool:
    if not corrections_of(last) and not corrections_of(row):
        return False
    detail = {name: what for name, what in row.detail.items() if name != "device"}
    return says(last.value, last.detail, row.value, detail)


def _together(last: Row, row: Row) -> Joined:
    whole = last if isinstance(last, Joined) else row
    assert isinstance(whole, Joined)
    return replace(
        whole, detail=last.detail, opened_at=last.opened_at, opened_seq=last.opened_seq, closed_at=row.closed_at,
        closed_seq=row.closed_seq, closed_as=row.closed_as, closed_detail=row.closed_detail,
        corrections=tuple(dict.fromkeys((*corrections_of(last), *corrections_of(row)))),
        is_said=is_said(last) or is_said(row),
    )  # fmt: skip
