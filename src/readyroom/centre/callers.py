"""The simulated callers: when they come, and how long they wait.

Belongs here: arrivals of a queue (Poisson, with the shape of the day) and patience. Both are thrown from the queue's
and the call's own dice: the same callers come, whatever Readyroom does with them.
"""

from __future__ import annotations

from readyroom.centre.agenda import Agenda
from readyroom.centre.chance import Chance, until_next_ms
from readyroom.centre.profile import Load, Profile
from readyroom.centre.telephones import Telephones
from readyroom.engine.inputs import Input
from readyroom.engine.localtime import local_of


class Callers:
    """The callers of one queue."""

    def __init__(
        self,
        queue: str,
        load: Load,
        profile: Profile,
        chance: Chance,
        phones: Telephones,
        agenda: Agenda,
        zone: str,
        prefix: str,
    ) -> None:
        self._queue = queue
        self._load = load
        self._profile = profile
        self._chance = chance
        self._phones = phones
        self._agenda = agenda
        self._zone = zone
        self._prefix = prefix
        self._dice = chance.of("arrivals", queue)
        self._count = 0

    def begin(self, at: int) -> None:
        """Put the first one on the agenda."""
        if self._load.calls_per_h > 0:
            self._next(at)

    def _next(self, at: int) -> None:
        """By thinning: come at the peak's rate, and stay only as often as the hour has of the peak."""
        due = at + until_next_ms(self._dice, 3600 / self._load.calls_per_h)
        stays = self._dice.random()
        self._agenda.put(due, f"caller {self._queue}", lambda now: self._comes(now, stays))

    def _comes(self, at: int, stays: float) -> list[Input]:
        self._next(at)
        local = local_of(self._zone, at)
        if stays >= self._profile.share_of_peak(local.hour + local.minute / 60):
            return []
        self._count += 1
        call = f"{self._prefix}-{self._queue}-{self._count}"
        dice = self._chance.of("caller", self._queue, self._count)
        patience = at + until_next_ms(dice, self._load.patience_mean_s)
        self._agenda.put(patience, f"caller {call}", lambda now: self._loses_patience(now, call))
        external = dice.random() < self._load.external
        caller = f"+49 30 5550{dice.randrange(100, 1000)}" if external else f"{dice.randrange(200, 300)}"
        return self._phones.caller_comes(at, call, self._queue, caller, external=external)

    def _loses_patience(self, at: int, call: str) -> list[Input]:
        line = self._phones.lines.get(call)
        return self._phones.caller_hangs_up(at, call) if line is not None and not line.up else []
