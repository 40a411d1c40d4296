"""Every store: a correction takes the place of what is known of a time, and overwrites nothing."""

from __future__ import annotations

import random
from typing import Any

import pytest
from msgspec.structs import replace

from readyroom.store.errors import WrongInterval
from readyroom.store.interface import Interval, IntervalChange, Store
from tests.store.records import ROOM, Writer, change, closes, event, opens


def corrects(
    seq: int, at: int, until: int, value: str, table: str = "state", **fields: Any
) -> IntervalChange:
    return change(
        "correct", table, "ann", seq, at, until=until, value=value, agent="ann", seen=seq * 1000, **fields
    )


def state(seq: int, value: str, at: int | None = None, **fields: Any) -> list[IntervalChange]:
    """A state of Ann's begins by this event, after another."""
    return [
        closes("state", "ann", seq, at),
        opens("state", "ann", seq, at, value=value, agent="ann", **fields),
    ]


@pytest.fixture
def day(writer: Writer) -> Writer:
    """Ann: online from 1000, lunch from 2000, online from 3000, on a break from 4000; it is 10,000."""
    writer.change(opens("state", "ann", 1, value="online", agent="ann"))
    for seq, value in ((2, "lunch"), (3, "online"), (4, "break")):
        writer.change(*state(seq, value))
    writer.happen(6)
    return writer


def told(store: Store, known_at: int | None = None, table: Any = "state") -> list[tuple[Any, ...]]:
    return [
        (row.value, row.opened_at, row.closed_at, row.opened_seq, row.closed_seq)
        for row in store.intervals(ROOM, table, known_at=known_at)
    ]


BEFORE = [
    ("online", 1000, 2000, 1, 2),
    ("lunch", 2000, 3000, 2, 3),
    ("online", 3000, 4000, 3, 4),
    ("break", 4000, None, 4, None),
]


@pytest.mark.parametrize(
    ("at", "until", "value", "after"),
    [
        (2200, 2500, "online", [
            BEFORE[0], ("lunch", 2000, 2200, 2, 11), ("online", 2200, 2500, 11, 11), ("lunch", 2500, 3000, 11, 3),
            *BEFORE[2:],
        ]),
        (2000, 3000, "meeting", [BEFORE[0], ("meeting", 2000, 3000, 11, 3), *BEFORE[2:]]),
        (1500, 3500, "meeting", [
            ("online", 1000, 1500, 1, 11), ("meeting", 1500, 3500, 11, 11), ("online", 3500, 4000, 11, 4), BEFORE[3],
        ]),
        (1500, 3500, "online", [BEFORE[0], ("online", 2000, 3000, 11, 3), *BEFORE[2:]]),
        (1500, 3500, "lunch", [
            ("online", 1000, 1500, 1, 11), ("lunch", 1500, 2000, 11, 2), BEFORE[1], ("lunch", 3000, 3500, 11, 11),
            ("online", 3500, 4000, 11, 4), BEFORE[3],
        ]),
        (5000, 6000, "online", [
            *BEFORE[:3], ("break", 4000, 5000, 4, 11), ("online", 5000, 6000, 11, 11),
            ("break", 6000, None, 11, None),
        ]),
        (3000, 11_000, "break", [*BEFORE[:2], ("break", 3000, 4000, 11, 4), BEFORE[3]]),
        (0, 1500, "lunch", [("lunch", 1000, 1500, 11, 11), ("online", 1500, 2000, 11, 2), *BEFORE[1:]]),
        (0, 1000, "lunch", BEFORE),
        (4000, 9000, "break", BEFORE),
    ],
    ids=[
        "inside one", "one whole", "across three", "what says it already", "what says it in the middle",
        "an open one", "up to an open one", "before the first", "all before the first", "nothing new",
    ],
)  # fmt: skip
def test_it_replaces_what_says_something_else(day, store, at, until, value, after):
    assert told(store) == BEFORE
    kept = {row.id: row for row in store.every_interval(ROOM, "state")}
    day.change(corrects(11, at, until, value))
    assert told(store) == after
    assert told(store, known_at=10_999) == BEFORE
    assert told(store, known_at=11_000) == after
    for row in store.every_interval(ROOM, "state", superseded=True):
        if row.known_until is None:
            assert row.known_from == (11_000 if 11 in (row.opened_seq, row.closed_seq) else row.opened_seen)
            continue
        assert replace(row, known_until=None, superseded_by=None) == kept[row.id], (
            "nothing else of it changed"
        )
        (newer,) = [one for one in store.intervals(ROOM, "state") if one.id == row.superseded_by]
        assert (row.known_until, newer.value, newer.opened_seq) == (11_000, value, 11)


