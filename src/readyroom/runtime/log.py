"""A room's log, as the room writes and reads it: engine's types on this side, the store's rows on the other.

Belongs here: the conversion between both, loading a room, and the replies kept under idempotency keys. All of it
is synchronous and may block: the room calls it in the writer thread or in a reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec import Struct, field

from readyroom.codec import events as codec
from readyroom.engine.effects import Effect
from readyroom.engine.events import AnyEvent, Event
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import State
from readyroom.engine.indexes import asleep, wake
from readyroom.engine.refusals import Refusal
from readyroom.engine.world import World
from readyroom.runtime import saved
from readyroom.store.errors import Fenced
from readyroom.store.interface import (
    INTERVAL_TABLES,
    Batch,
    Interval,
    IntervalChange,
    LogRow,
    Store,
)
from readyroom.store.interface import Reply as StoredReply
from readyroom.views.feed import Feed
from readyroom.views.intervals import Change, Intervals, Open, OpenRow, without_moments
from readyroom.views.today import Today

EVENTS_TOLD = 1_000
"""Between two words of how far a long replay is."""
DONE, REFUSED = 200, 409
"""Status of a stored reply."""


class Reply(Struct, frozen=True):
    """What came of an input. `events` are its own, in order; `replayed`: it was done before, under the same key."""

    events: tuple[Event, ...]
    refusal: Refusal | None = None
    replayed: bool = False


class Kept(Struct, frozen=True):
    """A reply as it is kept: the events by their place in the log."""

    first: int
    last: int
    refusal: Refusal | None = None


class Held(Struct):
    """All that a room holds in memory: a function of its log."""

    world: World
    intervals: Intervals
    today: Today
    feed: Feed
    snapshot_seq: int = 0
    """Of the snapshot that it was loaded from."""


class Draft(Struct):
    """What a batch of inputs came to, before it is written."""

    events: list[Event] = field(default_factory=list)
    rows: list[LogRow] = field(default_factory=list)
    """The events, encoded: one that cannot be is found out while it is known whose it is."""
    intervals: list[Change] = field(default_factory=list)
    replies: list[StoredReply] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    """To be handed on once it is written."""
    told: list[Event] = field(default_factory=list)
    """Notifications raised or seen, to be told once it is written."""

    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.events and not self.replies


class Log:
    """The log of one room, with this process as its writer."""

    def __init__(self, store: Store, room: str) -> None:
        self.store = store
        self.room = room
        self._epoch = 0

    def take_over(self) -> None:
        """Become the room's writer; whoever was it before is fenced."""
        self._epoch = self.store.open_room(self.room).epoch

    def check(self) -> None:
        """Raises `Fenced` if another server has taken the room over since."""
        epoch = self.store.epoch(self.room)
        if epoch != self._epoch:
            was = f"epoch {epoch}; this one's is {self._epoch}"
            raise Fenced(f"room {self.room} was opened by another server ({was})")

    def append(self, draft: Draft) -> None:
        """Write a draft in one transaction; it is durable when this returns. Raises a `StoreError`."""
        self.store.append(
            Batch(
                room=self.room,
                epoch=self._epoch,
                events=draft.rows,
                intervals=[stored_change(change) for change in without_moments(draft.intervals)],
                replies=draft.replies,
            )
        )

    def has(self, draft: Draft) -> bool:
        """Whether the draft is in the log after all, though its append seemed to fail."""
        if draft.rows:
            first, last = draft.rows[0].seq, draft.rows[-1].seq
            return list(self.store.events(self.room, since=first - 1, until_seq=last)) == draft.rows
        return all(self.store.reply(self.room, kept.scope, kept.key) == kept for kept in draft.replies)

    # --- loading -----------------------------------------------------------------------------------------

    def load(self) -> Held:
        """What the room holds after the last event: the newest readable snapshot and the events after it."""
        held = self._before(None)
        world, today, feed = held.world, held.today, held.feed
        for event in self.events(since=world.seq):
            evolve(world, event)
            today.on(world, event)
            feed.on(event)
        wake(world)
        held.intervals = Intervals(self._open_rows())
        return held

    def replayed(self, progress: Callable[[int], None]) -> World:
        """The world that all events make, from the first on and without a snapshot. `progress`: so many more."""
        world, told = asleep(State(room=self.room)), 0
        for event in self.events():
            evolve(world, event)
            if event.seq - told >= EVENTS_TOLD:
                progress(event.seq - told)
                told = event.seq
        progress(world.seq - told)
        return wake(world)

    def world_at(self, seq: int) -> World:
        """The world after the event `seq`."""
        world = self._before(seq).world
        for event in self.events(since=world.seq, until=seq):
            evolve(world, event)
        return wake(world)

    def _before(self, seq: int | None) -> Held:
        """What a snapshot holds that is not newer, its world asleep."""
        while (found := self.store.latest_snapshot(self.room, seq, saved.VERSION)) is not None:
            kept = saved.decode(found.body)
            if kept is not None:
                return Held(asleep(kept.state), Intervals(), kept.today, kept.feed, found.seq)
            if found.seq == 0:
                break
            seq = found.seq - 1
        return Held(asleep(State(room=self.room)), Intervals(), Today(), Feed())

    def _open_rows(self) -> Iterator[OpenRow]:
        for table in INTERVAL_TABLES:
            for row in self.store.intervals(self.room, table, open_only=True):
                yield _open_row(row)

    def save(self, seq: int, at: int, body: bytes) -> None:
        """Keep a snapshot."""
        self.store.save_snapshot(self.room, seq, at, body, saved.VERSION)

    # --- reading -----------------------------------------------------------------------------------------

    def events(
        self,
        since: int = 0,
        until: int | None = None,
        limit: int | None = None,
        agent: str | None = None,
        queue: str | None = None,
        call: str | None = None,
        types: Sequence[str] | None = None,
        at_from: int | None = None,
        at_to: int | None = None,
        newest_first: bool = False,
    ) -> Iterator[AnyEvent]:
        """The events after `since`, up to and with `until`, that meet every filter."""
        rows = self.store.events(
            self.room,
            since=since,
            until_seq=until,
            limit=limit,
            agent=agent,
            queue=queue,
            call=call,
            types=types,
            at_from=at_from,
            at_to=at_to,
            newest_first=newest_first,
        )
        return (codec.decode(row.type, row.version, row.body) for row in rows)

    def replies(self, wanted: Sequence[tuple[str, str]]) -> list[tuple[str, Reply] | None]:
        """For each (scope, key): the fingerprint and the reply that were kept, or None."""
        found: list[tuple[str, Reply] | None] = []
        for scope, key in wanted:
            stored = self.store.reply(self.room, scope, key)
            if stored is None:
                found.append(None)
                continue
            kept = msgspec.json.decode(stored.body, type=Kept)
            events = (
                tuple(self.events(since=kept.first - 1, until=kept.last)) if kept.last >= kept.first else ()
            )
            found.append((stored.fingerprint.decode(), Reply(events, kept.refusal, replayed=True)))
        return found


