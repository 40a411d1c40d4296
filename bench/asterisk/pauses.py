"""Changes of status by 64 at once, each from the request until Asterisk says that the member is paused, or is not.

Peer: a bare QueuePause, without a queue where the agent is in several. Both choose one agent after the other, each
goes out and comes back. It is done when a session that hears nothing else has heard QueueMemberPause of every queue.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import uvloop
from msgspec import Struct

from bench.asterisk.manager import Session, header
from bench.asterisk.site import OWN, Crowd, beside, config, interface, organisation
from bench.figures import Figure
from bench.processes import cpu_s, until_idle
from bench.servers import Address
from bench.traffic import HOST, Single, request
from tests.asterisk.switch import Switch

AT_ONCE = 64
ROUNDS = 3
WARM_S, RUN_S = 1.0, 4.0

Ask = Callable[[int, bool], Awaitable[object]]
"""Have an agent paused, or not."""


class _Confirmed:
    """Who waits for which members to be paused, or not."""

    def __init__(self, queues: int) -> None:
        self._queues = queues
        self._left: dict[tuple[bytes, bytes], int] = {}
        self._told: dict[tuple[bytes, bytes], asyncio.Future[None]] = {}

    def expect(self, number: int, paused: bool) -> asyncio.Future[None]:
        key = interface(number).encode(), b"1" if paused else b"0"
        self._left[key] = self._queues
        told = self._told[key] = asyncio.get_running_loop().create_future()
        return told

    def hear(self, _: bytes, message: bytes, __: float) -> None:
        key = header(message, b"Interface"), header(message, b"Paused")
        if key in self._left and header(message, b"Queue") != OWN.encode():
            self._left[key] -= 1
            if self._left[key] == 0:
                del self._left[key]
                self._told.pop(key).set_result(None)


class Driven(Struct, frozen=True):
    """Changes a second, and how many in all."""

    rate: float
    done: int


async def _drive(switch: Switch, crowd: Crowd, asks: list[Ask]) -> Driven:
    confirmed = _Confirmed(crowd.queues)
    listening = await Session.open(switch, confirmed.hear, ("QueueMemberPause",))
    done = 0
    is_over = False

    async def one(place: int, ask: Ask) -> None:
        nonlocal done
        for number in itertools.cycle(range(place, crowd.members, len(asks))):
            for paused in (True, False):
                told = confirmed.expect(number, paused)
                await ask(number, paused)
                await told
                done += 1
            if is_over:
                return

    tasks = [asyncio.create_task(one(place, ask)) for place, ask in enumerate(asks)]
    await asyncio.sleep(WARM_S)
    before, began = done, time.perf_counter()
    await asyncio.wait(tasks, timeout=RUN_S, return_when=asyncio.FIRST_EXCEPTION)
    rate = (done - before) / (time.perf_counter() - began)
    is_over = True
    await asyncio.gather(*tasks)
    listening.close()
    return Driven(rate, done)


async def _ours(switch: Switch, crowd: Crowd, server: Address) -> Driven:
    """By choosing statuses."""
    loop = asyncio.get_running_loop()
    clients: list[Single] = []
    for _ in range(min(AT_ONCE, crowd.members)):
        _, client = await loop.create_connection(Single, HOST, server.port)
        clients.append(client)

    def asker(client: Single) -> Ask:
        def ask(number: int, paused: bool) -> Awaitable[object]:
            status = "lunch" if paused else "online"
            return client.ask(request(server, "PUT", f"/agents/a{number}/status", {"status": status}))

        return ask

    driven = await _drive(switch, crowd, [asker(client) for client in clients])
    for client in clients:
        client.close()
    return driven


async def _bare(switch: Switch, crowd: Crowd) -> Driven:
    """By QueuePause alone."""
    session = await Session.open(switch)
    where = {"Queue": crowd.names[0]} if crowd.queues == 1 else {}

    def ask(number: int, paused: bool) -> Awaitable[object]:
        change = {"Interface": interface(number), "Paused": "true" if paused else "false", "Reason": "lunch"}
        return session.ask({"Action": "QueuePause", **where, **change})

    driven = await _drive(switch, crowd, [ask] * min(AT_ONCE, crowd.members))
    session.close()
    return driven


def figures(switch: Switch, crowd: Crowd) -> list[Figure]:
    """Of this crowd: changes a second, and what each takes of the switch's processor until it is at rest again.

    The bare ones come when nobody is there who would correct them.
    """
    ours, bare = _Measured(crowd, "readyroom"), _Measured(crowd, "peer: QueuePause")
    with beside(organisation(crowd), config(switch)) as server:
        for _ in range(ROUNDS):
            ours.add(switch, lambda: _ours(switch, crowd, server.ready))
    for _ in range(ROUNDS):
        bare.add(switch, lambda: _bare(switch, crowd))
    return [*ours.figures, *bare.figures]


class _Measured:
    def __init__(self, crowd: Crowd, who: str) -> None:
        what = f"{min(AT_ONCE, crowd.members)} at once choose a status, {crowd.title}"
        self._rate = Figure(what, "changes/s", who)
        self._cost = Figure(f"{what}: the switch's processor", "ms/change", who)
        self.figures = [self._rate, self._cost]

    def add(self, switch: Switch, drive: Callable[[], Coroutine[Any, Any, Driven]]) -> None:
        used = cpu_s(switch.pid)
        driven = uvloop.run(drive())
        until_idle(switch.pid)
        self._rate.values.append(driven.rate)
        self._cost.values.append(1000 * (cpu_s(switch.pid) - used) / driven.done)
