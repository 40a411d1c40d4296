"""Durable changes of status over HTTP, by 64 connections, each committed before its answer.

Peer: the same requests, parsed and authenticated by Litestar and answered without anything being done. The runs of
both alternate. Beside the requests a second stands what one costs the server's processor, all threads together: on a
machine that others use as well, that is the steadier figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from bench.figures import Figure
from bench.processes import Process, process
from bench.servers import Address, litestar, readyroom
from bench.traffic import Order, Traffic, request, traffic
from readyroom.engine import catalogue as c

CONNECTIONS = 64
ROUNDS = 5
WARM_S, RUN_S = 1.0, 3.0
STATUSES = ("lunch", "online")


def organisation(agents: int, queues: int) -> list[c.Entity]:
    """Agents who are all in all of the queues, ready as soon as they choose to be."""
    entities: list[c.Entity] = [
        c.Settings(available_needs_device=False),
        c.StatusEntry(id="online", label="Online", kind="available", counts_as="logged_in"),
        c.StatusEntry(id="lunch", label="Lunch", kind="unavailable"),
        c.StatusEntry(id="offline", label="Offline"),
        c.StatusEntry(id="other", label="Other"),
    ]
    entities += [c.QueueConfig(id=f"q{n}", label=f"Queue {n}", channel="other") for n in range(queues)]
    for n in range(agents):
        entities.append(c.AgentConfig(id=f"a{n}", name=f"Agent {n}"))
        entities += [c.MemberConfig(queue=f"q{q}", agent=f"a{n}") for q in range(queues)]
    return entities


def changes(server: Address, agents: int, *headers: str) -> list[list[bytes]]:
    """For each connection: its share of the agents go to lunch, and come back."""
    return [
        [
            request(server, "PUT", f"/agents/a{agent}/status", {"status": status}, *headers)
            for status in STATUSES
            for agent in range(connection % agents, agents, CONNECTIONS)
        ]
        for connection in range(CONNECTIONS)
    ]


class _Measured:
    """What was seen of one server."""

    def __init__(self, what: str, who: str, agents: int, server: Process) -> None:
        self.rates = Figure(f"{what}: answered", "requests/s", who)
        self.costs = Figure(f"{what}: the server's processor", "µs/request", who)
        self.medians = Figure(f"{what}: median", "ms", who)
        self.p99s = Figure(f"{what}: p99", "ms", who)
        self._server = server
        self._requests = changes(server.ready, agents)

    def run(self, generator: Process) -> None:
        began = self._server.cpu_s()
        done: Traffic = generator.ask(Order(self._server.ready, self._requests, WARM_S, RUN_S))
        self.costs.values.append(1e6 * (self._server.cpu_s() - began) / done.all_answers)
        self.rates.values.append(done.answers / done.for_s)
        self.medians.values.append(done.median_ms)
        self.p99s.values.append(done.p99_ms)

    @property
    def figures(self) -> list[Figure]:
        return [self.rates, self.costs, self.medians, self.p99s]


def _beside_peer(agents: int, queues: int) -> list[Figure]:
    of = f"{queues} queues of {agents:,} agents" if queues > 1 else f"a queue of {agents:,} agents"
    what = f"64 connections change statuses, {of}"
    with (
        process(traffic) as generator,
        process(litestar) as peer,
        process(readyroom, organisation(agents, queues)) as ours,
    ):
        measured = (
            _Measured(what, "readyroom", agents, ours),
            _Measured(what, "peer: Litestar, nothing done", agents, peer),
        )
        for _ in range(ROUNDS):
            for one in measured:
                one.run(generator)
    return [figure for one in measured for figure in one.figures] + [_share(what, *measured)]


def _share(what: str, ours: _Measured, peers: _Measured) -> Figure:
    shares = [100 * mine / theirs for mine, theirs in zip(ours.rates.values, peers.rates.values, strict=True)]
    return Figure(f"{what}: of the peer's requests", "%", "readyroom", shares)


SIZES: Sequence[tuple[int, int]] = ((10, 1), (1_000, 1), (10_000, 1), (1_000, 20))
"""Agents and the queues that each of them is in."""


def figures() -> list[Figure]:
    """All figures of status changes over HTTP."""
    return [figure for agents, queues in SIZES for figure in _beside_peer(agents, queues)]
