"""Roll-ups: whoever writes takes the place of the mark that it began with, or does nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from readyroom.store.interface import EarlierInterval, Store
from readyroom.store.rollups import BLANK, RollupMark, StoredRollup

ROOM = "main"


def of_day(day: str, body: bytes = b"{}") -> StoredRollup:
    return StoredRollup("agent", day, "ann", body, False)


def test_only_what_comes_after_the_mark_is_put(store: Store):
    store.open_room(ROOM)
    rollups = store.rollups
    assert rollups.mark(ROOM) == BLANK
    first = BLANK.then("UTC", "2026-10-02", 7)
    assert rollups.put(ROOM, first, ["2026-10-01"], [of_day("2026-10-01")])
    assert not rollups.put(ROOM, first, ["2026-10-01"], [of_day("2026-10-01", b"late")])
    assert rollups.mark(ROOM) == first
    assert list(rollups.every(ROOM)) == [of_day("2026-10-01")]
    second = first.then("UTC", "2026-10-03", 9)
    assert rollups.put(ROOM, second, ["2026-10-02"], [of_day("2026-10-02")])
    assert not rollups.put(ROOM, first.then("UTC", "2026-10-03", 9), [], [])
    assert [row.period for row in rollups.every(ROOM)] == ["2026-10-01", "2026-10-02"]


def test_what_is_dropped_is_not_written_on(store: Store):
    """Not even by one who began when there was nothing either."""
    store.open_room(ROOM)
    rollups = store.rollups
    blank = rollups.drop(ROOM)
    assert blank.is_blank
    assert blank == rollups.mark(ROOM) != BLANK
    assert not rollups.put(ROOM, BLANK.then("UTC", "2026-10-02", 7), [], [of_day("2026-10-01")])
    assert rollups.put(ROOM, blank.then("UTC", "2026-10-02", 7), [], [of_day("2026-10-01")])
    assert rollups.drop(ROOM).generation == blank.generation + 2
    assert list(rollups.every(ROOM)) == []


def test_of_some_at_once_one_puts(store: Store):
    store.open_room(ROOM)
    rollups, mark = store.rollups, BLANK
    with ThreadPoolExecutor(4) as pool:
        for day in range(1, 11):
            mark = mark.then("UTC", f"2026-10-{day + 1:02}", day)
            period = f"2026-10-{day:02}"
            rows = [of_day(period, str(number).encode()) for number in range(4)]
            put = list(pool.map(lambda row, m=mark, p=period: rollups.put(ROOM, m, [p], [row]), rows))
            assert sum(put) == 1
            assert rollups.of(ROOM, "agent", [period]) == [rows[put.index(True)]]


def test_what_is_told_of_the_time_before_drops_them(store: Store):
    store.open_room(ROOM)
    rollups = store.rollups
    assert rollups.told_from(ROOM) is None
    said = EarlierInterval(
        table="membership", key="ann/sales", agent="ann", queue="sales", value="in",
        opened_at=1000, closed_at=2000, closed_as="told", detail={},
    )  # fmt: skip

    def put() -> RollupMark:
        mark = rollups.mark(ROOM).then("UTC", "2026-10-02", 7)
        assert rollups.put(ROOM, mark, [], [of_day("2026-10-01")])
        return mark

    mark = put()
    store.add_earlier(ROOM, [said], 9000, only_look=True)
    assert rollups.mark(ROOM) == mark
    store.add_earlier(ROOM, [said], 9000)
    assert rollups.mark(ROOM).is_blank
    assert rollups.told_from(ROOM) == 1000
    mark = put()
    store.add_earlier(ROOM, [said], 9000)  # which is there
    assert rollups.mark(ROOM) == mark
    store.end_earlier(ROOM, 9001)
    assert rollups.mark(ROOM).is_blank
    assert list(rollups.every(ROOM)) == []
    assert rollups.told_from(ROOM) is None
    mark = put()
    assert store.end_earlier(ROOM, 9002) == 0
    assert rollups.mark(ROOM) == mark
