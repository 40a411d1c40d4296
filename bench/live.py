"""How soon what happens is seen: by 1,000 subscribers of the live stream, and by a switch when an agent is free.

Floor of both: the same uvicorn, answering a request by a frame of the same length to each socket, and deciding
nothing. The clients are in another process. Times begin when a request's last byte is handed over.
"""

from __future__ import annotations

import asyncio
import re
import statistics
import time
from multiprocessing.connection import Connection
from typing import Any

import uvloop
from msgspec import Struct

from bench.figures import Figure
from bench.http import organisation
from bench.processes import Process, process
from bench.servers import Address, Constant, constant, readyroom
from bench.sockets import Listener, listen
from bench.traffic import HOST, Single, request

ROUNDS = 5
AGENTS = 1_000
SUBSCRIBERS = 1_000
CHANGES_A_SECOND, CHANGES = 10, 50
CALLERS, FREED = 50, 200
NOTE = re.compile(rb'"note":"(n[0-9]+)"')
SOCKETS = {"/live": b'"offers":[{', "/switch/commands": b'"type":"ring"'}
"""Where an offer is told, and how a frame that tells one is known."""
SETTLE_S = 0.5
WAIT_S = 30.0


class Watch(Struct, frozen=True):
    """Order: change statuses and see when each subscriber hears of each."""

    server: Address
    subscribers: int
    changes: int
    stalled: int = 0
    """Beside them, so many who do not read."""


class Call(Struct, frozen=True):
    """Order: so many callers come to the queue."""

    server: Address
    callers: int


class Free(Struct, frozen=True):
    """Order: make agents free one after the other, and see when the offer is told."""

    server: Address
    first: int
    count: int
    is_constant: bool = False
    """Whether it is the floor: any frame will do."""


# --- the clients' process ------------------------------------------------------------------------------------


async def _requests(server: Address) -> Single:
    _, client = await asyncio.get_running_loop().create_connection(Single, HOST, server.port)
    return client


async def _call(order: Call) -> None:
    """Callers come, and wait."""
    client = await _requests(order.server)
    for _ in range(order.callers):
        await client.ask(request(order.server, "POST", "/queues/q0/calls", {"caller": "0301234567"}))
    client.close()


class _Seen:
    """Milliseconds from each change to each subscriber. Changes are known by their notes."""

    def __init__(self, wanted: int) -> None:
        self.took: list[float] = []
        self.all = asyncio.Event()
        self._wanted = wanted
        self._sent: dict[bytes, float] = {}

    def send(self, note: str) -> None:
        self._sent[note.encode()] = time.perf_counter()

    def hear(self, frame: bytes, now: float) -> None:
        for note in NOTE.findall(frame):  # a frame may tell of several changes
            self.took.append(1000 * (now - self._sent[note]))
        if len(self.took) >= self._wanted:
            self.all.set()


async def _watch(order: Watch) -> list[float]:
    seen = _Seen(order.subscribers * order.changes)
    listeners = [await listen(order.server, "/live", seen.hear) for _ in range(order.subscribers)]
    listeners += [await listen(order.server, "/live", seen.hear, stalled=True) for _ in range(order.stalled)]
    client = await _requests(order.server)
    await asyncio.sleep(SETTLE_S)
    began = time.perf_counter()
    for number in range(order.changes):
        await asyncio.sleep(began + number / CHANGES_A_SECOND - time.perf_counter())
        note = f"n{time.monotonic_ns()}"
        path, body = f"/agents/a{number % AGENTS}/status", {"status": "lunch", "note": note}
        seen.send(note)
        await client.ask(request(order.server, "PUT", path, body))
    async with asyncio.timeout(WAIT_S):
        await seen.all.wait()
    _hang_up(client, listeners)
    return seen.took


class _Offered:
    """When one agent's offer was told on one socket."""

    def __init__(self, mark: bytes) -> None:
        self._mark = mark
        self._agent = b""
        self._told: asyncio.Future[float]

    def expect(self, agent: str) -> None:
        self._agent = f'"agent":"{agent}"'.encode()
        self._told = asyncio.get_running_loop().create_future()

    def hear(self, frame: bytes, now: float) -> None:
        if self._mark in frame and self._agent in frame and not self._told.done():
            self._told.set_result(now)

    async def told(self) -> float:
        async with asyncio.timeout(WAIT_S):
            return await self._told


