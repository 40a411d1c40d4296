"""How a figure is taken and shown.

Belongs here: repeated timing with medians and spread, and the table. Each benchmark answers rows of `Figure`.
"""

from __future__ import annotations

import gc
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

RUNS = 5


@dataclass(frozen=True)
class Figure:
    """One measured thing: medians over the runs, with the lowest and highest."""

    what: str
    unit: str
    who: str
    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.values)


def rate(
    what: str, who: str, unit: str, prepare: Callable[[], Callable[[], int]], runs: int = RUNS
) -> Figure:
    """Things per second: `prepare` makes a fresh run, which answers how many things it did."""
    values = []
    for _ in range(runs):
        run = prepare()
        gc.collect()
        began = time.perf_counter()
        done = run()
        values.append(done / (time.perf_counter() - began))
    return Figure(what, unit, who, values)


def micros(what: str, who: str, prepare: Callable[[], Callable[[], int]], runs: int = RUNS) -> Figure:
    """Microseconds a thing."""
    taken = rate(what, who, "µs", prepare, runs)
    return Figure(what, "µs", who, [1e6 / value for value in taken.values])


def table(figures: list[Figure]) -> str:
    """A Markdown table: median, lowest, highest."""
    lines = ["| what | who | median | lowest | highest | unit |", "|---|---|---:|---:|---:|---|"]
    lines += [
        f"| {f.what} | {f.who} | {f.median:,.4g} | {min(f.values):,.4g} | {max(f.values):,.4g} | {f.unit} |"
        for f in figures
    ]
    return "\n".join(lines)


def machine() -> str:
    """What the figures were measured on."""
    return (
        f"{platform.machine()}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    )
