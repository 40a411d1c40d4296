"""Counters for Prometheus: requests by route and status, their times, refusals; with what the rooms count, one page.

Belongs here: the registry of one application, and what is counted at this edge. Labels are bounded: routes by their
template, never by the path. No name of an organisation or a person appears.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sized

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from readyroom.edges.http.room_metrics import Rooms, buckets
from readyroom.runtime.counts import Times
from readyroom.runtime.house import House

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


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
        self._registry.register(Rooms(house))
        ProcessCollector(registry=self._registry)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self.answers[method, route, status] += 1
        self.times[method].add(seconds)

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
            seconds.add_metric((method,), buckets(times), times.sum_s)
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
