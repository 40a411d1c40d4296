"""Every store: intervals are opened, closed and read."""

from typing import Any

import pytest

from readyroom.store.errors import WrongInterval
from readyroom.store.interface import INTERVAL_TABLES, Batch, Interval
from tests.store.records import ROOM, Writer, closes, event, opens


def keys(intervals) -> list[str]:
    return [interval.key for interval in intervals]


@pytest.mark.parametrize("table", INTERVAL_TABLES)
def test_an_interval_names_what_opened_and_what_closed_it(writer, store, table):
    detail = {"reason": "lunch", "n": 2, "of": ["a", None, 1.5]}
    is_like: dict[str, Any] = {
        "agent": "ann",
        "queue": "sales",
        "call": "c1",
        "value": "busy",
        "detail": detail,
    }
    writer.change(opens(table, "k", 1, at=900, **is_like, seen=1000))
    opened = Interval(
        table=table, id=1, key="k", **is_like, opened_at=900, opened_seq=1, opened_seen=1000, known_from=1000
    )
    assert store.intervals(ROOM, table) == store.intervals(ROOM, table, open_only=True) == [opened]
    writer.change(closes(table, "k", 2, at=1900, value="done", detail={"by": "ann"}, seen=2000))
    (closed,) = store.intervals(ROOM, table)
    assert (closed.closed_at, closed.closed_seq, closed.closed_seen) == (1900, 2, 2000)
    assert (closed.value, closed.detail) == ("busy", detail)
    assert (closed.closed_as, closed.closed_detail) == ("done", {"by": "ann"})
    assert store.intervals(ROOM, table, open_only=True) == []
    for other in set(INTERVAL_TABLES) - {table}:
        assert store.intervals(ROOM, other) == []


def test_a_key_opens_again_after_it_closed_even_in_one_batch(writer, store):
    writer.change(opens("state", "ann", 1, value="online"))
    writer.change(
        closes("state", "ann", 2),
        opens("state", "ann", 2, value="lunch"),
        closes("state", "ann", 2),
        opens("state", "ann", 2, value="online"),
    )
    found = [(i.value, i.opened_at, i.closed_at, i.closed_detail) for i in store.intervals(ROOM, "state")]
    assert found == [("online", 1000, 2000, {}), ("lunch", 2000, 2000, {}), ("online", 2000, None, None)]


@pytest.mark.parametrize(
    "wrong",
    [
        [opens("state", "ann", 2)],
        [closes("state", "bob", 2)],
        [closes("activity", "ann", 2)],
        [closes("state", "ann", 2, at=999)],
        [closes("state", "ann", 2), closes("state", "ann", 2)],
        [opens("state", "bob", 1)],
        [opens("state", "bob", 3)],
        [closes("state", "ann", 1)],
    ],
    ids=[
        "open twice",
        "not open",
        "other table",
        "before it began",
        "close twice",
        "earlier",
        "later",
        "its opener",
    ],
)
def test_a_wrong_change_is_refused(writer, store, wrong):
    writer.change(opens("state", "ann", 1))
    before = store.intervals(ROOM, "state")
    with pytest.raises(WrongInterval):
        writer.change(*wrong)
    assert store.intervals(ROOM, "state") == before
    assert store.last_seq(ROOM) == 1


def test_an_interval_may_have_no_length(writer, store):
    writer.change(opens("state", "ann", 1), closes("state", "ann", 1))
    (interval,) = store.intervals(ROOM, "state")
    assert interval.opened_at == interval.closed_at == 1000


def test_changes_without_an_event_are_refused(writer, store):
    with pytest.raises(WrongInterval):
        store.append(Batch(room=ROOM, epoch=writer.epoch, intervals=[opens("state", "ann", 1)]))


