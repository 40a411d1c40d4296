"""A real server for scenarios: one in each process, and in it a fresh organisation for each scenario.

The server has a thread and a loop of its own, since a scenario's driver waits for each answer. Its clock stands where
the scenario begins.
"""

from __future__ import annotations

import asyncio
import tempfile
import threading
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

from readyroom.edges.http.app import create_app
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.server import HttpServer
from readyroom.engine import Refusal
from readyroom.engine.catalogue import Entity
from readyroom.engine.facts import Actor
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.scenarios.http_inputs import unsaid
from readyroom.scenarios.language import read
from readyroom.scenarios.over_http import Place
from readyroom.store.interface import Store
from readyroom.store.sqlite import SqliteStore

# Costs nothing: what argon2 costs is no business of a scenario.
CHEAP = HttpOptions(argon2_time=1, argon2_memory_kib=64)
ADMIN = Actor("admin", "admin")
WAIT_S = 60.0


class Rewound(ManualClock):
    """A manual clock that may be put anywhere while nobody lives by it."""

    def put(self, instant: int) -> None:
        assert self._next() is None, "somebody still waits for something"
        self._now = instant


class Serving:
    """A house on a store, or else a file in a temporary directory, served on a free port of 127.0.0.1. Stop it."""

    def __init__(self, store: Store | None = None) -> None:
        self._directory = tempfile.TemporaryDirectory(prefix="readyroom-scenarios-")
        self._store = store or SqliteStore(Path(self._directory.name) / "log.db")
        self._clock = Rewound(0)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="server", daemon=True)
        self._thread.start()
        self._made = 0
        self._run(self._start())

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(WAIT_S)

    async def _start(self) -> None:
        self.house = await House.open(self._store, self._clock)
        self.app = create_app(self.house, CHEAP)
        self.server = HttpServer(self.app, "127.0.0.1", 0)
        await self.server.start()

    def stop(self) -> None:
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._directory.cleanup()

    async def _stop(self) -> None:
        await self.server.stop(grace_s=2)
        await self.house.stop()

    # --- organisations -----------------------------------------------------------------------------------

    def found(self, at: int, entities: Sequence[Entity], user: str, password: str) -> Place | Refusal:
        """Make an organisation at an instant from its first entities, and give a user a password."""
        self._made += 1
        return self._run(self._found(f"scenario-{self._made}", at, entities, user, password))

    async def _found(
        self, name: str, at: int, entities: Sequence[Entity], user: str, password: str
    ) -> Place | Refusal:
        self._clock.put(at)
        _, reply = await self.house.create(name, "Scenario", entities, ADMIN)
        if reply.refusal is not None:
            await self._leave(name)
            return reply.refusal
        edge: Edge = self.app.edge
        await edge.tries.set(name, user, "password", password, at)
        return Place(self.server.url, name)

    def restart(self, place: Place) -> None:
        """Have the organisation's room end, and open it again."""
        self._run(self._restart(place.organisation))

    async def _restart(self, name: str) -> None:
        await self._leave(name)
        self.house.rooms[name] = await self.house._open(name)

    def leave(self, place: Place) -> None:
        """The organisation is needed no more."""
        self._run(self._leave(place.organisation))

    async def _leave(self, name: str) -> None:
        await self.house.rooms.pop(name).stop()


def engine_alone() -> list[tuple[Path, str, str]]:
    """The scenarios that a client cannot say over HTTP, each with the reason."""
    pages = sorted(Path(__file__).parent.glob("*.scenario"))
    found = [
        (page, s.id, unsaid(document, s))
        for page in pages
        for document in [read(page)]
        for s in document.scenarios
    ]
    return [(page, scenario, why) for page, scenario, why in found if why is not None]
