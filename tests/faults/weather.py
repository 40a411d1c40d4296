"""What goes wrong in one run, and how often: drawn once from its seed.

Belongs here: how often each thing fails, and the disk that fails under a real store.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from readyroom.store.errors import StoreUnavailable
from readyroom.store.interface import Batch, Store

Tell = Callable[[str], None]


class Weather:
    """How bad this run is. Calm at the end, so that everybody can finish."""

    def __init__(self, chance: random.Random) -> None:
        rate = chance.choice((0.0, 0.02, 0.1, 0.3))
        self.torn = rate * chance.random()
        self.lost = rate * chance.random()
        self.slow = rate * chance.random()
        self.away = rate * chance.random() / 20
        net = chance.choice((0.0, 0.05, 0.3))
        self.unheard = net * chance.random()
        """A request that never comes."""
        self.unanswered = net * chance.random()
        self.doubled = net * chance.random()
        self.steps = chance.choice((0, 0, 1, 3))
        """Of the wall clock."""
        self.cuts = chance.choice((0, 1, 1, 2, 4))
        """Of the power."""

    def clears(self) -> None:
        """From now on nothing fails."""
        self.torn = self.lost = self.slow = self.away = self.unheard = self.unanswered = self.doubled = 0.0
        self.steps = self.cuts = 0


class Disk:
    """A real store, with what its disk does. It outlives the machine."""

    def __init__(self, store: Store, weather: Weather, chance: random.Random, tell: Tell) -> None:
        self.store = store
        self.now_s: Callable[[], float] = lambda: 0.0
        self._weather = weather
        self._chance = chance
        self._tell = tell
        self._away_until_s = -1.0
        self.has_failed = False
        """Whether it ever did: a room may then refuse a command, and at no other time."""

    def takes_s(self) -> float:
        """How long the next write takes."""
        if self._chance.random() < self._weather.slow:
            return self._chance.choice((0.1, 1.0, 8.0))
        return self._chance.uniform(2e-4, 3e-3)

    def append(self, batch: Batch) -> None:
        self._here()
        seqs = f"{batch.events[0].seq} to {batch.events[-1].seq}" if batch.events else "no event"
        dice = self._chance.random()
        if dice < self._weather.torn:
            self.has_failed = True
            self._tell(f"disk: torn write, nothing is kept of {seqs}")
            raise StoreUnavailable("torn write")
        self.store.append(batch)
        if dice > 1 - self._weather.lost:
            self.has_failed = True
            self._tell(f"disk: wrote {seqs}, but the answer is lost")
            raise StoreUnavailable("the answer is lost")
        self._tell(f"disk: wrote {seqs}")

    def _here(self) -> None:
        now_s = self.now_s()
        if now_s >= self._away_until_s and self._chance.random() < self._weather.away:
            self._away_until_s = now_s + self._chance.choice((0.2, 3.0, 20.0))
            self.has_failed = True
            self._tell(f"disk: away until {self._away_until_s:.3f} s")
        if now_s < self._away_until_s and (self._weather.away or self._weather.cuts):
            raise StoreUnavailable("away")

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.store, name)

        def here(*args: Any, **kwargs: Any) -> Any:
            self._here()
            return found(*args, **kwargs)

        return here