@pytest.fixture
def day(writer) -> Writer:
    """Offer a 1000–3000, b 2000–2000, c 2000–4000, d from 3000 on."""
    writer.change(opens("offer", "a", 1, agent="ann", queue="sales", call="c1"))
    writer.change(
        opens("offer", "b", 2, agent="bob", queue="sales", call="c1"),
        closes("offer", "b", 2),
        opens("offer", "c", 2, agent="bob", queue="help", call="c2"),
    )
    writer.change(closes("offer", "a", 3), opens("offer", "d", 3, agent="ann", queue="help", call="c3"))
    writer.change(closes("offer", "c", 4, seen=4600))
    return writer


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "abcd"),
        ({"agent": "ann"}, "ad"),
        ({"queue": "help"}, "cd"),
        ({"call": "c1"}, "ab"),
        ({"agent": "bob", "queue": "sales", "call": "c1"}, "b"),
        ({"agent": "zoe"}, ""),
        ({"agent": frozenset({"bob", "zoe"})}, "bc"),
        ({"agent": frozenset({"ann", "bob"}), "at_from": 2001, "at_to": 3000}, "ac"),
        ({"agent": frozenset({"ann"}), "at_from": 2001, "known_at": 4599}, "ad"),
        ({"queue": frozenset({"help", "sales"}), "agent": "ann"}, "ad"),
        ({"queue": frozenset({"help"}), "at_from": 0, "at_to": 3000}, "c"),
        ({"agent": frozenset()}, ""),
        ({"open_only": True}, "d"),
        ({"open_only": True, "agent": "bob"}, ""),
        ({"at_from": 0, "at_to": 1000}, ""),
        ({"at_from": 0, "at_to": 1001}, "a"),
        ({"at_from": 1000, "at_to": 2000}, "a"),
        ({"at_from": 2000, "at_to": 3000}, "abc"),
        ({"at_from": 2001, "at_to": 3000}, "ac"),
        ({"at_from": 3000, "at_to": 4000}, "cd"),
        ({"at_from": 4000, "at_to": 5000}, "d"),
        ({"at_from": 10**15}, "d"),
        ({"at_to": 2000}, "a"),
        ({"agent": "bob", "at_from": 2500}, "c"),
        ({"limit": 2}, "ab"),
        ({"limit": 2, "offset": 1}, "bc"),
        ({"offset": 3}, "d"),
        ({"offset": 4}, ""),
        ({"limit": 0}, ""),
        ({"known_at": 999}, ""),
        ({"known_at": 1000}, "a"),
        ({"known_at": 2000}, "abc"),
        ({"known_at": 2000, "open_only": True}, "ac"),
        ({"known_at": 4599, "open_only": True}, "cd"),
        ({"known_at": 4600, "open_only": True}, "d"),
        ({"known_at": 4599, "at_from": 4500}, "cd"),
        ({"known_at": 4600, "at_from": 4500}, "d"),
    ],
)
def test_intervals_by_filter(day, store, asked, expected):
    assert "".join(keys(store.intervals(ROOM, "offer", **asked))) == expected


def test_what_was_known_then_has_no_end_that_was_learnt_later(day, store):
    then = {interval.key: interval for interval in store.intervals(ROOM, "offer", known_at=4599)}
    assert then["a"].closed_at == 3000
    ending = (then["c"].closed_at, then["c"].closed_seq, then["c"].closed_seen, then["c"].closed_as)
    assert ending == (None, None, None, None)
    assert then["c"].closed_detail is None


def test_intervals_come_in_order_of_opening(writer, store):
    writer.change(
        opens("task", "late", 1, at=900), opens("task", "early", 1, at=100), opens("task", "same", 1, at=900)
    )
    assert keys(store.intervals(ROOM, "task")) == ["early", "late", "same"]


@pytest.mark.parametrize(
    ("window", "expected"),
    [((0, 1000), 0), ((0, 1500), 500), ((1200, 1300), 100), ((500, 9000), 2000), ((3000, 4000), 0)],
)
def test_how_much_of_a_window_an_interval_covers(writer, store, window, expected):
    writer.change(opens("state", "ann", 1))
    writer.append(event(2), event(3), intervals=[closes("state", "ann", 3)])
    (interval,) = store.intervals(ROOM, "state")
    assert interval.overlap_ms(*window) == expected


def test_an_open_interval_covers_the_rest_of_a_window(writer, store):
    writer.change(opens("state", "ann", 1))
    (interval,) = store.intervals(ROOM, "state")
    assert interval.overlap_ms(500, 1600) == 600


