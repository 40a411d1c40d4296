"""Every store: rooms, fencing, the log, atomicity, snapshots, replies."""

import threading

import pytest

from readyroom.store.errors import DuplicateReply, Fenced, StoreError, UnknownRoom, WrongInterval, WrongSeq
from readyroom.store.interface import Batch, LogRow, OpenedRoom, Snapshot, Store
from readyroom.store.snapshots import DAY_MS, HOUR_MS
from tests.store.records import ROOM, Writer, answer, closes, event, opens


def seqs(rows) -> list[int]:
    return [row.seq for row in rows]


def contents(store: Store, room: str = ROOM):
    return (
        list(store.events(room)),
        store.intervals(room, "state"),
        store.reply(room, "ann", "k"),
        store.last_seq(room),
    )


# --- rooms and fencing -----------------------------------------------------------------------------------


def test_a_new_room_is_empty(store):
    assert store.rooms() == []
    assert store.open_room("main") == OpenedRoom("main", epoch=1, last_seq=0)
    assert store.rooms() == ["main"]
    assert list(store.events("main")) == []
    assert store.last_seq("main") == 0


def test_opening_again_gives_the_next_epoch_and_the_end_of_the_log(writer, store):
    writer.happen(3)
    assert store.open_room(ROOM) == OpenedRoom(ROOM, epoch=2, last_seq=3)


def test_rooms_are_apart(store):
    one, other = Writer(store, "one"), Writer(store, "other")
    one.append(event(1, body=b"one"), intervals=[opens("state", "ann", 1)], replies=[answer("k")])
    other.append(event(1, body=b"other"), intervals=[opens("state", "ann", 1)], replies=[answer("k")])
    assert store.rooms() == ["one", "other"]
    assert [row.body for row in store.events("one")] == [b"one"]
    assert len(store.intervals("other", "state")) == 1


def test_a_room_that_was_never_opened_reads_as_empty_and_takes_nothing(store):
    assert store.last_seq("no") == store.seq_at("no", 5) == 0
    assert list(store.events("no")) == store.intervals("no", "state") == []
    assert store.latest_snapshot("no") is store.reply("no", "ann", "k") is None
    with pytest.raises(UnknownRoom):
        store.append(Batch(room="no", epoch=1, events=[event(1)]))
    with pytest.raises(UnknownRoom):
        store.save_snapshot("no", 0, 0, b"")


def test_a_writer_whose_room_was_opened_since_is_fenced(writer, store):
    writer.happen()
    successor = Writer(store)
    for parts in ({"events": [event(2)]}, {"replies": [answer("k")]}, {}):
        with pytest.raises(Fenced):
            store.append(Batch(room=ROOM, epoch=writer.epoch, **parts))
    successor.happen()
    with pytest.raises(Fenced):  # and goes on being, whether or not its seq would fit
        store.append(Batch(room=ROOM, epoch=writer.epoch, events=[event(3)]))
    assert store.last_seq(ROOM) == 2


def test_an_epoch_that_was_never_handed_out_is_fenced(writer, store):
    with pytest.raises(Fenced):
        store.append(Batch(room=ROOM, epoch=writer.epoch + 1, events=[event(1)]))


# --- append ----------------------------------------------------------------------------------------------


def test_what_was_appended_is_read_back(writer, store):
    full = LogRow(1, 5, 7, "OfferEnded", 3, b"\x00\xff{}", "ann", "sales", "c1", "supervisor", "zoe")
    writer.append(full, event(2))
    assert list(store.events(ROOM)) == [full, event(2)]
    assert store.last_seq(ROOM) == 2


@pytest.mark.parametrize("wrong", [[1], [2], [4], [5], [3, 5], [3, 3], [0], [-1]])
def test_a_batch_that_does_not_continue_the_log_is_refused(writer, store, wrong):
    writer.happen(2)
    with pytest.raises(WrongSeq):
        writer.append(*(event(seq) for seq in wrong))
    assert seqs(store.events(ROOM)) == [1, 2]
    writer.happen()
    assert store.last_seq(ROOM) == 3


def test_an_empty_batch_changes_nothing(writer, store):
    writer.append()
    assert store.last_seq(ROOM) == 0


def test_a_reply_needs_no_event(writer, store):
    writer.append(replies=[answer("k")])
    assert store.reply(ROOM, "ann", "k") == answer("k")
    assert store.last_seq(ROOM) == 0


WRONG_PARTS = [
    ({"intervals": [opens("state", "bob", 2), opens("state", "ann", 2)]}, WrongInterval),
    ({"intervals": [closes("state", "ann", 2), closes("state", "ann", 2)]}, WrongInterval),
    (
        {"intervals": [closes("state", "ann", 2), opens("state", "ann", 2), opens("state", "ann", 2)]},
        WrongInterval,
    ),
    (
        {"intervals": [opens("state", "bob", 2), closes("state", "bob", 2), closes("offer", "o1", 2)]},
        WrongInterval,
    ),
    ({"intervals": [closes("state", "ann", 2)], "replies": [answer("new"), answer("k")]}, DuplicateReply),
    ({"replies": [answer("new"), answer("new")]}, DuplicateReply),
]


