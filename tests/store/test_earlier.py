"""Every store: what is told of the time before the log lies beside it, says what it is, and is added once."""

from typing import Any

import pytest

from readyroom.store.errors import UnknownRoom
from readyroom.store.interface import NOT_TOLD, Added, EarlierInterval, Interval
from tests.store.records import ROOM, Writer, closes, opens

SOURCE = {"source": "queue_log"}


def member(value: str, since: int, until: int, end: str = "told", **fields: Any) -> EarlierInterval:
    plain: dict[str, Any] = {"table": "membership", "key": "ann/sales", "agent": "ann", "queue": "sales"}
    times = {"opened_at": since, "closed_at": until, "closed_as": end}
    return EarlierInterval(**(plain | {"value": value, "detail": SOURCE} | times | fields))


def unbegun(value: str, since: int, until: int, end: str = "told") -> EarlierInterval:
    return member(value, since, until, end, detail=SOURCE | {"begin": NOT_TOLD})


def call(value: str, since: int, until: int, end: str = "talk", **fields: Any) -> EarlierInterval:
    plain: dict[str, Any] = {"table": "call", "key": "1.5", "call": "1.5", "queue": "sales", "detail": SOURCE}
    times = {"opened_at": since, "closed_at": until, "closed_as": end}
    return EarlierInterval(**(plain | {"value": value} | times | fields))


def told(store, table: Any = "membership", **filters: Any) -> list[tuple[str, int, int | None]]:
    return [(row.value, row.opened_at, row.closed_at) for row in store.intervals(ROOM, table, **filters)]


def test_it_is_read_like_any_interval(writer, store):
    offer = EarlierInterval(
        table="offer", key="1.5/ann/9", agent="ann", queue="sales", call="1.5", value="ringing",
        detail=SOURCE, opened_at=500, closed_at=900, closed_as="unknown",
        closed_detail={"ring_ms": 400, "raw_cause": "RINGNOANSWER"},
    )  # fmt: skip
    assert store.add_earlier(ROOM, [offer], 7000) == Added(added=1)
    expected = Interval(
        table="offer", id=1, key="1.5/ann/9", agent="ann", queue="sales", call="1.5", value="ringing",
        detail=SOURCE, opened_at=500, opened_seq=0, opened_seen=7000, closed_at=900, closed_seq=0,
        closed_seen=7000, closed_as="unknown", closed_detail=offer.closed_detail, known_from=7000,
    )  # fmt: skip
    asked: dict[str, Any]
    for asked in ({}, {"agent": "ann"}, {"call": "1.5"}, {"at_from": 600, "at_to": 700}, {"known_at": 7000}):
        assert store.intervals(ROOM, "offer", **asked) == [expected]
    for asked in ({"known_at": 6999}, {"at_from": 900}, {"open_only": True}):
        assert store.intervals(ROOM, "offer", **asked) == []
    assert list(store.every_interval(ROOM, "offer")) == [expected]


def test_the_log_goes_on_as_if_there_were_none(writer, store):
    store.add_earlier(ROOM, [member("in", 100, 1000)], 9000)
    writer.change(opens("membership", "ann/sales", 1, agent="ann", queue="sales", value="in"))
    store.add_earlier(ROOM, [member("out", 0, 100)], 9000)
    writer.change(closes("membership", "ann/sales", 2), opens("membership", "ann/sales", 2, value="out"))
    assert store.last_seq(ROOM) == 2
    assert told(store) == [("out", 0, 100), ("in", 100, 1000), ("in", 1000, 2000), ("out", 2000, None)]


def test_a_room_that_is_not_there(store):
    with pytest.raises(UnknownRoom):
        store.add_earlier("nowhere", [member("in", 100, 1000)], 9000)


def test_the_same_again_adds_nothing(writer, store):
    day = [
        member("in", 100, 500), member("paused", 500, 600), member("in", 600, 900, NOT_TOLD),
        call("waiting", 200, 200), call("talk", 200, 300, "agent", agent="ann"),
        call("waiting", 300, 300, queue="help"), call("waiting", 300, 310),
    ]  # fmt: skip
    assert store.add_earlier(ROOM, day, 9000, only_look=True) == Added(added=7)
    assert told(store) == []
    assert store.add_earlier(ROOM, day, 9000) == Added(added=7)
    before = told(store) + told(store, "call")
    for again in (day, day[2:], day + day):
        assert store.add_earlier(ROOM, again, 9500) == Added(there=len(again))
    assert told(store) + told(store, "call") == before


