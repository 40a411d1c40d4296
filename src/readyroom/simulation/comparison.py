"""Policies side by side, over the same days.

Belongs here: running every policy over every seed, in as many processes as wanted, and what the days of one policy
have in common. The same seed brings the same people and callers to all of them, so days can be compared pair by
pair.
"""

from __future__ import annotations

import multiprocessing
import statistics
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from msgspec import Struct
from msgspec.structs import replace

from readyroom.codec.presets import Preset
from readyroom.simulation.day import Day, Plan, simulate, unheard


class Spread(Struct, frozen=True):
    """A figure over the days: with few and rare ones the mean says more than the median."""

    median: float
    mean: float
    lowest: float
    highest: float


class Row(Struct, frozen=True, kw_only=True):
    """A policy's days, by seed."""

    preset: str
    days: tuple[Day, ...]

    def values(self, figure: str) -> list[float]:
        """A figure of each day."""
        return [float(getattr(day.figures, figure)) for day in self.days]

    def spread(self, figure: str) -> Spread:
        """A figure over all days."""
        values = self.values(figure)
        return Spread(statistics.median(values), statistics.fmean(values), min(values), max(values))


class Paired(Struct, frozen=True, kw_only=True):
    """Two policies, day by day: on how many was the first at least as good?"""

    preset: str
    against: str
    false_withdrawals: int
    late_offers: int
    both: int
    of: int


class Comparison(Struct, frozen=True, kw_only=True):
    """All policies, in the order in which they were named."""

    rows: tuple[Row, ...]

    def paired(self, figures: Sequence[str] = ("false_withdrawals", "late_offers")) -> tuple[Paired, ...]:
        """The first policy against each of the others."""
        first, *others = self.rows
        return tuple(self._pair(first, other, figures) for other in others)

    def _pair(self, first: Row, other: Row, figures: Sequence[str]) -> Paired:
        false, late = (
            [mine <= theirs for mine, theirs in zip(first.values(one), other.values(one), strict=True)]
            for one in figures
        )
        return Paired(
            preset=first.preset,
            against=other.preset,
            false_withdrawals=sum(false),
            late_offers=sum(late),
            both=sum(a and b for a, b in zip(false, late, strict=True)),
            of=len(false),
        )


def compare(
    plan: Plan,
    presets: Sequence[Preset],
    seeds: int,
    jobs: int,
    told: Callable[[float], None] = unheard,
) -> Comparison:
    """Every preset over so many seeds from the plan's on; `told` hears of the hours that went by, in all days."""
    plans = [replace(plan, preset=preset, seed=plan.seed + n) for n in range(seeds) for preset in presets]
    days = {(day.preset, day.seed): day for day in _run(plans, jobs, told)}
    return Comparison(
        rows=tuple(
            Row(preset=preset.name, days=tuple(days[preset.name, plan.seed + n] for n in range(seeds)))
            for preset in presets
        )
    )


def _run(plans: Sequence[Plan], jobs: int, told: Callable[[float], None]) -> Iterator[Day]:
    if min(jobs, len(plans)) <= 1:
        for plan in plans:
            yield simulate(plan, told)
        return
    # Not forked: whoever shows how far it is may well have threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(plans)), context) as pool:
        for done in as_completed([pool.submit(simulate, plan) for plan in plans]):
            day = done.result()
            told(day.hours)
            yield day
