"""Intervals that reach out of a time, followed to where they began and ended: through all that corrections parted.

Belongs here: looking up what is before and behind them. What is one with what, `reports.corrected` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from readyroom.codec import events as codec
from readyroom.reports.corrected import Corrections, among, is_one
from readyroom.store.interface import Interval, IntervalTable, Store

Rows = Mapping[str, list[Interval]]
"""Those of a table, by agent, in order of opening."""


class Followed:
    """The intervals of one table of a room, as known at an instant (None: today)."""

    def __init__(self, store: Store, room: str, table: IntervalTable, known_at: int | None = None) -> None:
        self._store = store
        self._room = room
        self._table = table
        self._known_at = known_at

    def back(self, rows: Rows, begin: int) -> None:
        """Put before an agent's first row those that it is one with, where it begins before `begin` (ms UTC)."""
        first = {agent: own[0] for agent, own in rows.items() if own and own[0].opened_at <= begin}
        while first:
            ends = {row.opened_at for row in first.values()}
            before = [
                row
                for row in self._store.ended(self._room, self._table, ends, known_at=self._known_at)
                if row.agent in first and row.opened_at < first[row.agent].opened_at == row.closed_at
            ]
            corrections = self._corrections((*first.values(), *before))
            found: dict[str, Interval] = {}
            for row in before:
                if row.agent is not None and is_one(row, first[row.agent], corrections):
                    rows[row.agent].insert(0, row)
                    found[row.agent] = row
            first = found

    def on(self, rows: Rows, end: int) -> None:
        """Put behind an agent's last row those that are one with it, where it ends after `end` (ms UTC)."""
        last = {agent: own[-1] for agent, own in rows.items() if own}
        while last:
            starts = {
                (agent, row.closed_at)
                for agent, row in last.items()
                if row.closed_at is not None and row.closed_at >= max(end, row.opened_at + 1)
            }
            behind = self._store.begun(self._room, self._table, starts, known_at=self._known_at)
            corrections = self._corrections((*last.values(), *behind))
            found: dict[str, Interval] = {}
            for row in behind:
                if row.agent is not None and is_one(last[row.agent], row, corrections):
                    rows[row.agent].append(row)
                    found[row.agent] = row
            last = found

    def _corrections(self, rows: Iterable[Interval]) -> Corrections:
        """Those that opened or closed one of these."""
        seqs = {seq for row in rows for seq in (row.opened_seq, row.closed_seq) if seq}
        logged = self._store.events_of(self._room, seqs, ("Corrected",))
        return among({row.seq: codec.decode(row.type, row.version, row.body) for row in logged})
