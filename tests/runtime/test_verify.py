"""A log that is whole is found whole, also beside a server that writes; what is wrong is found and named."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from readyroom.runtime import saved, saving
from readyroom.runtime import verify as verifying
from readyroom.runtime.verify import verify
from readyroom.store.interface import EarlierInterval, Interval, LogRow, Snapshot, Store
from tests.runtime.centre import Chance, open_for_business, work

ROOM = "acme"


@pytest.fixture
async def store(house, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store of a room that has worked and has a few snapshots."""
    monkeypatch.setattr(saving, "SNAPSHOT_EVERY", 40)
    monkeypatch.setattr(saving, "SNAPSHOT_SHARE", 0)
    room = house.rooms[ROOM]
    await open_for_business(room)
    await work(house, room, Chance(5), 30)
    return house.store


class Altered:
    """A store in which something lies differently. What it does not alter is the real one's."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


async def test_what_a_room_has_written_is_right(store: Store):
    found = verify(store, ROOM)
    assert found.wrong == []
    assert found.events == store.last_seq(ROOM) > 150
    assert found.snapshots >= 2
    assert found.intervals > 100


async def test_what_was_told_of_the_time_before_is_counted_apart(store: Store):
    before = verify(store, ROOM)
    told = EarlierInterval(
        table="call", key="1.5", call="1.5", queue="sales", value="waiting", detail={"source": "queue_log"},
        opened_at=100, closed_at=200, closed_as="caller",
    )  # fmt: skip
    store.add_earlier(ROOM, [told], 300)
    found = verify(store, ROOM)
    assert (found.wrong, found.earlier) == ([], 1)
    assert found.intervals == before.intervals


async def test_an_empty_room_is_right(store: Store):
    store.open_room("new")
    assert verify(store, "new") == verifying.Verified("new")


async def test_it_looks_beside_a_room_that_writes(house, store: Store):
    """What is committed while it looks is neither missed nor taken for a mistake."""
    room, ended = house.rooms[ROOM], asyncio.Event()

    async def write() -> None:
        chance = Chance(6)
        while not ended.is_set():
            await work(house, room, chance, 1)

    writing = asyncio.create_task(write())
    found = [await house.in_reader(verify, store, ROOM) for _ in range(3)]
    ended.set()
    await writing
    assert [one.wrong for one in found] == [[]] * 3
    assert found[-1].events < store.last_seq(ROOM)


def chosen(store: Store) -> LogRow:
    """An event in the middle that names an agent and a queue."""
    rows = [row for row in store.events(ROOM) if row.type == "OfferEnded"]
    return rows[len(rows) // 2]


def event_altered(store: Store, **fields: Any) -> Altered:
    """The chosen event with other fields."""
    wanted = chosen(store).seq

    class Other(Altered):
        def events(self, room: str, **filters: Any) -> Iterator[LogRow]:
            for row in self.store.events(room, **filters):
                yield replace(row, **fields) if row.seq == wanted else row

    return Other(store)


class WithoutAnEvent(Altered):
    def events(self, room: str, **filters: Any) -> Iterator[LogRow]:
        return (row for row in self.store.events(room, **filters) if row.seq != 100)


class WithoutTheLast(Altered):
    def events(self, room: str, **filters: Any) -> Iterator[LogRow]:
        last = self.store.last_seq(room)
        return (row for row in self.store.events(room, **filters) if row.seq != last)


class WithoutAnOffer(Altered):
    def every_interval(self, room: str, table: Any, **asked: Any) -> Iterator[Interval]:
        rows = self.store.every_interval(room, table, **asked)
        return (row for row in rows if table != "offer" or row.id != 3)


class ClosedLater(Altered):
    def every_interval(self, room: str, table: Any, **asked: Any) -> Iterator[Interval]:
        for row in self.store.every_interval(room, table, **asked):
            is_it = table == "offer" and row.id == 3
            yield replace(row, closed_at=(row.closed_at or 0) + 1) if is_it else row


class Twice(Altered):
    def every_interval(self, room: str, table: Any, **asked: Any) -> Iterator[Interval]:
        for row in self.store.every_interval(room, table, **asked):
            yield row
            if table == "offer" and row.id == 3:
                yield row


class OfAnotherState(Altered):
    def latest_snapshot(self, room: str, *args: Any) -> Snapshot | None:
        found = self.store.latest_snapshot(room, *args)
        return found and replace(found, body=found.body.replace(b'"Bo"', b'"Bob"').replace(b'"BO"', b'"Bob"'))


class OfNoState(Altered):
    def latest_snapshot(self, room: str, *args: Any) -> Snapshot | None:
        found = self.store.latest_snapshot(room, *args)
        return found and replace(found, body=found.body[:-20])


WRONG: tuple[tuple[Any, str], ...] = (
    (WithoutAnEvent, "room acme: after event 99 comes 101; those between are missing: restore a backup"),
    (WithoutTheLast, "the log ends at event {before_last}, but {last} were written: restore a backup"),
    (
        lambda store: event_altered(store, body=b'{"type":"OfferEnded"'),
        "event {seq} (OfferEnded) cannot be read",
    ),
    (
        lambda store: event_altered(store, agent="zoe"),
        "event {seq} (OfferEnded) and the columns beside it differ",
    ),
    (
        lambda store: event_altered(store, at=0, seen=0),
        "event {seq} (OfferEnded) is older than the one before",
    ),
    (
        lambda store: event_altered(store, type="Unheard"),
        "event {seq} was written by a newer Readyroom (Unheard",
    ),
    (WithoutAnOffer, "follows from the log and is not there"),
    (ClosedLater, "is in the database and not in the log"),
    (Twice, "offer intervals are in the database more than once"),
    (OfAnotherState, "differs from the log up to there in the state: restore a backup"),
    (OfNoState, "cannot be read ("),
)


async def test_each_thing_that_is_wrong_is_found(store: Store):
    last = store.last_seq(ROOM)
    for altered, says in WRONG:
        says = says.format(seq=chosen(store).seq, last=last, before_last=last - 1)
        found = verify(altered(store), ROOM)
        assert any(says in line for line in found.wrong), (says, found.wrong)


async def test_an_event_that_cannot_be_folded_is_named(store: Store):
    row = next(row for row in store.events(ROOM) if row.type == "OfferStarted")
    wrong = replace(row, body=row.body.replace(b'"call":"', b'"call":"no-'), call=f"no-{row.call}")

    class Wrong(Altered):
        def events(self, room: str, **filters: Any) -> Iterator[LogRow]:
            return (wrong if one.seq == row.seq else one for one in self.store.events(room, **filters))

    (line,) = verify(Wrong(store), ROOM).wrong
    assert line.startswith(f"room acme: event {row.seq} (OfferStarted) cannot be folded (KeyError(")


async def test_a_snapshot_of_another_release_is_passed_over(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(saved, "VERSION", 999)
    found = verify(store, ROOM)
    assert (found.wrong, found.snapshots) == ([], 0)
    assert found.passed_over >= 2


async def test_only_the_first_findings_are_told(store: Store):
    class AllWrong(Altered):
        def events(self, room: str, **filters: Any) -> Iterator[LogRow]:
            return (replace(row, by_id="nobody") for row in self.store.events(room, **filters))

    assert len(verify(AllWrong(store), ROOM).wrong) == verifying.TOLD_AT_MOST
