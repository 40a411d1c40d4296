"""Simulated days: the same by seed, the same people and callers under every policy, and counted rightly."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from readyroom.centre import PERSONALITIES, fitting
from readyroom.centre.truth import Truth
from readyroom.codec import presets
from readyroom.engine import events as ev
from readyroom.engine.events import Event
from readyroom.simulation import Measures, Offline, Plan, compare, organisation, simulate
from readyroom.simulation.day import HOUR_MS, START

AGENTS, QUEUES, HOURS, SEED = 12, 3, 3.0, 5
END = START + int(HOURS * HOUR_MS)
# Restless people: in a few hours all that can happen does.
PEOPLE = {
    kind: replace(one, wanders_per_h=max(one.wanders_per_h, 1.0), distracted_per_h=2.0)
    for kind, one in PERSONALITIES.items()
}


class Gone:
    """A day that went by: its log, its truth, and what was measured."""

    def __init__(self, preset: str, seed: int = SEED) -> None:
        self.log: list[Event] = []
        offline = Offline(organisation(presets.load(preset), AGENTS, QUEUES), START, self.log.append)
        self.settings = offline.world.settings
        profile = replace(fitting(offline.world, seed), personalities=PEOPLE)
        self.truth = offline.open(profile, seed).truth
        offline.run(END)
        measures = Measures(self.truth)
        for event in self.log:
            measures.on(event)
        self.figures = measures.figures(START, END)
        self.moves = self.truth.moves(END)

    def of(self, kind: type[Event]) -> list[Any]:
        return [event for event in self.log if isinstance(event, kind)]


gone = cache(Gone)


def plan(preset: str, **more: Any) -> Plan:
    wanted = {"agents": 6, "queues": 2, "hours": 1.0, "seed": 1} | more
    return Plan(preset=presets.load(preset), **wanted)


# --- by seed ---------------------------------------------------------------------------------------------


def test_a_seed_is_a_day():
    once, again, other = (
        simulate(plan("default")),
        simulate(plan("default")),
        simulate(plan("default", seed=2)),
    )
    assert once == again
    assert once.digest != other.digest


def test_whoever_is_told_how_far_it_is_changes_nothing():
    told: list[float] = []
    seen: list[Event] = []
    day = simulate(plan("1stream", hours=0.6), told.append, [seen.append])
    assert sum(told) == pytest.approx(0.6)
    assert len(told) > 1
    assert len(seen) == day.events
    assert day == simulate(plan("1stream", hours=0.6))


def test_processes_change_nothing():
    two = [presets.load("default"), presets.load("ip-office")]
    told: list[float] = []
    alone = compare(plan("default", hours=0.4), two, 2, 1)
    assert compare(plan("default", hours=0.4), two, 2, 2, told.append) == alone
    assert told == [0.4] * 4
    assert [(row.preset, [day.seed for day in row.days]) for row in alone.rows] == [
        ("default", [1, 2]),
        ("ip-office", [1, 2]),
    ]


@pytest.mark.parametrize("preset", presets.names())
def test_the_same_people_and_callers_come_under_every_policy(preset):
    one, other = gone("default"), gone(preset)
    assert one.moves == other.moves
    assert {kind for moves in one.moves.values() for _, kind in moves} >= {
        "there",
        "walk",
        "distracted",
        "break",
    }

    def callers(day: Gone) -> list[tuple[int, str, str, str]]:
        return [(event.at, event.call, event.queue, event.caller) for event in day.of(ev.CallJoined)]

    def phones(day: Gone) -> list[tuple[int, str, bool]]:
        return [(event.at, event.device, event.registered) for event in day.of(ev.DeviceChanged)]

    assert callers(one) == callers(other) != []
    assert phones(one) == phones(other)


def test_another_seed_is_another_truth():
    assert gone("default").moves != Gone("default", SEED + 1).moves


# --- counted rightly -------------------------------------------------------------------------------------


class Recount:
    """The same figures found another way: all of the log and of the truth at once, interval by interval."""

    def __init__(self, day: Gone) -> None:
        self.day = day

    def where(self, agent: str, at: int) -> str:
        return [presence for since, presence in self.day.moves[agent] if since <= at][-1]

    def present(self, agent: str, at: int) -> bool:
        return self.where(agent, at) in ("there", "distracted")

    def overlap_s(self, agent: str, since: int, until: int) -> float:
        cuts = sorted({since, until, *(at for at, _ in self.day.moves[agent] if since < at < until)})
        stretches = pairwise(cuts)
        return sum(b - a for a, b in stretches if self.present(agent, a)) / 1000

    def held(self, kind: str) -> list[tuple[str, int, int]]:
        """Agent, since, until of every hold of a kind."""
        ends = {event.hold: event.at for event in self.day.of(ev.HoldEnded)}
        return [
            (event.agent, event.at, ends.get(event.hold.id, END))
            for event in self.day.of(ev.HoldStarted)
            if event.hold.kind == kind
        ]

    def signed_out(self) -> list[tuple[str, int, int]]:
        found = []
        for event in self.day.of(ev.SignedOut):
            if event.reason in ("no_answer", "idle"):
                back = [
                    b.at for b in self.day.of(ev.SignedIn) if b.agent == event.agent and b.seq > event.seq
                ]
                found.append((event.agent, event.at, min(back, default=END)))
        return found


@pytest.mark.parametrize("preset", ["default", "1stream", "ip-office", "web2contact"])
def test_the_figures_are_those_of_an_independent_count(preset):
    day, recount = gone(preset), Recount(gone(preset))
    figures = day.figures
    withdrawn = [*recount.held("misses"), *recount.signed_out()]
    false = [one for one in withdrawn if recount.present(one[0], one[1])]
    true = [one for one in withdrawn if one not in false]
    warned = recount.held("warning")
    assert figures.withdrawals == len(withdrawn) > 0
    assert figures.false_withdrawals == len(false)
    assert figures.presence_lost_s == pytest.approx(sum(recount.overlap_s(*one) for one in false))
    assert figures.return_lost_s == pytest.approx(sum(recount.overlap_s(*one) for one in true))
    assert figures.warnings == len(warned)
    assert figures.warnings_of_present == sum(recount.present(agent, at) for agent, at, _ in warned)
    assert figures.warned_s == pytest.approx(sum(recount.overlap_s(*one) for one in warned))

    offers, ended = day.of(ev.OfferStarted), day.of(ev.OfferEnded)
    late = [event for event in offers if not recount.present(event.agent, event.at)]
    began = {event.offer: event.at for event in offers}
    assert figures.offers == len(offers)
    assert figures.late_offers == len(late) > 0
    lost = [
        event.ring_ms
        for event in ended
        if event.outcome != "answered" and not recount.present(event.agent, began[event.offer])
    ]
    assert figures.lost_wait_s == pytest.approx(sum(lost) / 1000)
    assert sum(figures.misses.values()) == sum(
        event.outcome in ("no_answer", "refused", "unreachable", "busy") for event in ended
    )
    assert figures.absences == sum(
        presence in ("walk", "lunch", "break") or (presence == "home" and at > START)
        for moves in day.moves.values()
        for at, presence in moves
    )


@pytest.mark.parametrize("preset", ["default", "1stream", "ip-office", "web2contact"])
def test_calls_and_waits_are_those_of_an_independent_count(preset):
    day = gone(preset)
    figures, came = day.figures, {event.call: event.at for event in day.of(ev.CallJoined)}
    waits = sorted(
        (event.at - came[event.call]) / 1000 for event in day.of(ev.CallConnected) if event.kind == "queue"
    )
    over = {event.call for event in day.of(ev.CallEnded) if event.agent is None}
    given_back = {event.call for event in day.of(ev.CallLeft)}
    assert (figures.calls, figures.answered) == (len(came), len(waits))
    assert (figures.abandoned, figures.given_back) == (len(over & came.keys()), len(given_back))
    assert figures.wait_mean_s == pytest.approx(sum(waits) / len(waits))
    assert sum(wait < figures.wait_p50_s for wait in waits) <= len(waits) / 2
    assert sum(wait <= figures.wait_p90_s for wait in waits) >= len(waits) * 0.9 - 1
    in_time = sum(wait <= 20 for wait in waits)
    assert figures.service_level == pytest.approx(
        in_time / (len(waits) + len(over & came.keys()) + len(given_back))
    )


# --- what policies do ------------------------------------------------------------------------------------


def test_who_is_asked_first_is_rung_less_when_away_and_not_withdrawn_when_there():
    ours, never, at_once = (gone(name).figures for name in ("default", "netsapiens", "ip-office"))
    assert never.false_withdrawals == 0
    assert ours.false_withdrawals < at_once.false_withdrawals / 5
    assert ours.late_offers < never.late_offers / 2
    assert ours.warnings_of_present > 0
    assert never.withdrawals == never.taps == 0


def test_whoever_is_away_misses_one_call_under_the_default_and_no_more():
    day = gone("default")
    missed = Counter(
        (event.agent, day.truth.since(event.agent, event.rang_at))
        for event in day.of(ev.OfferEnded)
        if event.outcome == "no_answer" and not day.truth.is_present(event.agent, event.rang_at)
    )
    assert len(missed) > 5
    assert set(missed.values()) == {1}


def test_the_truth_is_written_down_before_it_happens():
    offline = Offline(organisation(presets.load("default"), 3, 1), START)
    truth: Truth = offline.open(fitting(offline.world, 1), 1).truth
    planned = truth.moves(END)
    offline.run(START + HOUR_MS)
    assert truth.moves(END) == planned
