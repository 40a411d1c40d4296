"""How a figure is taken and shown.

Belongs here: repeated timing with medians and spread, targets, and the tables. Each benchmark answers rows of
`Figure`. What only computes is timed by the processor that it used, so that other work on the machine counts less;
what waits for a disk or another process is timed by the wall.
"""

from __future__ import annotations

import gc
import os
import platform
import statistics
import sysconfig
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

RUNS = 5
PROCESSOR = time.process_time
WALL = time.perf_counter


@dataclass(frozen=True)
class Figure:
    """One measured thing: medians over the runs, with the lowest and highest."""

    what: str
    unit: str
    who: str
    values: list[float] = field(default_factory=list)
    at_least: float | None = None
    """The target, where more is better."""
    at_most: float | None = None
    """The target, where less is better."""

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def verdict(self) -> str:
        """The target, and whether the median meets it; empty where there is none."""
        if self.at_least is not None:
            return f"{'met' if self.median >= self.at_least else 'missed'}: at least {_shown(self.at_least)}"
        if self.at_most is not None:
            return f"{'met' if self.median <= self.at_most else 'missed'}: at most {_shown(self.at_most)}"
        return ""


def rate(
    what: str,
    who: str,
    unit: str,
    prepare: Callable[[], Callable[[], int]],
    runs: int = RUNS,
    clock: Callable[[], float] = WALL,
    at_least: float | None = None,
) -> Figure:
    """Things per second: `prepare` makes a fresh run, which answers how many things it did."""
    values = []
    for _ in range(runs):
        run = prepare()
        gc.collect()
        began = clock()
        done = run()
        values.append(done / (clock() - began))
    return Figure(what, unit, who, values, at_least=at_least)


def micros(
    what: str,
    who: str,
    prepare: Callable[[], Callable[[], int]],
    runs: int = RUNS,
    clock: Callable[[], float] = WALL,
    at_most: float | None = None,
) -> Figure:
    """Microseconds a thing."""
    taken = rate(what, who, "µs", prepare, runs, clock)
    return Figure(what, "µs", who, [1e6 / value for value in taken.values], at_most=at_most)


def table(figures: list[Figure]) -> str:
    """A Markdown table: median, lowest, highest, and what was aimed at."""
    lines = [
        "| what | who | median | lowest | highest | unit | target |",
        "|---|---|---:|---:|---:|---|---|",
    ]
    lines += [
        f"| {f.what} | {f.who} | {_shown(f.median)} | {_shown(min(f.values))} | {_shown(max(f.values))} | {f.unit} "
        f"| {f.verdict} |"
        for f in figures
    ]
    return "\n".join(lines)


def _shown(value: float) -> str:
    """Four digits that mean something."""
    return f"{value:,.0f}" if value >= 1_000 else f"{value:.4g}"


def machine() -> str:
    """What the figures were measured on."""
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory_gb():.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()} ({_build()})"
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _build() -> str:
    """Whether the interpreter was built with the optimisation that makes it a quarter faster."""
    optimised = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    return (
        "built with profile-guided optimisation" if optimised else "built without profile-guided optimisation"
    )
