"""Records for the stores' tests, short to write."""

from typing import Any

from readyroom.store.interface import Batch, IntervalChange, LogRow, Reply, Store

ROOM = "main"


def event(seq: int, at: int | None = None, **fields) -> LogRow:
    """An event of type "Happened" at 1000 times its seq, seen as it happened."""
    at = seq * 1000 if at is None else at
    plain: dict[str, Any] = {"seq": seq, "at": at, "seen": at, "type": "Happened", "version": 1}
    return LogRow(**(plain | {"body": b'{"n":%d}' % seq} | fields))


def change(kind: Any, table: Any, key: str, seq: int, at: int | None = None, **fields) -> IntervalChange:
    at = seq * 1000 if at is None else at
    return IntervalChange(
        table=table, kind=kind, key=key, at=at, seq=seq, seen=fields.pop("seen", at), **fields
    )


def opens(table: str, key: str, seq: int, at: int | None = None, **fields) -> IntervalChange:
    return change("open", table, key, seq, at, **fields)


def closes(table: str, key: str, seq: int, at: int | None = None, **fields) -> IntervalChange:
    return change("close", table, key, seq, at, **fields)


def answer(key: str, scope: str = "ann", at: int = 1000) -> Reply:
    return Reply(key=key, scope=scope, fingerprint=b"\x00f", status=200, body=b'{"ok":true}', at=at)


class Writer:
    """A room that a store has opened, and appends to it."""

    def __init__(self, store: Store, room: str = ROOM):
        self.store = store
        self.room = room
        opened = store.open_room(room)
        self.epoch = opened.epoch
        self.seq = opened.last_seq

    def append(self, *events: LogRow, intervals=(), replies=()) -> None:
        batch = Batch(room=self.room, epoch=self.epoch, events=events, intervals=intervals, replies=replies)
        self.store.append(batch)
        self.seq += len(events)

    def happen(self, count: int = 1, **fields) -> None:
        """Append this many plain events in one batch."""
        self.append(*(event(self.seq + n, **fields) for n in range(1, count + 1)))

    def change(self, *changes: IntervalChange) -> None:
        """Append one event, and these changes, whose seq must be its."""
        self.append(event(self.seq + 1), intervals=changes)
