"""A small organisation that has a bit of everything, and inputs for it: likely, wrong, late and out of order.

All chance comes from the `Random` that is handed in, so that hypothesis can shrink what it finds.
"""

from collections.abc import Callable
from random import Random
from typing import Any

from msgspec.structs import replace

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.engine.world import World

START = 1_774_740_600_000  # 2026-03-28T23:30Z: an hour and a half before Paris puts its clocks forward
AGENTS = ("ann", "bob", "cid", "dee")
DISTRIBUTED = ("sales", "support")
QUEUES = (*DISTRIBUTED, "front")
"""`front` is the overlay one."""
OWN_DEVICES = tuple(f"{agent}-{kind}" for agent in AGENTS for kind in ("desk", "web"))
DEVICES = (*OWN_DEVICES, "hot")
SITES = ("north", "south")
ZONES = ("Europe/Paris", "America/New_York", "Australia/Lord_Howe", "UTC")
NOBODY = ("", "nobody")
ACTORS = (Actor("agent", "ann"), Actor("supervisor", "sue"), Actor("admin", "ada"), Actor("switch", "pbx"))

STATUSES = (
    cat.StatusEntry(id="online", label="Online", kind="available", counts_as="logged_in"),
    cat.StatusEntry(
        id="single_call", label="Single Call", kind="available", calls="one", counts_as="logged_in"
    ),
    cat.StatusEntry(id="offline", label="Offline"),
    cat.StatusEntry(id="lunch", label="Lunch", kind="unavailable", counts_under="Lunch", daily_limit_s=1800),
    cat.StatusEntry(
        id="other",
        label="Other",
        kind="unavailable",
        reason="optional",
        reasons=("meeting", "back_office"),
        other_reason=True,
    ),
    cat.StatusEntry(id="back_office", label="Back-office work", kind="unavailable", settable_by=("agent",)),
    cat.StatusEntry(id="do_not_disturb", label="Do Not Disturb", kind="unavailable", direct_calls="busy"),
)
OUTCOMES_REPORTED = (
    *("answered", "no_answer") * 3,
    *(
        "refused",
        "refused",
        "unreachable",
        "busy",
        "caller_hung_up",
        "answered_elsewhere",
        "withdrawn",
        "fault",
    ),
)
REMOVED = (
    *("member", "agent", "queue") * 2,
    *("device", "user", "schedule", "status", "unit", "group", "site", "campaign", "settings"),
)
OUTCOMES = (
    cat.NoAnswerOutcome(),
    cat.NoAnswerOutcome(kind="pause_queue"),
    cat.NoAnswerOutcome(kind="leave_queue", shown="lunch"),
    cat.NoAnswerOutcome(kind="leave_all"),
    cat.NoAnswerOutcome(kind="status", status="do_not_disturb"),
    cat.NoAnswerOutcome(kind="sign_out"),
)


def organisation() -> tuple[cat.Entity, ...]:
    """What is configured before the first input."""
    miss = cat.NoAnswerPolicy
    policies = {
        "sales": miss(threshold=2, outcome=OUTCOMES[2], notify=("sue",), last_agent_guard=True),
        "support": miss(
            threshold=2,
            counter="agent",
            counts_refused=True,
            count_by="call",
            unreachable_threshold=1,
            outcome=OUTCOMES[4],
            warn_s=15,
        ),
        "front": miss(
            threshold=1, outcome=OUTCOMES[1], resets=cat.Resets(daily_at="02:30"), mode="cumulative"
        ),
    }
    return (
        *STATUSES,
        cat.Settings(zone="Europe/Paris", clock_out_reasons=(), available_needs_device=False),
        cat.UnitConfig(id="unit", label="Unit"),
        cat.GroupConfig(id="tracked", label="Tracked"),
        *(cat.SiteConfig(id=site, label=site) for site in SITES),
        cat.UserConfig(id="sue", name="Sue", roles=("supervisor",)),
        cat.AgentConfig(id="ann", name="Ann", unit="unit", groups=("tracked",)),
        cat.AgentConfig(id="bob", name="Bob", login_code=True, forced_login=True, idle_logout_s=600),
        cat.AgentConfig(id="cid", name="Cid", login_code=True, home_site="north", no_answer=OUTCOMES[5]),
        cat.AgentConfig(id="dee", name="Dee"),
        cat.QueueConfig(
            id="sales",
            label="Sales",
            wrap_up_s=10,
            max_wait_s=120,
            max_wait_absent_s=30,
            overflow="support",
            no_answer=policies["sales"],
        ),
        cat.QueueConfig(
            id="support",
            label="Support",
            strategy="ring_all",
            max_wait_s=300,
            ring_s=15,
            max_callers=2,
            priority=5,
            no_answer=policies["support"],
        ),
        cat.QueueConfig(id="front", label="Front", mode="overlay", wrap_up_s=5, no_answer=policies["front"]),
        *(
            cat.MemberConfig(queue=queue, agent=agent, tier=1 + (agent == "dee"), position=at)
            for queue in QUEUES
            for at, agent in enumerate(AGENTS)
        ),
        *(cat.DeviceConfig(id=device, agent=device[:3], site="north") for device in OWN_DEVICES),
        cat.DeviceConfig(id="hot", site="south"),
        cat.CampaignConfig(id="spring", label="Spring", post_call_s=20),
        cat.CampaignConfig(id="plain", label="Plain", preview=False),
        cat.ScheduleConfig(id="morning", time="02:30", queue="sales"),
        cat.ScheduleConfig(id="evening", kind="sign_out", time="03:15"),
        cat.ScheduleConfig(id="night", kind="clock_out", time="03:15", days=("sun", "mon")),
    )


