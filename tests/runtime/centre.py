"""A small call centre to test rooms with, and a stream of inputs that anybody might send it, sensible or not."""

from __future__ import annotations

import random
from typing import Any

from readyroom.codec import presets
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.engine.world import World
from readyroom.runtime.room import Room

MONDAY = 1_795_420_800_000  # 2026-11-23T08:00:00Z
AGENTS = ("ann", "bo", "cy", "di", "ed", "flo")
QUEUES = ("sales", "support", "night")
BO = Actor("supervisor", "boss")
SWITCH = Actor("switch", "pbx")


def entities() -> tuple[cat.Entity, ...]:
    preset = presets.load("web2contact")
    policy = cat.NoAnswerPolicy(
        threshold=2,
        counts_refused=True,
        outcome=cat.NoAnswerOutcome(kind="leave_queue"),
        notify=("boss",),
        resets=cat.Resets(daily_at="12:00"),
    )
    warned = cat.NoAnswerPolicy(
        threshold=2, warn_s=20, outcome=cat.NoAnswerOutcome(kind="leave_all"), notify=("boss",)
    )
    found: list[cat.Entity] = [
        *preset.entities,
        cat.UnitConfig(id="north", label="North"),
        cat.UnitConfig(id="south", label="South"),
        cat.CampaignConfig(id="spring", label="Spring", post_call_s=30),
        cat.QueueConfig(
            id="sales", label="Sales", unit="north", ring_s=10, wrap_up_s=15, no_answer=policy, max_wait_s=120
        ),
        cat.QueueConfig(
            id="support", label="Support", unit="south", ring_s=15, no_answer=warned, overflow="night"
        ),
        cat.QueueConfig(id="night", label="Night", mode="overlay", ring_s=10, no_answer=policy),
        cat.UserConfig(id="boss", name="Boss", roles=("admin",)),
    ]
    for index, agent in enumerate(AGENTS):
        found.append(cat.AgentConfig(id=agent, name=agent.title(), unit=("north", "south")[index % 2]))
        found.append(
            cat.UserConfig(id=f"u-{agent}", name=agent.title(), agent=agent, licences=("auto_logout",))
        )
        found.append(cat.DeviceConfig(id=f"d-{agent}", agent=agent))
        for queue in QUEUES:
            if (index + len(queue)) % 3:
                found.append(cat.MemberConfig(queue=queue, agent=agent))
    return tuple(found)


