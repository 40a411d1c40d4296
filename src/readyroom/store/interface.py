"""What a store does: the log of each room, and what is written in the same transaction.

Belongs here: the `Store` protocol and its records. Every method is synchronous and safe to call from any
thread; `append` is meant for one writer thread, reads may run beside it in others and see what is
committed. Nothing here reads a clock or makes an id: instants (integer milliseconds UTC) and ids are
arguments. Credentials, sessions and the like are in `people`, which every store carries as `store.people`,
what is on its way to people and programs in `deliveries`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal, Protocol, get_args

from msgspec import Struct, field

from readyroom.store.deliveries import Deliveries
from readyroom.store.people import People
from readyroom.store.rollups import Rollups

IntervalTable = Literal[
    "state", "activity", "attendance", "membership", "hold", "offer", "call", "wrap_up", "task"
]
INTERVAL_TABLES: tuple[IntervalTable, ...] = get_args(IntervalTable)
"""In `call` the value is the phase: waiting, talk or hold."""

EarlierTable = Literal["membership", "offer", "call"]
"""What may be known of the time before the log."""
NOT_TOLD = "not_told"
"""Of a beginning or an end: it is not known when it was, only that the interval reached so far."""

Json = dict[str, Any]
"""A JSON object."""


class OpenedRoom(Struct, frozen=True):
    """What `open_room` hands out. Every append carries the epoch; the next `open_room` makes it stale."""

    room: str
    epoch: int
    last_seq: int


class LogRow(Struct, frozen=True, gc=False):
    """One event as the log keeps it. `body` is the encoded event; the other columns are there to select
    by.
    """

    seq: int
    at: int
    seen: int
    """When it became known. Never falls along the log, and is never before `at`."""
    type: str
    version: int
    body: bytes
    agent: str | None = None
    queue: str | None = None
    call: str | None = None
    by_kind: str = "system"
    by_id: str = ""


class IntervalChange(Struct, frozen=True, kw_only=True, gc=False):
    """An interval begins or ends, or what is known of a time is corrected.

    At most one interval with a `key` is open in a table of a room: "ann" for a state, "ann/sales" for a
    membership, the offer's id for an offer. On opening, `value` and `detail` say what it is (the state's
    name, …); on closing they say how it ended (an offer's outcome, …), and agent, queue and call are not
    looked at. On correcting they say what was so from `at` to `until`, in the table of an agent; see `corrections`.
    """

    table: IntervalTable
    kind: Literal["open", "close", "correct"]
    key: str
    at: int
    seq: int
    """The event that opens or closes it; one of the same batch."""
    seen: int
    agent: str | None = None
    queue: str | None = None
    call: str | None = None
    value: str = ""
    detail: Json = field(default_factory=dict)
    until: int | None = None
    """Of a correction: after `at`, and not after `seen`."""


Of = str | frozenset[str]
"""This one, or any of these."""
Start = tuple[str, int]
"""An agent, and an instant (ms UTC)."""


class Interval(Struct, frozen=True, kw_only=True):
    """An interval as it is read. `closed_*` are None while it is open. One from before the log has 0 for both seqs.

    It belongs to what was known from `known_from` until `known_until` (None: to this day); a correction
    ends that and names the interval that took its place in `superseded_by`.
    """

    table: IntervalTable
    id: int
    """Unique within its table, rising in order of writing."""
    key: str
    agent: str | None
    queue: str | None
    call: str | None
    value: str
    detail: Json
    opened_at: int
    opened_seq: int
    opened_seen: int
    closed_at: int | None = None
    closed_seq: int | None = None
    closed_seen: int | None = None
    closed_as: str | None = None
    closed_detail: Json | None = None
    known_from: int
    known_until: int | None = None
    superseded_by: int | None = None

    def overlap_ms(self, at_from: int, at_to: int) -> int:
        """How much of [at_from, at_to) it covers; an open interval goes on until `at_to`."""
        end = at_to if self.closed_at is None else min(self.closed_at, at_to)
        return max(0, end - max(self.opened_at, at_from))


class EarlierInterval(Struct, frozen=True, kw_only=True, gc=False):
    """An interval of the time before the log, as somebody else tells it: no event opened or closed it.

    `detail` names the `source`, and says `begin: not_told` where the beginning is not known; `closed_as` is
    `not_told` where the end is not. Those of one key share no time.
    """

    table: EarlierTable
    key: str
    agent: str | None = None
    queue: str | None = None
    call: str | None = None
    value: str
    detail: Json
    opened_at: int
    closed_at: int
    closed_as: str
    closed_detail: Json = field(default_factory=dict)


class Added(Struct):
    """What came of earlier intervals that were added."""

    added: int = 0
    replaced: int = 0
    """Rows whose place was taken by one that says more."""
    there: int = 0
    """Said nothing that was not there."""


class Reply(Struct, frozen=True, gc=False):
    """The answer to a command that came with an idempotency key.

    `scope` keeps apart callers who may choose the same key (a user, a token); `fingerprint` is of the
    command.
    """

    key: str
    scope: str
    fingerprint: bytes
    status: int
    body: bytes
    at: int


class Batch(Struct, frozen=True, kw_only=True):
    """What one transaction writes, all or nothing. `events` continue the log without a gap."""

    room: str
    epoch: int
    events: Sequence[LogRow] = ()
    intervals: Sequence[IntervalChange] = ()
    """In the order in which they happened."""
    replies: Sequence[Reply] = ()


class Snapshot(Struct, frozen=True, gc=False):
    """The encoded state of a room after event `seq`. `version` is the encoding's."""

    room: str
    seq: int
    at: int
    body: bytes
    version: int = 1


class Store(Protocol):
    """The logs of all rooms. Where a call cannot be done it raises a `StoreError`; see `errors`."""

    @property
    def people(self) -> People:
        """What belongs to people and is not in the log, in the same database."""

    @property
    def deliveries(self) -> Deliveries:
        """Messages and webhooks on their way, in the same database."""

    @property
    def rollups(self) -> Rollups:
        """What days and months come to, in the same database."""

    def open_room(self, room: str) -> OpenedRoom:
        """Take the room over, or make it if it is new: from now on, appends with an older epoch are
        fenced.
        """

    def rooms(self) -> list[str]:
        """The rooms there are, by name."""

    def epoch(self, room: str) -> int:
        """The epoch that was handed out last; 0 if the room was never opened. Another than one's own: fenced."""

    def append(self, batch: Batch) -> None:
        """Write the batch in one durable transaction; it is on the disk when this returns.

        Raises `Fenced` (stale epoch), `WrongSeq`, `WrongInterval`, `DuplicateReply`, `UnknownRoom`, and
        `StoreUnavailable` if the database fails. Whatever it raises, nothing of the batch was written; but if
        the machine fails while it runs, only reading tells.
        """

    def last_seq(self, room: str) -> int:
        """The seq of the last event; 0 if there is none."""

    def seq_at(self, room: str, instant: int) -> int:
        """The last seq that was known at the instant (`seen` <= instant); 0 if none was."""

    def events(
        self,
        room: str,
        *,
        since: int = 0,
        until_seq: int | None = None,
        limit: int | None = None,
        agent: str | None = None,
        queue: str | None = None,
        call: str | None = None,
        types: Sequence[str] | None = None,
        at_from: int | None = None,
        at_to: int | None = None,
        newest_first: bool = False,
    ) -> Iterator[LogRow]:
        """The events after `since`, up to and with `until_seq`, in order of seq, that meet every filter.

        By agent, by call, and of `SignedOut` alone by time, they are looked up; else the log is read through.
        `at_from` <= `at` < `at_to`. The iterator holds no lock and no transaction while it waits: it may be
        left half read, and events that are appended meanwhile may come too.
        """

    def events_of(
        self, room: str, seqs: Collection[int], types: Sequence[str] | None = None
    ) -> Iterator[LogRow]:
        """The events of these seqs that there are, in order, of these types only: what intervals name."""

    def save_snapshot(self, room: str, seq: int, at: int, body: bytes, version: int = 1) -> None:
        """Keep a snapshot, and thin out old ones (`snapshots.to_drop`). One of the same seq is replaced."""

    def latest_snapshot(
        self, room: str, max_seq: int | None = None, version: int | None = None
    ) -> Snapshot | None:
        """The newest snapshot not after `max_seq`, of that version if one is given."""

    def reply(self, room: str, scope: str, key: str) -> Reply | None:
        """The stored answer. That its fingerprint is the command's is for the caller to see."""

    def forget_replies(self, before: int) -> int:
        """Delete the replies of all rooms given before the instant; how many there were."""

    def intervals(
        self,
        room: str,
        table: IntervalTable,
        *,
        agent: Of | None = None,
        queue: Of | None = None,
        call: str | None = None,
        at_from: int | None = None,
        at_to: int | None = None,
        open_only: bool = False,
        known_at: int | None = None,
        superseded: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Interval]:
        """Intervals of this agent (or of any of a few thousand) and of this queue (or these), that share some of
        [at_from, at_to), whole, in order of opening (then of writing).

        One without length counts as lying at its instant. `known_at` asks for what was known at that instant:
        without later corrections, and still open where the end became known later. None: as known today.
        `superseded`: and all that had been known until then and gave way to corrections.
        """

    def ended(
        self, room: str, table: IntervalTable, ends: Collection[int], *, known_at: int | None = None
    ) -> list[Interval]:
        """The intervals that ended at one of these instants, in order of opening (then of writing).

        `known_at` as in `intervals`.
        """

    def begun(
        self, room: str, table: IntervalTable, starts: Collection[Start], *, known_at: int | None = None
    ) -> list[Interval]:
        """The intervals that these agents began at these instants, in order of opening (then of writing).

        `known_at` as in `intervals`.
        """

    def turns(self, room: str, table: IntervalTable, since: int, until: int) -> list[tuple[int, str]]:
        """Where one interval of an agent's gave way to the next: by which event after `since` up to `until`, and
        whose. In this order, each once; also what gave way to a correction since.
        """

    def every_interval(
        self, room: str, table: IntervalTable, *, superseded: bool = False
    ) -> Iterator[Interval]:
        """All intervals of a table as known today (`superseded`: and all that were known before), in order of
        writing. Like `events`, it holds nothing while it waits.
        """

    def add_earlier(
        self, room: str, intervals: Sequence[EarlierInterval], known_from: int, *, only_look: bool = False
    ) -> Added:
        """Add what is told of the time before the log, in one durable transaction, also beside the room's writer.

        One adds nothing where what is there says the same or more; else it takes the place of the earlier intervals
        of its key that it overlaps, as a correction does. Where something is new, the roll-ups are dropped.
        `only_look`: what would come of it; nothing is written. Raises `UnknownRoom`.
        """

    def end_earlier(self, room: str, known_until: int) -> int:
        """End all that is known of the time before the log, as a correction does; how many rows that were.

        Where there were some, the roll-ups are dropped.
        """

    def damage(self) -> list[str]:
        """What the database finds wrong with its own files, each in a sentence; it reads all of them."""

    def close(self) -> None:
        """Let go of the database. Nothing that was appended depends on it."""
