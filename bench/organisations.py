"""Organisations to measure on: so many agents, each in five queues with one phone, all ready; and their calls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Literal

from readyroom.engine import Actor, AnyInput, Engine, World, fresh
from readyroom.engine import catalogue as c
from readyroom.engine import inputs as i
from readyroom.engine.machine import Observer

SWITCH = Actor("switch", "bench")
ADMIN = Actor("admin", "bench")
QUEUES = 5
AGENTS_A_CHANGE = 100
"""Configured by one input."""
RING_MS = 20_000


def nobody_looks(world: World, event: object) -> None:
    """The observer where nobody looks."""


def organisation(
    agents: int,
    mode: Literal["distributor", "overlay"] = "overlay",
    observe: Observer = nobody_looks,
) -> tuple[Engine, World]:
    """An engine and a world in which every agent is ready in every queue."""
    engine, world = Engine(), fresh("bench")
    engine.step(world, i.Configure(at=1, by=ADMIN, entities=_catalogue(mode)), observe)
    for first in range(0, agents, AGENTS_A_CHANGE):
        entities: list[c.Entity] = []
        for n in range(first, min(first + AGENTS_A_CHANGE, agents)):
            entities.append(c.AgentConfig(id=f"a{n}", name=f"Agent {n}"))
            entities.append(c.DeviceConfig(id=f"d{n}", agent=f"a{n}"))
            entities += [c.MemberConfig(queue=f"q{q}", agent=f"a{n}") for q in range(QUEUES)]
        engine.step(world, i.Configure(at=1, by=ADMIN, entities=tuple(entities)), observe)
    for n in range(agents):
        engine.step(world, i.ChangeDevice(at=2, device=f"d{n}", registered=True, by=SWITCH), observe)
    return engine, world


def _catalogue(mode: Literal["distributor", "overlay"]) -> tuple[c.Entity, ...]:
    policy = c.NoAnswerPolicy(
        threshold=3, requires_licence=False, outcome=c.NoAnswerOutcome(kind="leave_queue")
    )
    return (
        c.Settings(first_status="online"),
        c.StatusEntry(id="online", label="Online", kind="available", counts_as="logged_in"),
        c.StatusEntry(id="lunch", label="Lunch", kind="unavailable"),
        c.StatusEntry(id="offline", label="Offline"),
        c.StatusEntry(id="other", label="Other"),
        *(c.QueueConfig(id=f"q{n}", label=f"Queue {n}", mode=mode, no_answer=policy) for n in range(QUEUES)),
    )


def misses(agents: int, rounds: int) -> list[AnyInput]:
    """Calls that nobody answers: joined, rung, missed, hung up; the third of each agent withdraws them."""
    given: list[AnyInput] = []
    at = 1_000
    for turn in range(rounds):
        for n in range(agents):
            given += _missed(at, f"a{n}", f"c{turn}-{n}")
            at += RING_MS + 1
    return given


def _missed(at: int, agent: str, call: str) -> list[AnyInput]:
    return [
        i.JoinQueue(at=at, queue="q0", call=call, by=SWITCH),
        i.RingOffer(at=at, offer=f"o-{call}", call=call, agent=agent, by=SWITCH),
        i.EndOffer(at=at + RING_MS, offer=f"o-{call}", outcome="no_answer", by=SWITCH),
        i.EndCall(at=at + RING_MS, call=call, by=SWITCH),
    ]


def days(agents: int, pause_ms: int) -> Iterator[AnyInput]:
    """Work without end, a call every `pause_ms`: of each agent's calls three are answered and three missed.

    The third miss in a row withdraws the agent; going to lunch and coming back lets them in again.
    """
    at = 1_000
    for turn in count():
        for n in range(agents):
            at += pause_ms
            agent, call = f"a{n}", f"c{turn}-{n}"
            if turn % 6 < 3:
                yield i.JoinQueue(at=at, queue=f"q{n % QUEUES}", call=call, by=SWITCH)
                yield i.RingOffer(at=at, offer=f"o-{call}", call=call, agent=agent, by=SWITCH)
                yield i.EndOffer(at=at + 1, offer=f"o-{call}", outcome="answered", by=SWITCH)
                yield i.EndCall(at=at + 2, call=call, ended_by="agent", by=SWITCH)
                continue
            yield from _missed(at, agent, call)
            at += RING_MS
            if turn % 6 == 5:
                by = Actor("agent", agent)
                yield i.SetStatus(at=at, agent=agent, status="lunch", by=by)
                yield i.SetStatus(at=at, agent=agent, status="online", by=by)
                yield i.Return(at=at, agent=agent, queue="q0", by=by)
