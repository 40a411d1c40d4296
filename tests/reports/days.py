"""Small days of a small centre in Berlin, told by the clock on the wall: what happened, and when.

Ann and Ben are tracked (they clock in), in the units north and south; Cleo is not. All are members of sales, and have
a telephone each.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from readyroom.codec import presets
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.runtime.reporting import Asked
from readyroom.runtime.room import Room
from readyroom.store.interface import Store

BERLIN = ZoneInfo("Europe/Berlin")
S, M, H = 1000, 60_000, 3_600_000
BO = Actor("supervisor", "bo")
SWITCH = Actor("switch", "pbx")
NAMES: dict[str, str | None] = {"ann": "Ann", "ben": "Ben", "cleo": "Cleo"}


def at(local: str, fold: int = 0) -> int:
    """The instant (ms UTC) of a local time: `2026-10-25 02:30`; `fold` 1 is its second pass."""
    moment = datetime.fromisoformat(local).replace(tzinfo=BERLIN, fold=fold)
    return round(moment.timestamp() * 1000)


def who(agent: str) -> Actor:
    return Actor("agent", agent)


def entities() -> tuple[cat.Entity, ...]:
    policy = cat.NoAnswerPolicy(
        threshold=2, outcome=cat.NoAnswerOutcome(kind="leave_queue"), notify=("bo",), requires_licence=False
    )
    statuses = [
        entity for entity in presets.load("netsapiens").entities if isinstance(entity, cat.StatusEntry)
    ]
    return (
        *statuses,
        cat.StatusEntry(
            id="away", label="Away", kind="unavailable", reason="optional", counts_as="logged_in", colour="#f08c00"
        ),
        cat.UnitConfig(id="north", label="North"),
        cat.UnitConfig(id="south", label="South"),
        cat.GroupConfig(id="floor", label="Floor"),
        cat.Settings(
            name="Small", zone="Europe/Berlin", tracked_groups=("floor",), clock_in_status="online",
            available_needs_device=False, clock_out_with_open_cases=True,
        ),
        cat.QueueConfig(
            id="sales", label="Sales", ring_s=10, retry_s=0, wrap_up_s=30, service_level_s=20, no_answer=policy
        ),
        cat.UserConfig(id="bo", name="Bo", roles=("admin",)),
        *(
            cat.AgentConfig(
                id=agent, name=str(NAMES[agent]), unit="south" if agent == "ben" else "north",
                groups=() if agent == "cleo" else ("floor",),
            )
            for agent in NAMES
        ),
        *(cat.DeviceConfig(id=f"d-{agent}", agent=agent) for agent in NAMES),
        *(cat.MemberConfig(queue="sales", agent=agent) for agent in NAMES),
    )  # fmt: skip


class Days:
    """A house with the centre in it; the clock stands where the last thing happened."""

    def __init__(self, house: House, clock: ManualClock) -> None:
        self.house = house
        self.clock = clock

    @classmethod
    async def begin(cls, store: Store, local: str) -> Days:
        clock = ManualClock(at(local))
        house = await House.open(store, clock)
        # Housekeeping goes by the machine's clock, and would roll up beside the test: it has not begun yet.
        assert house._keeping is not None
        house._keeping.cancel()
        _, reply = await house.create("small", "Small", entities())
        assert reply.refusal is None, reply.refusal
        days = cls(house, clock)
        for agent in NAMES:
            await days.say(i.ChangeDevice(at=0, by=SWITCH, device=f"d-{agent}", registered=True))
        return days

    @property
    def room(self) -> Room:
        return self.house.rooms["small"]

    @property
    def now(self) -> int:
        return self.room.now()

    async def to(self, local: str | int, fold: int = 0) -> None:
        await self.clock.to(local if isinstance(local, int) else at(local, fold))

    async def say(self, *given: Any) -> None:
        for one in given:
            one.at = one.seen = self.clock.now()
            reply = await self.room.submit(one)
            assert reply.refusal is None, (one, reply.refusal)

    async def ring(self) -> str:
        """The offer that rings now."""
        world = await self.room.settled()
        return next(iter(world.offers))

    def asked(self, first: str, last: str | None = None, agents: Iterable[str] = NAMES, **more: Any) -> Asked:
        days = [datetime.fromisoformat(day).date() for day in (first, last or first)]
        return Asked(
            **{
                "zone": "Europe/Berlin", "first": days[0], "last": days[1], "until": self.now,
                "agents": {agent: NAMES[agent] for agent in agents}, **more,
            }
        )  # fmt: skip
