"""Chance, seeded: everybody has dice of their own, named by what they decide.

Belongs here: the dice. What is thrown for one call does not depend on what became of another, so two policies can be
compared over the same callers, and the order in which the switch hears of things changes nothing.
"""

from __future__ import annotations

import math
from random import Random


class Chance:
    """Dice by name, all from one seed."""

    def __init__(self, seed: int | str) -> None:
        self.seed = seed

    def of(self, *names: object) -> Random:
        """The dice of that name: the same ones each time they are asked for."""
        # Nobody's secret depends on it; a text seeds by SHA-512, the same on every machine.
        return Random("/".join(str(name) for name in (self.seed, *names)))  # noqa: S311


def about_ms(dice: Random, median_s: float, sigma: float) -> int:
    """A lognormal duration (ms, at least 1): half are shorter than the median; sigma is that of the logarithm."""
    return max(1, round(dice.lognormvariate(math.log(median_s), sigma) * 1000))


def until_next_ms(dice: Random, mean_s: float) -> int:
    """An exponential duration (ms, at least 1)."""
    return max(1, round(dice.expovariate(1 / mean_s) * 1000))


def between_ms(dice: Random, least_s: float, most_s: float) -> int:
    """A uniform duration (ms, at least 1)."""
    return max(1, round(dice.uniform(least_s, most_s) * 1000))
