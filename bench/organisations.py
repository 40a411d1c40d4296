"""Organisations to measure on: so many agents, each in five queues with one phone, all ready."""

from __future__ import annotations

from typing import Literal

from readyroom.engine import Actor, Engine, World, fresh
from readyroom.engine import catalogue as c
from readyroom.engine import inputs as i

SWITCH = Actor("switch", "bench")
ADMIN = Actor("admin", "bench")
QUEUES = 5


def organisation(agents: int, mode: Literal["distributor", "overlay"] = "overlay") -> tuple[Engine, World]:
    """An engine and a world in which every agent is ready in every queue."""
    engine, world = Engine(), fresh("bench")
    policy = c.NoAnswerPolicy(
        threshold=3, requires_licence=False, outcome=c.NoAnswerOutcome(kind="leave_queue")
    )
    entities: list[c.Entity] = [
        c.Settings(first_status="online"),
        c.StatusEntry(id="online", label="Online", kind="available", counts_as="logged_in"),
        c.StatusEntry(id="offline", label="Offline"),
        c.StatusEntry(id="other", label="Other"),
    ]
    entities += [
        c.QueueConfig(id=f"q{n}", label=f"Queue {n}", mode=mode, no_answer=policy) for n in range(QUEUES)
    ]
    for n in range(agents):
        entities.append(c.AgentConfig(id=f"a{n}", name=f"Agent {n}"))
        entities.append(c.DeviceConfig(id=f"d{n}", agent=f"a{n}"))
        entities += [c.MemberConfig(queue=f"q{q}", agent=f"a{n}") for q in range(QUEUES)]
    engine.step(world, i.Configure(at=1, by=ADMIN, entities=tuple(entities)))
    for n in range(agents):
        engine.step(world, i.ChangeDevice(at=2, device=f"d{n}", registered=True, by=SWITCH))
    return engine, world


def misses(agents: int, rounds: int) -> list[i.AnyInput]:
    """Calls that nobody answers: joined, rung, missed, hung up; the third of each agent withdraws them."""
    given: list[i.AnyInput] = []
    at = 1_000
    for turn in range(rounds):
        for n in range(agents):
            call = f"c{turn}-{n}"
            given += [
                i.JoinQueue(at=at, queue="q0", call=call, by=SWITCH),
                i.RingOffer(at=at, offer=f"o-{call}", call=call, agent=f"a{n}", by=SWITCH),
                i.EndOffer(at=at + 20_000, offer=f"o-{call}", outcome="no_answer", by=SWITCH),
                i.EndCall(at=at + 20_000, call=call, by=SWITCH),
            ]
            at += 20_001
    return given
