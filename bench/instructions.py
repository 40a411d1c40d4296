"""Instructions that one decision takes, counted by callgrind, among 1,000 agents and among 100,000.

A count of instructions is the same on a busy machine. Peer: the plain dicts of `bench/plain.py`, among 1,000. Each
run decides the same inputs twice, some and then three times as many; the difference is free of what surrounds them.
Without valgrind there are no figures.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.figures import Figure
from bench.organisations import misses, organisation
from bench.plain import Plain
from readyroom.codec import state as snapshots
from readyroom.engine import AnyInput, Engine, world_of

FEW, MANY = 1_000, 100_000
WARM_CALLS, CALLS = 100, 150
"""Calls of four inputs before counting begins, and in the first of the two counts."""
AT_WORK = 50
"""Agents whom these calls ring, three times each: the same among few and among many."""
RUNS = 3
TARGET_GROWTH = 1.5


def _count(step: Callable[[AnyInput], object]) -> None:
    """Decide some inputs uncounted, then some and some more, each count written to a part of its own."""
    given = misses(AT_WORK, (WARM_CALLS + 4 * CALLS) // AT_WORK)
    warm, first = WARM_CALLS * 4, (WARM_CALLS + CALLS) * 4
    gc.collect()
    gc.freeze()
    for one in given[:warm]:
        step(one)
    _tell("--instr=on")
    _tell("--dump")
    for one in given[warm:first]:
        step(one)
    _tell("--dump")
    for one in given[first:]:
        step(one)
    _tell("--dump")
    _tell("--instr=off")


def _tell(what: str) -> None:
    subprocess.run(["callgrind_control", what, str(os.getpid())], check=True, stdout=subprocess.DEVNULL)


def _counted(folder: Path, *arguments: str) -> float:
    """Instructions an input, of a run in a process of its own."""
    out = folder / "callgrind"
    for old in folder.glob("callgrind*"):
        old.unlink()
    subprocess.run(
        [
            "valgrind", "--quiet", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={out}",
            sys.executable, "-m", "bench.instructions", *arguments,
        ],
        check=True,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )  # fmt: skip
    first, second = (_total(folder / f"callgrind.{part}") for part in (2, 3))
    return (second - first) / (2 * CALLS * 4)


def _total(part: Path) -> int:
    for line in part.read_text("utf-8").splitlines():
        if line.startswith(("totals:", "summary:")):
            return int(line.split()[1])
    raise ValueError(f"{part} tells no total")


def figures() -> list[Figure]:
    """All figures of instructions."""
    if shutil.which("valgrind") is None:
        return []
    with tempfile.TemporaryDirectory(prefix="readyroom-bench-") as name:
        folder = Path(name)
        states = {agents: folder / f"{agents}.state" for agents in (FEW, MANY)}
        for agents, path in states.items():
            _, world = organisation(agents)
            path.write_bytes(snapshots.encode(world.state()))
            del world
        few, many = ([_counted(folder, str(states[agents])) for _ in range(RUNS)] for agents in (FEW, MANY))
        peer = [_counted(folder, "plain") for _ in range(RUNS)]
    what = "offer, miss, count, withdraw"
    grown = [above / below for above, below in zip(many, few, strict=True)]
    return [
        Figure(f"{what}: {FEW:,} agents × 5 queues", "instructions/input", "readyroom", few),
        Figure(f"{what}: {MANY:,} agents × 5 queues", "instructions/input", "readyroom", many),
        Figure(
            f"{what}: {MANY:,} agents against {FEW:,}", "times", "readyroom", grown, at_most=TARGET_GROWTH
        ),
        Figure(f"{what}: {FEW:,} agents × 5 queues", "instructions/input", "peer: plain dicts", peer),
    ]


def main(subject: str) -> None:
    """Under callgrind: decide and count."""
    if subject == "plain":
        _count(Plain(FEW).step)
        return
    state = snapshots.decode(Path(subject).read_bytes())
    assert state is not None
    engine, world = Engine(), world_of(state)
    engine.take_over(world)
    _count(lambda given: engine.step(world, given))


if __name__ == "__main__":
    main(sys.argv[1])