def test_details_differ_too_but_not_whether_there_was_a_phone(writer, store):
    writer.change(
        opens("state", "ann", 1, value="away", agent="ann", detail={"reason": "tea", "device": "none"})
    )
    writer.happen(8)
    writer.change(corrects(10, 2000, 3000, "away", detail={"reason": "tea"}))
    assert told(store) == [("away", 1000, None, 1, None)]
    writer.change(corrects(11, 2000, 3000, "away", detail={"reason": "call home"}))
    assert [row.detail for row in store.intervals(ROOM, "state")] == [
        {"reason": "tea", "device": "none"}, {"reason": "call home", "device": "none"},
        {"reason": "tea", "device": "none"},
    ]  # fmt: skip


def test_whether_there_was_a_phone_stays_as_it_was_for_each_of_its_times(writer, store):
    """Lost from 2000 to 4000, through a lunch that begins at 3000; one correction is of it all."""
    lost = {"device": "none"}
    writer.change(opens("state", "ann", 1, value="online", agent="ann"))
    for seq, value, detail in ((2, "online", lost), (3, "lunch", lost), (4, "lunch", {})):
        writer.change(*state(seq, value, detail=detail))
    writer.happen(6)
    writer.change(corrects(11, 1500, 6000, "away", detail={"reason": "tea"}))
    assert [
        (row.value, row.opened_at, row.closed_at, row.detail) for row in store.intervals(ROOM, "state")
    ] == [
        ("online", 1000, 1500, {}),
        ("away", 1500, 2000, {"reason": "tea"}),
        ("away", 2000, 4000, {"reason": "tea", "device": "none"}),
        ("away", 4000, 6000, {"reason": "tea"}),
        ("lunch", 6000, None, {}),
    ]
    assert [row.closed_seq for row in store.intervals(ROOM, "state")] == [11, 2, 4, 11, None]
    taken = {row.id: row.superseded_by for row in store.every_interval(ROOM, "state", superseded=True)}
    by_opening = {row.opened_at: row.id for row in store.intervals(ROOM, "state")}
    assert [taken[number] for number in (1, 2, 3, 4)] == [
        by_opening[1500], by_opening[2000], by_opening[2000], by_opening[4000],
    ]  # fmt: skip


def test_gaps_stay_and_what_lasted_no_time_too(writer, store):
    writer.change(
        opens("attendance", "ann", 1, value="in", agent="ann", detail={"unit": "north"}),
        closes("attendance", "ann", 1, value="out"),
    )
    writer.change(opens("attendance", "ann", 2, value="in", agent="ann"))
    writer.change(closes("attendance", "ann", 3, value="removed"))
    writer.happen(1)
    writer.change(opens("attendance", "ann", 5, value="out", agent="ann"))
    writer.happen(1)
    writer.change(corrects(7, 0, 5500, "in", "attendance", detail={"unit": "south"}))
    assert [
        (row.value, row.detail.get("unit"), row.opened_at, row.closed_at, row.closed_as)
        for row in store.intervals(ROOM, "attendance")
    ] == [
        ("in", "north", 1000, 1000, "out"),
        ("in", "south", 2000, 3000, "removed"),
        ("in", "south", 5000, 5500, "out"),
        ("out", None, 5500, None, None),
    ]


def test_it_has_its_place_among_the_other_changes_of_a_batch(day, store):
    """The break ends at 11,000 and lunch is corrected; then the lunch that began ends in the same batch."""
    day.append(
        event(11), event(12), event(13),
        intervals=[*state(11, "lunch"), corrects(12, 3500, 12_000, "online"), *state(13, "break")],
    )  # fmt: skip
    assert told(store) == [
        *BEFORE[:3], ("online", 4000, 12_000, 12, 12), ("lunch", 12_000, 13_000, 12, 13),
        ("break", 13_000, None, 13, None),
    ]  # fmt: skip


def test_what_was_corrected_is_corrected_again(day, store):
    day.change(corrects(11, 2000, 5000, "meeting"))
    day.change(corrects(12, 3000, 6000, "online"))
    day.change(corrects(13, 3000, 6000, "break"))
    assert told(store) == [
        BEFORE[0], ("meeting", 2000, 3000, 11, 12), ("break", 3000, 6000, 13, 12), ("break", 6000, None, 12, None),
    ]  # fmt: skip
    assert told(store, known_at=12_500)[2:] == [
        ("online", 3000, 6000, 12, 12),
        ("break", 6000, None, 12, None),
    ]
    assert told(store, known_at=10_500) == BEFORE


def test_what_gave_way_is_told_too_where_it_is_asked_for(day, store):
    day.change(corrects(11, 2000, 5000, "meeting"))
    assert all(row.known_until is None for row in store.intervals(ROOM, "state"))
    every = list(store.every_interval(ROOM, "state", superseded=True))
    told_too = store.intervals(ROOM, "state", superseded=True)
    assert sorted(told_too, key=lambda row: row.id) == every
    assert store.intervals(ROOM, "state", superseded=True, known_at=10_999) == store.intervals(
        ROOM, "state", known_at=10_999
    )
    later = store.intervals(ROOM, "state", agent="ann", at_from=4500, superseded=True, known_at=11_000)
    assert [(row.value, row.opened_at) for row in later] == [
        ("meeting", 2000),
        ("break", 4000),
        ("break", 5000),
    ]


