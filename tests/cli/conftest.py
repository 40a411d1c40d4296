"""A server with the demonstration's people, a manual clock, and a terminal signed in to it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from readyroom import cli, main
from readyroom.config import load
from readyroom.edges.simulated import demo_entities
from tests.cli.program import PASSWORD, TIMEOUT_S, Process, manual, serving
from tests.postgres import cluster, database, empty_database, own_database

__all__ = ["cluster", "database", "empty_database", "own_database"]


@dataclass
class Terminal:
    server: Process
    env: dict[str, str]

    def call(self, method: str, path: str, body: object = None) -> Any:
        """What the command line has no command for."""
        answer = httpx2.request(
            method,
            f"{self.server.url}/api/v1{path}",
            json=body,
            headers={"Authorization": f"Bearer {self.env['READYROOM_TOKEN']}"},
            timeout=TIMEOUT_S,
            trust_env=False,
        )
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def advance(self, seconds: float) -> None:
        self.call("POST", "/clock", {"advance_s": seconds})


class Here:
    """The command line in this process: as it is, but for what starting a process costs."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def run(self, env: Mapping[str, str], *arguments: object) -> tuple[int, str, str]:
        """The exit code, and what was said on the standard output and the standard error."""
        with self._monkeypatch.context() as patched:
            for name in ("READYROOM_URL", "READYROOM_TOKEN", "NO_COLOR"):
                patched.setenv(name, env.get(name, ""))
            patched.setattr(sys, "stdin", io.StringIO())
            code = cli.run([str(argument) for argument in arguments])
        return code, *self._capsys.readouterr()

    def json(self, terminal: Terminal, *arguments: object) -> Any:
        """What a command that works answers."""
        code, out, err = self.run(terminal.env, *arguments, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(monkeypatch, capsys)


def prepared(data: Path) -> None:
    """Make a database with the demonstration's organisation."""
    people = dict.fromkeys(("admin", "ann"), PASSWORD)
    config = load({}, arguments={"data": str(data), "clock.kind": "manual", "clock.at": manual()[-1]})
    founding = main.Founding(entities=demo_entities("1stream"), passwords=people)

    async def make() -> None:
        await main.found(config, founding)

    main.run(make())


@pytest.fixture(scope="package")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    data = tmp_path_factory.mktemp("served")
    prepared(data)
    with serving(data, *manual()) as server:
        yield Terminal(server, server.env(PASSWORD))