@pytest.mark.parametrize(("parts", "error"), WRONG_PARTS)
def test_a_batch_that_is_wrong_anywhere_leaves_nothing(store, parts, error):
    writer = Writer(store)
    writer.append(event(1), intervals=[opens("state", "ann", 1)], replies=[answer("k")])
    before = contents(store)
    with pytest.raises(error):
        writer.append(event(2), **parts)
    assert contents(store) == before
    assert store.reply(ROOM, "ann", "new") is None
    writer.append(event(2), intervals=[closes("state", "ann", 2), opens("state", "bob", 2)])
    assert [interval.key for interval in store.intervals(ROOM, "state", open_only=True)] == ["bob"]


def test_a_large_batch(writer, store):
    count = 5_000
    agents = [f"agent{n}" for n in range(count)]
    writer.append(
        *(event(n + 1, agent=agent, body=b"x" * 300) for n, agent in enumerate(agents)),
        intervals=[opens("state", agent, n + 1) for n, agent in enumerate(agents)],
        replies=[answer(agent) for agent in agents],
    )
    assert store.last_seq(ROOM) == count
    assert seqs(store.events(ROOM)) == list(range(1, count + 1))
    assert len(store.intervals(ROOM, "state")) == count


ODD = [
    "",
    " ",
    "a/b",
    "Zoë",
    "名前",
    "💁🏽‍♀️",
    "o'hara",
    '"; DROP TABLE events; --',
    "%",
    "?",
    "\\",
    "a\nb",
    "é",
    "x" * 4000,
]


@pytest.mark.parametrize("odd", ODD)
def test_names_may_hold_any_character(store, odd):
    writer = Writer(store, odd)
    row = event(1, agent=odd, queue=odd, call=odd, type=odd, by_id=odd)
    writer.append(
        row,
        intervals=[opens("state", odd, 1, agent=odd, value=odd, detail={odd: odd})],
        replies=[answer(odd, odd)],
    )
    assert store.rooms() == [odd]
    assert list(store.events(odd, agent=odd, queue=odd, call=odd, types=[odd])) == [row]
    assert store.intervals(odd, "state", agent=odd)[0].detail == {odd: odd}
    assert store.reply(odd, odd, odd) == answer(odd, odd)


# --- reading the log -------------------------------------------------------------------------------------


@pytest.fixture
def six(writer) -> Writer:
    writer.append(
        event(1, type="Configured"),
        event(2, agent="ann", queue="sales", call="c1"),
        event(3, agent="bob", queue="sales", call="c1"),
        event(4, agent="ann", queue="help", call="c2", type="Refused"),
        event(5, 1500, seen=4500, agent="ann"),
        event(6, queue="help"),
    )
    return writer


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"since": 4}, [5, 6]),
        ({"since": 6}, []),
        ({"since": 60}, []),
        ({"until_seq": 2}, [1, 2]),
        ({"until_seq": 0}, []),
        ({"since": 1, "until_seq": 60, "limit": 2}, [2, 3]),
        ({"limit": 0}, []),
        ({"agent": "ann"}, [2, 4, 5]),
        ({"agent": "ann", "queue": "sales"}, [2]),
        ({"queue": "help", "since": 4}, [6]),
        ({"call": "c1"}, [2, 3]),
        ({"call": "none"}, []),
        ({"types": ["Configured", "Refused"]}, [1, 4]),
        ({"types": []}, []),
        ({"agent": "ann", "limit": 2}, [2, 4]),
        ({"at_from": 2000, "at_to": 4000}, [2, 3]),
        ({"at_from": 1500, "at_to": 2001}, [2, 5]),
        ({"at_from": 4500}, [6]),
        ({"at_to": 1001}, [1]),
        ({"newest_first": True}, [6, 5, 4, 3, 2, 1]),
        ({"newest_first": True, "agent": "ann", "limit": 2}, [5, 4]),
        ({"newest_first": True, "since": 1, "until_seq": 3}, [3, 2]),
    ],
)
def test_events_by_filter(six, store, asked, expected):
    assert seqs(store.events(ROOM, **asked)) == expected


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("limit", [None, 1_999, 2_000, 2_001, 4_000])
def test_events_over_many_pages(writer, store, newest_first, limit):
    for _ in range(41):
        writer.happen(100)
    expected = list(range(1, 4_101))
    if newest_first:
        expected.reverse()
    assert seqs(store.events(ROOM, limit=limit, newest_first=newest_first)) == expected[:limit]


def test_appending_while_an_iterator_is_half_read(writer, store):
    writer.happen(10)
    reading = store.events(ROOM)
    assert next(reading).seq == 1
    writer.happen(10)
    store.open_room("another")
    assert seqs(reading)[:9] == list(range(2, 11))


