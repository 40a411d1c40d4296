"""`import queue-log`: years of another program's file into the history, once, and with an account of it."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from readyroom import main
from readyroom.codec import presets
from readyroom.config import load
from readyroom.engine import catalogue as cat
from readyroom.store import open_store
from tests.cli.conftest import Here, Terminal
from tests.cli.program import MONDAY_9, PASSWORD, manual, serving
from tests.postgres import needs_postgres
from tests.queue_logs import START, Written, written

AGENTS = ("Agent 0", "Agent 1", "Agent 2")
NOBODY: Mapping[str, str] = {}
ENTITIES: tuple[cat.Entity, ...] = (
    *presets.load("1stream").over(cat.Settings(name="Acme", zone="Europe/Berlin")),
    cat.QueueConfig(id="sales", label="600"),
    cat.QueueConfig(id="support", label="Support"),
    *(cat.AgentConfig(id=f"a{n}", name=name) for n, name in enumerate(AGENTS)),
    cat.DeviceConfig(id="1003", agent="a2"),
    cat.UserConfig(id="admin", name="Admin", roles=("admin",)),
)


def founded(**where: str) -> None:
    """An organisation whose agents the file names, but for one."""
    arguments = {**where, "clock.kind": "manual", "clock.at": MONDAY_9}
    founding = main.Founding(entities=ENTITIES, passwords={"admin": PASSWORD})

    async def make() -> None:
        await main.found(load({}, arguments=arguments), founding)

    main.run(make())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("made")
    founded(data=str(data))
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "data"))


@pytest.fixture(scope="module")
def log() -> Written:
    return written(3, days=2)


@pytest.fixture
def files(log: Written, tmp_path: Path) -> list[Path]:
    """Three files, as rotation leaves them: the oldest one compressed."""
    lines, third = log.lines, len(log.lines) // 3
    parts = [b"".join(lines[:third]), b"".join(lines[third : 2 * third]), b"".join(lines[2 * third :])]
    names = ["queue_log.2.gz", "queue_log.1", "queue_log"]
    found = [tmp_path / name for name in names]
    for file, part in zip(found, [gzip.compress(parts[0]), *parts[1:]], strict=True):
        file.write_bytes(part)
    return found


def rows(url: str) -> list[tuple[Any, ...]]:
    """What the history holds, as the generator tells it."""
    found = []
    with closing(open_store(url)) as store:
        for table in ("membership", "offer", "call"):
            for row in store.intervals("main", table):
                if row.opened_seq == 0:
                    assert row.closed_at is not None
                    times = row.opened_at // 1000, row.closed_at // 1000
                    found.append((table, row.agent, row.queue, row.call, row.value, *times, row.closed_as))
    return sorted(found, key=str)


def truth(log: Written, agents: Mapping[str, str]) -> list[tuple[Any, ...]]:
    """What was, of those who are known; of the others' calls that there were some."""
    found = []
    for table, agent, queue, *rest in log.rows:
        known = None if agent is None else agents.get(agent)
        if table == "call" or known is not None:
            found.append((table, known, {"600": "sales"}.get(str(queue), queue), *rest))
    return sorted(found, key=str)


KNOWN = {name: f"a{n}" for n, name in enumerate(AGENTS)}


def test_years_of_it_and_again(here: Here, data: Path, files: list[Path], log: Written):
    given = [files[2], files[0], files[1], "--data", data]
    dry = here.run(NOBODY, "import", "queue-log", *given, "--dry-run")
    url = f"sqlite:///{data}/readyroom.db"
    assert (dry[0], dry[2], rows(url)) == (0, "", [])
    expected = truth(log, KNOWN)
    for said in (
        f"Read {len(log.lines)} lines of 2023-11-1",
        f"in this order: {files[0]}, {files[1]}, {files[2]}",
        "  agent Agent 0 is a0\n",
        "  queue 600 is sales\n",
        "No agent here is called Agent 3 (",
        "Say who is meant: --agent 'Agent 3=ID'",
        f"Would add {len(expected)} intervals.",
    ):
        assert said in dry[1]
    code, out, err = here.run(NOBODY, "import", "queue-log", *given)
    assert (code, err, rows(url)) == (0, "", expected)
    assert f"Added {len(expected)} intervals." in out
    again = here.run(NOBODY, "import", "queue-log", *given[1:])[1]
    assert "Added 0 intervals." in again
    code, verified, _ = here.run(NOBODY, "verify", "--data", data)
    assert (code, rows(url)) == (0, expected)
    assert f"{len(expected)} intervals of the time before it" in verified


def test_who_is_meant_is_told_later(here: Here, data: Path, files: list[Path], log: Written):
    """The rest is added then, and what was said of a call by nobody gives way; `--anew` takes a mistake back."""
    url = f"sqlite:///{data}/readyroom.db"
    given = ["import", "queue-log", *files, "--data", data]
    assert here.run(NOBODY, *given)[0] == 0
    code, out, _ = here.run(NOBODY, *given, "--agent", "Agent 3=a2", "--anew")
    assert code == 0
    assert "Ended: " in out
    wrong = rows(url)
    assert here.run(NOBODY, *given, "--anew")[0] == 0
    assert rows(url) == truth(log, KNOWN) != wrong


def test_a_file_that_grows(here: Here, data: Path, tmp_path: Path, log: Written):
    file, half = tmp_path / "queue_log", len(log.lines) // 2
    for lines in (log.lines[:half], log.lines):
        file.write_bytes(b"".join(lines))
        code, _, err = here.run(NOBODY, "import", "queue-log", file, "--data", data)
        assert (code, err) == (0, "")
    assert rows(f"sqlite:///{data}/readyroom.db") == truth(log, KNOWN)