def test_what_ended_at_an_instant(day, store):
    day.change(corrects(11, 2000, 5000, "meeting"))
    assert [row.value for row in store.ended(ROOM, "state", {2000, 4000, 5000, 7})] == ["online", "meeting"]
    then = store.ended(ROOM, "state", [4000, 2000], known_at=10_999)
    assert then == [row for row in store.intervals(ROOM, "state", known_at=10_999) if row.value == "online"]
    assert store.ended(ROOM, "state", [4000], known_at=3999) == store.ended(ROOM, "state", ()) == []


def test_what_gave_way_to_a_correction_since_had_its_turns(day, store):
    before = store.turns(ROOM, "state", 0, 10)
    assert before
    day.change(corrects(11, 1500, 5000, "meeting"))
    assert set(before) <= set(store.turns(ROOM, "state", 0, 10))


def test_what_an_agent_began_at_an_instant(day, store):
    day.change(opens("state", "ben", 11, at=4000, seen=11_000, value="lunch", agent="ben"))
    day.change(corrects(12, 2000, 5000, "meeting"))
    wanted = {("ann", 2000), ("ann", 5000), ("ann", 7), ("ben", 4000), ("ben", 5000)}
    assert [(row.value, row.opened_at) for row in store.begun(ROOM, "state", wanted)] == [
        ("meeting", 2000),
        ("lunch", 4000),
        ("break", 5000),
    ]
    then = store.begun(ROOM, "state", [("ann", 4000), ("ann", 5000)], known_at=11_500)
    assert [(row.value, row.opened_at, row.closed_at) for row in then] == [("break", 4000, None)]
    assert store.begun(ROOM, "state", [("ann", 4000)], known_at=3999) == store.begun(ROOM, "state", ()) == []


def test_others_are_left_alone(day, store):
    day.change(opens("state", "ben", 11, at=1000, seen=11_000, value="lunch", agent="ben"))
    day.change(corrects(12, 1000, 11_000, "meeting"))
    (of_ben,) = store.intervals(ROOM, "state", agent="ben")
    assert (of_ben.value, of_ben.closed_at) == ("lunch", None)


@pytest.mark.parametrize(
    "wrong",
    [
        corrects(11, 2000, 2000, "online"),
        corrects(11, 2000, 11_001, "online"),
        corrects(9, 2000, 3000, "online"),
        corrects(11, 2000, 3000, "in", "membership"),
        change("correct", "state", "ann", 11, 2000, value="online", agent="ann"),
    ],
    ids=["empty", "not over", "of another batch", "of another table", "without an end"],
)
def test_what_is_no_correction_is_refused_and_nothing_is_written(day, store, wrong):
    with pytest.raises(WrongInterval):
        day.append(event(11), intervals=[corrects(11, 1000, 2000, "break"), *state(11, "lunch"), wrong])
    with pytest.raises(WrongInterval):
        day.append(event(11), intervals=[corrects(11, 1000, 2000, "break"), opens("state", "ann", 11)])
    assert told(store) == told(store, known_at=20_000) == BEFORE
    assert store.last_seq(ROOM) == 10


@pytest.mark.parametrize("seed", range(6))
def test_as_known_then_and_as_corrected_by_chance(writer, store, seed):
    """Each second painted by hand, with every correction over what was there: the same picture at every instant."""
    chance, picture = random.Random(seed), dict[int, str]()
    writer.change(opens("state", "ann", 1, value="a", agent="ann"))
    pictures, now, value = [(1000, {1: "a"})], 1, "a"
    for _ in range(25):
        now += 1
        picture = {**pictures[-1][1], now: value}
        if chance.random() < 0.5:
            value = chance.choice("abc")
            writer.change(*state(now, value))
            picture[now] = value
        else:
            until = chance.randint(1, now)
            since, new = chance.randint(0, until - 1), chance.choice("abc")
            writer.change(corrects(now, since * 1000, until * 1000, new))
            picture |= dict.fromkeys(range(max(1, since), until), new)
        pictures.append((now * 1000, picture))
    for known_at, painted in [*pictures, (None, picture)]:
        rows = store.intervals(ROOM, "state", known_at=known_at)
        assert {second: _at(rows, second * 1000) for second in painted} == painted, known_at
        assert sum(row.closed_at is None for row in rows) == 1


def _at(rows: list[Interval], instant: int) -> str:
    (value,) = [
        row.value
        for row in rows
        if row.opened_at <= instant and (row.closed_at is None or instant < row.closed_at)
    ]
    return value
