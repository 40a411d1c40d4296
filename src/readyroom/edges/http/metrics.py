"""Counters for Prometheus: requests by route and status, their times, refusals, and the state of the rooms.

Belongs here: the registry of one application. Labels are bounded: routes by their template, never by the path.
No name of an organisation or a person appears.
"""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from readyroom.runtime.house import House

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """What is counted at this edge."""

    def __init__(self, house: House) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "readyroom_http_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "readyroom_http_seconds", "From request to answer.", ("method",), buckets=_SECONDS,
            registry=self._registry,
        )  # fmt: skip
        self._under_way = Gauge(
            "readyroom_http_under_way", "Requests being answered now.", registry=self._registry
        )
        self._refused = Counter(
            "readyroom_refusals", "Refusals noted in an audit.", ("code",), registry=self._registry
        )
        self._not_noted = Counter(
            "readyroom_refusals_not_noted",
            "Refusals that a room was too busy to note.",
            registry=self._registry,
        )
        self._registry.register(_House(house))

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method).observe(seconds)

    def under_way(self, count: int) -> None:
        """So many requests are being answered now."""
        self._under_way.set(count)

    def refused(self, code: str) -> None:
        """A refusal was noted."""
        self._refused.labels(code).inc()

    def not_noted(self) -> None:
        """A refusal could not be noted."""
        self._not_noted.inc()

    def text(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self._registry)


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
