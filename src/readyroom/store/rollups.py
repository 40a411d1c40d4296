"""Roll-ups as a store keeps them: what days and months come to, and how far that is in step with the log.

Belongs here: the records, and what can be asked. What a roll-up says is in `reports.rollups`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol


class StoredRollup(NamedTuple):
    """A roll-up of a day (`2026-11-29`) or of a month so far (`2026-11`). `is_open`: something had not ended."""

    kind: str
    period: str
    subject: str
    body: bytes
    is_open: bool


class RollupMark(NamedTuple):
    """How far roll-ups are in step: all days before `day`, with the log to `seq`; `basis`: what else they rest on.

    `generation` counts: each writing is one more. So whoever read, or counted, meanwhile sees that it did not stay.
    """

    basis: str
    day: str
    seq: int
    generation: int

    def then(self, basis: str, day: str, seq: int) -> RollupMark:
        """The one that may take its place."""
        return RollupMark(basis, day, seq, self.generation + 1)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is rolled up."""
        return not self.basis


BLANK = RollupMark("", "", 0, 0)


class News(NamedTuple):
    """What came since roll-ups were made."""

    earliest_at: int | None
    """None: nothing came."""
    is_marked: bool


class Rollups(Protocol):
    """The roll-ups of all rooms. All of them can be made again from the intervals."""

    def mark(self, room: str) -> RollupMark:
        """How far they are in step with the log."""

    def put(
        self, room: str, mark: RollupMark, periods: Sequence[str], rollups: Sequence[StoredRollup]
    ) -> bool:
        """Put these in the place of all that is kept of the periods, and the mark, in one durable transaction.

        False, and nothing is done: the mark that this one comes `then` after does not stand any more.
        """

    def drop(self, room: str) -> RollupMark:
        """Forget all of the room; the mark, which is blank then."""

    def of(self, room: str, kind: str, periods: Sequence[str]) -> list[StoredRollup]:
        """Those of a kind in these periods, in order of period and subject."""

    def every(self, room: str) -> Iterator[StoredRollup]:
        """All of them, in order of kind, period and subject."""

    def open_periods(self, room: str) -> list[str]:
        """The periods of which something had not ended when they were rolled up."""

    def told_from(self, room: str) -> int | None:
        """When the first begins of what others told of the time before the log; None: they told nothing.

        It takes its time.
        """

    def news(self, room: str, since: int, until: int, marked: str) -> News:
        """Of the events after `since`, up to and with `until` (seqs): when the earliest was, and whether one of the
        type `marked` is among them. It reads through all of them.
        """
