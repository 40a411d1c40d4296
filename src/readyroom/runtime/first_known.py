"""An agent's states as the events themselves made them, though they were corrected since.

Belongs here: finding them. What rules did is told by these: no correction takes a sign-out away, nor its end.
"""

from __future__ import annotations

from msgspec.structs import replace

from readyroom.store.interface import Interval, Store


def first_known(
    store: Store, room: str, agent: str, at_from: int, known_at: int | None = None
) -> list[Interval]:
    """The states from an instant on, in order of opening, without what a correction said or left.

    One that was corrected while it went on ends when the agent's state became another: with what was left of it.
    """
    rows = store.intervals(room, "state", agent=agent, at_from=at_from, known_at=known_at, superseded=True)
    seqs = {seq for row in rows for seq in (row.opened_seq, row.closed_seq) if seq}
    corrected = {row.seq for row in store.events_of(room, seqs, ("Corrected",))}
    # What a correction left of the beginning of an interval names the event that opened it, and was written later.
    first: dict[int, Interval] = {}
    for row in sorted(rows, key=lambda row: row.id):
        if row.opened_seq not in corrected:
            first.setdefault(row.opened_seq, row)
    ends = sorted(
        (row for row in rows if row.closed_seq and row.closed_seq not in corrected),
        key=lambda row: row.closed_seq or 0,
    )
    return [_ended(row, ends) for row in sorted(first.values(), key=lambda row: (row.opened_at, row.id))]


def _ended(row: Interval, ends: list[Interval]) -> Interval:
    if row.closed_at is not None or row.known_until is None:
        return row
    end = next((end for end in ends if (end.closed_seq or 0) > row.opened_seq), row)
    return replace(row, closed_at=end.closed_at, closed_seq=end.closed_seq, closed_as=end.closed_as)
