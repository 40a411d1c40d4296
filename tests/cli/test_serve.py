"""Starting and stopping the server: the first start, a clean end, a hard end, a second server."""

from __future__ import annotations

import re
import signal
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import pytest

from readyroom.store import open_store
from tests.cli.program import MONDAY_9, PASSWORD, Process, environment, manual, run, serving, started


def ask(
    server: Process, env: dict[str, str], method: str, path: str, body: object = None, key: str | None = None
) -> Any:
    headers = {"Authorization": f"Bearer {env['READYROOM_TOKEN']}"}
    headers |= {} if key is None else {"Idempotency-Key": key}
    answer = httpx2.request(
        method, f"{server.url}/api/v1{path}", json=body, headers=headers, timeout=30, trust_env=False
    )
    assert answer.is_success, answer.text
    return answer.json()


def test_the_first_start_says_how_to_sign_in_and_the_second_does_not(tmp_path: Path):
    with serving(tmp_path, "--preset", "web2contact") as server:
        password = server.facts["password"]
        assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", password)
        assert server.facts["is_new"] is True
        me = ask(server, server.env(password), "GET", "/me")
        assert (me["user"], me["roles"], me["organisation"]["id"]) == ("admin", ["admin"], "main")
        assert server.stop() == 0
        assert password not in server.err
    with serving(tmp_path) as server:
        assert (server.facts["is_new"], server.facts["password"]) == (False, None)
        assert ask(server, server.env(password), "GET", "/me")["user"] == "admin"


def test_the_text_of_a_start_says_where_and_who(tmp_path: Path):
    process = started("serve", "--data", tmp_path, "--port", 0, "--preset", "1stream", *manual())
    assert process.stdout is not None
    lines = [process.stdout.readline().rstrip() for _ in range(6)]
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert re.fullmatch(r"Readyroom \S+ serves Readyroom at http://127\.0\.0\.1:\d+", lines[0])
    assert lines[1].endswith("/api/docs")
    assert lines[2] == "First start: made the organisation (preset 1stream)."
    assert re.fullmatch(
        r"Sign in as admin with the password [a-z2-9-]{19} \(shown this once: keep it\)\.", lines[3]
    )
    assert lines[4].startswith(f"MANUAL CLOCK: time stands still at {MONDAY_9}")
    assert lines[5] == "This is for tests and demonstrations only."
    assert rest == ""


def test_the_administrators_password_comes_from_the_environment(tmp_path: Path):
    env = environment(READYROOM_ADMIN_PASSWORD=PASSWORD)
    with serving(tmp_path, env=env) as server:
        assert server.facts["password"] is None
        assert ask(server, server.env(PASSWORD), "GET", "/me")["user"] == "admin"


def test_a_short_password_is_refused_before_anything_is_made(tmp_path: Path):
    found = run("serve", "--data", tmp_path / "new", env=environment(READYROOM_ADMIN_PASSWORD="short"))
    assert found.returncode == 2
    assert found.stderr == (
        "readyroom: READYROOM_ADMIN_PASSWORD is too short: give at least 10 characters, "
        "or unset it to have a password made up.\n"
    )
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_what_was_answered_is_there_after_a_restart(tmp_path: Path, number: signal.Signals):
    with serving(
        tmp_path, "--preset", "1stream", *manual(), env=environment(READYROOM_ADMIN_PASSWORD=PASSWORD)
    ) as server:
        env = server.env(PASSWORD)
        ask(server, env, "POST", "/queues", {"id": "sales", "label": "Sales"})
        ask(server, env, "POST", "/agents", {"id": "ann", "name": "Ann Archer"})
        ask(server, env, "POST", "/clock", {"advance_s": 90})
        lunch = ask(server, env, "PUT", "/agents/ann/status", {"status": "lunch"}, key="once")
        before = ask(server, env, "GET", "/board"), ask(server, env, "GET", "/events")
        assert server.stop(number) == (-9 if number == signal.SIGKILL else 0)
    # A manual clock that is started where it was started before stands where it stood.
    with serving(tmp_path, *manual()) as server:
        again = ask(server, env, "PUT", "/agents/ann/status", {"status": "lunch"}, key="once")
        assert again == lunch  # and it is not done again
        assert (ask(server, env | {}, "GET", "/board"), ask(server, env, "GET", "/events")) == before
        assert ask(server, env, "GET", "/clock")["now"] == "2026-03-02T09:01:30Z"
        assert server.stop() == 0


@pytest.mark.parametrize("cut", ["before the organisation", "before its name", "before the password"])
def test_a_start_that_was_cut_short_is_finished_by_the_next(tmp_path: Path, cut: str):
    if cut != "before the organisation":
        assert run("init", "--data", tmp_path).returncode == 0
    store = open_store(f"sqlite:///{tmp_path}/readyroom.db")
    if cut == "before the organisation":
        store.open_room("main")
    store.people.drop_credential("main", "admin", "password")
    store.close()
    if cut == "before its name":
        with closing(sqlite3.connect(tmp_path / "readyroom.db")) as connection, connection:
            connection.execute("DELETE FROM organisations")
    with serving(tmp_path) as server:
        assert server.facts["is_new"] == (cut == "before the organisation")
        me = ask(server, server.env(server.facts["password"]), "GET", "/me")
        assert me["organisation"] == {"id": "main", "name": "Readyroom", "zone": "UTC"}


