"""Looking into a store beside a server that writes: all is seen, nothing is made or changed."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from readyroom.store import look_into, open_existing, open_store, sql
from readyroom.store.errors import StoreUnavailable, Unopenable
from readyroom.store.interface import Store
from tests.conftest import PATH
from tests.postgres import needs_postgres
from tests.store.records import ROOM, Writer, answer, closes, event, opens

DATABASES = pytest.mark.parametrize(
    "kind", ["sqlite", pytest.param("postgres", marks=needs_postgres)], indirect=True
)


@pytest.fixture
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def filled(store: Store) -> Writer:
    writer = Writer(store)
    for seq in range(1, 8):
        before = [closes("state", "ann", seq)] if seq > 1 else []
        writer.append(event(seq), intervals=[*before, opens("state", "ann", seq)], replies=[answer(str(seq))])
    return writer


@pytest.mark.parametrize(
    "kind", ["sqlite", pytest.param("postgres", marks=needs_postgres), "memory"], indirect=True
)
def test_every_interval_in_order_of_writing(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sql, "EVENTS_A_PAGE", 3)
    filled(store)
    assert list(store.every_interval(ROOM, "state")) == store.intervals(ROOM, "state")
    assert [row.opened_seq for row in store.every_interval(ROOM, "state")] == list(range(1, 8))
    assert list(store.every_interval(ROOM, "offer")) == list(store.every_interval("nowhere", "state")) == []
    assert store.damage() == []


@DATABASES
def test_it_sees_all_and_writes_nothing(store: Store, url: str):
    writer = filled(store)
    with closing(look_into(url)) as looking:
        assert list(looking.events(ROOM)) == list(store.events(ROOM))
        assert looking.intervals(ROOM, "state") == store.intervals(ROOM, "state")
        assert looking.damage() == []
        for write in (
            lambda: looking.open_room(ROOM),
            lambda: looking.save_snapshot(ROOM, 1, 1, b"x"),
            lambda: looking.forget_replies(10**15),
            lambda: looking.people.drop_credential(ROOM, "ann", "password"),
        ):
            with pytest.raises(StoreUnavailable):
                write()
        writer.append(event(8))
        assert looking.last_seq(ROOM) == 8
    writer.append(event(9))


def test_where_there_is_nothing_nothing_is_made(tmp_path: Path):
    for opened in (look_into, open_existing):
        with pytest.raises(Unopenable, match="does not exist"):
            opened(f"sqlite:///{tmp_path}/room.db")
    assert list(tmp_path.iterdir()) == []


@needs_postgres
def test_an_empty_database_stays_empty(empty_database: str):
    for opened in (look_into, open_existing, look_into):
        with pytest.raises(Unopenable, match="is empty"):
            opened(empty_database)


def test_what_a_crash_left_is_seen_and_left(tmp_path: Path):
    """The write-ahead log is read, and not moved into the file."""
    url, file = f"sqlite:///{tmp_path}/room.db", tmp_path / "room.db"
    with closing(open_store(url)) as store:
        filled(store)
        wal = (tmp_path / "room.db-wal").read_bytes()
        before = file.read_bytes()
    file.write_bytes(before)
    (tmp_path / "room.db-wal").write_bytes(wal)
    with closing(look_into(url)) as looking:
        assert looking.last_seq(ROOM) == 7
    assert (file.read_bytes(), (tmp_path / "room.db-wal").read_bytes()) == (before, wal)


@needs_postgres
def test_a_dump_is_a_backup(own_database: str, empty_database: str, tmp_path: Path):
    """As docs/operator.md says it."""

    def run(name: str, *arguments: str) -> None:
        program = shutil.which(name, path=PATH)
        assert program is not None
        subprocess.run([program, *arguments], check=True, timeout=60)

    with closing(open_store(own_database)) as store:
        filled(store)
        run("pg_dump", "--format=custom", f"--file={tmp_path}/readyroom.dump", own_database)
        run("pg_restore", f"--dbname={empty_database}", f"{tmp_path}/readyroom.dump")
        with closing(look_into(empty_database)) as restored:
            assert list(restored.events(ROOM)) == list(store.events(ROOM))
            assert list(restored.every_interval(ROOM, "state")) == list(store.every_interval(ROOM, "state"))
    with closing(open_store(empty_database)) as restored:
        Writer(restored).happen()
