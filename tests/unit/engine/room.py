"""A room to try things in: one queue, two agents at their phones, online; time in seconds since the start."""

from collections.abc import Iterable
from typing import Any, TypeVar

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.blockers import blockers
from readyroom.engine.counts import misses_of
from readyroom.engine.events import Event, OfferEnded
from readyroom.engine.facts import Actor, State
from readyroom.engine.indexes import world_of
from readyroom.engine.machine import Engine
from readyroom.engine.refusals import Refusal

START = 1_767_225_600_000  # 2026-01-01T00:00Z
SWITCH = Actor("switch", "pbx")
E = TypeVar("E", bound=Event)
STATUSES = (
    cat.StatusEntry(id="online", label="Online", kind="available", counts_as="logged_in"),
    cat.StatusEntry(id="single_call", label="Single Call", kind="available", calls="one"),
    cat.StatusEntry(id="offline", label="Offline"),
    cat.StatusEntry(id="lunch", label="Lunch", kind="unavailable"),
    cat.StatusEntry(id="other", label="Other", kind="unavailable"),
    cat.StatusEntry(id="withdrawn", label="Withdrawn", kind="unavailable"),
)


class Room:
    """Steps the engine and remembers what happened."""

    def __init__(self, *entities: cat.Entity, queue: dict[str, Any] | None = None, **policy: Any) -> None:
        self.engine, self.world = Engine(), world_of(State(room="main"))
        self.now = START
        self.log: list[Event] = []
        no_answer = cat.NoAnswerPolicy(requires_licence=False, **policy)
        self.put(
            *STATUSES,
            cat.Settings(),
            cat.GroupConfig(id="tracked", label="Tracked"),
            cat.UnitConfig(id="unit", label="Unit"),
            cat.QueueConfig(id="sales", label="Sales", no_answer=no_answer, **(queue or {})),
        )
        for agent in ("ann", "bob"):
            self.put(
                cat.AgentConfig(id=agent, name=agent),
                cat.DeviceConfig(id=f"{agent}-desk", agent=agent),
                cat.MemberConfig(queue="sales", agent=agent),
            )
            self.give(i.ChangeDevice, device=f"{agent}-desk", registered=True)
        self.put(*entities)
        for agent in ("ann", "bob"):
            self.give(i.SetStatus, agent=agent, status="online")

    def put(self, *entities: cat.Entity) -> list[Event]:
        return self.give(i.Configure, entities=entities) if entities else []

    def give(self, given: type[i.Input], /, at: int | None = None, **fields: Any) -> list[Event]:
        """Give an input now (`at`: of that instant); answers the events that came of it, and not of deadlines."""
        decision = self.engine.step(self.world, self.made(given, at, fields))
        assert decision.refusal is None, decision.refusal
        self.log += decision.events
        return decision.events[decision.own :]

    def refused(self, given: type[i.Input], /, **fields: Any) -> Refusal:
        decision = self.engine.step(self.world, self.made(given, None, fields))
        self.log += decision.events
        assert decision.refusal is not None, decision.events
        return decision.refusal

    def made(self, given: type[i.Input], at: int | None, fields: dict[str, Any]) -> i.Input:
        by = SWITCH if issubclass(given, i.Observation) else Actor("supervisor", "sue")
        return given(**{"at": self.now if at is None else at, "seen": self.now, "by": by, **fields})

    def wait(self, seconds: float) -> list[Event]:
        """Let time pass; answers what happened meanwhile."""
        self.now += round(seconds * 1000)
        decision = self.engine.step(self.world, i.Advance(at=self.now))
        self.log += decision.events
        return decision.events

    def codes(self, agent: str, queue: str = "sales") -> list[str]:
        return [blocker.code for blocker in blockers(self.world, agent, queue)]

    def count(self, agent: str, queue: str = "sales") -> int:
        return misses_of(self.world, agent, queue).count

    def outcomes(self) -> list[tuple[str, str, str | None]]:
        return [(e.agent, e.outcome, e.detail) for e in self.all(OfferEnded)]

    def all(self, kind: type[E]) -> list[E]:
        return list(only(self.log, kind))

    def ringing(self, agent: str) -> str:
        """The offer that rings at an agent."""
        (offer,) = self.world.agents[agent].offers
        return offer


def only(events: Iterable[Event], kind: type[E]) -> Iterable[E]:
    return (event for event in events if isinstance(event, kind))
