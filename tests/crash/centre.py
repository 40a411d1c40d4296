"""A small call centre on a database, its real server in a process of its own, and what its log comes to."""

from __future__ import annotations

import contextlib
import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import httpx2

from readyroom import main
from readyroom.codec import events as codec
from readyroom.codec.presets import load as preset
from readyroom.config import load
from readyroom.engine import catalogue as cat
from readyroom.runtime.derived import Fold
from readyroom.runtime.verify import verify
from readyroom.store import look_into
from readyroom.views.board import EVERYTHING, Board
from tests.cli.program import PASSWORD, TIMEOUT_S, Process, environment, serving

AGENTS = ("ann", "ben", "cleo")
ROOM = main.ORGANISATION


class At(Protocol):
    """A server, however it was started."""

    url: str


def entities() -> tuple[cat.Entity, ...]:
    """Three agents in a queue that rings for a second and withdraws after two missed calls, and their users."""
    policy = cat.NoAnswerPolicy(
        threshold=2, requires_licence=False, outcome=cat.NoAnswerOutcome(kind="leave_queue")
    )
    return (
        *preset("web2contact").over(cat.Settings(name="Acme")),
        cat.QueueConfig(id="sales", label="Sales", ring_s=1, wrap_up_s=1, no_answer=policy),
        cat.UserConfig(id="admin", name="Administrator", roles=("admin",), rights=("operate_switch",)),
        *(cat.AgentConfig(id=agent, name=agent.title()) for agent in AGENTS),
        *(cat.DeviceConfig(id=f"d-{agent}", agent=agent) for agent in AGENTS),
        *(cat.MemberConfig(queue="sales", agent=agent) for agent in AGENTS),
    )


@dataclass
class Centre:
    """A database with the organisation, and whoever starts servers on it."""

    data: Path
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    log: Path | None = None
    """Where its servers write what they say; None: beside the data."""

    @classmethod
    def made(cls, data: Path, url: str | None = None) -> Centre:
        """Make it in a directory (and a database, if that is elsewhere)."""
        centre = cls(data, url or f"sqlite:///{data}/readyroom.db")
        config = load({}, arguments={"data": str(data), "database": centre.url})
        founding = main.Founding(entities=entities(), passwords={"admin": PASSWORD})

        async def make() -> None:
            await main.found(config, founding)

        main.run(make())
        return centre

    @property
    def env(self) -> dict[str, str]:
        """The environment of its servers."""
        return environment(READYROOM_DATABASE=self.url, READYROOM_LOG_LEVEL="warning")

    @contextlib.contextmanager
    def serving(self, *more: object) -> Iterator[Process]:
        """A server of it, killed at the end if it still runs."""
        with serving(self.data, *more, env=self.env, log=self.log or self.data / "server.log") as server:
            self.sign_in(server)
            yield server

    def sign_in(self, server: At) -> None:
        """Get a token, the first time."""
        if self.headers:
            return
        asked = {"user": "admin", "password": PASSWORD, "name": "test"}
        answer = httpx2.post(
            f"{server.url}/api/v1/auth/token", json=asked, timeout=TIMEOUT_S, trust_env=False
        )
        assert answer.status_code == 201, answer.text
        self.headers = {"Authorization": f"Bearer {answer.json()['token']}"}

    def open_for_business(self, server: At) -> None:
        """All phones registered, everybody ready."""
        with Line(self, server) as line:
            for agent in AGENTS:
                line.ok("PUT", f"/devices/d-{agent}", {"agent": agent, "registered": True})
                line.ok("PUT", f"/agents/{agent}/status", {"status": "ready"})

    # --- what the log says -------------------------------------------------------------------------------

    def fold(self, until: int | None = None) -> tuple[Fold, list[Any]]:
        """The log folded from its first event, and its events."""
        with contextlib.closing(look_into(self.url)) as store:
            fold, events = Fold(ROOM, frozenset(AGENTS)), []
            for row in store.events(ROOM, until_seq=until):
                events.append(codec.decode(row.type, row.version, row.body))
                fold.on(events[-1])
        return fold, events

    def verified(self) -> int:
        """Check the database; the number of its events."""
        with contextlib.closing(look_into(self.url)) as store:
            assert store.damage() == []
            found = verify(store, ROOM)
        assert found.wrong == []
        return found.events


class Line:
    """A connection to the server, kept open: requests go out as they are, nothing is tried again."""

    def __init__(self, centre: Centre, server: At) -> None:
        self._headers = {**centre.headers, "Content-Type": "application/json"}
        _, _, host = server.url.partition("//")
        self._connection = http.client.HTTPConnection(host, timeout=TIMEOUT_S)

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def ask(
        self, method: str, path: str, body: Any = None, key: str | None = None
    ) -> tuple[int, Any, dict[str, str]]:
        """Status, body and headers of the answer. Raises OSError or HTTPException where the server has gone."""
        headers = self._headers if key is None else {**self._headers, "Idempotency-Key": key}
        sent = b"" if body is None else json.dumps(body).encode()
        self._connection.request(method, f"/api/v1{path}", sent, headers)
        answer = self._connection.getresponse()
        read = answer.read()
        return (
            answer.status,
            json.loads(read) if read else None,
            {k.lower(): v for k, v in answer.getheaders()},
        )

    def ok(self, method: str, path: str, body: Any = None) -> Any:
        """The answer to a request that must succeed."""
        status, found, _ = self.ask(method, path, body)
        assert status < 300, (method, path, status, found)
        return found


def board_of(fold: Fold) -> dict[str, Any]:
    """The board that a folded log shows, as the server writes it."""
    board: dict[str, Any] = json.loads(
        Board(fold.world, fold.intervals, fold.today, fold.feed).snapshot(EVERYTHING)
    )
    return board