def test_the_same_twice_in_one_is_added_once(writer, store):
    assert store.add_earlier(ROOM, [call("waiting", 1, 2), call("waiting", 1, 2)], 9000) == Added(1, 0, 1)


CASES = [
    # what is there, what comes, and what is known then; `None`: nothing changes
    ([member("in", 100, 500, NOT_TOLD)], member("in", 100, 900), [("in", 100, 900)]),
    ([member("in", 100, 500, NOT_TOLD)], member("in", 100, 900, NOT_TOLD), [("in", 100, 900)]),
    ([member("in", 100, 900)], member("in", 100, 500, NOT_TOLD), None),
    ([member("in", 100, 900)], unbegun("in", 300, 900), None),
    ([member("in", 100, 900)], unbegun("in", 300, 400, NOT_TOLD), None),
    ([unbegun("in", 300, 900)], member("in", 100, 900), [("in", 100, 900)]),
    ([unbegun("in", 3000, 9000)], unbegun("in", 500, 9000), [("in", 500, 9000)]),
    # whole seconds, rounded twice
    ([unbegun("in", 3000, 9000)], unbegun("in", 1000, 9000), None),
    ([member("in", 100, 500)], member("paused", 500, 900), [("in", 100, 500), ("paused", 500, 900)]),
    ([member("in", 100, 500)], member("out", 50, 100), [("out", 50, 100), ("in", 100, 500)]),
    # two accounts that cannot both be so: the later import counts
    ([member("in", 100, 900)], member("in", 100, 200), [("in", 100, 200)]),
    ([member("in", 100, 500), member("out", 500, 900)], member("paused", 400, 600), [("paused", 400, 600)]),
    ([member("in", 100, 500), member("out", 600, 900)], member("paused", 500, 600), [
        ("in", 100, 500), ("paused", 500, 600), ("out", 600, 900)]),
    ([member("in", 0, 50), member("in", 100, 900)], member("out", 200, 300), [("in", 0, 50), ("out", 200, 300)]),
    # another member of the queue, who has nothing to do with it
    ([member("in", 100, 900, key="ben/sales", agent="ben")], member("out", 200, 300), [
        ("in", 100, 900), ("out", 200, 300)]),
]  # fmt: skip


@pytest.mark.parametrize(("there", "new", "expected"), CASES)
def test_what_says_more_counts(writer, store, there, new, expected):
    store.add_earlier(ROOM, there, 5000)
    before = told(store)
    looked = store.add_earlier(ROOM, [new], 6000, only_look=True)
    assert told(store) == before
    assert store.add_earlier(ROOM, [new], 6000) == looked
    assert told(store) == (before if expected is None else expected)
    assert looked == (Added(there=1) if expected is None else Added(1, looked.replaced))
    assert told(store, known_at=5999) == before
    assert told(store, known_at=6000) == told(store)


def test_what_was_replaced_names_what_took_its_place(writer, store):
    store.add_earlier(ROOM, [member("in", 100, 500), member("out", 500, 900)], 5000)
    assert store.add_earlier(ROOM, [member("in", 100, 900)], 6000) == Added(1, 2)
    (new,) = store.intervals(ROOM, "membership")
    assert (new.known_from, new.known_until, new.superseded_by) == (6000, None, None)
    old = store.intervals(ROOM, "membership", known_at=5500)
    assert [(row.known_until, row.superseded_by) for row in old] == [(6000, new.id)] * 2


def test_all_of_it_is_ended(writer: Writer, store, monkeypatch):
    monkeypatch.setattr("readyroom.store.earlier.ENDED_AT_ONCE", 2)
    writer.change(opens("membership", "ann/sales", 1, agent="ann", queue="sales", value="in"))
    days = [member("in", at, at + 5) for at in range(0, 50, 10)]
    store.add_earlier(ROOM, [*days, call("waiting", 1, 2)], 5000)
    assert store.end_earlier(ROOM, 6000) == 6
    assert store.end_earlier(ROOM, 6001) == 0
    assert (told(store), told(store, "call")) == ([("in", 1000, None)], [])
    assert len(told(store, known_at=5999)) == 6
    assert store.add_earlier(ROOM, days, 6001) == Added(5)


def test_many_at_once(writer, store):
    """More than one statement holds, and found again among years of one key."""
    years = [member(("in", "out")[n % 2], n * 10, n * 10 + 10) for n in range(700)]
    assert store.add_earlier(ROOM, years, 9000) == Added(700)
    assert store.add_earlier(ROOM, years[100:200], 9001) == Added(there=100)
    assert store.add_earlier(ROOM, [unbegun("in", 4003, 4007, NOT_TOLD)], 9002) == Added(there=1)
