"""What the rooms of a house count of themselves, for Prometheus.

Belongs here: totals over all organisations, without any name; and, for those who may see them, one organisation's
queues by their ids. They are read off when they are asked for, and may include what is just being written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import get_args

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from readyroom.edges.http.rights import Principal, sees_queue
from readyroom.engine.facts import Link, Outcome
from readyroom.engine.indexes import CATEGORIES
from readyroom.engine.world import World
from readyroom.runtime.counts import ALARMS, Times
from readyroom.runtime.house import House
from readyroom.runtime.room import Room

QUEUES_AT_MOST = 1_000
"""Queues on one page: so many time series Prometheus keeps without noticing."""
ACTIVITIES = ("call", "ringing", "wrap_up", "record", "case", "task", "idle")
STATES = ("available", "unavailable", "offline", "held", "signed_out", "clocked_out")
"""Statuses are the organisation's own words, so they are told by their kind; `held`: by a hold that acts as none."""
LINKS = ("up", "resyncing", "down")


def buckets(times: Times) -> list[tuple[str, float]]:
    """A histogram's buckets: the bound as text, and how many took so long or less."""
    bounds = (*(str(bound) for bound in times.bounds), "+Inf")
    return list(zip(bounds, accumulate(times.counts), strict=True))


class Rooms(Collector):
    """Totals over all organisations."""

    def __init__(self, house: House) -> None:
        self._house = house

    def collect(self) -> Iterator[Metric]:
        rooms = list(self._house.rooms.values())
        yield from _gauges(self._house, rooms)
        yield _by("agents_by_state", "Agents by the kind of their state.", "state", STATES, _states(rooms))
        activities: Counter[str] = sum((room.tally("activity") for room in rooms), Counter())
        yield _by("agents_by_activity", "Agents by what they do.", "activity", ACTIVITIES, activities)
        standings: Counter[str] = Counter()
        for room in rooms:
            for totals in room.world.totals.values():
                standings.update(totals)
        yield _by("members", "Agents in queues, once for each queue.", "standing", CATEGORIES, standings)
        links = Counter(_link(link) for room in rooms for link in room.world.links.values())
        yield _by("switch_links", "Links to switches.", "state", LINKS, links)
        yield from _counters(rooms)
        yield from _couriers(self._house)
        yield _histogram(
            "decision", "From an input's turn to its decision.", [r.counts.decisions for r in rooms]
        )
        yield _histogram(
            "commit", "From a batch of inputs until it is on the disk.", [r.counts.commits for r in rooms]
        )


def _gauges(house: House, rooms: list[Room]) -> Iterator[Metric]:
    worlds, now = [room.world for room in rooms], house.clock.now()
    lines = [line for room in rooms for line in room.outbox.lines]
    for name, help_text, value in (
        ("rooms", "Organisations.", len(rooms)),
        ("rooms_available", "Organisations that take commands.", sum(room.is_available for room in rooms)),
        ("events", "Events in all logs.", sum(world.seq for world in worlds)),
        ("agents", "Agents configured.", sum(len(world.agents) for world in worlds)),
        ("calls", "Calls that are up.", sum(len(world.calls) for world in worlds)),
        ("offers", "Offers that ring.", sum(len(world.offers) for world in worlds)),
        ("waiting_calls", "Callers that wait.", sum(_waiting(world) for world in worlds)),
        ("longest_wait_seconds", "How long the caller waits who waits longest.", _longest(worlds, now)),
        ("inputs_waiting", "Inputs that wait for their turn.", sum(room.waiting for room in rooms)),
        ("live_subscribers", "Who looks at live streams.", sum(room.subscribers for room in rooms)),
        ("outbox_waiting", "Commands to switches that wait.", sum(line.waiting for line in lines)),
    ):
        yield GaugeMetricFamily(f"readyroom_{name}", help_text, value=value)


def _counters(rooms: list[Room]) -> Iterator[Metric]:
    counts = [room.counts for room in rooms]
    lines = [line for room in rooms for line in room.outbox.lines]
    for name, help_text, value in (
        ("inputs", "Inputs decided.", sum(count.inputs for count in counts)),
        ("inputs_refused", "Inputs that the engine refused.", sum(count.refused for count in counts)),
        ("inputs_quarantined", "Inputs put aside after an error.", sum(c.quarantined for c in counts)),
        ("events_written", "Events written since the start.", sum(count.events for count in counts)),
        ("batches", "Transactions with inputs.", sum(count.batches for count in counts)),
        ("appends_failed", "Transactions that failed.", sum(count.failed_appends for count in counts)),
        ("reloads", "Times that a room was loaded anew.", sum(count.reloads for count in counts)),
        ("snapshots", "Snapshots written.", sum(count.snapshots for count in counts)),
        ("live_dropped", "Subscribers who did not keep up.", sum(room.dropped for room in rooms)),
        ("outbox_failed", "Commands to switches that failed.", sum(line.failed for line in lines)),
        ("outbox_lost", "Commands left out, made good later.", sum(line.lost for line in lines)),
    ):
        yield CounterMetricFamily(f"readyroom_{name}", help_text, value=value)
    ended = _sum(count.outcomes for count in counts)
    offers = CounterMetricFamily("readyroom_offers_ended", "Offers that ended.", labels=("outcome",))
    for outcome in get_args(Outcome):
        offers.add_metric((outcome,), ended[outcome])
    yield offers
    alarms = CounterMetricFamily("readyroom_alarms", "What an operator should look at.", labels=("code",))
    # Each from the start, at 0: what only begins at its first alarm has not grown by it.
    alarmed = _sum(count.alarmed for count in counts)
    for code in ALARMS:
        alarms.add_metric((code,), alarmed[code])
    yield alarms


