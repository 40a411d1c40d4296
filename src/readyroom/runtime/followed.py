"""Intervals that began before a time, followed back to where they began: through all that corrections parted.

Belongs here: looking up what is before them. What is one with what, `reports.corrected` says.
"""

from __future__ import annotations

from collections.abc import Mapping

from readyroom.codec import events as codec
from readyroom.reports.corrected import among, is_one
from readyroom.store.interface import Interval, IntervalTable, Store


def follow_back(
    store: Store,
    room: str,
    table: IntervalTable,
    rows: Mapping[str, list[Interval]],
    begin: int,
    known_at: int | None = None,
) -> None:
    """Put before the first row of each agent those that it is one with, where it begins before `begin` (ms UTC).

    `rows`: by agent, in order of opening.
    """
    first = {agent: own[0] for agent, own in rows.items() if own and own[0].opened_at <= begin}
    while first:
        ends = {row.opened_at for row in first.values()}
        before = [
            row
            for row in store.ended(room, table, ends, known_at=known_at)
            if row.agent in first and row.opened_at < first[row.agent].opened_at == row.closed_at
        ]
        seqs = {seq for row in (*first.values(), *before) for seq in (row.opened_seq, row.closed_seq) if seq}
        logged = store.events_of(room, seqs, ("Corrected",))
        corrections = among({row.seq: codec.decode(row.type, row.version, row.body) for row in logged})
        found: dict[str, Interval] = {}
        for row in before:
            if row.agent is not None and is_one(row, first[row.agent], corrections):
                rows[row.agent].insert(0, row)
                found[row.agent] = row
        first = found