def some(rng: Random, known: Any, *wrong: str) -> str:
    """Mostly one that there is; now and then one that there is not."""
    if not known or rng.randrange(25) == 0:
        return rng.choice([*NOBODY, *wrong])
    return str(rng.choice(list(known)))


def someone(rng: Random, world: World) -> str:
    """An agent; mostly one with whom something is going on."""
    at_work = [
        agent_id for agent_id, agent in world.agents.items() if agent.offers or agent.calls or agent.holds
    ]
    return some(rng, at_work if at_work and rng.randrange(3) else world.agents)


def maybe(rng: Random, value: Any) -> Any:
    return value if rng.randrange(2) else None


# --- one function per input type: (random, world) → its own fields --------------------------------------


def _status(rng: Random, world: World) -> dict[str, Any]:
    status = some(rng, world.statuses) if rng.randrange(2) else "single_call"
    reason, note = rng.choice(
        [(None, None), (None, None), ("other", "so"), ("other", None), ("meeting", None)]
    )
    return {
        "agent": someone(rng, world),
        "status": rng.choice([status, "online"]),
        "reason": reason,
        "note": note,
    }


def _membership(rng: Random, world: World) -> dict[str, Any]:
    membership = rng.choice(["in", "in", "paused", "out"])
    queue = maybe(rng, some(rng, world.queues))
    return {
        "agent": someone(rng, world),
        "queue": queue,
        "membership": membership,
        "reason": maybe(rng, "why"),
    }


def _agent(rng: Random, world: World) -> dict[str, Any]:
    return {"agent": someone(rng, world)}


def _agent_queue(rng: Random, world: World) -> dict[str, Any]:
    return {"agent": someone(rng, world), "queue": maybe(rng, some(rng, world.queues))}


def _sign_in(rng: Random, world: World) -> dict[str, Any]:
    return {
        "agent": someone(rng, world),
        "device": rng.choice([None, "hot", "hot", some(rng, world.devices)]),
    }


def _join(rng: Random, world: World) -> dict[str, Any]:
    call = rng.choice([None, None, some(rng, world.calls), f"x{rng.randrange(99)}", f"c{world.seq + 1}"])
    return {"queue": some(rng, world.queues), "call": call, "external": bool(rng.randrange(3))}


def _ring(rng: Random, world: World) -> dict[str, Any]:
    call = rng.choice([*[f"x{rng.randrange(999)}"] * 3, some(rng, world.calls), some(rng, world.ended_calls)])
    return {
        "offer": rng.choice([f"r{rng.randrange(999)}"] * 9 + [some(rng, world.offers), f"o{world.seq + 2}"]),
        "call": call,
        "agent": someone(rng, world),
        "queue": rng.choice([None, "front", "front", "front", some(rng, world.queues)]),
        "device": maybe(rng, some(rng, world.devices)),
        "ring_s": rng.choice([None, None, 0, -3, 1, 20]),
    }


def _end_offer(rng: Random, world: World) -> dict[str, Any]:
    outcome = rng.choice(OUTCOMES_REPORTED)
    offer = some(rng, world.offers, *list(world.ended_offers)[-3:])
    return {"offer": offer, "outcome": outcome, "raw_cause": maybe(rng, "603")}


