"""A backup made under load, and the restore rehearsed: all that was answered before it began is there."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from readyroom.store import revisions
from readyroom.store.schema import APPLICATION_ID
from tests.cli.program import run
from tests.crash.centre import Centre, Line, board_of
from tests.crash.load import clients, send_again, work


def test_backup_under_load_and_restore(on_file: Centre, tmp_path: Path):
    centre, everybody = on_file, clients(1)
    copies = tmp_path / "copies"
    copies.mkdir()
    before: dict[str, int] = {}

    def back_up() -> None:
        before.update({client.name: sum(sent.is_answered for sent in client.record) for client in everybody})
        found = run("backup", copies, "--data", centre.data, "--json")
        assert (found.returncode, found.stderr) == (0, "")
        told.append(json.loads(found.stdout))
        server.stop()

    told: list[dict[str, str]] = []
    with centre.serving() as server:
        centre.open_for_business(server)
        work(everybody, centre, server, 0.3, back_up)
    (copy,) = copies.iterdir()
    assert told[0]["backup"] == str(copy)
    assert (copy.name.startswith("readyroom-"), copy.suffix, copy.stat().st_mode & 0o777) == (
        True,
        ".db",
        0o600,
    )
    assert all(before.values())

    restored = Centre(tmp_path / "restored", "", headers=dict(centre.headers))
    restored.url = f"sqlite:///{restored.data}/readyroom.db"
    restored.data.mkdir()
    shutil.copy(copy, restored.data / "readyroom.db")
    assert run("verify", "--data", restored.data).returncode == 0
    with restored.serving() as server, Line(restored, server) as line:
        shown = line.ok("GET", "/board")
        assert {**board_of(restored.fold(shown["seq"])[0]), "seq": shown["seq"], "at": shown["at"]} == shown
        for client in everybody:
            send_again(line, client.record[: before[client.name]])
        assert server.stop() == 0
    restored.verified()


def of_schema(file: Path, revision: str) -> Path:
    """A database as an older version left it, with two users' settings."""
    url = f"sqlite:///{file}"
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        revisions.upgrade(connection, revision)
        for user in ("ann", "ben"):
            connection.exec_driver_sql(f"INSERT INTO preferences VALUES ('main', '{user}', '{{}}', 1)")
    return file


def test_a_database_of_another_schema_is_copied_as_it_is(tmp_path: Path):
    old = of_schema(tmp_path / "readyroom.db", revisions.REVISIONS[-2])
    assert "make a backup, then run" in run("serve", "--data", tmp_path, "--port", 0).stderr
    copies = [tmp_path / name for name in ("older.db", "newer.db", "damaged.db")]
    told = run("backup", copies[0], "--data", tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert f"(schema {revisions.REVISIONS[-2]}, here {revisions.HEAD})" in told.stdout
    for file in (old, copies[0]):
        assert run("migrate", "--database", f"sqlite:///{file}").returncode == 0
        assert run("verify", "--database", f"sqlite:///{file}").returncode == 0
    with closing(sqlite3.connect(old)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    told = run("backup", copies[1], "--data", tmp_path, "--json")
    assert (told.returncode, json.loads(told.stdout)["schema"]) == (0, "9999")
    with closing(sqlite3.connect(copies[1])) as database:
        assert database.execute("SELECT count(*) FROM preferences").fetchone() == (2,)
        # In the middle of the file: the root of an index.
        (root,) = database.execute("SELECT max(rootpage) FROM sqlite_schema WHERE type = 'index'").fetchone()
    with old.open("r+b") as opened:
        os.pwrite(opened.fileno(), b"\xff" * 4096, (root - 1) * 4096)
    told = run("backup", copies[2], "--data", tmp_path)
    assert told.returncode == 1, told.stdout
    assert "does not verify" in told.stderr
    assert not copies[2].exists()


def test_nothing_is_overwritten_and_nothing_half_made(on_file: Centre, tmp_path: Path):
    place = tmp_path / "copy.db"
    place.write_text("mine")
    found = run("backup", place, "--data", on_file.data)
    assert (found.returncode, place.read_text()) == (1, "mine")
    assert found.stderr == f"readyroom: {place} exists: give a name that is free, nothing is overwritten\n"
    found = run("backup", tmp_path / "no" / "copy.db", "--data", on_file.data)
    assert found.returncode == 1
    assert "no/copy.db cannot be made (No such file or directory)" in found.stderr


def test_what_does_not_verify_is_no_backup(on_file: Centre, tmp_path: Path):
    damage(on_file.data / "readyroom.db")
    copies = tmp_path / "copies"
    copies.mkdir()
    found = run("backup", copies, "--data", on_file.data)
    assert found.returncode == 1
    assert "readyroom.db" in found.stderr
    assert list(copies.iterdir()) == []


# --- damage inside a page --------------------------------------------------------------------------------


def damage(file: Path) -> None:
    """Overwrite the page that holds the first events: the file opens as if nothing were."""
    body = file.read_bytes()
    at = body.index(b'{"type":"Configured"') // 4096 * 4096
    with file.open("r+b") as opened:
        os.pwrite(opened.fileno(), b"\xff" * 4096, at)


def test_damage_inside_a_page_is_found_by_verify(on_file: Centre):
    file = on_file.data / "readyroom.db"
    damage(file)
    before = file.read_bytes()
    found = run("verify", "--data", on_file.data)
    assert (found.returncode, found.stdout) == (1, "")
    assert "wrong:" in found.stderr
    assert "restore" in found.stderr
    assert file.read_bytes() == before


def test_a_word_that_was_changed_in_an_event_is_found(on_file: Centre):
    """The page is sound, the event can be read and folded: what gives it away is what is kept beside it."""
    file = on_file.data / "readyroom.db"
    body = file.read_bytes()
    at = body.index(b'"agent":"ben"')
    with file.open("r+b") as opened:
        os.pwrite(opened.fileno(), b'"agent":"bob"', at)
    found = run("verify", "--data", on_file.data, "--json")
    assert found.returncode == 1
    error = json.loads(found.stderr)["error"]
    assert error["code"] == "not_verified"
    assert "differ" in error["message"] or "cannot be folded" in error["message"]


def test_verify_finds_a_database_by_its_url(centre: Centre, tmp_path: Path):
    found = run("verify", "--database", centre.url)
    assert (found.returncode, found.stderr) == (0, "")
    assert "organisation main: " in found.stdout
    if centre.url.startswith("postgresql"):
        found = run("backup", tmp_path / "copy", "--database", centre.url)
        assert found.returncode == 1
        assert "pg_dump --format=custom" in found.stderr


def test_verify_makes_nothing(tmp_path: Path):
    found = run("verify", "--data", tmp_path / "none")
    assert found.returncode == 1
    assert "none/readyroom.db does not exist" in found.stderr
    assert not (tmp_path / "none").exists()