async def _free(order: Free) -> list[list[float]]:
    """Milliseconds from each request that freed an agent to its offer: on the live stream, at the switch."""
    sockets = {path: _Offered(b"" if order.is_constant else mark) for path, mark in SOCKETS.items()}
    listeners = [await listen(order.server, path, offered.hear) for path, offered in sockets.items()]
    client = await _requests(order.server)
    await asyncio.sleep(SETTLE_S)
    took: list[list[float]] = []
    for number in range(order.first, order.first + order.count):
        agent = f"a{number % AGENTS}"
        for offered in sockets.values():
            offered.expect(agent)
        free, away = (
            request(order.server, "PUT", f"/agents/{agent}/status", {"status": status, "note": agent})
            for status in ("online", "lunch")
        )
        began = time.perf_counter()
        await client.ask(free)
        took.append([1000 * (await offered.told() - began) for offered in sockets.values()])
        await client.ask(away)
    _hang_up(client, listeners)
    return took


def _hang_up(client: Single, listeners: list[Listener]) -> None:
    client.close()
    for listener in listeners:
        listener.close()


CARRY_OUT: dict[type[Struct], Any] = {Watch: _watch, Call: _call, Free: _free}


def clients(line: Connection) -> None:
    """A process: carries out one order after the other."""
    line.send(None)
    while (order := line.recv()) is not None:
        line.send(uvloop.run(CARRY_OUT[type(order)](order)))


# --- what is measured ----------------------------------------------------------------------------------------


def _row_frame() -> str:
    """A frame of the length of a change of one agent in the organisation that is measured."""
    note = f'"note":"{Constant.HOLE}","agent":"{Constant.HOLE}"'
    return "{" + note + ',"row":"' + "x" * ROW_BYTES + '"}'


ROW_BYTES = 1_000


class _Measured:
    def __init__(self, what: str, who: str) -> None:
        self.medians = Figure(f"{what}: median", "ms", who)
        self.p99s = Figure(f"{what}: p99", "ms", who)

    def add(self, took: list[float]) -> None:
        centiles = statistics.quantiles(took, n=100)
        self.medians.values.append(centiles[49])
        self.p99s.values.append(centiles[98])

    @property
    def figures(self) -> list[Figure]:
        return [self.medians, self.p99s]


def _watched(listening: Process, ours: Process, floor: Process) -> list[Figure]:
    what = f"{SUBSCRIBERS:,} subscribers see {CHANGES_A_SECOND} changes/s"
    of_ours, of_floor = _Measured(what, "readyroom"), _Measured(what, "floor: constant frame")
    stalled = _Measured(f"{what}, beside one that does not read", "readyroom")
    for _ in range(ROUNDS):
        of_ours.add(listening.ask(Watch(ours.ready, SUBSCRIBERS, CHANGES)))
        of_floor.add(listening.ask(Watch(floor.ready, SUBSCRIBERS, CHANGES)))
        stalled.add(listening.ask(Watch(ours.ready, SUBSCRIBERS, CHANGES, stalled=1)))
    return [*of_ours.figures, *of_floor.figures, *stalled.figures]


def _freed(listening: Process, ours: Process, floor: Process) -> list[Figure]:
    what = f"free to offered, {AGENTS:,} agents, {CALLERS} callers waiting"
    listening.ask(Call(ours.ready, CALLERS))
    live, switch = _Measured(f"{what}, live stream", "readyroom"), _Measured(f"{what}, switch", "readyroom")
    of_floor = _Measured(what, "floor: constant answer and frame")
    for turn in range(ROUNDS):
        took = listening.ask(Free(ours.ready, turn * FREED, FREED))
        live.add([each[0] for each in took])
        switch.add([each[1] for each in took])
        took = listening.ask(Free(floor.ready, turn * FREED, FREED, is_constant=True))
        of_floor.add([each[0] for each in took])
    peer = Figure(f"{what}: retry of a waiting caller", "ms", "peer: app_queue, as published", [500.0])
    return [*live.figures, *switch.figures, *of_floor.figures, peer]


def figures() -> list[Figure]:
    """All figures of what is seen live."""
    with process(clients) as listening, process(constant, _row_frame()) as floor:
        with process(readyroom, organisation(AGENTS, 1)) as ours:
            found = _watched(listening, ours, floor)
        with process(readyroom, organisation(AGENTS, 1)) as ours:
            return found + _freed(listening, ours, floor)