def _start_call(rng: Random, world: World) -> dict[str, Any]:
    return {
        "call": rng.choice([f"x{rng.randrange(999)}"] * 5 + [some(rng, world.calls)]),
        "kind": rng.choice(["direct", "outgoing"]),
        "agent": someone(rng, world),
        "device": maybe(rng, some(rng, world.devices)),
    }


def _call(rng: Random, world: World) -> dict[str, Any]:
    return {"call": some(rng, world.calls, *list(world.ended_calls)[-3:])}


def _task(rng: Random, world: World) -> dict[str, Any]:
    return {
        "task": rng.choice([None, "t1", some(rng, world.tasks)]),
        "assignee": maybe(rng, some(rng, world.agents)),
    }


def _correct(rng: Random, world: World) -> dict[str, Any]:
    until = world.now - rng.choice([-1, 0, 0, 0, 1, 5_000, 60_000])
    return _agent(rng, world) | {
        "since": until - rng.choice([0, 1, 4_000, 50_000, 10**10]),
        "until": until,
        "state": rng.choice(["clocked_out", "signed_out", some(rng, world.statuses)]),
        "reason": maybe(rng, "break"),
        "unit": maybe(rng, some(rng, world.units)),
        "why": rng.choice(["", "forgotten", "forgotten"]),
    }


Fields = Callable[[Random, World], dict[str, Any]]
PEOPLE: dict[type[i.Input], Fields] = {
    i.SetStatus: _status,
    i.SetMembership: _membership,
    i.ClockIn: lambda r, w: _agent(r, w) | {"unit": some(r, w.units)},
    i.ClockOut: lambda r, w: _agent(r, w) | {"force": bool(r.randrange(2)), "reason": maybe(r, "home")},
    i.SignIn: _sign_in,
    i.SignOut: _agent,
    i.Return: _agent_queue,
    i.Stay: _agent,
    i.GoHome: _agent,
    i.EndWrapUp: _agent,
    i.ExtendWrapUp: lambda r, w: _agent(r, w) | {"by_s": r.choice([-1, 0, 1, 30, 86_400, 10**9])},
    i.ResetMisses: _agent_queue,
    i.Correct: _correct,
}
WORK: dict[type[i.Input], Fields] = {
    i.OpenCase: lambda r, w: _agent(r, w) | {"case": f"case{r.randrange(3)}"},
    i.CloseCase: lambda r, w: _agent(r, w) | {"case": some(r, w.case_of)},
    i.OpenRecord: lambda r, w: (
        _agent(r, w) | {"campaign": some(r, w.campaigns), "record": f"{r.randrange(2)}"}
    ),
    i.CloseRecord: _agent,
    i.CreateTask: lambda r, w: _task(r, w) | {"title": "Tidy", "unit": maybe(r, some(r, w.units))},
    i.ChangeTask: lambda r, w: _task(r, w) | {"task": some(r, w.tasks), "title": "Sweep"},
    i.TakeTask: lambda r, w: _agent(r, w) | {"task": some(r, w.tasks)},
    i.ReleaseTask: _agent,
    i.CloseTask: lambda r, w: {"task": some(r, w.tasks)},
    i.SeeNotification: lambda r, w: {"user": some(r, w.users), "notification": r.randrange(max(1, w.seq))},
    i.NoteRefusal: lambda r, w: {"what": "", "code": "no_right", "params": {"": ""}},
}
CALLS: dict[type[i.Input], Fields] = {
    i.JoinQueue: _join,
    i.LeaveQueue: _call,
    i.RingOffer: _ring,
    i.EndOffer: _end_offer,
    i.StartCall: _start_call,
    i.AnswerCall: _call,
    i.HoldCall: lambda r, w: _call(r, w) | {"held": bool(r.randrange(2))},
    i.EndCall: lambda r, w: _call(r, w) | {"ended_by": r.choice(["caller", "agent", "transfer", "switch"])},
}
SWITCH: dict[type[i.Input], Fields] = {
    i.ChangeDevice: lambda r, w: {"device": some(r, w.devices), "registered": bool(r.randrange(3))},
    i.ChangeSite: lambda r, w: {"site": some(r, w.sites), "reachable": bool(r.randrange(2))},
    i.ObserveMember: lambda r, w: _membership(r, w) | {"queue": some(r, w.queues)},
    i.ChangeLink: lambda r, w: {"link": some(r, ("pbx",)), "up": bool(r.randrange(2))},
    i.BeginResync: lambda r, w: {"link": some(r, ("pbx",))},
    i.EndResync: lambda r, w: {
        "link": some(r, ("pbx",)),
        "calls": tuple(call for call in w.calls if r.randrange(2)),
        "offers": maybe(r, tuple(offer for offer in w.offers if r.randrange(2))),
    },
}