ODD = (
    f"{START}|NONE|600|Agent 0|ADDMEMBER|\n"
    "hello\n"
    f"{START + 10}|NONE|NONE|PJSIP/1003|PAUSEALL|Tea\n"
    f"{START + 10}|NONE|600|PJSIP/1003|PAUSE|Tea\n"
    f"{START + 20}|NONE|600|Local/1003@from-queue/n|UNPAUSE|\n"
    f"{START + 30}|NONE|700|Agent 0|ADDMEMBER|\n"
    f"{START - 30}|NONE|600|Agent 0|PAUSE|Clock\n"
    f"{START + 40}|NONE|600|Agent 0|MYOWN|\n"
    "1900000000|NONE|600|Agent 0|REMOVEMEMBER|\n"
    "9000000000|NONE|600|Agent 0|REMOVEMEMBER|\n"
    f"{START + 45}|1.5|600|Agent 0|CONNECT|abc|x|y\n"
    f"{START + 50}|NONE|600|Agent 0|REMOVEMEM"
)


def test_what_is_odd_is_told(here: Here, data: Path, tmp_path: Path):
    file, cut = tmp_path / "queue_log", tmp_path / "cut.gz"
    file.write_text(ODD)
    cut.write_bytes(
        gzip.compress(
            b"".join(b"%d|NONE|600|Agent 1|PAUSE|%d\n" % (START - 900 + n, n * n) for n in range(800))
        )[:-40]
    )
    code, out, err = here.run(NOBODY, "import", "queue-log", cut, file, file, "--data", data, "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["bad"][1] == f"{file}:2: it has 1 fields of at least 5"
    assert told["bad"][0].startswith(f"{cut}:")
    assert told["bad"][2:5] == [
        f"{file}:10: '9000000000' is no time", f"{file}:11: its hold_s 'abc' is no number",
        f"{file}:12: it has no end: it was cut off",
    ]  # fmt: skip
    assert told["agents"] == {
        "Agent 0": "a0",
        "Agent 1": "a1",
        "PJSIP/1003": "a2",
        "Local/1003@from-queue/n": "a2",
    }
    assert (told["unknown_queues"], told["again"], told["ahead"], told["jumps"]) == ({"700": 1}, 6, 2, 1)
    found = rows(f"sqlite:///{data}/readyroom.db")
    assert {row[0] for row in found} == {"membership"}, "no call is made of a broken line"
    kept = [row[1:2] + row[4:] for row in found if row[1] == "a2"]
    assert kept == [
        ("a2", "in", START + 20, START + 40, "not_told"),
        ("a2", "paused", START + 10, START + 20, "in"),
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nowhere"], 2, "nowhere cannot be read: No such file or directory."),
        (["other"], 2, "other is no queue_log: it has no line like time|call|queue|agent|event."),
        (["log", "--agent", "x=zoe"], 2, "--agent x=zoe: there is no agent zoe."),
        (["log", "--queue", "x"], 2, "--queue x: give NAME=ID"),
        (["log", "--anew", "--dry-run"], 2, "--anew changes what a dry run compares with"),
        (["log", "--organisation", "acme"], 2, "give --organisation, one of main."),
    ],
)  # fmt: skip
def test_what_is_asked_for_in_the_wrong_way(
    here: Here, data: Path, tmp_path: Path, monkeypatch, arguments, code, said
):
    monkeypatch.chdir(tmp_path)
    Path("log").write_text(ODD)
    Path("other").write_text("Dear diary\n" * 3)
    got, out, err = here.run(NOBODY, "import", "queue-log", *arguments, "--data", data)
    assert (got, out) == (code, "")
    assert said in err
    assert rows(f"sqlite:///{data}/readyroom.db") == []


def test_there_is_no_database(here: Here, tmp_path: Path):
    (tmp_path / "log").write_text(ODD)
    code, _, err = here.run(NOBODY, "import", "queue-log", tmp_path / "log", "--data", tmp_path / "none")
    assert (code, not (tmp_path / "none").exists()) == (1, True)
    assert "does not exist" in err


def test_beside_a_server(here: Here, data: Path, files: list[Path], log: Written):
    """What is brought in while it serves, it answers; what it knows itself, it goes on to know."""
    with serving(data, *manual()) as server:
        terminal = Terminal(server, server.env(PASSWORD))
        assert here.run(NOBODY, "import", "queue-log", *files, "--data", data)[0] == 0
        lunch = next(row for row in log.rows if row[:2] == ("membership", "Agent 0") and row[4] == "paused")
        at = datetime.fromtimestamp(lunch[5], UTC).isoformat()
        told = terminal.call("GET", f"/agents/a0/timeline?from={at[:10]}T00:00:00Z&to={at[:10]}T23:59:59Z")
        assert {row["source"] for row in told["membership"]} == {"queue_log"}
        code, out, err = here.run(terminal.env, "explain", "a0", "--at", at)
        assert (code, err) == (0, "")
        assert "as queue_log tells. Not known: status" in out
        assert "sales: may not be rung" in out
        terminal.call("PUT", "/agents/a0/status", {"status": "lunch"})
    assert here.run(NOBODY, "verify", "--data", data)[0] == 0


@needs_postgres
def test_into_postgres(here: Here, database: str, files: list[Path], log: Written):
    founded(database=database)
    for added in (len(truth(log, KNOWN)), 0):
        code, out, err = here.run(NOBODY, "import", "queue-log", *files, "--database", database)
        assert (code, err) == (0, "")
        assert f"Added {added} intervals." in out
    assert rows(database) == truth(log, KNOWN)
