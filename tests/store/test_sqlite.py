"""SQLite's own: settings, which files are refused, and that what was acknowledged survives a kill."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from readyroom.store import MemoryStore, SqliteStore, open_store, sqlite_file
from readyroom.store.errors import Damaged, NewerSchema, NotAStore, StoreUnavailable, Unopenable
from readyroom.store.interface import IntervalChange
from readyroom.store.statements import select_ended, select_events, select_intervals, select_turns
from tests.store.records import ROOM, Writer, closes, event, opens


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "room.db"


@pytest.fixture
def filled(path: Path) -> Path:
    with closing(SqliteStore(path)) as store:
        writer = Writer(store)
        for _ in range(20):
            writer.happen(50)
    return path


def refusal(path: Path, error: type[Exception]) -> str:
    """What is said when the file is refused, which leaves it as it was."""
    before = path.read_bytes()
    with pytest.raises(error) as refused:
        SqliteStore(path)
    assert path.read_bytes() == before
    assert str(path) in str(refused.value)
    return str(refused.value)


# --- settings --------------------------------------------------------------------------------------------

SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": sqlite_file.BUSY_TIMEOUT_MS,
    "wal_autocheckpoint": sqlite_file.CHECKPOINT_PAGES,
}


@pytest.mark.parametrize("read_only", [False, True])
def test_settings_are_really_set(filled, read_only):
    with closing(sqlite_file.connect(filled, read_only=read_only)) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
        assert found == SETTINGS
        assert connection.execute("PRAGMA query_only").fetchone()[0] == int(read_only)


def test_events_belong_to_a_room(filled):
    with closing(sqlite_file.connect(filled)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(
            "INSERT INTO snapshots (room, seq, at, version, body) VALUES ('no', 1, 1, 1, x'00')"
        )


def test_the_file_and_its_neighbours_are_its_owners_alone(path):
    with closing(SqliteStore(path)) as store:
        Writer(store).happen()
        assert {file.name: oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()} == {
            "room.db": "0o600",
            "room.db-wal": "0o600",
            "room.db-shm": "0o600",
        }
    assert [file.name for file in path.parent.iterdir()] == ["room.db"]


def test_the_store_by_its_url(path):
    with closing(open_store(f"sqlite:///{path}")) as store:
        assert isinstance(store, SqliteStore)
    assert path.exists()
    assert isinstance(open_store("memory:"), MemoryStore)
    for url in ("", "sqlite:///", "mysql://somewhere", str(path)):
        with pytest.raises(Unopenable, match="names no store"):
            open_store(url)


@pytest.mark.parametrize("name", ["a b.db", "a?b#c%41.db", "zoë.db", "'.db"])
def test_the_path_may_hold_any_character(tmp_path, name):
    with closing(SqliteStore(tmp_path / name)) as store:
        Writer(store).happen()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_two_who_make_the_same_file_at_once(path, monkeypatch):
    made = sqlite_file._upgrade

    def be_overtaken(new: Path) -> None:
        monkeypatch.setattr(sqlite_file, "_upgrade", made)
        monkeypatch.setattr(os, "getpid", lambda: 0)
        with closing(SqliteStore(path)) as store:
            Writer(store).happen()
        made(new)

    monkeypatch.setattr(sqlite_file, "_upgrade", be_overtaken)
    with closing(SqliteStore(path)) as store:
        assert store.last_seq(ROOM) == 1


# --- files that are refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content", [b"\0", b"Dear diary, today", b"PK\x03\x04" * 4000, b"SQLite format 2\0" * 4000]
)
def test_a_file_of_another_kind_is_refused(path, content):
    path.write_bytes(content)
    assert "not a database of Readyroom's" in refusal(path, NotAStore)


def test_another_programs_database_is_refused(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE rooms (room TEXT)")
    assert "another program's" in refusal(path, NotAStore)


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(NotAStore, match="not a file"):
        SqliteStore(tmp_path)


def test_an_empty_file_is_refused(path):
    path.touch()
    assert "is empty" in refusal(path, Damaged)


@pytest.mark.parametrize("keep", [1, 16, 99, 100, 4095, 4096, 8192, 0.5, -4096, -1])
def test_a_truncated_file_is_refused(filled, keep):
    size = filled.stat().st_size
    os.truncate(filled, int(size * keep) if isinstance(keep, float) else keep if keep > 0 else size + keep)
    assert "restore it from a backup" in refusal(filled, Damaged)


def test_a_file_without_its_tables_is_refused(filled):
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("DROP TABLE alembic_version")
    assert "lost its tables" in refusal(filled, Damaged)


def test_a_newer_schema_is_refused(filled):
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    said = refusal(filled, NewerSchema)
    assert "newer Readyroom (schema 9999" in said
    assert "run that version" in said


def test_a_missing_file_beside_its_log_is_no_new_start(path):
    store = SqliteStore(path)
    Writer(store).happen()
    path.rename(path.with_name("moved"))
    with pytest.raises(Damaged, match="holds data"):
        SqliteStore(path)
    path.with_name("moved").rename(path)
    store.close()


def test_a_missing_directory_is_told_of(tmp_path):
    with pytest.raises(StoreUnavailable, match=r"no/room\.db cannot be made"):
        SqliteStore(tmp_path / "no" / "room.db")


def test_damage_found_while_reading_is_told_of(filled):
    with filled.open("r+b") as file:
        file.seek(-4 * 4096, os.SEEK_END)  # the last pages are leaves of the log
        file.write(b"\xff" * 4 * 4096)
    with closing(SqliteStore(filled)) as store, pytest.raises(Damaged, match="restore it from a backup"):
        list(store.events(ROOM))


# --- failures and threads --------------------------------------------------------------------------------


def test_a_lock_that_is_held_too_long_is_told_of(filled, monkeypatch):
    monkeypatch.setattr(sqlite_file, "BUSY_TIMEOUT_MS", 50)
    with closing(SqliteStore(filled)) as store, closing(sqlite3.connect(filled)) as other:
        writer = Writer(store)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="another program keeps it locked"):
            writer.happen()
        other.rollback()
        writer.happen()


def test_a_full_file_is_told_of(filled):
    with closing(SqliteStore(filled)) as store:
        writer = Writer(store)
        pages = store.database.writer.execute("PRAGMA page_count").fetchone()[0]
        store.database.writer.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreUnavailable, match="the disk is full"):
            writer.happen(1000)
        store.database.writer.execute("PRAGMA max_page_count = 1000000")
        assert store.last_seq(ROOM) == 1000
        writer.happen(1000)


# --- plans -----------------------------------------------------------------------------------------------


def plan(path: Path, query) -> str:
    with closing(sqlite_file.connect(path)) as connection:
        return "; ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query[0]}", query[1]))


NO_EVENT_FILTER = dict.fromkeys(["agent", "queue", "call", "types", "at_from", "at_to"])
NO_FILTER = dict.fromkeys(["agent", "queue", "call", "at_from", "at_to", "known_at", "limit"])


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        ({}, "PRIMARY KEY (room=? AND seq>? AND seq<?)"),
        ({"queue": "sales"}, "PRIMARY KEY (room=? AND seq>? AND seq<?)"),
        ({"agent": "ann"}, "ix_events_agent (room=? AND agent=? AND seq>? AND seq<?)"),
        ({"call": "c1", "types": ["A"]}, "ix_events_call (room=? AND call=? AND seq>? AND seq<?)"),
    ],
)
def test_events_are_found_by_index_and_never_sorted(filled, asked, used):
    query = select_events(ROOM, 5, 500, **NO_EVENT_FILTER | asked, newest_first=True, limit=10, hints=True)
    assert plan(filled, query).endswith(f"USING {'INDEX ' if 'ix' in used else ''}{used}")


@pytest.mark.parametrize("agent", [None, "ann"])
def test_sign_outs_of_a_time_are_found_by_index(filled, agent):
    asked = NO_EVENT_FILTER | {"types": ("SignedOut",), "at_from": 1, "at_to": 9, "agent": agent}
    query = select_events(ROOM, 5, 500, **asked, newest_first=False, limit=10, hints=True)
    assert "ix_events_signed_out (room=? AND at>? AND at<?)" in plan(filled, query)


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        (
            {"agent": "ann", "at_from": 1, "at_to": 9},
            ["ix_offer_intervals_agent (room=? AND agent=? AND opened_at<?)"],
        ),
        ({"call": "c1"}, ["ix_offer_intervals_call (room=? AND call=?)"]),
        ({"open_only": True}, ["ux_offer_intervals_open (room=?)"]),
        (
            {"at_from": 1, "at_to": 9},
            ["ux_offer_intervals_open (room=?)", "ix_offer_intervals_closed (room=? AND closed_at>?)"],
        ),
        (
            {"at_from": 1, "at_to": 9, "agent": frozenset({"ann", "bob"})},
            ["ux_offer_intervals_open (room=?)", "ix_offer_intervals_closed (room=? AND closed_at>?)"],
        ),
    ],
)
def test_intervals_are_found_by_index(filled, asked, used):
    query = select_intervals(
        ROOM, "offer", **NO_FILTER | {"open_only": False, "offset": 0, "hints": True} | asked
    )
    found = plan(filled, query)
    for index in used:
        assert index in found


def test_what_gave_way_to_what_is_found_by_index(filled):
    found = plan(filled, select_turns(ROOM, "state", 3, 9, hints=True))
    assert "events USING PRIMARY KEY (room=? AND seq>? AND seq<?)" in found
    assert "ix_state_intervals_closed (room=? AND closed_at>? AND closed_at<?)" in found
    assert "ix_state_intervals_agent (room=? AND agent=? AND opened_at=?)" in found
    assert "ix_state_intervals_closed (room=? AND closed_at=?)" in found
    assert "ix_state_intervals_closed (room=? AND closed_at>?)" in found
    assert "ux_state_intervals_open (room=?)" in found


def test_one_late_event_makes_nobody_look_through_all_that_ended_since(path):
    """What SQLite does, in its own steps: 5,000 intervals ended in between."""
    second, day = 1000, 24 * 3_600_000

    def turns(seq: int, **when: Any) -> list[IntervalChange]:
        return [what("state", "ann", seq, agent="ann", **when) for what in (closes, opens)]

    with closing(SqliteStore(path)) as store:
        writer = Writer(store)
        writer.change(opens("state", "ann", 1, agent="ann"))
        writer.append(
            *(event(seq) for seq in range(2, 5001)),
            intervals=[change for seq in range(2, 5001) for change in turns(seq)],
        )
        last: dict[str, Any] = {"at": day, "seen": day}
        writer.append(event(5001, **last), intervals=turns(5001, **last))
        writer.append(event(5002, at=2 * second, seen=day))
        assert store.turns(ROOM, "state", 5000, 5002) == [(5001, "ann")]
    on_time, with_late = (
        steps(path, select_turns(ROOM, "state", 5000, until, hints=True)) for until in (5001, 5002)
    )
    assert with_late < on_time + 1000


def steps(path: Path, query) -> int:
    """How many of its instructions SQLite carries out for a query, to the nearest hundred."""
    hundreds = 0

    def count() -> int:
        nonlocal hundreds
        hundreds += 1
        return 0

    with closing(sqlite_file.connect(path)) as connection:
        connection.set_progress_handler(count, 100)
        connection.execute(*query).fetchall()
    return hundreds * 100


@pytest.mark.parametrize("known_at", [None, 5])
def test_what_ended_is_found_by_index(filled, known_at):
    query = select_ended(ROOM, "state", [1, 2, 3], known_at=known_at, hints=True)
    assert "ix_state_intervals_closed (room=? AND closed_at=?)" in plan(filled, query)
