"""What an organisation takes of the memory: the resident size of a process that holds nothing else.

100,000 agents, each with five queues, a device, a name and open intervals, after a million events; the same from
their snapshot, as after a restart; and 10,000 agents through 24 simulated hours with a call an hour each. Peer: plain
dicts with the same facts of agents, devices, memberships and intervals. Floor: bare records of them, without
provenance, history or indexes.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from msgspec import Struct

from bench.figures import Figure
from bench.organisations import QUEUES, days, organisation
from bench.processes import process
from readyroom.codec import state as snapshots
from readyroom.engine import Engine, Event, World, world_of
from readyroom.runtime.collector import spared
from readyroom.views.feed import Feed
from readyroom.views.intervals import Intervals, Open, OpenRow, Table
from readyroom.views.today import Today

AGENTS, EVENTS = 100_000, 1_000_000
AGENTS_A_DAY, HOUR_MS = 10_000, 3_600_000
WARM_HOURS, HOURS = 2, 24
RUNS = 3
TARGET_MB = 500
TARGET_GROWTH = 1.02
"""What the allocator scatters about is not growth."""
OPEN: dict[Table, str] = {"state": "online", "activity": "idle", "attendance": "out"}
"""Beside the memberships, the intervals that are open of somebody who waits for a call."""
INTERVALS = len(OPEN) + QUEUES


class _Held:
    """What a room holds of its organisation beside the world."""

    def __init__(self) -> None:
        self.intervals, self.today, self.feed = Intervals(), Today(), Feed()
        self.events = 0

    def observe(self, world: World, event: Event) -> None:
        self.events += 1
        self.intervals.on(world, event)
        self.today.on(world, event)
        self.feed.on(event)


def resident_mb() -> float:
    """What this process has of the memory."""
    gc.collect()
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise ValueError("no VmRSS")


# --- each in a process of its own ---------------------------------------------------------------------------


def _serve(line: Connection, work: Callable[[], Any]) -> None:
    line.send(work())
    line.recv()


def large() -> float:
    """An organisation of many agents, after many events."""
    held = _Held()
    with spared():
        engine, world = organisation(AGENTS, observe=held.observe)
        for given in days(AGENTS, HOUR_MS // AGENTS):
            engine.step(world, given, held.observe)
            if held.events >= EVENTS:
                break
    return resident_mb()


def restarted() -> float:
    """The same organisation from its snapshot, its open intervals from rows, as at a start."""
    with spared():
        state = snapshots.decode(process_answer(_state))
        assert state is not None
        world = world_of(state)
        Engine().take_over(world)
        intervals = Intervals(_open_rows(world))
    assert intervals.open("state", "a0")
    return resident_mb()


def _open_rows(world: World) -> Iterator[OpenRow]:
    for agent_id, agent in world.agents.items():
        seq = agent.status.cause
        for table, value in OPEN.items():
            yield OpenRow(table, agent_id, agent_id, Open(value, 2, seq))
        for queue_id in agent.memberships:
            yield OpenRow("membership", f"{agent_id}/{queue_id}", agent_id, Open("in", 2, seq, queue_id))


def _state() -> bytes:
    _, world = organisation(AGENTS)
    return snapshots.encode(world.state())


def plain() -> float:
    """Plain dicts of as many agents."""
    kept = [_plain_agent(n) for n in range(AGENTS)]
    assert len(kept) == AGENTS
    return resident_mb()


def _plain_agent(n: int) -> dict[str, Any]:
    since = 1_000_000 + n
    return {
        "id": f"a{n}",
        "name": f"Agent {n}",
        "status": {"id": "online", "since": since, "by": "admin", "cause": since},
        "device": {"id": f"d{n}", "registered": True, "since": since, "cause": since},
        "misses": [],
        "offers": [],
        "calls": [],
        "queues": {
            f"q{q}": {
                "value": "in",
                "since": since,
                "by": "admin",
                "cause": since,
                "ready": since,
                "answered": 0,
            }
            for q in range(QUEUES)
        },
        "intervals": [{"value": "online", "at": since, "seq": since} for _ in range(INTERVALS)],
    }


class _Membership(Struct, gc=False):
    queue: str
    value: str
    since: int


class _Interval(Struct, gc=False):
    value: str
    at: int
    seq: int


class _Agent(Struct, gc=False):
    id: str
    name: str
    status: str
    since: int
    device: str
    registered: bool
    queues: tuple[_Membership, ...]
    intervals: tuple[_Interval, ...]


def bare() -> float:
    """Bare records of as many agents."""
    names = [f"q{q}" for q in range(QUEUES)]
    kept = [
        _Agent(
            f"a{n}", f"Agent {n}", "online", n, f"d{n}", True,
            tuple(_Membership(queue, "in", n) for queue in names),
            tuple(_Interval("online", n, n) for _ in range(INTERVALS)),
        )
        for n in range(AGENTS)
    ]  # fmt: skip
    assert len(kept) == AGENTS
    return resident_mb()


def day() -> tuple[float, float]:
    """After the first hours, and after the day."""
    held = _Held()
    with spared():
        engine, world = organisation(AGENTS_A_DAY, observe=held.observe)
        inputs = days(AGENTS_A_DAY, HOUR_MS // AGENTS_A_DAY)
        sizes = []
        for hours in (WARM_HOURS, HOURS):
            for given in inputs:
                engine.step(world, given, held.observe)
                if given.at >= hours * HOUR_MS:
                    break
            sizes.append(resident_mb())
    return sizes[0], sizes[1]


def process_answer(work: Callable[[], Any]) -> Any:
    """What a function answers in a process of its own."""
    with process(_serve, work) as ran:
        return ran.ready


def figures() -> list[Figure]:
    """All figures of memory."""
    sized = partial(_sized, f"{AGENTS:,} agents × 5 queues")
    grown = [process_answer(day) for _ in range(RUNS)]
    what = f"{AGENTS_A_DAY:,} agents × 5 queues, a call an hour each"
    return [
        sized(f"after {EVENTS:,} events", "readyroom", large, at_most=TARGET_MB),
        sized("from their snapshot", "readyroom", restarted),
        sized("their facts", "peer: plain dicts", plain),
        sized("their facts", "floor: bare records", bare),
        Figure(f"{what}: after {WARM_HOURS} simulated hours", "MB", "readyroom", [low for low, _ in grown]),
        Figure(f"{what}: after {HOURS} simulated hours", "MB", "readyroom", [high for _, high in grown]),
        Figure(
            f"{what}: growth between them", "times", "readyroom",
            [high / low for low, high in grown], at_most=TARGET_GROWTH,
        ),
    ]  # fmt: skip


def _sized(what: str, when: str, who: str, work: Callable[[], float], at_most: float | None = None) -> Figure:
    return Figure(f"{what}: {when}", "MB", who, [process_answer(work) for _ in range(RUNS)], at_most=at_most)
