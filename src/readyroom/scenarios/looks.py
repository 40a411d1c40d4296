"""What a check may ask: the answers of a driver, and how they are read off a world and its log.

Belongs here: the protocol `Look`, and `WorldLook`, which answers it from a folded world. A driver through a server
answers from the server's own replies where it can, and from a world folded from the server's log elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, Protocol

from msgspec import Struct

from readyroom.engine import (
    Blocker,
    Desired,
    Event,
    Shown,
    World,
    activity_of,
    blockers,
    capabilities,
    counted_as,
    desired,
    direct_calls,
    evolve,
    fresh,
    membership_of,
    outgoing_calls,
    passed_by,
    shown,
    state_of,
)
from readyroom.engine import events as ev
from readyroom.engine.catalogue import Entity, EntityKind
from readyroom.engine.counts import count_of
from readyroom.engine.decide_config import find
from readyroom.engine.facts import Agent, Call, MissKind, Task
from readyroom.views.explain import explain_call

Account = Literal["states", "activities", "hours", "reasons", "attendance", "withdrawn time"]
"""How an agent's time is divided. Withdrawals may run side by side, so theirs alone need not add up."""


class Tried(Struct, frozen=True):
    """An agent and what became of a call there: the outcome, or the blockers (none: others came first)."""

    agent: str
    outcome: str | None
    blockers: tuple[str, ...] = ()


class Look(Protocol):
    """Questions about the present (and, for blockers, the past) of a call centre. KeyError: there is none."""

    def blockers(self, agent: str, queue: str, at: int | None = None) -> Sequence[Blocker]:
        """Why a queue call may not ring the agent, now or at a past instant."""
        ...

    def shown(self, agent: str) -> Shown:
        """What the board shows."""
        ...

    def state(self, agent: str) -> str:
        """The state."""
        ...

    def activity(self, agent: str) -> str:
        """The activity."""
        ...

    def misses(self, agent: str, queue: str, kind: MissKind) -> tuple[int, int | None]:
        """The count and the threshold."""
        ...

    def agent(self, agent: str) -> Agent:
        """The facts."""
        ...

    def membership(self, agent: str, queue: str) -> str:
        """What the membership comes to, holds included."""
        ...

    def capabilities(self, agent: str) -> dict[str, str]:
        """What the attendance gate leaves open."""
        ...

    def personal_calls(self, agent: str) -> tuple[str, str]:
        """What direct and outgoing calls meet."""
        ...

    def passed_by(self, agent: str, queue: str) -> str | None:
        """Why the queue's no-answer policy passes the agent by."""
        ...

    def desired(self, agent: str, queue: str) -> Desired:
        """The membership that a switch should have."""
        ...

    def call(self, call: str) -> Call | None:
        """A call that is up."""
        ...

    def ringing(self, call: str) -> list[str]:
        """The agents at whom a call rings."""
        ...

    def tried(self, call: str) -> list[Tried]:
        """Who was tried for a call, and why not the others."""
        ...

    def task(self, task: str) -> Task:
        """A back-office task."""
        ...

    def entity(self, kind: EntityKind, key: str) -> Entity | None:
        """Configuration."""
        ...

    def unseen(self, user: str) -> int:
        """How many notifications the user has not seen."""
        ...

    def spent(self, agent: str, account: Account, since: int, known_at: int | None = None) -> dict[str, int]:
        """Milliseconds by what the account divides, in the order in which they first came: as corrected, or as it was
        known at an instant.
        """
        ...


