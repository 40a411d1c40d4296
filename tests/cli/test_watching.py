"""`readyroom board`: live at a terminal, once elsewhere."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Here, Terminal, prepared
from tests.cli.program import PASSWORD, TIMEOUT_S, manual, run, serving, started
from tests.cli.screen import at_terminal

pytestmark = pytest.mark.xdist_group("cli_terminal")


def test_it_shows_what_changes_counts_on_and_ends(terminal: Terminal):
    # Who is withdrawn stands above who is absent: Ida is shown, whomever other tests sent where.
    terminal.call("PUT", "/agents/ida/status", {"status": "meeting"})
    made: Any = terminal.call("POST", "/tokens", {"name": "board", "scopes": ["read"]})
    with (
        at_terminal("board", env=terminal.env) as screen,
        at_terminal("board", env=terminal.env | {"READYROOM_TOKEN": made["token"]}) as revoked,
    ):
        revoked.until("Ida Innes")
        terminal.call("DELETE", f"/tokens/{made['id']}")  # which is noticed within 10 s
        shown = screen.until("Ida Innes")
        assert re.search(r"Ida Innes +● Meeting", shown)
        assert "NOT LIVE" not in shown
        terminal.call("PUT", "/agents/ida/status", {"status": "lunch"})
        # The server's clock stands still: what runs up is counted here.
        screen.until(lambda text: re.search(r"Ida Innes +● Lunch +0:(0[2-9]|[1-5]\d)", text) is not None)
        screen.press("q")
        assert screen.ends() == 0
        assert revoked.ends() == 1
        assert "The token is not good any more." in revoked.text()


def test_board_and_events_go_on_over_a_restart(tmp_path: Path):
    prepared(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with serving(tmp_path, "--port", port, *manual()) as server:
        terminal = Terminal(server, server.env(PASSWORD))
        last = terminal.call("GET", "/configuration")["seq"]
        with (
            at_terminal("board", "--queue", "sales", env=terminal.env) as screen,
            following(last, env=terminal.env) as events,
        ):
            assert "Billing" not in screen.until("Ann Archer")
            seqs = [chosen(terminal, "ann", status) for status in ("lunch", "break")]
            assert [next(events)["seq"] for _ in seqs] == seqs
            server.kill()
            shown = screen.until("NOT LIVE for ")
            assert "Ann Archer" in shown  # what was known stands there, and is said to be of then
            assert "As of 10:00:" in shown
            with serving(tmp_path, "--port", port, *manual()):
                seqs.append(chosen(terminal, "ann", "lunch"))
                came = [next(events)["seq"]]
                while came[-1] < seqs[-1]:
                    came.append(next(events)["seq"])
                assert came == list(range(seqs[1] + 1, seqs[-1] + 1))  # nothing lost, nothing twice
                screen.until(lambda text: re.search(r"Ann Archer +● Lunch", text) is not None)
                assert "NOT LIVE" not in screen.text()
                screen.press("\x03")
                assert screen.ends() == 0


@contextmanager
def following(since: int, env: dict[str, str]) -> Iterator[Iterator[dict[str, Any]]]:
    """What `events --follow` prints, as it comes."""
    process = started("events", "--since", since, "--follow", "--json", env=env)
    assert process.stdout is not None
    try:
        yield map(json.loads, process.stdout)
    finally:
        process.kill()
        process.communicate(timeout=TIMEOUT_S)


def chosen(terminal: Terminal, agent: str, status: str) -> int:
    return int(terminal.call("PUT", f"/agents/{agent}/status", {"status": status})["events"][0]["seq"])


def test_without_a_terminal_it_is_printed_once(terminal: Terminal):
    found = run("board", env=terminal.env)
    assert (found.returncode, found.stderr) == (0, "")
    assert "\x1b" not in found.stdout
    lines = found.stdout.splitlines()
    assert {line.split()[0] for line in lines[3:6]} == {"Billing", "Sales", "Support"}
    assert any(line.startswith("Ann Archer") for line in lines)
    assert any("✓ may be rung" in line for line in lines)


def test_a_part_of_it(terminal: Terminal, here: Here):
    told = here.json(terminal, "board", "--queue", "billing")
    assert [row["id"] for row in told["queues"]] == ["billing"]
    assert told["agents"]
    assert {each["queue"] for row in told["agents"] for each in row["queues"]} == {"billing"}
    unit = here.json(terminal, "agents")[0]["unit"]
    told = here.json(terminal, "board", "--unit", unit)
    assert {row["unit"] for row in told["agents"]} == {unit}
    for arguments, said in (
        (
            ("--queue", "biling"),
            '--queue: "biling" is unknown; did you mean billing? There are: billing, sales, ',
        ),
        (("--unit", "moon"), '--unit: you see no agent and no queue of a unit "moon".'),
    ):
        code, out, err = here.run(terminal.env, "board", *arguments)
        assert (code, out) == (2, "")
        assert err.startswith(f"readyroom: {said}")
