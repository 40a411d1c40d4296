"""The simulated call centre: reproducible on both ways, true to its personalities, and at one with the room."""

import asyncio
import re
from itertools import pairwise
from typing import Any, get_args

import pytest

from readyroom.centre import PERSONALITIES, Load, Profile, Truth, fitting
from readyroom.centre.chance import Chance
from readyroom.centre.days import shifts
from readyroom.codec import presets
from readyroom.edges.simulated import (
    DEMO_PEOPLE,
    FastClock,
    RoomDriver,
    Simulation,
    demo_entities,
    demo_profile,
)
from readyroom.engine import events as ev
from readyroom.engine.catalogue import AgentConfig, QueueConfig, Role, UserConfig
from readyroom.engine.events import Event
from readyroom.engine.inputs import JoinQueue
from readyroom.runtime.clock import ManualClock, RealClock
from readyroom.runtime.house import House
from readyroom.simulation import Measures, Offline, digest
from readyroom.store.memory import MemoryStore

START = 1_763_971_200_000  # 2025-11-24T08:00:00Z, a Monday
HOUR = 3_600_000


class Run:
    """What came of an offline run."""

    def __init__(self, log: list[Event], offline: Offline, end: int) -> None:
        self.log = log
        self.world = offline.world
        self.centre = offline.centre
        self.truth = offline.centre.truth
        measures = Measures(self.truth)
        for event in log:
            measures.on(event)
        self.figures = measures.figures(START, end)

    def of(self, kind: type[Event]) -> list[Any]:
        return [event for event in self.log if isinstance(event, kind)]


def offline(
    seed: int = 1, hours: float = 1, profile: Profile | None = None, entities: Any = None, **demo: Any
) -> Run:
    log: list[Event] = []
    made = entities or demo_entities(demo.pop("preset", "1stream"), **demo)
    found = Offline(made, START, log.append)
    found.open(profile or demo_profile(), seed)
    end = START + int(hours * HOUR)
    found.run(end)
    return Run(log, found, end)


async def in_a_room(seed: int = 1, hours: float = 1, **demo: Any) -> list[Event]:
    clock = ManualClock(START)
    house = await House.open(MemoryStore(), clock)
    room, reply = await house.create("demo", "Demo", demo_entities(demo.pop("preset", "1stream"), **demo))
    assert reply.refusal is None, reply.refusal
    simulation = Simulation(RoomDriver(room, "simulated"), demo_profile(), seed)
    await simulation.start()
    clock.join(simulation)
    await clock.to(START + int(hours * HOUR))
    log = await room.events()
    await house.stop()
    return log


# --- reproducible ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["distributor", "overlay"])
@pytest.mark.parametrize("preset", ["1stream", "ip-office"])
async def test_a_room_and_the_engine_alone_write_the_same_log(preset, mode):
    alone = offline(preset=preset, mode=mode).log
    in_room = await in_a_room(preset=preset, mode=mode)
    assert len(alone) > 900
    assert digest(in_room) == digest(alone)


def test_a_seed_is_a_log():
    one, again, other = offline(7, 0.5), offline(7, 0.5), offline(8, 0.5)
    assert digest(one.log) == digest(again.log) != digest(other.log)


async def test_a_room_repeats_itself():
    assert digest(await in_a_room(3, 0.2)) == digest(await in_a_room(3, 0.2))


def test_the_same_callers_come_whatever_the_policy():
    def callers(run: Run) -> list[tuple[int, str, str]]:
        return [(event.at, event.call, event.caller) for event in run.of(ev.CallJoined)]

    strict = offline(preset="ip-office", hours=2)
    patient = offline(preset="web2contact", hours=2)
    assert callers(strict) == callers(patient) != []


# --- at one with the room --------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["distributor", "overlay"])
@pytest.mark.parametrize("preset", presets.names())
def test_a_shift_of_every_preset(preset, mode):
    run = offline(preset=preset, mode=mode, hours=8)
    world, phones, figures = run.world, run.centre.phones, run.figures
    assert set(phones.lines) == set(world.calls)
    assert set(phones.rings) == set(world.offers)
    assert {key: has.membership for key, has in phones.members.items()} == {
        key: want.membership for key, want in world.wanted.items()
    }
    assert figures.calls > 700
    assert figures.answered > 0.8 * figures.calls
    assert figures.waiting == sum(
        call.kind == "queue" and call.agent is None for call in world.calls.values()
    )
    # What is left of refusals are races that any switch has: a few.
    assert len(run.of(ev.Refused)) <= 5
    if mode == "distributor":
        assert all(event.offerable for event in run.of(ev.OfferStarted))