class Chance:
    """Inputs by chance; the same seed makes the same ones for the same worlds. `corrects`: some correct the past."""

    def __init__(self, seed: int, *, corrects: bool = False) -> None:
        self.random = random.Random(seed)
        self.number = 0
        self.corrects = corrects

    def inputs(self, world: World, now: int) -> list[i.Input]:
        """Some inputs for a world as it is: most of them fit it."""
        return [self.one(world, now) for _ in range(self.random.randint(1, 5))]

    def one(self, world: World, now: int) -> Any:
        rnd = self.random
        self.number += 1
        agent, queue = rnd.choice(AGENTS), rnd.choice(QUEUES)
        if self.corrects and rnd.random() < 1 / 6:
            return self.correction(world, now, agent)
        by = rnd.choice((Actor("agent", f"u-{agent}"), BO))
        late: dict[str, Any] = {"at": now - rnd.choice((0, 0, 500, 20_000)), "seen": now, "by": SWITCH}
        offers, calls = sorted(world.offers), sorted(world.calls)
        offer = rnd.choice(offers) if offers and rnd.random() < 0.95 else "no-such-offer"
        call = rnd.choice(calls) if calls and rnd.random() < 0.95 else "no-such-call"
        status = rnd.choice((*sorted(world.statuses), "online", "ready", "ready", "nonsense"))
        weighted: Any = (
            (6, lambda: i.JoinQueue(queue=queue, caller="0123", external=rnd.random() < 0.8, **late)),
            (4, lambda: i.EndOffer(offer=offer, outcome="answered", **late)),
            (3, lambda: i.EndOffer(offer=offer, outcome=rnd.choice(("no_answer", "refused", "busy")), **late)),
            (1, lambda: i.RingOffer(offer=f"x{self.number}", call=call, agent=agent, device=f"d-{agent}", **late)),
            (4, lambda: i.EndCall(call=call, ended_by=rnd.choice(("caller", "agent")), **late)),
            (1, lambda: i.HoldCall(call=call, held=rnd.random() < 0.6, **late)),
            (1, lambda: i.LeaveQueue(call=call, **late)),
            (2, lambda: i.StartCall(call=f"y{self.number}", kind=rnd.choice(("direct", "outgoing")), agent=agent,
                                    **late)),
            (2, lambda: i.AnswerCall(call=call, **late)),
            (3, lambda: i.ChangeDevice(device=f"d-{agent}", registered=rnd.random() < 0.8, **late)),
            (1, lambda: i.ObserveMember(agent=agent, queue="night",
                                        membership=rnd.choice(("in", "paused", "out")), **late)),
            (1, lambda: i.ChangeLink(link=rnd.choice(("pbx", "other")), up=rnd.random() < 0.7, **late)),
            (1, lambda: i.BeginResync(link="pbx", **late)),
            (6, lambda: i.SetStatus(at=0, by=by, agent=agent, status=status)),
            (3, lambda: i.SetMembership(at=0, by=by, agent=agent, queue=rnd.choice((queue, None)),
                                        membership=rnd.choice(("in", "in", "paused", "out")))),
            (2, lambda: i.Return(at=0, by=by, agent=agent, queue=rnd.choice((queue, None)))),
            (1, lambda: i.Stay(at=0, by=by, agent=agent)),
            (1, lambda: i.ClockIn(at=0, by=by, agent=agent, unit=rnd.choice(("north", "south")))),
            (1, lambda: i.ClockOut(at=0, by=by, agent=agent)),
            (1, lambda: i.SignIn(at=0, by=by, agent=agent, device=rnd.choice((None, f"d-{agent}", "d-ann")))),
            (1, lambda: i.SignOut(at=0, by=by, agent=agent)),
            (1, lambda: i.EndWrapUp(at=0, by=by, agent=agent)),
            (1, lambda: i.ExtendWrapUp(at=0, by=by, agent=agent, by_s=30)),
            (1, lambda: i.ResetMisses(at=0, by=BO, agent=agent)),
            (1, lambda: i.OpenCase(at=0, by=by, agent=agent, case=f"case{rnd.randint(1, 5)}")),
            (1, lambda: i.CloseCase(at=0, by=by, agent=agent, case=f"case{rnd.randint(1, 5)}")),
            (1, lambda: i.OpenRecord(at=0, by=by, agent=agent, campaign="spring", record="r1")),
            (1, lambda: i.GoHome(at=0, by=by, agent=agent)),
            (1, lambda: i.CreateTask(at=0, by=BO, title="Filing", task=f"t{self.number}")),
            (1, lambda: i.TakeTask(at=0, by=by, agent=agent, task=rnd.choice([*sorted(world.tasks), "t0"]))),
            (1, lambda: i.ReleaseTask(at=0, by=by, agent=agent)),
            (1, lambda: self.configure(world, queue, agent)),
        )  # fmt: skip
        return rnd.choices([make for _, make in weighted], [weight for weight, _ in weighted])[0]()

    def correction(self, world: World, now: int, agent: str) -> i.Input:
        """What the agent was some time ago, or until now."""
        rnd = self.random
        until = now - rnd.choice((0, 0, rnd.randint(0, 60_000), rnd.randint(0, 3_600_000)))
        tracked = agent in world.agents and world.is_tracked(world.agents[agent])
        state = rnd.choice((*sorted(world.statuses), "signed_out", *(["clocked_out"] * 3 if tracked else ())))
        return i.Correct(
            at=0, by=BO, agent=agent, since=max(0, until - rnd.randint(1, 900_000)), until=until, state=state,
            unit=rnd.choice(("north", "south")) if tracked and state != "clocked_out" else None, why="forgotten",
        )  # fmt: skip

    def configure(self, world: World, queue: str, agent: str) -> i.Input:
        rnd = self.random
        config = world.queues[queue].config if queue in world.queues else None
        choices: list[cat.Entity] = [
            cat.AgentConfig(id=agent, name=agent.upper(), unit=rnd.choice(("north", "south", None))),
            cat.MemberConfig(queue=queue, agent=agent, tier=rnd.randint(1, 3)),
            cat.UserConfig(
                id=f"u-{agent}", name=agent, agent=agent, licences=rnd.choice(((), ("auto_logout",)))
            ),
        ]
        if config is not None:
            policy = cat.NoAnswerPolicy(threshold=rnd.randint(1, 5), outcome=config.no_answer.outcome)
            unit = rnd.choice(("north", "south", None))
            fields = {name: getattr(config, name) for name in config.__struct_fields__}
            choices.append(cat.QueueConfig(**{**fields, "no_answer": policy, "unit": unit, "label": "New"}))
        if world.statuses:
            entry = world.statuses[rnd.choice(sorted(world.statuses))]
            fields = {name: getattr(entry, name) for name in entry.__struct_fields__}
            choices.append(cat.StatusEntry(**{**fields, "colour": "#123456"}))
        if rnd.random() < 0.3:
            return i.Remove(at=0, by=BO, kind="member", key=f"{queue}/{agent}")
        return i.Configure(at=0, by=BO, entities=(rnd.choice(choices),))


async def open_for_business(room: Room) -> None:
    """All devices registered, everybody ready."""
    for agent in AGENTS:
        await room.submit(i.ChangeDevice(at=0, by=SWITCH, device=f"d-{agent}", registered=True))
        reply = await room.submit(i.SetStatus(at=0, by=BO, agent=agent, status="ready"))
        assert reply.refusal is None


async def work(house: Any, room: Room, chance: Chance, rounds: int) -> None:
    """Some rounds of inputs, with time going by."""
    for _ in range(rounds):
        for given in chance.inputs(room.world, house.clock.now()):
            await room.submit(given)
        if chance.random.random() < 0.7:
            await house.clock.advance(chance.random.randint(0, 30_000))