# --- configuration --------------------------------------------------------------------------------------


def _policy(rng: Random) -> cat.NoAnswerPolicy:
    return cat.NoAnswerPolicy(
        applies_to=rng.choice(["none", "any", "any", "external"]),
        counts_refused=bool(rng.randrange(2)),
        unreachable_threshold=rng.choice([None, 1, 2]),
        count_by=rng.choice(["offer", "call"]),
        counter=rng.choice(["queue", "agent"]),
        mode=rng.choice(["consecutive", "cumulative"]),
        threshold=rng.choice([None, 1, 1, 2, 3]),
        resets=cat.Resets(
            return_or_login=bool(rng.randrange(2)),
            sign_in=bool(rng.randrange(2)),
            daily_at=rng.choice([None, "00:00", "02:30"]),
            supervisor=bool(rng.randrange(2)),
        ),
        requires_forced_login=rng.randrange(5) == 0,
        outcome=rng.choice(OUTCOMES),
        notify=rng.choice([(), ("sue",)]),
        warn_s=rng.choice([None, None, 1, 30]),
        last_agent_guard=bool(rng.randrange(2)),
    )


# Every caller's patience ends: in a leap of a day an endless ring of misses would be all that happens.
def _queue(rng: Random, world: World) -> cat.Entity:
    queue_id = some(rng, QUEUES, "extra") or "extra"
    return cat.QueueConfig(
        id=queue_id,
        label="Q",
        mode=rng.choice(["overlay", "distributor"])
        if rng.randrange(4) == 0
        else ("distributor", "overlay")[queue_id == "front"],
        channel=rng.choice(["voice", "voice", "other"]),
        strategy=rng.choice(
            [
                "longest_idle",
                "round_robin",
                "ring_all",
                "ring_all",
                "sequential",
                "fewest_calls",
                "least_talk_time",
                "random",
            ]
        ),
        ring_s=rng.choice([1, 5, 20]),
        retry_s=rng.choice([0, 5]),
        wrap_up_s=rng.choice([0, 10]),
        max_wait_s=rng.choice([1, 60, 60, 300]),
        max_wait_absent_s=rng.choice([None, 0, 20]),
        max_callers=rng.choice([None, 1, 3]),
        overflow=rng.choice([None, *(q for q in world.queues if q != queue_id)]),
        priority=rng.randrange(3),
        no_answer=_policy(rng),
    )


def _settings(rng: Random, world: World) -> cat.Entity:
    return replace(
        world.settings,
        zone=rng.choice(ZONES) if rng.randrange(20) else "Nowhere/None",
        status_covers_queues=bool(rng.randrange(2)),
        available_needs_device=bool(rng.randrange(2)),
        single_call_spent_by_miss=bool(rng.randrange(2)),
        home_lost_s=rng.choice([1, 3600]),
        tracked_groups=rng.choice([(), ("tracked",)]),
        clock_out_with_open_cases=bool(rng.randrange(2)),
        drift=rng.choice(["correct", "adopt"]),
        drift_notice=rng.choice(
            [cat.Notice(), *(cat.Notice(users=(user,), after_s=5) for user in world.users)]
        ),
    )


def _agent_config(rng: Random, world: World) -> cat.Entity:
    return cat.AgentConfig(
        id=some(rng, AGENTS) or "eve",
        name="A",
        login_code=bool(rng.randrange(2)),
        forced_login=bool(rng.randrange(2)),
        idle_logout_s=rng.choice([None, 30, 600]),
        no_answer=rng.choice([None, *OUTCOMES]),
        groups=rng.choice([(), ("tracked",)]),
        home_site=rng.choice([None, *SITES]),
    )


def _user(rng: Random, world: World) -> cat.Entity:
    return cat.UserConfig(
        id=some(rng, world.users) or "eve",
        name="U",
        agent=rng.choice([None, *world.agents]),
        rights=("ready_on_home",) if rng.randrange(2) else (),
        licences=rng.choice([(), ("auto_logout",)]),
        roles=rng.choice([("agent",), ("supervisor",)]),
    )