class WorldLook:
    """Answers from a world, the log it was folded from, and the present instant."""

    def __init__(self, world: World, log: Sequence[Event], now: int) -> None:
        self.world = world
        self.log = log
        self.now = now

    def blockers(self, agent: str, queue: str, at: int | None = None) -> Sequence[Blocker]:
        """Why a queue call may not ring the agent, now or at a past instant."""
        world = self.world if at is None else folded(event for event in self.log if event.seen <= at)
        return blockers(world, agent, queue)

    def shown(self, agent: str) -> Shown:
        """What the board shows."""
        return shown(self.world, agent)

    def state(self, agent: str) -> str:
        """The state."""
        return state_of(self.world, agent)

    def activity(self, agent: str) -> str:
        """The activity."""
        return activity_of(self.world, agent)

    def misses(self, agent: str, queue: str, kind: MissKind) -> tuple[int, int | None]:
        """The count and the threshold."""
        count = count_of(self.world, agent, queue, kind)
        return count.count, count.threshold

    def agent(self, agent: str) -> Agent:
        """The facts."""
        return self.world.agents[agent]

    def membership(self, agent: str, queue: str) -> str:
        """What the membership comes to, holds included."""
        return membership_of(self.world.agents[agent], queue)

    def capabilities(self, agent: str) -> dict[str, str]:
        """What the attendance gate leaves open."""
        return dict(capabilities(self.world, agent))

    def personal_calls(self, agent: str) -> tuple[str, str]:
        """What direct and outgoing calls meet."""
        return direct_calls(self.world, agent), outgoing_calls(self.world, agent)

    def passed_by(self, agent: str, queue: str) -> str | None:
        """Why the queue's no-answer policy passes the agent by."""
        return passed_by(self.world, self.world.agents[agent], queue)

    def desired(self, agent: str, queue: str) -> Desired:
        """The membership that a switch should have."""
        return desired(self.world)[agent, queue]

    def call(self, call: str) -> Call | None:
        """A call that is up."""
        return self.world.calls.get(call)

    def ringing(self, call: str) -> list[str]:
        """The agents at whom a call rings."""
        return [offer.agent for offer in self.world.offers.values() if offer.call == call]

    def tried(self, call: str) -> list[Tried]:
        """Who was tried, and why not the others: while it waits as of now, afterwards as of its end of waiting."""
        story: list[Event] = []
        over = False
        for event in self.log:
            if over and event.cause == 0:
                break
            story.append(event)
            ends = isinstance(event, ev.CallConnected | ev.CallEnded | ev.CallLeft)
            over = over or (ends and getattr(event, "call", None) == call)
        own = [event for event in story if getattr(event, "call", None) == call]
        told = explain_call(folded(story), own, call)
        rung = [Tried(row.agent, row.outcome or "ringing") for row in told.tried]
        return rung + [
            Tried(row.agent, None, tuple(blocker.code for blocker in row.blockers)) for row in told.others
        ]

    def task(self, task: str) -> Task:
        """A back-office task."""
        return self.world.tasks[task]

    def entity(self, kind: EntityKind, key: str) -> Entity | None:
        """Configuration."""
        return find(self.world, kind, key)

    def unseen(self, user: str) -> int:
        """How many notifications the user has not seen."""
        raised = {e.seq for e in self.log if isinstance(e, ev.NotificationRaised) and user in e.users}
        seen = {e.notification for e in self.log if isinstance(e, ev.NotificationSeen) and e.user == user}
        return len(raised - seen)

    def spent(self, agent: str, account: Account, since: int, known_at: int | None = None) -> dict[str, int]:
        """Milliseconds by what the account divides, in the order in which they first came: as corrected, or as it was
        known at an instant.
        """
        world, now = fresh(self.world.room), self.now if known_at is None else known_at
        pieces: list[Piece] = []
        last = since

        def count(until: int) -> int:
            if agent in world.agents and until > last:
                pieces.extend((last, until, name) for name in SLICES[account](world, agent))
            return max(last, until)

        for event in self.log:
            if event.seen > now:
                break
            last = count(event.seen)
            evolve(world, event)
            if isinstance(event, ev.Corrected) and event.agent == agent and account in CORRECTED:
                said = CORRECTED[account](world, event)
                pieces = pieces if said is None else painted(pieces, event.since, event.until, said)
        count(now)
        spent: dict[str, int] = {}
        for begin, end, name in pieces:
            spent[name] = spent.get(name, 0) + end - begin
        return spent


Piece = tuple[int, int, str]
"""From, to, and what it counts under."""


def painted(pieces: Iterable[Piece], since: int, until: int, name: str) -> list[Piece]:
    """The same time, with what lies in [since, until) counted under this name."""
    found: list[Piece] = []
    for begin, end, old in pieces:
        here, there = max(begin, since), min(end, until)
        parts = [(begin, min(end, here), old), (here, there, name), (max(begin, there), end, old)]
        found += [part for part in parts if part[0] < part[1]] if here < there else [(begin, end, old)]
    return found


def _hours(world: World, state: str) -> str:
    counts, under = counted_as(world.statuses, state)
    return counts if under is None else f"{counts} under {under}"


def _reason(world: World, agent: str) -> str:
    """The state, with the reason that was given for it."""
    state, chosen = state_of(world, agent), world.agents[agent].status
    return _with_reason(world, state, chosen.reason if state == chosen.status else None)


def _with_reason(world: World, state: str, reason: str | None) -> str:
    label = world.statuses[state].label if state in world.statuses else state
    return label if reason is None else f"{label} ({reason})"


def _attendance(world: World, unit: str | None) -> str:
    return "clocked out" if unit is None else f"at {world.units[unit].label}"


SLICES: dict[Account, Callable[[World, str], Sequence[str]]] = {
    "states": lambda world, agent: [state_of(world, agent)],
    "activities": lambda world, agent: [activity_of(world, agent)],
    "hours": lambda world, agent: [_hours(world, state_of(world, agent))],
    "reasons": lambda world, agent: [_reason(world, agent)],
    "attendance": lambda world, agent: [_attendance(world, world.agents[agent].attendance.unit)],
    "withdrawn time": lambda world, agent: [hold.kind for hold in world.agents[agent].holds],
}
"""What an instant of an agent's counts under."""

CORRECTED: dict[Account, Callable[[World, ev.Corrected], str | None]] = {
    "states": lambda _, event: event.state,
    "hours": lambda world, event: _hours(world, event.state),
    "reasons": lambda world, event: _with_reason(world, event.state, event.reason),
    "attendance": lambda world, event: None if event.attendance is None else _attendance(world, event.unit),
}
"""What a correction says that it counts under; None: nothing. The other accounts are never corrected."""


def folded(events: Iterable[Event], room: str = "scenario") -> World:
    """The world after these events."""
    world = fresh(room)
    for event in events:
        evolve(world, event)
    return world
