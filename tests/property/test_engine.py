"""What must hold whatever happens: random days in a small organisation, every step of them checked.

`READYROOM_THOROUGH=600 make test ARGS=tests/property` looks for so many seconds more, each time elsewhere.
"""

import hashlib
import os
import subprocess
import sys
import time
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from readyroom.engine import inputs as i
from tests.house.source import ROOT
from tests.property.organisation import CALLS, CONFIGURATION, PEOPLE, SWITCH, WORK, an_input, any_input
from tests.property.watched import Watched

THOROUGH_S = int(os.environ.get("READYROOM_THOROUGH", "0"))
RANDOM = st.randoms(use_true_random=False)


class Days(RuleBasedStateMachine):
    """Anything, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.watched = Watched()
        self.last: i.Input | None = None

    def give(self, rng: Random, kinds) -> None:
        self.last = an_input(rng, self.watched.world, kinds, self.watched.now)
        self.watched.step(self.last)

    @rule(rng=RANDOM)
    def somebody_chooses(self, rng):
        self.give(rng, PEOPLE)

    @rule(rng=RANDOM)
    def somebody_works(self, rng):
        self.give(rng, WORK)

    @rule(rng=RANDOM)
    def a_call_goes_on(self, rng):
        self.give(rng, CALLS)

    @rule(rng=RANDOM)
    def another_call_goes_on(self, rng):
        self.give(rng, CALLS)

    @rule(rng=RANDOM)
    def the_switch_observes(self, rng):
        self.give(rng, SWITCH)

    @rule(rng=RANDOM)
    def the_configuration_changes(self, rng):
        self.give(rng, CONFIGURATION)

    @rule(ms=st.sampled_from((1000, 5000, 20_000, 60_000, 3_600_000, 90_000_000)))
    def time_passes(self, ms):
        self.watched.step(i.Advance(at=self.watched.now + ms))

    @rule()
    def it_is_said_again(self):
        if self.last is not None:
            self.watched.repeat(self.last)

    @rule()
    def a_snapshot_is_taken(self):
        self.watched.take_snapshot()

    @rule()
    def the_server_restarts(self):
        self.watched.restart()

    @rule(rng=RANDOM)
    def somebody_asks_why(self, rng):
        self.watched.look_back(rng.randrange(len(self.watched.log) + 1))

    @invariant()
    def all_offers_are_accounted_for(self):
        assert self.watched.ringing.keys() == self.watched.world.offers.keys()


def random_day(seed: int, steps: int) -> Watched:
    """A day of `steps` random inputs. Fails with the seed in the message."""
    rng = Random(seed)
    watched = Watched()
    for step in range(steps):
        given = any_input(rng, watched.world, watched.now)
        try:
            watched.step(given)
            if rng.randrange(10) == 0:
                watched.repeat(given)
        except Exception as error:
            error.add_note(f"seed {seed}, step {step}: {given}")
            raise
        if rng.randrange(60) == 0:
            watched.restart()
        if rng.randrange(60) == 0:
            watched.take_snapshot()
    for _ in range(3):
        watched.look_back(rng.randrange(len(watched.log) + 1))
    return watched


def digest(watched: Watched) -> str:
    """Of all events."""
    return hashlib.sha256(b"".join(watched.log)).hexdigest()


def test_anything_in_any_order():
    run_state_machine_as_test(
        Days,
        settings=settings(
            max_examples=80,
            stateful_step_count=50,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("seed", range(16))
def test_a_random_day(seed: int):
    random_day(seed, 300)


def test_a_day_is_the_same_in_every_process():
    """Nothing depends on the order of a set, which differs from process to process."""
    code = "from tests.property.test_engine import random_day, digest; print(digest(random_day(5, 100)))"
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert digests == {digest(random_day(5, 100)) + "\n"}


@pytest.mark.slow
@pytest.mark.timeout(THOROUGH_S + 120)
def test_other_days_each_time():
    """Nothing, unless a time is given: then days that nobody had before."""
    until = time.monotonic() + THOROUGH_S
    while time.monotonic() < until:
        random_day(Random().randrange(10**9), 400)
