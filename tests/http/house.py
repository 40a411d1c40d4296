"""A house with organisations, served on a free port of 127.0.0.1, and real clients for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2

from readyroom.answering import answering
from readyroom.codec.presets import load
from readyroom.config import ServerConfig
from readyroom.edges.http.app import create_app
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.front import Front
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.server import HttpServer
from readyroom.edges.webhooks.addresses import networks
from readyroom.edges.webhooks.post import HttpPoster
from readyroom.engine import catalogue as cat
from readyroom.engine.events import Refused
from readyroom.engine.facts import Actor
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.runtime.room import Room
from readyroom.runtime.webhooks import Webhooks
from readyroom.store.memory import MemoryStore
from readyroom.telling import reporter

START = 1_763_978_400_000  # 2025-11-24T10:00:00Z, a Monday
PASSWORD = "correct horse battery"
# Costs nothing: what argon2 costs is no business of these tests.
CHEAP: dict[str, Any] = {"argon2_time": 1, "argon2_memory_kib": 64, "credential_cache_s": 5.0}

UNITS = [cat.UnitConfig(id="sales", label="Sales"), cat.UnitConfig(id="support", label="Support")]
AGENTS = [
    cat.AgentConfig(id="ann", name="Ann Archer", unit="sales"),
    cat.AgentConfig(id="ben", name="Ben Bird", unit="support"),
]
QUEUES = [
    cat.QueueConfig(id="orders", label="Orders", unit="sales"),
    cat.QueueConfig(id="help", label="Help", unit="support"),
    cat.QueueConfig(id="main", label="Main"),
]
USERS = [
    cat.UserConfig(id="admin", name="Admin", roles=("admin",)),
    cat.UserConfig(id="ann", name="Ann Archer", roles=("agent",), agent="ann", licences=("auto_logout",)),
    cat.UserConfig(id="ben", name="Ben Bird", roles=("agent",), agent="ben"),
    cat.UserConfig(id="sue", name="Sue Stone", roles=("supervisor",), units=("sales",)),
    cat.UserConfig(id="mona", name="Mona Mill", roles=("unit_manager",), units=("support",)),
    cat.UserConfig(id="hr", name="Hal Roy", roles=("agent",), rights=("manage_users",)),
    cat.UserConfig(id="gone", name="Gone", roles=("agent",), active=False),
]
MEMBERS = [cat.MemberConfig(queue="orders", agent="ann"), cat.MemberConfig(queue="help", agent="ben")]


@dataclass
class Served:
    """A house that is served."""

    house: House
    app: Front
    server: HttpServer
    clock: ManualClock
    clients: list[httpx2.AsyncClient] = field(default_factory=list)

    @property
    def edge(self) -> Edge:
        return self.app.edge

    @property
    def room(self) -> Room:
        return self.house.rooms["acme"]

    def client(self, **options: Any) -> httpx2.AsyncClient:
        """A stranger's client."""
        client = httpx2.AsyncClient(base_url=self.server.url + "/api/v1", timeout=20, **options)
        self.clients.append(client)
        return client

    async def browser(self, user: str, organisation: str = "acme") -> httpx2.AsyncClient:
        """Signed in by cookie; the CSRF token goes with every request."""
        client = self.client()
        sent = {"organisation": organisation, "user": user, "password": PASSWORD}
        answer = await client.post("/auth/login", json=sent)
        assert answer.status_code == 200, answer.text
        client.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
        return client

    async def program(self, user: str, *scopes: str, organisation: str = "acme") -> httpx2.AsyncClient:
        """Signed in by bearer token."""
        client = self.client()
        sent: dict[str, Any] = {"organisation": organisation, "user": user, "password": PASSWORD}
        answer = await client.post("/auth/token", json=sent | ({"scopes": scopes} if scopes else {}))
        assert answer.status_code == 201, answer.text
        client.headers["Authorization"] = f"Bearer {answer.json()['token']}"
        return client

    async def refusals(self, room: str = "acme") -> list[tuple[str, str, str]]:
        """The audit's refusals: who, what, code."""
        events = await self.house.rooms[room].events(types=["Refused"])
        return [(event.by.id, event.what, event.code) for event in events if isinstance(event, Refused)]


async def set_up(house: House, name: str) -> None:
    """People, units and queues of one organisation."""
    settings = cat.Settings(name=name.title())
    entities = (*load("1stream").over(settings), *UNITS, *AGENTS, *QUEUES, *USERS, *MEMBERS)
    _, reply = await house.create(name, name.title(), entities, Actor("admin", "setup"))
    assert reply.refusal is None, reply.refusal


@asynccontextmanager
async def served(*rooms: str, **options: Any) -> AsyncIterator[Served]:
    """A house with these organisations ("acme" alone unless told), set up and served."""
    async with house_of(*(rooms or ("acme",))) as (house, clock):
        app = create_app(house, HttpOptions(**(CHEAP | options)))
        await house.employ(lambda room: reporter(app.edge, room, None))
        async with running(house, clock, app) as made:
            yield made


@asynccontextmanager
async def running(house: House, clock: ManualClock, app: Front) -> AsyncIterator[Served]:
    """The application on a free port; every user has the same password."""
    server = HttpServer(app, "127.0.0.1", 0)
    made = Served(house, app, server, clock)
    for room in house.rooms:
        for user in USERS:
            await made.edge.tries.set(room, user.id, "password", PASSWORD, clock.now())
    await server.start()
    try:
        yield made
    finally:
        for client in made.clients:
            await client.aclose()
        await server.stop(grace_s=2)


@asynccontextmanager
async def house_of(*rooms: str) -> AsyncIterator[tuple[House, ManualClock]]:
    """Rooms on a store in memory, with a clock that stands still."""
    clock = ManualClock(START)
    house = await House.open(MemoryStore(), clock)
    try:
        for room in rooms:
            await set_up(house, room)
        # Receivers of webhooks are on this machine.
        poster = HttpPoster(networks("127.0.0.0/8"))
        await house.employ(lambda room: Webhooks(room, house.store.deliveries, house.in_reader, poster))
        # It finds no database there: what it answers is tested where there is one.
        house.what_ifs = answering(ServerConfig(database="sqlite:////nowhere/log.db"))
        yield house, clock
    finally:
        await house.stop()