def kept_reply(
    key: str, scope: str, fingerprint: str, events: Sequence[Event], refusal: Refusal | None, at: int
) -> StoredReply:
    """A reply as the store keeps it."""
    first, last = (events[0].seq, events[-1].seq) if events else (1, 0)
    body = msgspec.json.encode(Kept(first, last, refusal))
    return StoredReply(key, scope, fingerprint.encode(), DONE if refusal is None else REFUSED, body, at)


def row_of(event: Event) -> LogRow:
    """An event as a row of the log."""
    encoded = codec.encode(event)  # type: ignore[arg-type]
    fields = codec.row_fields(event)  # type: ignore[arg-type]
    return LogRow(
        event.seq,
        event.at,
        event.seen,
        encoded.type,
        encoded.version,
        encoded.body,
        fields.agent,
        fields.queue,
        fields.call,
        event.by.kind,
        event.by.id,
    )


def stored_change(change: Change) -> IntervalChange:
    """A change as a store is told of it."""
    return IntervalChange(
        table=change.table,
        kind=change.kind,
        key=change.key,
        at=change.at,
        seq=change.seq,
        seen=change.seen,
        agent=change.agent,
        queue=change.queue,
        call=change.call,
        value=change.value,
        detail=change.detail,
        until=change.until,
    )


def _open_row(row: Interval) -> OpenRow:
    opened = Open(row.value, row.opened_at, row.opened_seq, row.queue, row.call, row.detail or None)
    return OpenRow(row.table, row.key, row.agent, opened)