def test_a_second_server_is_refused(tmp_path: Path):
    with serving(tmp_path) as server:
        found = run("serve", "--data", tmp_path, "--port", 0)
        assert found.returncode == 1
        assert found.stdout == ""
        assert found.stderr == (
            f"readyroom: Another Readyroom (process {server.process.pid}) is at work with "
            f"{tmp_path}/readyroom.db: stop it first, or give another directory by --data.\n"
        )
        assert "is at work" in run("migrate", "--data", tmp_path).stderr
        assert "is at work" in run("init", "--data", tmp_path).stderr
        assert server.process.poll() is None


def test_a_server_that_was_fenced_ends(tmp_path: Path):
    """Where locks do not work, the store still lets only the newest writer write."""
    with serving(tmp_path, env=environment(READYROOM_ADMIN_PASSWORD=PASSWORD)) as server:
        env = server.env(PASSWORD)
        other = open_store(f"sqlite:///{tmp_path}/readyroom.db")
        other.open_room("main")
        other.close()
        body = {"id": "sales", "label": "Sales"}
        headers = {"Authorization": f"Bearer {env['READYROOM_TOKEN']}"}
        answer = httpx2.post(
            f"{server.url}/api/v1/queues", json=body, headers=headers, timeout=30, trust_env=False
        )
        assert answer.status_code == 503
        assert server.process.wait(30) == 3
        err = server.err
        assert err.endswith(
            "readyroom: Another Readyroom has taken over this data; this one has stopped.\n"
        ) or ('"message":"Another Readyroom has taken over this data; this one has stopped."' in err)


def test_a_port_that_is_taken_is_told(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = run("serve", "--data", tmp_path, "--port", port)
    assert found.returncode == 1
    assert (
        f"Cannot listen at 127.0.0.1 port {port} (Address already in use): give another by --port"
        in found.stderr
    )
    with serving(tmp_path) as server:  # nothing was made that time, and no password lost
        assert (server.facts["is_new"], len(server.facts["password"])) == (True, 19)


@pytest.mark.parametrize("host", ["999.1.1.1", "192.0.2.1"])
def test_an_address_that_is_not_this_machines_is_told(tmp_path: Path, host: str):
    found = run("serve", "--data", tmp_path, "--host", host, "--port", 0)
    assert found.returncode == 1
    assert re.match(
        rf"readyroom: Cannot listen at {host} \([\w ]+\): give an address of .* by --host", found.stderr
    )
    assert "Unknown" not in found.stderr
    assert "--port" not in found.stderr
    assert len(found.stderr.splitlines()) == 1


def test_a_directory_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    found = run("serve", "--data", tmp_path / "file")
    assert found.returncode == 1
    assert "file cannot be used" in found.stderr
    assert len(found.stderr.splitlines()) == 1


def test_what_is_no_database_of_ours_is_left_alone(tmp_path: Path):
    (tmp_path / "readyroom.db").write_text("my diary")
    found = run("serve", "--data", tmp_path)
    assert found.returncode == 1
    assert "is not a database of Readyroom's" in found.stderr
    assert (tmp_path / "readyroom.db").read_text() == "my diary"


def test_all_wrong_settings_are_told_at_once(tmp_path: Path):
    file = tmp_path / "wrong.toml"
    file.write_text('prot = 1\nhost = ""\n')
    found = run("serve", "--config", file, "--preset", "1strem", "--clock", "manual")
    assert found.returncode == 2
    assert found.stderr.startswith("readyroom: 4 settings are wrong:\n")
    for part in (
        "did you mean port?",
        f"{file}:2",
        "did you mean 1stream? There are: 1stream, ",
        "a manual clock needs clock.at",
    ):
        assert part in found.stderr


def test_another_database_is_no_mistake_of_programs(tmp_path: Path):
    found = run("serve", "--json", env=environment(READYROOM_DATABASE="mysql://db/x"), cwd=tmp_path)
    assert found.returncode == 2
    assert '"code":"settings"' in found.stderr
    assert "give sqlite:///path/to/file.db or postgresql://user@host/database" in found.stderr


def test_the_log_is_lines_of_json_or_text_for_people(tmp_path: Path):
    for form, begins in (("auto", '{"database":'), ("console", "20")):
        with serving(tmp_path, env=environment(READYROOM_LOG_FORMAT=form)) as server:
            assert server.stop() == 0
            said = server.err
        lines = said.splitlines()
        assert all(line.startswith("{" if form == "auto" else "20") for line in lines)
        assert lines[0].startswith(begins)
        assert [word for word in ("started", "stopping", "stopped") if word in said] == [
            "started", "stopping", "stopped",
        ]  # fmt: skip
