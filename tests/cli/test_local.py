"""Commands that need no server: `init`, `migrate`, `play`, `version`, and what is wrong with a command line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import get_type_hints

import pytest
import typer

from readyroom import __version__
from readyroom.cli import app
from readyroom.commands.output import Json
from tests.cli.program import PASSWORD, READYROOM, environment, run, serving

SCENARIO = """\
# Withdrawn after two
Preset 1stream
Zone   Europe/Paris
Date   2026-03-02

Given queue Sales: ring 20 s, out of the queue after 2 missed calls, show Auto logout
  and agent Ann: in Sales, licence auto logout, ready

Scenario T.1: one miss is not enough
  09:00:00  call 1 comes to Sales
            → Ann rings for call 1 (Sales)
  09:00:20  → Ann missed call 1: no answer (after 20 s)
            Ann has 1 of 2 misses in Sales

Scenario T.2: this is wrong
  09:00:00  call 1 comes to Sales
            → Ann rings for call 2 (Sales)
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    file = tmp_path / "two.scenario"
    file.write_text(SCENARIO, "utf-8")
    return file


def test_version():
    assert run("version", program=READYROOM).stdout.startswith(f"Readyroom {__version__} (schema ")
    assert json.loads(run("version", "--json").stdout)["version"] == __version__


# --- init and migrate ------------------------------------------------------------------------------------


def test_init_makes_what_serve_then_serves(tmp_path: Path):
    made = run(
        "init", "--preset", "attendance", "--data", tmp_path / "d", "--name", "Acme", "--zone", "Europe/Paris"
    )
    assert (made.returncode, made.stderr) == (0, "")
    assert f"Made {tmp_path}/d/readyroom.db with a new organisation (preset attendance)." in made.stdout
    password = made.stdout.partition("with the password ")[2].split()[0]
    with serving(tmp_path / "d") as server:
        assert server.facts["is_new"] is False
        assert run("agents", env=server.env(password)).stdout == "There are no agents that you may see.\n"
    again = run("init", "--data", tmp_path / "d")
    assert again.returncode == 1
    assert "has an organisation already" in again.stderr


def test_init_for_programs(tmp_path: Path):
    env = environment(READYROOM_ADMIN_PASSWORD=PASSWORD)
    made = json.loads(run("init", "--data", tmp_path, "--json", env=env).stdout)
    assert made == {
        "database": f"{tmp_path}/readyroom.db",
        "preset": "default",
        "user": "admin",
        "password": None,
    }


def test_init_refuses_what_is_not_known(tmp_path: Path):
    zone = run("init", "--data", tmp_path / "d", "--zone", "Europe/Pariss")
    assert (zone.returncode, zone.stderr) == (
        2, 'readyroom: --zone: "Europe/Pariss" is unknown; did you mean Europe/Paris?\n',
    )  # fmt: skip
    assert run("init", "--data", tmp_path / "d", "--preset", "x").returncode == 2
    assert not (tmp_path / "d").exists()


def test_migrate_says_from_where_to_where(tmp_path: Path):
    assert "There is no database" in run("migrate", "--data", tmp_path).stderr
    run("init", "--data", tmp_path)
    found = run("migrate", "--data", tmp_path)
    assert found.returncode == 0
    assert "nothing to do" in found.stdout
    told = json.loads(run("migrate", "--data", tmp_path, "--json").stdout)
    assert told["from"] == told["to"]
    assert told["migrations"] == []


def test_a_newer_database_is_left_alone(tmp_path: Path):
    run("init", "--data", tmp_path)
    with closing(sqlite3.connect(tmp_path / "readyroom.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in ("migrate", "serve"):
        found = run(command, "--data", tmp_path)
        assert found.returncode == 1
        assert "was written by a newer Readyroom (schema 9999" in found.stderr
        assert len(found.stderr.splitlines()) == 1


# --- play ------------------------------------------------------------------------------------------------


def test_play_shows_a_timeline(scenario: Path):
    found = run("play", scenario, "--scenario", "T.1")
    assert found.returncode == 0, found.stderr
    for part in (
        "T.1: one miss is not enough",
        "09:00:20 │",
        "├─ Ann missed call 1",
        "✓ Ann has 1 of 2 misses in Sales",
    ):
        assert part in found.stdout
    assert found.stdout.endswith("As expected.\n")
    assert max(map(len, found.stdout.splitlines())) <= 110


def test_play_ends_with_1_where_something_is_not_as_expected(scenario: Path):
    found = run("play", scenario, program=READYROOM)
    assert found.returncode == 1
    assert "NOT as expected" in found.stdout
    assert "✗ Ann rings for call 2 (Sales)" in found.stdout
    assert "+ Ann rings for call 1 (Sales)" in found.stdout
    assert found.stderr == "readyroom: Not as expected: T.2 (1 of 2).\n"


def test_play_for_programs(scenario: Path):
    found = run("play", scenario, "--json")
    assert found.returncode == 1
    assert [one["as_expected"] for one in json.loads(found.stdout)] == [True, False]
    assert json.loads(found.stderr)["error"]["code"] == "scenario"


def test_play_says_what_is_wrong_with_a_file(scenario: Path, tmp_path: Path):
    assert run("play", scenario, "--scenario", "T.9").stderr == (
        f"readyroom: {scenario} has no scenario T.9; it has T.1, T.2.\n"
    )
    missing = run("play", tmp_path / "none")
    assert missing.returncode == 2
    assert "No such file" in missing.stderr
    scenario.write_text("Nonsense\n")
    wrong = run("play", scenario)
    assert wrong.returncode == 2
    assert wrong.stderr.startswith(f"readyroom: {scenario}:")
    assert len(wrong.stderr.splitlines()) == 1


# --- the command line itself -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serv"], "No such command 'serv'"),
        (["serve", "--prt", "1"], "No such option: --prt"),
        (["serve", "--port", "x"], "Invalid value for '--port'"),
        (["explain"], "Missing argument 'agent'"),
        (["status", "set", "ann"], "Missing argument 'status'"),
    ],
)
def test_a_misuse_is_one_line_and_2(arguments: list[str], said: str):
    found = run(*arguments)
    assert found.returncode == 2
    assert found.stdout == ""
    assert said in found.stderr
    assert len(found.stderr.splitlines()) == 1
    assert "--help`." in found.stderr
    as_json = run(*arguments, "--json")
    assert as_json.returncode == 2
    assert json.loads(as_json.stderr)["error"]["code"] == "usage"


def test_alone_it_shows_what_there_is():
    found = run(program=READYROOM)
    assert found.returncode == 2
    assert found.stderr == ""
    for command in (
        "serve",
        "demo",
        "init",
        "play",
        "explain",
        "status",
        "agents",
        "queues",
        "token",
        "migrate",
        "board",
        "events",
        "import",
        "export",
        "undo",
    ):
        assert f" {command} " in found.stdout


def test_every_command_takes_json():
    def commands(of: typer.Typer | None) -> list[Callable[..., object]]:
        assert of is not None
        own = [command.callback for command in of.registered_commands if command.callback is not None]
        return own + [each for group in of.registered_groups for each in commands(group.typer_instance)]

    found = commands(app)
    assert len(found) == 29
    assert all(get_type_hints(command, include_extras=True)["as_json"] == Json for command in found)


def test_the_page_lists_every_command():
    page = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
    groups = {group.name: group.typer_instance for group in app.registered_groups}
    names = [
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    ]
    for group, members in groups.items():
        assert members is not None
        names += [f"{group} {command.name}" for command in members.registered_commands]
    assert [name for name in names if f"| `{name}" not in page] == []