def test_every_withdrawal_is_known_to_be_true_or_false():
    run = offline(hours=8, preset="1stream")
    holds = [event for event in run.of(ev.HoldStarted) if event.hold.kind == "misses"]
    assert run.figures.withdrawals == len(holds) > 3
    assert 0 < run.figures.false_withdrawals < len(holds)
    assert run.figures.late_offers > 0
    assert run.figures.lost_wait_s > 0
    # Whoever is there says so, sooner or later.
    assert run.figures.taps > 0


# --- personalities ---------------------------------------------------------------------------------------


def of_kind(kind: str) -> Run:
    entities = demo_entities("1stream")
    agents = [entity.id for entity in entities if isinstance(entity, AgentConfig)]
    queues = {entity.id: Load(calls_per_h=60) for entity in entities if isinstance(entity, QueueConfig)}
    profile = Profile(agents=dict.fromkeys(agents, kind), queues=queues, hours="always", direct_per_h=0)
    return offline(profile=profile, entities=entities, hours=6)


@pytest.fixture(scope="module")
def runs() -> dict[str, Run]:
    return {kind: of_kind(kind) for kind in PERSONALITIES}


def outcomes(run: Run, outcome: str) -> int:
    return sum(event.outcome == outcome for event in run.of(ev.OfferEnded))


def share(run: Run, **wanted: str) -> float:
    """Offers with this outcome (or, where somebody was, misses), of all."""
    if "outcome" in wanted:
        return outcomes(run, wanted["outcome"]) / run.figures.offers
    found = sum(n for name, n in run.figures.misses.items() if re.fullmatch(wanted["miss"], name))
    return found / run.figures.offers


def test_present_agents_hardly_miss_a_call(runs):
    assert share(runs["present"], outcome="answered") > 0.95
    assert share(runs["present"], miss=".*") < 0.01
    assert runs["present"].figures.false_withdrawals == 0


def test_slow_agents_are_there_and_miss_calls(runs):
    assert share(runs["slow"], miss="there/no_answer") > 0.1
    assert runs["slow"].figures.false_withdrawals > 3


def test_forgetful_agents_are_at_lunch_and_still_rung(runs):
    assert share(runs["forgetful"], miss="(lunch|break|home)/no_answer") > 10 * share(
        runs["present"], miss="(lunch|break|home)/no_answer"
    )
    assert runs["forgetful"].figures.late_offers > 10


def test_who_walks_away_is_rung_meanwhile(runs):
    assert runs["walks_away"].figures.misses.get("walk/no_answer", 0) > 10
    assert runs["present"].figures.misses.get("walk/no_answer", 0) == 0


def test_dead_phones_are_out_of_reach_and_no_miss(runs):
    assert outcomes(runs["dead_phone"], "unreachable") > 10
    assert outcomes(runs["present"], "unreachable") == 0
    assert runs["dead_phone"].figures.misses.get("there/no_answer", 0) <= 2


def test_some_refuse(runs):
    assert 0.25 < share(runs["refuses"], outcome="refused") < 0.45
    assert share(runs["present"], outcome="refused") == 0


# --- days, callers, truth --------------------------------------------------------------------------------


