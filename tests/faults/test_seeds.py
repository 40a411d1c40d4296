"""A thousand days on a bad machine, each reproducible by its number; and proof that the simulation can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import TIMEOUT_S, environment
from tests.faults.mutants import MUTANTS, Mutant
from tests.faults.run import Run

SEEDS, A_TEST = 1_000, 100
MUTANT_SEEDS = 100
"""Within so many seeds each mutant is found; most are in the first."""


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_whatever_fails_nothing_is_lost_or_done_twice(first: int):
    for seed in range(first, first + A_TEST):
        run = Run(seed)
        try:
            run.play()
        except BaseException:
            print(f"python -m tests.faults {seed}", *run.trace[-30:], sep="\n")
            raise


def test_everything_that_can_fail_does():
    """What a trace tells of: if the weather were always fine, the rest would prove nothing."""
    told = "\n".join(line for seed in range(40) for line in _trace(seed))
    for word in (
        "POWER CUT",
        "torn write",
        "but the answer is lost",
        "disk: away until",
        "goes out twice",
        "is lost on the way",
        "before",
        "is not taken (RoomUnavailable)",
        "the wall clock is put",
        "room: append_failed",
        "room: store_unavailable",
        "dropped, too_slow",
        "refused, ",
    ):
        assert word in told, word


def test_a_seed_is_a_trace():
    assert _trace(7) == _trace(7) != _trace(8)
    # Nor does the order of sets of words matter, which differs from process to process.
    told = [
        subprocess.run(
            [sys.executable, "-m", "tests.faults", "7", "13"],
            env=environment(PYTHONHASHSEED=hash_seed),
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert told[0].splitlines()[1 : len(_trace(7)) + 1] == _trace(7)


def _trace(seed: int) -> list[str]:
    run = Run(seed)
    run.play()
    return run.trace


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_a_mutant_is_found(mutant: Mutant):
    with mutant():
        for seed in range(MUTANT_SEEDS):
            try:
                Run(seed).play()
            except AssertionError:
                return
    pytest.fail(f"{mutant.__name__} survived {MUTANT_SEEDS} seeds")