def _couriers(house: House) -> Iterator[Metric]:
    waiting = GaugeMetricFamily(
        "readyroom_deliveries_waiting",
        "Deliveries that wait, for their time or another try.",
        labels=("courier",),
    )
    oldest = GaugeMetricFamily(
        "readyroom_deliveries_oldest_seconds",
        "How long ago the oldest of them was first to be tried.",
        labels=("courier",),
    )
    tries = CounterMetricFamily(
        "readyroom_deliveries",
        "What became of tries, and what was dropped without one.",
        labels=("courier", "outcome"),
    )
    now = house.clock.now()
    for name in sorted({name for _, name in house.couriers}):
        tallies = [courier.tally for (_, of), courier in house.couriers.items() if of == name]
        waiting.add_metric((name,), sum(tally.waiting.count for tally in tallies))
        since = min((t.waiting.since for t in tallies if t.waiting.since is not None), default=now)
        oldest.add_metric((name,), max(0, now - since) / 1000)
        for outcome in ("sent", "failed", "given_up", "not_wanted"):
            tries.add_metric((name, outcome), sum(getattr(tally, outcome) for tally in tallies))
    yield from (waiting, oldest, tries)


def queues_text(room: Room, principal: Principal) -> bytes:
    """The queues of one organisation that somebody may see, as Prometheus reads them."""
    registry = CollectorRegistry()
    registry.register(_Queues(room, principal))
    return generate_latest(registry)


class _Queues(Collector):
    """One organisation's queues, by their ids."""

    def __init__(self, room: Room, principal: Principal) -> None:
        self._room = room
        self._principal = principal

    def collect(self) -> Iterator[Metric]:
        world, now = self._room.world, self._room.now()
        seen = (name for name, queue in world.queues.items() if sees_queue(self._principal, world, queue))
        queues = list(islice(seen, QUEUES_AT_MOST))
        depth = GaugeMetricFamily("readyroom_queue_waiting_calls", "Callers that wait.", labels=("queue",))
        wait = GaugeMetricFamily(
            "readyroom_queue_longest_wait_seconds",
            "How long the caller waits who waits longest, also in queues before.",
            labels=("queue",),
        )
        members = GaugeMetricFamily(
            "readyroom_queue_members", "Agents of a queue.", labels=("queue", "standing")
        )
        for queue in queues:
            depth.add_metric((queue,), len(world.waiting[queue]))
            wait.add_metric((queue,), _longest_wait_s(world, queue, now))
            for standing, number in world.totals[queue].items():
                members.add_metric((queue, standing), number)
        yield from (depth, wait, members)


# --- reading them off ------------------------------------------------------------------------------------


def _waiting(world: World) -> int:
    return sum(len(calls) for calls in world.waiting.values())


def _longest_wait_s(world: World, queue: str, now: int) -> float:
    # Whoever overflowed into this queue came late and has waited for long: look at all.
    since = min((world.calls[call].started_at for call in world.waiting[queue]), default=now)
    return max(0, now - since) / 1000


def _longest(worlds: list[World], now: int) -> float:
    return max(
        (_longest_wait_s(world, queue, now) for world in worlds for queue in world.waiting), default=0.0
    )


def _states(rooms: list[Room]) -> Counter[str]:
    found: Counter[str] = Counter()
    for room in rooms:
        for state, number in room.tally("state").items():
            found[_kind(room.world, state)] += number
    return found


def _kind(world: World, state: str) -> str:
    if state in ("signed_out", "clocked_out"):
        return state
    entry = world.statuses.get(state)
    return "held" if entry is None else entry.kind


def _link(link: Link) -> str:
    if not link.up:
        return "down"
    return "resyncing" if link.resyncing else "up"


def _sum(counters: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counters, Counter())


def _by(name: str, help_text: str, label: str, values: Iterable[str], counts: Counter[str]) -> Metric:
    """A gauge for each of a few known values, also those that nobody has."""
    gauge = GaugeMetricFamily(f"readyroom_{name}", help_text, labels=(label,))
    for value in values:
        gauge.add_metric((value,), counts[value])
    return gauge


def _histogram(name: str, help_text: str, all_times: list[Times]) -> Metric:
    histogram = HistogramMetricFamily(f"readyroom_{name}_seconds", help_text)
    if all_times:
        counts = [sum(numbers) for numbers in zip(*(times.counts for times in all_times), strict=True)]
        total = Times(all_times[0].bounds, counts, sum(times.sum_s for times in all_times))
        histogram.add_metric((), buckets(total), total.sum_s)
    return histogram