CONFIG: tuple[Callable[[Random, World], cat.Entity], ...] = (
    _queue,
    _queue,
    _settings,
    _agent_config,
    _user,
    lambda r, w: cat.MemberConfig(
        queue=some(r, w.queues), agent=some(r, w.agents), tier=r.randrange(1, 3), position=r.randrange(3)
    ),
    lambda r, w: cat.DeviceConfig(
        id=some(r, DEVICES) or "spare", agent=r.choice([None, *w.agents]), site=r.choice([None, *SITES])
    ),
    lambda r, w: replace(r.choice(STATUSES), daily_limit_s=r.choice([None, 60, 3600, 86_400])),
    lambda r, w: cat.ScheduleConfig(
        id=some(r, w.schedules) or "noon",
        kind=r.choice(["queue_login", "sign_out", "clock_out"]),
        time=r.choice(["00:00", "02:30", "12:00"]),
        queue=r.choice([None, *w.queues]),
        enabled=bool(r.randrange(4)),
    ),
    lambda r, w: cat.CampaignConfig(
        id=some(r, w.campaigns) or "new", label="C", post_call_s=r.choice([0, 20])
    ),
)


def configure(rng: Random, world: World) -> dict[str, Any]:
    return {"entities": tuple(rng.choice(CONFIG)(rng, world) for _ in range(rng.choice([1, 1, 1, 2, 3])))}


def remove(rng: Random, world: World) -> dict[str, Any]:
    kind = rng.choice(REMOVED)
    tables: dict[str, Any] = {
        "member": [f"{q}/{a}" for q in world.queues for a in world.members[q]],
        "agent": world.agents,
        "queue": world.queues,
        "device": world.devices,
        "user": world.users,
        "schedule": world.schedules,
        "status": world.statuses,
        "unit": world.units,
        "group": world.groups,
        "site": world.sites,
        "campaign": world.campaigns,
        "settings": [""],
    }
    return {"kind": kind, "key": some(rng, tables[kind], "a/b")}


CONFIGURATION: dict[type[i.Input], Fields] = {i.Configure: configure, i.Remove: remove}
WEIGHTED: tuple[tuple[int, dict[type[i.Input], Fields]], ...] = (
    (10, PEOPLE),
    (4, WORK),
    (24, CALLS),
    (4, SWITCH),
    (2, CONFIGURATION),
)
"""How often inputs of each kind come in a random day."""
OFTEN: dict[type[i.Input], int] = {
    i.SetStatus: 5,
    i.SignIn: 2,
    i.Return: 2,
    i.JoinQueue: 4,
    i.RingOffer: 5,
    i.EndOffer: 10,
    i.EndCall: 4,
    i.ChangeDevice: 3,
    i.Configure: 5,
}
"""How much more often than others of its kind."""
STEPS_MS = (0, 0, 0, 1, 400, 1000, 1000, 2500, 4999, 5000, 5000, 10_000, 14_999, 20_000, 61_000)
LEAPS_MS = (599_000, 3_600_000, 6 * 3_600_000, 26 * 3_600_000)


def timed(rng: Random, now: int) -> tuple[int, int]:
    """`at` and `seen`: mostly this instant; late, from the future, or of a clock that went back."""
    seen = now + (rng.choice(LEAPS_MS) if rng.randrange(150) == 0 else rng.choice(STEPS_MS))
    match rng.randrange(12):
        case 0:
            return seen - rng.choice([1, 3000, 30_000, 7_200_000]), seen
        case 1:
            return seen + 5000, seen
        case 2:
            return now - 60_000, now - 60_000
        case 3:
            return seen, 0
        case 4:
            return rng.choice([0, -1]), seen
        case _:
            return seen, seen


def an_input(rng: Random, world: World, kinds: dict[type[i.Input], Fields], now: int) -> i.Input:
    """Some input of these kinds."""
    kind = rng.choices(list(kinds), [OFTEN.get(kind, 1) for kind in kinds])[0]
    at, seen = timed(rng, now)
    return kind(at=at, seen=seen, by=rng.choice(ACTORS), **kinds[kind](rng, world))


def any_input(rng: Random, world: World, now: int) -> i.Input:
    """Some input, calls and people more often than configuration."""
    (kinds,) = rng.choices([kinds for _, kinds in WEIGHTED], [weight for weight, _ in WEIGHTED])
    return an_input(rng, world, kinds, now)