def test_seq_at_is_by_what_was_seen(six, store):
    instants = [0, 999, 1000, 1500, 4000, 4499, 4500, 5999, 6000, 10**15]
    assert [store.seq_at(ROOM, instant) for instant in instants] == [0, 0, 1, 1, 4, 4, 5, 5, 6, 6]


def test_seq_at_takes_the_last_of_several_in_one_millisecond(writer, store):
    writer.append(*(event(seq, 7) for seq in (1, 2, 3)))
    assert store.seq_at(ROOM, 7) == 3


def test_readers_in_other_threads_see_whole_batches_only(writer, store):
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            last = store.last_seq(ROOM)
            if last % 10 or len(list(store.events(ROOM, until_seq=last))) != last:
                wrong.append(last)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(50):
        writer.happen(10)
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []


# --- snapshots -------------------------------------------------------------------------------------------


def test_snapshots(writer, store):
    writer.happen(30)
    assert store.latest_snapshot(ROOM) is None
    store.save_snapshot(ROOM, 10, 10_000, b"ten")
    store.save_snapshot(ROOM, 20, 20_000, b"twenty", version=2)
    assert store.latest_snapshot(ROOM) == Snapshot(ROOM, 20, 20_000, b"twenty", 2)
    assert store.latest_snapshot(ROOM, max_seq=19) == Snapshot(ROOM, 10, 10_000, b"ten", 1)
    assert store.latest_snapshot(ROOM, max_seq=9) is None
    assert store.latest_snapshot(ROOM, version=1) == Snapshot(ROOM, 10, 10_000, b"ten", 1)
    assert store.latest_snapshot(ROOM, version=3) is None


def test_a_snapshot_of_the_same_seq_is_replaced(writer, store):
    writer.happen()
    store.save_snapshot(ROOM, 1, 1000, b"old")
    store.save_snapshot(ROOM, 1, 1000, b"new", version=2)
    assert store.latest_snapshot(ROOM) == Snapshot(ROOM, 1, 1000, b"new", 2)


def test_a_snapshot_of_what_is_not_in_the_log_is_refused(writer, store):
    writer.happen(2)
    for seq in (3, -1):
        with pytest.raises(WrongSeq):
            store.save_snapshot(ROOM, seq, 0, b"")


def test_snapshots_are_thinned(writer, store):
    quarter = HOUR_MS // 4
    count = 4 * 24 * 3
    writer.happen(count)
    for seq in range(1, count + 1):
        store.save_snapshot(ROOM, seq, DAY_MS + (seq - 1) * quarter, b"%d" % seq)
    kept = []
    newest = store.latest_snapshot(ROOM)
    while newest is not None:
        kept.append(newest.seq)
        newest = store.latest_snapshot(ROOM, max_seq=newest.seq - 1)
    hourly = list(range(count - 3, count - 4 * 24, -4))
    assert kept == [count, count - 1, count - 2, *hourly, 97, 1]


# --- replies ---------------------------------------------------------------------------------------------


def test_replies_by_scope_and_key(writer, store):
    writer.append(event(1), replies=[answer("k"), answer("k", scope="bob")])
    assert store.reply(ROOM, "ann", "k") == answer("k")
    assert store.reply(ROOM, "bob", "k") == answer("k", scope="bob")
    assert store.reply(ROOM, "zoe", "k") is store.reply(ROOM, "ann", "other") is None
    with pytest.raises(DuplicateReply):
        writer.append(event(2), replies=[answer("k", at=9000)])
    assert store.reply(ROOM, "ann", "k") == answer("k")


def test_old_replies_are_forgotten(writer, store):
    writer.append(replies=[answer("old", at=999), answer("new", at=1000)])
    assert store.forget_replies(before=1000) == 1
    assert store.reply(ROOM, "ann", "old") is None
    assert store.reply(ROOM, "ann", "new") is not None
    assert store.forget_replies(before=1000) == 0
    writer.append(replies=[answer("old")])


def test_every_error_is_a_store_error(writer):
    for error in (Fenced, WrongSeq, WrongInterval, DuplicateReply, UnknownRoom):
        assert issubclass(error, StoreError)


def test_events_by_the_seqs_that_name_them(six, store):
    found = list(store.events_of(ROOM, {5, 2, 99, 0}))
    assert [row.seq for row in found] == [2, 5]
    assert found == [row for row in store.events(ROOM) if row.seq in (2, 5)]
    kinds = {row.type for row in store.events(ROOM)}
    assert list(store.events_of(ROOM, range(1, 7), types=sorted(kinds)[:1])) == list(
        store.events(ROOM, types=sorted(kinds)[:1])
    )
    assert list(store.events_of(ROOM, range(1, 7), types=[])) == []
    assert list(store.events_of(ROOM, [])) == list(store.events_of("nowhere", [1])) == []
    assert len(list(store.events_of(ROOM, range(1, 5_000)))) == len(list(store.events(ROOM)))
