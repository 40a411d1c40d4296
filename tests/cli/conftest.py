"""A server with the demonstration's people, a manual clock, and a terminal signed in to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from readyroom import main
from readyroom.config import load
from readyroom.edges.simulated import demo_entities
from tests.cli.program import PASSWORD, TIMEOUT_S, Process, manual, serving


@dataclass
class Terminal:
    server: Process
    env: dict[str, str]

    def call(self, method: str, path: str, body: object = None) -> object:
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
