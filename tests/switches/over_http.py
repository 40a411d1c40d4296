"""A link that speaks to a real server: observations by POST, commands by WebSocket, with public clients of both.

What the switch is configured with (queues, members, phones) is read from the room: its operator would have typed it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from readyroom.codec.commands import AnyCommand, effect_of
from readyroom.codec.observations import observation_of
from readyroom.edges.http.app import create_app
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.server import HttpServer
from readyroom.engine.inputs import Input
from readyroom.engine.refusals import Refusal
from readyroom.engine.world import World
from readyroom.runtime.house import House
from readyroom.runtime.outbox import Switch
from readyroom.runtime.room import Room

PASSWORD = "correct horse battery"
# Costs nothing: what argon2 costs is no business of these tests.
OPTIONS = HttpOptions(argon2_time=1, argon2_memory_kib=64)
_decoder = msgspec.json.Decoder(AnyCommand)


class HttpDriver:
    """A link's two connections."""

    def __init__(self, room: Room, http: httpx2.AsyncClient, url: str, token: str, link: str) -> None:
        self._room = room
        self._http = http
        self._url = url.replace("http", "ws", 1) + "/api/v1/switch/commands"
        self._headers = {"Authorization": f"Bearer {token}"}
        self._link = link
        self._socket: ClientConnection | None = None
        self._hearing: asyncio.Task[None] | None = None

    def now(self) -> int:
        return self._room.clock.now()

    async def world(self) -> World:
        return await self._room.settled()

    async def submit(self, given: Input, id_: str) -> Refusal | None:
        observation = observation_of(given, id_)
        answer = await self._http.post(
            "/switch/observations",
            params={"link": self._link},
            headers=self._headers,
            json=msgspec.to_builtins([observation]),
        )
        assert answer.status_code == 200, answer.text
        (item,) = answer.json()["items"]
        assert item["id"] == id_
        await self.arrived()
        return Refusal(item["code"], item["params"]) if item["result"] == "refused" else None

    async def attach(self, switch: Switch) -> None:
        self._socket = await connect(self._url, additional_headers=self._headers, proxy=None)
        self._hearing = asyncio.create_task(self._hear(self._socket, switch))
        await self._until(attached=True)
        await self.arrived()

    async def detach(self) -> None:
        if self._socket is None or self._hearing is None:
            return
        socket, self._socket = self._socket, None
        await socket.close()
        await self._hearing
        await self._until(attached=False)

    async def _until(self, *, attached: bool) -> None:
        """The server has (or no longer has) this switch among those that it commands."""
        outbox = self._room.outbox
        while any(line.name.startswith("http:") for line in outbox.lines) != attached:  # noqa: ASYNC110 (the server has no event for it)
            await asyncio.sleep(0.005)

    async def arrived(self) -> None:
        """All that was sent so far has been heard: a pong comes after what was sent before it."""
        await self._room.outbox.drained()
        if self._socket is not None:
            await (await self._socket.ping())
            for _ in range(3):
                await asyncio.sleep(0)

    def next_due(self) -> int | None:
        return None

    async def run_due(self, now: int) -> None:
        await self.arrived()

    async def _hear(self, socket: ClientConnection, switch: Switch) -> None:
        try:
            async for frame in socket:
                if msgspec.json.decode(frame).get("type") in COMMANDS:
                    await switch.send(effect_of(_decoder.decode(frame)))
        except ConnectionClosed:
            pass


COMMANDS = {"ring", "cancel", "bridge", "give_back", "set_member"}


@asynccontextmanager
async def connected(house: House, room: Room, link: str) -> AsyncIterator[HttpDriver]:
    """A server for the house, and a link to it that signed in as a program."""
    app = create_app(house, OPTIONS)
    edge: Edge = app.edge
    await edge.tries.set(room.name, "admin", "password", PASSWORD, room.clock.now())
    server = HttpServer(app, "127.0.0.1", 0)
    await server.start()
    try:
        async with httpx2.AsyncClient(base_url=server.url + "/api/v1", timeout=20) as http:
            sent: dict[str, Any] = {"user": "admin", "password": PASSWORD, "scopes": ["switch"]}
            answer = await http.post("/auth/token", json=sent)
            assert answer.status_code == 201, answer.text
            driver = HttpDriver(room, http, server.url, answer.json()["token"], link)
            yield driver
            await driver.detach()
    finally:
        await server.stop(grace_s=2)