def test_details_are_not_shared_with_the_caller(writer, store):
    detail = {"list": [1]}
    writer.change(opens("state", "ann", 1, detail=detail))
    detail["list"].append(2)
    store.intervals(ROOM, "state")[0].detail["list"].append(3)
    assert store.intervals(ROOM, "state")[0].detail == {"list": [1]}


def test_by_which_events_one_interval_gave_way_to_the_next(writer, store):
    """Whatever lay between for no time, and however late it was told."""
    ann: dict[str, Any] = {"agent": "ann"}
    ben: dict[str, Any] = {"agent": "ben"}
    writer.change(opens("state", "ann", 1, **ann), opens("state", "ben", 1, **ben))
    writer.append(
        event(2),
        event(3, at=2000, seen=3000),
        intervals=[closes("state", "ann", 2, **ann), opens("state", "ann", 3, at=2000, seen=3000, **ann)],
    )
    late: dict[str, Any] = {"at": 1500, "seen": 4000}
    writer.append(
        event(4, **late),
        intervals=[
            closes("state", "ann", 4, at=2000, seen=4000, **ann),
            opens("state", "ann", 4, at=2000, seen=4000, **ann),
            closes("state", "ben", 4, **late, **ben),
            opens("state", "ben", 4, **late, **ben),
            opens("state", "new", 4, **late, agent="new"),
        ],
    )
    writer.change(closes("state", "ben", 5, **ben))
    assert store.turns(ROOM, "state", 0, 9) == [(3, "ann"), (4, "ann"), (4, "ben")]
    assert store.turns(ROOM, "state", 3, 4) == [(4, "ann"), (4, "ben")]
    assert store.turns(ROOM, "state", 2, 3) == [(3, "ann")]
    assert store.turns(ROOM, "state", 4, 9) == store.turns(ROOM, "activity", 0, 9) == []


HOUR = 3_600_000


@pytest.mark.parametrize("goes_on", [True, False])
def test_by_which_events_that_were_told_hours_late_one_interval_gave_way_to_the_next(writer, store, goes_on):
    """Ann's state was older than what is told, Ben's was younger and begins anew; both may be over since."""
    ann: dict[str, Any] = {"agent": "ann"}
    ben: dict[str, Any] = {"agent": "ben"}
    writer.change(opens("state", "ann", 1, **ann), opens("state", "ben", 1, **ben))
    began: dict[str, Any] = {"at": 5 * HOUR, "seen": 5 * HOUR}
    writer.append(
        event(2, **began),
        intervals=[closes("state", "ben", 2, **began, **ben), opens("state", "ben", 2, **began, **ben)],
    )
    late: dict[str, Any] = {"at": 4 * HOUR, "seen": 9 * HOUR}
    clipped = late | {"at": 5 * HOUR}
    writer.append(
        event(3, at=9 * HOUR - 1),
        event(4, **late),
        intervals=[
            closes("state", "ann", 4, **late, **ann),
            opens("state", "ann", 4, **late, **ann),
            closes("state", "ben", 4, **clipped, **ben),
            opens("state", "ben", 4, **clipped, **ben),
        ],
    )
    after: dict[str, Any] = {"at": 9 * HOUR + 1, "seen": 9 * HOUR + 1}
    over = [] if goes_on else [closes("state", who, 5, **after, agent=who) for who in ("ann", "ben")]
    writer.append(event(5, **after), intervals=over)
    assert store.turns(ROOM, "state", 2, 9) == store.turns(ROOM, "state", 3, 4) == [(4, "ann"), (4, "ben")]
    assert store.turns(ROOM, "state", 0, 9) == [(2, "ben"), (4, "ann"), (4, "ben")]


def test_of_events_told_late_one_after_the_other(writer, store):
    """What the first of them began had ended already when it was told."""
    ann: dict[str, Any] = {"agent": "ann"}
    writer.change(opens("state", "ann", 1, **ann))
    for seq in (2, 3):
        told: dict[str, Any] = {"at": seq * HOUR, "seen": 9 * HOUR}
        writer.append(
            event(seq, **told),
            intervals=[closes("state", "ann", seq, **told, **ann), opens("state", "ann", seq, **told, **ann)],
        )
    assert store.turns(ROOM, "state", 1, 9) == [(2, "ann"), (3, "ann")]
