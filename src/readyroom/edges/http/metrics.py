"""Counters for Prometheus: requests by route and status, their times, refusals, and the state of the rooms.

Belongs here: the registry of one application. Labels are bounded: routes by their template, never by the path.
No name of an organisation or a person appears.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sized
from itertools import accumulate

from msgspec import Struct, field
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from readyroom.runtime.house import House

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Times(Struct):
    """How many answers took how long: one number for each bound of `_SECONDS`, and one for longer ones."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(_SECONDS) + 1))
    sum_s: float = 0.0


class Metrics:
    """What is counted at this edge: plain numbers, since each request counts; read off when they are asked for."""

    def __init__(self, house: House, under_way: Sized) -> None:
        self.answers: Counter[tuple[str, str, int]] = Counter()
        """By method, route and status."""
        self.times: defaultdict[str, Times] = defaultdict(Times)
        """By method."""
        self.refusals: Counter[str] = Counter()
        """Refusals noted in an audit, by code."""
        self.not_noted = 0
        """Refusals that a room was too busy to note."""
        self.under_way = under_way
        self._registry = CollectorRegistry()
        self._registry.register(_Edge(self))
        self._registry.register(_House(house))

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self.answers[method, route, status] += 1
        times = self.times[method]
        times.counts[bisect_left(_SECONDS, seconds)] += 1
        times.sum_s += seconds

    def text(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self._registry)


class _Edge(Collector):
    """What was counted at the edge."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def collect(self) -> Iterator[Metric]:
        counted = self._metrics
        labels = ("method", "route", "status")
        answers = CounterMetricFamily("readyroom_http_requests", "Requests answered.", labels=labels)
        for (method, route, status), count in counted.answers.items():
            answers.add_metric((method, route, str(status)), count)
        yield answers
        seconds = HistogramMetricFamily(
            "readyroom_http_seconds", "From request to answer.", labels=("method",)
        )
        for method, times in counted.times.items():
            bounds = (*(str(bound) for bound in _SECONDS), "+Inf")
            buckets = list(zip(bounds, accumulate(times.counts), strict=True))
            seconds.add_metric((method,), buckets, times.sum_s)
        yield seconds
        yield GaugeMetricFamily(
            "readyroom_http_under_way", "Requests being answered now.", value=len(counted.under_way)
        )
        refusals = CounterMetricFamily("readyroom_refusals", "Refusals noted in an audit.", labels=("code",))
        for code, count in counted.refusals.items():
            refusals.add_metric((code,), count)
        yield refusals
        yield CounterMetricFamily(
            "readyroom_refusals_not_noted",
            "Refusals that a room was too busy to note.",
            value=counted.not_noted,
        )


class _House(Collector):
    """Totals over all organisations, read when they are asked for."""

    def __init__(self, house: House) -> None:
        self._house = house

    def collect(self) -> Iterator[Metric]:
        worlds = [room.world for room in self._house.rooms.values()]
        for name, help_text, value in (
            ("rooms", "Organisations.", len(worlds)),
            ("events", "Events in all logs.", sum(world.seq for world in worlds)),
            ("agents", "Agents configured.", sum(len(world.agents) for world in worlds)),
            ("calls", "Calls that are up.", sum(len(world.calls) for world in worlds)),
            ("offers", "Offers that ring.", sum(len(world.offers) for world in worlds)),
        ):
            yield GaugeMetricFamily(f"readyroom_{name}", help_text, value=value)