def test_office_hours():
    profile = Profile(agents=demo_profile().agents, queues={"sales": Load(calls_per_h=100)}, hours="office")
    run = offline(hours=24, profile=profile)
    hours = [((event.at // HOUR) + 1) % 24 for event in run.of(ev.CallJoined)]  # Berlin, in winter
    assert min(hours) >= 7
    assert max(hours) <= 18
    by_hour = [hours.count(hour) for hour in range(24)]
    assert by_hour[10] > by_hour[17]
    assert 600 < len(hours) < 1000
    late = START + 15 * HOUR
    assert all(run.truth.presence(agent, late) == "home" for agent in profile.agents)


def test_a_day_has_a_lunch_and_two_breaks():
    profile, chance = Profile(), Chance(1)
    plan = shifts(profile, PERSONALITIES["present"], chance, "ann", "Europe/Berlin", START)
    days = [next(plan) for _ in range(20)]
    assert all(before.end < after.start for before, after in pairwise(days))
    for day in days[1:]:
        assert sorted(away.kind for away in day.away) == ["break", "break", "lunch"]
        assert all(day.start < away.start < away.end < day.end for away in day.away)
        assert all(one.end < other.start for one, other in pairwise(day.away))


def test_presence_is_looked_up_by_the_instant():
    truth = Truth()
    truth.moved("ann", 100, "there")
    truth.moved("ann", 200, "lunch")
    assert [truth.presence("ann", at) for at in (99, 100, 199, 200, 900)] == [
        "home",
        "there",
        "there",
        "lunch",
        "lunch",
    ]
    assert truth.presence("ben", 100) == "home"
    assert not truth.knows("ben")


def test_people_fit_the_configuration():
    world = Offline(demo_entities("1stream"), START).world
    profile = fitting(world, seed=1)
    assert profile == fitting(world, seed=1)
    assert set(profile.queues) == {"sales", "support", "billing"}
    assert len(profile.agents) == 12
    assert profile.without("ann").agents.keys() == profile.agents.keys() - {"ann"}


# --- at a clock's pace -----------------------------------------------------------------------------------


def test_a_fast_clock():
    wall = [1000.0]
    clock = FastClock(60, start=0, inner=RealClock(lambda: wall[0], lambda: wall[0]))
    assert clock.now() == 0
    wall[0] += 2
    assert clock.now() == 120_000
    until = clock.sleep_s(150_000)
    assert until is not None
    assert 0.5 <= until < 0.51


async def test_an_hour_in_a_second():
    clock = FastClock(3600, start=START)
    house = await House.open(MemoryStore(), clock)
    room, reply = await house.create("demo", "Demo", demo_entities("web2contact"))
    assert reply.refusal is None
    simulation = Simulation(RoomDriver(room, "simulated"), demo_profile(), seed=1)
    await simulation.start()
    running = asyncio.create_task(simulation.run(clock))
    for _ in range(200):
        await asyncio.sleep(0.05)
        if len(await room.events(types=["CallConnected"])) >= 5:
            break
    else:
        pytest.fail("nobody was put through")
    await house.stop()
    await asyncio.wait_for(running, 5)  # it ends with the room
    assert not room.counts.quarantine


async def test_a_restart_ends_the_calls_that_went_down_with_the_switch():
    clock = ManualClock(START)
    house = await House.open(MemoryStore(), clock)
    room, _ = await house.create("demo", "Demo", demo_entities("1stream"))
    first = Simulation(RoomDriver(room, "simulated"), demo_profile(), seed=1)
    await first.start()
    clock.join(first)
    await clock.advance(HOUR // 2)
    assert room.world.calls
    clock.leave(first)
    await room.outbox.detach("simulated")

    again = Simulation(RoomDriver(room, "simulated"), demo_profile(), seed=1)
    await again.start()
    assert not room.world.calls
    clock.join(again)
    await clock.advance(HOUR)
    assert len(await room.events(types=["Refused"])) <= 5
    assert set(again.phones.lines) == set(room.world.calls)
    await house.stop()


async def test_a_caller_who_came_another_way_is_served_too():
    clock = ManualClock(START)
    house = await House.open(MemoryStore(), clock)
    room, _ = await house.create("demo", "Demo", demo_entities("1stream"))
    profile = Profile(
        agents=demo_profile().agents, queues={}, hours="always", outgoing_per_h=0, direct_per_h=0
    )
    simulation = Simulation(RoomDriver(room, "simulated"), profile, seed=1)
    await simulation.start()
    clock.join(simulation)
    await clock.advance(60_000)
    await room.submit(JoinQueue(at=0, queue="sales", call="web-1", caller="0301234567"))
    await clock.advance(60_000)
    assert room.world.calls["web-1"].state == "connected"
    await clock.advance(HOUR)
    assert not room.world.calls
    assert not simulation.phones.lines
    await house.stop()


# --- the demonstration -----------------------------------------------------------------------------------


@pytest.mark.parametrize("preset", presets.names())
def test_the_demonstration_fits_every_preset(preset):
    entities = demo_entities(preset)
    assert demo_entities(presets.load(preset)) == entities
    users = {entity.id: entity for entity in entities if isinstance(entity, UserConfig)}
    assert {person.user for person in DEMO_PEOPLE} == users.keys()
    for person in DEMO_PEOPLE:
        assert users[person.user].name == person.name
        assert users[person.user].roles == (person.role,)
        assert person.role in get_args(Role)
    assert [person.role for person in DEMO_PEOPLE].count("supervisor") == 2
    agents = {entity.id for entity in entities if isinstance(entity, AgentConfig)}
    assert demo_profile().agents.keys() == agents
    assert len(agents) == 12
    queues = [entity for entity in entities if isinstance(entity, QueueConfig)]
    assert demo_profile().queues.keys() == {queue.id for queue in queues}
    assert len({queue.no_answer.threshold for queue in queues}) == 3
