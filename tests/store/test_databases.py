"""The databases, which outlive a process: restarts, second writers, failures, threads, and a kill."""

import signal
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from readyroom.store import open_store, postgres, sqlite
from readyroom.store.errors import Fenced, StoreUnavailable
from readyroom.store.lent import Lent
from readyroom.store.sql import SqlStore
from tests.postgres import needs_postgres
from tests.store.records import ROOM, Writer, answer, event, opens

pytestmark = pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=needs_postgres)])


def opened(url: str) -> SqlStore[Any]:
    store = open_store(url)
    assert isinstance(store, SqlStore)
    return store


def test_all_is_there_after_a_restart(url):
    with closing(open_store(url)) as store:
        Writer(store).append(event(1), intervals=[opens("state", "ann", 1)], replies=[answer("k")])
        before = list(store.events(ROOM)), store.intervals(ROOM, "state"), store.reply(ROOM, "ann", "k")
    with closing(open_store(url)) as store:
        assert (
            list(store.events(ROOM)),
            store.intervals(ROOM, "state"),
            store.reply(ROOM, "ann", "k"),
        ) == before
        assert store.open_room(ROOM).epoch == 2


def test_a_second_server_fences_the_first(url):
    with closing(open_store(url)) as one, closing(open_store(url)) as two:
        first = Writer(one)
        first.happen()
        assert one.epoch(ROOM) == first.epoch == 1
        second = Writer(two)
        assert one.epoch(ROOM) == two.epoch(ROOM) == 2
        with pytest.raises(Fenced):
            first.happen()
        second.happen()
        assert one.last_seq(ROOM) == 2


def test_the_primary_key_alone_stops_a_second_writer(url):
    with closing(opened(url)) as store:
        writer = Writer(store)
        writer.happen(3)
        store.database.write("UPDATE rooms SET last_seq = 2", ())
        writer.seq = 2
        with pytest.raises(StoreUnavailable, match=r"(?i)unique"):
            writer.happen()


def test_a_failure_leaves_the_store_usable(url):
    with closing(open_store(url)) as store:
        writer = Writer(store)
        for wrong in (
            event(1, body="not bytes", agent=object()),
            event(1, agent="\ud800"),
            event(1, at=2**64),
        ):
            with pytest.raises((StoreUnavailable, UnicodeEncodeError, OverflowError)):
                writer.append(wrong, intervals=[opens("state", "ann", 1)])
            assert store.last_seq(ROOM) == 0
        writer.append(event(1), intervals=[opens("state", "ann", 1)])


def test_a_closed_store_says_so(url):
    store = open_store(url)
    writer = Writer(store)
    store.close()
    for use in (writer.happen, store.rooms, lambda: list(store.events(ROOM))):
        with pytest.raises(StoreUnavailable, match="closed"):
            use()


def test_connections_are_borrowed_and_bounded(url):
    with closing(opened(url)) as store:
        Writer(store).happen(100)
        lent: Lent = (
            store.database.readers
            if isinstance(store.database, sqlite.SqliteDatabase)
            else store.database.links
        )
        most = max(sqlite.IDLE_READERS, postgres.IDLE_KEPT)
        together = threading.Barrier(2 * most)

        def read() -> None:
            together.wait()
            for _ in range(20):
                assert len(list(store.events(ROOM))) == 100

        readers = [threading.Thread(target=read) for _ in range(together.parties)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        assert 1 <= len(lent.idle) <= most


# --- kill -9 ---------------------------------------------------------------------------------------------

APPENDING = """
import sys
from readyroom.store import open_store
from tests.store.records import Writer, answer, event, opens, closes

writer = Writer(open_store(sys.argv[1]))
while True:
    first = writer.seq + 1
    events = [event(seq, body=b"x" * (seq % 700)) for seq in range(first, first + 1 + first % 64)]
    changes = [] if first == 1 else [closes("state", "ann", first)]
    writer.append(*events, intervals=[*changes, opens("state", "ann", first)], replies=[answer(str(writer.seq))])
    print(writer.seq, flush=True)
"""


def test_a_kill_loses_nothing_that_was_acknowledged(url):
    for kill in range(5):
        command = [sys.executable, "-c", APPENDING, url]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as child:
            assert child.stdout is not None
            told = [child.stdout.readline() for _ in range(20 + 37 * kill)]
            child.send_signal(signal.SIGKILL)
            told += child.stdout.read().splitlines()  # what was acknowledged before the signal came
        acknowledged = int(told[-1])
        with closing(open_store(url)) as store:
            # Once it is opened anew, nothing that the dead one had begun can still come.
            store.open_room(ROOM)
            events = list(store.events(ROOM))
            assert [row.seq for row in events] == list(range(1, len(events) + 1))
            assert len(events) >= acknowledged > 0
            # A batch came whole or not at all: its interval and its reply are there with its events.
            states = store.intervals(ROOM, "state")
            assert [state.closed_seq for state in states] == [*(s.opened_seq for s in states[1:]), None]
            assert store.reply(ROOM, "ann", str(states[-1].opened_seq - 1)) is not None
            assert store.last_seq(ROOM) == len(events)
